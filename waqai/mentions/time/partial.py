"""Dates that lack a year or a month: which one is meant.

In: fields, the story and the mention's token. Out: first and last day. Rules, first that fits:
what the words say (الماضي, العام المقبل, من العام ذاته); the year in which the weekday named falls
on the day; the running year of a chronicle; the coming one when the sentence speaks of the future;
a line that is a date alone: this year's unless more than nine months ahead; else the latest before
publication (a day up to three weeks ahead is the coming one: a year-old day is given its year).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from waqai.mentions.time.calendars import (
    Span,
    add_months,
    day_of,
    easter,
    hijri_month,
    hijri_year_of,
    month_span,
    orthodox_easter,
    solar_month,
)
from waqai.mentions.time.fields import Fields
from waqai.mentions.time.spans import days
from waqai.mentions.time.story import Story

__all__ = ["calendar_date", "lone_day"]

_GRACE = 21
_AGENDA = 275
_LATEST_HIJRI = 1500


def _in_year(fields: Fields, year: int) -> Span | None:
    """The month or day of `fields` in a year of its own calendar."""
    month, calendar = int(fields.get("month", 0)), fields.get("calendar", "gregorian")
    holiday = fields.get("holiday")
    if holiday in ("easter", "orthodox_easter"):
        sunday = easter(year) if holiday == "easter" else orthodox_easter(year)
        day = days(sunday, int(fields["day"]))
        return day, day
    if holiday == "hijri" or calendar == "hijri":
        span = hijri_month(year, month)
    elif calendar == "solar_hijri":
        span = solar_month(year, month)
    elif "day" in fields:
        exact = day_of(year, month, int(fields["day"]))
        return (exact, exact) if exact is not None else None
    else:
        return month_span(year, month)
    if span is None or "day" not in fields:
        return span
    day = days(span[0], int(fields["day"]) - 1)
    return (day, day) if day <= span[1] else None


def _candidates(fields: Fields, around: datetime.date) -> Iterator[Span]:
    """The readings in the years around a day, latest first."""
    calendar = fields.get("holiday", fields.get("calendar", "gregorian"))
    if calendar == "hijri":
        centre = hijri_year_of(around) or 0
    elif calendar == "solar_hijri":
        centre = around.year - 621
    else:
        centre = around.year
    for year in range(centre + 2, centre - 8, -1):
        if year < 1:
            continue
        span = _in_year(fields, year)
        if span is not None:
            yield span


def calendar_date(fields: Fields, story: Story, at: int) -> Span | None:
    """First and last day of a date with a month (or feast), with or without its year."""
    if "year" in fields:
        return _with_year(fields, int(fields["year"]))
    reference = story.reference
    if "year_offset" in fields:
        return (
            _with_year(fields, reference.year + int(fields["year_offset"]))
            if reference is not None
            else None
        )
    if "year_same" in fields:
        base = story.base()
        return _with_year(fields, base.start.year) if base is not None else None
    running = story.chronicle(at)
    if "modifier" not in fields and running is not None and "holiday" not in fields:
        told = _in_chronicle(fields, running, reference)
        if told is not None:
            return told
    if reference is None:
        return None
    if "modifier" in fields:
        return _modified(fields, reference)
    return _agreeing(fields, reference) or _by_tense(fields, reference)


def _with_year(fields: Fields, year: int) -> Span | None:
    """A date whose year is given; a Hijri month may be given a Gregorian year (رمضان 2019)."""
    calendar = fields.get("holiday", fields.get("calendar", "gregorian"))
    is_foreign = calendar in ("hijri", "solar_hijri")
    if not is_foreign or year < 1700:
        return _in_year(fields, year)
    middle = datetime.date(year, 12, 31)
    for span in _candidates(fields, middle):
        if span[0].year == year:
            return span
    return None


def _in_chronicle(
    fields: Fields, running: tuple[int, int], reference: datetime.date | None
) -> Span | None:
    if fields.get("calendar"):
        return None
    year, month = running
    first = year + 1 if int(fields["month"]) < month - 1 else year
    for candidate in (first, year):
        span = _in_year(fields, candidate)
        if span is not None and (reference is None or span[0] <= reference):
            return span
    return None


def _modified(fields: Fields, reference: datetime.date) -> Span | None:
    modifier = int(fields["modifier"])
    spans = list(_candidates(fields, reference))
    if modifier == 0:
        return next((span for span in spans if span[0].year == reference.year), None)
    if modifier > 0:
        coming = [span for span in reversed(spans) if span[0] > reference]
        return coming[modifier - 1] if len(coming) >= modifier else None
    past = [span for span in spans if span[1] < reference]
    return past[-modifier - 1] if len(past) >= -modifier else None


def _agreeing(fields: Fields, reference: datetime.date) -> Span | None:
    """The year in which the named weekday falls on the day, if one lies near publication."""
    if "weekday" not in fields or "day" not in fields:
        return None
    fitting = [
        span
        for span in _candidates(fields, reference)
        if span[0].weekday() == fields["weekday"] and abs((span[0] - reference).days) < 400
    ]
    if not fitting:
        return None
    is_future = fields.get("tense") == "future"
    return min(
        fitting,
        key=lambda span: (
            (span[0] < reference) == is_future and abs((span[0] - reference).days) > 15,
            abs((span[0] - reference).days),
        ),
    )


def _by_tense(fields: Fields, reference: datetime.date) -> Span | None:
    spans = list(_candidates(fields, reference))
    if fields.get("tense") == "future":
        return next((span for span in reversed(spans) if span[1] >= reference), None)
    if fields.get("alone"):
        same_year = [span for span in spans if span[0].year == reference.year]
        if same_year and (same_year[0][0] - reference).days <= _AGENDA:
            return same_year[0]
    latest = days(reference, _GRACE if "day" in fields and "holiday" not in fields else 0)
    return next((span for span in spans if span[0] <= latest), None)


def lone_day(fields: Fields, story: Story, at: int) -> Span | None:
    """A day of a month that is not named: يوم 24, 24 منه, الخامس من الشهر الجاري, الجمعة 22."""
    day = int(fields["day"])
    reference = story.reference
    if "month_offset" in fields:
        first = (
            add_months(reference.replace(day=1), int(fields["month_offset"])) if reference else None
        )
        return _exact(first.year, first.month, day) if first is not None else None
    base = story.base()
    if "month_same" in fields:
        return _exact(base.start.year, base.start.month, day) if base is not None else None
    running = story.running(at)
    if running is not None and "weekday" not in fields:
        return _exact(*running, day)
    if reference is None:
        return None
    near = [
        found
        for months in range(-14, 15)
        if (first := add_months(reference.replace(day=1), months)) is not None
        and (found := _exact(first.year, first.month, day)) is not None
    ]
    if "weekday" in fields:  # both together are rare: the nearest such day
        near = [span for span in near if span[0].weekday() == fields["weekday"]]
        is_past = fields.get("tense") != "future"
        near = [span for span in near if is_past or span[0] >= reference]
        return min(near, key=lambda span: abs((span[0] - reference).days), default=None)
    if fields.get("tense") == "future":
        return next((span for span in near if span[0] >= reference), None)
    return next((span for span in reversed(near) if span[0] <= reference), None)


def _exact(year: int, month: int, day: int) -> Span | None:
    exact = day_of(year, month, day)
    return (exact, exact) if exact is not None else None
