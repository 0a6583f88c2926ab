"""Figures in English sentences: amounts, periods, whole claims, summaries. Pure functions."""
