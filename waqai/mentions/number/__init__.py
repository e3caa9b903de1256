"""Counts, and numbers that are something else."""
