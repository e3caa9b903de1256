"""Scoring of coded reports against gold: precision and recall of events and of every field.

`waqai evaluate` and the project's own gate (`eval/gate.py`) both call `evaluate`.
"""
