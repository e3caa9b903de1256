"""Which predicted event is which gold event: one to one, the most similar pair first.

Two events may be a pair when they are of one family (battles, explosions and violence against
civilians count as one, since the exact type is scored apart; taking territory pairs only with
taking territory) and either the words of their triggers and evidence touch, or they give the
same place with the same date (or, where gold has no date, the same type).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from waqai.evaluation.names import is_same_place, names_agreement
from waqai.evaluation.records import Count, Days, EventRecord
from waqai.lexicon.tables import read_toml
from waqai.model.evidence import Span

__all__ = ["family_of", "is_same_date", "match", "toll"]

_MERGED = {"battle": "violence", "explosion": "violence", "civilians": "violence",
           "protest": "demonstration", "riot": "demonstration"}  # fmt: skip
_TAKING = frozenset(("government_regains_territory", "non_state_actor_overtakes_territory"))


class _Type(msgspec.Struct):
    code: str
    family: str


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    rows = msgspec.convert(read_toml("reference/event_types.toml")["type"], list[_Type])
    return {row.code: _MERGED.get(row.family, row.family) for row in rows}


def family_of(event_type: str) -> str | None:
    """violence, demonstration, strategic or verbal; None for a code that is no type."""
    return _families().get(event_type)


def match(gold: Sequence[EventRecord], found: Sequence[EventRecord]) -> list[tuple[int, int]]:
    """Pairs (number of the gold event, number of the predicted event)."""
    scored = sorted(
        ((_similarity(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(found)),
        reverse=True,
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for similarity, i, j in scored:
        if similarity > 0 and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return pairs


def is_same_date(one: Days | None, other: Days | None) -> bool:
    """True if both are given and have the same first and last day."""
    return one is not None and one == other


def toll(rows: Sequence[Count]) -> tuple[int, int | None] | None:
    """The sum of the rows that count, None for no rows; superseded rows do not count."""
    counted = [row for row in rows if row.status != "superseded"]
    if not counted:
        return None
    high = 0
    for row in counted:
        if row.high is None:
            return sum(row.low for row in counted), None
        high += row.high
    return sum(row.low for row in counted), high


def _similarity(gold: EventRecord, found: EventRecord) -> float:
    """0 for no pair; else the larger, the more they agree."""
    if family_of(gold.type) != family_of(found.type):
        return 0.0
    if (gold.type in _TAKING) != (found.type in _TAKING):
        return 0.0
    is_same_trigger = _overlap(gold.trigger, found.trigger)
    touch = is_same_trigger or (
        _overlap(gold.trigger, found.evidence) and _overlap(found.trigger, gold.evidence)
    )
    same_place = is_same_place(gold.place, found.place)
    same_date = is_same_date(gold.date, found.date)
    same_type = gold.type == found.type
    twin = same_place and (same_date or (gold.date is None and same_type))
    if not (touch or twin):
        return 0.0
    return (
        1.0
        + 2.0 * is_same_trigger
        + touch
        + twin
        + 2.0 * same_type
        + same_date
        + same_place
        + (gold.factuality == found.factuality)
        + (toll(gold.killed) == toll(found.killed))
        + 0.5 * _f1(*names_agreement(gold.actors, found.actors))
        + 0.5 * _f1(*names_agreement(gold.targets, found.targets))
    )


def _overlap(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return False
    return one.start < other.end and other.start < one.end


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
