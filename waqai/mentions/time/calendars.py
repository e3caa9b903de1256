"""Calendars: lengths of months, Hijri (Umm al-Qura), Solar Hijri, Easter → Gregorian dates.

In: year, month and day of a calendar. Out: days of the proleptic Gregorian calendar, None where
the calendar's table ends or the day does not exist. Reads hijri_months.tsv (1343–1500 AH).
"""

from __future__ import annotations

import calendar
import datetime
from functools import lru_cache

import msgspec

from waqai.lexicon.tables import read_table

__all__ = [
    "HijriYear",
    "add_months",
    "day_of",
    "easter",
    "hijri_month",
    "hijri_year_of",
    "last_day",
    "month_span",
    "orthodox_easter",
    "solar_month",
]

Span = tuple[datetime.date, datetime.date]
_DAY = datetime.timedelta(days=1)


class HijriYear(msgspec.Struct, frozen=True):
    """A Hijri year: the Gregorian date of 1 Muharram and the lengths of its twelve months."""

    id: str
    year: int
    start: datetime.date
    lengths: str


@lru_cache(maxsize=1)
def _hijri_years() -> dict[int, HijriYear]:
    rows = read_table("mentions/time/hijri_months.tsv", HijriYear)
    return {row.year: row for row in rows}


def last_day(year: int, month: int) -> int:
    """The number of days of a Gregorian month."""
    return calendar.monthrange(year, month)[1]


def day_of(year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian date, None when there is no such day.

    >>> day_of(2023, 2, 30) is None
    True
    """
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def month_span(year: int, month: int) -> Span | None:
    """First and last day of a Gregorian month."""
    first = day_of(year, month, 1)
    return (first, first.replace(day=last_day(year, month))) if first is not None else None


def add_months(date: datetime.date, months: int) -> datetime.date | None:
    """The same day so many months later (or before), or the month's last day if it is shorter.

    >>> add_months(datetime.date(2024, 3, 31), -1)
    datetime.date(2024, 2, 29)
    """
    index = date.year * 12 + date.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9998:
        return None
    return datetime.date(year, month + 1, min(date.day, last_day(year, month + 1)))


def hijri_month(year: int, month: int) -> Span | None:
    """First and last day of a Hijri month by the Umm al-Qura calendar.

    >>> hijri_month(1440, 9)
    (datetime.date(2019, 5, 6), datetime.date(2019, 6, 3))
    """
    row = _hijri_years().get(year)
    if row is None or not 1 <= month <= 12:
        return None
    lengths = [int(length) for length in row.lengths.split()]
    first = row.start + datetime.timedelta(days=sum(lengths[: month - 1]))
    return first, first + datetime.timedelta(days=lengths[month - 1] - 1)


def hijri_year_of(date: datetime.date) -> int | None:
    """The Hijri year that a Gregorian date falls into, None outside the table."""
    guess = int((date.year - 622) * 33 / 32) + 2
    for year in range(guess, guess - 5, -1):
        row = _hijri_years().get(year)
        if row is not None and row.start <= date:
            return year
    return None


def solar_month(year: int, month: int) -> Span | None:
    """First and last day of a month of the Solar Hijri (Iranian) calendar.

    The 33-year leap rule, which agrees with the official calendar from 1244 to 1472 SH.

    >>> solar_month(1357, 11)[0] + datetime.timedelta(days=21)  # 22 Bahman 1357
    datetime.date(1979, 2, 11)
    """
    if not (1244 <= year <= 1472 and 1 <= month <= 12):
        return None
    start = _solar_new_year(year)
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    first = start + datetime.timedelta(days=before)
    following = _solar_new_year(year + 1) if month == 12 else None
    length = (following - first).days if following is not None else 31 if month <= 6 else 30
    return first, first + datetime.timedelta(days=length - 1)


_SOLAR_LEAPS = frozenset([1, 5, 9, 13, 17, 22, 26, 30])  # year modulo 33


def _solar_new_year(year: int) -> datetime.date:
    """1 Farvardin: counted from 1 Farvardin 1403, 20 March 2024."""
    anchor_year, anchor = 1403, datetime.date(2024, 3, 20)
    step = 1 if year > anchor_year else -1
    days = 0
    for other in range(min(year, anchor_year), max(year, anchor_year)):
        days += 366 if other % 33 in _SOLAR_LEAPS else 365
    return anchor + datetime.timedelta(days=step * days)


def easter(year: int) -> datetime.date:
    """Western Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher).

    >>> easter(2013)
    datetime.date(2013, 3, 31)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


def orthodox_easter(year: int) -> datetime.date:
    """Eastern Easter Sunday (Meeus' Julian computus, 13 days added: right from 1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return datetime.date(year, month, day + 1) + 13 * _DAY
