"""Which event type a happening is: by its words, then its weapons, then who acts on whom.

In: a happening with weapons, actors, targets and victims. Out: a type code, "" when its words allow
none. The weapon table and the kinds stand in claims/rules.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Found, Item

__all__ = ["decide_type", "is_armed", "kind_of"]

_AIR_POWERS = ("int-coalition", "int-arab-coalition", "int-us-uk", "us-", "uk-", "fr-", "ru-")
_AIR_POWER_COUNTRIES = frozenset({"US", "GB", "FR", "RU"})
_ARMED_COUNT_KINDS = ("military", "militant", "police")


_FINDS = {"attack", "disrupted_weapons_use"}  # عثر على: bodies or weapons
_FORCE = {"excessive_force_against_protesters", "protest_with_intervention"}
_BASE_KINDS = ("military_base", "military_site")
_NEAR = 7  # tokens after the trigger: a weapon there is its weapon
_EXPLOSIVES = frozenset({"ied", "car_bomb", "landmine", "suicide_vest", "explosive"})
_AIRBORNE = frozenset({"drone", "aircraft", "helicopter"})
_MANNED = frozenset({"aircraft", "helicopter"})
_LESS_LETHAL = frozenset(
    {"هواء", "مطاطي", "مطاطيه", "معدني", "معدنيه", "مغلف", "مطاط", "صوتيه", "هراوات", "عصي"}
)
_DISPERSING = frozenset({"تفريق", "لتفريق", "تفريقهم", "لتفريقهم", "محتجين", "متظاهرين", "معتصمين"})
_SITES = frozenset({
    "military_site", "military_base", "settlement", "infrastructure", "government_building", "energy", "camp",
})  # fmt: skip
_PEOPLE = frozenset({"civilians", "suspects", "detainees", "insurgent", "unidentified"})
_FIREARMS = frozenset({"small_arms", "machine_gun"})


def decide_type(happening: Happening, grammar: Grammar, found: Found) -> str:
    """The type code of a happening, "" for none; its rule is noted on it."""
    types = happening.types
    family = grammar.family
    if not types and {victims.harm for victims in happening.victims} == {"captured"}:
        return ""  # 20 أسيراً by itself tells of no capture
    if types and all(family.get(code) == "take" for code in types):
        return _taken(happening, grammar, found)
    if types and family.get(types[0]) == "take" and _hits_site(happening, grammar):
        return _taken(happening, grammar, found)
    if set(types) == {"arrests", "abduction_forced_disappearance"}:
        return _captured(happening, grammar)
    if set(types) == {"appeal", "demand"}:
        is_armed_doer = any(is_armed(item, grammar) for item in happening.actors)
        return _note(happening, "demand", "armed-asks") if is_armed_doer else types[0]
    decided = _of_base(happening, grammar) or _of_transfer(happening, grammar)
    if decided:
        return decided
    if len(types) == 1 and family.get(types[0]) not in ("violence", "protest", "destruction"):
        return types[0]
    decided = (
        _of_weapon_taken(happening, found)
        or _of_crowd(happening, grammar)
        or _of_force(happening, grammar, found)
    )
    if decided:
        return decided
    if not types or any(family.get(code) == "violence" for code in types):
        return _of_violence(happening, grammar, found)
    return types[0]


def _hits_site(happening: Happening, grammar: Grammar) -> bool:
    return any(kind_of(item, grammar) in _SITES for item in happening.targets)


def _captured(happening: Happening, grammar: Grammar) -> str:
    """Of a word that may be both (احتجز, اقتاد): the state arrests, others abduct."""
    types = happening.types
    kinds = {kind_of(item, grammar) for item in happening.actors}
    if kinds & grammar.kinds.state:
        return _note(happening, "arrests", "state-captures")
    if kinds & (grammar.kinds.non_state | {"unidentified"}):
        return _note(happening, "abduction_forced_disappearance", "others-capture")
    return types[0]


def _note(happening: Happening, code: str, rule: str) -> str:
    happening.rules.append(f"type: claims/{rule}@1")
    return code


def _of_violence(happening: Happening, grammar: Grammar, found: Found) -> str:
    types = happening.types
    codes = {weapon.code for weapon in happening.weapons}
    is_destruction = bool(types) and grammar.family.get(types[0]) == "destruction"
    near = codes if codes or is_destruction else _codes_near(happening, found)
    first, stop = happening.evidence
    all_codes = {found.weapons[at].code for at in range(first, stop) if at in found.weapons}
    own = _own_types(happening, grammar)
    if happening.frame == "foil" and "disrupted_weapons_use" in own:
        if all_codes & _EXPLOSIVES or "suicide_bomb" in types:
            return _note(happening, "disrupted_weapons_use", "bombing-foiled")
        if types[0] == "disrupted_weapons_use" and not happening.victims:
            return types[0]
    if own == _FINDS and happening.frame == "act" and all_codes and not happening.victims:
        return _note(happening, "disrupted_weapons_use", "weapon-found")
    is_other = bool(types) and grammar.family.get(types[0], "") != "violence"
    if is_other and happening.frame != "foil" and not happening.victims and not near:
        return types[0]
    if happening.harm == "captured" and "abduction_forced_disappearance" in types:
        return _note(happening, "abduction_forced_disappearance", "captured")
    if (not types or near & _EXPLOSIVES or "suicide_bomb" in types) and _by_suicide(
        happening, grammar, found
    ):
        return _note(happening, "suicide_bomb", "suicide-attacker")
    if "chemical" in all_codes | codes and "protest_with_intervention" not in types:
        return _note(happening, "chemical_weapon", "weapon-chemical_weapon")
    if happening.frame != "foil" and _by_aircraft(happening, grammar, found):
        return _note(happening, "air_drone_strike", "aircraft-strikes")
    if len(types) == 1 and types[0] not in ("attack", "armed_clash"):
        return types[0]
    for rule in grammar.type_by_weapon:
        fits = not types or rule.type in types
        if (codes & rule.weapons and (fits or len(types) == 1)) or (near & rule.weapons and fits):
            return _note(happening, rule.type, f"weapon-{rule.type}")
    if "air_drone_strike" in types and _flies(happening):
        return _note(happening, "air_drone_strike", "air-power")
    if not types or {"attack", "armed_clash"} & set(types):
        return _clash_or_attack(happening, grammar, found)
    return types[0]


def _codes_near(happening: Happening, found: Found) -> set[str]:
    """Codes of the weapons named right after the trigger, which no argument brought."""
    first = happening.extent[0]
    stop = min(happening.extent[1] + _NEAR, max(happening.evidence[1], first))
    return {found.weapons[at].code for at in range(first, stop) if at in found.weapons}


def _own_types(happening: Happening, grammar: Grammar) -> set[str]:
    """The types that its own word allows, whatever it was merged with."""
    trigger = happening.trigger
    if trigger is None:
        return set()
    rows = [grammar.verbs.get(entry) or grammar.nouns.get(entry) for entry in trigger.entries]
    return {code for row in rows if row is not None for code in row.type.split(",")}


def _of_base(happening: Happening, grammar: Grammar) -> str:
    """أنشأت نقطة عسكرية: a base is set up, no group changed."""
    if happening.frame != "move":
        return ""
    if "headquarters_or_base_established" not in _own_types(happening, grammar):
        return ""
    if any(kind_of(item, grammar) in _BASE_KINDS for item in happening.targets):
        return _note(happening, "headquarters_or_base_established", "base-as-object")
    return ""


def _of_transfer(happening: Happening, grammar: Grammar) -> str:
    """سلّمت حاجزاً إلى: what is handed over decides, a place or people."""
    if happening.frame not in ("lose", "take"):
        return ""
    if "non_violent_transfer_of_territory" not in _own_types(happening, grammar):
        return ""
    own = _own_types(happening, grammar)
    if {"change_to_group_activity", "government_regains_territory"} & own:
        return ""
    objects = {kind_of(item, grammar) for item in happening.targets}
    if objects & _SITES or any(item.place is not None for item in happening.targets):
        return _note(happening, "non_violent_transfer_of_territory", "place-handed-over")
    if any(
        item.count is not None and item.count.noun is not None for item in happening.targets
    ) or objects & {"detainees", "suspects", "civilians"}:
        return _note(happening, "other_strategic", "people-handed-over")
    return ""


def _of_weapon_taken(happening: Happening, found: Found) -> str:
    """ضبط أسلحة, اعترض صاروخاً, عثر على أحزمة, أحبط تفجيراً: done to a weapon, nobody hurt.

    A manned aircraft shot down with its crew is fighting.
    """
    if happening.frame == "foil" and happening.victims and "armed_clash" in happening.types:
        near = {weapon.code for weapon in happening.weapons} | _codes_near(happening, found)
        return _note(happening, "armed_clash", "crew-hit") if near & _MANNED else ""
    if "disrupted_weapons_use" not in happening.types or happening.victims:
        return ""
    if happening.frame not in ("act", "foil"):
        return ""
    taken = _note(happening, "disrupted_weapons_use", "weapon-as-object")
    if happening.weapons and (happening.frame == "foil" or set(happening.types) == _FINDS):
        return taken
    if happening.frame == "foil" and _codes_near(happening, found) - _FIREARMS:
        return taken
    is_strike = "air_drone_strike" in happening.types and (happening.weapons or _flies(happening))
    if not is_strike and any(item.weapons for item in happening.targets):
        if not any(item.place is not None for item in happening.targets):
            return taken
    happening.rules.pop()
    return ""


def _of_crowd(happening: Happening, grammar: Grammar) -> str:
    """A crowd that beats people or burns their homes is a mob; one that fights the police or
    burns what is public, a violent demonstration.
    """
    family = {grammar.family.get(code, "") for code in happening.types}
    if not family & {"violence", "destruction", "protest"} or _is_armed_with(happening):
        return ""
    heads = {item.actor.head for item in happening.actors if item.actor is not None}
    if "destruction" in family and any(
        kind_of(item, grammar) in grammar.kinds.protest for item in happening.actors
    ):
        return _note(happening, "violent_demonstration", "protesters-burn")
    if not heads & grammar.kinds.crowd:
        return ""
    return _hit_by_crowd(happening, grammar)


def _hit_by_crowd(happening: Happening, grammar: Grammar) -> str:
    suffered = [*happening.targets, *(victims.item for victims in happening.victims)]
    hit = {kind_of(item, grammar) for item in suffered}
    if hit & grammar.kinds.state or any(is_armed(item, grammar) for item in suffered):
        return _note(happening, "violent_demonstration", "crowd-against-state")
    hurts = bool(happening.victims) or bool(hit & grammar.kinds.private)
    hurts = hurts or any(_is_people(item, grammar) for item in happening.targets)
    if hurts:
        return _note(happening, "mob_violence", "crowd-against-people")
    return ""


def _is_people(item: Item, grammar: Grammar) -> bool:
    if item.count is None or item.count.noun is None:
        return False
    row = grammar.counted.get(item.count.noun)
    return row is not None and row.animacy == "person"


def _is_armed_with(happening: Happening) -> bool:
    return bool({weapon.code for weapon in happening.weapons} - {"grenade", "knife", "unknown"})


def _of_force(happening: Happening, grammar: Grammar, found: Found) -> str:
    """Who puts down a protest: with live fire or dead it is excessive force."""
    types = set(happening.types)
    if not types & _FORCE or any(
        kind_of(item, grammar) in grammar.kinds.protest for item in happening.actors
    ):
        return ""
    suffered = [*happening.targets, *(victims.item for victims in happening.victims)]
    is_protest_word = all(grammar.family.get(code) == "protest" for code in types)
    is_at_crowd = any(kind_of(item, grammar) in grammar.kinds.protest for item in suffered)
    if not (is_protest_word and happening.types[0] in _FORCE) and not is_at_crowd:
        return ""
    is_deadly = _is_deadly(happening, found)
    code = "excessive_force_against_protesters" if is_deadly else "protest_with_intervention"
    if code in types or is_deadly:
        return _note(happening, code, "force-on-protest")
    return ""


def _is_deadly(happening: Happening, found: Found) -> bool:
    """True for dead or live fire at people; rubber bullets and shots in the air are no such."""
    if any(victims.harm == "killed" for victims in happening.victims):
        return True
    codes = {weapon.code for weapon in happening.weapons} | _codes_near(happening, found)
    first, stop = happening.evidence
    return bool(codes & _FIREARMS) and not any(
        found.scan.words[at].bare in _LESS_LETHAL for at in range(first, stop)
    )


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
            or _names_insurgents(happening, grammar, found)
        ):
            return _note(happening, "government_regains_territory", "militia-regains")
        if kind in grammar.kinds.non_state:
            return "non_state_actor_overtakes_territory"
    for item in happening.targets:
        if kind_of(item, grammar) in grammar.kinds.non_state:
            return "government_regains_territory"
    return happening.types[0]


def _names_insurgents(happening: Happening, grammar: Grammar, found: Found) -> bool:
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
        if _is_by_unknown(happening, grammar):
            return _note(happening, "attack", "protesters-attacked")
        is_deadly = _is_deadly(happening, found) or bool(happening.victims)
        code = "excessive_force_against_protesters" if is_deadly else "protest_with_intervention"
        return _note(happening, code, "protesters-hit")
    if any(is_armed(item, grammar) for item in suffered):
        happening.rules.append("type: claims/armed-target@1")
        return "armed_clash"
    only = [code for code in happening.types if code in ("attack", "armed_clash")]
    if len(only) == 1 and happening.types[0] == only[0]:
        return only[0]
    if _is_at_protest(happening, grammar, found):
        is_deadly = _is_deadly(happening, found) or bool(happening.victims)
        code = "excessive_force_against_protesters" if is_deadly else "protest_with_intervention"
        return _note(happening, code, "force-at-protest")
    happening.rules.append("type: claims/unarmed-target@1")
    if only and (not suffered or not _is_known_unarmed(happening, suffered, grammar)):
        return only[0]
    return "attack"


def _is_at_protest(happening: Happening, grammar: Grammar, found: Found) -> bool:
    """True if the state fires or beats where protesters are named: أطلقت الشرطة النار لتفريقهم."""
    kinds = {kind_of(item, grammar) for item in happening.actors}
    if kinds and not kinds & grammar.kinds.state:
        return False
    if not kinds and not set(happening.types) & _FORCE:
        return False
    first, stop = happening.evidence
    return any(
        found.actors[at].ref.kind in grammar.kinds.protest
        for at in range(first, stop)
        if at in found.actors
    ) or any(found.scan.words[at].bare in _DISPERSING for at in range(first, stop))


def _is_known_unarmed(happening: Happening, suffered: Sequence[Item], grammar: Grammar) -> bool:
    """True if somebody or something is known to have suffered that is not armed."""
    kinds = {kind_of(item, grammar) for item in suffered}
    return (
        bool(kinds - {"", "unidentified", "person"})
        or any(item.place is not None for item in suffered)
        or any(_is_people(victims.item, grammar) for victims in happening.victims)
    )


def _is_by_unknown(happening: Happening, grammar: Grammar) -> bool:
    kinds = {kind_of(item, grammar) for item in happening.actors}
    return bool(kinds) and kinds <= {"unidentified", "", "criminal"}


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
