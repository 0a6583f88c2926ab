"""The script that draws the site."""
