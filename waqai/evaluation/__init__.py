"""Scoring of reports against gold."""
