"""The lexica of figures: words beside a number that say what it counts and over what time.

Tables: verbs.tsv and words.tsv. Roles:

- kill, hurt, arrest, displace, take, free, lose: what was done to those counted
- level: they are there (تنشر); total: they were counted (بلغ عدد)
- killed-of … attacks-of: what a bare number counts (عدد القتلى 30)
- since, within, so-far, then: the window
- war, scatter, nth: more than one happening; incident: one
- money, ransom, aid-to: money that belongs to a conflict
- block: another world, in the whole sentence; near: where nothing was done to those counted
"""

from __future__ import annotations

from typing import Any

import msgspec

from waqai.arabic.inflect import verb_forms
from waqai.lexicon.lexicon import Lexicon, Policy
from waqai.lexicon.tables import read_table

__all__ = ["TABLES", "FigureVerb", "FigureWord", "lexica"]


class FigureVerb(msgspec.Struct, frozen=True):
    """A row of verbs.tsv: a verb that governs a count. stems: as in mentions/trigger/verbs.tsv.

    role: kill, hurt, arrest, displace, take, free, lose, level or total.
    """

    id: str
    perfect: str
    imperfect: str
    stems: str
    role: str


class FigureWord(msgspec.Struct, frozen=True):
    """A row of words.tsv: a noun or phrase beside a count.

    role: as of a verb, or: killed-of, injured-of … (what a bare number counts), since, within,
    so-far, then (its window), war, scatter, nth, incident, money, ransom, aid-to, block, near.
    """

    id: str
    form: str
    role: str


TABLES: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("claims/figures/verbs.tsv", FigureVerb),
    ("claims/figures/words.tsv", FigureWord),
)


def lexica() -> list[Lexicon[Any]]:
    """Two lexica: "figure_verb" and "figure_word"."""
    verbs = read_table("claims/figures/verbs.tsv", FigureVerb)
    words = read_table("claims/figures/words.tsv", FigureWord)
    return [
        Lexicon(
            "figure_verb",
            verbs,
            (
                (form, number, feature)
                for number, row in enumerate(verbs)
                for form, feature in verb_forms(row.perfect, row.imperfect, row.stems)
            ),
            Policy("verb", "exact", pronouns=True),
        ),
        Lexicon(
            "figure_word",
            words,
            ((row.form, number, "") for number, row in enumerate(words)),
            Policy("noun", "loose", pronouns=True),
        ),
    ]
