"""Weeks, months, years and their edges: الأسبوع الماضي, مطلع الشهر الحالي, الربع الثالث من 2016.

In: a reader and a unit, edge, season or decade word. Out: fields and the token after it.
"""

from __future__ import annotations

from waqai.mentions.time.amounts import cardinal, ordinal
from waqai.mentions.time.dates import read_date, read_month, read_year
from waqai.mentions.time.fields import Fields
from waqai.mentions.time.reader import DASHES, TO, Atom, Found, Reader

__all__ = ["read_decade", "read_edge", "read_period", "read_season", "weak_month"]

_THIS = frozenset(["هذا", "هذه", "لهذا", "بهذا", "وهذا"])
_THAT = frozenset(["ذلك", "تلك", "ذاك", "لذلك"])
_OF = frozenset(["من", "في", "ل"])
_PERIODS = frozenset(["week", "month", "year"])
_MODIFIED = _PERIODS | frozenset(["day", "century"])
_LAST = frozenset(["الاخير", "الاخيره"])
_CENTURY_START = 1900


def read_period(reader: Reader, atom: Atom) -> Found | None:
    """A whole period named by its unit, what precedes it and what follows it."""
    unit, number = atom.term.text, atom.term.extra
    position = atom.stop
    if unit in ("quarter", "half"):
        return _share(reader, atom)
    if unit == "year":
        year = _year(reader, atom)
        if year is not None:
            return year
    if unit == "month" and number != "pl":
        month = _month(reader, atom)
        if month is not None:
            return month
    if number != "sg":
        return None
    nth = _nth(reader, atom)
    if nth is not None:
        return nth
    if unit == "week":
        week = _week(reader, atom)
        if week is not None:
            return week
    modifier = reader.atom(position, "modifier")
    is_title = modifier is not None and modifier.term.value == 0 and _is_title(reader, atom)
    if modifier is not None and not modifier.proclitic and not is_title and unit in _MODIFIED:
        fields: Fields = {"unit": unit, "offset": modifier.term.value}
        named = reader.digits(modifier.stop)
        if unit == "year" and named is not None and 1900 <= named <= 2199:
            return Found({**fields, "year": named}, modifier.stop + 1)  # العام الجاري 2023
        return Found(fields, modifier.stop)
    if unit not in _PERIODS or not atom.has_article:
        return None
    for kind in ("next", "former", "same"):
        other = reader.atom(position, kind)
        if other is not None and not other.proclitic and not _is_title(reader, atom):
            return Found({"unit": unit, "offset": other.term.value, "same": 1}, other.stop)
    before = reader.text(atom.first - 1)
    if before in _THIS:
        return Found({"unit": unit, "offset": 0}, position)
    if before in _THAT:
        return Found({"unit": unit, "offset": 0, "same": 1}, position)
    if reader.is_end(position) and reader.is_end(atom.first - 1):
        return Found({"unit": unit, "offset": 0}, position)  # a line that is this word alone
    return None


def _is_title(reader: Reader, atom: Atom) -> bool:
    """True if العام is the adjective of a title before it (الأمين العام السابق)."""
    before = reader.text(atom.first - 1)
    return before.startswith("ال") and len(before) > 4 and atom.first - 1 not in reader.atoms


def _year(reader: Reader, atom: Atom) -> Found | None:
    if atom.term.extra == "pl":
        return None
    found = read_year(reader, atom.first) if not atom.proclitic else None
    found = found or _bare_year(reader, atom)
    if found is None or "year" not in found.fields:
        return None
    after = reader.text(found.stop)
    if atom.term.extra == "du" or after in DASHES or after in TO:
        start = found.stop + 1
        other = reader.digits(start)
        if other is not None and 1900 <= other <= 2199:
            return Found({**found.fields, "to_year": other}, start + 1)
    return found


def _bare_year(reader: Reader, atom: Atom) -> Found | None:
    """A year after its word when that has a proclitic or is a dual (وعام 2014, عامي 2014 و…)."""
    found = read_year(reader, atom.stop)
    if found is None and atom.term.extra == "sg":
        amount = cardinal(reader, atom.stop)
        if amount is not None and 100 <= amount.value <= 2199 and not reader.is_number(atom.stop):
            return Found({"year": amount.value}, amount.at)
    if found is None or reader.text(atom.stop) in _OF:
        return None
    return found


def _month(reader: Reader, atom: Atom) -> Found | None:
    """شهر آب, شهر 8, الشهر الثامن, شهري تموز وآب."""
    named = reader.atom(atom.stop, "month")
    if named is not None:
        found = read_month(reader, atom.stop)
        if found is None:
            return None
        second = reader.atom(found.stop, "month")
        if atom.term.extra == "du" and second is not None and second.proclitic == "و":
            return Found({**found.fields, **_to(second)}, second.stop)
        return found
    if atom.term.extra != "sg":
        return None
    if reader.is_number(atom.stop) or reader.text(atom.stop) in _SPOKEN_MONTHS:
        amount = cardinal(reader, atom.stop)
    elif atom.has_article:
        amount = ordinal(reader, atom.stop)
        if amount is not None and not (
            reader.is_end(amount.at)
            or reader.text(amount.at) in _OF
            or read_year(reader, amount.at) is not None
        ):
            return None
    else:
        return None
    if amount is None or not 1 <= amount.value <= 12:
        return None
    year = read_year(reader, amount.at)
    if year is None and reader.atom(amount.at, "unit"):
        return None
    fields: Fields = {"month": amount.value}
    if year is None:
        return Found(fields, amount.at)
    return Found({**fields, **year.fields}, year.stop)


_SPOKEN_MONTHS = frozenset(
    ["واحد", "اثنين", "ثلاثه", "ثلاث", "اربعه", "خمسه", "سته", "سبعه", "ثمانيه", "تسعه", "عشره"]
)


def _to(atom: Atom) -> Fields:
    fields: Fields = {"to_month": atom.term.value}
    if atom.term.text != "gregorian":
        fields["to_calendar"] = atom.term.text
    return fields


def _week(reader: Reader, atom: Atom) -> Found | None:
    """أسبوع 16 سبتمبر, هذا الأسبوع الجمعة, الأسبوع القادم الأحد."""
    if not atom.has_article:
        date = read_date(reader, atom.stop)
        if date is None or "day" not in date.fields or "month" not in date.fields:
            return None
        return Found({**date.fields, "week_of": 1}, date.stop)
    modifier = reader.atom(atom.stop, "modifier")
    weekday = reader.atom(modifier.stop if modifier is not None else atom.stop, "weekday")
    if weekday is None or weekday.proclitic or weekday.term.is_weak:
        return None
    if modifier is None and reader.text(atom.first - 1) not in _THIS:
        return None
    offset = modifier.term.value if modifier is not None else 0
    return Found({"weekday": weekday.term.value, "week_offset": offset}, weekday.stop)


def _nth(reader: Reader, atom: Atom) -> Found | None:
    """الأسبوع الأول من أكتوبر, اليوم الثالث من شهر 10, الأسبوع الأخير من العام."""
    if reader.text(atom.stop) in _LAST and atom.has_article:
        value, stop = -1, atom.stop + 1
    else:
        amount = ordinal(reader, atom.stop)
        if amount is None or amount.value > 5 or atom.term.text != "week":
            return None
        value, stop = amount.value, amount.at
    whole = _whole(reader, stop)
    if whole is None:
        return None
    return Found({**whole.fields, "nth": value, "nth_unit": atom.term.text}, whole.stop)


def _whole(reader: Reader, position: int) -> Found | None:
    """The month or year that something is a part of, after من or في."""
    start = position + 1 if reader.text(position) in _OF else position
    if reader.text(start) in _THIS:
        start += 1
    if reader.atom(start, "month") is not None:
        return read_month(reader, start) or weak_month(reader, start)
    unit = reader.atom(start, "unit")
    if unit is not None and unit.term.text in ("month", "year"):
        return read_period(reader, unit)
    return read_year(reader, start) if start > position else None


def weak_month(reader: Reader, position: int) -> Found | None:
    """A month name that needs support, where the words before it give that."""
    atom = reader.atom(position, "month")
    if atom is None or atom.term.text == "solar_hijri" or atom.has_article:
        return None
    return Found({"month": atom.term.value, **_calendar(atom)}, atom.stop)


def _calendar(atom: Atom) -> Fields:
    return {} if atom.term.text == "gregorian" else {"calendar": atom.term.text}


def _share(reader: Reader, atom: Atom) -> Found | None:
    """الربع الثالث 2016, النصف الأول من يوليو, نصف شهر مارس, النصف من شعبان."""
    amount = ordinal(reader, atom.stop)
    unit = atom.term.text
    if amount is not None and amount.value <= (4 if unit == "quarter" else 2):
        whole = _whole(reader, amount.at) or read_year(reader, amount.at)
        if whole is None or (unit == "quarter" and "month" in whole.fields):
            return None
        return Found({**whole.fields, unit: amount.value}, whole.stop)
    if unit == "half" and amount is None:
        start = atom.stop + 1 if reader.text(atom.stop) == "من" else atom.stop
        month = reader.atom(start, "unit")
        whole = None
        if month is not None and month.term.text == "month":
            whole = read_period(reader, month)
        elif start > atom.stop:
            whole = read_date(reader, start)
        if whole is not None and "month" in whole.fields and "day" not in whole.fields:
            return Found({**whole.fields, "edge": "half"}, whole.stop)
    return None


def read_edge(reader: Reader, atom: Atom) -> Found | None:
    """The beginning, middle or end of a period: أواخر ديسمبر, نهاية العام 2021."""
    position = atom.stop
    if atom.has_article:
        return None
    if reader.text(position) in _THIS:
        position += 1
    period = _edged(reader, position)
    if period is None or "day" in period.fields or "nth" in period.fields:
        return None
    return Found({**period.fields, "edge": atom.term.text}, period.stop)


def _edged(reader: Reader, position: int) -> Found | None:
    """The period whose edge is meant; العام, الشهر and الأسبوع alone are the current ones."""
    if reader.is_number(position):
        return read_year(reader, position)
    atom = reader.atoms.get(position)
    if atom is None:
        return None
    kind = atom.term.kind
    if kind == "month":
        return read_month(reader, position) or weak_month(reader, position)
    if kind == "decade":
        return read_decade(reader, atom)
    if kind == "season":
        return read_season(reader, atom)
    if kind != "unit" or atom.term.text not in (*_PERIODS, "quarter", "half"):
        return None
    found = read_period(reader, atom)
    if found is not None:
        return found
    is_current = atom.has_article and atom.term.extra == "sg" and atom.term.text in _PERIODS
    if is_current and not _is_title(reader, atom):
        return Found({"unit": atom.term.text, "offset": 0}, atom.stop)
    return None


def read_season(reader: Reader, atom: Atom) -> Found | None:
    """صيف 2014, صيف العام الماضي, الصيف الماضي."""
    modifier = reader.atom(atom.stop, "modifier")
    if modifier is not None and atom.has_article:
        return Found({"season": atom.term.value, "modifier": modifier.term.value}, modifier.stop)
    if atom.has_article:
        return None
    year = read_year(reader, atom.stop)
    if year is None:
        return None
    return Found({"season": atom.term.value, **year.fields}, year.stop)


def read_decade(reader: Reader, atom: Atom) -> Found | None:
    """السبعينيات, ثمانينيات القرن الماضي, تسعينيات القرن التاسع عشر."""
    century = _CENTURY_START
    stop = atom.stop
    start = stop + 1 if reader.text(stop) == "من" else stop
    unit = reader.atom(start, "unit")
    if unit is not None and unit.term.text == "century":
        amount = ordinal(reader, unit.stop)
        modifier = reader.atom(unit.stop, "modifier")
        if amount is not None:
            century, stop = (amount.value - 1) * 100, amount.at
        elif modifier is not None:
            century, stop = _CENTURY_START + 100 * (modifier.term.value + 1), modifier.stop
    elif reader.text(atom.first - 1) in ("عمر", "عمره", "عمرها"):
        return None
    return Found({"decade": century + atom.term.value}, stop)
