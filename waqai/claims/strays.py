"""Tolls that no event took: they go to the event they stand with.

A clause that only says whom something harmed (فأصيب أربعة شبان, دون إصابات) is a candidate of its
own. Where it neither became one with an event nor stands as one, its victims belong to the event
told in its sentence, or just before when its sentence tells none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening, Victims

__all__ = ["join_tolls", "take_strays"]

_HARM_FRAMES = ("death", "harm", "none")
_BODILY = ("killed", "injured", "harmed")
_HOSTS = frozenset({"violence", "protest", "destruction"})
_ALSO_UNHARMED = frozenset({"disrupted_weapons_use", "arrests"})
_NEAREST = 8  # events before it that a toll is held against
_OPENING = 2  # tokens: وأصيب شرطيان opens its sentence
_NEAR = 1  # sentences: how far back an event is that a sentence without one goes on about


def take_strays(
    events: Sequence[Happening],
    candidates: Sequence[Happening],
    sentences: Sequence[tuple[int, int]],
    grammar: Grammar,
) -> None:
    """Give the victims of harm clauses that are no events to the events they belong to.

    events: those that stand, in text order; candidates: all that the sentences proposed.
    sentences: token ranges of the article.
    """
    taken = {victims.item.first for event in events for victims in event.victims}
    told: dict[int, list[tuple[int, Happening]]] = {}
    starts = [first for first, _ in sentences]
    for event in events:
        for first, _ in event.mentions:
            told.setdefault(bisect_right(starts, first) - 1, []).append((first, event))
    standing = {id(event) for event in events}
    for stray in candidates:
        if id(stray) in standing:
            continue
        is_harm = _is_harm(stray)
        victims = [
            v
            for v in stray.victims
            if v.harm in _BODILY and v.item.first not in taken and (is_harm or _is_none(v))
        ]
        if not victims:
            continue
        host = next(_hosts(stray, told, grammar), None)
        if host is None:
            continue
        known = {v.harm for v in host.victims if v.sentence != stray.sentence}
        known |= {v.harm for v in host.victims if any(map(_is_none, victims))}
        for each in victims:
            if each.harm not in known:
                each.is_apart = True
                host.victims.append(each)
                taken.add(each.item.first)
                host.rules.append(f"{each.harm}: claims/stray-toll@1")


def join_tolls(
    events: Sequence[Happening], sentences: Sequence[tuple[int, int]], grammar: Grammar
) -> list[Happening]:
    """The events without those that only say whom the event before them in the sentence harmed."""
    starts = [first for first, _ in sentences]
    kept: list[Happening] = []
    for event in events:
        host = None
        if _is_mere_toll(event):
            number = bisect_right(starts, event.extent[0]) - 1
            near = {number, number - (event.extent[0] - starts[number] < _OPENING)}
            for known in kept[: -_NEAREST - 1 : -1]:
                tells = any(bisect_right(starts, first) - 1 in near for first, _ in known.mentions)
                if tells and _may_harm(known, event, grammar) and not _is_mere_toll(known):
                    harms = {v.harm for v in known.victims if v.item.count is not None}
                    if not harms & {v.harm for v in event.victims}:
                        host = known
                    break
        if host is None:
            kept.append(event)
            continue
        for each in event.victims:
            each.is_apart = True
        host.take_victims(event)
        host.mentions += event.mentions
        host.rules.append("harm: claims/toll-of-event@1")
    return kept


def _is_mere_toll(happening: Happening) -> bool:
    """True if it names victims, and no doer, date or place of its own."""
    return (
        _is_harm(happening)
        and bool(happening.victims)
        and not happening.actors
        and "same-clause" not in happening.place_rule + happening.time_rule
    )


def _is_harm(happening: Happening) -> bool:
    """True for a clause that says only who was harmed, in no place and at no date of its own."""
    if happening.frame == "none":
        return True
    if happening.has_since or happening.lacks == "tally":
        return False  # 19 ضابطاً منذ مطلع العام
    if happening.factuality in ("denied", "threatened"):
        return False
    is_bare = happening.frame in _HARM_FRAMES or (
        happening.frame == "act" and happening.harm in ("killed", "injured")
    )
    return is_bare and not (
        "same-clause" in happening.place_rule and "same-clause" in happening.time_rule
    )


def _is_none(victims: Victims) -> bool:
    """دون إصابات, لم يصب أحد: nobody."""
    return victims.item.count is not None and victims.item.count.high == 0


def _hosts(
    stray: Happening, told: dict[int, list[tuple[int, Happening]]], grammar: Grammar
) -> Iterator[Happening]:
    """The events it may belong to, the likeliest first: before it, after it, just before."""
    here = [each for each in told.get(stray.sentence, []) if _may_harm(each[1], stray, grammar)]
    at = stray.extent[0]
    yield from (event for first, event in sorted(here, key=lambda e: -e[0]) if first < at)
    yield from (event for first, event in sorted(here, key=lambda e: e[0]) if first >= at)
    if not told.get(stray.sentence):
        for back in range(1, _NEAR + 1):
            before = told.get(stray.sentence - back, [])
            yield from (
                event
                for _, event in sorted(before, key=lambda e: -e[0])
                if _may_harm(event, stray, grammar)
            )


def _may_harm(event: Happening, stray: Happening, grammar: Grammar) -> bool:
    family = grammar.family.get(event.type, event.type)
    if stray.frame == "none" and family in _ALSO_UNHARMED:
        return True
    return family in _HOSTS and event.factuality not in ("denied", "threatened")
