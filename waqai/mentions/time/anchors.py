"""Facts that date a text: terms of office and well-known dated events.

In: anchors.tsv. Out: the lexicon `time_anchor` and its rows. A term of office counts only when the
title stands before the name (`title`, words in cues.tsv); an event's form names it by itself. Row
`horizon` says up to which day the table is kept.
"""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Any

import msgspec

from waqai.lexicon.lexicon import Lexicon, Policy
from waqai.lexicon.tables import read_table

__all__ = ["ANCHORS", "Anchor", "anchor_lexicon", "anchors", "horizon"]

ANCHORS = "time_anchor"


class Anchor(msgspec.Struct, frozen=True):
    """A fact with its days, both included; `until` empty while it lasts.

    kind: office_term, event_date, horizon. `title`: kind of title the name needs before it.
    """

    id: str
    form: str
    since: datetime.date
    kind: str
    title: str
    source: str
    until: datetime.date | None = None


@lru_cache(maxsize=1)
def _table() -> tuple[Anchor, ...]:
    return read_table("mentions/time/anchors.tsv", Anchor)


@lru_cache(maxsize=1)
def anchors() -> tuple[Anchor, ...]:
    """The facts that have words of their own."""
    return tuple(row for row in _table() if row.form)


@lru_cache(maxsize=1)
def horizon() -> datetime.date:
    """The last day that the table speaks for."""
    return max(row.since for row in _table() if row.kind == "horizon")


def anchor_lexicon() -> Lexicon[Any]:
    """The lexicon `time_anchor`; its rows are `anchors()`."""
    rows = anchors()
    forms = [(row.form, number, "") for number, row in enumerate(rows)]
    return Lexicon(ANCHORS, rows, forms, Policy("noun", "exact", False))
