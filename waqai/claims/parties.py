"""What an item can be in an event: doer, victim, target, or only a place."""

from __future__ import annotations

from waqai.claims.grammar import Grammar
from waqai.claims.items import Item

__all__ = ["is_agent", "is_human", "is_mere_place", "is_person", "is_target", "is_unknown"]


def is_agent(item: Item) -> bool:
    """True for parties that can act: registered names, forces, groups, people."""
    return item.actor is not None and item.actor.role == "party" and item.place is None


def is_person(item: Item, grammar: Grammar) -> bool:
    """True for people: counted persons, parties, and names that nothing else claims."""
    if item.trigger is not None and item.actor is None and item.count is None:
        return False
    if item.count is not None and item.count.noun is not None:
        return not item.weapons
    if item.actor is not None:
        head = grammar.heads.get(item.actor.head or "")
        is_one = head is not None and head.shape == "person"  # الطفل محمد خالد العلي
        return item.actor.role == "party" or is_one or bool(item.actor.head and item.count)
    return not item.is_where and not item.weapons


def is_human(item: Item, grammar: Grammar) -> bool:
    """True for people that a finder knows as such: parties, counted persons, a man, a girl."""
    if item.actor is not None:
        head = grammar.heads.get(item.actor.head or "")
        counted = grammar.counted.get(item.actor.head or "")
        is_one = head is not None and head.shape == "person"
        is_counted = counted is not None and counted.animacy == "person"
        return item.actor.role == "party" or is_one or is_counted
    if item.count is None or item.count.noun is None:
        return False
    row = grammar.counted.get(item.count.noun)
    return row is not None and row.animacy == "person"


def is_mere_place(item: Item) -> bool:
    """True for a phrase that only says where."""
    return item.is_where and item.actor is None and item.count is None


def is_target(item: Item) -> bool:
    """True for what something can be done to: parties, things, counts, unknown phrases."""
    return (
        item.actor is not None
        or item.count is not None
        or (item.place is None and item.trigger is None and not item.weapons)
    )


def is_unknown(item: Item) -> bool:
    """True for a phrase that no finder knows anything of."""
    return (
        item.actor is None
        and item.count is None
        and item.trigger is None
        and item.place is None
        and not item.weapons
    )
