"""Candidate happenings of one sentence → happenings: words that tell the same thing become one.

"قتل جنديان بهجوم بالقنابل", "نفذت الطائرات غارات استهدفت مواقع", "قصف أسفر عن مقتل ثلاثة": several
event words, one happening. A clause that opens with a place or a date tells another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from waqai.claims.clauses import Clause
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.oneness import Oneness

__all__ = ["absorb", "combine"]

_HARM_FRAMES = ("death", "harm", "none")
_NEAREST = 4  # happenings before it in the sentence that one is held against


def combine(
    happenings: Sequence[Happening],
    clauses: Sequence[Clause],
    grammar: Grammar,
    oneness: Oneness,
) -> list[Happening]:
    """The happenings of a sentence after merging, in text order."""
    merged: list[Happening] = []
    _share_counts(happenings)
    for happening in happenings:
        best: tuple[float, Happening] | None = None
        for host in merged[: -_NEAREST - 1 : -1]:
            if not _same_family(host, happening, grammar):
                continue
            above = oneness.is_one(host, happening, clauses, grammar)
            if above >= 0 and (best is None or above > best[0]):
                best = above, host
        if best is None:
            merged.append(happening)
            continue
        host = best[1]
        if _is_bare_harm(host) and not _is_bare_harm(happening):
            absorb(happening, host)
            merged[merged.index(host)] = happening
        else:
            absorb(host, happening)
    return merged


def absorb(host: Happening, other: Happening) -> None:
    """Put what `other` knows into `host`."""
    for item in other.actors:
        host.add_actor(item, "merged@1")
    for item in other.targets:
        host.add_target(item, "merged@1")
    host.take_victims(other)
    host.take_proposals(other)
    for weapon in other.weapons:
        if weapon not in host.weapons:
            host.weapons.append(weapon)
    both = [code for code in host.types if code in other.types]
    if both and len(both) < len(host.types):
        host.types = tuple(both)
    elif not host.types:
        host.types = other.types
    if other.strength == "strong":
        host.strength = "strong"
    if host.time is None:
        host.time, host.time_rule = other.time, other.time_rule
    if host.place is None:
        host.place, host.place_rule = other.place, other.place_rule
    if host.sentence == other.sentence:
        host.evidence = (
            min(host.evidence[0], other.evidence[0]),
            max(host.evidence[1], other.evidence[1]),
        )
    host.mentions += other.mentions
    host.rules += [rule for rule in other.rules if rule not in host.rules]


def _share_counts(happenings: Sequence[Happening]) -> None:
    """مقتل وإصابة ستة: two harms over one count are harmed, undivided."""
    for left, right in pairwise(happenings):
        if (
            left.frame == "death"
            and right.frame == "death"
            and left.harm == "killed"
            and right.harm == "injured"
            and not left.victims
            and right.victims
            and right.item.first == left.item.stop
        ):
            for victims in right.victims:
                victims.harm = "harmed"
            left.harm = right.harm = "harmed"


def _is_bare_harm(happening: Happening) -> bool:
    return happening.frame in _HARM_FRAMES or (
        happening.harm in ("killed", "injured") and happening.frame == "act"
    )


def _same_family(left: Happening, right: Happening, grammar: Grammar) -> bool:
    families = [
        {grammar.family.get(code, code) for code in happening.types} or {"violence"}
        for happening in (left, right)
    ]
    if families[0] & families[1]:
        return True
    # what a strike destroyed belongs to the strike
    return {"destruction", "violence"} <= families[0] | families[1]
