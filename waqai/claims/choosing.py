"""Which of the phrases around a happening did it, and to which was it done? Two linear layers.

The grammar proposes: the rules of the frames name doers and targets, and the parties that merely
stand near (in the same clauses, or as subject of the sentence before) may be meant too. Each phrase
gets named features (which rules proposed it for what, what kind of phrase it is, where it stands
and with which preposition, for which type of event); the sum of their weights, through the logistic
function, is the probability that a careful reader would name it. Weights: claims/choosing.toml,
fitted by data/train_choosing.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from waqai.claims.event_type import kind_of
from waqai.claims.extent import following, whole_phrase
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import NOUN, TIME, Found, Item
from waqai.claims.layer import Layer
from waqai.claims.parties import is_human, is_unknown
from waqai.lexicon.tables import read_toml

__all__ = ["ROLES", "Candidate", "Choosing", "RoleLayer", "candidates", "choose", "read_choosing"]

ROLES = ("actor", "target")
_BEFORE, _AFTER = 2, 1  # clauses round the event word whose parties may be meant
_LONG = 4  # words: longer phrases are one class
_MANY = 3


class RoleLayer(Layer, frozen=True):
    """The layer of one role. `threshold`: the least probability of the likeliest phrase; `also`:
    of any further one.
    """

    also: float


class Choosing(msgspec.Struct, frozen=True):
    """The two layers."""

    actor: RoleLayer
    target: RoleLayer


class Candidate(msgspec.Struct, frozen=True):
    """A phrase that may be a party of a happening, with its features for each role."""

    item: Item
    actor: list[str]
    target: list[str]


def read_choosing() -> Choosing:
    """The weights shipped with the package."""
    return msgspec.convert(read_toml("claims/choosing.toml"), Choosing)


def choose(
    phrases: Sequence[Candidate],
    layer: RoleLayer,
    role: str,
    found: Found,
    *,
    taken: Sequence[Item] = (),
) -> list[Item]:
    """The phrases of one role, in text order: the likeliest, and what is likely by itself.

    role: "actor" or "target". taken: phrases of the other role; what overlaps them is left out, and
    of phrases with the same words all but the likeliest.
    """
    scored = [(layer.probability(getattr(each, role)), each.item) for each in phrases]
    scored.sort(key=lambda each: (-each[0], each[1].first))
    kept: list[Item] = []
    texts: set[str] = set()
    for probability, item in scored:
        if probability < (layer.also if kept else layer.threshold):
            break
        text = " ".join(word.bare for word in found.scan.words[item.first : item.stop])
        if text not in texts and all(_is_clear(item, other) for other in (*taken, *kept)):
            kept.append(item)
            texts.add(text)
    return sorted(kept, key=lambda item: item.first)


def candidates(happening: Happening, found: Found, grammar: Grammar) -> list[Candidate]:
    """The phrases that may be parties of a happening, with their features."""
    items = list(_phrases(happening, grammar))
    proposed = happening.proposed
    counts = {
        role: sum(
            any(rule.startswith(role) for rule in proposed.get(item.first, ())) for item in items
        )
        for role in ROLES
    }
    victims = {each.item.first: each.harm for each in happening.victims}
    nearest = _nearest(items, happening, grammar)
    result: list[Candidate] = []
    after = following(happening)
    for item in items:
        shared = _features(item, happening, found, grammar, victims, item is nearest)
        rules = proposed.get(item.first, ())
        per_role = []
        for role in ROLES:
            is_own = any(rule.startswith(role) for rule in rules)
            many = min(counts[role] - is_own, _MANY)
            kind = shared[0]
            per_role.append(
                [
                    *shared,
                    f"proposed {is_own} others {many}",
                    f"proposed {is_own} others {many} {kind}",
                    f"proposed {is_own} {happening.type}",
                ]
            )
        whole = whole_phrase(item, after, found, grammar)
        result.append(Candidate(whole, per_role[0], per_role[1]))
    return result


def _phrases(happening: Happening, grammar: Grammar) -> Iterator[Item]:
    """The phrases the rules proposed, then the parties near by, each once."""
    seen: set[int] = set()
    victims = [each.item for each in happening.victims]
    for item in (*happening.actors, *happening.targets, *victims):
        if item.first not in seen and item.kind != TIME:
            seen.add(item.first)
            yield item
    low, high = happening.clause - _BEFORE, happening.clause + _AFTER
    for clause in happening.around[max(low, 0) : high + 1]:
        for item in clause.items:
            if item.kind != NOUN or item.first in seen:
                continue
            if _may_be_party(item, grammar) or (
                clause.index == happening.clause and _may_be_struck(item, happening)
            ):
                seen.add(item.first)
                yield item
    for item in happening.earlier:
        if item.first not in seen and _may_be_party(item, grammar):
            seen.add(item.first)
            yield item


def _may_be_party(item: Item, grammar: Grammar) -> bool:
    if item.trigger is not None and item.actor is None:
        return False
    return item.actor is not None or is_human(item, grammar)


def _may_be_struck(item: Item, happening: Happening) -> bool:
    """Any phrase after the event word in its clause: a thing no list knows, a march."""
    return item.first >= happening.extent[1] and item.first != happening.item.first


def _nearest(items: Sequence[Item], happening: Happening, grammar: Grammar) -> Item | None:
    """The last known party before the event word."""
    first = happening.extent[0]
    before = [item for item in items if item.stop <= first and _may_be_party(item, grammar)]
    return max(before, key=lambda item: item.first, default=None)


def _features(
    item: Item,
    happening: Happening,
    found: Found,
    grammar: Grammar,
    victims: dict[int, str],
    is_nearest: bool,
) -> list[str]:
    kind, type_ = _kind(item, grammar), happening.type
    where = _where(item, happening)
    of_kind = kind_of(item, grammar)
    part = happening.trigger.part if happening.trigger is not None else "count"
    word = found.scan.words[item.first].folded.removeprefix(item.joined)
    n_words = min(item.stop - item.first, _LONG)
    active = [
        kind,
        f"type {type_}",
        f"{kind} {type_}",
        f"of {of_kind}",
        f"of {of_kind} {grammar.family.get(type_, type_)}",
        f"{where}",
        f"{where} {kind}",
        f"{where} marker {item.marker}",
        f"{where} marker {item.marker} {happening.frame} {part}",
        f"marker {item.marker} {type_}",
        f"words {n_words} {kind}",
    ]
    if n_words == 1 and word.startswith("ال"):
        active.append(f"lone definite {kind}")
    active += happening.proposed.get(item.first, ())
    if item.first in victims:
        active += ["victim", f"victim {victims[item.first]}", f"victim {type_}"]
    if item.first in happening.merged:
        active.append("merged")
    if is_nearest:
        active += ["nearest before", f"nearest before {type_}"]
    if item.joined:
        active.append("joined")
    if where.startswith("clause") and _speaks(item, happening, found):
        active += ["speaks", f"speaks {of_kind}", f"speaks {type_}"]
    if any(weapon.role == "munition" for weapon in item.weapons):
        active.append("munition")
    return active


def _speaks(item: Item, happening: Happening, found: Found) -> bool:
    """True for a phrase of a clause whose verb is one of saying."""
    for clause in happening.around:
        if (
            clause.verb is not None
            and clause.verb.first in found.speech_verbs
            and item in clause.items
        ):
            return True
    return False


def _where(item: Item, happening: Happening) -> str:
    """Where the phrase stands, seen from the event word."""
    first, stop = happening.extent
    if first <= item.first < stop:
        return "inside"
    side = "before" if item.first < first else "after"
    for clause in happening.around:
        if clause.items and clause.items[0].start <= item.first < clause.items[-1].stop:
            apart = clause.index - happening.clause
            return f"clause {max(-_BEFORE - 1, min(apart, _AFTER + 1))} {side}"
    return f"elsewhere {side}"


def _kind(item: Item, grammar: Grammar) -> str:
    """What kind of phrase it is, as far as the finders know."""
    if item.country:
        return "nationality"
    if item.actor is not None:
        registered = " registered" if item.actor.is_registered else ""
        human = " human" if item.actor.role != "party" and is_human(item, grammar) else ""
        place = " place" if item.place is not None else ""
        return f"{item.actor.role}{registered}{human}{place}"
    if item.count is not None:
        return "people" if is_human(item, grammar) else "counted"
    if item.place is not None:
        ref = item.place.ref
        return f"place {ref.precision}" if ref is not None else "place"
    if item.weapons:
        return f"weapon {item.weapons[0].role}"
    return "unknown" if is_unknown(item) else "event word"


def _is_clear(item: Item, other: Item) -> bool:
    return item.stop <= other.first or other.stop <= item.first
