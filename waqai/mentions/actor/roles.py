"""Where a word stands: as a source, as one who acts, as a party rather than a common noun."""

from __future__ import annotations

from waqai.lexicon.scan import Hit
from waqai.lexicon.vocabulary import MARK
from waqai.mentions.actor.view import View

__all__ = ["acts", "is_animate", "is_source"]

_LONGEST_NAME = 4  # tokens of a country's name
_QUOTES = frozenset('"«»“”()')
_OPENERS = frozenset(
    {"ان", "إن", "بان", "وان", "لكن", "ولكن", "فان", "كانت", "كان", "فيما", "بينما", "حيث", "اما"}
)
_WITH = frozenset({"مع", "ضد", "بين", "قبل", "يد", "حيال", "تجاه", "ازاء", "لدي"})
_PARTY_PREPOSITIONS = frozenset({"مع", "ضد", "من", "علي", "بين", "لدي", "عن", "الي", "تجاه", "قبل"})


def is_source(view: View, hit: Hit) -> bool:
    """True beside a reporting verb or behind a phrase like بحسب, quotation marks aside."""
    first, stop = hit.first, hit.stop
    if first in view.source_nouns and stop == first + 1:
        return False  # البيان, المصدر: a statement, not the paper
    if view.words[first - 1].raw in _QUOTES and first:
        first -= 1
    if stop < len(view.words) and view.words[stop].raw in _QUOTES:
        stop += 1
    if first in view.told_by:
        return True
    if stop in view.reporting and hit.peel.proclitic[-1:] not in ("ب", "ل", "ك"):
        return first == 0 or not view.is_plain_word(first - 1)
    head = view.heads.get(first - 1)
    return head is not None and view.head_row(head).kind == "media"


def acts(view: View, hit: Hit) -> bool:
    """True where a country or capital does what only a government can (أعلنت دمشق)."""
    first, stop = hit.first, hit.stop
    if hit.peel.proclitic[-1:] in ("ب", "ك", "ل"):
        return False
    before = view.words[first - 1] if first else None
    if before is not None and first - 1 in view.classes.verbs:
        return not view.is_cue(first - 1, "place_verb")
    if first in view.told_by:
        return True
    if before is not None and before.folded in _WITH:
        return not (before.folded == "بين" and _divides_land(view, first - 1))
    if _is_joined_party(view, hit):
        return True
    is_open = view.ends_clause(first - 1) or (before is not None and before.folded in _OPENERS)
    if is_open and stop in view.classes.verbs:
        return not view.is_cue(stop, "place_verb")
    return is_open and stop < len(view.words) and view.words[stop].raw == ":"


def _divides_land(view: View, between: int) -> bool:
    """True for الحدود بين العراق وسوريا: the noun before is no dealing between parties."""
    return any(view.is_cue(at, "land_noun") for at in range(max(0, between - 2), between))


def _is_joined_party(view: View, hit: Hit) -> bool:
    """True behind another country that acts: روسيا وإيران, اتهمت دمشق أنقرة."""
    if hit.peel.proclitic not in ("", "و"):
        return False
    for first in range(hit.first - 1, max(-1, hit.first - 1 - _LONGEST_NAME), -1):
        previous = view.names.get(first)
        if previous is not None:
            return previous.stop == hit.first and acts(view, previous)
    return False


def is_animate(view: View, hit: Hit) -> bool:
    """True where a common noun with the article is somebody: it does something, or is dealt with.

    An adjective after it makes it a description of its own (الجماعة الإسلامية).
    """
    first, stop = hit.first, hit.stop
    if stop < len(view.words):
        following = view.words[stop]
        is_known = stop in view.nationalities or stop in view.names
        if following.folded.startswith("ال") and view.is_plain_word(stop) and not is_known:
            return False
    if first - 1 in view.classes.verbs or stop in view.classes.verbs:
        return True
    if hit.peel.proclitic.endswith("ل"):
        return True
    if first == 0 or view.words[first - 1].kind == MARK:
        return True
    before = view.words[first - 1].folded
    if before in _PARTY_PREPOSITIONS:
        return True
    head = view.heads.get(first - 1)
    return head is not None and view.head_row(head).role == "party"
