"""The tables of the claim grammar: claims/rules.toml and the rows that finders point at."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from waqai.lexicon.tables import read_toml
from waqai.mentions.actor.lexica import Head
from waqai.mentions.number.counted import CountedNoun
from waqai.mentions.trigger.lexica import Aspect, EventNoun, EventVerb

__all__ = ["Grammar", "Markers", "RoleTypes", "read_grammar"]


class Markers(msgspec.Struct, frozen=True):
    """Prepositions that bring an argument, per role, folded.

    another: not prepositions but what says that an event is one more of its kind (هجوم آخر).
    """

    agent: frozenset[str]
    object: frozenset[str]
    means: frozenset[str]
    cause: frozenset[str]
    between: frozenset[str]
    where: frozenset[str]
    another: frozenset[str]


class _TypeByWeapon(msgspec.Struct, frozen=True):
    type: str
    weapons: frozenset[str]


class _Kinds(msgspec.Struct, frozen=True):
    armed: frozenset[str]
    state: frozenset[str]
    non_state: frozenset[str]
    protest: frozenset[str]
    suicide: frozenset[str]


class RoleTypes(msgspec.Struct, frozen=True):
    """Event types whose targets go by a rule of their own (roles.py).

    no_target: they are done to nobody. from_whom: taken from somebody, so the place is no target.
    not_party: folded words that begin no party and no target.
    """

    no_target: frozenset[str]
    not_party: frozenset[str]
    from_whom: frozenset[str]


class _Rules(msgspec.Struct, frozen=True):
    markers: Markers
    type_by_weapon: tuple[_TypeByWeapon, ...]
    kinds: _Kinds
    families: dict[str, frozenset[str]]
    needs: dict[str, frozenset[str]]
    hopeless: frozenset[str]
    roles: RoleTypes


class Grammar(msgspec.Struct, frozen=True):
    """Everything the claim grammar looks up.

    family: event type → family; types of no listed family are their own. needs: event type →
    what it needs beside its word, any one of them. hopeless: what a candidate may not lack.
    """

    markers: Markers
    type_by_weapon: tuple[_TypeByWeapon, ...]
    kinds: _Kinds
    family: Mapping[str, str]
    needs: Mapping[str, frozenset[str]]
    hopeless: frozenset[str]
    roles: RoleTypes
    verbs: Mapping[str, EventVerb]
    nouns: Mapping[str, EventNoun]
    counted: Mapping[str, CountedNoun]
    heads: Mapping[str, Head]
    aspects: tuple[Aspect, ...]


def read_grammar(
    verbs: tuple[EventVerb, ...],
    nouns: tuple[EventNoun, ...],
    counted: tuple[CountedNoun, ...],
    heads: tuple[Head, ...],
    aspects: tuple[Aspect, ...],
) -> Grammar:
    """The grammar over the given lexicon rows. Raises DataFileError for a wrong rules file."""
    rules = msgspec.convert(read_toml("claims/rules.toml"), _Rules)
    return Grammar(
        markers=rules.markers,
        type_by_weapon=rules.type_by_weapon,
        kinds=rules.kinds,
        family={code: name for name, codes in rules.families.items() for code in codes},
        needs=rules.needs,
        hopeless=rules.hopeless,
        roles=rules.roles,
        verbs={row.id: row for row in verbs},
        nouns={row.id: row for row in nouns},
        counted={row.id: row for row in counted},
        heads={row.id: row for row in heads},
        aspects=aspects,
    )
