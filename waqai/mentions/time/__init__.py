"""Dates, relative expressions, durations and sets."""
