"""Labels, datelines and links of an article → publisher, agency, author, dateline.

The publisher is who brings the text to its readers, the agency whose copy it is. They come from,
best first: a label (المصدر: …), the dateline, a signature after the story, a link to the outlet.
If all are silent: the one outlet to which somebody in the story speaks (قال … لوكالة شفق نيوز),
basis "inferred". Reads outlets.tsv and bylines.tsv through their lexica.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from waqai.lexicon.scan import Hit
from waqai.model.document import Hints
from waqai.model.report import Stated
from waqai.text.dateline import Dateline
from waqai.text.dateline_parts import Part
from waqai.text.furniture import Notice
from waqai.text.page import Line, Page
from waqai.text.told import told_outlet

__all__ = ["Clues", "Credits", "Label", "read_credits"]

_NAME = 5  # words of a name behind a label
_AUTHOR = ("label-author", "label-by", "label-written", "label-prepared", "label-correspondent")


class Label(NamedTuple):
    """A label line and what it was recognised by."""

    line: Line
    notice: Notice


class Credits(NamedTuple):
    """Who published, supplied and wrote an article, and where it was filed."""

    publisher: Stated | None
    agency: Stated | None
    author: Stated | None
    dateline: Stated | None


class Clues(msgspec.Struct):
    """Where an article names who brought it: labels, datelines, links (token ranges)."""

    labels: list[Label] = []
    datelines: list[Dateline] = []
    links: list[tuple[int, int]] = []


def read_credits(
    page: Page, clues: Clues, body: Sequence[tuple[int, int]], hints: Hints
) -> Credits:
    """The credits of an article. `body`: its token ranges; `hints` give a publisher of last use."""
    found: dict[str, Stated] = {}
    for label in clues.labels:
        _read_label(page, label, found)
    for dateline in clues.datelines:
        for part in dateline.parts:
            _read_part(page, part, found)
    for first, stop in clues.links:
        for hit in page.hits("outlet", first, stop)[:1]:
            found.setdefault("publisher", _stated(page, hit))
    if "publisher" not in found and "agency" not in found:
        told = told_outlet(page, body)
        if told is not None:
            stated = _stated(page, told)
            found[_field(page, told)] = msgspec.structs.replace(stated, basis="inferred")
    if "publisher" not in found and hints.publisher:
        found["publisher"] = Stated(hints.publisher, basis="hint")
    return Credits(
        found.get("publisher"), found.get("agency"), found.get("author"), found.get("dateline")
    )


def _read_label(page: Page, label: Label, found: dict[str, Stated]) -> None:
    """The value of a label line: an author, or an outlet behind المصدر."""
    line, notice = label
    row_id = notice.row.id
    if row_id.startswith(_AUTHOR):
        name = _words(page, notice.stop, line.stop)
        if name is not None:
            found.setdefault("author", name)
    elif row_id.startswith(("label-source", "label-agency")):
        hits = page.hits("outlet", notice.stop, line.stop)
        for hit in hits[:1]:
            found.setdefault(_field(page, hit), _stated(page, hit))
        for hit in page.hits("byline", notice.stop, line.stop):
            row = page.byline(hit)
            if row.kind == "agency" and row.position == "after":
                found.setdefault("agency", _quoted(page, hit.first, hit.stop))
        if not hits and "agency" not in found:
            name = _words(page, notice.stop, line.stop)
            if name is not None:
                found.setdefault("publisher", name)


def _read_part(page: Page, part: Part, found: dict[str, Stated]) -> None:
    """One part of a dateline."""
    if part.kind == "outlet":
        hit = page.hits("outlet", part.first, part.first + 1)[0]
        found.setdefault(_field(page, hit), _stated(page, hit))
        return
    if part.kind == "supplier":
        hit = page.hits("outlet", part.first, part.first + 1)[0]
        found.setdefault("agency", _stated(page, hit))
        return
    field = {
        "outlet_name": "publisher",
        "agency_name": "agency",
        "agencies": "agency",
        "author": "author",
        "place": "dateline",
    }.get(part.kind)
    if field is not None:
        found.setdefault(field, _quoted(page, part.first, part.stop))


def _field(page: Page, hit: Hit) -> str:
    return "agency" if page.outlet(hit).kind == "agency" else "publisher"


def _stated(page: Page, hit: Hit) -> Stated:
    span = page.scan.hit_span(hit)
    words = page.scan.text[span.start : span.end]
    row = page.outlet(hit)
    is_fused = hit.peel.has_article and hit.peel.proclitic.endswith("ل")  # للأناضول
    return Stated(row.form if is_fused else words, row.outlet_id, words, span)


def _quoted(page: Page, first: int, stop: int) -> Stated:
    words = page.scan.quote(first, stop)
    return Stated(words, None, words, page.scan.span(first, stop))


def _words(page: Page, first: int, stop: int) -> Stated | None:
    """The first words after a label, up to the next mark; None if there are none or too many."""
    while first < stop and not page.is_word(first):
        first += 1
    end = first
    while end < stop and page.is_word(end):
        end += 1
    return _quoted(page, first, end) if 0 < end - first <= _NAME else None
