"""Mentions of quantities without a number: عدد من, عشرات, أحد, آخرون, دون."""

from __future__ import annotations

from waqai.mentions.number.bounds import bound_after, limits, look_before
from waqai.mentions.number.negation import FAR, NEAR, is_negated
from waqai.mentions.number.nouns import noun_after
from waqai.mentions.number.roles import role_of_noun
from waqai.mentions.number.senses import Sense
from waqai.mentions.number.view import View
from waqai.model.mention import NumberMention

__all__ = ["quantity_mention"]

_VAGUE, _ONE, _REST, _NONE = (
    "number/quantifier@1",
    "number/one-of@1",
    "number/rest@1",
    "number/none@1",
)
_FARTHEST_NOUN = 6  # tokens between a noun and "وآخر"
_CARDINALS = frozenset(("unit", "teen", "ten", "hundred", "hundreds"))


def quantity_mention(view: View, first: int, sense: Sense) -> NumberMention | None:
    """The mention of a quantifier at a token."""
    kind = sense.quantity
    if kind in ("vague", "some-of"):
        return _vague(view, first, sense)
    if kind in ("one-of", "one-of-them"):
        return _one_of(view, first, kind)
    if kind in ("none", "any"):
        return _none(view, first, kind)
    if kind == "loss":
        return _loss(view, first)
    return _rest(view, first, sense)


def _vague(view: View, first: int, sense: Sense) -> NumberMention | None:
    hit = view.at[first]
    if sense.quantity == "some-of" and hit.peel.has_article:  # تتألف المجموعة من خمسة
        return None
    if hit.peel.proclitic.endswith("ب") and view.raw(first).endswith("ه"):
        return None  # بعده is "after him", not بعدة
    if view.is_digits(hit.stop) or view.sense_at(hit.stop).part in _CARDINALS:
        return None
    before = look_before(view, first)
    noun = noun_after(view, hit.stop, None)
    end = max(noun.end, hit.stop)
    effects = tuple(effect for effect in before.effects if effect == "about")
    low, high, _ = limits(sense.low, sense.high, effects)
    begin = before.first
    noun_id = None if noun.noun is None else noun.noun.id
    noun_range = None if noun.noun is None else (noun.first, noun.stop)
    role = "count" if noun.noun is None else role_of_noun(view, noun.noun, first, hit.stop)
    if noun.noun is None:  # صواريخ عدة
        earlier = view.nouns_ending.get(first)
        if earlier is not None and not noun.is_rest:
            plural = view.counted(earlier).plural
            if plural is not None and not earlier.peel.has_article:
                noun_id, noun_range, begin = plural.id, (earlier.first, earlier.stop), earlier.first
                role = role_of_noun(view, plural, begin, first)
    _, end = bound_after(view, end)
    return NumberMention(
        first=begin,
        stop=end,
        span=view.phrase_span(begin, end),
        rule=_VAGUE,
        low=low,
        high=high,
        approx=True,
        vague=True,
        role=role,
        source="quantifier",
        noun=noun_id,
        noun_range=noun_range,
        is_rest=noun.is_rest,
        is_subset=view.sense_before(begin).is_subset,
    )


def _one_of(view: View, first: int, kind: str) -> NumberMention | None:
    """أحد عناصر: one; أحدهم: one of those named; "لم يصب أحد": none."""
    hit = view.at[first]
    if kind == "one-of-them":
        return _exact(view, first, hit.stop, value=1, rule=_ONE, is_subset=True)
    if hit.peel.has_article or view.sense_before(first).before == "more":  # الأحد is a day
        return None
    if view.sense_before(first).is_harm and is_negated(view, first, FAR):
        return _exact(view, first, hit.stop, value=0, rule=_NONE, source="quantifier")
    noun = noun_after(view, hit.stop, None)
    if noun.noun is not None and noun.noun.animacy in ("person", "thing"):
        mention = _exact(view, first, noun.end, value=1, rule=_ONE, source="singular")
        return _with_noun(mention, noun.noun.id, (noun.first, noun.stop))
    return None


def _none(view: View, first: int, kind: str) -> NumberMention | None:
    """دون إصابات, لم تسفر عن أي خسائر: zero, when a noun of people follows."""
    hit = view.at[first]
    if view.sense_at(hit.stop).quantity == "loss" and not view.at[hit.stop].peel.proclitic:
        if kind == "any" and not is_negated(view, first, FAR):
            return None
        stop = view.at[hit.stop].stop
        return _exact(view, first, stop, value=0, rule=_NONE, source="quantifier")
    noun = view.nouns.get(hit.stop)
    if noun is None or noun.peel.proclitic or noun.peel.has_article:
        return None
    readings = view.counted(noun)
    counted = readings.plural or readings.singular
    if counted is None or counted.animacy != "person" or noun.peel.enclitic:
        return None
    if not counted.state and counted.id != "injured-isaba" and not view.sense_before(first).is_harm:
        return None
    if kind == "any" and not is_negated(view, first, FAR):
        return None
    mention = _exact(view, first, noun.stop, value=0, rule=_NONE, source="quantifier")
    return _with_noun(mention, counted.id, (noun.first, noun.stop))


def _loss(view: View, first: int) -> NumberMention | None:
    """لم يخلف خسائر بشرية, ولا خسائر, خلو الحادث من الخسائر: zero."""
    if not is_negated(view, first, NEAR):
        return None
    if view.at[first].peel.has_article and view.folded(first - 1) != "من":
        return None
    stop = view.at[first].stop
    return _exact(view, first, stop, value=0, rule=_NONE, source="quantifier")


def _rest(view: View, first: int, sense: Sense) -> NumberMention | None:
    """وأصيب آخرون, جندي وآخر: others of the kind counted before."""
    hit = view.at[first]
    is_harmed = view.sense_before(first).is_harm
    is_adjective = first in view.nouns_ending and not hit.peel.proclitic
    if hit.peel.has_article or (is_adjective and not is_harmed):
        return None
    if sense.quantity == "rest-sg":
        is_near = hit.peel.proclitic == "و" and any(
            _is_person(view, position) for position in range(first - _FARTHEST_NOUN, first)
        )
        if not (is_harmed or is_near) or view.folded(hit.stop)[:2] == "ال":
            return None
        return _exact(view, first, hit.stop, value=1, rule=_REST, source="singular", is_rest=True)
    if sense.quantity == "rest-du":
        return _exact(view, first, hit.stop, value=2, rule=_REST, source="dual", is_rest=True)
    if not (is_harmed or hit.peel.proclitic == "و" or view.sense_before(first).is_subset):
        return None
    return NumberMention(
        first=first,
        stop=hit.stop,
        span=view.phrase_span(first, hit.stop),
        rule=_REST,
        low=2,
        high=None,
        approx=True,
        vague=True,
        source="plural",
        is_rest=True,
    )


def _is_person(view: View, position: int) -> bool:
    """True when an indefinite person in the singular begins at a token."""
    hit = view.nouns.get(position)
    return (
        hit is not None and not hit.peel.has_article and view.counted(hit).lone_singular == "always"
    )


def _exact(
    view: View,
    first: int,
    stop: int,
    *,
    value: int,
    rule: str,
    source: str = "singular",
    is_rest: bool = False,
    is_subset: bool = False,
) -> NumberMention:
    return NumberMention(
        first=first,
        stop=stop,
        span=view.phrase_span(first, stop),
        rule=rule,
        low=value,
        high=value,
        source=source,
        is_rest=is_rest,
        is_subset=is_subset or view.sense_before(first).is_subset,
    )


def _with_noun(mention: NumberMention, noun: str, noun_range: tuple[int, int]) -> NumberMention:
    return NumberMention(
        first=mention.first,
        stop=mention.stop,
        span=mention.span,
        rule=mention.rule,
        low=mention.low,
        high=mention.high,
        source=mention.source,
        noun=noun,
        noun_range=noun_range,
        is_subset=mention.is_subset,
    )
