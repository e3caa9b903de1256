"""The lexica of numbers: "number" (numerals, quantifiers, bounds, cues) and "counted_noun"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from waqai.arabic.fold import fold
from waqai.arabic.inflect import verb_forms
from waqai.lexicon.lexicon import Lexicon, Policy
from waqai.lexicon.tables import read_table
from waqai.mentions.number.counted import Counted, CountedNoun, DoubleDuty, Homograph, read_forms
from waqai.mentions.number.senses import Sense, merge

__all__ = ["TABLES", "Bound", "Cue", "HarmWord", "Numeral", "Quantifier", "joiners", "lexica"]


class Numeral(msgspec.Struct, frozen=True):
    """A row of numerals.tsv: a written form of a number word.

    part: unit (0 to 10), teen (11 to 19 in one word), ten, hundred (multiplies), hundreds (200 to
    900 in one word), scale (multiplies), scaled (its dual), one-of (أحد, إحدى: only in compounds),
    ordinal, eleventh (حادي), fraction (value is the divisor).
    """

    id: str
    word: str
    value: int
    part: str
    variety: str


class Quantifier(msgspec.Struct, frozen=True):
    """A row of quantifiers.tsv: words that count without a number. An empty `high` is open.

    kind: vague, some-of (عدد من: not with the article), one-of (أحد), one-of-them (أحدهم),
    rest-sg, rest-du, rest-pl (آخر, آخران, آخرون),
    none (دون), any (أي: zero after a negation), every (كل: no count), loss (خسائر: zero after a
    negation).
    """

    id: str
    word: str
    low: int
    kind: str
    high: int | None = None


class Bound(msgspec.Struct, frozen=True):
    """A row of bounds.tsv: words that widen a number.

    effect: more, least, less, most, upto, about, odd (نيف), or-equal, between, from, to, or, and.
    side: before or after the number; join: between two numbers.
    """

    id: str
    word: str
    effect: str
    side: str


class Cue(msgspec.Struct, frozen=True):
    """A row of cues.tsv: words that tell what a number next to them is.

    role: a role of NumberMention; model (letters before a weapon's number); or a class of words:
    month, weekday, subset, change, title, not, skip (a phrase in which the number word is none).
    """

    id: str
    word: str
    role: str
    side: str


class HarmWord(msgspec.Struct, frozen=True):
    """A row of harm_words.tsv: a word of harm; a verb when `imperfect` is filled."""

    id: str
    word: str
    imperfect: str


class _Month(msgspec.Struct, frozen=True):
    """A row of mentions/time/months.tsv, owned by the time room; only the form is read here."""

    id: str
    form: str
    month: int
    calendar: str
    variety: str
    homograph: str
    source: str


class _Weekday(msgspec.Struct, frozen=True):
    """A row of mentions/time/weekdays.tsv, owned by the time room; only the form is read here."""

    id: str
    form: str
    weekday: int
    variety: str
    homograph: str
    source: str


TABLES: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("mentions/number/bounds.tsv", Bound),
    ("mentions/number/cues.tsv", Cue),
    ("mentions/number/double_duty.tsv", DoubleDuty),
    ("mentions/number/harm_words.tsv", HarmWord),
    ("mentions/number/homographs.tsv", Homograph),
    ("mentions/number/numerals.tsv", Numeral),
    ("mentions/number/quantifiers.tsv", Quantifier),
    ("reference/counted_nouns.tsv", CountedNoun),
)

_CLASSES = {
    "month": Sense(is_month=True),
    "weekday": Sense(is_weekday=True),
    "subset": Sense(is_subset=True),
    "change": Sense(is_change=True),
    "title": Sense(is_title=True),
    "not": Sense(is_not=True),
    "skip": Sense(),
}


def lexica() -> list[Lexicon[Any]]:
    """Two lexica. A hit has one form; its row is a `Sense` or a `Counted`."""
    number = _numbers()
    nouns = _nouns()
    return [
        Lexicon("number", number[0], ((form, n, "") for form, n in number[1]), Policy("noun")),
        Lexicon(
            "counted_noun",
            nouns[0],
            ((form, n, "") for form, n in nouns[1]),
            Policy("noun", "optional", pronouns=True),
        ),
    ]


def senses() -> tuple[Sense, ...]:
    """The rows of the lexicon "number"."""
    return _numbers()[0]


def counted() -> tuple[Counted, ...]:
    """The rows of the lexicon "counted_noun"."""
    return _nouns()[0]


@cache
def joiners() -> dict[str, str]:
    """Folded words that stand between the two ends of a range, with their effect."""
    bounds = read_table("mentions/number/bounds.tsv", Bound)
    return {fold(row.word): row.effect for row in bounds if row.side == "join"}


@cache
def _numbers() -> tuple[tuple[Sense, ...], list[tuple[str, int]]]:
    return merge(_senses())


@cache
def _nouns() -> tuple[tuple[Counted, ...], list[tuple[str, int]]]:
    return read_forms(
        read_table("reference/counted_nouns.tsv", CountedNoun),
        read_table("mentions/number/double_duty.tsv", DoubleDuty),
        read_table("mentions/number/homographs.tsv", Homograph),
    )


def _senses() -> Iterator[tuple[str, Sense]]:
    for numeral in read_table("mentions/number/numerals.tsv", Numeral):
        yield numeral.word, Sense(part=numeral.part, value=numeral.value)
    for row in read_table("mentions/number/quantifiers.tsv", Quantifier):
        yield row.word, Sense(quantity=row.kind, low=row.low, high=row.high)
    for bound in read_table("mentions/number/bounds.tsv", Bound):
        if bound.side == "before":
            yield bound.word, Sense(before=bound.effect)
        elif bound.side == "after":
            yield bound.word, Sense(after=bound.effect)
    for cue in read_table("mentions/number/cues.tsv", Cue):
        if cue.role in _CLASSES:
            yield cue.word, _CLASSES[cue.role]
        elif cue.side == "before":
            yield cue.word, Sense(role_before=cue.role)
        else:
            yield cue.word, Sense(role_after=cue.role)
    for month in read_table("mentions/time/months.tsv", _Month):
        if len(month.form) > 2:  # دي is also a part of foreign names, and لدى is "at"
            yield month.form, Sense(is_month=True)
    for day in read_table("mentions/time/weekdays.tsv", _Weekday):
        if not day.homograph:  # without the article اثنين and أحد are two and one
            yield day.form, Sense(is_weekday=True)
    for word in read_table("mentions/number/harm_words.tsv", HarmWord):
        if word.imperfect:
            for form, _ in verb_forms(word.word, word.imperfect):
                yield form, Sense(is_harm=True)
        else:
            yield word.word, Sense(is_harm=True)
