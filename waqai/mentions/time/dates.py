"""Dates with a month name or a year: 5 نيسان / أبريل 2004, الخامس من آذار الماضي, عام 2014.

In: a reader and the first token of the date. Out: fields and the token after it.
"""

from __future__ import annotations

from waqai.lexicon.vocabulary import LATIN
from waqai.mentions.time.amounts import cardinal, day_number
from waqai.mentions.time.fields import Fields
from waqai.mentions.time.numeric import FIRST_YEAR, LAST_YEAR, read_numeric
from waqai.mentions.time.reader import DASHES, FROM, TO, Atom, Found, Reader

__all__ = ["read_date", "read_month", "read_year"]

_OF = frozenset(["من", "في", "ل", "لشهر"])
_OF_MONTH = frozenset(["الجاري", "الحالي", "الماضي", "المنصرم", "المقبل", "القادم"])
_DAY_OF = frozenset(["من", "ل"])
_MONTH_WORDS = frozenset(["شهر", "الشهر", "لشهر", "بشهر"])
_YEAR_WORDS = frozenset(["عام", "العام", "سنه", "السنه", "لعام", "للعام", "لسنه", "بعام", "ميلادي"])
_COMMAS = frozenset(["،", ","])
_GLUE = frozenset([".", "/"]) | DASHES
_THIS = frozenset(["هذا", "هذه", "لهذا", "بهذا"])
_THAT = frozenset(["ذلك", "تلك"])
_OR = frozenset(["و", "او"])
_OF_IT = frozenset(["منه", "منها"])
_BEFORE_CHRIST = frozenset(["ق"])
_ENGLISH_ENDINGS = frozenset(["st", "nd", "rd", "th", "of"])
_SLASHES = frozenset(["/", "\\", "|", "ـ"]) | DASHES


def read_date(reader: Reader, position: int) -> Found | None:
    """The date with a day, month or both that begins at a position; digits only as well."""
    if reader.is_number(position):
        numeric = read_numeric(reader, position)
        if numeric is not None:
            return numeric
    if reader.text(position) in FROM:  # من 13 إلى 15 يوليو, بين 3 و12 سبتمبر
        return _ranged(reader, position + 1)
    day = day_number(reader, position)
    if day is None:
        return read_month(reader, position) if reader.atom(position, "month") else None
    after = day.at
    while reader.text(after).lower() in _ENGLISH_ENDINGS:
        after += 1
    other = _second_day(reader, after)
    if other is not None:
        found = _day_month(reader, day.value, other.stop)
        if found is not None:
            first = {"day": day.value, **{k: v for k, v in found.fields.items() if k != "day"}}
            last = {f"to_{k}": v for k, v in found.fields.items() if k != "day"}
            return Found({**first, **last, "to_day": other.fields["day"]}, found.stop)
    return _day_month(reader, day.value, after)


def _ranged(reader: Reader, position: int) -> Found | None:
    found = read_date(reader, position)
    return found if found is not None and "to_day" in found.fields else None


def _second_day(reader: Reader, position: int) -> Found | None:
    """The end of a range of days: إلى 15, -15, و15."""
    word = reader.text(position)
    if word not in TO and word not in DASHES and word not in _OR:
        return None
    day = day_number(reader, position + 1)
    if day is None:
        return None
    return Found({"day": day.value}, day.at)


def _day_month(reader: Reader, day: int, position: int) -> Found | None:
    """Month and year after a day: (من) (شهر) نيسان 2004, من الشهر الجاري, منه."""
    word = reader.text(position)
    if word in _OF_IT:
        return Found({"day": day, "month_same": 1}, position + 1)
    modifier = reader.atom(position, "modifier")
    if modifier is not None and modifier.term.form in _OF_MONTH and not modifier.proclitic:
        return Found({"day": day, "month_offset": modifier.term.value}, modifier.stop)
    has_of = word in _DAY_OF or word in _GLUE
    start = position + 1 if has_of else position
    if reader.text(start) in _THIS and reader.text(start + 1) in _MONTH_WORDS:
        return Found({"day": day, "month_offset": 0}, start + 2)
    if reader.text(start) in _MONTH_WORDS:
        start += 1
        number = _month_number(reader, start)
        if number is not None:
            return _with_year(reader, {"day": day, **number.fields}, number.stop)
        named = _named_offset(reader, start)
        if named is not None:
            key = "month_same" if "same" in named.fields else "month_offset"
            return Found({"day": day, key: named.fields.get("offset", 1)}, named.stop)
    atom = reader.atom(start, "month")
    if atom is None or atom.proclitic not in ("", "ل"):
        return None
    found = read_month(reader, start, has_day=True)
    return Found({"day": day, **found.fields}, found.stop) if found is not None else None


def _month_number(reader: Reader, position: int) -> Found | None:
    """شهر 8, شهر ثمانية, الشهر الثامن."""
    named = cardinal(reader, position)
    if named is None or named.value > 12:
        named = day_number(reader, position)
    if named is None or not 1 <= named.value <= 12 or reader.atom(named.at, "unit"):
        return None
    return Found({"month": named.value}, named.at)


def _named_offset(reader: Reader, position: int) -> Found | None:
    """What a modifier says of the period before it: الماضي, الجاري, ذاته."""
    for kind in ("modifier", "former"):
        atom = reader.atom(position, kind)
        if atom is not None:
            return Found({"offset": atom.term.value}, atom.stop)
    same = reader.atom(position, "same")
    if same is not None:
        return Found({"same": 1}, same.stop)
    return None


def read_month(reader: Reader, position: int, has_day: bool = False) -> Found | None:
    """A month name with its double and its year, modifier or following day."""
    atom = reader.atom(position, "month")
    if atom is None or (atom.term.text == "solar_hijri" and (atom.proclitic or not has_day)):
        return None
    fields: Fields = {"month": atom.term.value}
    if atom.term.text != "gregorian":
        fields["calendar"] = atom.term.text
    stop = _double_name(reader, atom)
    is_doubled = stop > atom.stop
    if not has_day:
        day = _day_after(reader, stop)
        if day is not None:
            fields.update(day.fields)
            stop = day.stop
            has_day = True
    found = _with_year(reader, fields, stop)
    is_supported = has_day or is_doubled or len(found.fields) > len(fields)
    if atom.term.is_weak and not is_supported and not _is_announced(reader, atom):
        return None
    return found


def _is_announced(reader: Reader, atom: Atom) -> bool:
    """True if the words before a homograph make it a month: شهر آب, في آذار, منذ نيسان."""
    if reader.words[atom.first].kind == LATIN:
        return False
    before = reader.text(atom.first - 1)
    if before in _MONTH_WORDS or reader.atom_before(atom.first, "edge") is not None:
        return True
    raw = reader.words[atom.first].raw
    if before in _IN and not atom.has_article and not atom.proclitic:
        return raw not in _FATHER and atom.term.text != "solar_hijri"
    return False


_IN = frozenset(["في", "خلال", "منذ", "حتي", "مع", "وفي", "ففي", "حلول"])
_FATHER = frozenset(["أب", "اب", "صفر", "مهر", "دي"])


def _double_name(reader: Reader, atom: Atom) -> int:
    """The token after نيسان / أبريل, تشرين الأول (أكتوبر), أبريل نيسان."""
    position = atom.stop
    mark = reader.text(position)
    is_bracket = mark in ("(", "[")
    other = position + 1 if mark in _SLASHES or is_bracket else position
    twin = reader.atom(other, "month")
    if twin is None or twin.term.value != atom.term.value or twin.proclitic:
        return position
    if twin.term.text != atom.term.text:
        return position
    stop = twin.stop
    return stop + 1 if is_bracket and reader.text(stop) in (")", "]") else stop


def _day_after(reader: Reader, position: int) -> Found | None:
    """A day after its month, when what follows shows that it is one: أغسطس 27، 2015."""
    if reader.text(position) in FROM:
        day = day_number(reader, position + 1)
        other = _second_day(reader, day.at) if day is not None else None
        if day is None or other is None:
            return None
        return Found({"day": day.value, "to_day": other.fields["day"]}, other.stop)
    day = day_number(reader, position)
    if day is None:
        return None
    other = _second_day(reader, day.at)
    if other is not None and reader.is_end(other.stop):
        return Found({"day": day.value, "to_day": other.fields["day"]}, other.stop)
    if reader.is_end(day.at) or read_year(reader, day.at) is not None:
        return Found({"day": day.value}, day.at)
    return None


def _with_year(reader: Reader, fields: Fields, position: int) -> Found:
    """The year, modifier or year phrase after a month, if any."""
    named = _named_offset(reader, position)
    if named is not None:
        if "same" in named.fields:
            return Found({**fields, "month_same": 1}, named.stop)
        return Found({**fields, "modifier": named.fields["offset"]}, named.stop)
    year = read_year(reader, position)
    if year is None:
        return Found(fields, position)
    merged = {**fields, **year.fields}
    if "to_day" in fields:
        merged.update({f"to_{key}": value for key, value in {**fields, **year.fields}.items()
                       if key in ("month", "year", "calendar")})  # fmt: skip
    return Found(merged, year.stop)


def read_year(reader: Reader, position: int) -> Found | None:
    """The year of a date, after a comma, من or عام: 2004, عام 2004, العام الماضي, 1444 هـ."""
    start = position + 1 if reader.text(position) in _COMMAS else position
    start = start + 1 if reader.text(start) in _OF else start
    is_this = reader.text(start) in _THIS
    is_that = reader.text(start) in _THAT
    start = start + 1 if is_this or is_that else start
    has_word = reader.text(start) in _YEAR_WORDS
    if has_word:
        named = _named_offset(reader, start + 1)
        if named is not None:
            key = "year_same" if "same" in named.fields else "year_offset"
            return Found({key: named.fields.get("offset", 1)}, named.stop)
        if is_this or is_that:
            key = "year_offset" if is_this else "year_same"
            return Found({key: 0 if is_this else 1}, start + 1)
        start += 1
    elif is_this or is_that:
        return None
    value = reader.digits(start)
    if value is not None:
        stop = start + 1
        if len(reader.words[start].folded) != 4 and not (has_word and value > 100):
            return None
    else:
        amount = cardinal(reader, start)
        if amount is None or amount.value < (100 if has_word else FIRST_YEAR):
            return None
        value, stop = amount.value, amount.at
    era = reader.atom(stop, "era")
    if era is not None and era.term.value > 1:
        calendar = "hijri" if era.term.value == 2 else "solar_hijri"
        return Found({"year": value, "calendar": calendar}, era.stop)
    if reader.text(stop) == "ه":
        return Found({"year": value, "calendar": "hijri"}, stop + 1)
    if 1300 <= value < 1500:
        return Found({"year": value, "calendar": "hijri"}, stop)
    if not (FIRST_YEAR <= value <= LAST_YEAR or (has_word and 100 <= value <= LAST_YEAR)):
        return None
    if era is not None:
        return Found({"year": value}, era.stop)
    return Found({"year": value}, stop + 1 if reader.text(stop) == "م" else stop)
