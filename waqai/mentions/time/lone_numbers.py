"""Numbers that are times by themselves: digits as dates, years, clock times and days.

In: a reader and the position of digits (or of ألف, ألفين, الساعة). Out: fields with both ends.
"""

from __future__ import annotations

from waqai.mentions.time.amounts import cardinal, ordinal
from waqai.mentions.time.dates import read_date
from waqai.mentions.time.fields import Fields
from waqai.mentions.time.numeric import read_numeric
from waqai.mentions.time.periods import read_period
from waqai.mentions.time.reader import DASHES, FROM, TO, Atom, Found, Reader, Reading

__all__ = ["read_clock", "read_number", "read_year_words", "read_zone"]

_BEFORE_YEAR = frozenset(
    ["في", "منذ", "حتي", "بحلول", "خلال", "بعد", "قبل", "ومنذ", "وفي", "ففي", "وحتي", "ل", "بين"]
)
_NOT_COUNTED = frozenset(["من", "في", "علي", "الي", "عن", "و", "حتي", "م", "بعد", "قبل", "عندما"])
_OF_MONTH = frozenset(["to_day", "month_same", "month_offset"])
_AM_PM = {"am": "morning", "pm": "evening", "ص": "morning", "م": "evening"}


def read_number(reader: Reader, position: int) -> Reading | None:
    """A date in digits, a clock time, a year, or a lone day, beginning at digits."""
    after = reader.text(position + 1)
    if after == ":":
        return _digital_clock(reader, position)
    numeric = read_numeric(reader, position)
    if numeric is not None:
        return _whole(numeric, position)
    length = len(reader.words[position].folded)
    if length == 4:
        return _lone_year(reader, position)
    if length > 2:
        return None
    before = reader.text(position - 1)
    is_whole = reader.is_end(position + 1) and before in ("في", "وفي", "ففي")
    day = reader.digits(position)
    if day is not None and 1 <= day <= 31 and is_whole:
        return Reading({"day": day}, position, position + 1)
    is_of_month = after == "منه" or reader.atom(position + 1, "modifier") is not None
    if before in FROM or after in TO or after in DASHES or after in ("من", "و") or is_of_month:
        found = read_date(reader, position - 1 if before in FROM else position)
        if found is not None and _OF_MONTH & found.fields.keys():
            return _whole(found, position)
        return _this_month_range(reader, position)
    return None


def _this_month_range(reader: Reader, position: int) -> Reading | None:
    """من 4 إلى 22 هذا الشهر, بين 4 و22 من الشهر الجاري."""
    second = position + 2
    first_day, last_day = reader.digits(position), reader.digits(second)
    if first_day is None or last_day is None or not 1 <= first_day < last_day <= 31:
        return None
    start = second + 1 + (reader.text(second + 1) == "من")
    start += reader.text(start) in ("هذا",)
    unit = reader.atom(start, "unit")
    if unit is None or unit.term.text != "month":
        return None
    found = read_period(reader, unit)
    if found is None or "offset" not in found.fields:
        return None
    offset = found.fields["offset"]
    fields: Fields = {"day": first_day, "month_offset": offset, "to_day": last_day}
    return Reading({**fields, "to_month_offset": offset}, position, found.stop)


def _digital_clock(reader: Reader, position: int) -> Reading | None:
    hour, minute = reader.digits(position), reader.digits(position + 2)
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    if len(reader.words[position + 2].folded) != 2 or not reader.touches(position + 1):
        return None
    stop = position + 3
    if reader.text(stop) == ":" and reader.is_number(stop + 1):
        stop += 2
    return _with_part(reader, {"hour": hour, "minute": minute}, position, stop)


def _lone_year(reader: Reader, position: int) -> Reading | None:
    """A year without a word for it: في 2014, منذ 2013, (2014), بين 2011 و2014."""
    value = reader.digits(position)
    if value is None or not 1900 <= value <= 2199:
        return None
    before, after = reader.text(position - 1), reader.text(position + 1)
    is_bracketed = before == "(" and after in (")", "م")
    is_bracketed |= before == "(" and after in DASHES and reader.is_number(position + 2)
    if before not in _BEFORE_YEAR and not is_bracketed and before not in FROM:
        return None
    if position + 1 < reader.n_words and not reader.is_end(position + 1):
        raw = reader.words[position + 1].raw
        if raw.endswith(("اً", "ًا")) or position + 1 in reader.atoms:
            return None
        if value % 100 == 0 and after not in _NOT_COUNTED:
            return None
    fields: Fields = {"year": value}
    stop = position + 1
    is_joint = after in TO or after in DASHES or (after == "و" and before == "بين")
    other = reader.digits(stop + 1) if is_joint else None
    if other is not None and 1900 <= other <= 2199:
        return Reading({**fields, "to_year": other}, position, stop + 2)
    if before in FROM and before != "من":
        return None
    if before == "من" and not is_joint:
        return None
    return Reading(fields, position, stop)


def read_zone(reader: Reader, atom: Atom) -> Reading | None:
    """السابعة بتوقيت غرينتش: a clock time known by its zone."""
    for start in (atom.first - 1, atom.first - 2):
        hour = ordinal(reader, start)
        if hour is not None and hour.at == atom.first and hour.value <= 12:
            return Reading({"hour": hour.value}, start, atom.stop)
    return None


def _with_part(reader: Reader, fields: Fields, first: int, stop: int) -> Reading:
    adverb = reader.atom(stop, "adverb")
    if adverb is not None:
        return Reading({**fields, "part": adverb.term.text}, first, adverb.stop)
    named = _AM_PM.get(reader.text(stop).lower())
    if named is not None:
        return Reading({**fields, "part": named}, first, stop + 1)
    return Reading(fields, first, stop)


def read_clock(reader: Reader, atom: Atom) -> Reading | None:
    """الساعة 21:58, الساعة التاسعة صباحا."""
    position = atom.stop
    hour = reader.digits(position)
    stop = position + 1
    if hour is None:
        amount = ordinal(reader, position)
        if amount is None:
            return None
        hour, stop = amount.value, amount.at
    fields: Fields = {"hour": hour}
    if hour > 24 and stop == position + 1 and len(reader.words[position].folded) == 4:
        fields = {"hour": hour // 100, "minute": hour % 100}  # الساعة 0246
    if int(fields["hour"]) > 24 or int(fields.get("minute", 0)) > 59:
        return None
    minute = reader.digits(stop + 1)
    if reader.text(stop) in (":", ".") and minute is not None and minute < 60:
        fields["minute"] = minute
        stop += 2
    return _with_part(reader, fields, atom.first, stop)


def read_year_words(reader: Reader, atom: Atom) -> Reading | None:
    """A year in words without a word for it: في ألفين وأحد عشر."""
    if reader.text(atom.first - 1) not in _BEFORE_YEAR or atom.proclitic:
        return None
    amount = cardinal(reader, atom.first)
    if amount is None or not 1000 < amount.value <= 2199 or amount.value % 100 == 0:
        return None
    return (
        Reading({"year": amount.value}, atom.first, amount.at) if reader.is_end(amount.at) else None
    )


def _whole(found: Found | None, first: int) -> Reading | None:
    return Reading(found.fields, first, found.stop) if found is not None else None
