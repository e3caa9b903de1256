"""Mentions of numbers in digits and words, with their bounds, nouns and roles."""

from __future__ import annotations

from waqai.lexicon.scan import Hit
from waqai.lexicon.vocabulary import NUMBER
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
from waqai.mentions.number.roles import role_of, role_of_noun
from waqai.mentions.number.view import View
from waqai.mentions.number.words import Reading, read_number
from waqai.model.mention import NumberMention

__all__ = ["EXACT_ROLES", "date_parts", "number_mention"]

_DIGITS, _WORDS, _RANGE = "number/digits@1", "number/words@1", "number/range@1"
EXACT_ROLES = frozenset(("year", "date", "clock", "name", "phone", "bullet"))
_LAST_YEAR = 2100


def number_mention(view: View, first: int, latest: NumberMention | None) -> NumberMention | None:
    """The mention of the number that begins at a token, None when the words make none.

    `latest` is the mention before it.
    """
    reading = read_number(view, first)
    if reading is None:
        return None
    hit = view.at.get(first)
    if hit is not None and _is_other_word(view, hit, reading):
        return None
    is_definite_one = hit is not None and hit.peel.has_article and reading.value == 1
    if is_definite_one and view.sense_before(first).role_before != "clock":
        return None  # اليوم الواحد
    before = look_before(view, first)
    joined_to = _joined_to(before, latest)
    found = range_end(view, first, reading, before)
    if found is not None:
        mention = _range_mention(view, first, reading, before, found=found, joined_to=joined_to)
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
        joined_to=joined_to,
    )


def _has_bound(view: View, begin: int, effects: tuple[str, ...]) -> bool:
    """True when a bound says that the number counts; حتى may stand before a year as well."""
    if view.folded(begin) == "حتي" and len(effects) <= 2:
        return False
    return any(effect and effect != "between" for effect in effects)


def _is_other_word(view: View, hit: Hit, reading: Reading) -> bool:
    """True for the month صفر and the verb ألّف."""
    if reading.value == 0 and view.sense(hit).is_month:
        before = view.nouns_ending.get(hit.first)
        is_month = before is not None and view.folded(before.first).endswith("شهر")
        return is_month or view.is_digits(hit.first - 1) or view.is_digits(hit.stop)
    if reading.value == 1000 and reading.stop == hit.stop and reading.stop < len(view.words):
        following = view.words[reading.stop]
        return not hit.peel.has_article and following.bare != following.folded
    return False


def _joined_to(before: Before, latest: NumberMention | None) -> str | None:
    """The role of the number that و joins this one to; see `role_of`."""
    if not before.is_joined:
        return None
    return latest.role if latest is not None and latest.stop == before.start else ""


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
    joined_to: str | None,
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
        has_bound=_has_bound(view, begin, effects),
        noun=noun.noun,
        noun_follows=noun.first == stop or view.raw(stop) == ")",
        top=top,
        joined_to=joined_to,
    )
    if role in EXACT_ROLES:
        effects = ("",)
        noun = NounOfNumber(None, 0, 0, stop, False)
        reading = reading._replace(value=int(reading.value))
        begin = min(begin, first) if top is not None else first
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
                role = "count" if counted is None else role_of_noun(view, counted, begin, begin)
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
    view: View,
    first: int,
    reading: Reading,
    before: Before,
    *,
    found: Range,
    joined_to: str | None,
) -> NumberMention | None:
    """5-6 جنود, بين 20 و30 قتيلا; None when the two numbers are no range."""
    begin = first
    if view.folded(before.start - 1) == "من" and "between" not in before.effects:
        if is_change(view, before.start):
            return None
        begin = before.start - 1
    if _is_no_range(view, before, begin, found):
        return None
    low = Reading(found.low, found.stop, reading.shape)
    noun = noun_after(view, found.stop, found.high)
    start = before._replace(first=min(begin, before.first), start=min(begin, before.start))
    return _mention(
        view,
        first,
        low,
        start,
        noun=noun,
        stop=found.stop,
        effects=(*before.effects, ""),
        rule=_RANGE,
        joined_to=joined_to,
        top=found.high,
    )


def _is_no_range(view: View, before: Before, begin: int, found: Range) -> bool:
    """True after a cue that takes one number alone: عام 2013 إلى 5000, إف 4 – 2020."""
    cue = view.sense_before(min(begin, before.first)).role_before
    return cue in ("name", "model") or (cue == "year" and found.high > _LAST_YEAR)


def date_parts(view: View, mention: NumberMention) -> list[NumberMention]:
    """One mention for each number of a date in digits: 12/5/2021 is three."""
    parts = []
    for position in range(mention.first, mention.stop):
        word = view.words[position]
        if word.kind == NUMBER:
            value = int(word.folded)
            parts.append(
                NumberMention(
                    first=position,
                    stop=position + 1,
                    span=view.phrase_span(position, position + 1),
                    rule=_DIGITS,
                    low=value,
                    high=value,
                    role="year" if word.length == 4 else "date",
                )
            )
    return parts


def _is_subset(view: View, begin: int) -> bool:
    """True when بينهم, منهم stands before the phrase."""
    return view.sense_before(begin).is_subset
