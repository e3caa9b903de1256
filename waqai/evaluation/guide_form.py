"""Records in the coding guide's form → what is compared. Words become spans by search."""

from __future__ import annotations

import msgspec

from waqai.evaluation.records import Coded, Count, Days, EventRecord, FigureRecord
from waqai.model.evidence import Span

__all__ = ["GuideRecord", "coded_of_guide"]


class _Date(msgspec.Struct):
    start: str
    end: str | None = None


class _Place(msgspec.Struct):
    name: str | None = None
    admin1: str | None = None
    country: str | None = None


class _Count(msgspec.Struct):
    low: int | None = 0
    high: int | None = None


class _Event(msgspec.Struct):
    type: str
    factuality: str = "asserted"
    background: bool | None = False
    trigger: str | None = None
    evidence: str | None = None
    date: _Date | None = None
    place: _Place | None = None
    actors: list[str] | None = None
    targets: list[str] | None = None
    weapons: list[str] | None = None
    killed: list[_Count] | None = None
    injured: list[_Count] | None = None
    harmed: list[_Count] | None = None
    sources: list[str] | None = None
    claimed_by: list[str] | None = None


class _Figure(msgspec.Struct):
    measure: str | None = None
    low: float | None = None
    high: float | None = None


class _Contradiction(msgspec.Struct):
    field: str


class _Article(msgspec.Struct):
    published: str | None = None


class GuideRecord(msgspec.Struct):
    """One line of a gold file: the guide's object for one document, as far as it is scored."""

    doc: str
    articles: list[_Article] | None = None
    events: list[_Event] | None = None
    figures: list[_Figure] | None = None
    contradictions: list[_Contradiction] | None = None


def coded_of_guide(record: GuideRecord, text: str) -> Coded:
    """The record of a document of this text."""
    return Coded(
        events=tuple(_event(event, text) for event in record.events or ()),
        figures=tuple(FigureRecord(f.measure, f.low, f.high) for f in record.figures or ()),
        contradictions=tuple(row.field for row in record.contradictions or ()),
        published=tuple(article.published or None for article in record.articles or ()),
    )


def _event(event: _Event, text: str) -> EventRecord:
    evidence = _find(text, event.evidence)
    trigger = _find(text, event.trigger, evidence)
    place = event.place or _Place()
    return EventRecord(
        type=event.type,
        factuality=event.factuality,
        background=bool(event.background),
        trigger=trigger,
        evidence=evidence or trigger,
        date=Days(event.date.start, event.date.end or event.date.start) if event.date else None,
        place=place.name,
        admin1=place.admin1,
        country=place.country,
        actors=tuple(event.actors or ()),
        targets=tuple(event.targets or ()),
        sources=tuple(event.sources or ()),
        claimed_by=tuple(event.claimed_by or ()),
        weapons=frozenset(event.weapons or ()) - {"unknown"},
        killed=_counts(event.killed),
        injured=_counts(event.injured),
        harmed=_counts(event.harmed),
        quote=event.evidence or event.trigger or "",
    )


def _counts(rows: list[_Count] | None) -> tuple[Count, ...]:
    return tuple(Count(row.low or 0, row.high) for row in rows or ())


def _find(text: str, words: str | None, near: Span | None = None) -> Span | None:
    """Where the words stand, inside `near` if they do, else first in the text; None if nowhere."""
    if not words:
        return None
    start = text.find(words, near.start, near.end) if near else -1
    if start < 0:
        start = text.find(words)
    return Span(start, start + len(words)) if start >= 0 else None
