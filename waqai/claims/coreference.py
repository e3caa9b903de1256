"""Happenings of an article → one per happening: headline, lead and detail are one, rounds are many.

In: happenings in text order with type, date, place, parties and victims. Two are the same when
their families agree, nothing they say conflicts, and something ties them: a shared target, toll,
place and date, a definite event word (الهجوم، القصف), or headline and lead.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.combine import absorb
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Found, Item
from waqai.claims.kinds import kind_of
from waqai.claims.setting import FINE
from waqai.model.mention import PlaceMention

__all__ = ["merge"]

_NEAR = 3  # sentences: how far back a definite event word looks
_ENOUGH = 1.5  # a tie this strong makes one happening of two tellings
_APART = -2.0
_WIDE = frozenset({"country", "region", "sea_air"})
_NEAR_DEGREES = 0.4  # of latitude and longitude together: about 40 km
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
        is_alone = happening.frame == "none" or _is_another(happening, found, grammar)
        for host in () if is_alone else kept:
            score = _tie(host, happening, found, grammar, titles)
            if happening.tie is None or score > happening.tie:
                happening.tie = score
            if score >= _ENOUGH and (best is None or score >= best[0]):
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
    if _is_another(other, found, grammar):
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


def _is_another(happening: Happening, found: Found, grammar: Grammar) -> bool:
    """True if it says that it is one more of its kind (انفجرت عبوة ثانية, هجوم آخر)."""
    first, stop = happening.extent
    words = found.scan.words[first + 1 : min(stop + 1, happening.evidence[1])]
    return not happening.definite and any(word.folded in grammar.markers.another for word in words)


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
    """How strongly two tellings are tied; _APART when they cannot be the same happening."""
    family = grammar.family.get(host.type, host.type)
    if family != grammar.family.get(other.type, other.type):
        return _APART
    if host.type != other.type and not (_is_general(host) or _is_general(other)):
        return _APART
    if host.factuality != other.factuality and "denied" in (host.factuality, other.factuality):
        return _APART
    if _dates_conflict(host, other) or places_conflict(host.place, other.place):
        return _APART
    if host.sentence == other.sentence:
        return _APART  # the sentence tells them apart, or one goes on from the other
    score = 0.25 if host.type == other.type else 0.0
    score += _toll_tie(host, other)
    score += _party_tie(host, other, found, grammar)
    score += _weapon_tie(host, other)
    if host.place is not None and other.place is not None:
        score += 0.5
    if host.time is not None and other.time is not None:
        score += 0.5
    if other.definite and (not other.targets or other.frame == "occur") and not other.victims:
        score += 1.25 if other.sentence - host.sentence <= _NEAR else 0.5
    if host.sentence in titles:
        score += 1.0
    return score


def _toll_tie(host: Happening, other: Happening) -> float:
    left, right = _tolls(host), _tolls(other)
    shared = left.keys() & right.keys()
    if not shared:
        return 0.0
    return 1.5 if any(left[harm] == right[harm] for harm in shared) else -1.0


def _weapon_tie(host: Happening, other: Happening) -> float:
    left = {weapon.code for weapon in host.weapons}
    right = {weapon.code for weapon in other.weapons}
    if not left or not right:
        return 0.0
    return 0.5 if left & right else -0.5


def _party_tie(host: Happening, other: Happening, found: Found, grammar: Grammar) -> float:
    """Shared targets and doers speak for one happening, other registered doers against it."""
    score = 0.0
    if _shared(host.targets, other.targets, found):
        score += 1.0
    elif host.targets and other.targets:
        kinds = [{kind_of(item, grammar) for item in h.targets} - {""} for h in (host, other)]
        if kinds[0] and kinds[1]:
            score += 0.75 if kinds[0] & kinds[1] else -0.75
    left, right = _ids(host.actors), _ids(other.actors)
    if left & right:
        score += 0.25
    elif left and right:
        score -= 1.0
    return score


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


def places_conflict(left: PlaceMention | None, right: PlaceMention | None) -> bool:
    """True if two places cannot be the same scene.

    A quarter lies in its town and a town in its governorate; two quarters, or two towns, are two
    scenes. A place no gazetteer holds may lie in any town, but is not another named small place.
    """
    if left is None or right is None:
        return False
    if left.ref is None or right.ref is None:
        return False
    one, two = left.ref, right.ref
    if one.name == two.name or (one.id is not None and one.id == two.id):
        return False
    if one.country and two.country and one.country != two.country:
        return True
    if {one.precision, two.precision} & _WIDE:
        return False
    if one.admin1 and two.admin1 and one.admin1 != two.admin1:
        return True
    if {one.precision, two.precision} & {"admin1", "district"}:
        return False
    if (one.feature in FINE) == (two.feature in FINE):
        return True
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return False
    return abs(one.lat - two.lat) + abs(one.lon - two.lon) > _NEAR_DEGREES
