"""Dates written in digits: 16/04/2021, 2022.08.21, 24-1-2024, 3/2015, 14-09-1432 هـ.

Day first, unless the digits say otherwise (a part above 12, four digits first) or a comma stands
before the year (08/12, 2015), which only the American order writes. Without a year a pair needs a
word that announces a date, or a slash with one part above 12.
"""

from __future__ import annotations

import datetime

from waqai.mentions.time.fields import Fields
from waqai.mentions.time.reader import DASHES, Found, Reader

__all__ = ["read_numeric", "year_of"]

_SEPARATORS = frozenset(["/", ".", "\\"]) | DASHES
_COMMAS = frozenset([",", "،"])
_ANNOUNCES = frozenset(["يوم", "بتاريخ", "تاريخ", "الموافق", "المصادف", "في", "اليوم", "ليوم"])
_HIJRI_MARKS = frozenset(["ه", "هجري", "هجريه", "للهجره"])
_ALWAYS = frozenset([(24, 7), (7, 24)])  # round the clock
FIRST_YEAR, LAST_YEAR = 1800, 2199
_HIJRI_YEARS = range(1300, 1500)


def year_of(value: int, length: int) -> int | None:
    """A year from two or four digits; None when it can be none.

    >>> year_of(21, 2), year_of(87, 2), year_of(2021, 4), year_of(5000, 4)
    (2021, 1987, 2021, None)
    """
    if length == 2:
        return value + (2000 if value < 70 else 1900)
    if length == 4 and (FIRST_YEAR <= value <= LAST_YEAR or value in _HIJRI_YEARS):
        return value
    return None


def read_numeric(reader: Reader, position: int) -> Found | None:
    """The date in digits that begins at a position."""
    if position and reader.text(position - 1) in _SEPARATORS and reader.touches(position):
        before = position - 2
        if before >= reader.covered and reader.is_number(before):
            return None  # inside a longer run of digits
    parts, lengths, stop, has_comma = _run(reader, position)
    if len(parts) == 3:
        fields = _triple(parts, lengths, has_comma)
    elif len(parts) == 2:
        fields = _pair(reader, position, parts, lengths, stop)
    else:
        return None
    if fields is None:
        return None
    if reader.text(stop) in _HIJRI_MARKS or int(fields.get("year", 2000)) in _HIJRI_YEARS:
        fields["calendar"] = "hijri"
        stop = reader.skip(stop, _HIJRI_MARKS)
    elif not _is_day(fields):
        return None
    elif reader.text(stop) == "م":
        stop += 1
    return Found(fields, stop)


def _run(reader: Reader, position: int) -> tuple[list[int], list[int], int, bool]:
    """Numbers joined by one kind of separator: values, digit counts, token after, comma."""
    parts: list[int] = []
    lengths: list[int] = []
    joint = ""
    has_comma = False
    while True:
        value = reader.digits(position)
        if value is None:
            return parts, lengths, position - bool(parts), has_comma
        parts.append(value)
        lengths.append(len(reader.words[position].folded))
        position += 1
        mark = reader.text(position)
        if len(parts) == 3:
            return parts, lengths, position, has_comma
        if mark in _SEPARATORS and joint in ("", mark) and reader.is_number(position + 1):
            joint = mark
        elif len(parts) == 2 and mark in _COMMAS and reader.digits(position + 1):
            if len(reader.words[position + 1].folded) != 4 or joint != "/":
                return parts, lengths, position, has_comma
            has_comma = True
        else:
            return parts, lengths, position, has_comma
        position += 1


def _triple(parts: list[int], lengths: list[int], has_comma: bool) -> Fields | None:
    first, second, third = parts
    if lengths[0] == 4:
        year, month, day = year_of(first, 4), second, third
        if month > 12:
            month, day = day, month
    elif lengths[2] in (2, 4) and max(lengths[0], lengths[1]) <= 2:
        year, day, month = year_of(third, lengths[2]), first, second
        if month > 12 or (has_comma and day <= 12):
            month, day = day, month
    else:
        return None
    if year is None or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return {"year": year, "month": month, "day": day}


def _pair(
    reader: Reader, position: int, parts: list[int], lengths: list[int], stop: int
) -> Fields | None:
    first, second = parts
    mark = reader.text(position + 1)
    if lengths in ([4, 1], [4, 2]):
        first, second, lengths = second, first, [lengths[1], 4]
    if lengths[1] == 4 and lengths[0] <= 2:
        year = year_of(second, 4)
        if year is None or not 1 <= first <= 12 or mark == ".":
            return None
        return {"year": year, "month": first}
    if max(lengths) > 2 or (first, second) in _ALWAYS:
        return None
    is_announced = reader.text(position - 1) in _ANNOUNCES
    is_month_first = second > 12
    day, month = (second, first) if is_month_first else (first, second)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if reader.text(position - 1) == "في" and not reader.is_end(stop):
        is_announced = False  # في 4.22 مليون
    if mark == "/":
        fits = is_announced or day > 12
    elif mark in DASHES:
        fits = is_announced or (day > 12 and not is_month_first and reader.is_end(stop))
    else:
        fits = is_announced and (day > 12 or reader.text(position - 1) != "في")
    return {"month": month, "day": day} if fits else None


def _is_day(fields: Fields) -> bool:
    if "day" not in fields:
        return True
    try:
        datetime.date(int(fields.get("year", 2000)), int(fields["month"]), int(fields["day"]))
    except ValueError:
        return False
    return True
