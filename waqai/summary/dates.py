"""A date → when, as exactly as the record knows it: day, part of day, week, month, year, range."""

from __future__ import annotations

import datetime

from waqai.model.report import Date
from waqai.summary.tables import Pair, Words

__all__ = ["when"]

_YEAR = 9999  # ends that stand for "until now" in an open range


def when(date: Date, words: Words, months: tuple[Pair, ...]) -> Pair:
    """The words of a date, led by their preposition. A date that was inferred is called so."""
    ar, en = _when(date, words, months)
    if date.basis in ("inferred", "computed"):
        more = words.time["inferred"]
        return ar + more[0], en + more[1]
    return ar, en


def _when(date: Date, words: Words, months: tuple[Pair, ...]) -> Pair:
    start, end = date.start, date.end
    if start == end:
        form = words.part_of_day.get(date.part_of_day or "", words.time["day"])
        return _both(form, day=_day(start, months))
    if date.precision == "week":
        return _between(words.time["week"], date, words, months)
    after = end + datetime.timedelta(days=1) if end.year < _YEAR else end
    if date.precision != "range" and start.day == 1 and after.day == 1:
        if (start.year, start.month) == (end.year, end.month):
            ar, en = months[start.month - 1]
            month = f"{ar} {start.year}", f"{en} {start.year}"
            return _both(words.time["month"], month=month)
        if start.month == 1 and after.month == 1 and start.year == end.year:
            year = str(start.year)
            return _both(words.time["year"], year=(year, year))
    return _between(words.time["range"], date, words, months)


def _between(form: Pair, date: Date, words: Words, months: tuple[Pair, ...]) -> Pair:
    """Two days; what the first shares with the second is told once."""
    start, end = date.start, date.end
    ar, en = months[start.month - 1]
    name = "days"
    if start.year == end.year:
        name = "days_of_month" if start.month == end.month else "days_of_year"
    first = words.time[name]
    said = {"day": start.day, "year": start.year}
    begun = first[0].format(month=ar, **said), first[1].format(month=en, **said)
    return _both(form, start=begun, end=_day(end, months))


def _day(day: datetime.date, months: tuple[Pair, ...]) -> Pair:
    ar, en = months[day.month - 1]
    return f"{day.day} {ar} {day.year}", f"{day.day} {en} {day.year}"


def _both(form: Pair, **given: Pair) -> Pair:
    arabic = {name: pair[0] for name, pair in given.items()}
    english = {name: pair[1] for name, pair in given.items()}
    return form[0].format(**arabic), form[1].format(**english)
