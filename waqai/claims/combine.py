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
from waqai.claims.items import NOUN, TIME

__all__ = ["absorb", "combine"]

_HARM_FRAMES = ("death", "harm", "none")
_LINKED = ("relative", "result", "serial", "loose")


def combine(
    happenings: Sequence[Happening], clauses: Sequence[Clause], grammar: Grammar
) -> list[Happening]:
    """The happenings of a sentence after merging, in text order."""
    merged: list[Happening] = []
    _share_counts(happenings)
    for happening in happenings:
        host = _host(happening, merged, clauses, grammar)
        if host is None:
            merged.append(happening)
        elif _is_bare_harm(host) and not _is_bare_harm(happening):
            absorb(happening, host)
            merged[merged.index(host)] = happening
        else:
            absorb(host, happening)
    return _led_by_harm(merged, clauses, grammar)


def _led_by_harm(
    merged: Sequence[Happening], clauses: Sequence[Clause], grammar: Grammar
) -> list[Happening]:
    """قتلت امرأة وتضررت بيوت جراء قصف: harm told before its cause belongs to it."""
    kept: list[Happening] = []
    for position, happening in enumerate(merged):
        following = merged[position + 1] if position + 1 < len(merged) else None
        if (
            following is not None
            and _is_bare_harm(happening)
            and not happening.actors
            and _means_agree(happening, following)
            and not _is_bare_harm(following)
            and _same_family(happening, following, grammar)
            and not any(
                _has_setting(clause)
                for clause in clauses[happening.clause + 1 : following.clause + 1]
            )
        ):
            absorb(following, happening)
            continue
        kept.append(happening)
    return kept


def absorb(host: Happening, other: Happening) -> None:
    """Put what `other` knows into `host`."""
    for item in other.actors:
        host.add_actor(item, "merged@1")
    for item in other.targets:
        host.add_target(item, "merged@1")
    host.take_victims(other)
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


def _host(
    happening: Happening,
    merged: Sequence[Happening],
    clauses: Sequence[Clause],
    grammar: Grammar,
) -> Happening | None:
    """The happening before it in the sentence that it belongs to, the nearest first."""
    for host in reversed(merged):
        if not _same_family(host, happening, grammar):
            continue
        if host.clause == happening.clause:
            if _coordinated_apart(host, happening):
                continue
            return host
        between = clauses[host.clause + 1 : happening.clause + 1]
        if any(_has_setting(clause) for clause in between):
            return None
        linked = all(clause.relation in _LINKED for clause in between)
        if linked:
            return host
        if _means_agree(host, happening) and (
            (_is_bare_harm(happening) and _adds_no_doer(happening, host))
            or (_is_bare_harm(host) and not host.targets and _adds_no_doer(happening, host))
        ):
            return host
        if not happening.targets and not happening.victims and happening.types == host.types:
            return host
        return None
    return None


def _adds_no_doer(happening: Happening, host: Happening) -> bool:
    """True if it names nobody who did it, or only whom the host names (فقتلوا, وأسرت)."""
    known = {item.first for item in host.actors}
    return all(item.first in known for item in happening.actors)


def _means_agree(left: Happening, right: Happening) -> bool:
    """True unless both name weapons and none is the same; a bare explosion fits any device."""
    codes = [
        {weapon.code for weapon in happening.weapons} - {"explosive"} for happening in (left, right)
    ]
    return not codes[0] or not codes[1] or bool(codes[0] & codes[1])


def _same_family(left: Happening, right: Happening, grammar: Grammar) -> bool:
    families = [
        {grammar.family.get(code, code) for code in happening.types} or {"violence"}
        for happening in (left, right)
    ]
    if families[0] & families[1]:
        return True
    # what a strike destroyed belongs to the strike
    return {"destruction", "violence"} <= families[0] | families[1]


def _coordinated_apart(left: Happening, right: Happening) -> bool:
    """Two event nouns joined by و, each with a target of its own."""
    return bool(right.item.joined and left.targets and right.targets)


def _has_setting(clause: Clause) -> bool:
    """True if the clause opens with a date or a place: a new scene."""
    if clause.relation in ("relative", "result"):
        return False
    for item in clause.items:
        if item is clause.verb:
            return False
        if item.kind == TIME or (item.kind == NOUN and item.place is not None and item.marker):
            return True
        if item.kind == NOUN:
            return False
    return False
