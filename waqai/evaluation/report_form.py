"""Reports (waqai.report/1) → what is compared, with the values whose span does not hold.

Only the fields that are scored are read, so that reports of other coders score as well.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from waqai.evaluation.records import Coded, Count, Days, EventRecord, FigureRecord
from waqai.model.evidence import Span

__all__ = ["ReportRecord", "coded_of_report"]

# Whole sentences are no triggers, paragraphs no evidence and clauses no place names: such values
# would match everything.
_MOST_TRIGGER_WORDS, _MOST_EVIDENCE_WORDS, _MOST_PLACE_WORDS = 12, 80, 8


class _Words(msgspec.Struct):
    quote: str | None = None
    span: tuple[int, int] | None = None
    name: str | None = None

    @property
    def words(self) -> str:
        """The words of the text, else the name."""
        return self.quote or self.name or ""


class _Date(msgspec.Struct):
    start: str | None = None
    end: str | None = None


class _Place(_Words):
    admin1: str | None = None
    country: str | None = None


class _Weapon(msgspec.Struct):
    code: str


class _Count(msgspec.Struct):
    low: int | None = 0
    high: int | None = None
    status: str | None = None


class _Event(msgspec.Struct):
    type: str
    factuality: str = "asserted"
    background: bool | None = False
    trigger: _Words | None = None
    evidence: _Words | None = None
    date: _Date | None = None
    place: _Place | None = None
    actors: list[_Words | str] | None = None
    targets: list[_Words | str] | None = None
    weapons: list[_Weapon | str] | None = None
    killed: list[_Count] | None = None
    injured: list[_Count] | None = None
    harmed: list[_Count] | None = None
    sources: list[_Words | str] | None = None
    claimed_by: list[_Words | str] | None = None


class _Figure(msgspec.Struct):
    measure: str | None = None
    low: float | None = None
    high: float | None = None


class _Contradiction(msgspec.Struct):
    field: str


class _Article(msgspec.Struct):
    published: _Date | None = None
    events: list[_Event] | None = None
    figures: list[_Figure] | None = None
    contradictions: list[_Contradiction] | None = None


class _Document(msgspec.Struct):
    id: str


class ReportRecord(msgspec.Struct):
    """One line of a report file, as far as it is scored."""

    document: _Document
    articles: list[_Article] | None = None


def coded_of_report(record: ReportRecord, raw: object, text: str) -> Coded:
    """The record of a document of this text. `raw` is the same line as plain JSON values."""
    articles = record.articles or []
    named = raw.get("articles") if isinstance(raw, dict) else None
    return Coded(
        events=tuple(_event(event, text) for a in articles for event in a.events or ()),
        figures=tuple(
            FigureRecord(f.measure, f.low, f.high) for a in articles for f in a.figures or ()
        ),
        contradictions=tuple(row.field for a in articles for row in a.contradictions or ()),
        published=tuple(a.published.start if a.published else None for a in articles),
        problems=tuple(_bad_spans(named, text, record.document.id)),
    )


def _event(event: _Event, text: str) -> EventRecord:
    trigger = _short(_span(event.trigger), text, _MOST_TRIGGER_WORDS)
    evidence = _short(_span(event.evidence), text, _MOST_EVIDENCE_WORDS)
    place = event.place or _Place()
    name = place.words
    date = event.date
    return EventRecord(
        type=event.type,
        factuality=event.factuality,
        background=bool(event.background),
        trigger=trigger,
        evidence=evidence or trigger,
        date=Days(date.start, date.end or date.start) if date and date.start else None,
        place=name if name and len(name.split()) <= _MOST_PLACE_WORDS else None,
        admin1=place.admin1,
        country=place.country,
        actors=_names(event.actors),
        targets=_names(event.targets),
        sources=_names(event.sources),
        claimed_by=_names(event.claimed_by),
        weapons=frozenset(w if isinstance(w, str) else w.code for w in event.weapons or ())
        - {"unknown"},
        killed=_counts(event.killed),
        injured=_counts(event.injured),
        harmed=_counts(event.harmed),
        quote=event.evidence.words if event.evidence else "",
    )


def _names(parties: list[_Words | str] | None) -> tuple[str, ...]:
    return tuple(p if isinstance(p, str) else p.words for p in parties or ())


def _counts(rows: list[_Count] | None) -> tuple[Count, ...]:
    return tuple(Count(row.low or 0, row.high, row.status) for row in rows or ())


def _span(words: _Words | None) -> Span | None:
    return Span(*words.span) if words and words.span else None


def _short(span: Span | None, text: str, most_words: int) -> Span | None:
    return span if span and len(text[span.start : span.end].split()) <= most_words else None


def _bad_spans(node: object, text: str, path: str) -> Iterator[str]:
    """A line for every value of a record whose span does not hold its quote."""
    if isinstance(node, dict):
        span, quote = node.get("span"), node.get("quote")
        if span and "quote" in node and text[span[0] : span[1]] != quote:
            yield f"{path}: span {span[0]}:{span[1]} is not {quote!r}"
        for key, value in node.items():
            yield from _bad_spans(value, text, f"{path}.{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _bad_spans(value, text, f"{path}[{number}]")
