"""May a name of the gazetteer that stands without a place word be taken for the place?

Half of the villages of any gazetteer are also words of the language (بين، بيان، كان). A form is
"free", or it needs words beside it that only a place has.
"""

from __future__ import annotations

from waqai.lexicon.scan import Hit
from waqai.mentions.place.view import View

__all__ = ["FREE", "HELD", "WEAK", "strength"]

FREE, WEAK, HELD = "free", "weak", "held"
_ORDER = {"free": 0, "cue": 1, "variant": 2, "unit": 3}
_AFTER = frozenset(["التابعه", "الواقعه", "الحدوديه", "المجاوره", "القريبه", "الساحليه", "المحرره"])
_SHORT = 3


def strength(view: View, hit: Hit) -> str:
    """FREE, WEAK (a place if its country is spoken of) or HELD (no place here)."""
    first, stop = hit.first, hit.stop
    feature = min((form.feature for form in hit.forms), key=_ORDER.__getitem__)
    proclitic = hit.peel.proclitic
    is_single = stop == first + 1
    is_other = is_single and (first in view.common or first in view.verbs)
    if is_single and first in view.function:
        return HELD
    if feature == "unit":
        return HELD
    stem = len(hit.peel.stem)
    if proclitic and is_single and stem <= _SHORT and feature != "free":
        return HELD
    if feature == "free" and not is_other:
        if proclitic in ("", "و", "ب", "ل", "وب", "ول", "ف"):
            return FREE
        return WEAK if stem > _SHORT else HELD
    before = view.folded(first - 1)
    is_strong = before in view.grammar.strong or (
        proclitic in ("ب", "وب") and stem > _SHORT and not is_other
    )
    if feature == "free":
        return FREE if is_strong else HELD
    if is_other:
        return HELD
    if is_strong:
        return WEAK
    if feature == "variant":
        return HELD
    if before in view.grammar.weak and not proclitic and (stem > _SHORT or not is_single):
        return WEAK
    if _is_followed(view, stop) or _stands_alone(view, first, stop):
        return WEAK
    return HELD


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


def _stands_alone(view: View, first: int, stop: int) -> bool:
    """The only words of their line or list item."""
    return view.is_edge(first - 1) and view.is_edge(stop) and view.raw(stop) not in ("؟", "!")
