"""Where a name ends that no gazetteer has, after a word that says a name comes (قرية، حي، شارع).

In: a view and the token after the place word. Out: the end of the name, or None when what follows
is no name (قرية صغيرة، منطقة الاشتباكات).
"""

from __future__ import annotations

from waqai.lexicon.vocabulary import NUMBER
from waqai.mentions.place.view import CLOSING, OPENING, View

__all__ = ["name_stop", "quoted_name", "with_adjuncts"]

# Units after which a bare noun without article is a name (قرية زركلة); after others it is a
# description (قاعدة عسكرية، شارع فرعي).
_TAKES_BARE = frozenset(["village", "quarter", "town", "admin1", "camp", "many"])
# Units whose names are often common nouns (حي الشهداء، ساحة التحرير).
_TAKES_COMMON = frozenset(["quarter", "village", "street", "site", "camp", "town"])
_LINKS = frozenset(["بن", "ابن", "ابو", "ابي", "ام", "عبد", "ال"])
_AFTER_LINK = frozenset(["الله", "الدين", "الرحمن", "الزهراء"])
_LONGEST_QUOTED = 4


def name_stop(view: View, first: int, level: str, *, takes_bare: bool = False) -> int | None:
    """The end of the unregistered name that begins at `first` after a unit of `level`."""
    if not view.is_arabic(first):
        return _numbered(view, first, level)
    folded = view.folded(first)
    grammar = view.grammar
    is_starter = folded in grammar.starters
    if folded in grammar.no_names or first in view.nationalities:
        return None
    if first in view.function and not is_starter:
        return None
    is_definite = folded.startswith("ال") and len(folded) > 4
    if not is_definite and not is_starter:
        if first in view.verbs or first in view.common:
            return None
        is_name = level == "street" and not view.tokens[first].flags
        is_name = is_name and folded[-1:] not in "يه" and not folded.startswith("م")  # مزدحم
        may_be_bare = takes_bare and not folded.endswith(("ي", "يه"))
        if level not in _TAKES_BARE and not is_name and not may_be_bare:
            return None
        if len(folded) < 3 or folded.startswith(("وال", "بال", "لل", "فال")):
            return None
    if is_definite and first in view.common and level not in _TAKES_COMMON:
        return None
    stop = first + 1
    taken = is_starter
    while taken and _is_name_word(view, stop):
        taken = view.folded(stop) in _LINKS
        stop += 1
    while view.folded(stop) in _LINKS | _AFTER_LINK and _is_name_word(view, stop):
        has_more = view.folded(stop) in _LINKS
        stop += 1
        if has_more and _is_name_word(view, stop):
            stop += 1
    if is_starter and stop == first + 1 and not is_definite:
        return None
    return with_adjuncts(view, stop)


def _is_name_word(view: View, position: int) -> bool:
    folded = view.folded(position)
    return (
        view.is_arabic(position)
        and (position not in view.function or folded in view.grammar.starters)
        and folded not in view.grammar.no_names
        and (position not in view.verbs or folded.startswith("ال"))
        and len(folded) > 1
    )


def _numbered(view: View, first: int, level: str) -> int | None:
    """شارع 14 تموز, شارع 40, منطقة 18 كيلو."""
    if level not in ("street", "quarter", "site") or first >= view.size:
        return None
    if view.tokens[first].kind != NUMBER or len(view.raw(first)) > 2:
        return None
    stop = first + 1
    if view.is_arabic(stop) and stop not in view.function and stop not in view.verbs:
        stop += 1
    return stop


def with_adjuncts(view: View, stop: int) -> int:
    """The end of a name with the adjectives that belong to it (الكبرى، الدولي، الجوية)."""
    while view.folded(stop) in view.grammar.adjuncts:
        stop += 1
    return stop


def quoted_name(view: View, first: int) -> tuple[int, int, int] | None:
    """The name in quotation marks that begin at `first`: its tokens and the end of the marks."""
    if view.raw(first) not in OPENING:
        return None
    for stop in range(first + 2, min(first + 3 + _LONGEST_QUOTED, view.size)):
        if view.raw(stop) in CLOSING:
            if all(view.is_arabic(position) for position in range(first + 1, stop)):
                return first + 1, stop, with_adjuncts(view, stop + 1)
            return None
        if view.is_edge(stop):
            return None
    return None
