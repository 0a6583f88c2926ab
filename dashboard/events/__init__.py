"""Imported event data beside the reported figures: what the pages show of it, and to whom."""
