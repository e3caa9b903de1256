"""One reading per kind of word an expression may begin with (or be recognised by).

In: a reader and an atom. Out: fields with both ends, or None. `READINGS` maps the
kind of a term to its reading.
"""

from __future__ import annotations

from collections.abc import Callable

from waqai.mentions.time.amounts import ordinal
from waqai.mentions.time.context import is_quoted
from waqai.mentions.time.dates import read_date, read_month, read_year
from waqai.mentions.time.days import read_day, read_day_word, read_part, read_weekday
from waqai.mentions.time.distances import read_distance
from waqai.mentions.time.fields import Fields
from waqai.mentions.time.lone_numbers import read_clock, read_year_words, read_zone
from waqai.mentions.time.periods import (
    read_decade,
    read_edge,
    read_period,
    read_season,
    weak_month,
)
from waqai.mentions.time.reader import DASHES, Atom, Found, Reader, Reading

__all__ = ["READINGS"]


_DAY_GLUE = frozenset(["من", "شهر", "/", ".", "لشهر", "في"]) | DASHES
_EACH = frozenset(["كل", "بكل"])
_DAYS = frozenset(["ايام"])
_ANNIVERSARY = frozenset(["الذكري", "ذكري", "للذكري", "بالذكري", "والذكري"])


def _plain(found: Found | None, first: int) -> Reading | None:
    return Reading(found.fields, first, found.stop) if found is not None else None


def _month(reader: Reader, atom: Atom) -> Reading | None:
    """A month with the day before it, if one stands there."""
    before = reader.text(atom.first - 1)
    first = atom.first
    dated = _day_before(reader, atom)
    if dated is not None:
        return dated
    if before in ("شهر", "لشهر", "بشهر") and first - 1 >= reader.covered:
        first -= 1
    found = read_month(reader, atom.first)
    if found is not None and not {"year", "modifier"} & found.fields.keys():
        second = reader.atom(found.stop, "month")
        is_joined = second is not None and second.proclitic == "و"
        last = read_month(reader, found.stop) if is_joined else None
        if last is not None and "year" in last.fields and "day" not in last.fields:
            to = {f"to_{key}": value for key, value in last.fields.items()}  # في تموز وآب 2006
            return Reading({**found.fields, **to}, first, last.stop)
    return _plain(found, first)


def _day_before(reader: Reader, atom: Atom) -> Reading | None:
    """The date whose day stands before a month: الخامس من آذار, 3 من الشهر الجاري."""
    first = atom.first
    if atom.proclitic not in ("", "ل"):
        return None
    before = reader.text(first - 1)
    if not (reader.is_number(first - 1) or before in _DAY_GLUE or _ordinal_ends(reader, first)):
        return None
    for start in range(max(reader.covered, first - 8), first):
        found = read_date(reader, start)
        if found is not None and found.stop > first:
            return Reading(found.fields, start, found.stop)
    return None


def _ordinal_ends(reader: Reader, position: int) -> bool:
    """True if a number word or أول may end just before a position."""
    return reader.text(position - 1) in ("اول", "الاول") or any(
        (amount := ordinal(reader, start)) is not None and amount.at == position
        for start in (position - 1, position - 2)
        if start >= reader.covered
    )


def _weekday(reader: Reader, atom: Atom) -> Reading | None:
    nth = None
    if reader.text(atom.first - 1) in _EACH:
        return Reading({"set": 1, "weekday": atom.term.value}, atom.first - 1, atom.stop)
    if atom.term.is_weak:
        nth = ordinal(reader, atom.first - 1, is_definite=False)
        if nth is not None and nth.at == atom.first and nth.value <= 5:
            found = _month_after(reader, atom.stop)
            if found is not None:
                fields: Fields = {
                    "weekday": atom.term.value,
                    "nth": nth.value,
                    "nth_unit": "weekday",
                }
                return Reading({**found.fields, **fields}, atom.first - 1, found.stop)
        return _plain(read_weekday(reader, atom), atom.first)
    if reader.text(atom.stop) in ("الاخير", "الاخيره"):
        found = _month_after(reader, atom.stop + 1)
        if found is not None:
            last: Fields = {"weekday": atom.term.value, "nth": -1, "nth_unit": "weekday"}
            return Reading({**found.fields, **last}, atom.first, found.stop)
    if _is_the_two(reader, atom):
        return None
    return _plain(read_weekday(reader, atom), atom.first)


def _month_after(reader: Reader, position: int) -> Found | None:
    if reader.text(position) not in ("من", "في"):
        return None
    start = position + 1
    found = read_month(reader, start) or weak_month(reader, start)
    if found is None:
        unit = reader.atom(start, "unit")
        found = read_period(reader, unit) if unit is not None else None
    if found is not None and "year" not in found.fields and "modifier" not in found.fields:
        year = read_year(reader, found.stop)
        if year is not None:
            return Found({**found.fields, **year.fields}, year.stop)
    return found if found is not None and "month" in found.fields else None


def _is_the_two(reader: Reader, atom: Atom) -> bool:
    """True for الاثنين after a dual (الشخصين الاثنين)."""
    before = reader.text(atom.first - 1)
    return (
        atom.term.value == 0
        and atom.first - 1 not in reader.atoms
        and before.startswith("ال")
        and before.endswith(("ين", "ان"))
        and len(before) > 6
    )


def _day(reader: Reader, atom: Atom) -> Reading | None:
    first = atom.first
    if atom.term.form == "اليوم" and is_quoted(reader, first, atom.stop):
        return None  # «اليوم»: a newspaper
    if reader.text(first - 1) in ("ذلك", "هذا", "ذاك") and first - 1 >= reader.covered:
        first -= 1
    return _plain(read_day(reader, atom), first)


def _part(reader: Reader, atom: Atom) -> Reading | None:
    return _plain(read_part(reader, atom), atom.first)


def _unit(reader: Reader, atom: Atom) -> Reading | None:
    first = atom.first
    if atom.term.text == "month":
        dated = _day_before(reader, atom)
        if dated is not None:
            return dated
    found = read_day_word(reader, atom)
    if found is None and not _is_counted(reader, atom):
        found = read_period(reader, atom)
        if found is not None and reader.text(first - 1) in ("هذا", "هذه", "ذلك", "تلك"):
            first -= 1
    if found is not None:
        return _plain(found, first)
    return read_distance(reader, atom)


def _is_counted(reader: Reader, atom: Atom) -> bool:
    """True if a number belongs to the unit (24 ساعة الماضية): a distance, not a period."""
    return atom.term.extra == "sg" and not atom.has_article and reader.is_number(atom.first - 1)


def _edge(reader: Reader, atom: Atom) -> Reading | None:
    return _plain(read_edge(reader, atom), atom.first)


def _season(reader: Reader, atom: Atom) -> Reading | None:
    return _plain(read_season(reader, atom), atom.first)


def _decade(reader: Reader, atom: Atom) -> Reading | None:
    return _plain(read_decade(reader, atom), atom.first)


def _holiday(reader: Reader, atom: Atom) -> Reading | None:
    """A feast, its nth day and its year: ثاني أيام عيد الأضحى 2013."""
    fields: Fields = {
        "month": atom.term.value,
        "day": int(atom.term.extra),
        "holiday": atom.term.text,
    }
    first, stop = atom.first, atom.stop
    if reader.text(first - 1) in _DAYS:
        nth = ordinal(reader, first - 2, is_definite=False)
        if nth is not None:
            fields["day"] = int(atom.term.extra) + nth.value - 1
            first -= 2
    year = read_year(reader, stop)
    if year is not None:
        fields.update(year.fields)
        stop = year.stop
    modifier = reader.atom(stop, "modifier")
    if modifier is not None:
        fields["modifier"] = modifier.term.value
        stop = modifier.stop
    return Reading(fields, first, stop)


def _set(reader: Reader, atom: Atom) -> Reading | None:
    if reader.text(atom.first - 1) in _ANNIVERSARY or atom.proclitic.endswith(("ب", "ك")):
        return None
    if atom.stop in reader.atoms or reader.is_number(atom.stop):
        return None  # يومي الجمعة والسبت
    unit = {1: "day", 7: "week", 30: "month"}.get(atom.term.value, "year")
    return Reading({"set": 1, "unit": unit}, atom.first, atom.stop)


def _beside(reader: Reader, atom: Atom) -> Reading | None:
    """غداة …: the day after something; عشية …: the day before it."""
    if reader.is_end(atom.stop) or atom.stop in reader.atoms:
        return None
    fields: Fields = {"n": 1, "unit": "day", "direction": atom.term.value, "of": 1}
    return Reading(fields, atom.first, atom.stop)


READINGS: dict[str, Callable[[Reader, Atom], Reading | None]] = {
    "month": _month,
    "weekday": _weekday,
    "day": _day,
    "part": _part,
    "eve": _part,
    "adverb": _part,
    "unit": _unit,
    "edge": _edge,
    "season": _season,
    "decade": _decade,
    "holiday": _holiday,
    "set": _set,
    "clock": read_clock,
    "beside": _beside,
    "thousand": read_year_words,
    "zone": read_zone,
}
