"""Happenings of an article → one per happening: headline, lead and detail are one, rounds are many.

In: happenings in text order with type, date, place, parties and victims. Two are the same when their
families agree, nothing they say conflicts, and something ties them: a shared target, toll, place
and date, a definite event word (الهجوم، القصف), or headline and lead.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.combine import absorb
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Found, Item

__all__ = ["merge"]

_NEAR = 3  # sentences: how far back a definite event word looks
_NEAR_DETAIL = 1  # sentences: how far on a telling without place and date belongs to the last
_GENERAL = frozenset({"attack", "armed_clash"})


def merge(
    happenings: Sequence[Happening], found: Found, grammar: Grammar, titles: frozenset[int]
) -> list[Happening]:
    """The happenings of an article, each told once, in the order of their first words.

    titles: sentence numbers that are the headline.
    """
    kept: list[Happening] = []
    for happening in happenings:
        best: tuple[float, Happening] | None = None
        for host in kept if happening.frame != "none" else ():
            score = _tie(host, happening, found, grammar, titles)
            if score > 0 and (best is None or score >= best[0]):
                best = score, host
        if best is None:
            goes_on = _continued(kept, happening, found, grammar)
            best = (1.0, goes_on) if goes_on is not None else None
        if best is None and happening.frame == "none":
            continue  # nobody harmed, in nothing that was told
        if best is None:
            kept.append(happening)
        else:
            _absorb(best[1], happening, titles)
    return kept


def _continued(
    kept: Sequence[Happening], other: Happening, found: Found, grammar: Grammar
) -> Happening | None:
    """The happening before it that a telling with no place or date of its own goes on about.

    وأصيب آخرون, ودمرت آليتين, الغارة جاءت رداً: details of what was just told, unless parties or
    figures say otherwise.
    """
    if other.frame == "none":
        return next((h for h in reversed(kept) if grammar.family.get(h.type) == "violence"), None)
    if grammar.family.get(other.type) != "violence" or _is_set_apart(other):
        return None
    for host in reversed(kept):
        if other.sentence - host.sentence > _NEAR_DETAIL:
            return None
        if grammar.family.get(host.type) != "violence":
            continue
        if host.type != other.type and not (_is_general(host) or _is_general(other)):
            return None
        if host.factuality != other.factuality or host.background != other.background:
            return None
        left, right = _ids(host.actors), _ids(other.actors)
        if left and right and not left & right:
            return None
        if other.frame == "act" and other.actors and not _shared(host.actors, other.actors, found):
            return None  # a clause with a doer of its own
        if _tolls_conflict(host, other):
            return None
        return host
    return None


def _is_set_apart(happening: Happening) -> bool:
    """True if its own clause gives it a date or a place."""
    return (happening.time is not None and "same-clause" in happening.time_rule) or (
        happening.place is not None and "same-clause" in happening.place_rule
    )


def _ids(items: Sequence[Item]) -> set[str]:
    return {item.actor.ref.id for item in items if item.actor is not None and item.actor.ref.id}


def _tolls_conflict(host: Happening, other: Happening) -> bool:
    """True if both give numbers of the same harm and none agrees."""
    left, right = _tolls(host), _tolls(other)
    shared = left.keys() & right.keys()
    return bool(shared) and all(left[harm] != right[harm] for harm in shared)


def _is_general(happening: Happening) -> bool:
    """True for a type that another telling may make exact: هجوم, قصف with no means named."""
    return (happening.type in _GENERAL and len(happening.types) not in (1, 2)) or (
        happening.type == "shelling_artillery_missile_attack" and not happening.weapons
    )


def _absorb(host: Happening, other: Happening, titles: frozenset[int]) -> None:
    """Merge, and let the telling of the body stand for the headline's."""
    if (host.sentence in titles and other.sentence not in titles) or (
        other.richness > host.richness + 1
    ):
        host.richness = max(host.richness, other.richness)
        host.evidence, host.extent = other.evidence, other.extent
        host.item, host.trigger, host.sentence = other.item, other.trigger, other.sentence
        host.clause = other.clause
        host.more_places = other.more_places
        if other.time is not None:
            host.time, host.time_rule = other.time, other.time_rule
        if other.place is not None:
            host.place, host.place_rule = _finer(host, other)
    elif host.place is not None and other.place is not None:
        host.place, host.place_rule = _finer(host, other)
    if other.factuality == "asserted":
        host.factuality = "asserted"
    host.background = host.background and other.background
    if _is_general(host) and not _is_general(other):
        host.type = other.type
    absorb(host, other)


def _finer(host: Happening, other: Happening):  # type: ignore[no-untyped-def]
    order = {"point": 0, "near": 1, "district": 2, "admin1": 3, "region": 4, "country": 5}
    ranks = [
        order.get(h.place.ref.precision, 3) if h.place and h.place.ref else 3 for h in (host, other)
    ]
    better = other if ranks[1] < ranks[0] else host
    return better.place, better.place_rule


def _tie(
    host: Happening,
    other: Happening,
    found: Found,
    grammar: Grammar,
    titles: frozenset[int],
) -> float:
    """How strongly two tellings are tied, 0 or less when they are not the same happening."""
    family = grammar.family.get(host.type, host.type)
    if family != grammar.family.get(other.type, other.type):
        return 0.0
    if host.type != other.type and not (_is_general(host) or _is_general(other)):
        return 0.0
    if host.factuality != other.factuality and "denied" in (host.factuality, other.factuality):
        return 0.0
    if _dates_conflict(host, other) or _places_conflict(host, other):
        return -1.0
    if host.sentence == other.sentence:
        return 0.0  # the sentence tells them apart, or one goes on from the other
    in_title = host.sentence in titles
    score = 0.0
    tolls = _tolls(host), _tolls(other)
    if tolls[0] and tolls[1]:
        shared = any(tolls[0].get(harm) == tolls[1].get(harm) for harm in tolls[0])
        if shared:
            score += 1.5 if host.type == other.type else 1.0
        elif all(tolls[0].get(h) != tolls[1].get(h) for h in tolls[0] if h in tolls[1]) and any(
            h in tolls[1] for h in tolls[0]
        ):
            score -= 1.0
    score += 1.0 * _shared(host.targets, other.targets, found)
    score += 0.25 * _shared(host.actors, other.actors, found)
    if host.place is not None and other.place is not None:
        score += 0.5
    if host.time is not None and other.time is not None:
        score += 0.25
    if other.definite and not other.targets and not other.victims:
        distance = other.sentence - host.sentence
        score += 1.5 if distance <= _NEAR else 0.5
    if in_title:
        score += 1.0
    if host.actors and other.actors and not _shared(host.actors, other.actors, found):
        score -= 1.0
    if host.targets and other.targets and not _shared(host.targets, other.targets, found):
        score -= 1.0
    return score if score >= 1.5 else 0.0


def _tolls(happening: Happening) -> dict[str, tuple[int, int | None]]:
    tolls: dict[str, tuple[int, int | None]] = {}
    for victims in happening.victims:
        count = victims.item.count
        if count is not None and victims.harm not in tolls:
            tolls[victims.harm] = count.low, count.high
    return tolls


def _shared(left: Sequence[Item], right: Sequence[Item], found: Found) -> float:
    """1.0 if any phrase of one list shares a content word with the other, else 0.0."""
    words = [
        {
            found.scan.words[position].bare
            for item in items
            for position in range(item.first, item.stop)
            if len(found.scan.words[position].bare) > 2
        }
        for items in (left, right)
    ]
    return 1.0 if words[0] & words[1] else 0.0


def _dates_conflict(host: Happening, other: Happening) -> bool:
    if host.time is None or other.time is None:
        return False
    left, right = host.time.value, other.time.value
    if left is None or right is None:
        return False
    return left.end < right.start or right.end < left.start


def _places_conflict(host: Happening, other: Happening) -> bool:
    if host.place is None or other.place is None:
        return False
    left, right = host.place.ref, other.place.ref
    if left is None or right is None or left.name == right.name:
        return False
    if left.id is not None and left.id == right.id:
        return False
    if left.country and right.country and left.country != right.country:
        return True
    wide = {"country", "region", "admin1", "sea_air"}
    if left.admin1 and right.admin1 and left.admin1 != right.admin1:
        return left.precision not in ("country", "region") and right.precision not in (
            "country",
            "region",
        )
    return left.precision not in wide and right.precision not in wide
