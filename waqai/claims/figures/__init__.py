"""Tallies and levels that a report quotes: attacks since a date, troops in a country, displaced."""
