"""Scan → time mentions, unresolved, in text order.

In: a scan whose vocabulary holds the lexicon `time`. Out: `TimeMention`s whose `fields` (see
`fields.py`) hold what the words say; `resolve` gives them values. Dates that are names (ساحة 14
تموز) and month names that are other words give none. Tables: all of this room.
"""

from __future__ import annotations

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import NUMBER
from waqai.mentions.time.context import (
    head_before,
    is_alone,
    is_future,
    is_outlet,
    is_saying,
    is_since,
)
from waqai.mentions.time.dates import read_date, read_month
from waqai.mentions.time.days import read_core
from waqai.mentions.time.fields import form_of
from waqai.mentions.time.lone_numbers import read_number
from waqai.mentions.time.reader import DASHES, FROM, TO, Found, Reader, Reading
from waqai.mentions.time.starts import READINGS
from waqai.model.mention import TimeMention

__all__ = ["find"]

_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M"}
_DATED = frozenset(["deictic", "weekday", "clock", "partial", "absolute"])
_JOINED = frozenset(["وبعد", "فبعد", "وقبل", "فقبل", "ومنذ"])  # و before a preposition
_BETWEEN = frozenset(["بين", "مابين"])
_ENDS_RANGE = frozenset(["day", "month", "weekday"])


def find(scan: Scan) -> list[TimeMention]:
    """The time expressions of a text; every `value` is None until `resolve`.

    Mentions do not overlap. Durations and sets are marked (`duration`, `set`), never dated.
    """
    reader = Reader(scan)
    atoms = reader.atoms
    numbers = [i for i, word in enumerate(scan.words) if word.kind == NUMBER]
    mentions: list[TimeMention] = []
    for position in sorted({*atoms, *numbers}):
        if position < reader.covered:
            continue
        atom = atoms.get(position)
        if atom is None:
            reading = read_number(reader, position)
        elif atom.term.kind == "mask":
            reader.covered = atom.stop
            continue
        else:
            if atom.term.kind == "outlet":
                if is_outlet(reader, position, atom.stop):
                    reader.covered = atom.stop
                    continue
                atom = reader.today(atom.stop - 1)
            read = READINGS.get(atom.term.kind)
            reading = read(reader, atom) if read is not None else None
        if reading is None or reading.first < reader.covered:
            continue
        mention = _mention(reader, _to_range(reader, reading))
        reader.covered = max(reader.covered, reading.stop)
        if mention is not None:
            mentions.append(mention)
            reader.covered = mention.stop
    return mentions


def _to_range(reader: Reader, reading: Reading) -> Reading:
    """The reading with its end taken in: من 2 أكتوبر إلى 22 أكتوبر, من الجمعة حتى الثلاثاء."""
    fields = reading.fields
    if not _ENDS_RANGE & fields.keys() or any(key.startswith("to_") for key in fields):
        return reading
    if "of" in fields or "set" in fields or "n" in fields:
        return reading
    joint = reader.text(reading.stop)
    before = reader.text(reading.first - 1)
    start = reading.stop + 1
    if joint in DASHES:
        fits = before in FROM or "month" in fields
    elif joint in TO or (joint == "و" and before in _BETWEEN):
        fits = True
    elif before in _BETWEEN:
        start = reading.stop
        atom = reader.atoms.get(start)
        fits = atom is not None and atom.proclitic == "و"
    else:
        return reading
    second = _second(reader, start) if fits else None
    if second is None or not (_ENDS_RANGE & second.fields.keys()):
        return reading
    merged = {**fields, **{f"to_{key}": value for key, value in second.fields.items()}}
    return Reading(merged, reading.first, second.stop)


def _second(reader: Reader, position: int) -> Found | None:
    if reader.atom(position, "month") is not None:
        return read_month(reader, position)
    return read_core(reader, position) or read_date(reader, position)


def _mention(reader: Reader, reading: Reading) -> TimeMention | None:
    fields, first, stop = reading
    form = form_of(fields)
    if _is_name(reader, fields, form, first):
        return None
    scan = reader.scan
    atom = reader.atoms.get(first)
    letters = atom.letters if atom is not None else int(reader.text(first) in _JOINED)
    span = scan.inner_span(first, stop, letters)
    duration = set_ = None
    if form == "duration":
        duration = _iso(fields)
    elif form == "set":
        set_ = _iso({"n": 1, "unit": "week" if "weekday" in fields else fields["unit"]})
    says = form in _DATED and is_saying(reader, first)
    if form in ("partial", "weekday", "absolute"):
        if not says and "modifier" not in fields and is_future(reader, first, stop):
            fields["tense"] = "future"
        if form == "partial" and is_alone(reader, first, stop):
            fields["alone"] = 1
    since = is_since(reader, first) or reader.text(first) in ("منذ", "ومنذ", "مذ")
    return TimeMention(
        first=first,
        stop=stop,
        span=span,
        rule=f"time/{form}@1",
        form=form,
        fields=fields,
        duration=duration,
        set=set_,
        is_since=since,
        is_saying=says,
    )


def _is_name(reader: Reader, fields: dict[str, int | str], form: str, first: int) -> bool:
    """True for a date that is part of a name."""
    if form not in ("partial", "weekday") or "holiday" in fields:
        return False
    head = head_before(reader, first)
    if head is None or "tense" in fields:
        return False
    if form == "weekday":
        return head == "place"
    return "modifier" not in fields


def _iso(fields: dict[str, int | str]) -> str:
    """A duration in ISO 8601: P3D, PT72H; X where the number is not said."""
    unit = str(fields["unit"])
    n = fields.get("n") or "X"
    if unit in ("decade", "century", "quarter", "half"):
        scale = {"decade": 10, "century": 100}.get(unit)
        if scale is None:
            return f"P{n}{'Q' if unit == 'quarter' else 'H'}"
        return f"P{n * scale if isinstance(n, int) else 'X'}Y"
    return f"P{'T' if unit in ('hour', 'minute') else ''}{n}{_UNITS[unit]}"
