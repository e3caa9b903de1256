"""Numbers in digits: thousands, decimals, and the shapes that are dates, clocks or fractions.

In: a view and the position of a digit token. Out: its value, where it stops, and its shape. Three
digits after a point or comma are thousands, as Arabic papers print them (1.700, 2,500, ١٬٢٠٠).
"""

from __future__ import annotations

from typing import NamedTuple

from waqai.arabic.digits import to_int
from waqai.lexicon.vocabulary import ARABIC, LATIN, MARK, NUMBER
from waqai.mentions.number.view import View

__all__ = ["LONGEST", "Figure", "read_figure"]

LONGEST = 18  # digits; beyond it no count, and no 64-bit integer
_SEPARATORS = frozenset(",.،'’")
_DECIMALS = frozenset(",.")
_DASHES = frozenset("-‐‑–—−/\\")


class Figure(NamedTuple):
    """A number in digits at tokens [first, stop).

    shape: plain, date (12/5/2021), clock (10:30), fraction (1/3), long (more digits than a count
    has), name (5+1).
    """

    value: float
    stop: int
    shape: str = "plain"


def read_figure(view: View, first: int) -> Figure:
    """The number whose first digits stand at a token."""
    words, starts, ends = view.words, view.starts, view.ends
    word = words[first]
    stop = first + 1
    if word.length > LONGEST:
        return Figure(0, stop, "long")
    if stop == len(words):
        return Figure(int(word.folded), stop)
    after = words[stop]
    if starts[stop] != ends[first]:
        if after.folded in _DASHES and view.is_digits(stop + 1):
            return _spaced_date(view, first)
        if after.kind == NUMBER and after.length == 3 and word.length <= 3:
            return _blank_grouped(view, first)
        return Figure(int(word.folded), stop)
    if after.kind == ARABIC:
        return Figure(int(word.folded), stop)
    if after.kind == LATIN:
        return _scientific(view, float(word.folded), stop)
    if after.kind == MARK and view.is_digits(stop + 1) and view.is_glued(stop + 1):
        return _joined(view, first, after.folded)
    return Figure(int(word.folded), stop)


def _joined(view: View, first: int, mark: str) -> Figure:
    """Digits, a mark and digits without blanks."""
    groups = _groups(view, first, mark)
    stop = first + 2 * len(groups) - 1
    value = to_int(groups[0])
    if mark == ":":
        return Figure(value, stop, "clock")
    if mark == "+":
        return Figure(value, stop, "name")
    if mark in _SEPARATORS:
        if all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and value:
            whole = "".join(groups)
            return Figure(to_int(whole), stop) if len(whole) <= LONGEST else Figure(0, stop, "long")
        if len(groups) == 2 and mark in _DECIMALS:
            return _scientific(view, float(f"{groups[0]}.{groups[1]}"), stop)
        if len(groups) == 3 and mark == ".":
            return Figure(value, stop, "date")
    elif mark in _DASHES and len(groups) == 3:
        return Figure(value, stop, "date")
    elif mark in _DASHES and len(groups) > 3:
        return Figure(value, stop, "long")
    elif mark == "/" and len(groups) == 2:
        second = to_int(groups[1])
        is_fraction = value < second <= 10
        return Figure(value, stop, "fraction" if is_fraction else "date")
    return Figure(value, first + 1)


def _spaced_date(view: View, first: int) -> Figure:
    """15 / 10 / 1436, 25 - 1 - 2021."""
    mark = view.folded(first + 1)
    value = to_int(view.folded(first))
    is_date = view.folded(first + 3) == mark and view.is_digits(first + 4)
    if is_date and (mark == "/" or view.words[first + 4].length == 4):
        return Figure(value, first + 5, "date")
    return Figure(value, first + 1)


def _groups(view: View, first: int, mark: str) -> list[str]:
    """The runs of digits that a mark joins, folded."""
    words = view.words
    groups = [words[first].folded]
    position = first + 1
    while (
        view.folded(position) == mark
        and view.is_glued(position)
        and view.is_digits(position + 1)
        and view.is_glued(position + 1)
        and words[position + 1].length <= LONGEST
    ):
        groups.append(words[position + 1].folded)
        position += 2
    return groups


def _blank_grouped(view: View, first: int) -> Figure:
    """Thousands set apart by single blanks: 1 234 567."""
    words, starts, ends = view.words, view.starts, view.ends
    digits = words[first].folded
    stop = first + 1
    while (
        not digits.startswith("0")
        and view.is_digits(stop)
        and words[stop].length == 3
        and starts[stop] == ends[stop - 1] + 1
        and not view.is_glued(stop + 1)
        and len(digits) <= LONGEST - 3
    ):
        digits += words[stop].folded
        stop += 1
    return Figure(to_int(digits), stop)


def _scientific(view: View, value: float, stop: int) -> Figure:
    """1e10, 12,32e+14; anything else glued to the digits stays outside."""
    if view.folded(stop).lower() == "e" and view.is_glued(stop):
        power = stop + 1
        if view.folded(power) == "+" and view.is_glued(power):
            power += 1
        if view.is_digits(power) and view.is_glued(power) and view.words[power].length <= 2:
            exponent = to_int(view.words[power].folded)
            if exponent < LONGEST - 2 and value < 1000:
                return Figure(round(value * 10**exponent), power + 1)
    return Figure(int(value) if value == int(value) else value, stop)
