"""What a sentence has told so far: its happenings, and the event nouns that verbs govern."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from waqai.claims.arguments import Arguments
from waqai.claims.clauses import Clause
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Found, Item
from waqai.claims.parties import is_agent
from waqai.mentions.trigger.lexica import EventNoun, EventVerb

__all__ = ["HARMS", "Governor", "Telling"]

HARMS = ("killed", "injured", "harmed", "captured", "missing")


class Governor(NamedTuple):
    """What a verb says of the event noun it governs (شنّت القوات غارات على …)."""

    doers: list[Item]
    targets: list[Item]
    verb: Item


class Telling:
    """One sentence being read.

    governed: first token of an event noun → what its verb says of it.
    """

    def __init__(
        self, found: Found, grammar: Grammar, sentence: int, clauses: Sequence[Clause]
    ) -> None:
        self.found = found
        self.grammar = grammar
        self.sentence = sentence
        self.clauses = clauses
        self.happenings: list[Happening] = []
        self.governed: dict[int, Governor] = {}

    def new(self, clause: Clause, item: Item, row: EventVerb | EventNoun) -> Happening:
        """A candidate happening for an event word, noted."""
        happening = Happening(
            self.sentence, clause.index, item, item.trigger, row.frame, _types(row.type)
        )
        if row.note.startswith("weak"):
            happening.strength = "weak"
        return self.add(happening, clause, row.id)

    def add(self, happening: Happening, clause: Clause, rule: str) -> Happening:
        """Note a candidate, with its clause and the rule or row that proposed it."""
        happening.rules.append(f"trigger: trigger/{rule}")
        happening.relation = clause.relation
        happening.in_copula = clause.copula
        happening.in_negation = clause.negated
        self.happenings.append(happening)
        return happening

    def govern(self, noun: Item, doers: list[Item], targets: list[Item], verb: Item) -> None:
        """Note what a verb says of an event noun; the first verb wins."""
        self.governed.setdefault(noun.first, Governor(doers, targets, verb))

    def carried(self, clause: Clause, done_to: list[Item]) -> list[Item]:
        """Who did it in the clause before, when a joined verb has an object and no subject."""
        if not done_to or clause.index == 0:
            return []
        for happening in reversed(self.happenings):
            if happening.clause == clause.index - 1 and happening.frame not in ("harm", "death"):
                return [actor for actor in happening.actors if is_agent(actor)]
        return []

    def harm_of(self, clause: Clause) -> str:
        """The harm that the verb of a clause does, "" for none."""
        trigger = clause.verb.trigger if clause.verb is not None else None
        rows = [self.grammar.verbs[e] for e in trigger.entries] if trigger is not None else []
        return rows[0].harm if rows else ""

    def take_common(self, happening: Happening, arguments: Arguments) -> None:
        """Agents, means and parties that any frame may carry."""
        markers = self.grammar.markers
        for agent in arguments.by(markers.agent):
            happening.add_actor(agent, "by-phrase@1")
        suffered = [*happening.targets, *(victims.item for victims in happening.victims)]
        if happening.frame == "foil":
            suffered = []
        for marker, item in [
            *arguments.marked,
            *(("", item) for group in arguments.bare for item in group),
        ]:
            if item in suffered or marker in markers.object:
                continue
            for weapon in item.weapons:
                counts = weapon.role != "cue" or marker in markers.means
                if counts and weapon not in happening.weapons:
                    happening.weapons.append(weapon)
        for weapon in happening.item.weapons:
            if weapon not in happening.weapons:
                happening.weapons.append(weapon)
        between = [i for m, i in arguments.marked if m in markers.between]
        if between:
            happening.add_actor(between[0], "between@1")
            for other in between[1:]:
                happening.add_target(other, "between@1")

    def state(self, item: Item) -> str:
        """The harm that a counted noun says by itself (قتيل, جرحى), "" for none."""
        count = item.count
        if count is None or count.noun is None:
            return ""
        row = self.grammar.counted.get(count.noun)
        return row.state if row is not None else ""


def _types(codes: str) -> tuple[str, ...]:
    return tuple(code for code in codes.split(",") if code)
