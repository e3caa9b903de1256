"""Who did it and to whom or what, out of all that the words of a happening stand beside.

A toll is no target (سبعة جرحى says only how many), nor is the projectile that was fired, the town
where it fell, or a bare "others".
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import TIME, Found, Item

__all__ = ["actors_of", "targets_of"]

_SETTLED = frozenset({"village", "town", "quarter", "region"})
_ABSTRACT = frozenset({"misc-time"})  # قصفت مرتين: how often, not what


def targets_of(
    happening: Happening, actors: Sequence[Item], found: Found, grammar: Grammar
) -> list[Item]:
    """The targets, each once, none of them an actor."""
    is_material = happening.frame != "verbal"
    kept: list[Item] = []
    texts: set[str] = set()
    struck = bool(happening.targets)  # whom a later clause says it hurt is no target then
    victims = [v.item for v in happening.victims if not (v.is_apart and struck)]
    for item in _apart([*happening.targets, *victims], actors):
        text = _text(item, found)
        if text in texts:
            continue
        is_unknown = item.actor is None and item.count is None and item.trigger is None
        is_named_victim = item in victims and is_unknown and item.stop - item.first > 1
        if is_named_victim or _is_known_target(item, grammar, is_material=is_material):
            texts.add(text)
            kept.append(item)
    return kept


def actors_of(happening: Happening) -> list[Item]:
    """The actors: parties, unknown phrases where a doer stands, countries for their rulers.

    Of what is said, any place may stand for those who rule from it (واشنطن).
    """
    is_material = happening.frame != "verbal"
    return [item for item in happening.actors if _is_known_actor(item, is_material=is_material)]


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


def _apart(targets: Sequence[Item], actors: Sequence[Item]) -> list[Item]:
    """Targets that are no actors and do not overlap an earlier target."""
    kept: list[Item] = []
    for item in targets:
        taken = [*actors, *kept]
        if all(item.stop <= other.first or other.stop <= item.first for other in taken):
            kept.append(item)
    return kept


def _is_known_target(item: Item, grammar: Grammar, *, is_material: bool) -> bool:
    if item.kind == TIME:
        return False
    if item.count is not None and item.actor is None:
        return _is_counted_target(item, grammar)
    if item.actor is not None:
        return True
    if item.trigger is not None:
        return False
    if is_material and any(weapon.role == "munition" for weapon in item.weapons):
        return False
    if item.place is None:
        # المجتمع الدولي after دعت: an object without a preposition, of two words or more
        return not is_material and not item.marker and item.stop - item.first > 1
    return item.marker == "علي" or not (is_material and _is_settled(item))


def _is_counted_target(item: Item, grammar: Grammar) -> bool:
    """Counted people and things, but no toll and no count without a noun."""
    count = item.count
    assert count is not None
    if (
        count.high == 0
        or count.is_subset
        or any(weapon.role == "munition" for weapon in item.weapons)
    ):
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
    return place.ref.feature in _SETTLED or place.ref.precision in (
        "admin1",
        "district",
        "region",
        "country",
    )
