"""What kind of party, target or word a happening has: what event_type, needs and others ask of it.

Kinds are those of actor_names and heads (mentions/actor); which of them are armed, of a state or
a crowd stands in claims/rules.toml.
"""

from __future__ import annotations

from collections.abc import Iterable

from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Found, Item

__all__ = ["codes_near", "families", "is_armed", "is_people", "kind_of", "note", "own_types"]

NEAR = 7  # tokens after the trigger: a weapon there is its weapon
_ARMED_COUNT_KINDS = ("military", "militant", "police")


def is_armed(item: Item, grammar: Grammar) -> bool:
    """True for soldiers, fighters, police, their posts and vehicles."""
    if item.count is not None and item.count.noun is not None:
        row = grammar.counted.get(item.count.noun)
        if row is not None and row.kind:
            return row.kind in _ARMED_COUNT_KINDS
    return kind_of(item, grammar) in grammar.kinds.armed


def kind_of(item: Item, grammar: Grammar) -> str:
    """The kind of a party or target phrase, "" when unknown."""
    if item.country:
        return "state_force"
    if item.actor is None:
        return ""
    head = grammar.heads.get(item.actor.head or "")
    if head is not None and head.role == "target" and head.kind:
        return head.kind
    return item.actor.ref.kind or (head.kind if head else "")


def families(codes: Iterable[str], grammar: Grammar) -> set[str]:
    """The families of type codes; a type of no listed family is its own."""
    return {grammar.family.get(code, code) for code in codes}


def codes_near(happening: Happening, found: Found) -> set[str]:
    """Codes of the weapons named right after the trigger, which no argument brought."""
    first = happening.extent[0]
    stop = min(happening.extent[1] + NEAR, max(happening.evidence[1], first))
    return {found.weapons[at].code for at in range(first, stop) if at in found.weapons}


def own_types(happening: Happening, grammar: Grammar) -> set[str]:
    """The types that its own word allows, whatever it was merged with."""
    trigger = happening.trigger
    if trigger is None:
        return set()
    rows = [grammar.verbs.get(entry) or grammar.nouns.get(entry) for entry in trigger.entries]
    return {code for row in rows if row is not None for code in row.type.split(",")}


def is_people(item: Item, grammar: Grammar) -> bool:
    """True for counted persons of any kind."""
    if item.count is None or item.count.noun is None:
        return False
    row = grammar.counted.get(item.count.noun)
    return row is not None and row.animacy == "person"


def note(happening: Happening, code: str, rule: str) -> str:
    """The type code back, its rule noted on the happening."""
    happening.rules.append(f"type: claims/{rule}@1")
    return code
