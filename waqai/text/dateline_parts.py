"""A token → the part of a dateline that begins there: outlet, place, date, وكالات, خاص, author.

Reads bylines.tsv and outlets.tsv, the place names and the time mentions of the page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from waqai.lexicon.vocabulary import NUMBER
from waqai.model.mention import TimeMention
from waqai.text.page import Page

__all__ = ["CLOSING", "OPENERS", "STRONG", "UNKNOWN", "Part", "known_part"]

UNKNOWN = 4  # words of an author or of an outlet that is not in the table
OPENERS = frozenset(["(", "[", '"', "«", "“", "'"])
CLOSING = frozenset([")", "]", '"', "»", "”", "“", "'"])
STRONG = frozenset(["-", "–", "—", "−", "‐", "‑", ":", "|", "_"])
_NAMES = {"agency": "agency_name", "publisher": "outlet_name", "supplier": "agency_name"}


class Part(NamedTuple):
    """A part of a dateline.

    kind: outlet (registered), supplier (the same, behind خدمة or بالاتفاق مع), outlet_name and
    agency_name (announced or bracketed, not registered), place, date, agencies (وكالات), credit
    (خاص, متابعات), author; while a dateline is read also unknown and byline (a name behind تقرير
    and the like). [first, stop): its tokens. `is_enclosed`: it stands in brackets or quotes.
    """

    kind: str
    first: int
    stop: int
    is_enclosed: bool = False


def known_part(
    page: Page, position: int, stop: int, times: Sequence[TimeMention], part_kind: str
) -> Part | None:
    """The known part that begins at a token; kind `with` for words that only stand beside one."""
    word = page.words[position]
    mention = _time_at(times, position)
    if mention is not None and mention.stop <= stop and _is_date(mention):
        return Part("date", position, mention.stop)
    for hit in page.hits("outlet", position, position + 1):
        if not hit.peel.proclitic:
            return Part("outlet", position, hit.stop)
    for hit in page.hits("byline", position, position + 1):
        row = page.byline(hit)
        if hit.peel.proclitic:
            continue
        if row.kind == "date":
            return Part("with", position, hit.stop)
        if row.kind == "agency" and row.position == "after":
            return Part("agencies", position, hit.stop)
        if row.kind in ("publisher", "author") and row.position == "after":
            return Part("credit", position, hit.stop)
        if row.kind in ("author", "editing") and row.position == "before":
            return _announced(page, hit.stop, stop, position, "byline")
        if row.kind in _NAMES and hit.stop < stop and part_kind != "known":
            return _announced(page, hit.stop, stop, position, row.kind)
    if word.kind == NUMBER:
        return Part("with", position, position + 1)
    for hit in page.hits("place", position, position + 1):
        if not hit.peel.proclitic and mention is None:
            return Part("place", position, hit.stop)
    return None


def _time_at(times: Sequence[TimeMention], position: int) -> TimeMention | None:
    at = bisect_left(times, position, key=lambda mention: mention.first)
    return times[at] if at < len(times) and times[at].first == position else None


def _is_date(mention: TimeMention) -> bool:
    """True for a day or a time of day, the only times that datelines have."""
    fields = mention.fields
    return "hour" in fields or ({"day", "month"} <= fields.keys() and "holiday" not in fields)


def _announced(page: Page, position: int, stop: int, first: int, kind: str) -> Part | None:
    """A name that its word announces: وكالة الأفق, قناة «المدار», خدمة «X», تقرير: فلان."""
    found = position
    skipped = OPENERS | ({":", "-", "/", "–"} if kind == "byline" else {":"})
    while position < stop and page.words[position].raw in skipped:
        position += 1
    if kind != "byline":
        for hit in page.hits("outlet", position, position + 1):
            return Part("supplier" if kind == "supplier" else "outlet", position, hit.stop)
    elif position == found:
        return None  # تحرير تعز: no name is announced
    inner = position
    end = position
    while end < stop and page.is_word(end):
        end += 1
    if not 0 < end - position < UNKNOWN:
        return None
    if end < stop and page.words[end].raw not in STRONG | CLOSING:
        return None
    if kind == "byline":
        return Part("byline", position, end)
    is_enclosed = page.words[inner - 1].raw in OPENERS and inner > first
    return Part(_NAMES[kind], inner if is_enclosed else first, end, is_enclosed)
