"""How well the fields of a pair of events agree.

Every field yields a `Verdict`: its score (1 right, 0 wrong, between for names), and how much of it
counts for precision (what was coded) and for recall (what gold has).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from waqai.evaluation.match import is_same_date, toll
from waqai.evaluation.names import admin1_key, is_same_place, names_agreement
from waqai.evaluation.records import EventRecord

__all__ = ["FIELDS", "Verdict", "is_whole", "verdicts"]

_TOLLS = ("killed", "injured", "harmed")
_NAMES = ("actors", "targets", "sources", "claimed_by")
FIELDS = ("type", "factuality", "background", "date", "place", "admin1", "country",
          *_TOLLS, *_NAMES, "weapons")  # fmt: skip


class Verdict(NamedTuple):
    """How a field of a pair agrees.

    score: None when the pair says nothing of the field (for dates and places also when gold alone
    is silent: that is counted as invented). precision and recall are None when nothing was coded,
    or gold has nothing.
    """

    field: str
    score: float | None
    precision: float | None
    recall: float | None


def verdicts(gold: EventRecord, found: EventRecord) -> Iterator[Verdict]:
    """A verdict for every field."""
    for field in ("type", "factuality", "background"):
        is_right = float(getattr(gold, field) == getattr(found, field))
        yield Verdict(field, is_right, is_right, is_right)
    yield _given("date", gold.date, found.date, is_same_date(gold.date, found.date))
    yield _given("place", gold.place, found.place, is_same_place(gold.place, found.place))
    same_admin1 = bool(found.admin1) and _admin1(gold) == _admin1(found)
    yield _given("admin1", gold.admin1, found.admin1, same_admin1)
    yield _given("country", gold.country, found.country, gold.country == found.country)
    for field in _TOLLS:
        one, other = toll(getattr(gold, field)), toll(getattr(found, field))
        is_right = float(one == other)
        yield Verdict(
            field,
            is_right if getattr(gold, field) or getattr(found, field) else None,
            is_right if getattr(found, field) else None,
            is_right if getattr(gold, field) else None,
        )
    for field in _NAMES:
        yield _names(field, getattr(gold, field), getattr(found, field))
    yield _weapons(gold.weapons, found.weapons)


def is_whole(gold: EventRecord, found: EventRecord, *, is_dated: bool) -> bool:
    """True if type, factuality, date, place, killed and injured are all right.

    `is_dated`: the publication date is given, so a date where gold has none is wrong.
    """
    right_date = is_same_date(gold.date, found.date) if gold.date else not (found.date and is_dated)
    right_place = is_same_place(gold.place, found.place) if gold.place else not found.place
    return (
        gold.type == found.type
        and gold.factuality == found.factuality
        and right_date
        and right_place
        and toll(gold.killed) == toll(found.killed)
        and toll(gold.injured) == toll(found.injured)
    )


def _admin1(event: EventRecord) -> str:
    return admin1_key(event.country, event.admin1)


def _given(field: str, gold: object, found: object, is_right: bool) -> Verdict:
    """A field with one value, scored where gold has it."""
    right = float(is_right)
    return Verdict(
        field,
        right if gold else None,
        right if found and gold else None,
        right if gold else None,
    )


def _names(field: str, gold: tuple[str, ...], found: tuple[str, ...]) -> Verdict:
    if not gold and not found:
        return Verdict(field, None, None, None)
    precision, recall = names_agreement(gold, found)
    score = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Verdict(field, score, precision if found else None, recall if gold else None)


def _weapons(gold: frozenset[str], found: frozenset[str]) -> Verdict:
    if not gold and not found:
        return Verdict("weapons", None, None, None)
    shared = len(gold & found)
    return Verdict(
        "weapons",
        2 * shared / (len(gold) + len(found)),
        shared / len(found) if found else None,
        shared / len(gold) if gold else None,
    )
