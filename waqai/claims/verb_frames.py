"""Verbs → candidate happenings: subject, object and what else each frame takes.

Frames are those of mentions/trigger/verbs.tsv: act, take, lose, move, foil and verbal verbs have a
doer and what it was done to; harm verbs have victims; those that carry an event noun are read in
support_frames.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.arabic.fold import fold
from waqai.claims.agreement import is_bound
from waqai.claims.arguments import Arguments, after, before
from waqai.claims.clauses import Clause
from waqai.claims.harmed import add_company, without_parts
from waqai.claims.items import FUNCTION, Item
from waqai.claims.parties import is_agent, is_human, is_mere_place, is_person
from waqai.claims.pronouns import UNHARMED_RULE, add_pronoun
from waqai.claims.support_frames import read_support
from waqai.claims.telling import HARMS, Telling
from waqai.claims.victims import counts_people, may_be_victim
from waqai.mentions.trigger.lexica import EventVerb
from waqai.model.mention import TriggerMention

__all__ = ["read_plain_verb", "read_verb"]

_BODILY = ("killed", "injured")
_DIRECTIONS = frozenset(("شمال", "جنوب", "شرق", "غرب", "وسط", "قرب"))
_BLAMED_FOR = ("ب", "وراء", "عن")
_UNHARMED = "killed 0"
_NEEDS_PREPOSITION = "needs its preposition"


def read_verb(telling: Telling, clause: Clause, item: Item, trigger: TriggerMention) -> None:
    """Read a verb by the frame of its first row that fits its arguments."""
    rows = [telling.grammar.verbs[entry] for entry in trigger.entries]
    arguments = after(clause, item, into=_goes_on(telling, clause))
    subject = _subject_before(telling, clause, item)
    if _describes(telling, clause, item, arguments):
        return
    rows = [row for row in rows if _has_its_preposition(row, arguments)]
    if not rows:
        read_plain_verb(telling, clause, item)  # ردّ الحراس بإطلاق النار: the subject is told
        return
    row = _fitting(rows, arguments, [*subject, *(arguments.bare[0] if arguments.bare else [])])
    frame = row.frame
    if frame in ("light", "occur", "suffer", "cause"):
        read_support(telling, clause, item, row, subject, arguments)
    elif frame == "harm":
        _harm_verb(telling, clause, item, row, subject, arguments)
    else:
        _act_verb(telling, clause, item, row, subject, arguments, trigger)


def read_plain_verb(telling: Telling, clause: Clause, item: Item) -> None:
    """Note the subject of a verb that tells no happening: others may go on with it."""
    if telling.is_passive(item):
        return
    subject = _subject_before(telling, clause, item)
    if not subject and not clause.is_of_speaker:
        arguments = after(clause, item)
        subject = telling.subject_after(item, arguments.bare[0] if arguments.bare else [])
    telling.subjects.note(item, subject or telling.meant(clause, item))


def _subject_before(telling: Telling, clause: Clause, verb: Item) -> list[Item]:
    """The phrases before a verb that are its subject, [] if they cannot be by their form."""
    group = before(telling.clauses, clause, verb, lambda item: telling.may_do(item, verb))
    return group if len(group) != 1 or telling.may_do(group[0], verb) else []


def _describes(telling: Telling, clause: Clause, item: Item, arguments: Arguments) -> bool:
    """غارة شنّتها طائرات على …: a verb whose pronoun is the event noun before it tells who."""
    trigger = item.trigger
    if trigger is None or not trigger.object_pronoun or clause.index == 0:
        return False
    if all(telling.grammar.verbs[entry].frame == "verbal" for entry in trigger.entries):
        return False  # هجوم نسبته السلطات إلى …: who blames did not do it
    nouns = telling.clauses[clause.index - 1].nouns()
    if clause.relation not in ("relative", "serial", "coordinate") or not nouns:
        return False
    antecedent = nouns[-1]
    opening = next(each for each in clause.items if each.kind != FUNCTION)
    if antecedent.trigger is None or opening is not item:
        return False
    doers = arguments.bare[0] if arguments.bare else []
    markers = telling.grammar.markers.object | {"ل"}
    telling.govern(antecedent, doers, arguments.by(markers), item)
    return True


def _goes_on(telling: Telling, clause: Clause) -> list[Clause]:
    """Clauses after this one that only go on with its list (no verb, joined by و)."""
    following: list[Clause] = []
    for later in telling.clauses[clause.index + 1 :]:
        if later.relation != "loose" or later.verb is not None:
            break
        following.append(later)
    return following


def _harm_verb(
    telling: Telling,
    clause: Clause,
    item: Item,
    row: EventVerb,
    subject: list[Item],
    arguments: Arguments,
) -> None:
    bare = [group for group in arguments.bare if not is_mere_place(group[0])]
    people = [group for group in bare if may_be_victim(group[0], telling.found, telling.grammar)]
    victims = people[0] if people else subject or (bare[0] if bare else [])
    if not victims:
        return
    happening = telling.new(clause, item, row)
    happening.harm = row.harm
    for victim in victims:
        state = telling.state(victim) if victim is not victims[0] else ""
        if state in _BODILY:
            continue  # سقط 100 قتيل و150 جريحاً: the second noun is read on its own
        if not row.harm or not is_person(victim, telling.grammar):
            happening.add_target(victim, "harm-verb@1")
        else:
            happening.add_victims(victim, row.harm, "harm-verb@1")
    add_company(telling, happening, item, arguments)
    telling.take_common(happening, arguments)


def _act_verb(
    telling: Telling,
    clause: Clause,
    item: Item,
    row: EventVerb,
    subject: list[Item],
    arguments: Arguments,
    trigger: TriggerMention,
) -> None:
    happening = telling.new(clause, item, row)
    happening.harm = row.harm
    prepositions = {fold(p) for p in row.prep.split(",") if p}
    marked = [other for marker, other in arguments.marked if marker in prepositions]
    if clause.relation == "relative" and trigger.object_pronoun and arguments.bare:
        # صاروخ أطلقته الجماعة: the pronoun is the noun before, the doer comes after the verb
        doers, done_to = arguments.bare[0], [each for each in subject if not each.weapons]
    else:
        doers, done_to = _voice(telling, clause, item, row, subject, arguments, marked, trigger)
    if not doers and not subject and _is_gone_on_with(telling, clause, item, row, done_to):
        doers = telling.meant(clause, item)
        done_to = [other for other in done_to if other not in doers]
    telling.subjects.note(item, doers)
    for doer in doers:
        if doer.count is not None and doer.count.is_subset:
            continue  # 18 عسكرياً بينهم عقيد
        if doer.trigger is not None and doer.actor is None:
            telling.govern(doer, [], done_to, item)
            continue
        happening.weapons += [w for w in doer.weapons if w not in happening.weapons]
        if not doer.weapons or (doer.actor and doer.actor.role == "party"):
            happening.add_actor(doer, "subject@1")
    for other in done_to:
        is_people = row.harm in HARMS and counts_people(other, telling.grammar)  # 25 متظاهراً
        is_event = other.trigger is not None and other.actor is None and row.frame != "verbal"
        if is_event and not is_people:
            continue
        is_people |= row.harm in _BODILY and may_be_victim(other, telling.found, telling.grammar)
        if row.harm in HARMS and (is_people or is_person(other, telling.grammar)):
            happening.add_victims(other, row.harm, "object@1")
        else:
            happening.add_target(other, "object@1")
    for other in marked:
        if other not in done_to and other not in doers:
            happening.add_target(other, "preposition@1")
    if row.type.startswith("accuse"):
        for marker, other in arguments.marked:
            if marker in _BLAMED_FOR and other.trigger is not None:
                telling.blamed[other.first] = done_to
    add_company(telling, happening, item, arguments)
    if _UNHARMED in row.note:
        for other in [*doers, *done_to][:1]:  # نجا الضابط من الانفجار
            if may_be_victim(other, telling.found, telling.grammar):
                happening.add_victims(other, "killed", UNHARMED_RULE)
    if row.harm in _BODILY and not happening.victims:
        alone = item.joined == "ف" and not (doers or done_to or arguments.bare)  # فقُتل
        add_pronoun(telling, happening, item, trigger.object_pronoun or ("ه" if alone else ""))
    telling.take_common(happening, arguments)


def _is_gone_on_with(
    telling: Telling,
    clause: Clause,
    item: Item,
    row: EventVerb,
    done_to: list[Item],
) -> bool:
    """True for an active verb without a subject of its own: وأوقفت ثلاثة, أنها سيطرت على التلة."""
    if telling.is_passive(item):
        return False
    if is_bound(telling.features(item)) or clause.is_of_speaker or not done_to:
        return True
    first = done_to[0]
    if first.marker or not telling.may_do(first, item, is_after=True):
        return True
    return bool(item.joined) and (row.harm not in HARMS or not is_agent(first))


def _voice(
    telling: Telling,
    clause: Clause,
    item: Item,
    row: EventVerb,
    subject: list[Item],
    arguments: Arguments,
    marked: list[Item],
    trigger: TriggerMention,
) -> tuple[list[Item], list[Item]]:
    """Who did it and to whom: the passive of most verbs is written like the active, so the phrases
    around the verb decide (قتل مسلحون جندياً, قتل جندي بعبوة, المنطقة قصفت مرتين).
    """
    is_hit = row.frame == "act" and row.harm not in HARMS
    bare = [group for group in arguments.bare if not is_mere_place(group[0])]
    if is_hit or row.frame == "verbal":  # قصفت حي الروضة, نفت الولاية
        bare = [group for group in arguments.bare if not _is_beside(group[0], telling)]
    if row.harm in _BODILY:
        bare = without_parts(telling, bare)
        subject = [each for each in subject if not (bare and (each.place or each.is_where))]
    if telling.is_passive(item):
        return [], bare[0] if bare else subject
    after_it = bare[0][0] if bare else None
    is_doer = (
        after_it is not None
        and not clause.is_of_speaker
        and not (is_hit and is_mere_place(after_it))
        and not (row.frame == "verbal" and _is_complement(row, after_it, telling))
        and telling.may_do(after_it, item, is_after=True)
    )
    if subject and is_doer and after_it is not None and is_agent(after_it):
        is_far = trigger.object_pronoun != "" or is_mere_place(subject[0])
        if is_far or (_is_unknown(subject[0]) and subject[0] in clause.items):
            subject = []  # دعماً للأهالي، قصف مقاتلو اللواء …: what opens the sentence is no subject
    if subject and not _is_date(subject[-1]):
        done_to = bare[0] if bare else marked
        if row.harm in _BODILY and bare and bare[0][0].trigger is not None:
            done_to = []  # أُعدموا رمياً بالرصاص: how, not whom
        if not done_to and (row.harm in _BODILY or _looks_passive(row, subject)):
            return [], subject
        return subject, done_to
    if after_it is not None and _is_complement(row, after_it, telling):
        return [], marked
    if bare and not is_doer:
        is_number = after_it is not None and _is_bare_number(after_it) and len(bare) > 1
        return [], bare[1] if is_number else bare[0]
    if len(bare) >= 2:
        return bare[0], bare[1]
    if bare and trigger.object_pronoun:
        return bare[0], []
    if bare and (marked or row.frame in ("take", "lose", "move", "verbal")):
        return bare[0], marked
    if bare:
        is_one = is_agent(bare[0][0]) or (is_hit and is_human(bare[0][0], telling.grammar))
        return (bare[0], []) if is_one and not row.harm else ([], bare[0])
    return [], marked


def _is_bare_number(item: Item) -> bool:
    return item.count is not None and item.count.noun is None


def _is_beside(item: Item, telling: Telling) -> bool:
    """True for a phrase that says in which direction it was: شمال سوريا."""
    word = telling.found.scan.words[item.first].folded
    return is_mere_place(item) and word.removesuffix("ي") in _DIRECTIONS


def _is_complement(row: EventVerb, item: Item, telling: Telling) -> bool:
    """True for an unknown phrase that begins with the letter the verb wants: تعهد | بمحاسبة …."""
    return (
        _is_unknown(item)
        and row.prep == "ب"
        and telling.found.scan.words[item.first].folded.startswith("ب")
    )


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


def _has_its_preposition(row: EventVerb, arguments: Arguments) -> bool:
    """False for a verb that means an event only with its preposition (رد على, أغار على) without."""
    if _NEEDS_PREPOSITION not in row.note:
        return True
    wanted = {fold(preposition) for preposition in row.prep.split(",")}
    return any(marker in wanted for marker, _ in arguments.marked)


def _is_unknown(item: Item) -> bool:
    return item.actor is None and item.count is None and item.trigger is None


def _is_date(item: Item) -> bool:
    return item.trigger is None and item.time is not None


def _looks_passive(row: EventVerb, subject: list[Item]) -> bool:
    """المنطقة الخضراء قصفت مرتين: no object, and the subject cannot act."""
    first = subject[0]
    return (
        row.frame == "act" and not is_agent(first) and first.trigger is None and not first.weapons
    )
