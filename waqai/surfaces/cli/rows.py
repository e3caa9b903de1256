"""Report → flat rows, one per event, for spreadsheets and data frames.

Lists become one cell with ` | ` between; ranges two columns. An empty cell means the text does not
say. A failed document has one row, with `error` alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import msgspec

from waqai.model.report import (
    Actor,
    ArticleReport,
    CountRow,
    ErrorReport,
    Event,
    Place,
    Report,
    Source,
)

__all__ = ["COLUMNS", "Row", "csv_header", "csv_lines", "error_row", "event_rows"]

_BETWEEN = " | "


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One event. The fields are the columns, in order."""

    document: str
    article: int | None = None
    event: str | None = None
    type: str | None = None
    factuality: str | None = None
    background: bool | None = None
    confidence: float | None = None
    date_start: str | None = None
    date_end: str | None = None
    date_precision: str | None = None
    part_of_day: str | None = None
    place: str | None = None
    place_en: str | None = None
    place_id: str | None = None
    admin1: str | None = None
    admin1_ar: str | None = None
    admin2: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    place_precision: str | None = None
    actors: str | None = None
    actor_ids: str | None = None
    targets: str | None = None
    target_ids: str | None = None
    weapons: str | None = None
    killed_low: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured_high: int | None = None
    harmed_low: int | None = None
    harmed_high: int | None = None
    captured_low: int | None = None
    captured_high: int | None = None
    missing_low: int | None = None
    missing_high: int | None = None
    sources: str | None = None
    claimed_by: str | None = None
    trigger: str | None = None
    evidence: str | None = None
    evidence_start: int | None = None
    evidence_end: int | None = None
    acled_event_type: str | None = None
    acled_sub_event_type: str | None = None
    plover_event: str | None = None
    plover_mode: str | None = None
    ucdp_type_of_violence: int | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    coder: str | None = None
    error: str | None = None


COLUMNS = Row.__struct_fields__


def event_rows(report: Report) -> Iterator[Row]:
    """The rows of a report's events, in order."""
    for article in report.articles:
        for event in article.events:
            yield _row(report, article, event)


def error_row(error: ErrorReport) -> Row:
    """The row of a document that could not be coded."""
    return Row(document=error.document.id, error=f"{error.error.kind}: {error.error.message}")


def csv_header() -> str:
    """The header line."""
    return ",".join(COLUMNS) + "\n"


def csv_lines(rows: Iterable[Row]) -> str:
    """The rows as lines of CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows(map(_cell, msgspec.structs.astuple(row)) for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def _row(report: Report, article: ArticleReport, event: Event) -> Row:
    date, place, codes = event.date, event.place or Place("", ""), event.codes
    published = article.published
    return Row(
        document=report.document.id,
        article=article.index,
        event=event.id,
        type=event.type,
        factuality=event.factuality,
        background=event.background,
        confidence=event.confidence,
        date_start=date.start.isoformat() if date else None,
        date_end=date.end.isoformat() if date else None,
        date_precision=date.precision if date else None,
        part_of_day=date.part_of_day if date else None,
        place=place.name or None,
        place_en=place.name_en,
        place_id=place.id,
        admin1=place.admin1,
        admin1_ar=place.admin1_ar,
        admin2=place.admin2,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        place_precision=place.precision or None,
        actors=_names(event.actors),
        actor_ids=_ids(event.actors),
        targets=_names(event.targets),
        target_ids=_ids(event.targets),
        weapons=_joined(weapon.code for weapon in event.weapons),
        killed_low=_low(event.killed),
        killed_high=_high(event.killed),
        injured_low=_low(event.injured),
        injured_high=_high(event.injured),
        harmed_low=_low(event.harmed),
        harmed_high=_high(event.harmed),
        captured_low=_low(event.captured),
        captured_high=_high(event.captured),
        missing_low=_low(event.missing),
        missing_high=_high(event.missing),
        sources=_names(event.sources),
        claimed_by=_names(event.claimed_by),
        trigger=event.trigger.quote,
        evidence=event.evidence.quote,
        evidence_start=event.evidence.span.start,
        evidence_end=event.evidence.span.end,
        acled_event_type=codes.acled.event_type,
        acled_sub_event_type=codes.acled.sub_event_type,
        plover_event=codes.plover.event if codes.plover else None,
        plover_mode=codes.plover.mode if codes.plover else None,
        ucdp_type_of_violence=codes.ucdp.type_of_violence,
        title=article.title.quote if article.title else None,
        published=published.start.isoformat() if published else None,
        publisher=article.publisher.name if article.publisher else None,
        url=report.document.url,
        coder=f"{report.coder.name} {report.coder.fingerprint}",
    )


def _joined(words: Iterable[str]) -> str | None:
    return _BETWEEN.join(words) or None


def _names(parties: Iterable[Actor | Source]) -> str | None:
    return _joined(party.name for party in parties)


def _ids(parties: Iterable[Actor]) -> str | None:
    return _joined(party.id for party in parties if party.id)


def _standing(rows: tuple[CountRow, ...]) -> list[CountRow]:
    """The rows that add up: a toll replaced by a later one does not."""
    return [row for row in rows if row.status != "superseded"]


def _low(rows: tuple[CountRow, ...]) -> int | None:
    standing = _standing(rows)
    return sum(row.low for row in standing) if standing else None


def _high(rows: tuple[CountRow, ...]) -> int | None:
    """The highest total; None when a row is open above, or there is none."""
    highs = [row.high for row in _standing(rows)]
    return sum(high for high in highs if high is not None) if highs and None not in highs else None
