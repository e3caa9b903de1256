"""The beginning of a line → dateline: place, outlets, author, date, and where the story begins.

"بغداد / المدى", "صنعاء-سانا", "إسطنبول - خاص", "فهد كاملي - سبق - اليمن: …", "بغداد (أ ف ب): …".
A dateline is a row of parts between dashes, slashes, colons, brackets or quotes. Each part is
known (`dateline_parts`) or at most four unknown words; a part never mixes both, except that an
unknown name may hold a place (صدى بغداد).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from waqai.lexicon.vocabulary import LATIN, MARK, NUMBER
from waqai.model.mention import TimeMention
from waqai.text.dateline_parts import CLOSING, OPENERS, STRONG, UNKNOWN, Part, known_part
from waqai.text.page import Line, Page

__all__ = ["Dateline", "read_dateline"]

_ITEMS = frozenset(["•", "·", "▪", "●", "○", "■", "*", "-", "–"])
_LONGEST = 34  # tokens a dateline may take
_BRACKETS = frozenset([")", "]"])
_BREAKS = frozenset(["؟", "?", "!", "…", "%"])  # other marks stand between parts


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
    is_head = is_head and page.words[line.first].raw not in _ITEMS
    reader = _Reader(page, line, times, is_head=is_head)
    position, limit = line.first, min(line.stop, line.first + _LONGEST)
    while position < limit:
        after = reader.take(position)
        if after is None:
            return reader.best
        position = after
    return (reader.settled(line.stop) if limit == line.stop else None) or reader.best


class _Reader:
    """The parts of a dateline while a line is read; `best` is the longest dateline so far."""

    def __init__(
        self, page: Page, line: Line, times: Sequence[TimeMention], *, is_head: bool
    ) -> None:
        self.page = page
        self.line = line
        self.times = times
        self.is_head = is_head
        self.parts: list[Part] = []
        self.best: Dateline | None = None
        self.is_enclosed = False
        self.inside = ""  # "known" or "unknown" while inside a part

    def take(self, position: int) -> int | None:
        """The token after what stands at a position; None where the dateline cannot go on."""
        word = self.page.words[position]
        if word.kind == MARK or not word.folded:
            return self._take_mark(position, word.raw if word.folded else "-")
        part = known_part(self.page, position, self.line.stop, self.times, self.inside)
        if part is None:
            return self._take_unknown(position)
        if self.inside == "unknown":
            if part.kind not in ("place", "with"):
                return None
            self.parts[-1] = self.parts[-1]._replace(stop=part.stop)
            return part.stop
        self.inside = "known"
        if part.kind != "with":
            self.parts.append(part._replace(is_enclosed=self.is_enclosed))
        return part.stop

    def _take_mark(self, position: int, raw: str) -> int | None:
        parts = self.parts
        if raw in OPENERS and not self.is_enclosed:
            if self.inside == "unknown":
                return None  # مصادر لـ«…», قيادي (…): a sentence
            self.is_enclosed = True
        elif raw in CLOSING:
            self.is_enclosed = False
            if parts and self.inside == "unknown":
                is_opened = self.page.words[parts[-1].first - 1].raw in OPENERS
                parts[-1] = parts[-1]._replace(is_enclosed=is_opened and parts[-1].first > 0)
            if raw in _BRACKETS and parts and parts[-1].kind in ("outlet", "agencies"):
                self.best = self.settled(position + 1) or self.best
        elif raw in STRONG:
            self.best = self.settled(position + 1) or self.best
        elif raw in _BREAKS:
            return None
        self.inside = ""
        return position + 1

    def _take_unknown(self, position: int) -> int | None:
        parts = self.parts
        if self.inside == "known" and not (parts and parts[-1].kind == "place"):
            return None
        first = parts.pop().first if self.inside else position  # a name may begin with a place
        parts.append(Part("unknown", first, position + 1))
        self.inside = "unknown"
        return position + 1 if position + 1 - first <= UNKNOWN else None

    def settled(self, stop: int) -> Dateline | None:
        """The dateline that ends before a token, marks after it included; None if it is none."""
        page, line = self.page, self.line
        if not self.parts and stop >= line.stop and _is_clock(page, line):
            return Dateline((), stop, is_whole=True)
        while stop < line.stop and page.is_mark(stop) and page.words[stop].raw not in OPENERS:
            stop += 1
        return _settle(page, self.parts, line, stop, is_head=self.is_head)


def _settle(
    page: Page, parts: list[Part], line: Line, stop: int, *, is_head: bool
) -> Dateline | None:
    """The dateline of these parts if they make one."""
    if not parts:
        return None
    whole = stop >= line.stop
    kinds = [part.kind for part in parts]
    unknown = kinds.count("unknown")
    named = {"outlet", "supplier", "agencies", "credit", "outlet_name", "agency_name"} & set(kinds)
    if not whole and page.n_words(stop, line.stop) < 3:
        return None
    if unknown > 1 and whole and "date" in kinds and is_head:
        parts = _one_name(page, parts)
        kinds = [part.kind for part in parts]
        unknown = kinds.count("unknown")
    if unknown > 1 or (unknown and len(parts) == 1):
        return None
    if named:
        if not whole and not _is_safe(page, parts, stop):
            return None
        if unknown and not (whole and is_head) and not ({"outlet", "agencies"} & set(kinds)):
            return None
    elif "place" in kinds and not unknown:
        if not is_head or kinds.count("place") > 1 or not (len(kinds) == 1 or "date" in kinds):
            return None
    elif "place" in kinds and parts[kinds.index("unknown")].is_enclosed and is_head:
        pass  # الرياض - «الصفحة الأولى»: an outlet that is not in the table
    elif unknown and whole and is_head and set(kinds) == {"unknown", "date"}:
        pass  # Jabal News | 30/10/2018
    elif kinds == ["unknown", "place"] and whole and is_head and _is_name(page, parts[0]):
        pass  # أحمد حجازي – الدمام
    elif not (whole and set(kinds) <= {"date", "byline"}):
        return None
    return Dateline(tuple(_named(page, parts)), stop, whole)


def _is_clock(page: Page, line: Line) -> bool:
    """True for a time of day in digits at the beginning of a line: 18:40 ت م."""
    first = page.begin(line)
    kinds = [word.kind for word in page.words[first : first + 3]]
    return kinds == [NUMBER, MARK, NUMBER] and page.raw(first + 1) == ":"


def _is_name(page: Page, part: Part) -> bool:
    """True for two words or more, as the name of an author has."""
    return page.n_words(part.first, part.stop) > 1


def _is_safe(page: Page, parts: list[Part], stop: int) -> bool:
    """False for an everyday word before a dash or colon that only looks like an outlet."""
    if len(parts) > 1 or parts[0].is_enclosed:
        return True
    part = parts[0]
    if part.kind in ("credit", "agencies"):
        return page.words[stop - 1].raw in STRONG
    if part.kind != "outlet":
        return True
    row = page.outlet(page.hits("outlet", part.first, part.first + 1)[0])
    return row.bare != "ambiguous" and row.kind != "ministry"


def _one_name(page: Page, parts: list[Part]) -> list[Part]:
    """The parts with a Latin name that a hyphen splits put together: AL-JABAL NEWS."""
    merged: list[Part] = []
    for part in parts:
        is_latin = part.kind == "unknown" and page.words[part.first].kind == LATIN
        if is_latin and merged and merged[-1].kind == "unknown":
            merged[-1] = merged[-1]._replace(stop=part.stop)
        else:
            merged.append(part)
    return merged


def _named(page: Page, parts: list[Part]) -> list[Part]:
    """The parts with unknown ones read as author, as an outlet that is not in the table, or, as one
    word or before a news agency, as a place that is not in the gazetteer.
    """
    has_outlet = any(part.kind in ("outlet", "outlet_name", "agency_name") for part in parts)
    named = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        kind = part.kind
        if kind == "unknown":
            is_name = part.is_enclosed or page.words[part.first].kind == LATIN
            kind = "outlet_name" if is_name and not has_outlet else "author"
            is_word = kind == "author" and not _is_name(page, part)
            if is_word or (following is not None and _is_agency(page, following)):
                kind = "place"
        named.append(part._replace(kind="author" if kind == "byline" else kind))
    return named


def _is_agency(page: Page, part: Part) -> bool:
    """True for a registered news agency or وكالات."""
    if part.kind != "outlet":
        return part.kind == "agencies"
    return page.outlet(page.hits("outlet", part.first, part.first + 1)[0]).kind == "agency"
