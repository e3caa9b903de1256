"""Who did it and to whom or what, out of all that the words of a happening stand beside.

What was struck or seized is the target; those harmed by it are targets only where nothing else is
(guide, "targets"). A toll is no target (سبعة جرحى says only how many), nor is the projectile that
was fired, the town that was taken, or a bare "others". Types of [roles] in rules.toml take none.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import TIME, Found, Item
from waqai.claims.parties import is_agent, is_unknown

__all__ = ["actors_of", "targets_of"]

_SETTLED = frozenset({"village", "town", "quarter", "region"})
_WIDE = frozenset({"admin1", "district", "region", "country"})
_DEVICES = frozenset({"ied", "car_bomb", "landmine", "suicide_vest", "grenade", "explosive"})
_SEIZED = "disrupted_weapons_use"
_APART = 1  # tokens between the phrases of a coordination
_SHORTEST = 3  # letters of a word that names somebody
_ABSTRACT = frozenset({"misc-time"})  # قصفت مرتين: how often, not what


def targets_of(
    happening: Happening, actors: Sequence[Item], found: Found, grammar: Grammar
) -> list[Item]:
    """The targets, each once, none of them an actor."""
    if happening.type in grammar.roles.no_target:
        return []
    struck = _kept(happening, happening.targets, actors, found, grammar)
    if struck:
        return _best_told(struck, happening, found)
    victims = [victims.item for victims in happening.victims]
    return _kept(happening, victims, actors, found, grammar, are_victims=True)


def actors_of(happening: Happening, found: Found, grammar: Grammar) -> list[Item]:
    """The actors: parties, unknown phrases where a doer stands, countries for their rulers.

    Of what is said, any place may stand for those who rule from it (واشنطن).
    """
    is_material = happening.frame != "verbal"
    actors = [
        item
        for item in happening.actors
        if _is_known_actor(item, is_material=is_material) and _may_be_named(item, found, grammar)
    ]
    return _best_told(actors, happening, found)


def _best_told(items: list[Item], happening: Happening, found: Found) -> list[Item]:
    """The coordination of phrases that names the parties best; the first of those that are equal.

    Several tellings of a happening name the same party in several ways (التنظيم, تنظيم الدولة).
    """
    groups: list[list[Item]] = []
    for item in sorted(items, key=lambda each: each.first):
        if groups and _is_joined(groups[-1][-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return max(groups, key=lambda group: _fullness(group[0], happening, found), default=[])


def _is_joined(left: Item, right: Item) -> bool:
    return bool(right.joined) and right.start - left.stop <= _APART


def _fullness(item: Item, happening: Happening, found: Found) -> float:
    """How well a phrase names a party; weights by trial on own gold, 2026-11-21."""
    word = found.scan.words[item.first].folded
    score = 0.0
    if item.actor is not None:
        score += 2.0
        score += 0.5 if item.actor.is_registered else 0.0
    elif item.count is not None:
        score += 1.0
    if item.first in happening.merged:
        score -= 0.75
    if item.country:
        score -= 0.5
    if item.stop - item.first == 1 and word.removeprefix(item.joined).startswith("ال"):
        score -= 1.0  # التنظيم, القوات: named in full elsewhere
    return score


def _may_be_named(item: Item, found: Found, grammar: Grammar) -> bool:
    """False for a phrase of which nothing is known but that its first word names nobody."""
    if not is_unknown(item) or item.country:
        return True
    word = found.scan.words[item.first].folded
    bare = word.removeprefix(item.joined).removeprefix(item.marker[:1] if len(item.marker) == 1 else "")
    if bare in grammar.roles.not_party or word in grammar.roles.not_party or len(bare) < _SHORTEST:
        return False
    return item.stop - item.first > 1 or item.first not in found.classes.adjectives


def _kept(
    happening: Happening,
    candidates: Sequence[Item],
    actors: Sequence[Item],
    found: Found,
    grammar: Grammar,
    *,
    are_victims: bool = False,
) -> list[Item]:
    kept: list[Item] = []
    texts: set[str] = set()
    for item in _apart(candidates, actors):
        item = _without_direction(item, found)
        text = _text(item, found)
        if text in texts:
            continue
        if not _may_be_named(item, found, grammar):
            continue
        is_named = are_victims and is_unknown(item) and item.stop - item.first > 1
        if is_named or _is_known_target(item, happening, grammar):
            texts.add(text)
            kept.append(item)
    return kept


def _is_known_actor(item: Item, *, is_material: bool) -> bool:
    if item.actor is not None:
        return True
    if item.kind == TIME or item.trigger is not None or item.weapons:
        return False
    if item.count is not None:
        return item.count.noun is not None and item.count.high != 0
    place = item.place
    if place is None or not is_material:
        return True
    return place.ref is not None and place.ref.precision == "country"


def _text(item: Item, found: Found) -> str:
    return " ".join(word.bare for word in found.scan.words[item.first : item.stop])


def _without_direction(item: Item, found: Found) -> Item:
    """حقل نفطي | شرقي تكريت: where the target lies is no part of it; أحياء جنوب الخرطوم is a name."""
    words = found.scan.words
    for position in range(item.first + 1, item.stop):
        word = words[position].folded
        if word in _DIRECTIONS or (word in _SIDES and position > item.first + 1):
            shorter = copy(item)
            shorter.stop = position
            return shorter
    return item


_DIRECTIONS = frozenset({"شرقي", "غربي", "شمالي", "جنوبي", "قرب"})
_SIDES = frozenset({"شرق", "غرب", "شمال", "جنوب", "وسط"})


def _apart(targets: Sequence[Item], actors: Sequence[Item]) -> list[Item]:
    """Targets that are no actors and do not overlap an earlier target."""
    kept: list[Item] = []
    for item in targets:
        taken = [*actors, *kept]
        if all(item.stop <= other.first or other.stop <= item.first for other in taken):
            kept.append(item)
    return kept


def _is_known_target(item: Item, happening: Happening, grammar: Grammar) -> bool:
    is_material = happening.frame != "verbal"
    if item.kind == TIME:
        return False
    if happening.type in grammar.roles.from_whom:
        return is_agent(item)
    if any(weapon.code in _DEVICES for weapon in item.weapons) and not happening.type == _SEIZED:
        return False
    if item.count is not None and item.actor is None:
        return _is_counted_target(item, grammar)
    if item.actor is not None:
        return True
    if item.trigger is not None:
        return False
    if happening.type == _SEIZED and item.weapons:
        return True
    if is_material and any(weapon.role == "munition" for weapon in item.weapons):
        return False
    if item.place is None:
        # مستودعاً, المجتمع الدولي after دعت: an object, of what is said one of two words or more
        if item.marker and item.marker not in grammar.markers.object:
            return False
        return is_material or item.stop - item.first > 1
    if item.marker == "" and item.place.ref is not None and item.place.ref.precision not in _WIDE:
        return True  # قصفت بلدة حيس
    return item.marker == "علي" or not (is_material and _is_settled(item))


def _is_counted_target(item: Item, grammar: Grammar) -> bool:
    """Counted people and things, but no toll and no count without a noun."""
    count = item.count
    assert count is not None
    if count.high == 0 or any(weapon.role == "munition" for weapon in item.weapons):
        return False
    if count.noun is None:
        return False
    row = grammar.counted.get(count.noun)
    return row is None or not (row.state or row.id in _ABSTRACT)


def _is_settled(item: Item) -> bool:
    """True for a town, province or country: where it happened, hardly what was struck."""
    place = item.place
    if place is None or place.ref is None:
        return False
    return place.ref.feature in _SETTLED or place.ref.precision in _WIDE
