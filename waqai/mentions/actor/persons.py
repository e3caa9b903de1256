"""Names of persons: how far a personal name runs, and where one stands without a title.

A name begins with a given name of given_names.tsv, with أبو, عبد or بن, or, after a title or a
rank, with any word that no lexicon knows (جون كيري). It runs over given names, بن, عبد, family
names with the article and unknown words, at most five of them.
"""

from __future__ import annotations

import re

from waqai.lexicon.vocabulary import ARABIC, LATIN
from waqai.mentions.actor.phrases import is_joined
from waqai.mentions.actor.view import View

__all__ = ["LED_BY", "name_stop", "starts"]

LED_BY = frozenset({"بقياده", "بزعامه", "بامره"})  # a person's name may follow as after a title
_KUNYA = frozenset({"ابو", "ابا", "ابي", "ام", "وابو", "لابو", "لابي", "وابي"})
_LINKS = frozenset({"بن", "ابن", "بنت", "ال", "ولد", "عبد", "ابو", "ابي", "آل", "ذو"})
_ABD = frozenset({"عبد", "وعبد", "لعبد", "بعبد"})
_LONGEST = 5
_SHORTEST_UNKNOWN = 3
# Verbal nouns of the derived forms, folded: تطهير, اسقاط, انقطاع, استكمال, محاصره, استعاده.
_MASDAR = re.compile("ت..ي.|ا..ا.|ا.ت.ا.|ان..ا.|است..ا.|م.ا..ه|است.ا.ه")
_SHORTEST_IN_ALEF = 4  # أوباما; a shorter word in ا is an accusative


def starts(view: View) -> set[int]:
    """Positions where a personal name may begin without a title."""
    found = set(view.given)
    found.update(n + 1 for n, word in enumerate(view.words) if word.folded in LED_BY)
    found.update(
        position
        for position, word in enumerate(view.words)
        if word.folded in _KUNYA or word.folded in _ABD
    )
    return found


def name_stop(view: View, first: int, *, after_title: bool) -> int:
    """The end of the personal name that begins at a token; the token itself if none does.

    After a title an unknown word may begin a name and one word may be the whole name; elsewhere it
    takes two words, the first of them known. A link with its name is one part (بن فلان).
    """
    words = view.words
    if first >= len(words) or first in view.place_names or words[first].kind not in (ARABIC, LATIN):
        return first
    is_kunya = words[first].folded in _KUNYA or words[first].folded in _ABD
    given = view.given.get(first)
    is_plain = given is not None and given.forms[0].feature == "word"
    known = view.names.get(first)
    is_other = known is not None and known.stop == first + 1 and first in view.given
    if known is not None and not is_kunya and not is_other:  # somebody the register knows
        return known.stop if after_title and first in view.given else first
    if given is None and not is_kunya and not (after_title and _is_unknown(view, first)):
        return first
    if given is not None and not after_title and _is_common(view, first, is_plain=is_plain):
        return first
    if after_title and (is_joined(words[first]) or _is_in_name_of(view, first)):
        return first
    at = first + 1
    if is_kunya and view.is_plain_word(at):
        at += 1
    certain = not is_plain or after_title
    n_parts = 1
    while at < len(words) and n_parts < _LONGEST:
        step = _part(view, at, certain=certain or at - first > 1)
        if step is None:
            break
        at = step
        n_parts += 1
    if at == first + 1 or (
        is_kunya and at == first + 2 and not after_title and _is_vague(view, at)
    ):
        lone = after_title and not is_kunya and (given is not None or _is_unknown(view, first))
        return at if lone else first
    is_linked = view.words[first + 1].folded in _LINKS
    if is_plain and not after_title and not is_linked and not _is_surname(view, first + 1):
        return first
    return at


def _is_in_name_of(view: View, at: int) -> bool:
    """True for باسم before a group, which is no person called Basim: الناطق باسم الجيش."""
    following = at + 1
    return view.words[at].folded == "باسم" and (
        following in view.names or following in view.heads or view.words[at].raw != "باسم"
    )


def _part(view: View, at: int, *, certain: bool) -> int | None:
    """The end of the next part of a name that begins at a token, None if it is no part."""
    word = view.words[at]
    if word.kind not in (ARABIC, LATIN) or view.phrases.is_barrier(at):
        return None
    if word.folded in _LINKS and at + 1 < len(view.words):
        if view.words[at + 1].folded in _ABD and word.folded not in _ABD:
            return _part(view, at + 1, certain=certain)
        return at + 2 if view.words[at + 1].kind == ARABIC else None
    given = view.given.get(at)
    if given is not None and not given.peel.proclitic:
        return at + 1
    if at in view.classes.function or at in view.classes.verbs:
        return None
    if is_joined(word) and word.folded.startswith(("و", "فال")):
        return None
    if _is_surname(view, at):
        return at + 1
    is_brought = word.folded.startswith("ل") and len(word.folded) > _SHORTEST_IN_ALEF
    return at + 1 if certain and not is_brought and _is_unknown(view, at) else None


def _is_vague(view: View, at: int) -> bool:
    """True if a by-name of two words ends at `at` in a word of another meaning (أبو الخصيب)."""
    return view.is_listed(at - 1) and at - 1 not in view.given


def _is_surname(view: View, at: int) -> bool:
    """True for a family name with the article (العبادي, السوداني) or another given name."""
    if at in view.given:
        return True
    if at >= len(view.words) or at in view.heads or at in view.titles or at in view.names:
        return False
    word = view.words[at]
    if not word.folded.startswith("ال") or len(word.folded) < _SHORTEST_UNKNOWN + 2:
        return False
    if word.folded.startswith("الم") and not word.folded.endswith("ي"):
        return False  # a participle: المقرب, المحرر, المتهم
    return not view.is_listed(at) or word.folded.endswith("ي")


def _is_unknown(view: View, at: int) -> bool:
    """True for a word no lexicon knows that may be a foreign name: bare, without a pronoun."""
    word = view.words[at]
    if word.kind == LATIN:
        return True
    folded = word.folded
    if view.is_listed(at) or len(folded) < _SHORTEST_UNKNOWN or at in view.classes.function:
        return False
    if at in view.place_names or view.is_cue(at, "no_name"):
        return False
    if _MASDAR.fullmatch(folded) or (folded[0] in "بل" and _MASDAR.fullmatch(folded[1:])):
        return False
    if folded.startswith("ي") and folded.endswith(("ان", "ون")) and len(folded) > _SHORTEST_IN_ALEF:
        return False  # a verb: يدركان
    is_prefixed = folded.startswith(("لل", "بال")) and len(folded) > _SHORTEST_IN_ALEF + 1
    if folded.startswith("ال") or is_prefixed or folded.endswith(("ها", "هم", "ات")):
        return False
    if word.raw[-1] in "هةً":
        return False
    return not folded.endswith("ا") or len(folded) > _SHORTEST_IN_ALEF


def _is_common(view: View, first: int, *, is_plain: bool) -> bool:
    """True if a given name is rather the common word: سلام, a word in construct or with ب, ل."""
    hit = view.given[first]
    if hit.peel.proclitic[-1:] in ("ب", "ك") or first in view.classes.function:
        return True
    if not is_plain:
        return False
    following = first + 1
    if _is_surname(view, following) and view.words[following].folded.endswith("ي"):
        return False
    return first in view.classes.verbs or (
        view.is_plain_word(first - 1) and not view.words[first - 1].folded.startswith("ال")
    )
