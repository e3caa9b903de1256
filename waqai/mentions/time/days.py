"""Days: اليوم, أمس الأحد, يوم الجمعة 5 نيسان, فجر اليوم ذاته, ليلة الجمعة, ليل الاثنين - الثلاثاء.

In: a reader and the first token of the expression. Out: fields and the token after it.
"""

from __future__ import annotations

from waqai.lexicon.vocabulary import LATIN
from waqai.mentions.time.amounts import day_number, ordinal
from waqai.mentions.time.dates import read_date
from waqai.mentions.time.fields import Fields
from waqai.mentions.time.reader import DASHES, TO, Atom, Found, Reader

__all__ = ["read_core", "read_day", "read_day_word", "read_part", "read_weekday"]

_OPENING = frozenset(["(", "،", ",", "-", "–", "["])
_CLOSING = frozenset([")", "]"])
_BEFORE_DATE = frozenset(["الموافق", "المصادف", "في", "،", ",", "(", "-", "–", "موافق", "بتاريخ"])
_DAY_WORDS = frozenset(["يوم", "نهار", "ليوم", "بيوم", "ويوم", "فيوم"])
_THAT = frozenset(["ذلك", "تلك", "ذاك"])
_THIS = frozenset(["هذا", "هذه"])
_EACH = frozenset(["كل", "بكل"])
_OF = frozenset(["من"])
_WEEK = frozenset(["الاسبوع"])
_RANGE = TO | DASHES | frozenset(["/", "و"])


def read_core(reader: Reader, position: int) -> Found | None:
    """A day in any wording, as it may follow a part of the day (مساء …)."""
    word = reader.text(position)
    if word in _THAT or word in _THIS:
        day = reader.atom(position + 1, "day")
        if day is not None and day.term.value == 0:
            fields: Fields = {"unit": "day", "offset": 0}
            return Found(fields | {"same": 1} if word in _THAT else fields, day.stop)
        return None
    if reader.is_number(position):
        return _with_day(read_date(reader, position))
    atom = reader.atoms.get(position)
    if atom is None:
        amount = ordinal(reader, position)
        return _with_day(read_date(reader, position)) if amount is not None else None
    kind = atom.term.kind
    if kind == "day":
        return read_day(reader, atom)
    if kind == "weekday":
        return read_weekday(reader, atom)
    if kind == "unit" and word in _DAY_WORDS:
        return read_day_word(reader, atom)
    return None


def _with_day(found: Found | None) -> Found | None:
    return found if found is not None and "day" in found.fields else None


def read_day(reader: Reader, atom: Atom) -> Found | None:
    """A day counted from publication or the story: اليوم, أمس الأحد, اليوم التالي, اليوم 12 آب."""
    fields: Fields = {"unit": "day", "offset": atom.term.value}
    if atom.term.text:
        fields["part"] = atom.term.text
    position = atom.stop
    if atom.term.form == "اليوم":
        told = _today_or_other(reader, atom)
        if told is None:
            return None
        if told.fields:
            return told
        if reader.text(atom.first - 1) in _THAT:
            fields["same"] = 1
    opening = position + 1 if reader.text(position) in _OPENING else position
    weekday = reader.atom(opening, "weekday")
    if weekday is not None and not weekday.term.is_weak and not weekday.proclitic:
        found = read_weekday(reader, weekday)
        if found is not None:
            stop = found.stop
            if opening > position and reader.text(stop) in _CLOSING:
                stop += 1
            return _with_adverb(reader, Found({**found.fields, **fields}, stop))
    elif opening > position or reader.is_number(position):
        date = read_date(reader, opening)
        if date is not None and "day" in date.fields and "month" in date.fields:
            stop = date.stop + (reader.text(date.stop) in _CLOSING)
            return Found({**date.fields, **fields}, stop)
    return _with_adverb(reader, Found(fields, position))


def _today_or_other(reader: Reader, atom: Atom) -> Found | None:
    """What follows اليوم: another day, a date, or nothing (empty fields); None: no day at all."""
    position = atom.stop
    for kind in ("modifier", "former", "next", "same"):
        after = reader.atom(position, kind)
        if after is not None and not after.proclitic:
            fields: Fields = {"unit": "day", "offset": after.term.value}
            if kind != "modifier":
                fields["same"] = 1
            return Found(fields, after.stop)
    if reader.is_number(position):
        date = read_date(reader, position)
        return date if date is not None and "day" in date.fields else Found({}, position)
    if ordinal(reader, position) is not None:
        return _with_day(read_date(reader, position))
    return Found({}, position)


def _with_adverb(reader: Reader, found: Found) -> Found:
    """The part of day after a day: أمس مساءً, الأحد بعد الظهر."""
    if "part" in found.fields:
        return found
    adverb = reader.atom(found.stop, "adverb")
    if adverb is None or adverb.proclitic:
        if reader.text(found.stop) == "مساء" and _has_tanwin(reader, found.stop):
            return Found({**found.fields, "part": "evening"}, found.stop + 1)
        return found
    return Found({**found.fields, "part": adverb.term.text}, adverb.stop)


def _has_tanwin(reader: Reader, position: int) -> bool:
    return reader.words[position].raw.endswith(("ً", "ًا"))


def read_day_word(reader: Reader, atom: Atom) -> Found | None:
    """يوم with what names the day: الجمعة, 24, الخامس من آب, 24 منه."""
    position = atom.stop
    if atom.term.text != "day" or atom.term.extra != "sg" or atom.has_article:
        return None
    weekday = reader.atom(position, "weekday")
    if weekday is not None:
        return read_weekday(reader, weekday, has_day_word=True)
    day_word = reader.atom(position, "day")
    if day_word is not None and day_word.term.form != "اليوم":
        return read_day(reader, day_word)
    found = read_date(reader, position)
    if found is not None:
        return found if "day" in found.fields else None
    day = day_number(reader, position)
    if day is None or (not reader.is_number(position) and not reader.is_end(day.at)):
        return None
    return Found({"day": day.value}, day.at)


def read_weekday(reader: Reader, atom: Atom, has_day_word: bool = False) -> Found | None:
    """A weekday with the date, week or modifier that goes with it."""
    if atom.term.is_weak and not _is_weekday(reader, atom, has_day_word):
        return None
    fields: Fields = {"weekday": atom.term.value}
    position = atom.stop
    modifier = reader.atom(position, "modifier") or reader.atom(position, "former")
    if modifier is not None and not modifier.proclitic:
        return _with_adverb(
            reader, Found({**fields, "modifier": modifier.term.value}, modifier.stop)
        )
    date = _date_after(reader, position)
    if date is not None:
        return Found({**fields, **date.fields}, date.stop)
    week = _week_after(reader, position)
    if week is not None:
        return Found({**fields, **week.fields}, week.stop)
    ranged = _weekday_range(reader, atom, position)
    if ranged is not None:
        return Found({**fields, **ranged.fields}, ranged.stop)
    return _with_adverb(reader, Found(fields, position))


def _is_weekday(reader: Reader, atom: Atom, has_day_word: bool) -> bool:
    """True if a weak form (أحد, جمعة, Sun) is a weekday here."""
    if reader.words[atom.first].kind == LATIN:
        after = atom.stop + (reader.text(atom.stop) in (",", "،"))
        return reader.is_number(after) or reader.atom(after, "month") is not None
    return not atom.proclitic and (has_day_word or reader.text(atom.first - 1) in _EACH)


def _date_after(reader: Reader, position: int) -> Found | None:
    """The date after a weekday, with what may stand between: (5 نيسان), الموافق 5 نيسان, 22."""
    start = position
    is_bracket = False
    while reader.text(start) in _BEFORE_DATE and start < position + 3:
        is_bracket |= reader.text(start) == "("
        start += 1
    if start > position and reader.text(start) in _DAY_WORDS:
        start += 1
    date = read_date(reader, start)
    if date is not None:
        if "day" not in date.fields:
            return None
        stop = date.stop
        return Found(date.fields, stop + 1 if is_bracket and reader.text(stop) == ")" else stop)
    day = day_number(reader, start)
    if day is None:
        return None
    after = reader.text(day.at)
    if not (reader.is_end(day.at) or after in TO):
        return None
    if is_bracket and after == ")":
        return Found({"day": day.value}, day.at + 1)
    if start == position and not reader.is_number(start) and day.value <= 5:
        return Found({"nth": day.value, "nth_unit": "weekday"}, day.at)
    return Found({"day": day.value}, day.at)


def _week_after(reader: Reader, position: int) -> Found | None:
    """من الأسبوع الماضي, من هذا الأسبوع after a weekday."""
    start = position + 1 if reader.text(position) in _OF else position
    is_this = reader.text(start) in _THIS
    start += is_this
    if reader.text(start) not in _WEEK:
        return None
    modifier = reader.atom(start + 1, "modifier")
    if modifier is not None:
        return Found({"week_offset": modifier.term.value}, modifier.stop)
    return Found({"week_offset": 0}, start + 1) if is_this else None


def _weekday_range(reader: Reader, atom: Atom, position: int) -> Found | None:
    """The second day of ليل الاثنين - الثلاثاء, من الجمعة إلى الأحد, بين الجمعة والأحد."""
    before = reader.text(atom.first - 1)
    is_night = any(reader.atom_before(atom.first - shift, "part") is not None for shift in (0, 1))
    is_between = before in ("بين", "مابين")
    mark = reader.text(position)
    joint = position + 1 if mark in _RANGE else position
    second = reader.atom(joint, "weekday")
    if second is None or second.term.is_weak or second.term.value == atom.term.value:
        return None
    if mark in TO or (mark in DASHES or mark == "/") or (joint == position and is_night):
        fits = not second.proclitic or is_night
    else:
        fits = False
    if second.proclitic == "و" and joint == position:
        fits = is_between
    return Found({"to_weekday": second.term.value}, second.stop) if fits else None


def read_part(reader: Reader, atom: Atom) -> Found | None:
    """A part of a day with its day; alone only as an adverb (فجراً, بعد الظهر)."""
    part = atom.term.text
    position = atom.stop
    while reader.text(position) in _OF:
        position += 1
    core = read_core(reader, position)
    if core is not None:
        fields = {**core.fields, "part": part}
        if atom.term.kind == "eve" and "weekday" in fields and "offset" not in fields:
            fields["night_before"] = 1
        return Found(fields, core.stop)
    if atom.term.kind == "adverb" or (part == "evening" and _has_tanwin(reader, atom.first)):
        return Found({"part": part}, atom.stop)
    return None
