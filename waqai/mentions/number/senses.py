"""What the words of this room can mean, merged per written form.

In: the tables of the room and the calendar words of mentions/time. Out: one `Sense` per folded
surface, so that a hit answers every question ("a numeral? a bound? a role cue?") at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from waqai.arabic.fold import fold

__all__ = ["Sense", "merge"]


class Sense(NamedTuple):
    """Everything one written form may be.

    part, value: its numeral part (unit, teen, ten, hundred, hundreds, scale, scaled, one-of,
    ordinal, eleventh, fraction) and value. quantity, low, high: its quantifier kind and range,
    high None for open. before, after: the bound it sets on a number after it, before it.
    role_before, role_after: what it makes of a number after it, before it. The flags say which
    other class of words it belongs to.
    """

    part: str = ""
    value: int = 0
    quantity: str = ""
    low: int = 0
    high: int | None = None
    before: str = ""
    after: str = ""
    role_before: str = ""
    role_after: str = ""
    is_month: bool = False
    is_weekday: bool = False
    is_subset: bool = False
    is_change: bool = False
    is_title: bool = False
    is_not: bool = False
    is_harm: bool = False

    @property
    def starts(self) -> bool:
        """True when a number mention may begin with this word."""
        return bool(self.part or (self.quantity and self.quantity != "every"))


def merge(pairs: Iterable[tuple[str, Sense]]) -> tuple[tuple[Sense, ...], list[tuple[str, int]]]:
    """One sense per folded form, and the forms with the number of their sense.

    Where two tables give the same field of the same form, the first one is kept.
    """
    empty = Sense()
    merged: dict[str, Sense] = {}
    forms: dict[str, str] = {}
    for form, sense in pairs:
        key = fold(form)
        forms.setdefault(key, form)
        known = merged.get(key, empty)
        merged[key] = Sense._make(
            new if old == default else old
            for new, old, default in zip(sense, known, empty, strict=True)
        )
    return tuple(merged.values()), [(forms[key], n) for n, key in enumerate(merged)]
