"""Mentions of numbers in digits and words, with their bounds, nouns and roles."""

from __future__ import annotations

from waqai.mentions.number.bounds import (
    Before,
    Range,
    bound_after,
    is_change,
    limits,
    look_before,
    range_end,
)
from waqai.mentions.number.nouns import NounOfNumber, noun_after, noun_before
from waqai.mentions.number.roles import role_of
from waqai.mentions.number.view import View
from waqai.mentions.number.words import Reading, read_number, read_ordinal
from waqai.model.mention import NumberMention

__all__ = ["number_mention", "ordinal_mention"]

_DIGITS, _WORDS, _RANGE = "number/digits@1", "number/words@1", "number/range@1"
_ORDINAL, _ORDINAL_REST = "number/ordinal@1", "number/ordinal-rest@1"


def number_mention(view: View, first: int) -> NumberMention | None:
    """The mention of the number that begins at a token, None when the words make none."""
    reading = read_number(view, first)
    if reading is None:
        return None
    before = look_before(view, first)
    found = range_end(view, first, reading, before)
    if found is not None:
        mention = _range_mention(view, first, reading, before, found)
        if mention is not None:
            return mention
    effects = before.effects
    stop = reading.stop
    after_effect, after_stop = _directly_after(view, stop)
    noun = noun_after(view, after_stop, reading.value)
    rule = _WORDS if reading.shape == "words" else _DIGITS
    return _mention(
        view,
        first,
        reading,
        before,
        noun=noun,
        stop=after_stop,
        effects=(*effects, after_effect),
        rule=rule,
    )


def _directly_after(view: View, stop: int) -> tuple[str, int]:
    """A bound right after the number, before its noun: خمسون أو أكثر من المقاتلين."""
    effect, end = bound_after(view, stop, reach=1)
    if effect == "year":
        return "", stop
    return effect, end if effect else stop


def _mention(
    view: View,
    first: int,
    reading: Reading,
    before: Before,
    *,
    noun: NounOfNumber,
    stop: int,
    effects: tuple[str, ...],
    rule: str,
    top: float | None = None,
) -> NumberMention:
    begin = before.first
    is_digits = reading.shape != "words"
    role = role_of(
        view,
        begin if effects[0] else before.start,
        first,
        stop,
        reading,
        has_bound=any(effect and effect != "between" for effect in effects),
        noun=noun.noun,
    )
    noun_id = None if noun.noun is None else noun.noun.id
    noun_range = None if noun.noun is None else (noun.first, noun.stop)
    end = max(stop, noun.end)
    if role == "count":
        if noun_id is None and not before.effects:
            hit = noun_before(view, before.start, reading.value, is_digits)
            if hit is not None:
                readings = view.counted(hit)
                counted = readings.reading(reading.value > 2)
                noun_id = None if counted is None else counted.id
                noun_range = (hit.first, hit.stop)
                begin = hit.first
        effect, after = bound_after(view, end)
        if effect:
            effects, end = (*effects, effect), after
    elif noun.noun is None and effects[-1] == "":
        end = stop
    while begin < before.start and end < len(view.words) and view.raw(end) == ")":
        end += 1
    low, high, approx = limits(reading.value, reading.value if top is None else top, effects)
    return NumberMention(
        first=begin,
        stop=end,
        span=view.phrase_span(begin, end),
        rule=rule,
        low=low,
        high=high,
        approx=approx,
        role=role,
        noun=noun_id,
        noun_range=noun_range,
        is_rest=noun.is_rest,
        is_subset=_is_subset(view, begin),
    )


def _range_mention(
    view: View, first: int, reading: Reading, before: Before, found: Range
) -> NumberMention | None:
    """5-6 جنود, بين 20 و30 قتيلا; None when the two numbers are no range."""
    begin = before.start
    if view.folded(begin - 1) == "من" and "between" not in before.effects:
        if is_change(view, begin):
            return None
        begin -= 1
    low = Reading(found.low, found.stop, reading.shape)
    noun = noun_after(view, found.stop, found.high)
    start = before._replace(first=min(begin, before.first), start=begin)
    return _mention(
        view,
        first,
        low,
        start,
        noun=noun,
        stop=found.stop,
        effects=(*before.effects, ""),
        rule=_RANGE,
        top=found.high,
    )


def ordinal_mention(view: View, first: int) -> NumberMention | None:
    """An ordinal (ثالث حادث, الفرقة الرابعة), or one more person after a count (وأصيب ثالث)."""
    reading = read_ordinal(view, first)
    if reading is None:
        return None
    peel = view.at[first].peel
    is_alone = view.sense_before(first).is_harm and reading.value >= 2
    if is_alone and reading.stop not in view.nouns:
        return NumberMention(
            first=first,
            stop=reading.stop,
            span=view.phrase_span(first, reading.stop),
            rule=_ORDINAL_REST,
            low=1,
            high=1,
            source="singular",
            is_rest=True,
        )
    before = Before(first, first, (), peel.proclitic.startswith("و"))
    role = role_of(view, first, first, reading.stop, reading)
    if view.sense_before(first).role_before in ("name", "clock"):
        role = view.sense_before(first).role_before
    value = int(reading.value)
    return NumberMention(
        first=before.first,
        stop=reading.stop,
        span=view.phrase_span(first, reading.stop),
        rule=_ORDINAL,
        low=value,
        high=value,
        role="ordinal" if role == "count" else role,
    )


def _is_subset(view: View, begin: int) -> bool:
    """True when بينهم, منهم stands before the phrase."""
    return view.sense_before(begin).is_subset
