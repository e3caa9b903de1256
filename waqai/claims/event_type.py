"""Which event type a happening is: by its words, then its weapons, then who acts on whom.

In: a happening with weapons, actors, targets and victims. Out: a type code, "" when its words allow
none. The weapon table and the kinds stand in claims/rules.toml.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.crowds import force_at_protest, is_by_unknown, of_crowd, of_force
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Found, Item
from waqai.claims.kinds import codes_near, is_armed, is_people, kind_of, note, own_types

__all__ = ["decide_type"]

_AIR_POWERS = ("int-coalition", "int-arab-coalition", "int-us-uk", "us-", "uk-", "fr-", "ru-")
_AIR_POWER_COUNTRIES = frozenset({"US", "GB", "FR", "RU"})
_FINDS = {"attack", "disrupted_weapons_use"}  # عثر على: bodies or weapons
_BASE_KINDS = ("military_base", "military_site")
_EXPLOSIVES = frozenset({"ied", "car_bomb", "landmine", "suicide_vest", "explosive"})
_AIRBORNE = frozenset({"drone", "aircraft", "helicopter"})
_MANNED = frozenset({"aircraft", "helicopter"})
_SITES = frozenset({
    "military_site", "military_base", "settlement", "infrastructure", "government_building",
    "energy", "camp",
})  # fmt: skip
_FIREARMS = frozenset({"small_arms", "machine_gun"})


def decide_type(happening: Happening, grammar: Grammar, found: Found) -> str:
    """The type code of a happening, "" for none; its rule is noted on it."""
    types = happening.types
    family = grammar.family
    if not types and {victims.harm for victims in happening.victims} == {"captured"}:
        return ""  # 20 أسيراً by itself tells of no capture
    if types and all(family.get(code) == "take" for code in types):
        return _taken(happening, grammar, found)
    if (
        types
        and family.get(types[0]) == "take"
        and (
            _hits_site(happening, grammar)
            or (happening.frame == "take" and "same-clause" in happening.place_rule)
        )
    ):
        return _taken(happening, grammar, found)
    if set(types) == {"arrests", "abduction_forced_disappearance"}:
        return _captured(happening, grammar)
    if set(types) == {"appeal", "demand"}:
        is_armed_doer = any(is_armed(item, grammar) for item in happening.actors)
        return note(happening, "demand", "armed-asks") if is_armed_doer else types[0]
    if types[:1] == ("pledge",) and _pledges_harm(happening, grammar, found):
        return note(happening, "threaten", "pledge-of-revenge")
    decided = _of_base(happening, grammar) or _of_transfer(happening, grammar)
    if decided:
        return decided
    if len(types) == 1 and family.get(types[0]) not in ("violence", "protest", "destruction"):
        return types[0]
    decided = (
        _of_weapon_taken(happening, found)
        or of_crowd(happening, grammar)
        or of_force(happening, grammar, found)
    )
    if decided:
        return decided
    if not types or any(family.get(code) == "violence" for code in types):
        return _of_violence(happening, grammar, found)
    return types[0]


def _pledges_harm(happening: Happening, grammar: Grammar, found: Found) -> bool:
    """متعهداً بالثأر: who promises revenge threatens."""
    words = found.scan.words[happening.extent[1] : happening.extent[1] + 4]
    return any(word.bare in grammar.words.revenge for word in words)


def _hits_site(happening: Happening, grammar: Grammar) -> bool:
    return any(kind_of(item, grammar) in _SITES for item in happening.targets)


def _captured(happening: Happening, grammar: Grammar) -> str:
    """Of a word that may be both (احتجز, اقتاد): the state arrests, others abduct."""
    types = happening.types
    kinds = {kind_of(item, grammar) for item in happening.actors}
    if kinds & grammar.kinds.state:
        return note(happening, "arrests", "state-captures")
    if kinds & (grammar.kinds.non_state | {"unidentified"}):
        return note(happening, "abduction_forced_disappearance", "others-capture")
    return types[0]


def _of_violence(happening: Happening, grammar: Grammar, found: Found) -> str:
    types = happening.types
    codes = {weapon.code for weapon in happening.weapons}
    is_destruction = bool(types) and grammar.family.get(types[0]) == "destruction"
    near = codes if codes or is_destruction else codes_near(happening, found)
    first, stop = happening.evidence
    all_codes = {found.weapons[at].code for at in range(first, stop) if at in found.weapons}
    own = own_types(happening, grammar)
    if happening.frame == "foil" and "disrupted_weapons_use" in own:
        if all_codes & _EXPLOSIVES or "suicide_bomb" in types:
            return note(happening, "disrupted_weapons_use", "bombing-foiled")
        if types[0] == "disrupted_weapons_use" and not happening.victims:
            return types[0]
    if own == _FINDS and happening.frame == "act" and all_codes and not happening.victims:
        return note(happening, "disrupted_weapons_use", "weapon-found")
    is_other = bool(types) and grammar.family.get(types[0]) not in ("violence", "destruction")
    if is_other and happening.frame != "foil" and not happening.victims and not near:
        return types[0]
    if happening.harm == "captured" and "abduction_forced_disappearance" in types:
        return note(happening, "abduction_forced_disappearance", "captured")
    if (not types or near & _EXPLOSIVES or "suicide_bomb" in types) and _by_suicide(
        happening, grammar, found
    ):
        return note(happening, "suicide_bomb", "suicide-attacker")
    if "chemical" in all_codes | codes and "protest_with_intervention" not in types:
        return note(happening, "chemical_weapon", "weapon-chemical_weapon")
    if happening.frame != "foil" and _by_aircraft(happening, grammar, found):
        return note(happening, "air_drone_strike", "aircraft-strikes")
    if len(types) == 1 and types[0] not in ("attack", "armed_clash"):
        return types[0]
    for rule in grammar.type_by_weapon:
        fits = not types or rule.type in types
        if (codes & rule.weapons and (fits or len(types) == 1)) or (near & rule.weapons and fits):
            return note(happening, rule.type, f"weapon-{rule.type}")
    if "air_drone_strike" in types and _flies(happening):
        return note(happening, "air_drone_strike", "air-power")
    if not types or {"attack", "armed_clash"} & set(types):
        return _clash_or_attack(happening, grammar, found)
    return types[0]


def _of_base(happening: Happening, grammar: Grammar) -> str:
    """أنشأت نقطة عسكرية: a base is set up, no group changed."""
    if happening.frame != "move":
        return ""
    if "headquarters_or_base_established" not in own_types(happening, grammar):
        return ""
    if any(kind_of(item, grammar) in _BASE_KINDS for item in happening.targets):
        return note(happening, "headquarters_or_base_established", "base-as-object")
    return ""


def _of_transfer(happening: Happening, grammar: Grammar) -> str:
    """سلّمت حاجزاً إلى: what is handed over decides, a place or people."""
    if happening.frame not in ("lose", "take"):
        return ""
    if "non_violent_transfer_of_territory" not in own_types(happening, grammar):
        return ""
    own = own_types(happening, grammar)
    if {"change_to_group_activity", "government_regains_territory"} & own:
        return ""
    objects = {kind_of(item, grammar) for item in happening.targets}
    if objects & _SITES or any(item.place is not None for item in happening.targets):
        return note(happening, "non_violent_transfer_of_territory", "place-handed-over")
    if any(
        item.count is not None and item.count.noun is not None for item in happening.targets
    ) or objects & {"detainees", "suspects", "civilians"}:
        return note(happening, "other_strategic", "people-handed-over")
    return ""


def _of_weapon_taken(happening: Happening, found: Found) -> str:
    """ضبط أسلحة, اعترض صاروخاً, عثر على أحزمة, أحبط تفجيراً: done to a weapon, nobody hurt.

    A manned aircraft shot down with its crew is fighting.
    """
    if happening.frame == "foil" and happening.victims and "armed_clash" in happening.types:
        near = {weapon.code for weapon in happening.weapons} | codes_near(happening, found)
        return note(happening, "armed_clash", "crew-hit") if near & _MANNED else ""
    if "disrupted_weapons_use" not in happening.types or happening.victims:
        return ""
    if happening.frame not in ("act", "foil"):
        return ""
    taken = note(happening, "disrupted_weapons_use", "weapon-as-object")
    if happening.weapons and (happening.frame == "foil" or set(happening.types) == _FINDS):
        return taken
    if happening.frame == "foil" and codes_near(happening, found) - _FIREARMS:
        return taken
    is_strike = "air_drone_strike" in happening.types and (happening.weapons or _flies(happening))
    has_weapon = any(item.weapons for item in happening.targets)
    if has_weapon and not is_strike and all(item.place is None for item in happening.targets):
        return taken
    happening.rules.pop()
    return ""


def _by_suicide(happening: Happening, grammar: Grammar, found: Found) -> bool:
    """True if who did it blows himself up: he is its doer, or stands in its clause."""
    ids = grammar.kinds.suicide
    first, stop = happening.evidence
    return any(
        (item.actor is not None and item.actor.head in ids)
        or (item.count is not None and item.count.noun in ids)
        for item in happening.actors
    ) or any(
        (at in found.actors and found.actors[at].head in ids)
        or (at in found.counts and found.counts[at].noun in ids)
        for at in range(first, stop)
    )


def _by_aircraft(happening: Happening, grammar: Grammar, found: Found) -> bool:
    """True if planes, drones or an air force do it, or a drone comes down on something."""
    doers = list(happening.actors)
    if happening.types[:1] == ("shelling_artillery_missile_attack",) and not doers:
        doers += happening.targets[:1]
    return any(
        (item.actor is not None and item.actor.head in grammar.kinds.flying)
        or (item.first in found.weapons and found.weapons[item.first].code in _AIRBORNE)
        for item in doers
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


def _taken(happening: Happening, grammar: Grammar, found: Found) -> str:
    """Who took it decides: a state force regains, and who takes from insurgents without being a
    rebel; anyone else overtakes.
    """
    losers = happening.frame == "lose"  # خسر التنظيم معاقله: its doer is who lost
    for item in happening.actors:
        kind = kind_of(item, grammar)
        if losers:
            if kind in grammar.kinds.non_state:
                return "government_regains_territory"
            continue
        if kind in grammar.kinds.state:
            return "government_regains_territory"
        if kind == "militia" and (
            happening.types[0] == "government_regains_territory"
            or _names_insurgents(happening, found)
        ):
            return note(happening, "government_regains_territory", "militia-regains")
        if kind in grammar.kinds.non_state:
            return "non_state_actor_overtakes_territory"
    for item in happening.targets:
        if kind_of(item, grammar) in grammar.kinds.non_state:
            return "government_regains_territory"
    return happening.types[0]


def _names_insurgents(happening: Happening, found: Found) -> bool:
    first, stop = happening.evidence
    return any(
        found.actors[at].ref.kind == "insurgent" for at in range(first, stop) if at in found.actors
    )


def _clash_or_attack(happening: Happening, grammar: Grammar, found: Found) -> str:
    """An attack on armed people is a clash, on protesters excessive force, on others an attack.

    A crowd that fights is a violent demonstration.
    """
    if any(kind_of(item, grammar) in grammar.kinds.protest for item in happening.actors):
        happening.rules.append("type: claims/crowd-fights@1")
        return "violent_demonstration"
    suffered = [*happening.targets, *(victims.item for victims in happening.victims)]
    if any(kind_of(item, grammar) in grammar.kinds.protest for item in suffered):
        return force_at_protest(happening, grammar, found)
    if any(is_armed(item, grammar) for item in suffered):
        happening.rules.append("type: claims/armed-target@1")
        return "armed_clash"
    only = [code for code in happening.types if code in ("attack", "armed_clash")]
    if len(only) == 1 and happening.types[0] == only[0]:
        return only[0]
    at_protest = force_at_protest(happening, grammar, found)
    if at_protest:
        return at_protest
    if own_types(happening, grammar) == {"attack"}:
        return "attack"
    if not suffered and "attack" in only and is_by_unknown(happening, grammar):
        return note(happening, "attack", "gunmen-attack")
    happening.rules.append("type: claims/unarmed-target@1")
    if only and (not suffered or not _is_known_unarmed(happening, suffered, grammar)):
        return only[0]
    return "attack"


def _is_known_unarmed(happening: Happening, suffered: Sequence[Item], grammar: Grammar) -> bool:
    """True if somebody or something is known to have suffered that is not armed."""
    kinds = {kind_of(item, grammar) for item in suffered}
    return (
        bool(kinds - {"", "unidentified", "person"})
        or any(item.place is not None for item in suffered)
        or any(
            is_people(v.item, grammar) and kind_of(v.item, grammar) != "unidentified"
            for v in happening.victims
        )
    )
