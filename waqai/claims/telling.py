"""What a sentence has told so far: its happenings, and the event nouns that verbs govern."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from waqai.claims.agreement import agrees, is_passive
from waqai.claims.arguments import Arguments
from waqai.claims.clauses import Clause
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Found, Item
from waqai.claims.subjects import Memory, Subjects
from waqai.mentions.trigger.lexica import EventNoun, EventVerb

__all__ = ["HARMS", "Governor", "Telling"]

# What is done with somebody, and the prepositions that bring him beside مع (زيارة إلى بغداد).
_WITH = {"armed_clash": (), "consult": ("الي", "ل", "ب")}
_JOINT = ("consult", "agreement")
_U = "\u064f"  # damma
_FIRST_LETTERS = 3  # with a conjunction before the verb
HARMS = ("killed", "injured", "harmed", "captured", "missing")


class Governor(NamedTuple):
    """What a verb says of the event noun it governs (شنّت القوات غارات على …)."""

    doers: list[Item]
    targets: list[Item]
    verb: Item


class Telling:
    """One sentence being read.

    governed: first token of an event noun → what its verb says of it. blamed: the same → who is
    accused of it. subjects: who does what.
    """

    def __init__(
        self,
        found: Found,
        grammar: Grammar,
        sentence: int,
        clauses: Sequence[Clause],
        memory: Memory,
    ) -> None:
        self.found = found
        self.grammar = grammar
        self.sentence = sentence
        self.clauses = clauses
        self.happenings: list[Happening] = []
        self.governed: dict[int, Governor] = {}
        self.blamed: dict[int, list[Item]] = {}
        self.subjects = Subjects(found, sentence, memory)

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
        happening.around = self.clauses
        happening.earlier = self.subjects.earlier
        self.happenings.append(happening)
        return happening

    def govern(self, noun: Item, doers: list[Item], targets: list[Item], verb: Item) -> None:
        """Note what a verb says of an event noun; the first verb wins."""
        self.governed.setdefault(noun.first, Governor(doers, targets, verb))

    def features(self, verb: Item) -> str:
        """The inflections a verb may have, "" when nothing is known of it."""
        if verb.trigger is not None:
            return verb.trigger.features
        return self.found.verb_forms.get(verb.first, "")

    def is_passive(self, verb: Item) -> bool:
        """True for a verb that can only be passive, or is written with its u (أُطلقت)."""
        raw = self.found.scan.words[verb.first].raw
        return _U in raw[:_FIRST_LETTERS] or is_passive(self.features(verb))

    def may_do(self, item: Item, verb: Item, *, is_after: bool = False) -> bool:
        """True if a phrase before a verb, or after it, may be its subject."""
        return agrees(item, self.features(verb), self.found, is_after=is_after)

    def subject_after(self, verb: Item, group: list[Item]) -> list[Item]:
        """The phrases after a verb if they may be its subject, else []."""
        return group if group and self.may_do(group[0], verb, is_after=True) else []

    def meant(self, clause: Clause, verb: Item) -> list[Item]:
        """Who an unnamed subject of a verb is."""
        is_first = all(earlier.verb is None for earlier in self.clauses[: clause.index])
        return self.subjects.meant(self.features(verb), is_first=is_first)

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
        if happening.types[:1] and happening.types[0] in _WITH:
            for marker, item in arguments.marked:
                if marker == "مع" or (marker in _WITH[happening.types[0]] and _may_meet(item)):
                    happening.add_target(item, "with-phrase@1")
        between = [i for m, i in arguments.marked if m in markers.between]
        is_joint = happening.types[:1] and happening.types[0] in _JOINT
        for number, other in enumerate(between):
            if number == 0 or is_joint:  # an agreement has two sides, a fight an opponent
                happening.add_actor(other, "between@1")
            else:
                happening.add_target(other, "between@1")

    def state(self, item: Item) -> str:
        """The harm that a counted noun says by itself (قتيل, جرحى), "" for none."""
        count = item.count
        if count is None or count.noun is None:
            return ""
        row = self.grammar.counted.get(count.noun)
        return row.state if row is not None else ""


def _may_meet(item: Item) -> bool:
    """True for whom one visits: a party, a person, a country or its capital."""
    return item.actor is not None or item.place is not None


def _types(codes: str) -> tuple[str, ...]:
    return tuple(code for code in codes.split(",") if code)
