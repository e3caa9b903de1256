"""What is compared: a document's events, figures, contradictions and dates, from either form.

Gold in the coding guide's form and reports of any coder are both read into these, so that a
comparison never asks where a record came from. Spans are half-open code points of the text.
"""

from __future__ import annotations

import msgspec

from waqai.model.evidence import Span

__all__ = ["Coded", "Count", "Days", "EventRecord", "FigureRecord"]


class Days(msgspec.Struct, frozen=True):
    """First and last day as ISO words, both included."""

    start: str
    end: str


class Count(msgspec.Struct, frozen=True):
    """A row of a toll; `high` None means open above."""

    low: int = 0
    high: int | None = None
    status: str | None = None


class EventRecord(msgspec.Struct, frozen=True):
    """One event as far as it is compared. Parties and sources are their words in the text."""

    type: str
    factuality: str = "asserted"
    background: bool = False
    trigger: Span | None = None
    evidence: Span | None = None
    date: Days | None = None
    place: str | None = None
    admin1: str | None = None
    country: str | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    weapons: frozenset[str] = frozenset()
    killed: tuple[Count, ...] = ()
    injured: tuple[Count, ...] = ()
    harmed: tuple[Count, ...] = ()
    quote: str = ""


class FigureRecord(msgspec.Struct, frozen=True):
    """A reported tally: equal when measure, low and high are."""

    measure: str | None
    low: float | None = None
    high: float | None = None


class Coded(msgspec.Struct, frozen=True):
    """One document as coded. `published`: one entry per article, None where no date is known.

    `contradictions` are the fields in dispute, one entry per contradiction. `problems` name values
    whose span does not hold their words.
    """

    events: tuple[EventRecord, ...] = ()
    figures: tuple[FigureRecord, ...] = ()
    contradictions: tuple[str, ...] = ()
    published: tuple[str | None, ...] = ()
    problems: tuple[str, ...] = ()
