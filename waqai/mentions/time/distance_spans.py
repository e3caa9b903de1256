"""Distances and windows → days: قبل ثلاثة أيام, منذ شهرين, الأيام الماضية, بعد يومين من …

Conventions (docs/times.md): days and weeks give a day; months the same day of another month with
precision month; years a calendar year. Numbers that are not said give a range: some days are the
seven before, some weeks two to eight, some months two to eleven, some years two to nine.
"""

from __future__ import annotations

import datetime

from waqai.mentions.time.calendars import add_months
from waqai.mentions.time.fields import Fields
from waqai.mentions.time.spans import days, period
from waqai.mentions.time.story import Story
from waqai.model.value import DateRange

__all__ = ["distance_span", "window_span"]

_YEARS = {"year": 1, "decade": 10, "century": 100}
_HOURS_A_DAY = 24
_LONGEST_BASE = 10  # days: longer periods are background, nothing is counted from them
_SOME = {"week": (14, 56), "month": (61, 335)}
_SOME_YEARS = (2, 9)
_WINDOW = {"day": 7, "week": 4, "month": 6, "year": 5, "decade": 3, "century": 2}
_SLACK = {"day": 1, "week": 3, "month": 10}  # days either way after نحو


def distance_span(fields: Fields, story: Story) -> DateRange | None:
    """The value of a distance from publication, the story, or another happening."""
    base = _base(fields, story)
    if base is None:
        return None
    unit, n, sign = str(fields["unit"]), int(fields["n"]), int(fields["direction"])
    if n == 0:
        return _some(unit, sign, base.start)
    if unit in ("hour", "minute"):
        moved = sign * (n // _HOURS_A_DAY if unit == "hour" else 0)
        return DateRange(days(base.start, moved), days(base.end, moved), base.precision)
    has_more = "n2" in fields
    if unit in _YEARS and not has_more:
        year = period("year", base.start, sign * n * _YEARS[unit])
        return DateRange(*year, "year") if year is not None else None
    start, end = _moved(fields, base.start, sign), _moved(fields, base.end, sign)
    if start is None or end is None:
        return None
    precision = "month" if unit == "month" and not has_more else base.precision
    if "approx" in fields and unit in _SLACK:
        slack = _SLACK[unit]
        return DateRange(days(start, -slack), days(end, slack), "range")
    return DateRange(start, end, precision)


def _base(fields: Fields, story: Story) -> DateRange | None:
    """What a distance is counted from."""
    sign = int(fields["direction"])
    if ("same" in fields or "of" in fields or sign > 0) and "from_now" not in fields:
        told = story.last
        if told is not None and told.days() <= _LONGEST_BASE:
            return told
        day = story.base_day()
        return DateRange(day, day, "day") if day is not None else None
    day = story.reference
    return DateRange(day, day, "day") if day is not None else None


def _moved(fields: Fields, date: datetime.date, sign: int) -> datetime.date | None:
    """A date moved by all parts of a distance, larger units first."""
    moved: datetime.date | None = date
    for key in ("", "2", "3"):
        if f"n{key}" not in fields or moved is None:
            continue
        n, unit = int(fields[f"n{key}"]) * sign, str(fields[f"unit{key}"])
        if unit == "day":
            moved = days(moved, n)
        elif unit == "week":
            moved = days(moved, 7 * n)
        elif unit == "month":
            moved = add_months(moved, n)
        elif unit in _YEARS:
            moved = add_months(moved, 12 * n * _YEARS[unit])
    return moved


def _some(unit: str, sign: int, base: datetime.date) -> DateRange | None:
    """A distance whose number is not said: قبل أيام, منذ أسابيع, قبل سنوات."""
    if unit in ("hour", "minute"):
        return DateRange(base, base, "day")
    if unit == "day":
        near, far, precision = 1, 7, "week"
    elif unit in _SOME:
        (near, far), precision = _SOME[unit], "range"
    elif unit == "year":
        first = period("year", base, sign * _SOME_YEARS[1 if sign < 0 else 0])
        last = period("year", base, sign * _SOME_YEARS[0 if sign < 0 else 1])
        return DateRange(first[0], last[1], "range") if first and last else None
    else:
        return None
    ends = sorted((days(base, sign * near), days(base, sign * far)))
    return DateRange(ends[0], ends[1], precision)


def window_span(fields: Fields, story: Story) -> DateRange | None:
    """The days just before or after publication: الأيام الثلاثة الماضية, الأشهر المقبلة."""
    reference = story.reference
    if reference is None:
        return None
    unit, n, sign = str(fields["unit"]), int(fields["n"]), int(fields["window"])
    if unit in ("hour", "minute"):
        moved = -(-n // _HOURS_A_DAY) if unit == "hour" else 0
        ends = sorted((reference, days(reference, sign * moved)))
        return DateRange(ends[0], ends[1], "range" if moved else "day")
    is_week = unit == "day" and n in (0, 7)
    n = n or _WINDOW.get(unit, 1)
    if unit in ("day", "week"):
        edge: datetime.date | None = days(reference, sign * n * (7 if unit == "week" else 1))
    else:
        edge = add_months(reference, sign * n * (1 if unit == "month" else 12 * _YEARS[unit]))
    if edge is None:
        return None
    start, end = (edge, days(reference, -1)) if sign < 0 else (days(reference, 1), edge)
    return DateRange(start, end, "week" if is_week else "range")
