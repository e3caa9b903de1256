"""`waqai.report/1` and `waqai.error/1`: the records Waqai writes, as typed structs.

Names and shapes follow the contract; msgspec encodes them as they stand. Spans are half-open code
points of the document's text. Unknown is None or an empty list, never "" or 0.
"""

from __future__ import annotations

import datetime

import msgspec

from waqai.model.evidence import Evidence, Span

__all__ = [
    "Account",
    "Acled",
    "Actor",
    "ArticleReport",
    "CoderInfo",
    "Codes",
    "Contradiction",
    "CountRow",
    "Date",
    "DocumentInfo",
    "ErrorReport",
    "Event",
    "Figure",
    "Including",
    "Place",
    "Plover",
    "Relation",
    "Report",
    "Source",
    "Stated",
    "Summary",
    "Ucdp",
    "Weapon",
]


class Stated(msgspec.Struct, frozen=True, omit_defaults=True):
    """A value named by words of the text: publisher, agency, author, dateline."""

    name: str
    id: str | None = None
    quote: str | None = None
    span: Span | None = None
    basis: str = "text"


class Date(msgspec.Struct, frozen=True, omit_defaults=True):
    """Days, both ends included. `basis`: text, hint, inferred or computed."""

    start: datetime.date
    end: datetime.date
    precision: str
    part_of_day: str | None = None
    quote: str | None = None
    span: Span | None = None
    basis: str = "text"
    evidence: tuple[Evidence, ...] = ()


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place; lat and lon are None while the name stays ambiguous between its `candidates`.

    precision: point, near, district, admin1, region, country, sea_air.
    """

    name: str
    precision: str
    name_en: str | None = None
    id: str | None = None
    admin1: str | None = None
    admin1_ar: str | None = None
    admin2: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    quote: str | None = None
    span: Span | None = None
    basis: str = "text"
    candidates: tuple[Place, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Actor(msgspec.Struct, frozen=True, omit_defaults=True):
    """A party or target; `id` is None when it is not in the register."""

    name: str
    name_en: str | None = None
    id: str | None = None
    kind: str | None = None
    quote: str | None = None
    span: Span | None = None
    basis: str = "text"
    evidence: tuple[Evidence, ...] = ()


class Weapon(msgspec.Struct, frozen=True, omit_defaults=True):
    """A weapon by its code in the coding guide."""

    code: str
    quote: str | None = None
    span: Span | None = None


class Including(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stated part of a count ("بينهم طفلان"); it does not add to it."""

    who: str
    low: int
    high: int | None


class CountRow(msgspec.Struct, frozen=True):
    """A row of killed, injured, harmed, captured or missing. Rows of one event add up.

    party: whose people (actor, target, bystander). status: initial, updated, superseded,
    died_later.
    """

    low: int
    high: int | None
    approx: bool = False
    vague: bool = False
    who: str | None = None
    kind: str | None = None
    party: str | None = None
    including: tuple[Including, ...] = ()
    status: str = "initial"
    quote: str | None = None
    span: Span | None = None


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who says so. stance: reports, claims, denies, confirms, accuses."""

    name: str
    kind: str
    stance: str
    id: str | None = None
    quote: str | None = None
    span: Span | None = None
    description: str | None = None


class Acled(msgspec.Struct, frozen=True):
    """ACLED codes of an event; types ACLED lacks have no event_type."""

    event_type: str | None
    sub_event_type: str | None
    disorder_type: str | None
    time_precision: int | None
    geo_precision: int | None


class Plover(msgspec.Struct, frozen=True):
    """PLOVER event and mode."""

    event: str
    mode: str | None = None


class Ucdp(msgspec.Struct, frozen=True):
    """UCDP GED codes; type_of_violence is None when the parties do not decide it."""

    type_of_violence: int | None
    date_prec: int | None
    where_prec: int | None


class Codes(msgspec.Struct, frozen=True):
    """The event in other schemes."""

    acled: Acled
    plover: Plover | None  # other_strategic has no one PLOVER event
    ucdp: Ucdp


class Summary(msgspec.Struct, frozen=True):
    """One factual sentence in each language, made from the record alone."""

    ar: str
    en: str


class Event(msgspec.Struct, frozen=True):
    """One reported happening of an article."""

    id: str
    type: str
    factuality: str
    background: bool
    confidence: float | None
    trigger: Evidence
    evidence: Evidence
    mentions: tuple[Span, ...]
    date: Date | None
    place: Place | None
    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    weapons: tuple[Weapon, ...]
    killed: tuple[CountRow, ...]
    injured: tuple[CountRow, ...]
    harmed: tuple[CountRow, ...]
    captured: tuple[CountRow, ...]
    missing: tuple[CountRow, ...]
    sources: tuple[Source, ...]
    claimed_by: tuple[Source, ...]
    codes: Codes
    summary: Summary | None
    rules: tuple[str, ...]


class Figure(msgspec.Struct, frozen=True):
    """A reported tally or level that is not one event's own toll."""

    id: str
    measure: str
    low: int
    high: int | None
    approx: bool
    place: Place | None
    since: datetime.date | None
    until: datetime.date | None
    sources: tuple[Source, ...]
    quote: str
    span: Span
    evidence: Evidence


class Account(msgspec.Struct, frozen=True):
    """One of several accounts of a field."""

    value: str
    source: str | None
    quote: str
    span: Span


class Contradiction(msgspec.Struct, frozen=True):
    """Accounts inside one article that cannot all be true."""

    field: str
    events: tuple[str, ...]
    accounts: tuple[Account, ...]


class Relation(msgspec.Struct, frozen=True):
    """What the text says of two parties: part_of, leads, member_of, spokesman_of …

    `role`: the words of the office, of persons who hold one (الأمين العام).
    """

    subject: Actor
    relation: str
    object: Actor
    quote: str
    span: Span
    role: str | None = None


class ArticleReport(msgspec.Struct, frozen=True):
    """One article of a document with all that was coded in it."""

    index: int
    title: Evidence | None
    body: tuple[Span, ...]
    published: Date | None
    publisher: Stated | None
    agency: Stated | None
    author: Stated | None
    dateline: Stated | None
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    contradictions: tuple[Contradiction, ...]
    relations: tuple[Relation, ...]


class DocumentInfo(msgspec.Struct, frozen=True):
    """The document a report is about. `text` is given unless the source was plain UTF-8 text."""

    id: str
    sha256: str
    media_type: str
    encoding: str
    url: str | None
    characters: int
    warnings: tuple[str, ...]
    text: str | None = None


class CoderInfo(msgspec.Struct, frozen=True):
    """Which coder made the report. Same bytes, hints and fingerprint: same line."""

    name: str
    fingerprint: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """`waqai.report/1`: one line per document."""

    schema: str = "waqai.report/1"
    document: DocumentInfo
    coder: CoderInfo
    articles: tuple[ArticleReport, ...]


class _ErrorDocument(msgspec.Struct, frozen=True):
    id: str


class _ErrorDetail(msgspec.Struct, frozen=True):
    kind: str
    message: str
    where: str | None


class ErrorReport(msgspec.Struct, frozen=True, kw_only=True):
    """`waqai.error/1`: a document that could not be coded."""

    schema: str = "waqai.error/1"
    document: _ErrorDocument
    error: _ErrorDetail

    @classmethod
    def of(cls, document_id: str, kind: str, message: str, where: str | None) -> ErrorReport:
        """The error record of a document."""
        return cls(document=_ErrorDocument(document_id), error=_ErrorDetail(kind, message, where))
