"""One sentence → candidate happenings: reads every event word by its frame.

In: the clauses of a sentence. Out: happenings with actors, targets, victims and weapons as far as
the sentence itself gives them. Frames are those of mentions/trigger/verbs.tsv and nouns.tsv.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.arabic.fold import fold
from waqai.claims.arguments import Arguments, after, before
from waqai.claims.clauses import Clause
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import NOUN, VERB, Found, Item
from waqai.mentions.trigger.lexica import EventNoun, EventVerb

__all__ = ["Reader"]

_NEEDS_PREPOSITION = "needs its preposition"
_BOTH = ("killed", "injured")
_NEAR_VERB = 3  # tokens between a light verb and its noun that still make one trigger phrase
_HARMS = ("killed", "injured", "harmed", "captured", "missing")


class Reader:
    """Reads the sentences of one document."""

    def __init__(self, found: Found, grammar: Grammar) -> None:
        self.found = found
        self.grammar = grammar

    def read(self, sentence: int, clauses: Sequence[Clause]) -> list[Happening]:
        """The candidate happenings of a sentence, in order of their words."""
        reading = _Reading(self, sentence, clauses)
        for clause in clauses:
            for item in clause.items:
                if item.kind == VERB and item.trigger is not None:
                    reading.verb(clause, item)
        for clause in clauses:
            for item in clause.items:
                if item.kind == NOUN:
                    reading.noun(clause, item)
        reading.happenings.sort(key=lambda happening: happening.extent[0])
        return reading.happenings


class _Reading:
    def __init__(self, reader: Reader, sentence: int, clauses: Sequence[Clause]) -> None:
        self.found = reader.found
        self.grammar = reader.grammar
        self.sentence = sentence
        self.clauses = clauses
        self.happenings: list[Happening] = []
        # event noun item → what a verb that governs it says: actors, targets, the verb
        self.governed: dict[int, tuple[list[Item], list[Item], Item]] = {}

    # ------------------------------------------------------------------ verbs

    def verb(self, clause: Clause, item: Item) -> None:
        """Read a verb by the frame of its first row that fits its arguments."""
        trigger = item.trigger
        if trigger is None:
            return
        rows = [self.grammar.verbs[entry] for entry in trigger.entries]
        arguments = after(clause, item, into=self._goes_on(clause))
        subject = before(self.clauses, clause, item)
        if self._describes(clause, item, arguments):
            return
        rows = [row for row in rows if _has_its_preposition(row, arguments)]
        if not rows:
            return
        row = _fitting(rows, arguments, [*subject, *(arguments.bare[0] if arguments.bare else [])])
        frame = row.frame
        if frame in ("light", "occur", "suffer", "cause"):
            self._support(clause, item, row, subject, arguments)
        elif frame == "harm":
            self._harm_verb(clause, item, row, subject, arguments)
        else:
            self._act_verb(clause, item, row, subject, arguments)

    def _carried(self, clause: Clause, done_to: list[Item]) -> list[Item]:
        """Who did it in the clause before, when a joined verb has an object and no subject."""
        if not done_to or clause.index == 0:
            return []
        for happening in reversed(self.happenings[:-1]):
            if happening.clause == clause.index - 1 and happening.frame not in ("harm", "death"):
                return [actor for actor in happening.actors if _is_agent(actor)]
        return []

    def _describes(self, clause: Clause, item: Item, arguments: Arguments) -> bool:
        """غارة شنّتها طائرات على …: a verb whose pronoun is the event noun before it tells who."""
        trigger = item.trigger
        if trigger is None or not trigger.object_pronoun or clause.index == 0:
            return False
        nouns = self.clauses[clause.index - 1].nouns()
        if clause.relation not in ("relative", "serial", "coordinate") or not nouns:
            return False
        antecedent = nouns[-1]
        if antecedent.trigger is None or clause.items[0] is not item:
            return False
        doers = arguments.bare[0] if arguments.bare else []
        markers = self.grammar.markers.object | {"ل"}
        self.governed.setdefault(antecedent.first, (doers, arguments.by(markers), item))
        return True

    def _goes_on(self, clause: Clause) -> list[Clause]:
        """Clauses after this one that only go on with its list (no verb, joined by و)."""
        following: list[Clause] = []
        for later in self.clauses[clause.index + 1 :]:
            if later.relation != "loose" or later.verb is not None:
                break
            following.append(later)
        return following

    def _new(self, clause: Clause, item: Item, row: EventVerb | EventNoun) -> Happening:
        happening = Happening(
            self.sentence, clause.index, item, item.trigger, row.frame, _types(row.type)
        )
        if row.note.startswith("weak"):
            happening.strength = "weak"
        happening.rules.append(f"trigger: {row.id}")
        _note_clause(happening, clause)
        self.happenings.append(happening)
        return happening

    def _support(
        self, clause: Clause, item: Item, row: EventVerb, subject: list[Item], arguments: Arguments
    ) -> None:
        groups = [subject, *arguments.bare] if subject else arguments.bare
        events = [
            other
            for group in [*groups, [i for _, i in arguments.marked]]
            for other in group
            if other.trigger is not None
        ]
        if row.frame == "light":
            doers = subject or (arguments.bare[0] if arguments.bare else [])
            doers = [other for other in doers if other.trigger is None]
            if not doers and item.joined:
                doers = self._carried(clause, events)
            targets = arguments.by(self.grammar.markers.object)
            for event in events:
                self.governed.setdefault(event.first, (doers, targets, item))
            if not events:
                self._launch(clause, item, row, doers, arguments)
        elif row.frame == "suffer":
            sufferers = subject or (arguments.bare[0] if arguments.bare else [])
            sufferers = [other for other in sufferers if other.trigger is None]
            for event in events:
                self.governed.setdefault(event.first, ([], sufferers, item))
        elif row.frame == "occur":
            for event in events:
                self.governed.setdefault(event.first, ([], [], item))
            if not events:
                self._weapon_event(clause, item, row, groups, arguments)

    def _launch(
        self, clause: Clause, item: Item, row: EventVerb, doers: list[Item], arguments: Arguments
    ) -> None:
        """أطلق صواريخ على …: a light verb whose object is a weapon."""
        objects = [other for group in arguments.bare for other in group if other.weapons]
        objects += [other for other in arguments.by(self.grammar.markers.means) if other.weapons]
        if not objects or not row.type and not arguments.by(self.grammar.markers.object):
            return
        happening = self._new(clause, item, row)
        happening.extent = (item.first, max(item.stop, objects[0].stop))
        for doer in doers:
            if doer not in objects:
                happening.add_actor(doer, "subject@1")
        self._common(happening, arguments)

    def _weapon_event(
        self,
        clause: Clause,
        item: Item,
        row: EventVerb,
        groups: list[list[Item]],
        arguments: Arguments,
    ) -> None:
        """انفجرت عبوة, سقط صاروخ: the weapon is the subject and the event."""
        for group in groups:
            for other in group:
                if other.weapons and not (other.actor and other.actor.role == "party"):
                    happening = self._new(clause, item, row)
                    happening.extent = (
                        min(item.first, other.first),
                        max(item.stop, other.weapons[0].stop),
                    )
                    happening.types = happening.types or ("shelling_artillery_missile_attack",)
                    self._common(happening, arguments)
                    happening.weapons += [w for w in other.weapons if w not in happening.weapons]
                    for target in arguments.by(self.grammar.markers.object | {"ب", "داخل", "في"}):
                        if _is_target(target):
                            happening.add_target(target, "struck@1")
                    return
                if self._state(other) in ("killed", "injured", "harmed"):
                    return  # سقط قتلى: the counted noun is read on its own

    def _harm_verb(
        self, clause: Clause, item: Item, row: EventVerb, subject: list[Item], arguments: Arguments
    ) -> None:
        bare = [group for group in arguments.bare if not _is_mere_place(group[0])]
        victims = bare[0] if bare else subject
        if not victims:
            return
        happening = self._new(clause, item, row)
        happening.harm = row.harm
        for victim in victims:
            if not row.harm or not _is_person(victim):
                happening.add_target(victim, "harm-verb@1")
            else:
                happening.add_victims(victim, row.harm, "harm-verb@1")
        self._common(happening, arguments)

    def _act_verb(
        self, clause: Clause, item: Item, row: EventVerb, subject: list[Item], arguments: Arguments
    ) -> None:
        trigger = item.trigger
        assert trigger is not None  # noqa: S101 (callers checked)
        happening = self._new(clause, item, row)
        happening.harm = row.harm
        bare = [group for group in arguments.bare if not _is_mere_place(group[0])]
        doers: list[Item] = []
        done_to: list[Item] = []
        prepositions = {fold(p) for p in row.prep.split(",") if p}
        marked = [i for m, i in arguments.marked if m in prepositions]
        if trigger.features.startswith("pass"):
            done_to = bare[0] if bare else subject
        elif subject and not _same_kind_list(subject, bare):
            doers = subject
            done_to = bare[0] if bare else marked
            if not done_to and _looks_passive(row, subject):
                doers, done_to = [], subject
        elif len(bare) >= 2:
            doers, done_to = bare[0], bare[1]
        elif bare and trigger.object_pronoun:
            doers = bare[0]
        elif bare and (marked or row.frame in ("take", "lose", "move", "verbal")):
            doers, done_to = bare[0], marked
        elif bare:
            if _is_agent(bare[0][0]) and not row.harm:
                doers = bare[0]
            else:
                done_to = bare[0]
        else:
            done_to = marked
        if trigger.object_pronoun and not done_to and subject and not doers:
            done_to = subject
        if not doers and item.joined and not trigger.features.startswith("pass"):
            doers = self._carried(clause, done_to)
        for doer in doers:
            if doer.trigger is not None and doer.actor is None:
                self.governed.setdefault(doer.first, ([], done_to, item))
            else:
                happening.weapons += [w for w in doer.weapons if w not in happening.weapons]
                if not doer.weapons or (doer.actor and doer.actor.role == "party"):
                    happening.add_actor(doer, "subject@1")
        for other in done_to:
            if other.trigger is not None and other.actor is None and row.frame != "verbal":
                continue
            if row.harm in _HARMS and _is_person(other):
                happening.add_victims(other, row.harm, "object@1")
            else:
                happening.add_target(other, "object@1")
        for other in marked:
            if other not in done_to and other not in doers:
                happening.add_target(other, "preposition@1")
        self._common(happening, arguments)

    # ------------------------------------------------------------------ nouns

    def noun(self, clause: Clause, item: Item) -> None:
        """Read an event noun, or a counted noun that says harm by itself (75 قتيلاً)."""
        state = self._state(item)
        if item.count is not None and item.count.high == 0:
            self._none_harmed(clause, item, state)
            return
        if state in _HARMS:
            happening = Happening(self.sentence, clause.index, item, item.trigger, "death", ())
            happening.harm = state
            happening.add_victims(item, state, "counted-state@1")
            happening.rules.append("trigger: counted-state@1")
            _note_clause(happening, clause)
            self._common(happening, after(clause, item))
            self.happenings.append(happening)
            return
        if item.trigger is None:
            return
        rows = [self.grammar.nouns[e] for e in item.trigger.entries if e in self.grammar.nouns]
        if not rows:
            return
        row = rows[0]
        if item.marker == "ل" and row.frame in ("take", "act", "foil") and self._told(clause, item):
            return  # هجوم لاستعادة المدينة: what it was for
        arguments = after(clause, item)
        governed = self.governed.get(item.first)
        happening = self._new(clause, item, row)
        happening.harm = row.harm
        happening.strength = "weak" if row.note.startswith("weak") else row.strength
        happening.definite = "ال" in item.trigger.proclitic
        if governed is not None:
            doers, targets, verb = governed
            if abs(item.first - verb.first) <= _NEAR_VERB:
                happening.extent = (min(verb.first, item.first), max(verb.stop, item.stop))
            happening.is_governed = True
            for doer in doers:
                happening.add_actor(doer, "light-verb@1")
            for target in targets:
                happening.add_target(target, "light-verb@1")
        self._genitive(happening, row, item, arguments)
        self._nationality(happening, item)
        self._common(happening, arguments)
        for target in arguments.by(self.grammar.markers.object):
            if _is_target(target):
                happening.add_target(target, "preposition@1")

    def _told(self, clause: Clause, item: Item) -> bool:
        """True if an event word stands before the item in its clause."""
        return any(
            other.trigger is not None and other.first < item.first
            for other in clause.items
            if other.kind in (NOUN, VERB)
        )

    def _none_harmed(self, clause: Clause, item: Item, state: str) -> None:
        """دون إصابات, لم يسقط ضحايا: casualties stated to be none, of the happening told here."""
        noun = item.count.noun if item.count is not None else None
        is_injury = state == "injured" or (noun or "").startswith("injured")
        harms = ("injured",) if is_injury else ("killed",) if state == "killed" else _BOTH
        happening = Happening(self.sentence, clause.index, item, None, "none", ())
        _note_clause(happening, clause)
        happening.strength = "weak"
        happening.harm = harms[0]
        for harm in harms:
            happening.add_victims(item, harm, "none-harmed@1")
        self.happenings.append(happening)

    def _genitive(
        self, happening: Happening, row: EventNoun, item: Item, arguments: Arguments
    ) -> None:
        """The phrase right after an event noun: its doer or what it was done to."""
        group = arguments.bare[0] if arguments.bare else []
        if group and group[0].first > item.stop + 1:
            group = []
        if row.arg == "victim":
            for other in group:
                happening.add_victims(other, row.harm or "killed", "genitive@1")
        elif row.arg == "target":
            for other in group:
                happening.add_target(other, "genitive@1")
        elif row.arg == "actor":
            for other in group:
                happening.add_actor(other, "genitive@1")
        elif row.arg == "either":
            for other in group:
                if row.harm and other.count is not None:
                    happening.add_victims(other, row.harm, "genitive-count@1")
                elif _is_agent(other):
                    happening.add_actor(other, "genitive-agent@1")
                else:
                    happening.add_target(other, "genitive-target@1")
        if row.arg in ("actor", "either", "target") and happening.actors:
            for other in arguments.by(frozenset({"ل"})):
                happening.add_target(other, "preposition@1")

    def _nationality(self, happening: Happening, item: Item) -> None:
        """غارة أميركية: the adjective says whose."""
        if happening.actors:
            return
        for position in range(item.first, item.stop):
            if position in self.found.nationalities:
                adjective = Item(NOUN, position, position + 1)
                happening.add_actor(adjective, "nationality@1")
                return

    # ------------------------------------------------------------------ shared

    def _common(self, happening: Happening, arguments: Arguments) -> None:
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
                if weapon.role != "cue" or marker in markers.means:
                    if weapon not in happening.weapons:
                        happening.weapons.append(weapon)
        for weapon in happening.item.weapons:
            if weapon not in happening.weapons:
                happening.weapons.append(weapon)
        between = [i for m, i in arguments.marked if m in markers.between]
        if between:
            happening.add_actor(between[0], "between@1")
            for other in between[1:]:
                happening.add_target(other, "between@1")

    def _state(self, item: Item) -> str:
        count = item.count
        if count is None or count.noun is None:
            return ""
        row = self.grammar.counted.get(count.noun)
        return row.state if row is not None else ""


def _note_clause(happening: Happening, clause: Clause) -> None:
    happening.relation = clause.relation
    happening.in_copula = clause.copula
    happening.in_negation = clause.negated


def _types(codes: str) -> tuple[str, ...]:
    return tuple(code for code in codes.split(",") if code)


def _fitting(rows: Sequence[EventVerb], arguments: Arguments, nearest: Sequence[Item]) -> EventVerb:
    """The sense that fits: by what stands next to the verb (سقط صاروخ, سقط قتلى), then by its
    preposition, then the first that needs none.
    """
    markers = {marker for marker, _ in arguments.marked}
    if len(rows) > 1 and nearest:
        things = any(item.weapons or item.trigger is not None for item in nearest)
        wanted = ("occur", "light") if things else ("harm", "act")
        fitting = [row for row in rows if row.frame in wanted]
        rows = fitting or rows
    for row in rows:
        if row.prep and markers & {fold(p) for p in row.prep.split(",")}:
            return row
    for row in rows:
        if not row.prep:
            return row
    return rows[0]


def _is_agent(item: Item) -> bool:
    return item.actor is not None and item.actor.role == "party" and item.place is None


def _has_its_preposition(row: EventVerb, arguments: Arguments) -> bool:
    """False for a verb that means an event only with its preposition (رد على, أغار على) without."""
    if _NEEDS_PREPOSITION not in row.note:
        return True
    wanted = {fold(preposition) for preposition in row.prep.split(",")}
    return any(marker in wanted for marker, _ in arguments.marked)


def _is_person(item: Item) -> bool:
    """True for people: counted persons, parties, and names that nothing else claims."""
    if item.trigger is not None and item.actor is None and item.count is None:
        return False
    if item.count is not None and item.count.noun is not None:
        return not item.weapons
    if item.actor is not None:
        return item.actor.role == "party" or bool(item.actor.head and item.count)
    return not item.is_where and not item.weapons


def _is_mere_place(item: Item) -> bool:
    return item.is_where and item.actor is None and item.count is None


def _is_target(item: Item) -> bool:
    return (
        item.actor is not None
        or item.count is not None
        or (item.place is None and item.trigger is None and not item.weapons)
    )


def _same_kind_list(subject: list[Item], bare: list[list[Item]]) -> bool:
    """True if what stands before the verb can be no subject of it."""
    return (
        bool(subject)
        and subject[-1].trigger is None
        and subject[-1].time is not None
        and bool(bare)
    )


def _looks_passive(row: EventVerb, subject: list[Item]) -> bool:
    """المنطقة الخضراء قصفت مرتين: no object, and the subject cannot act."""
    first = subject[0]
    return (
        row.frame == "act" and not _is_agent(first) and first.trigger is None and not first.weapons
    )
