"""May a name of the gazetteer that stands without a place word be taken for the place?

Half of the villages of any gazetteer are also words of the language (بين، بيان، كان). A form is
"free", or it needs words beside it that only a place has, or the country the text speaks of.
"""

from __future__ import annotations

from waqai.lexicon.scan import Hit
from waqai.mentions.place.view import View

__all__ = ["FAMOUS", "FREE", "HELD", "LOOSE", "WEAK", "strength"]

# FREE: a place. WEAK: a place unless the text speaks of other countries only. LOOSE: a place only
# if the text speaks of its country. HELD: no place here.
FREE, WEAK, LOOSE, HELD = "free", "weak", "loose", "held"
_ORDER = {"free": 0, "cue": 1, "variant": 2, "unit": 3, "held": 4}
_AFTER = frozenset(["التابعه", "الواقعه", "الحدوديه", "المجاوره", "القريبه", "الساحليه", "المحرره"])
_SHORT = 3
FAMOUS = 4.6  # weight of provinces, countries and cities of a million


def strength(view: View, hit: Hit) -> str:
    """How surely a hit of "place" is a place: FREE, WEAK, LOOSE or HELD."""
    first, stop = hit.first, hit.stop
    feature = min((form.feature for form in hit.forms), key=_ORDER.__getitem__)
    proclitic = hit.peel.proclitic
    is_single = stop == first + 1
    if feature in ("unit", "held") or (is_single and first in view.function):
        return HELD
    if is_single and view.raw(first)[hit.peel.letters_before :] in view.grammar.spelled:
        return HELD  # آب is August, إب a city: folding makes them one
    stem = len(hit.peel.stem) + 2 * hit.peel.has_article
    if proclitic and is_single and stem < _SHORT:
        return HELD
    is_famous = view.weight(hit) >= FAMOUS
    if is_single and first in view.nationalities and proclitic not in ("ب", "ل"):
        is_famous = is_famous and feature != "cue"
    is_other = is_single and (
        first in view.nationalities or first in view.verbs or first in view.common
    )
    before = view.before(first)
    if not is_single and first in view.function and not is_famous:
        return HELD
    if first in view.titled and not is_famous:
        return HELD
    is_strong = before in view.grammar.strong or (
        proclitic in ("ب", "وب") and stem > _SHORT and not is_other
    )
    if is_famous and (first not in view.nationalities or is_strong):
        if feature == "free" or is_strong:
            return FREE
        if _follows_weak(view, first) or stands_alone(view, first, stop):
            return WEAK
        return LOOSE if not is_other and feature == "cue" else HELD
    if is_other:
        return FREE if feature == "free" and is_strong else HELD
    if feature == "free":
        if is_strong or not is_single:
            return FREE
        is_beside = _follows_weak(view, first) or stands_alone(view, first, stop)
        return WEAK if is_beside or _is_followed(view, stop) else LOOSE
    if is_strong:
        return WEAK
    if feature == "variant":
        return HELD
    if _follows_weak(view, first) and not proclitic and (stem > _SHORT or not is_single):
        return WEAK
    if _is_followed(view, stop) or stands_alone(view, first, stop):
        return WEAK
    return LOOSE if not is_single and not proclitic else HELD


def _follows_weak(view: View, first: int) -> bool:
    """After a preposition that other words take as well; علي is a man unless written على."""
    return view.before(first) in view.grammar.weak and view.raw(first - 1) != "علي"


def _is_followed(view: View, stop: int) -> bool:
    """A direction with a name follows, or words that only places take."""
    if view.folded(stop) in _AFTER:
        return True
    word = view.words.get(stop)
    if word is None or word.peel.has_article:
        return False
    row = view.word(word)
    if row.kind == "direction":
        return word.stop in view.places or word.stop in view.words
    return row.level in ("admin1", "district") and word.stop in view.places


def stands_alone(view: View, first: int, stop: int) -> bool:
    """The only words of their line or list item."""
    return view.is_edge(first - 1) and view.is_edge(stop) and view.raw(stop) not in ("؟", "!")
