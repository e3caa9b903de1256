"""The tables of the time room, and the one lexicon they make.

All time words stand in one lexicon, so the finder walks one hit list in text order. A row becomes
a `Term`; the finder reads a hit as the first term of its surface form. Where one form belongs to
two tables the earlier table of `terms` wins (الليلة الماضية is a whole before it is الليلة).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec

from waqai.arabic.fold import fold
from waqai.lexicon.lexicon import Lexicon, Policy
from waqai.lexicon.tables import read_table
from waqai.mentions.time.anchors import Anchor, anchor_lexicon
from waqai.mentions.time.calendars import HijriYear

__all__ = ["LEXICON", "TABLES", "Cues", "Term", "cues", "lexica", "terms"]

LEXICON = "time"
_WHOLE = frozenset(["mask", "outlet"])  # kinds of names.tsv that are whole names


class Month(msgspec.Struct, frozen=True):
    """A month name. `homograph` 1: also an everyday word, so it needs a day, a year or شهر."""

    id: str
    form: str
    month: int
    calendar: str
    variety: str
    source: str
    homograph: int = 0


class Weekday(msgspec.Struct, frozen=True):
    """A weekday name, Monday 0. `homograph` 1: without article or Latin, so it needs support."""

    id: str
    form: str
    weekday: int
    variety: str
    source: str
    homograph: int = 0


class Unit(msgspec.Struct, frozen=True):
    """A unit of time in one written form; number: sg, du, pl."""

    id: str
    form: str
    unit: str
    number: str


class TimeWord(msgspec.Struct, frozen=True):
    """A closed-class time word. `kind` says how the grammar reads it (see `fields.py`)."""

    id: str
    form: str
    kind: str
    value: int = 0
    part: str = ""


class Holiday(msgspec.Struct, frozen=True):
    """A feast with its day; of the Easter calendars `day` is the distance from Easter Sunday."""

    id: str
    form: str
    month: int
    day: int
    calendar: str


class Name(msgspec.Struct, frozen=True):
    """A word that makes a date a name, or a whole name.

    kind: place, unit, event before a date (ساحة 14 تموز); mask: a name with a time word in it;
    outlet: a name that ends in اليوم, only after صحيفة or between quotation marks.
    """

    id: str
    form: str
    kind: str


class Cue(msgspec.Struct, frozen=True):
    """A word that tells tense, speech or office.

    kind: saying, future, past_plan, not_future; title_… (president, prime_minister …) before the
    name of an office holder; former, not_holder, past_holder: he no longer holds, does not hold,
    or is named in a look back.
    """

    id: str
    form: str
    kind: str


TABLES: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("mentions/time/months.tsv", Month),
    ("mentions/time/weekdays.tsv", Weekday),
    ("mentions/time/units.tsv", Unit),
    ("mentions/time/words.tsv", TimeWord),
    ("mentions/time/holidays.tsv", Holiday),
    ("mentions/time/names.tsv", Name),
    ("mentions/time/cues.tsv", Cue),
    ("mentions/time/anchors.tsv", Anchor),
    ("mentions/time/hijri_months.tsv", HijriYear),
)


class Term(msgspec.Struct, frozen=True):
    """A time word as the grammar sees it.

    kind: month, weekday, unit, holiday, mask, or the kind of words.tsv. `value`: month, weekday
    or offset. `text`: calendar, unit or part of day. `extra`: number of a unit, day of a holiday.
    `is_weak`: needs support from its neighbours.
    """

    kind: str
    form: str
    value: int = 0
    text: str = ""
    extra: str = ""
    is_weak: bool = False


class Cues(msgspec.Struct, frozen=True):
    """Folded words that tell tense, speech or a name, by kind."""

    saying: frozenset[str]
    future: frozenset[str]
    past_plan: frozenset[str]
    not_future: frozenset[str]
    heads: dict[str, str]
    former: frozenset[str]
    not_holder: frozenset[str]
    past_holder: frozenset[str]
    titles: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """Every time word, in the order in which one form's readings are preferred."""
    room = "mentions/time/"
    found = [
        Term(row.kind, row.form)
        for row in read_table(room + "names.tsv", Name)
        if row.kind in _WHOLE
    ]
    found += [
        Term("holiday", row.form, row.month, row.calendar, str(row.day))
        for row in read_table(room + "holidays.tsv", Holiday)
    ]
    found += [
        Term("month", row.form, row.month, row.calendar, row.variety, bool(row.homograph))
        for row in read_table(room + "months.tsv", Month)
    ]
    found += [
        Term("weekday", row.form, row.weekday, row.variety, "", bool(row.homograph))
        for row in read_table(room + "weekdays.tsv", Weekday)
    ]
    found += [
        Term(row.kind, row.form, row.value, row.part)
        for row in read_table(room + "words.tsv", TimeWord)
    ]
    found += [
        Term("unit", row.form, 0, row.unit, row.number)
        for row in read_table(room + "units.tsv", Unit)
    ]
    return tuple(found)


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The words of cues.tsv and the heads of names.tsv, folded."""
    by_kind: dict[str, set[str]] = {}
    for row in read_table("mentions/time/cues.tsv", Cue):
        by_kind.setdefault(row.kind, set()).add(fold(row.form))
    heads = {
        fold(row.form): row.kind
        for row in read_table("mentions/time/names.tsv", Name)
        if row.kind not in _WHOLE
    }
    return Cues(
        saying=frozenset(by_kind["saying"]),
        future=frozenset(by_kind["future"]),
        past_plan=frozenset(by_kind["past_plan"]),
        not_future=frozenset(by_kind["not_future"]),
        heads=heads,
        former=frozenset(by_kind["former"]),
        not_holder=frozenset(by_kind["not_holder"]),
        past_holder=frozenset(by_kind["past_holder"]),
        titles={
            kind.removeprefix("title_"): frozenset(forms)
            for kind, forms in by_kind.items()
            if kind.startswith("title_")
        },
    )


def lexica() -> list[Lexicon[Any]]:
    """The lexica `time` and `time_anchor`; Latin names are entered in capitals as well."""
    rows = terms()
    forms = [
        (form, number, "")
        for number, term in enumerate(rows)
        for form in dict.fromkeys(
            (term.form, term.form.capitalize(), term.form.upper())
            if term.form[:1].isascii()
            else (term.form,)
        )
    ]
    return [Lexicon(LEXICON, rows, forms, Policy("noun", "optional", False)), anchor_lexicon()]
