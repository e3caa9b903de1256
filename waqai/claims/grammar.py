"""The tables of the claim grammar: claims/rules.toml and the rows that finders point at."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from waqai.lexicon.tables import read_toml
from waqai.mentions.actor.lexica import Head
from waqai.mentions.number.counted import CountedNoun
from waqai.mentions.trigger.lexica import Aspect, EventNoun, EventVerb

__all__ = ["Grammar", "Markers", "RoleTypes", "Statements", "Words", "read_grammar"]


class Markers(msgspec.Struct, frozen=True):
    """Prepositions that bring an argument, per role, folded.

    another: not prepositions but what says that an event is one more of its kind (هجوم آخر).
    toll: words before a number that sums up (حصيلة, ارتفع), without clitics.
    """

    agent: frozenset[str]
    object: frozenset[str]
    means: frozenset[str]
    cause: frozenset[str]
    between: frozenset[str]
    where: frozenset[str]
    another: frozenset[str]
    toll: frozenset[str]


class _TypeByWeapon(msgspec.Struct, frozen=True):
    type: str
    weapons: frozenset[str]


class _Kinds(msgspec.Struct, frozen=True):
    armed: frozenset[str]
    state: frozenset[str]
    non_state: frozenset[str]
    protest: frozenset[str]
    private: frozenset[str]
    suicide: frozenset[str]
    flying: frozenset[str]
    crowd: frozenset[str]


class Words(msgspec.Struct, frozen=True):
    """Words that decide a type or a factuality, folded, without article or clitics.

    less_lethal: beside shots at a crowd. dispersing: who or what is dispersed. revenge: what makes
    a pledge a threat. news: what is called true or untrue. responsibility: stems of what is denied
    instead of the event.
    """

    less_lethal: frozenset[str]
    dispersing: frozenset[str]
    revenge: frozenset[str]
    news: frozenset[str]
    responsibility: tuple[str, ...]


class _Attribution(msgspec.Struct, frozen=True):
    turns: tuple[str, ...]
    elaborates: frozenset[str]
    goes_on: frozenset[str]
    adds: frozenset[str]
    points_back: frozenset[str]


class Statements(msgspec.Struct, frozen=True):
    """Rows of verbal words and the words beside them that decide: rules.toml, [statements]."""

    sources: frozenset[str]
    bears: frozenset[str]
    burden: tuple[str, ...]
    denials: frozenset[str]
    occurrence: frozenset[str]
    anonymous: frozenset[str]
    warnings: frozenset[str]
    retreats: frozenset[str]
    requests: frozenset[str]
    admissions: frozenset[str]
    means: frozenset[str]
    visits: frozenset[str]
    anonymity: tuple[str, ...]
    answers: frozenset[str]
    declares: frozenset[str]
    perfect_only: frozenset[str]


class RoleTypes(msgspec.Struct, frozen=True):
    """Event types whose targets go by a rule of their own (roles.py).

    no_target: they are done to nobody.
    not_party: folded words that begin no party and no target.
    """

    no_target: frozenset[str]
    not_party: frozenset[str]


class _Rules(msgspec.Struct, frozen=True):
    attribution: _Attribution
    statements: Statements
    markers: Markers
    type_by_weapon: tuple[_TypeByWeapon, ...]
    kinds: _Kinds
    words: Words
    families: dict[str, frozenset[str]]
    needs: dict[str, frozenset[str]]
    hopeless: frozenset[str]
    attackers: frozenset[str]
    plurals: frozenset[str]
    roles: RoleTypes


class Grammar(msgspec.Struct, frozen=True):
    """Everything the claim grammar looks up.

    family: event type → family; types of no listed family are their own. needs: event type →
    what it needs beside its word, any one of them. hopeless: what a candidate may not lack.
    attackers: ids of counted nouns of those who attacked. plurals: ids of counted
    nouns whose bare ـين is a plural, not a dual.
    turns: how a sentence opens another matter; elaborates: how one begins that spells out the one
    before; goes_on: how its list goes on; points_back: words that take up what was told before;
    adds: participles that bring another thing the speaker says.
    """

    markers: Markers
    type_by_weapon: tuple[_TypeByWeapon, ...]
    kinds: _Kinds
    words: Words
    family: Mapping[str, str]
    needs: Mapping[str, frozenset[str]]
    hopeless: frozenset[str]
    attackers: frozenset[str]
    plurals: frozenset[str]
    roles: RoleTypes
    verbs: Mapping[str, EventVerb]
    nouns: Mapping[str, EventNoun]
    counted: Mapping[str, CountedNoun]
    heads: Mapping[str, Head]
    aspects: tuple[Aspect, ...]
    statements: Statements
    turns: tuple[str, ...]
    elaborates: frozenset[str]
    goes_on: frozenset[str]
    adds: frozenset[str]
    points_back: frozenset[str]


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
        words=rules.words,
        family={code: name for name, codes in rules.families.items() for code in codes},
        needs=rules.needs,
        hopeless=rules.hopeless,
        attackers=rules.attackers,
        plurals=rules.plurals,
        roles=rules.roles,
        verbs={row.id: row for row in verbs},
        nouns={row.id: row for row in nouns},
        counted={row.id: row for row in counted},
        heads={row.id: row for row in heads},
        aspects=aspects,
        statements=rules.statements,
        turns=rules.attribution.turns,
        elaborates=rules.attribution.elaborates,
        goes_on=rules.attribution.goes_on,
        adds=rules.attribution.adds,
        points_back=rules.attribution.points_back,
    )
