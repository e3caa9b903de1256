"""Bounds, approximation and ranges around a number: أكثر من, على الأقل, نحو, بين … و….

In: a view and the tokens of a number. Out: its low and high ends. "More than 75" is 76 and open,
"at least 75" is 75 and open, "less than" and "at most" begin at 0, "up to" at 1 (coding guide).
"""

from __future__ import annotations

import math
from typing import NamedTuple

from waqai.lexicon.vocabulary import MARK
from waqai.mentions.number.lexica import joiners
from waqai.mentions.number.view import View
from waqai.mentions.number.words import Reading, read_number

__all__ = ["Before", "Range", "bound_after", "is_change", "limits", "look_before", "range_end"]

# Clitics written as words of their own before digits: ال12, لـ 20, و15.
_PROCLITICS = frozenset(
    ("ال", "وال", "بال", "لل", "فال", "كال", "ولل", "وبال", "و", "ب", "ل", "ف", "ك", "وب", "ول")
)
_OPENING = frozenset("(\"«“'[‘„")
_CLOSING = frozenset(")\"»”']’")
_DASHES = frozenset("-‐‑–—−~")
_COMPARISONS = {"<": "less", ">": "more", "≤": "most", "≥": "least"}
_FARTHEST_BOUND_AFTER = 4  # words of a noun phrase between number and "على الأقل"
_FARTHEST_CHANGE = 8  # words between ارتفع and "من 10 إلى 15"


class Before(NamedTuple):
    """What stands before a number. first: where the phrase begins, bounds and brackets included.

    start: where the number with its brackets and glued clitics begins.
    """

    first: int
    start: int
    effects: tuple[str, ...]
    is_joined: bool  # the number or its bound carries و


def look_before(view: View, first: int) -> Before:
    """The bounds before a number, walking back from it."""
    ending = view.ending
    words = view.words
    hit = view.at.get(first)
    is_joined = hit is not None and hit.peel.proclitic.startswith("و")
    start = position = first
    while position and (folded := words[position - 1].folded):
        if folded in _PROCLITICS:
            is_joined |= folded.startswith("و")
        elif folded not in _OPENING:
            break
        position -= 1
    start = position
    effects: list[str] = []
    begin = first
    while position:
        bound = ending.get(position)
        if bound is None:
            if words[position - 1].kind == MARK:
                comparison = _comparison(view, position)
                if comparison is not None:
                    return Before(comparison[1], start, (*effects, comparison[0]), is_joined)
            break
        effect = view.sense(bound).before if not bound.peel.has_article else ""
        # "ليصل إلى 12" reports what was reached: no upper bound.
        if not effect or (effect == "upto" and bound.peel.proclitic.endswith("ل")):
            break
        effects.append(effect)
        position = begin = bound.first
        is_joined = bound.peel.proclitic.startswith("و")
    return Before(begin, start, tuple(effects), is_joined)


def _comparison(view: View, position: int) -> tuple[str, int] | None:
    mark = view.folded(position - 1)
    if mark == "=" and view.folded(position - 2) in ("<", ">"):
        return "most" if view.folded(position - 2) == "<" else "least", position - 2
    effect = _COMPARISONS.get(mark)
    return None if effect is None else (effect, position - 1)


def bound_after(view: View, stop: int, reach: int = _FARTHEST_BOUND_AFTER) -> tuple[str, int]:
    """The bound that follows a number or its noun within a few words, and where it stops.

    ("", stop) when there is none. Marks other than closing ones end the search, and so does
    another number.
    """
    n_words = len(view.words)
    position = stop
    while position < n_words and view.folded(position) in _CLOSING:
        position += 1
    last = min(position + reach, n_words)
    while position < last:
        hit = view.at.get(position)
        if hit is not None:
            sense = view.sense(hit)
            if sense.after:
                if sense.before and (view.is_digits(hit.stop) or view.sense_at(hit.stop).starts):
                    return "", stop  # "أو أقل من 5": a new number
                return sense.after, hit.stop
            if sense.starts and not sense.quantity.startswith("rest"):
                break
        if view.words[position].kind != 0 or view.folded(position) == "و":
            break
        position += 1
    return "", stop


def limits(
    low: float, high: float | None, effects: tuple[str, ...]
) -> tuple[int, int | None, bool]:
    """Low end, high end and approximation of a number under its bounds."""
    bottom = int(low)
    top = None if high is None else math.ceil(high)
    approx = False
    equal = "or-equal" in effects
    for effect in effects:
        if effect == "about":
            approx = True
        elif effect == "more":
            bottom, top = bottom + (not equal), None
        elif effect == "least":
            top = None
        elif effect == "less" and top is not None:
            bottom, top = 0, top if equal else max(top - 1, 0)
        elif effect == "most":
            bottom = 0
        elif effect == "upto":
            bottom, approx = min(1, bottom), True
        elif effect == "odd":  # نيف: one to three above a decade, open above a hundred
            bottom, top, approx = bottom + 1, bottom + 3 if bottom < 100 else None, True
    return bottom, top, approx


class Range(NamedTuple):
    """A range of numbers that ends before token `stop`."""

    low: float
    high: float
    stop: int


def range_end(view: View, first: int, reading: Reading, before: Before) -> Range | None:
    """The range that begins with a number, None when there is none.

    5-6 · 9 أو 10 · 1000 إلى 1500 · بين 20 و30 · من 5 إلى 7.
    """
    between = "between" in before.effects
    stop = reading.stop
    if between:
        second = _after_and(view, stop)
        if second is None and reading.shape == "words":
            shorter = read_number(view, first, joins=False)
            if shorter is not None and shorter.stop < stop:
                reading, second = shorter, _after_and(view, shorter.stop)
    else:
        second = _after_joiner(view, stop, reading)
    if second is None or second.value <= reading.value or second.shape not in ("plain", "words"):
        return None
    low = reading.value
    if second.scale >= 1000 and not reading.scale and low * second.scale < second.value:
        low *= second.scale  # بين 100 و150 مليار
    return Range(low, second.value, second.stop)


def _after_and(view: View, stop: int) -> Reading | None:
    """The number after و, past the noun of the first (بين 500 مقاتل و1000)."""
    noun = view.nouns.get(stop)
    if noun is not None and not noun.peel.proclitic:
        stop = noun.stop
    while view.folded(stop) in _CLOSING or view.folded(stop) in _OPENING:
        stop += 1
    hit = view.at.get(stop)
    if hit is not None:
        if not hit.peel.proclitic.startswith("و"):
            return None
        return read_number(view, stop) if view.sense(hit).part else None
    if view.folded(stop) in ("و", "وال"):
        stop += 1
        while view.folded(stop) in _OPENING:
            stop += 1
        hit = view.at.get(stop)
        if view.is_digits(stop) or (hit is not None and view.sense(hit).part):
            return read_number(view, stop)
    return None


def _after_joiner(view: View, stop: int, reading: Reading) -> Reading | None:
    """The number after a dash, أو or إلى."""
    if stop >= len(view.words):
        return None
    word = view.words[stop]
    folded = word.folded
    if word.kind == MARK:
        if folded in _DASHES and reading.shape == "plain" and view.is_digits(stop + 1):
            second = read_number(view, stop + 1)
            glued = view.is_glued(stop) == view.is_glued(stop + 1)
            return second if glued else None
        return None
    effect = joiners().get(folded)
    if effect not in ("to", "or"):
        return None
    second_first = stop + 1
    while view.folded(second_first) in ("ال", "ل") or view.folded(second_first) in _OPENING:
        second_first += 1
    hit = view.at.get(second_first)
    if hit is None:
        if not view.is_digits(second_first):
            return None
    elif not view.sense(hit).part or hit.peel.proclitic:
        return None
    return read_number(view, second_first)


def is_change(view: View, first: int) -> bool:
    """True when "من 10 إلى 15" before a token tells a change, not a range."""
    senses = view.sense_at
    return any(
        senses(position).is_change for position in range(max(0, first - _FARTHEST_CHANGE), first)
    )
