"""Crowds and those who put them down: mob violence, violent demonstrations, force on protests."""

from __future__ import annotations

from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Found
from waqai.claims.kinds import codes_near, is_armed, is_people, kind_of, note, own_types

__all__ = ["force_at_protest", "is_by_unknown", "of_crowd", "of_force"]

_FORCE = {"excessive_force_against_protesters", "protest_with_intervention"}
_FIREARMS = frozenset({"small_arms", "machine_gun"})


def of_crowd(happening: Happening, grammar: Grammar) -> str:
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
        return note(happening, "violent_demonstration", "protesters-burn")
    if not heads & grammar.kinds.crowd:
        return ""
    return _hit_by_crowd(happening, grammar)


def _hit_by_crowd(happening: Happening, grammar: Grammar) -> str:
    suffered = [*happening.targets, *(victims.item for victims in happening.victims)]
    hit = {kind_of(item, grammar) for item in suffered}
    if hit & grammar.kinds.state or any(is_armed(item, grammar) for item in suffered):
        return note(happening, "violent_demonstration", "crowd-against-state")
    hurts = bool(happening.victims) or bool(hit & grammar.kinds.private)
    hurts = hurts or any(is_people(item, grammar) for item in happening.targets)
    if hurts:
        return note(happening, "mob_violence", "crowd-against-people")
    return ""


def _is_armed_with(happening: Happening) -> bool:
    return bool({weapon.code for weapon in happening.weapons} - {"grenade", "knife", "unknown"})


def of_force(happening: Happening, grammar: Grammar, found: Found) -> str:
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
    is_deadly = _is_deadly(happening, grammar, found)
    code = "excessive_force_against_protesters" if is_deadly else "protest_with_intervention"
    if code in types or is_deadly:
        return note(happening, code, "force-on-protest")
    return ""


def _is_deadly(happening: Happening, grammar: Grammar, found: Found) -> bool:
    """True for dead or live fire at people; rubber bullets and shots in the air are no such."""
    if any(victims.harm == "killed" for victims in happening.victims):
        return True
    codes = {weapon.code for weapon in happening.weapons} | codes_near(happening, found)
    first, stop = happening.evidence
    fires = {"attack", "excessive_force_against_protesters"} <= own_types(happening, grammar)
    return (fires or bool(codes & _FIREARMS)) and not any(
        found.scan.words[at].bare in grammar.words.less_lethal for at in range(first, stop)
    )


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
    ) or any(found.scan.words[at].bare in grammar.words.dispersing for at in range(first, stop))


def is_by_unknown(happening: Happening, grammar: Grammar) -> bool:
    """True if gunmen or others of no known side do it."""
    kinds = {kind_of(item, grammar) for item in happening.actors}
    return bool(kinds) and kinds <= {"unidentified", "", "criminal"}


def force_at_protest(happening: Happening, grammar: Grammar, found: Found) -> str:
    """The type of an attack that hits protesters or is made where they are, "" for no such."""
    suffered = [*happening.targets, *(victims.item for victims in happening.victims)]
    is_hit = any(kind_of(item, grammar) in grammar.kinds.protest for item in suffered)
    if is_hit and is_by_unknown(happening, grammar):
        return note(happening, "attack", "protesters-attacked")
    if not is_hit and not _is_at_protest(happening, grammar, found):
        return ""
    is_deadly = _is_deadly(happening, grammar, found) or bool(happening.victims)
    code = "excessive_force_against_protesters" if is_deadly else "protest_with_intervention"
    return note(happening, code, "protesters-hit" if is_hit else "force-at-protest")
