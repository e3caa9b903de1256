"""The word tables of the claim stage, for the check and the docs."""

from __future__ import annotations

from waqai.claims.contradictions.lexica import TABLES as RIVALS
from waqai.claims.figures.lexica import TABLES as FIGURES

__all__ = ["TABLES"]

TABLES = (*RIVALS, *FIGURES)
