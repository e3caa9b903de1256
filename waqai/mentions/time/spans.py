"""Pure date arithmetic: weeks, weekdays, edges and shares of a period.

In: days. Out: first and last day of what is meant. Weeks run from Monday to Sunday (ISO 8601); a
week of a month is one that lies wholly in it, a week of a year is its ISO week.
"""

from __future__ import annotations

import datetime

from waqai.mentions.time.calendars import Span, add_months, day_of, last_day, month_span

__all__ = [
    "back_to",
    "days",
    "edge_of",
    "nearest_weekday",
    "nth_week",
    "nth_weekday",
    "on_to",
    "period",
    "season_span",
    "share_of",
]


def days(date: datetime.date, n: int) -> datetime.date:
    """The day n days later; clamped to the years 1 to 9998."""
    try:
        moved = date + datetime.timedelta(days=n)
    except OverflowError:
        return date
    return moved if moved.year < 9999 else date


def back_to(date: datetime.date, weekday: int) -> datetime.date:
    """The latest such weekday on or before a date."""
    return days(date, -((date.weekday() - weekday) % 7))


def on_to(date: datetime.date, weekday: int) -> datetime.date:
    """The first such weekday on or after a date."""
    return days(date, (weekday - date.weekday()) % 7)


def nearest_weekday(date: datetime.date, weekday: int) -> datetime.date:
    """The such weekday at most three days away."""
    return days(date, (weekday - date.weekday() + 3) % 7 - 3)


def period(unit: str, day: datetime.date, offset: int) -> Span | None:
    """The whole day, week, month, year or century `offset` units from the one that holds `day`."""
    if unit == "day":
        moved = days(day, offset)
        return moved, moved
    if unit == "week":
        monday = days(day, 7 * offset - day.weekday())
        return monday, days(monday, 6)
    if unit == "month":
        first = add_months(day.replace(day=1), offset)
        return month_span(first.year, first.month) if first is not None else None
    if unit == "year":
        return _years(day.year + offset, day.year + offset)
    if unit == "century":
        first_year = (day.year // 100 + offset) * 100
        return _years(first_year, first_year + 99)
    return None


def _years(first: int, last: int) -> Span | None:
    start, end = day_of(first, 1, 1), day_of(last, 12, 31)
    return (start, end) if start is not None and end is not None and last < 9999 else None


def edge_of(span: Span, unit: str, edge: str, reference: datetime.date | None) -> Span:
    """The beginning, middle, end, half or rest of a period.

    Of a month the days 1–10, 11–20, 21–end; of a year its first, sixth and seventh, last month;
    of a week Monday to Wednesday, Thursday, the weekend; of anything else thirds.
    """
    start, end = span
    if edge == "half":
        middle = days(start, 14)
        return middle, middle
    if edge == "rest":
        return (reference, end) if reference is not None and start < reference <= end else span
    if unit == "month":
        return {
            "start": (start, days(start, 9)),
            "middle": (days(start, 10), days(start, 19)),
            "end": (days(start, 20), end),
        }[edge]
    if unit == "year" and start.year == end.year:
        year = start.year
        return {
            "start": (start, datetime.date(year, 1, 31)),
            "middle": (datetime.date(year, 6, 1), datetime.date(year, 7, 31)),
            "end": (datetime.date(year, 12, 1), end),
        }[edge]
    if unit == "week":
        return {
            "start": (start, days(start, 2)),
            "middle": (days(start, 2), days(start, 3)),
            "end": (days(start, 5), end),
        }[edge]
    third = ((end - start).days + 1) // 3
    return {
        "start": (start, days(start, third - 1)),
        "middle": (days(start, third), days(start, 2 * third - 1)),
        "end": (days(start, 2 * third), end),
    }[edge]


def share_of(span: Span, n: int, of: int) -> Span | None:
    """The nth of 2 or 4 equal shares of a year, or of 2 of a month."""
    start, end = span
    if (end - start).days < 32:
        middle = days(start, 14)
        return (start, middle) if n == 1 else (days(middle, 1), end)
    months = 12 // of
    first = add_months(start.replace(month=1, day=1), months * (n - 1))
    last = add_months(start.replace(month=1, day=1), months * n - 1)
    if first is None or last is None:
        return None
    return first, last.replace(day=last_day(last.year, last.month))


def season_span(first_month: int, year: int) -> Span | None:
    """Three months from the season's first; winter begins in December of the year before."""
    first = day_of(year - (first_month == 12), first_month, 1)
    last = add_months(first, 2) if first is not None else None
    if first is None or last is None:
        return None
    return first, last.replace(day=last_day(last.year, last.month))


def nth_week(span: Span, n: int) -> Span | None:
    """The nth week of a month or year, −1 for the last."""
    start, end = span
    if (end - start).days > 31:
        first = back_to(datetime.date(start.year, 1, 4), 0)  # ISO: the week that holds 4 January
        last = back_to(datetime.date(start.year, 12, 28), 0)
    else:
        first = on_to(start, 0)
        last = back_to(days(end, -6), 0)
    monday = last if n < 0 else days(first, 7 * (n - 1))
    return (monday, days(monday, 6)) if monday <= last else None


def nth_weekday(span: Span, weekday: int, n: int) -> datetime.date | None:
    """The nth such weekday of a period, −1 for the last."""
    start, end = span
    found = back_to(end, weekday) if n < 0 else days(on_to(start, weekday), 7 * (n - 1))
    return found if start <= found <= end else None
