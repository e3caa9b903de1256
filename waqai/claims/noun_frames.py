"""Event nouns → candidate happenings: who did it, to whom, with what.

A noun may be governed by a light verb, carry a genitive (مقتل جندي, قصف الطائرات), a nationality
(غارة أميركية), prepositional phrases, or be a counted noun that says harm by itself (75 قتيلاً).
"""

from __future__ import annotations

from waqai.claims.arguments import Arguments, after
from waqai.claims.clauses import Clause
from waqai.claims.happening import Happening
from waqai.claims.items import NOUN, VERB, Item
from waqai.claims.kinds import kind_of
from waqai.claims.parties import is_agent, is_target, is_unknown
from waqai.claims.pronouns import add_pronoun
from waqai.claims.telling import HARMS, Telling
from waqai.mentions.trigger.lexica import EventNoun

__all__ = ["read_noun"]

_BOTH = ("killed", "injured")
# Prepositions between a verb and the noun of what its subject does; sayings of one's own deeds.
_CONTROLLED = ("", "ب", "من", "ل", "علي", "عن", "الي")
_OWN_DEEDS = frozenset(("reject", "pledge", "concede"))
_NEAR_VERB = 3  # tokens between a light verb and its noun that still make one trigger phrase


def read_noun(telling: Telling, clause: Clause, item: Item) -> None:
    """Read an event noun, or a counted noun that says harm by itself (75 قتيلاً)."""
    state = telling.state(item)
    if item.count is not None and item.count.high == 0:
        _none_harmed(telling, clause, item, state)
        return
    if state in HARMS:
        happening = Happening(telling.sentence, clause.index, item, item.trigger, "death", ())
        happening.harm = state
        happening.add_victims(item, state, "counted-state@1")
        telling.add(happening, clause, "counted-state@1")
        telling.take_common(happening, after(clause, item))
        return
    if item.trigger is None:
        return
    rows = [telling.grammar.nouns[e] for e in item.trigger.entries if e in telling.grammar.nouns]
    if not rows:
        return
    row = rows[0]
    if item.marker == "ل" and row.frame in ("take", "act", "foil") and _told(clause, item):
        return  # هجوم لاستعادة المدينة: what it was for
    arguments = after(clause, item)
    if row.frame == "event" and _is_toll(telling, item, arguments):
        return  # سقوط أربعة قتلى, وقوع إصابات: the counted noun is read on its own
    governed = telling.governed.get(item.first)
    happening = telling.new(clause, item, row)
    happening.harm = row.harm
    happening.strength = "weak" if row.note.startswith("weak") else row.strength
    happening.definite = "ال" in item.trigger.proclitic
    if governed is not None:
        doers, targets, verb = governed
        if abs(item.first - verb.first) <= _NEAR_VERB:
            happening.extent = (min(verb.first, item.first), max(verb.stop, item.stop))
        happening.is_governed = True
        if row.frame != "death":  # أعلنت الخلية مقتل …: who announces is not who killed
            for doer in doers:
                happening.add_actor(doer, "light-verb@1")
        for target in targets:
            happening.add_target(target, "light-verb@1")
    _genitive(telling, happening, row, item, arguments)
    if row.frame == "death" and not happening.victims and _is_one_dead(telling, item):
        happening.add_victims(item, row.harm, "lone-state@1")
    if row.frame != "foil":  # إسقاط مسيّرة تركية: whose it was
        _nationality(telling, happening, item)
    telling.take_common(happening, arguments)
    _controlled(telling, clause, happening, row, item)
    for target in arguments.by(telling.grammar.markers.object):
        if is_target(target):
            happening.add_target(target, "preposition@1")


def _is_toll(telling: Telling, item: Item, arguments: Arguments) -> bool:
    first = arguments.bare[0][0] if arguments.bare else None
    return first is not None and first.first == item.stop and telling.state(first) in HARMS


def _is_one_dead(telling: Telling, item: Item) -> bool:
    """أدى إلى أول قتيل, والنتيجة قتيل: one; not القتيل, nor أردوه قتيلاً, عدد قتلاه."""
    trigger = item.trigger
    if trigger is None or item.count is not None or not trigger.features.startswith("sg"):
        return False
    word = telling.found.scan.words[item.first].folded
    before = {each.folded for each in telling.found.scan.words[max(0, item.first - 2) : item.first]}
    is_state = item.first in telling.found.people.states and "بين" not in before  # بين قتيل وجريح
    return is_state and "ال" not in trigger.proclitic and not word.endswith("ا")


def _told(clause: Clause, item: Item) -> bool:
    """True if an event word stands before the item in its clause."""
    return any(
        other.trigger is not None and other.first < item.first
        for other in clause.items
        if other.kind in (NOUN, VERB)
    )


def _none_harmed(telling: Telling, clause: Clause, item: Item, state: str) -> None:
    """دون إصابات, لم يسقط ضحايا: casualties stated to be none, of the happening told here."""
    noun = item.count.noun if item.count is not None else None
    is_injury = state == "injured" or (noun or "").startswith("injured")
    verb = telling.harm_of(clause) if not state else ""  # لم يصب أحد, لم يُقتل أحد
    if noun is not None and not (state or is_injury or verb):
        return  # نفت اعتقال أي شخص: of no harm
    words = telling.found.scan.words
    of_people = item.stop < len(words) and words[item.stop].folded == "بشريه"  # إصابات بشرية
    harms = ("injured",) if is_injury and not of_people else _BOTH
    if "killed" in (state, verb):
        harms = ("killed",)
    happening = Happening(telling.sentence, clause.index, item, None, "none", ())
    happening.strength = "weak"
    happening.harm = harms[0]
    for harm in harms:
        happening.add_victims(item, harm, "none-harmed@1")
    telling.add(happening, clause, "none-harmed@1")


def _genitive(
    telling: Telling, happening: Happening, row: EventNoun, item: Item, arguments: Arguments
) -> None:
    """The phrase right after an event noun: its doer or what it was done to."""
    group = arguments.bare[0] if arguments.bare else []
    if group and group[0].first > item.stop + 1:
        group = []
    if row.arg == "victim":
        for other in group:
            if row.harm:
                happening.add_victims(other, row.harm, "genitive@1")
            else:
                happening.add_target(other, "genitive@1")
        is_one = item.trigger is not None and item.first not in telling.found.people.states
        if not group and is_one and item.trigger is not None and row.harm in _BOTH:
            add_pronoun(telling, happening, item, item.trigger.object_pronoun)  # ما أدى لإصابته
    elif row.arg == "target":
        for other in group:
            happening.add_target(other, "genitive@1")
    elif row.arg == "actor":
        for other in group:
            if not is_unknown(other) or other.stop > other.first + 1:  # حوار استراتيجي
                happening.add_actor(other, "genitive@1")
    elif row.arg == "either":
        for other in group:
            if row.harm and other.count is not None:
                happening.add_victims(other, row.harm, "genitive-count@1")
            elif is_agent(other):
                happening.add_actor(other, "genitive-agent@1")
            else:
                happening.add_target(other, "genitive-target@1")
    if not group and not happening.actors:
        for other in arguments.by(frozenset({"ل"})):
            if is_agent(other) and other.start == item.stop:
                happening.add_actor(other, "of-phrase@1")  # غارة للتحالف, قصف لقوات …
                return
    if row.arg in ("actor", "either", "target") and happening.actors:
        for other in arguments.by(frozenset({"ل"})):
            happening.add_target(other, "preposition@1")


def _controlled(
    telling: Telling, clause: Clause, happening: Happening, row: EventNoun, item: Item
) -> None:
    """تمكنت القوة من ضبط …, نفى الجيش استهداف …, بعد معارك مع …: the subject of its verb did it.

    Of what is said only a force speaks of its own deeds; whoever is accused of it did it.
    """
    if happening.actors or row.frame in ("death", "verbal"):
        return
    for doer in telling.blamed.get(item.first, ()):
        happening.add_actor(doer, "blamed@1")
    verb = clause.verb
    if happening.actors or verb is None or verb.first > item.first or telling.is_passive(verb):
        return
    is_with = any("with-phrase" in rule for rule in happening.rules)
    if not is_with and (item.marker not in _CONTROLLED or happening.definite):
        return
    if not is_with and verb.trigger is not None:
        frames = {telling.grammar.verbs[entry].type for entry in verb.trigger.entries}
        if not frames & _OWN_DEEDS:
            return
    is_said = verb.trigger is not None or verb.first in telling.found.speech_verbs
    for doer in telling.subjects.of.get(verb.first, ()):
        is_force = kind_of(doer, telling.grammar) in telling.grammar.kinds.armed
        if is_agent(doer) and (is_force or not is_said):
            happening.add_actor(doer, "controlled@1")


def _nationality(telling: Telling, happening: Happening, item: Item) -> None:
    """غارة أميركية: the adjective says whose."""
    if happening.actors:
        return
    for position in range(item.first, item.stop):
        if position in telling.found.nationalities:
            adjective = Item(NOUN, position, position + 1)
            adjective.country = telling.found.nationalities[position]
            happening.add_actor(adjective, "nationality@1")
            return
