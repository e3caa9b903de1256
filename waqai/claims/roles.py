"""Who did it and to whom or what, out of all that the words of a happening stand beside.

The candidates and their likelihood come from choosing; here stands what holds whatever the weights
say: some types are done to nobody ([roles] in rules.toml), some words name nobody, and nobody is
both doer and target.
"""

from __future__ import annotations

from typing import NamedTuple

from waqai.claims.choosing import Candidate, Choosing, candidates, choose
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Found, Item
from waqai.claims.parties import is_unknown

__all__ = ["Parties", "named_candidates", "parties_of"]

_SHORTEST = 3  # letters of a word that names somebody


class Parties(NamedTuple):
    """The parties of a happening, in text order."""

    actors: list[Item]
    targets: list[Item]


def parties_of(happening: Happening, found: Found, grammar: Grammar, choosing: Choosing) -> Parties:
    """The actors and targets of a happening, each once."""
    named = named_candidates(happening, found, grammar)
    actors = choose(named, choosing.actor, "actor", found)
    if happening.type in grammar.roles.no_target:
        return Parties(actors, [])
    return Parties(actors, choose(named, choosing.target, "target", found, taken=actors))


def named_candidates(happening: Happening, found: Found, grammar: Grammar) -> list[Candidate]:
    """The candidates whose phrase may name somebody."""
    return [
        each
        for each in candidates(happening, found, grammar)
        if _may_be_named(each.item, found, grammar)
    ]


def _may_be_named(item: Item, found: Found, grammar: Grammar) -> bool:
    """False for a phrase of which nothing is known but that its first word names nobody."""
    if not is_unknown(item) or item.country:
        return True
    word = found.scan.words[item.first].folded
    bare = word.removeprefix(item.joined)
    if len(item.marker) == 1:
        bare = bare.removeprefix(item.marker)
    if {bare, word} & grammar.roles.not_party or len(bare) < _SHORTEST:
        return False
    return item.stop - item.first > 1 or item.first not in found.classes.adjectives
