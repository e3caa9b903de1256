"""Dating the undated: the interval in which a text without a date must have been published.

In: a scan, the mentions of one article as `find` gave them, its token ranges. Out: an interval and
the words it rests on, or None when the text fixes too little. Every clue narrows the days from the
earliest bound to the horizon of anchors.tsv; soft clues (which a look back could mislead) are all
given up when they leave no day. A wide interval is better than a wrong one, so the whole range
from the first day left to the last is returned.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from waqai.lexicon.scan import Scan
from waqai.mentions.time.amounts import day_number, ordinal
from waqai.mentions.time.anchors import ANCHORS, Anchor, anchors, horizon
from waqai.mentions.time.calendars import day_of
from waqai.mentions.time.clues import Clue, clues_of_mentions, clues_of_offices, inside
from waqai.mentions.time.reader import Reader
from waqai.mentions.time.resolve import resolve
from waqai.mentions.time.spans import days
from waqai.model.evidence import Evidence, Span, quote
from waqai.model.mention import TimeMention
from waqai.model.value import DateRange

__all__ = ["Inferred", "infer"]

Day = datetime.date
_EARLIEST = datetime.date(1990, 1, 1)
_LONGEST = 1100  # days; a longer interval helps nobody
_ANNIVERSARY_REACH = 9
_NEAR = {"غداه": (1, 1, 3), "عشيه": (-1, -1, 3)}  # day told, from the anniversary; days after it
_AROUND = (-10, 10)  # days between an anniversary and a text that recalls it
_YEAR = 365
_YEARS_ON = (-200, 300)  # بعد عشر سنوات على: days around the round number


class Inferred(NamedTuple):
    """When a text was published, as far as its words tell, and those words."""

    interval: DateRange
    evidence: tuple[Evidence, ...]


def infer(
    scan: Scan,
    mentions: Sequence[TimeMention],
    ranges: Sequence[tuple[int, int]] | None = None,
) -> Inferred | None:
    """The publication interval of an article, None when it cannot be bound on both sides.

    `ranges`: the article's tokens; None for the whole scan. No interval is longer than three years.
    """
    if ranges is None:
        ranges = ((0, len(scan)),)
    told = resolve(mentions, None)
    clues = [
        *clues_of_mentions(scan, told),
        *clues_of_offices(scan, told, ranges),
        *_clues_of_events(scan, told, ranges),
    ]
    solved = _solve(clues) or _solve([clue for clue in clues if not clue.is_soft])
    if solved is None:
        return None
    first, last, spans = solved
    if (last - first).days > _LONGEST:
        return None
    precision = "day" if first == last else "range"
    evidence = tuple(quote(scan.text, span) for span in sorted(set(spans)))
    return Inferred(DateRange(first, last, precision), evidence)


def _solve(clues: Sequence[Clue]) -> tuple[Day, Day, list[Span]] | None:
    """First and last day that all clues allow, and the spans of the clues that narrowed it."""
    first = max((clue.low for clue in clues if clue.low is not None), default=_EARLIEST)
    last = min((clue.high for clue in clues if clue.high is not None), default=horizon())
    spans = [clue.span for clue in clues if clue.low == first or clue.high == last]
    if all(clue.allows is None for clue in clues):
        return (first, last, spans) if first <= last and spans else None
    left = [days(first, n) for n in range((last - first).days + 1)]
    for clue in clues:
        if clue.allows is None:
            continue
        allowed = [day for day in left if clue.allows(day)]
        if len(allowed) < len(left):
            spans.append(clue.span)
        left = allowed
    return (left[0], left[-1], spans) if left and spans else None


def _clues_of_events(
    scan: Scan, mentions: Sequence[TimeMention], ranges: Sequence[tuple[int, int]]
) -> Iterator[Clue]:
    """Clues from known events: published after them; on an anniversary; so many years on."""
    rows = anchors()
    reader = Reader(scan)
    weekdays = {
        int(mention.fields["weekday"])
        for mention in mentions
        if mention.form == "weekday" and "modifier" not in mention.fields
    }
    for hit in scan.hits(ANCHORS):
        row = rows[hit.forms[0].row]
        if row.kind != "event_date" or not inside(hit.first, ranges):
            continue
        span = scan.span(hit.first, hit.stop)
        yield Clue(span, low=row.since)
        yield from _anniversary(reader, hit.first, hit.stop, row, weekdays)
        yield from _years_on(mentions, hit.first, span, row)
        yield from _told_day(mentions, row)


def _anniversary(
    reader: Reader, first: int, stop: int, row: Anchor, weekdays: set[int]
) -> Iterator[Clue]:
    """غداة الذكرى السنوية الثالثة لـ…: the day by its month and day, the year by its number."""
    for start in range(first - 1, max(-1, first - _ANNIVERSARY_REACH), -1):
        word = reader.text(start)
        if reader.is_end(start):
            return
        if not word.endswith("ذكري"):
            continue
        span = reader.scan.span(start, stop)
        number = _which(reader, start + 1, first)
        near = _NEAR.get(reader.text(start - 1))
        if near is None:
            low, high = _AROUND
            yield Clue(span, allows=_around(row.since, number, low, high))
            return
        shift, told, slack = near
        yield Clue(span, allows=_around(row.since, number, shift, shift + slack))
        if len(weekdays) == 1:
            yield Clue(
                span,
                allows=_around(row.since, number, shift, shift + slack, (told, min(weekdays))),
                is_soft=True,
            )
        return


def _which(reader: Reader, start: int, stop: int) -> int | None:
    """The number of an anniversary (الذكرى السنوية الثالثة, الذكرى الـ20)."""
    for position in range(start, stop):
        amount = ordinal(reader, position) or day_number(reader, position)
        if amount is not None and amount.at <= stop:
            return amount.value
    return None


def _around(
    event: Day,
    number: int | None,
    low: int,
    high: int,
    told: tuple[int, int] | None = None,
) -> Callable[[Day], bool]:
    """A test: within `low` to `high` days of an anniversary, whose told day has a weekday."""

    def allows(day: Day) -> bool:
        for year in (day.year - 1, day.year, day.year + 1):
            date = day_of(year, event.month, event.day)
            if date is None or year <= event.year or not low <= (day - date).days <= high:
                continue
            if number is not None and year != event.year + number:
                continue
            if told is None or days(date, told[0]).weekday() == told[1]:
                return True
        return False

    return allows


def _told_day(mentions: Sequence[TimeMention], row: Anchor) -> Iterator[Clue]:
    """15 آب الماضي in a text that names the event of that day: published in the year after it."""
    for mention in mentions:
        fields = mention.fields
        if fields.get("modifier") != -1 or "calendar" in fields:
            continue
        if (fields.get("month"), fields.get("day")) == (row.since.month, row.since.day):
            yield Clue(mention.span, low=row.since, high=days(row.since, _YEAR), is_soft=True)


def _years_on(
    mentions: Sequence[TimeMention], first: int, span: Span, row: Anchor
) -> Iterator[Clue]:
    """بعد عشر سنوات على …: about so many years after it."""
    for mention in mentions:
        fields = mention.fields
        if fields.get("of") != 1 or fields.get("unit") != "year" or not fields.get("n"):
            continue
        if 0 < first - mention.stop <= 2 and fields["direction"] == -1:
            base = row.since.year + int(fields["n"])
            date = day_of(base, row.since.month, row.since.day)
            if date is not None:
                low, high = days(date, _YEARS_ON[0]), days(date, _YEARS_ON[1])
                yield Clue(Span(mention.span.start, span.end), low=low, high=high, is_soft=True)
