"""Which event type a happening is: by its words, then its weapons, then who acts on whom.

In: a happening with weapons, actors, targets and victims. Out: a type code, "" when its words allow
none. The weapon table and the kinds stand in claims/rules.toml.
"""

from __future__ import annotations

from collections.abc import Iterable

from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Item

__all__ = ["decide_type", "is_armed", "kind_of"]

_AIR_POWERS = ("int-coalition", "int-arab-coalition", "int-us-uk", "us-", "uk-", "fr-", "ru-")
_AIR_POWER_COUNTRIES = frozenset({"US", "GB", "FR", "RU"})
_ARMED_COUNT_KINDS = ("military", "militant", "police")


_FINDS = {"attack", "disrupted_weapons_use"}  # عثر على: bodies or weapons


def decide_type(happening: Happening, grammar: Grammar) -> str:
    """The type code of a happening, "" for none; its rule is noted on it."""
    types = happening.types
    family = grammar.family
    if not types and {victims.harm for victims in happening.victims} == {"captured"}:
        return ""  # 20 أسيراً by itself tells of no capture
    if types and all(family.get(code) == "take" for code in types):
        return _taken(happening, grammar)
    if len(types) == 1 and family.get(types[0]) not in ("violence",):
        return types[0]
    if "disrupted_weapons_use" in types and _is_weapon_taken(happening):
        happening.rules.append("type: claims/weapon-as-object@1")
        return "disrupted_weapons_use"
    if "suicide_bomb" in types and _by_suicide(happening, grammar):
        happening.rules.append("type: claims/suicide-attacker@1")
        return "suicide_bomb"
    codes = {weapon.code for weapon in happening.weapons}
    is_violent = not types or any(family.get(code) == "violence" for code in types)
    if is_violent:
        if len(types) == 1 and types[0] not in ("attack", "armed_clash"):
            return types[0]
        for rule in grammar.type_by_weapon:
            if codes & rule.weapons and (not types or rule.type in types or len(types) == 1):
                happening.rules.append(f"type: claims/weapon-{rule.type}@1")
                return rule.type
        if "air_drone_strike" in types and _flies(happening):
            happening.rules.append("type: claims/air-power@1")
            return "air_drone_strike"
        if not types or {"attack", "armed_clash"} & set(types):
            return _clash_or_attack(happening, grammar)
    if types and any(family.get(code) == "protest" for code in types):
        return types[0]
    return types[0] if types else ""


def _is_weapon_taken(happening: Happening) -> bool:
    """ضبط أسلحة, اعترض صاروخاً, عثر على أحزمة, أحبط تفجيراً: done to a weapon, nobody hurt."""
    if happening.frame not in ("act", "foil") or happening.victims:
        return False
    if happening.weapons and (happening.frame == "foil" or set(happening.types) == _FINDS):
        return True
    if "air_drone_strike" in happening.types and (happening.weapons or _flies(happening)):
        return False  # دمرت الطائرات عجلات مفخخة: a strike
    return any(item.weapons for item in happening.targets) and not any(
        item.place is not None for item in happening.targets
    )


def _by_suicide(happening: Happening, grammar: Grammar) -> bool:
    """True if who did it blows himself up."""
    ids = grammar.kinds.suicide
    return any(
        (item.actor is not None and item.actor.head in ids)
        or (item.count is not None and item.count.noun in ids)
        for item in happening.actors
    )


def _flies(happening: Happening) -> bool:
    """True for parties that bomb from the air unless the text says otherwise: the coalitions and
    the states that fought in Iraq, Syria and Yemen without ground artillery.
    """
    return any(
        item.country in _AIR_POWER_COUNTRIES
        or (item.actor is not None and (item.actor.ref.id or "").startswith(_AIR_POWERS))
        for item in happening.actors
    )


def _taken(happening: Happening, grammar: Grammar) -> str:
    """Who took it decides: a state force regains, anyone else overtakes."""
    losers = happening.frame == "lose"  # خسر التنظيم معاقله: its doer is who lost
    for item in happening.actors:
        kind = kind_of(item, grammar)
        if losers:
            if kind in grammar.kinds.non_state:
                return "government_regains_territory"
            continue
        if kind in grammar.kinds.state:
            return "government_regains_territory"
        if kind in grammar.kinds.non_state:
            return "non_state_actor_overtakes_territory"
    for item in happening.targets:
        if kind_of(item, grammar) in grammar.kinds.non_state:
            return "government_regains_territory"
    return happening.types[0]


def _clash_or_attack(happening: Happening, grammar: Grammar) -> str:
    """An attack on armed people is a clash, on protesters excessive force, on others an attack.

    A crowd that fights is a violent demonstration.
    """
    if any(kind_of(item, grammar) in grammar.kinds.protest for item in happening.actors):
        happening.rules.append("type: claims/crowd-fights@1")
        return "violent_demonstration"
    suffered = [*happening.targets, *(victims.item for victims in happening.victims)]
    if any(kind_of(item, grammar) in grammar.kinds.protest for item in suffered):
        happening.rules.append("type: claims/protesters-hit@1")
        return "excessive_force_against_protesters"
    if any(is_armed(item, grammar) for item in suffered):
        happening.rules.append("type: claims/armed-target@1")
        return "armed_clash"
    only = [code for code in happening.types if code in ("attack", "armed_clash")]
    if len(happening.types) == 1 and only:
        return only[0]
    happening.rules.append("type: claims/unarmed-target@1")
    if not suffered and only:
        return only[0]
    return "attack"


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
