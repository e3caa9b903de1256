"""Numbers in words, and digits with scale words: مئتان وخمسون ألفا, 40 ألفا, 1.5 مليون.

In: a view and the position of a numeral. Out: its value and where it stops. A number is a sum of
parts joined by و, each below the scale of the one before; a part is a group below a thousand or
digits, times scale words. Units stand before tens (خمسة وعشرون).
"""

from __future__ import annotations

from typing import NamedTuple

from waqai.lexicon.scan import Hit
from waqai.mentions.number.figures import Figure, read_figure
from waqai.mentions.number.senses import Sense
from waqai.mentions.number.view import View

__all__ = ["Reading", "read_number", "read_ordinal"]

_GROUP_PARTS = frozenset(("unit", "teen", "ten", "hundred", "hundreds", "one-of"))
_BELOW_HUNDRED = frozenset(("unit", "teen", "ten", "one-of"))
_TANWIN = "\u064b"
_LARGEST = 10**18


class Reading(NamedTuple):
    """A number at tokens [first, stop). `shape` as in Figure; "words" when it has no digits."""

    value: float
    stop: int
    shape: str
    scale: int = 0  # the last scale word, 0 for none


class _Next(NamedTuple):
    sense: Sense
    position: int
    is_joined: bool  # by و


def read_number(view: View, first: int, joins: bool = True) -> Reading | None:
    """The number that begins at a token, None when the words there make none.

    `joins` False stops before the first و, for "بين خمسة وعشرين".
    """
    hit = view.at.get(first)
    if hit is None:
        figure = read_figure(view, first)
        if figure.shape != "plain":
            return Reading(*figure)
        return _parts(view, first, figure, joins)
    sense = view.sense(hit)
    if sense.part == "fraction":
        return _fraction_of_scale(view, hit, sense)
    if sense.part in _GROUP_PARTS or sense.part in ("scale", "scaled"):
        return _parts(view, first, None, joins)
    return None


def read_ordinal(view: View, first: int) -> Reading | None:
    """The ordinal that begins at a token: الثالث, الحادي عشر, الرابعة والعشرين."""
    sense = view.sense_at(first)
    following = _next(view, first + 1)
    if following is not None and following.sense.part == "unit" and following.sense.value == 10:
        if not following.is_joined:
            return Reading(sense.value + 10, following.position + 1, "words")
    elif following is not None and following.sense.part == "ten" and following.is_joined:
        return Reading(sense.value + following.sense.value, following.position + 1, "words")
    if sense.part == "eleventh":
        return None
    return Reading(sense.value, first + 1, "words")


def _parts(view: View, first: int, figure: Figure | None, joins: bool) -> Reading | None:
    total: float = 0
    stop = first
    limit = 0
    position = first
    shape = "words" if figure is None else "plain"
    scale = 0
    while True:
        part = _part(view, position, figure, joins)
        if part is None or (limit and part[0] >= limit):
            break
        value, stop, scale = part
        total += value
        if not scale or not joins:
            break
        limit = scale
        following = _next(view, stop)
        figure = None
        if following is not None:
            if not following.is_joined:
                break
            if following.sense.part == "fraction":
                total += limit / following.sense.value
                stop = _same_scale(view, following.position + 1, limit)
                break
            position = following.position
        else:
            position = _joined_digits(view, stop)
            if not position:
                break
            figure = read_figure(view, position)
            if figure.shape != "plain":
                break
    if stop == first or total >= _LARGEST:
        return None
    return Reading(int(total) if total == int(total) else total, stop, shape, limit or scale)


def _part(
    view: View, position: int, figure: Figure | None, joins: bool
) -> tuple[float, int, int] | None:
    """Value, stop and last scale (0 for none) of one part."""
    value: float
    if figure is not None:
        value, stop = figure.value, figure.stop
    else:
        hit = view.at[position]
        sense = view.sense(hit)
        if sense.part == "scale" and sense.quantity:  # آلاف without a number
            return None
        if sense.part == "scale":
            value, stop = sense.value, position + 1
            if _is_dual(view, hit):
                value *= 2
            return _scaled(view, value, stop, sense.value)
        if sense.part == "scaled":
            return _scaled(view, sense.value, position + 1, sense.value // 2)
        group = _group(view, position, sense, joins)
        if group is None:
            return None
        value, stop = group
    return _scaled(view, value, stop, 0)


def _scaled(view: View, value: float, stop: int, scale: int) -> tuple[float, int, int]:
    """A value times the scale words that directly follow."""
    while True:
        following = _next(view, stop)
        if following is None or following.is_joined:
            return value, stop, scale
        sense = following.sense
        if sense.part == "hundred" and not scale and value < 10:  # 3 مئة
            value, stop, scale = value * 100, following.position + 1, 100
        elif sense.part == "scale":
            # "6000 آلاف" is a slip for 6000, "6 آلاف".
            is_slip = sense.value == 1000 and value >= 1000 and value % 1000 == 0
            value = value if is_slip else value * sense.value
            value = round(value) if sense.value >= 1000 else value
            stop, scale = following.position + 1, sense.value
        else:
            return value, stop, scale


def _group(view: View, position: int, sense: Sense, joins: bool) -> tuple[int, int] | None:
    """Value and stop of a group below a thousand."""
    part, value = sense.part, sense.value
    stop = position + 1
    if part not in _GROUP_PARTS:
        return None
    following = _next(view, stop)
    if part in ("unit", "one-of"):
        if following is not None and 1 <= value <= 9:
            found, place, is_joined = following
            if found.part == "unit" and found.value == 10 and not is_joined:
                return value + 10, place + 1
            if found.part == "ten" and is_joined and joins:
                return value + found.value, place + 1
            if found.part == "hundred" and not is_joined and value >= 3:
                return _after_hundreds(view, value * 100, place + 1, joins)
        return None if part == "one-of" else (value, stop)
    if part in ("hundred", "hundreds"):
        return _after_hundreds(view, value, stop, joins)
    return value, stop


def _after_hundreds(view: View, value: int, stop: int, joins: bool) -> tuple[int, int]:
    if not joins:
        return value, stop
    following = _next(view, stop)
    if following is None:
        position = _joined_digits(view, stop)
        if position and view.words[position].length <= 2 and not view.is_glued(position + 1):
            return value + int(view.words[position].folded), position + 1
    elif following.is_joined and following.sense.part in _BELOW_HUNDRED:
        group = _group(view, following.position, following.sense, joins)
        if group is not None and group[0] < 100:
            return value + group[0], group[1]
    return value, stop


def _fraction_of_scale(view: View, hit: Hit, sense: Sense) -> Reading | None:
    """نصف مليون, ربع مليون, نصف دزينة."""
    following = _next(view, hit.stop)
    if following is None or following.is_joined or following.sense.part != "scale":
        return None
    value = following.sense.value / sense.value
    return Reading(int(value) if value == int(value) else value, following.position + 1, "words")


def _next(view: View, position: int) -> _Next | None:
    """The numeral at a position, with or without و; None when there is none."""
    hit = view.at.get(position)
    if hit is not None:
        sense = view.sense(hit)
        if not sense.part:
            return None
        if not hit.peel.proclitic:
            return _Next(sense, position, False)
        return _Next(sense, position, True) if hit.peel.proclitic == "و" else None
    if view.folded(position) == "و":
        hit = view.at.get(position + 1)
        if hit is not None and not hit.peel.proclitic:
            sense = view.sense(hit)
            return _Next(sense, position + 1, True) if sense.part else None
    return None


def _joined_digits(view: View, position: int) -> int:
    """The position of digits after و, 0 when there are none."""
    return position + 1 if view.folded(position) == "و" and view.is_digits(position + 1) else 0


def _same_scale(view: View, position: int, scale: int) -> int:
    """Past a repeated scale word: مليون ونصف المليون."""
    sense = view.sense_at(position)
    return position + 1 if sense.part == "scale" and sense.value == scale else position


def _is_dual(view: View, hit: Hit) -> bool:
    """True for the construct dual ألفا جندي, written like the accusative ألفًا."""
    word = view.words[hit.first]
    return (
        word.folded.endswith(("لفا", "يونا", "يارا"))
        and _TANWIN not in word.raw
        and hit.stop in view.nouns
        and not view.nouns[hit.stop].peel.proclitic
    )
