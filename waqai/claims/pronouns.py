"""Victims that only a pronoun names: فأردوه قتيلاً, فقتلته, ما أدى لإصابته.

In: the word of harm with its pronoun. Out: the person before it in the sentence whom it means, or
the word itself as one person when the sentence names none.
"""

from __future__ import annotations

from waqai.claims.happening import Happening
from waqai.claims.items import NOUN, Item
from waqai.claims.telling import Telling
from waqai.claims.victims import may_be_victim

__all__ = ["PRONOUN_RULE", "UNHARMED_RULE", "add_pronoun"]

PRONOUN_RULE = "pronoun@1"
UNHARMED_RULE = "escaped@1"
_ONE = ("ه", "ها")


def add_pronoun(telling: Telling, happening: Happening, item: Item, pronoun: str) -> None:
    """Note whom the pronoun of a word of harm means; only of one person can it be told."""
    if pronoun not in _ONE:
        return
    antecedent = _antecedent(telling, happening, item, "f" if pronoun == "ها" else "m")
    if antecedent is not None:
        happening.add_victims(antecedent, happening.harm, PRONOUN_RULE)
    elif pronoun == "ه" and item.first > telling.clauses[0].items[0].first:
        happening.add_victims(item, happening.harm, PRONOUN_RULE)


def _antecedent(telling: Telling, happening: Happening, item: Item, gender: str) -> Item | None:
    """The nearest single person before the word that does not do the harm itself."""
    doers = {actor.first for actor in happening.actors}
    for clause in reversed(telling.clauses[: happening.clause + 1]):
        for other in reversed(clause.items):
            if other.kind != NOUN or other.first >= item.first or other.first in doers:
                continue
            if other.trigger is None and _is_one(other, telling, gender):
                return other
    return None


def _is_one(item: Item, telling: Telling, gender: str) -> bool:
    """True for one person of the pronoun's gender; names do not tell theirs."""
    if item.count is not None:
        row = telling.grammar.counted.get(item.count.noun or "")
        return item.count.high == 1 and row is not None and row.gender == gender
    if item.actor is not None and (item.actor.number in ("du", "pl") or item.actor.is_registered):
        return False
    is_named = item.first in telling.found.people.nouns and not item.ends_definite
    return is_named and may_be_victim(item, telling.found, telling.grammar)
