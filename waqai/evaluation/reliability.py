"""Whether a confidence can be believed: events by confidence, and the share that is right.

An event is right here when gold has it with the same type, date and place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from waqai.evaluation.match import is_same_date
from waqai.evaluation.names import is_same_place
from waqai.evaluation.records import EventRecord

__all__ = ["Bin", "is_placed_in_time", "reliability", "reliability_lines"]

_BINS = 10


class Bin(msgspec.Struct, frozen=True):
    """Events with a confidence in [low, low + 0.1): how many, their mean, and how many right."""

    low: float
    n: int
    mean: float
    n_right: int


def is_placed_in_time(gold: EventRecord, found: EventRecord, *, is_dated: bool) -> bool:
    """True if type, date and place agree.

    `is_dated`: the publication date is given, so a date where gold has none is wrong.
    """
    date = is_same_date(gold.date, found.date) if gold.date else not (found.date and is_dated)
    place = is_same_place(gold.place, found.place) if gold.place else not found.place
    return gold.type == found.type and date and place


def reliability(scored: Iterable[tuple[float, bool]]) -> list[Bin]:
    """The ten bins of (confidence, is it right), lowest first; empty ones are left out."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for confidence, is_right in scored:
        groups.setdefault(min(int(confidence * _BINS), _BINS - 1), []).append(
            (confidence, is_right)
        )
    return [
        Bin(
            number / _BINS,
            len(group),
            sum(confidence for confidence, _ in group) / len(group),
            sum(is_right for _, is_right in group),
        )
        for number, group in sorted(groups.items())
    ]


def reliability_lines(bins: Sequence[Bin]) -> list[str]:
    """The table as lines; the last says the mean distance between said and seen."""
    lines = ["confidence      n   mean  right"]
    for each in bins:
        lines.append(
            f"{each.low:.1f} - {each.low + 1 / _BINS:.1f}  {each.n:5d}  {each.mean:.3f}"
            f"  {each.n_right / each.n:.3f}"
        )
    total = sum(each.n for each in bins)
    gap = sum(abs(each.mean * each.n - each.n_right) for each in bins) / max(total, 1)
    lines.append(f"events {total}, calibration error {gap:.3f}")
    return lines
