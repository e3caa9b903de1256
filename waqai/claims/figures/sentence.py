"""A sentence as the rules of figures look at it: what stands round a number, and its window.

All looking is bounded by _REACH tokens, so that a list of thousands of numbers stays linear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from waqai.claims.figures.candidate import Candidate
from waqai.claims.figures.cues import Cues
from waqai.claims.figures.windows import Window
from waqai.claims.setting import FINE
from waqai.model.mention import PlaceMention

__all__ = ["Sentence", "window_of"]

_REACH = 60  # tokens between a number and what bears on it
_NEAR = 8  # tokens after a number in which its event may be named
_LEAD = 3  # tokens before the clause of a verb in which its subject may stand (هجوم كبير أودى)


class Sentence:
    """What decides about the candidates of one sentence.

    roles: of all its cues. places: first tokens of named places; towns: of those that are no part
    of a town; sites: of those that are. happenings: first tokens of nouns that name one happening;
    fighting: of nouns that name one or several. All in text order.
    """

    __slots__ = (
        "cues",
        "fighting",
        "first",
        "happenings",
        "places",
        "roles",
        "sites",
        "stop",
        "towns",
        "windows",
    )

    def __init__(
        self,
        cues: Cues,
        bounds: tuple[int, int],
        windows: Sequence[Window],
        places: Sequence[PlaceMention],
        happenings: Sequence[int],
        fighting: Sequence[int],
    ) -> None:
        self.cues = cues
        self.first, self.stop = bounds
        self.roles = cues.roles(*bounds)
        self.windows = windows
        self.places = [place.first for place in places]
        self.towns = [
            place.first
            for place in places
            if place.ref is not None and place.ref.feature not in FINE
        ]
        self.sites = [
            place.first for place in places if place.ref is not None and place.ref.feature in FINE
        ]
        self.happenings = happenings
        self.fighting = fighting

    def around(self, candidate: Candidate) -> frozenset[str]:
        """The roles of the cues before a number, and in the comma-free stretch after it."""
        stop = first = candidate.mention.stop
        least = min(self.stop, first + _REACH)
        while stop < least and not self.cues.is_mark(stop):
            stop += 1
        return candidate.roles | self.cues.roles(first, stop)

    def names_happening(self, candidate: Candidate) -> bool:
        """True when the clause of the number names one happening (تفجير الكرادة)."""
        first = candidate.clause - _LEAD
        if self.cues.classes.function.get(candidate.clause) == "relative":
            first -= _NEAR  # مذبحة بورسعيد التي قتل فيها 72
        stop = candidate.mention.stop + _NEAR
        return _has_between(self.happenings, first, stop) or self.names_incident(candidate)

    def names_incident(self, candidate: Candidate) -> bool:
        """True when a word near the number says that it was one: حادث, انتحاري."""
        first = max(candidate.clause - _LEAD, self.first)
        stop = min(candidate.mention.stop + _NEAR, self.stop)
        return "incident" in self.cues.roles(first, stop)

    def names_fighting(self, candidate: Candidate) -> bool:
        """True when the clause names the fighting in which they fell, even if in the plural."""
        return _has_between(self.fighting, candidate.clause, candidate.mention.stop + _NEAR)

    def has_several_towns(self, candidate: Candidate) -> bool:
        """قتل 23 … في قضاء بيجي ومدينة الرمادي: places joined by و after a number."""
        words, cues = self.cues.words, self.cues
        stop = first = candidate.mention.stop
        least = min(self.stop, first + _REACH)
        has_comma = False
        while stop < least and not cues.is_hard(stop) and not cues.opens(stop):
            has_comma = has_comma or cues.is_comma(stop)
            if has_comma and stop in cues.classes.verbs:
                break  # another clause, with places of its own
            stop += 1
        near = self.towns[bisect_left(self.towns, first) : bisect_left(self.towns, stop)]
        return any(
            words[at].folded.startswith("و") or words[at - 1].folded == "و" for at in near[1:]
        )

    def is_at_one_site(self, candidate: Candidate) -> bool:
        """True when a base, quarter or the like follows: it tells one happening's place."""
        first = candidate.mention.stop
        return _has_between(self.sites, first, first + _NEAR)

    def has_place(self, first: int, stop: int) -> bool:
        """True if a place begins in a token range."""
        return _has_between(self.places, first, stop)


def _has_between(positions: Sequence[int], first: int, stop: int) -> bool:
    at = bisect_left(positions, first)
    return at < len(positions) and positions[at] < stop


def window_of(candidate: Candidate, sentence: Sentence) -> Window | None:
    """The window that a number is counted over: in its stretch after it, else before it."""
    best: tuple[int, int, Window] | None = None
    windows = sentence.windows
    first = bisect_left(windows, candidate.mention.first - _REACH, key=lambda each: each.first)
    last = bisect_left(windows, candidate.mention.stop + _REACH, key=lambda each: each.first)
    for window in windows[first:last]:
        if window.first >= candidate.mention.stop:
            rank = _rank_after(candidate, window, sentence)
        elif window.stop <= candidate.mention.first:
            rank = _rank_before(candidate, window, sentence)
        else:
            continue
        if rank is None:
            continue
        distance = abs(window.first - candidate.mention.first)
        if window.kind == "day":
            rank += 1  # a tally may name a day as well: أمس, حتى أمس
        if best is None or (rank, distance) < best[:2]:
            best = rank, distance, window
    return best[2] if best is not None else None


def _rank_after(candidate: Candidate, window: Window, sentence: Sentence) -> int | None:
    """0 in the number's own stretch, 2 past commas, None when another clause lies between."""
    cues = sentence.cues
    rank = 0
    for at in range(candidate.mention.stop, window.first):
        if cues.is_hard(at):
            return None
        if cues.is_comma(at):
            rank = 2
        elif at in cues.classes.verbs and at != candidate.right:
            cue = cues.at.get(at)
            joins = cue is not None and bool(cue.roles & {"kill", "hurt", "arrest", "displace"})
            if not joins or rank:
                return None
        elif cues.opens(at):
            return None
    return rank


def _rank_before(candidate: Candidate, window: Window, sentence: Sentence) -> int | None:
    """0 in the number's clause, 1 at the head of the sentence part before it."""
    cues = sentence.cues
    if window.first >= candidate.clause:
        return 0
    n_commas = 0
    if cues.classes.function.get(candidate.clause) == "conjunction":
        return None
    for at in range(window.stop, candidate.clause):
        if cues.is_hard(at) or cues.opens(at):
            return None
        if cues.is_comma(at):
            n_commas += 1
        elif at in cues.classes.verbs:
            return None
    if n_commas > 1:
        return None
    at = window.first - 1
    least = max(sentence.first, window.first - _REACH)
    while at >= least and not cues.is_mark(at):
        if at in cues.classes.verbs:
            return None
        at -= 1
    return 1
