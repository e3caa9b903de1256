"""Counts that a noun gives by itself: dual 2, bare singular person 1, bare plural at least 2.

A sound plural in -ين is written like the dual (مدنيين): without اثنين it is read as a plural.
"""

from __future__ import annotations

from waqai.lexicon.scan import Hit
from waqai.lexicon.vocabulary import ARABIC, MARK
from waqai.mentions.number.counted import Counted, CountedNoun
from waqai.mentions.number.negation import NEAR, is_negated
from waqai.mentions.number.roles import role_of_noun
from waqai.mentions.number.view import View
from waqai.model.mention import NumberMention

__all__ = ["lone_mention"]

_DUAL, _SINGULAR, _PLURAL, _NONE, _MORE_THAN_ONE = (
    "number/dual@1",
    "number/singular@1",
    "number/plural@1",
    "number/none@1",
    "number/more-than-one@1",
)
_QUOTES = frozenset('"«“')
_THIRD_PERSON = frozenset(("ه", "ها", "هم", "هما", "هن"))
_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_FARTHEST_COUNT = 3  # tokens between a count and "ومدني"


def lone_mention(view: View, hit: Hit, readings: Counted, latest: int) -> NumberMention | None:
    """The count of a noun without number; `latest` is where the count before it stops."""
    peel = hit.peel
    if readings.dual is not None and readings.plural is None:
        return _dual(view, hit, readings.dual)
    if peel.has_article:
        return None
    if peel.enclitic:
        return _possessed(view, hit, readings)
    previous = view.nouns_ending.get(hit.first)
    if previous is not None and not peel.proclitic and _agrees(view, previous, hit, readings):
        return None
    if readings.lone_plural and readings.plural is not None:
        if readings.plural.id.startswith("injured-") and _tells_how(hit, latest):
            return None
        if not _is_allowed(view, hit, readings.lone_plural, latest) or _is_construct(view, hit):
            return None
        if readings.plural.state and is_negated(view, hit.first, NEAR):
            return _exact(view, hit, readings.plural, 0, source="quantifier", rule=_NONE)
        return _vague(view, hit, readings.plural)
    if readings.singular is None:
        return None
    sense = view.sense_before(hit.first)
    if sense.before == "more" and not peel.proclitic and view.folded(hit.first - 1) == "من":
        return _more_than_one(view, hit, readings.singular)
    if not readings.lone_singular or sense.quantity in ("any", "every"):
        return None
    if not _is_allowed(view, hit, readings.lone_singular, latest) or _is_construct(view, hit):
        return None
    if view.sense_before(hit.first).before == "between":  # 30 بين قتيل وجريح
        return None
    return _exact(view, hit, readings.singular, 1, source="singular", rule=_SINGULAR)


def _tells_how(hit: Hit, latest: int) -> bool:
    """True for أصيب ثمانية إصابات خطرة, أصيب العشرات بحالات اختناق: no further count."""
    return hit.peel.proclitic == "ب" or (hit.first == latest and not hit.peel.proclitic)


def _possessed(view: View, hit: Hit, readings: Counted) -> NumberMention | None:
    """مرافقه: one; طياراها: two, though written like an accusative singular."""
    noun = readings.singular
    if noun is None or noun.animacy != "person" or readings.lone_singular != "always":
        return None
    if hit.peel.enclitic not in _THIRD_PERSON or _is_feminine(view, hit, noun):
        return None
    if hit.peel.stem.endswith("ا") and not noun.singular.endswith("ا"):
        return _exact(view, hit, noun, 2, source="dual", rule=_DUAL)
    return _exact(view, hit, noun, 1, source="singular", rule=_SINGULAR)


def _is_feminine(view: View, hit: Hit, noun: CountedNoun) -> bool:
    """True when the final ه is a feminine ending: عسكرية, مقاومة."""
    if hit.peel.enclitic != "ه":
        return False
    return noun.singular.endswith("ي") or view.words[hit.stop - 1].raw.rstrip(_MARKS)[-1:] == "ة"


def _is_construct_dual(view: View, hit: Hit, noun: CountedNoun) -> bool:
    """True for ضابطي شرطة, طائرتي استطلاع; not for محلي, رئيسي, زوجتي written alike."""
    if hit.peel.has_article or hit.stop >= len(view.words) or view.words[hit.stop].kind != ARABIC:
        return False
    following = view.words[hit.stop]
    is_definite = following.bare != following.folded
    if noun.animacy == "person":
        return is_definite or hit.stop in view.nouns
    return noun.singular.endswith("ة") and not hit.peel.enclitic


def _dual(view: View, hit: Hit, noun: CountedNoun) -> NumberMention | None:
    peel = hit.peel
    if peel.enclitic and (peel.enclitic not in _THIRD_PERSON or _is_feminine(view, hit, noun)):
        return None
    if peel.stem.endswith("ي") and not peel.enclitic and not _is_construct_dual(view, hit, noun):
        return None
    if peel.proclitic.endswith("ك"):  # كتلتين
        return None
    if peel.has_article and peel.stem.endswith("ين") and noun.animacy == "person":
        return None  # الزائرين: as well a sound plural that the table does not give
    previous = view.nouns_ending.get(hit.first)
    if previous is not None and not hit.peel.proclitic and noun.animacy == "person":
        before = view.counted(previous)
        if before.dual is not None and view.counted(hit).is_adjectival:
            return None  # جنديان أمريكيان
    if noun.animacy == "share":
        return None
    return _exact(view, hit, noun, 2, source="dual", rule=_DUAL)


def _more_than_one(view: View, hit: Hit, noun: CountedNoun) -> NumberMention | None:
    """أكثر من ضربة: at least two."""
    if noun.animacy not in ("person", "thing"):
        return None
    bound = view.ending[hit.first]
    if bound.peel.has_article:  # الجزء الأكبر من حي
        return None
    return NumberMention(
        first=bound.first,
        stop=hit.stop,
        span=view.phrase_span(bound.first, hit.stop),
        rule=_MORE_THAN_ONE,
        low=2,
        high=None,
        vague=True,
        source="quantifier",
        noun=noun.id,
        noun_range=(hit.first, hit.stop),
    )


def _agrees(view: View, previous: Hit, hit: Hit, readings: Counted) -> bool:
    """True when a noun is the adjective of the noun before it: جنود مسلحون."""
    if not readings.is_adjectival or view.sense_before(hit.first).is_harm:
        return False
    if previous.peel.has_article and not hit.peel.has_article:
        return False
    before = view.counted(previous)
    mine, its = view.folded(hit.first), view.folded(previous.first)
    if readings.plural is not None and before.plural is not None:
        # "قتل مسلحون مدنيين": another case, so another part of the sentence.
        return not (its.endswith("ون") and mine.endswith("ين"))
    if mine.endswith("ا") and not its.endswith("ا"):
        return False  # أردى قناص شرطيا
    return readings.singular is not None and before.singular is not None


def _is_allowed(view: View, hit: Hit, when: str, latest: int) -> bool:
    """A noun of double duty counts only next to a harm word or another count."""
    if when == "always":
        return True
    sense = view.sense_before(hit.first)
    if sense.is_harm or sense.is_subset:
        return True
    return hit.peel.proclitic == "و" and 0 <= hit.first - latest <= _FARTHEST_COUNT


def _is_construct(view: View, hit: Hit) -> bool:
    """True before a definite word that is no day: قائد الشرطة, جنود الاحتلال."""
    if hit.stop >= len(view.words):
        return False
    position = hit.stop
    if view.words[position].kind == MARK and view.raw(position) in _QUOTES:
        position += 1
    if position >= len(view.words) or view.words[position].kind != ARABIC:
        return False
    following = view.words[position]
    if following.folded == "ال":  # جثامين ال12
        return True
    return following.bare != following.folded and not view.sense_at(position).is_weekday


def _exact(
    view: View, hit: Hit, noun: CountedNoun, value: int, *, source: str, rule: str
) -> NumberMention:
    stop, is_rest = _company(view, hit)
    return NumberMention(
        first=hit.first,
        stop=stop,
        span=view.phrase_span(hit.first, stop),
        rule=rule,
        low=value,
        high=value,
        role=role_of_noun(view, noun, hit.first, hit.first),
        source=source,
        noun=noun.id,
        noun_range=(hit.first, hit.stop),
        is_rest=is_rest,
        is_subset=view.sense_before(hit.first).is_subset,
    )


def _vague(view: View, hit: Hit, noun: CountedNoun) -> NumberMention:
    stop, is_rest = _company(view, hit)
    return NumberMention(
        first=hit.first,
        stop=stop,
        span=view.phrase_span(hit.first, stop),
        rule=_PLURAL,
        low=2,
        high=None,
        approx=True,
        vague=True,
        source="plural",
        noun=noun.id,
        noun_range=(hit.first, hit.stop),
        is_rest=is_rest,
        is_subset=view.sense_before(hit.first).is_subset,
    )


def _company(view: View, hit: Hit) -> tuple[int, bool]:
    """Where the phrase stops when آخر or آخرون follows, and whether it does."""
    for position in (hit.stop, hit.stop + 1):
        following = view.at.get(position)
        if following is None:
            continue
        sense = view.sense(following)
        if sense.quantity.startswith("rest") and not following.peel.proclitic:
            return following.stop, True
        break
    return hit.stop, False
