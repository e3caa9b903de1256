"""A happening in the making: what an event word and its sentence say, before it is a claim."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from waqai.claims.clauses import Clause
from waqai.claims.items import Item
from waqai.model.mention import PlaceMention, TimeMention, TriggerMention, WeaponMention

__all__ = ["MERGED", "Happening", "Victims"]

MERGED = "merged@1"  # the rule by which another telling's parties are added (combine.absorb)


class Victims:
    """People a happening harmed: the phrase that says who, and how.

    harm: killed, injured, harmed, captured, missing, displaced, arrested. sentence: its number.
    is_apart: told in a clause of its own, which became no event (وأصيب شرطيان).
    """

    __slots__ = ("harm", "is_apart", "item", "rule", "sentence")

    def __init__(self, item: Item, harm: str, rule: str, sentence: int) -> None:
        self.sentence = sentence
        self.item = item
        self.harm = harm
        self.rule = rule
        self.is_apart = False


class Happening:
    """One candidate event. Mutable while the stages of claims work on it.

    sentence, clause: where it stands. trigger: the event word; `extent`: tokens of the phrase that
    expresses it. relation: of its clause. frame: of its table row. types: event types its words
    allow, best first. harm: what its word itself does to its object. richness: how much the
    telling says by itself. tie: how strongly it is tied to a happening told before, None for the
    first. merged: first tokens of the parties that came from another telling. proposed: first token
    of a phrase → which rules proposed it for what. around: the clauses of its sentence; earlier:
    the subjects of the sentence before. The rest is filled by setting, factuality, event_type and
    coreference.
    """

    __slots__ = (
        "actors",
        "around",
        "background",
        "clause",
        "definite",
        "earlier",
        "evidence",
        "extent",
        "factuality",
        "frame",
        "harm",
        "has_since",
        "in_copula",
        "in_negation",
        "is_governed",
        "item",
        "lacks",
        "mentions",
        "merged",
        "more_places",
        "place",
        "place_rule",
        "probability",
        "proposed",
        "relation",
        "richness",
        "rules",
        "sentence",
        "strength",
        "targets",
        "tie",
        "time",
        "time_rule",
        "trigger",
        "type",
        "types",
        "victims",
        "weapons",
    )

    def __init__(
        self,
        sentence: int,
        clause: int,
        item: Item,
        trigger: TriggerMention | None,
        frame: str,
        types: tuple[str, ...],
    ) -> None:
        self.sentence = sentence
        self.clause = clause
        self.item = item
        self.trigger = trigger
        self.frame = frame
        self.types = types
        self.type = ""
        self.harm = ""
        self.strength = "strong"
        self.definite = False
        self.extent = (item.first, item.stop)
        self.actors: list[Item] = []
        self.targets: list[Item] = []
        self.victims: list[Victims] = []
        self.weapons: list[WeaponMention] = []
        self.place: PlaceMention | None = None
        self.place_rule = ""
        self.more_places: list[PlaceMention] = []
        self.time: TimeMention | None = None
        self.time_rule = ""
        self.relation = "main"
        self.is_governed = False
        self.has_since = False
        self.in_copula = False
        self.in_negation = False
        self.probability = 1.0
        self.factuality = "asserted"
        self.background = False
        self.evidence = (item.first, item.stop)
        self.mentions: list[tuple[int, int]] = [self.extent]
        self.richness = 0
        self.lacks = ""
        self.tie: float | None = None
        self.rules: list[str] = []
        self.merged: set[int] = set()
        self.proposed: dict[int, list[str]] = {}
        self.around: Sequence[Clause] = ()
        self.earlier: Sequence[Item] = ()

    def add_actor(self, item: Item, rule: str) -> None:
        """Note who did it, once."""
        self.proposed.setdefault(item.first, []).append(f"actor by {rule}")
        if all(item.first != known.first for known in self.actors):
            self.actors.append(item)
            if rule == MERGED:
                self.merged.add(item.first)
            self.rules.append(f"actors: claims/{rule}")

    def add_target(self, item: Item, rule: str) -> None:
        """Note to whom or what it was done, once."""
        self.proposed.setdefault(item.first, []).append(f"target by {rule}")
        if all(item.first != known.first for known in self.targets):
            self.targets.append(item)
            if rule == MERGED:
                self.merged.add(item.first)
            self.rules.append(f"targets: claims/{rule}")

    def add_victims(self, item: Item, harm: str, rule: str) -> None:
        """Note who was harmed, once per phrase and harm."""
        if all((item.first, harm) != (v.item.first, v.harm) for v in self.victims):
            self.victims.append(Victims(item, harm, rule, self.sentence))
            self.rules.append(f"{harm}: claims/{rule}")

    def take_proposals(self, other: Happening) -> None:
        """Take over what the rules proposed in another telling."""
        for first, rules in other.proposed.items():
            self.proposed.setdefault(first, []).extend(rules)

    def take_victims(self, other: Happening) -> None:
        """Take over the victims of another telling, each phrase once."""
        known = {(v.item.first, v.harm) for v in self.victims}
        self.victims += [v for v in other.victims if (v.item.first, v.harm) not in known]

    def snapshot(self) -> Happening:
        """A copy that later merging of this happening does not change."""
        other = copy(self)
        other.actors, other.targets = [*self.actors], [*self.targets]
        other.victims, other.weapons = [*self.victims], [*self.weapons]
        other.mentions, other.more_places = [*self.mentions], [*self.more_places]
        other.rules = [*self.rules]
        return other

    def __repr__(self) -> str:
        return f"<{self.frame} {self.types[:2]} s{self.sentence}c{self.clause} {self.extent}>"
