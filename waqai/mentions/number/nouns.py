"""The counted noun of a number, after it or before it.

75 قتيلا · ثلاثة من عناصر · ستة آخرين من أفراد · ثلاثة كبار ضباط · الجنود الثلاثة · شخص واحد.
"""

from __future__ import annotations

from typing import NamedTuple

from waqai.lexicon.scan import Hit
from waqai.lexicon.vocabulary import ARABIC
from waqai.mentions.number.counted import CountedNoun
from waqai.mentions.number.view import View

__all__ = ["NounOfNumber", "noun_after", "noun_before"]

_CLOSING = frozenset(')"»”]’')
_FIRST_AND_SECOND = frozenset(("ي", "ني", "نا", "ك", "كم", "كما"))
_OF = "من"
_FARTHEST_AFTER_OF = 3  # words between من and the noun: من كبار قادة
_PEOPLE_AND_THINGS = frozenset(("person", "thing"))


class NounOfNumber(NamedTuple):
    """noun: the row, None when only "آخرين" or closing marks follow. first, stop: its tokens.

    end: where the number phrase ends, is_rest: آخرون follows.
    """

    noun: CountedNoun | None
    first: int
    stop: int
    end: int
    is_rest: bool


def noun_after(view: View, stop: int, value: float | None) -> NounOfNumber:
    """The counted noun after a number that stops at a token; value None for quantifiers."""
    position = stop
    while view.folded(position) in _CLOSING:
        position += 1
    hit = view.nouns.get(position)
    if (
        hit is None
        or hit.peel.proclitic
        or hit.peel.enclitic in _FIRST_AND_SECOND
        or view.sense_at(position).is_title
    ):
        return _farther(view, position, stop)
    if hit.peel.has_article and value is not None and not _is_definite(view, stop):
        return NounOfNumber(None, 0, 0, stop, False)
    wants_plural = value is None or 2 <= value <= 10
    noun = view.counted(hit).reading(wants_plural)
    return _with_rest(view, noun, hit)


def _is_definite(view: View, stop: int) -> bool:
    """True when the number that stops at a token carries the article."""
    hit = view.ending.get(stop)
    if hit is None:
        return view.folded(stop - 2).endswith("ال")
    return hit.peel.has_article


def _farther(view: View, position: int, stop: int) -> NounOfNumber:
    """Past آخرين, كبار and من."""
    sense = view.sense_at(position)
    is_rest = sense.quantity.startswith("rest") and not view.at[position].peel.proclitic
    end = stop
    if is_rest:
        position = end = view.at[position].stop
        sense = view.sense_at(position)
    elif sense.is_title and not view.at[position].peel.proclitic:
        following = view.nouns.get(position + 1)
        if following is not None and not following.peel.proclitic:
            noun = view.counted(following).reading(wants_plural=True)
            return _with_rest(view, noun, following)
    if view.folded(position) == _OF and position not in view.at:
        hit = _noun_after_of(view, position + 1)
        if hit is not None:
            noun = view.counted(hit).reading(wants_plural=True)
            if noun is not None and noun.animacy in _PEOPLE_AND_THINGS:
                found = _with_rest(view, noun, hit)
                return found._replace(is_rest=is_rest or found.is_rest)
    return NounOfNumber(None, 0, 0, end, is_rest)


def _noun_after_of(view: View, position: int) -> Hit | None:
    last = min(position + _FARTHEST_AFTER_OF, len(view.words))
    while position < last and view.words[position].kind == ARABIC:
        sense = view.sense_at(position)
        if sense.is_subset or sense.is_month or sense.part or sense.quantity:
            return None
        hit = view.nouns.get(position)
        if hit is not None and not hit.peel.proclitic:
            return hit
        if sense.is_harm:
            return None
        position += 1
    return None


def _with_rest(view: View, noun: CountedNoun | None, hit: Hit) -> NounOfNumber:
    """آخرون directly after the noun or after one adjective."""
    for position in (hit.stop, hit.stop + 1):
        following = view.at.get(position)
        if following is not None:
            if view.sense(following).quantity.startswith("rest") and not following.peel.proclitic:
                return NounOfNumber(noun, hit.first, hit.stop, following.stop, True)
            break
    return NounOfNumber(noun, hit.first, hit.stop, hit.stop, False)


def _fits(view: View, hit: Hit, value: float) -> bool:
    readings = view.counted(hit)
    if value <= 2:
        return (readings.singular if value == 1 else readings.dual) is not None
    return readings.plural is not None


def noun_before(view: View, first: int, value: float, is_digits: bool) -> Hit | None:
    """The noun before an attributive number: الجنود الثلاثة, مدنيين اثنين, شخص واحد, القتلى 28.

    `first` is where the number phrase begins. One adjective may stand between when the number is
    one or two (عسكريين تركيين اثنين).
    """
    hit = view.nouns_ending.get(first)
    if hit is not None:
        head = view.nouns_ending.get(hit.first)
        if head is not None and view.counted(hit).is_adjectival and not hit.peel.proclitic:
            hit = head if _fits(view, head, value) else hit
    elif value <= 2 and not is_digits:
        hit = view.nouns_ending.get(first - 1)
        if hit is not None and view.words[first - 1].kind != ARABIC:
            return None
    if hit is None or view.sense_at(hit.first).part:
        return None
    readings = view.counted(hit)
    if value == 1 and not is_digits:
        return hit if readings.singular and not readings.plural else None
    if value == 2 and not is_digits:
        return hit if readings.dual else None
    if readings.plural is None or readings.plural.animacy not in _PEOPLE_AND_THINGS:
        return None
    number_is_definite = view.folded(first)[:2] == "ال"
    if is_digits:
        return hit if hit.peel.has_article else None
    return hit if hit.peel.has_article == number_is_definite else None
