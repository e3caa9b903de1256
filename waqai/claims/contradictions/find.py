"""Tellings → contradictions: every rule in turn, each pair of tellings once, strongest field first.

In: the tellings of an article. Out: `Rival`s, what they change in the happenings (guide: a denied
happening is no event beside the one it denies; one whose nature is disputed is possible), and the
records of the contract.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.contradictions.blame import find_blames
from waqai.claims.contradictions.cause import find_causes
from waqai.claims.contradictions.denial import find_denials
from waqai.claims.contradictions.extent import find_extents
from waqai.claims.contradictions.hold import find_holds
from waqai.claims.contradictions.rival import Rival, Side, family
from waqai.claims.contradictions.setting import find_settings
from waqai.claims.contradictions.tellings import Telling, Tellings
from waqai.claims.contradictions.tolls import find_tolls
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import BREAK, MARK
from waqai.model.report import Account, Contradiction

__all__ = ["contradictions", "find_rivals", "settle"]

# A pair of tellings that differs on one field says nothing more by differing on a later one, but:
_WITH_OTHERS = frozenset({"casualties", "place", "date"})
_ARMED = frozenset({"violence", "protest", "take", "capture"})
_QUOTE_WORDS = 40


def find_rivals(tellings: Tellings, grammar: Grammar) -> list[Rival]:
    """The rival accounts of an article, in text order, one per field and pair of tellings."""
    if len({telling.source for telling in tellings.all}) < 2:
        return []
    found: list[Rival] = []
    for rival in (
        *find_causes(tellings, grammar),
        *find_denials(tellings, grammar),
        *find_holds(tellings, grammar),
        *find_tolls(tellings, grammar),
        *find_blames(tellings, grammar),
        *find_extents(tellings),
        *find_settings(tellings),
    ):
        _add(found, rival)
    return sorted(found, key=lambda rival: rival.sides[0].telling.first)


def _add(found: list[Rival], rival: Rival) -> None:
    sides = tuple(sorted(rival.sides, key=lambda side: side.telling.first))
    rival = rival._replace(sides=sides)
    pair = {id(side.telling) for side in sides}
    for number, known in enumerate(found):
        shared = pair & {id(side.telling) for side in known.sides}
        if len(shared) == len(pair) and (
            known.field == rival.field or not {known.field, rival.field} & _WITH_OTHERS
        ):
            return
        if shared and known.field == rival.field:
            more = tuple(side for side in sides if id(side.telling) not in shared)
            merged = sorted((*known.sides, *more), key=lambda side: side.telling.first)
            found[number] = known._replace(sides=tuple(merged))
            return
    found.append(rival)


def settle(merged: Sequence[Happening], rivals: Sequence[Rival]) -> list[Happening]:
    """The happenings without those that only deny another, disputed ones marked possible."""
    kept = list(merged)
    for rival in rivals:
        if rival.denied is not None:
            kept = [h for h in kept if not _is_denial_of(h, rival.denied)]
        if rival.field == "cause" and sum(side.happening is not None for side in rival.sides) == 1:
            deed = next(side.happening for side in rival.sides if side.happening is not None)
            for happening in kept:
                if deed.extent in happening.mentions and happening.factuality == "asserted":
                    happening.factuality = "possible"
                    happening.rules.append("factuality: claims/disputed-cause@1")
    return kept


def _is_denial_of(happening: Happening, denied: Happening) -> bool:
    return happening.factuality == "denied" and denied.extent in happening.mentions


def contradictions(
    rivals: Sequence[Rival], merged: Sequence[Happening], scan: Scan, grammar: Grammar
) -> tuple[Contradiction, ...]:
    """The records; `merged` are the article's happenings in the order of its events.

    Accounts that can be tied to no event are left out unless they tell of armed violence.
    """
    found = []
    for rival in rivals:
        events = _events(rival, merged)
        if events or rival.field == "cause" or _is_of_arms(rival, grammar):
            accounts = tuple(_account(side, scan) for side in rival.sides)
            found.append(Contradiction(rival.field, events, accounts))
    return tuple(found)


def _is_of_arms(rival: Rival, grammar: Grammar) -> bool:
    """True if an account tells of more than deaths, which accidents cause too."""
    return any(
        happening.frame not in ("death", "harm", "none") and _ARMED & family(happening, grammar)
        for side in rival.sides
        for happening in side.telling.happenings
    )


def _events(rival: Rival, merged: Sequence[Happening]) -> tuple[str, ...]:
    """The events told in the accounts, else the last one told before them, if any."""
    told = {side.happening.extent for side in rival.sides if side.happening is not None}
    found = [n for n, h in enumerate(merged, 1) if told & set(h.mentions)]
    if not found:
        first, stop = rival.sides[0].telling.first, rival.sides[-1].telling.stop
        found = [n for n, h in enumerate(merged, 1) if first <= h.extent[0] < stop][:1]
    if not found:
        sentence = rival.sides[0].telling.sentence
        found = [n for n, h in enumerate(merged, 1) if sentence - 3 <= h.sentence <= sentence][-1:]
    return tuple(f"e{n}" for n in found)


def _account(side: Side, scan: Scan) -> Account:
    first, stop = _trimmed(side.telling, side.at, scan)
    span = scan.span(first, stop)
    source = side.telling.source
    name = None
    if source is not None:
        name = scan.text[source.span.start : source.span.end]
    return Account(side.value, name, scan.text[span.start : span.end], span)


def _trimmed(telling: Telling, at: int, scan: Scan) -> tuple[int, int]:
    """The telling without the marks at its edges, at most _QUOTE_WORDS tokens round its word."""
    first, stop = telling.first, telling.stop
    words = scan.words
    while first < stop - 1 and words[first].kind in (MARK, BREAK):
        first += 1
    while stop - 1 > first and words[stop - 1].kind in (MARK, BREAK):
        stop -= 1
    if stop - first > _QUOTE_WORDS:
        first = max(first, min(at, stop - 1) - _QUOTE_WORDS // 2)
        stop = min(stop, first + _QUOTE_WORDS)
    return first, stop
