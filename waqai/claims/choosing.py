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

from waqai.claims.extent import whole_phrase
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import NOUN, TIME, Found, Item
from waqai.claims.kinds import kind_of
from waqai.claims.layer import Layer
from waqai.claims.parties import is_human, is_unknown
from waqai.lexicon.tables import read_toml

__all__ = ["ROLES", "Candidate", "Choosing", "RoleLayer", "candidates", "choose", "read_choosing"]

ROLES = ("actor", "target")
_BEFORE, _AFTER = 2, 1  # clauses round the event word whose parties may be meant
_NEAREST = 3  # phrases after the event word that no list knows
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
    sight = _Sight(happening, found, grammar)
    items = list(_phrases(happening, grammar))
    rules = [happening.proposed.get(item.first, ()) for item in items]
    own = {role: [any(r.startswith(role) for r in each) for each in rules] for role in ROLES}
    counts = {role: sum(flags) for role, flags in own.items()}
    nearest = _nearest(items, happening, grammar)
    result: list[Candidate] = []
    for number, item in enumerate(items):
        shared = sight.features(item, is_nearest=item is nearest)
        kind = shared[0]
        per_role: list[list[str]] = []
        for role in ROLES:
            is_own = own[role][number]
            proposed = f"proposed {is_own} others {min(counts[role] - is_own, _MANY)}"
            per_role.append(
                [*shared, proposed, f"{proposed} {kind}", f"proposed {is_own} {happening.type}"]
            )
        whole = whole_phrase(item, sight.after, found, grammar)
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
    n_struck = 0
    for clause in happening.around[max(low, 0) : high + 1]:
        for item in clause.items:
            if item.kind != NOUN or item.first in seen:
                continue
            if not _may_be_party(item, grammar):
                if clause.index != happening.clause or not _may_be_struck(item, happening):
                    continue
                n_struck += 1
                if n_struck > _NEAREST:
                    continue
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


class _Sight:
    """A happening and its sentence, from which its phrases are seen.

    after: first token with its preposition → item.
    """

    __slots__ = (
        "_clauses",
        "_family",
        "_found",
        "_frame",
        "_grammar",
        "_told",
        "_victims",
        "after",
    )

    def __init__(self, happening: Happening, found: Found, grammar: Grammar) -> None:
        self._told, self._grammar = happening, grammar
        part = happening.trigger.part if happening.trigger is not None else "count"
        self._frame = f"{happening.frame} {part}"
        self._family = grammar.family.get(happening.type, happening.type)
        self._victims = {each.item.first: each.harm for each in happening.victims}
        self._clauses: dict[int, tuple[int, bool]] = {}  # first token → clause, whether it says
        self.after: dict[int, Item] = {}
        for clause in happening.around:
            says = clause.verb is not None and clause.verb.first in found.speech_verbs
            for item in clause.items:
                self.after[item.start] = item
                self._clauses[item.first] = clause.index, says

    def features(self, item: Item, *, is_nearest: bool) -> list[str]:
        """The features of a phrase that hold for both roles; the first is its kind."""
        told, grammar = self._told, self._grammar
        type_ = told.type
        kind, of_kind = _kind(item, grammar), kind_of(item, grammar)
        where, says = self._where(item)
        n_words = min(item.stop - item.first, _LONG)
        at = f"{where} marker {item.marker}"
        active = [
            kind,
            f"type {type_}",
            f"{kind} {type_}",
            f"of {of_kind}",
            f"of {of_kind} {self._family}",
            where,
            f"{where} {kind}",
            at,
            f"{at} {self._frame}",
            f"marker {item.marker} {type_}",
            f"words {n_words} {kind}",
            *told.proposed.get(item.first, ()),
        ]
        if n_words == 1 and item.ends_definite:
            active.append(f"lone definite {kind}")
        if item.first in self._victims:
            active += ["victim", f"victim {self._victims[item.first]}", f"victim {type_}"]
        if item.first in told.merged:
            active.append("merged")
        if is_nearest:
            active += ["nearest before", f"nearest before {type_}"]
        if item.joined:
            active.append("joined")
        if says:
            active += ["speaks", f"speaks {of_kind}", f"speaks {type_}"]
        if any(weapon.role == "munition" for weapon in item.weapons):
            active.append("munition")
        return active

    def _where(self, item: Item) -> tuple[str, bool]:
        """Where the phrase stands, seen from the event word, and whether its clause reports."""
        first, stop = self._told.extent
        if first <= item.first < stop:
            return "inside", False
        side = "before" if item.first < first else "after"
        clause = self._clauses.get(item.first)
        if clause is None:
            return f"elsewhere {side}", False
        apart = max(-_BEFORE - 1, min(clause[0] - self._told.clause, _AFTER + 1))
        return f"clause {apart} {side}", clause[1]


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
