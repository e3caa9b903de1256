"""The beginning of a line → dateline: place, outlets, author, date, and where the story begins.

"بغداد / المدى", "صنعاء-سانا", "إسطنبول - خاص", "فهد كاملي - سبق - اليمن: …", "بغداد (أ ف ب): …".
A dateline is a row of parts between dashes, slashes, colons, brackets or quotes. Each part is
known (outlet, place, date, وكالات, خاص) or at most four unknown words; a part never mixes both.
Reads bylines.tsv and outlets.tsv, the place names and the time mentions of the page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from waqai.lexicon.vocabulary import LATIN, MARK, NUMBER
from waqai.model.mention import TimeMention
from waqai.text.page import Line, Page

__all__ = ["Dateline", "Part", "read_dateline"]

_LONGEST = 34  # tokens a dateline may take
_UNKNOWN = 4  # words of an author or of an outlet that is not in the table
_OPENERS = frozenset(["(", "[", '"', "«", "“", "'"])
_CLOSING = frozenset([")", "]", '"', "»", "”", "“", "'"])
_STRONG = frozenset(["-", "–", "—", "−", "‐", "‑", ":", "|", "_"])
_BREAKS = frozenset(["؟", "?", "!", "…", "%"])  # other marks stand between parts
_SHORT_LATIN = 4  # AM, GMT, KSA


class Part(NamedTuple):
    """A part of a dateline.

    kind: outlet (registered), outlet_name and agency_name (announced or bracketed, not registered),
    place, date, agencies (وكالات), credit (خاص, متابعات), author. [first, stop): its tokens. While
    a dateline is read also unknown and byline (a name behind تقرير and the like).
    `is_enclosed`: it stands in brackets or quotes.
    """

    kind: str
    first: int
    stop: int
    is_enclosed: bool = False


class Dateline(NamedTuple):
    """Its parts, and `stop`, the first token of the story (the line's end if there is none)."""

    parts: tuple[Part, ...]
    stop: int
    is_whole: bool

    def of(self, *kinds: str) -> list[Part]:
        """The parts of some kinds, in order."""
        return [part for part in self.parts if part.kind in kinds]


def read_dateline(
    page: Page, line: Line, times: Sequence[TimeMention], *, is_head: bool
) -> Dateline | None:
    """The dateline a line begins with or consists of; None if it has none.

    `is_head`: the line stands before the story or begins it; elsewhere a place alone or unknown
    words with a place are no dateline.
    """
    parts: list[Part] = []
    best: Dateline | None = None
    position, limit = line.first, min(line.stop, line.first + _LONGEST)
    enclosed = False
    part_kind = ""  # "known" or "unknown" while inside a part
    while position < limit:
        word = page.words[position]
        if word.kind == MARK or not word.folded:
            raw = word.raw if word.folded else "-"
            if raw in _OPENERS and not enclosed:
                enclosed = True
            elif raw in _CLOSING:
                enclosed = False
                if parts and parts[-1].kind in ("outlet", "agencies"):
                    best = _better(page, line, parts, position + 1, best, is_head)
            elif raw in _STRONG:
                best = _better(page, line, parts, position + 1, best, is_head)
            elif raw in _BREAKS:
                break
            part_kind = ""
            position += 1
            continue
        part = _known(page, position, line.stop, times, part_kind)
        if part is None:
            if part_kind == "known":
                break
            start = parts[-1].first if part_kind == "unknown" else position
            if position + 1 - start > _UNKNOWN:
                break
            if part_kind == "unknown":
                parts.pop()
            part_kind = "unknown"
            parts.append(Part("unknown", start, position + 1, enclosed))
            position += 1
            continue
        if part_kind == "unknown":
            if part.kind not in ("place", "with"):
                break
            parts[-1] = parts[-1]._replace(stop=part.stop)  # a place inside a name: صدى بغداد
            position = part.stop
            continue
        part_kind = "known"
        if part.kind != "with":
            parts.append(part._replace(is_enclosed=enclosed))
        position = part.stop
    else:
        if limit == line.stop:
            whole = _settle(page, parts, line, line.stop, is_head=is_head)
            if whole is not None:
                return whole
    return best


def _better(  # noqa: PLR0913
    page: Page, line: Line, parts: list[Part], stop: int, best: Dateline | None, is_head: bool
) -> Dateline | None:
    """The dateline that ends here if it is one, else the one found before."""
    while stop < line.stop and page.is_mark(stop) and page.words[stop].raw not in _OPENERS:
        stop += 1
    return _settle(page, parts, line, stop, is_head=is_head) or best


def _known(
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
        if row.kind == "date":
            return Part("with", position, hit.stop)
        if row.kind == "agency" and row.position == "after":
            return Part("agencies", position, hit.stop)
        if row.kind in ("publisher", "author") and row.position == "after":
            return Part("credit", position, hit.stop)
        if row.kind in ("author", "editing") and row.position == "before":
            return _announced(page, hit.stop, stop, position, "byline")
        if row.kind in ("publisher", "agency") and hit.stop < stop and part_kind != "known":
            return _announced(page, hit.stop, stop, position, row.kind)
    if word.kind == NUMBER:
        return Part("with", position, position + 1)
    if word.kind == LATIN and word.length <= _SHORT_LATIN:
        return Part("with", position, position + 1)
    for hit in page.hits("place", position, position + 1):
        if not hit.peel.proclitic and mention is None:
            return Part("place", position, hit.stop)
    return None


def _announced(page: Page, position: int, stop: int, first: int, kind: str) -> Part | None:
    """A name that its word announces: وكالة الأفق, قناة «المدار», تقرير: فلان."""
    skipped = _OPENERS | {":"} if kind == "byline" else _OPENERS
    while position < stop and page.words[position].raw in skipped:
        position += 1
    end = position
    while end < stop and page.is_word(end):
        end += 1
    if not 0 < end - position < _UNKNOWN:
        return None
    if end < stop and page.words[end].raw not in _STRONG | _CLOSING:
        return None
    if kind == "byline":
        return Part("byline", position, end)
    return Part("agency_name" if kind == "agency" else "outlet_name", first, end)


def _time_at(times: Sequence[TimeMention], position: int) -> TimeMention | None:
    at = bisect_left(times, position, key=lambda mention: mention.first)
    return times[at] if at < len(times) and times[at].first == position else None


def _is_date(mention: TimeMention) -> bool:
    """True for a day or a time of day, the only times that datelines have."""
    return "hour" in mention.fields or {"day", "month"} <= mention.fields.keys()


def _settle(
    page: Page, parts: list[Part], line: Line, stop: int, *, is_head: bool
) -> Dateline | None:
    """The dateline of these parts if they make one."""
    if not parts:
        return None
    whole = stop >= line.stop
    kinds = [part.kind for part in parts]
    unknown = kinds.count("unknown")
    named = {"outlet", "agencies", "credit", "outlet_name", "agency_name"} & set(kinds)
    if not whole and page.n_words(stop, line.stop) < 3:  # noqa: PLR2004
        return None
    if unknown > 1 or (unknown and len(parts) == 1):
        return None
    if named:
        if not whole and not _is_safe(page, parts, stop):
            return None
        if unknown and not ({"outlet", "agencies"} & set(kinds)):
            return None
    elif "place" in kinds and not unknown:
        if not is_head or kinds.count("place") > 1 or not (len(kinds) == 1 or "date" in kinds):
            return None
    elif "place" in kinds and parts[kinds.index("unknown")].is_enclosed and is_head:
        pass  # الرياض - «الصفحة الأولى»: an outlet that is not in the table
    elif kinds == ["unknown", "place"] and whole and is_head:
        pass  # أحمد حجازي – الدمام
    elif not (whole and set(kinds) <= {"date", "byline"}):
        return None
    return Dateline(tuple(_named(page, parts)), stop, whole)


def _is_safe(page: Page, parts: list[Part], stop: int) -> bool:
    """False for an everyday word before a dash or colon that only looks like an outlet."""
    if len(parts) > 1 or parts[0].is_enclosed:
        return True
    part = parts[0]
    if part.kind in ("credit", "agencies"):
        return page.words[stop - 1].raw in _STRONG
    if part.kind != "outlet":
        return True
    row = page.outlet(page.hits("outlet", part.first, part.first + 1)[0])
    return row.bare != "ambiguous" and row.kind != "ministry"


def _named(page: Page, parts: list[Part]) -> list[Part]:
    """The parts with unknown ones read as author or as an outlet that is not in the table."""
    has_outlet = any(part.kind in ("outlet", "outlet_name", "agency_name") for part in parts)
    named = []
    for part in parts:
        if part.kind == "unknown":
            is_name = part.is_enclosed and not has_outlet
            named.append(part._replace(kind="outlet_name" if is_name else "author"))
        else:
            named.append(part._replace(kind="author") if part.kind == "byline" else part)
    return named
