"""Parties and targets, registered or described."""
