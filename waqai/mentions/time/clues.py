"""What a text without a date says of the day it was published, one clue per expression.

In: a scan, the time mentions of one article (unresolved) and its token ranges. Out: `Clue`s: the
days they allow, and the words they rest on. A clue is soft when the words could be a look back.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from waqai.lexicon.scan import Hit, Scan
from waqai.lexicon.vocabulary import BREAK
from waqai.mentions.time.anchors import ANCHORS, Anchor, anchors
from waqai.mentions.time.calendars import day_of
from waqai.mentions.time.lexica import cues
from waqai.mentions.time.spans import days
from waqai.model.evidence import Span
from waqai.model.mention import TimeMention

__all__ = ["Clue", "clues_of_mentions", "clues_of_offices", "inside", "sentence"]

Day = datetime.date
_NOT_YET = frozenset(["حتي", "بحلول", "لغايه", "رويه", "موازنه", "انتخابات", "مونديال", "ل", "قبل"])
_NOT_YET_REACH = 3
_PAST_REACH = 200  # days a date without year lies back at most, in a weekday agreement
_COMING_REACH = 30
_TITLE_REACH = 6
_LAST_REACH = 250  # days: a day in "19 آب الماضي" lies at most eight months back
_PLAIN_DATE = frozenset(["weekday", "day", "month"])
_NOT_PLAIN = frozenset(["calendar", "year_offset", "nth", "year_same"])
_STOPS = frozenset([".", "؟", "?", "!"])


class Clue(NamedTuple):
    """Days a text may have been published on.

    low, high: bounds, None for open. allows: a further test, None for none.
    """

    span: Span
    low: Day | None = None
    high: Day | None = None
    allows: Callable[[Day], bool] | None = None
    is_soft: bool = False


def inside(position: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """True if a token lies in one of the ranges."""
    return any(first <= position < stop for first, stop in ranges)


def clues_of_mentions(scan: Scan, mentions: Sequence[TimeMention]) -> Iterator[Clue]:
    """Clues from dates: explicit years, الماضي months, اليوم with a date, weekday agreements.

    `mentions` are resolved without publication date, so that only full dates have values.
    """
    for mention in mentions:
        fields, span = mention.fields, mention.span
        is_counted = fields.get("unit") == "day" and "offset" in fields and "same" not in fields
        if is_counted and "day" in fields and "month" in fields and "calendar" not in fields:
            yield _dated_deictic(mention, int(fields["offset"]))
        elif "year" in fields and fields.get("unit") == "year" and "offset" in fields:
            year = int(fields["year"]) - int(fields["offset"])
            yield Clue(span, allows=lambda day, year=year: day.year == year)  # type: ignore[misc]
        elif mention.form == "absolute" and mention.value is not None:
            if fields.get("tense") == "future":
                yield Clue(span, high=mention.value.end, is_soft=True)
            elif not _is_not_yet(scan, mention.first):
                yield Clue(span, low=mention.value.start)
        elif "month" in fields and "modifier" in fields and "calendar" not in fields:
            yield _modified_month(mention)
            if "day" in fields and fields["modifier"] == -1 and not mention.is_since:
                yield Clue(span, allows=_recent(mention), is_soft=True)
        elif fields.keys() >= _PLAIN_DATE and not _NOT_PLAIN & fields.keys():
            yield Clue(span, allows=_agreement(mention))


def _is_not_yet(scan: Scan, first: int) -> bool:
    """True if the words before a date may speak of a day to come: حتى, بحلول, رؤية 2030."""
    before = scan.words[max(0, first - _NOT_YET_REACH) : first]
    return any(word.folded in _NOT_YET for word in before)


def _dated_deictic(mention: TimeMention, offset: int) -> Clue:
    """اليوم الأربعاء 24 كانون الثاني (2024): the day itself, in its year or in any."""
    fields = mention.fields
    month, day = int(fields["month"]), int(fields["day"])
    if "year" in fields:
        exact = day_of(int(fields["year"]), month, day)
        if exact is not None:
            published = days(exact, -offset)
            return Clue(mention.span, low=published, high=published)
    weekday = fields.get("weekday")

    def allows(candidate: Day) -> bool:
        said = days(candidate, offset)
        fits = (said.month, said.day) == (month, day)
        return fits and (weekday is None or said.weekday() == weekday)

    return Clue(mention.span, allows=allows)


def _modified_month(mention: TimeMention) -> Clue:
    """أيلول الماضي: not published in a September; أيلول الجاري: in one."""
    month, is_current = int(mention.fields["month"]), mention.fields["modifier"] == 0
    return Clue(mention.span, allows=lambda day: (day.month == month) == is_current)


def _recent(mention: TimeMention) -> Callable[[Day], bool]:
    """19 آب الماضي: the latest such day before publication is at most eight months old."""
    month, day = int(mention.fields["month"]), int(mention.fields["day"])

    def allows(candidate: Day) -> bool:
        ages = (
            (candidate - date).days
            for year in (candidate.year, candidate.year - 1)
            if (date := day_of(year, month, day)) is not None and date < candidate
        )
        return min(ages, default=0) <= _LAST_REACH

    return allows


def _agreement(mention: TimeMention) -> Callable[[Day], bool]:
    """الجمعة 5 نيسان without a year: published in the months after such a Friday."""
    fields = mention.fields
    weekday, month, day = int(fields["weekday"]), int(fields["month"]), int(fields["day"])

    def allows(candidate: Day) -> bool:
        for year in (candidate.year - 1, candidate.year, candidate.year + 1):
            date = day_of(year, month, day)
            if date is None or date.weekday() != weekday:
                continue
            if -_COMING_REACH <= (candidate - date).days <= _PAST_REACH:
                return True
        return False

    return allows


def clues_of_offices(
    scan: Scan, mentions: Sequence[TimeMention], ranges: Sequence[tuple[int, int]]
) -> Iterator[Clue]:
    """Clues from office holders named with their title.

    In office: published since they took it. Until they left it only in a text that speaks of its
    own day (أمس, الخميس) and a sentence that gives no year and looks back at nothing.
    """
    rows = anchors()
    is_news = any(mention.form in ("deictic", "weekday") for mention in mentions)
    years = [m.first for m in mentions if m.form == "absolute"]
    for hit in scan.hits(ANCHORS):
        if not inside(hit.first, ranges):
            continue
        held = [rows[form.row] for form in hit.forms if rows[form.row].kind == "office_term"]
        for title in sorted({row.title for row in held}):
            terms = [row for row in held if row.title == title]
            named = _title_before(scan, hit, title)
            if named is None:
                continue
            first, is_former, looks_back = named
            span = scan.span(first, hit.stop)
            if is_former:
                yield Clue(span, allows=_after(terms))
                continue
            low = min(term.since for term in terms)
            start, stop = sentence(scan, hit.first)
            is_dated = any(start <= position < stop for position in years)
            if is_news and not looks_back and not is_dated:
                yield Clue(span, low=low, allows=_during(terms), is_soft=True)
            yield Clue(span, low=low)


def _title_before(scan: Scan, hit: Hit, title: str) -> tuple[int, bool, bool] | None:
    """First token of the title; whether it says former; whether it looks back."""
    known = cues()
    words = scan.words
    start = max(0, hit.first - _TITLE_REACH)
    window = [word.folded for word in words[start : hit.first]]
    for back in range(len(window) - 1, -1, -1):
        if window[back] in (*_STOPS, "،", ","):
            break
        here = " ".join(window[back : back + 2])
        bare = here[1:] if here[:1] in "ولبف" else here
        single = window[back]
        single_bare = single[1:] if single[:1] in "ولبف" else single
        if not known.titles[title] & {here, bare, single, single_bare}:
            continue
        between = [*window[back + 1 :], *(w.folded for w in words[hit.stop : hit.stop + 1])]
        if known.not_holder & set(between) or known.not_holder & set(window[back - 1 : back]):
            return None
        before = {word.folded for word in words[max(0, start + back - 4) : start + back]}
        before |= {word.lstrip("وبل") for word in before}
        looks_back = bool(known.past_holder & (before | set(between)))
        return start + back, bool(known.former & set(between)), looks_back
    return None


def _during(terms: Sequence[Anchor]) -> Callable[[Day], bool]:
    return lambda day: any(
        term.since <= day and (term.until is None or day <= term.until) for term in terms
    )


def _after(terms: Sequence[Anchor]) -> Callable[[Day], bool]:
    """Published after a term and during none."""
    in_office = _during(terms)
    ends = [term.until for term in terms if term.until is not None]
    return lambda day: not in_office(day) and any(day >= end for end in ends)


def sentence(scan: Scan, position: int) -> tuple[int, int]:
    """The tokens of the sentence that holds a token."""
    words = scan.words
    first = position
    while first > 0 and words[first - 1].kind != BREAK and words[first - 1].folded not in _STOPS:
        first -= 1
    stop = position
    while stop < len(words) and words[stop].kind != BREAK and words[stop].folded not in _STOPS:
        stop += 1
    return first, stop
