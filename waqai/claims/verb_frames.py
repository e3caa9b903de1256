"""Verbs → candidate happenings: subject, object and what else each frame takes.

Frames are those of mentions/trigger/verbs.tsv: act, take, lose, move, foil and verbal verbs have a
doer and what it was done to; harm verbs have victims; light, occur, suffer and cause verbs carry an
event noun.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.arabic.fold import fold
from waqai.claims.agreement import is_bound
from waqai.claims.arguments import Arguments, after, before
from waqai.claims.clauses import Clause
from waqai.claims.items import FUNCTION, Item
from waqai.claims.parties import is_agent, is_human, is_mere_place, is_person, is_target
from waqai.claims.telling import HARMS, Telling
from waqai.mentions.trigger.lexica import EventVerb
from waqai.model.mention import TriggerMention

__all__ = ["read_plain_verb", "read_verb"]

_BODILY = ("killed", "injured")
# Where a device goes off or a projectile falls, when that is a thing and not a town: انفجرت عبوة أمام مبنى
_AT = frozenset(("ب", "داخل", "في", "امام", "عند", "تحت", "وسط"))
_DIRECTIONS = frozenset(("شمال", "جنوب", "شرق", "غرب", "وسط", "قرب"))
_BLAMED_FOR = ("ب", "وراء", "عن")
_TAKES_TARGET = "object is the"
_EMPTY = "empty verb"
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
        _support(telling, clause, item, row, subject, arguments)
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
        subject = _agreeing(telling, item, arguments.bare[0] if arguments.bare else [])
    telling.subjects.note(item, subject or telling.meant(clause, item))


def _subject_before(telling: Telling, clause: Clause, verb: Item) -> list[Item]:
    """The phrases before a verb that are its subject, [] if they cannot be by their form."""
    group = before(
        telling.clauses, clause, verb, lambda item: telling.may_do(item, verb)
    )
    return group if len(group) != 1 or telling.may_do(group[0], verb) else []


def _agreeing(telling: Telling, verb: Item, group: list[Item]) -> list[Item]:
    """The phrases after a verb if they may be its subject, else []."""
    return group if group and telling.may_do(group[0], verb, is_after=True) else []


def _describes(telling: Telling, clause: Clause, item: Item, arguments: Arguments) -> bool:
    """غارة شنّتها طائرات على …: a verb whose pronoun is the event noun before it tells who."""
    trigger = item.trigger
    if trigger is None or not trigger.object_pronoun or clause.index == 0:
        return False
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


def _support(
    telling: Telling,
    clause: Clause,
    item: Item,
    row: EventVerb,
    subject: list[Item],
    arguments: Arguments,
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
        if not subject:
            doers = [] if clause.is_of_speaker else _agreeing(telling, item, doers)
        if not doers and not telling.is_passive(item) and _EMPTY not in row.note:
            doers = telling.meant(clause, item)
        telling.subjects.note(item, doers)
        targets = arguments.by(telling.grammar.markers.object)
        for event in events:
            telling.govern(event, doers, targets, item)
        if not events:
            _launch(telling, clause, item, row, doers, arguments)
    elif row.frame == "suffer":
        # هجوم تعرضت له سفينة: the subject before the verb is the event, who suffered comes after
        sufferers = [other for other in subject if other.trigger is None] or [
            other for group in arguments.bare[:1] for other in group if other.trigger is None
        ]
        for event in events:
            telling.govern(event, [], sufferers, item)
    elif row.frame == "cause" and row.harm in _BODILY:
        _toll(telling, clause, item, row, arguments)
    elif row.frame == "occur":
        struck: list[Item] = []
        if _TAKES_TARGET in row.note:  # الغارات التي طالت معملاً
            struck = [
                other for group in arguments.bare[:2] for other in group if other.trigger is None
            ]
        for event in events:
            telling.govern(event, [], struck, item)
        if not events:
            _weapon_event(telling, clause, item, row, groups, arguments)


def _toll(
    telling: Telling,
    clause: Clause,
    item: Item,
    row: EventVerb,
    arguments: Arguments,
) -> None:
    """راح ضحيتها 30 مدنياً, أودى بحياة ثلاثة: the harm of what was told before."""
    marked = arguments.by(frozenset(fold(p) for p in row.prep.split(",") if p))
    groups = [*arguments.bare[:1], marked] if not row.prep else [marked, *arguments.bare[:1]]
    victims = [
        other
        for group in groups
        for other in group
        if other.count and not other.trigger and is_person(other, telling.grammar)
    ]
    if not victims:
        return
    happening = telling.new(clause, item, row)
    happening.frame, happening.harm = "death", row.harm
    for victim in victims:
        happening.add_victims(victim, row.harm, "toll-verb@1")
    telling.take_common(happening, arguments)


def _launch(
    telling: Telling,
    clause: Clause,
    item: Item,
    row: EventVerb,
    doers: list[Item],
    arguments: Arguments,
) -> None:
    """أطلق صواريخ على …: a light verb whose object is a weapon."""
    objects = [other for group in arguments.bare for other in group if other.weapons]
    objects += [other for other in arguments.by(telling.grammar.markers.means) if other.weapons]
    if not objects or not (row.type or arguments.by(telling.grammar.markers.object)):
        return
    happening = telling.new(clause, item, row)
    happening.extent = (item.first, max(item.stop, objects[0].stop))
    for doer in doers:
        if doer not in objects:
            happening.add_actor(doer, "subject@1")
    telling.take_common(happening, arguments)


def _weapon_event(
    telling: Telling,
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
                happening = telling.new(clause, item, row)
                happening.extent = (
                    min(item.first, other.first),
                    max(item.stop, other.weapons[0].stop),
                )
                happening.types = happening.types or ("shelling_artillery_missile_attack",)
                # العبوة انفجرت: the device told before
                word = telling.found.scan.words[other.weapons[0].first].folded
                happening.definite = word.startswith("ال")
                telling.take_common(happening, arguments)
                happening.weapons += [w for w in other.weapons if w not in happening.weapons]
                for target in arguments.by(telling.grammar.markers.object | _AT):
                    if is_target(target):
                        happening.add_target(target, "struck@1")
                return
            if telling.state(other) in ("killed", "injured", "harmed"):
                return  # سقط قتلى: the counted noun is read on its own


def _harm_verb(
    telling: Telling,
    clause: Clause,
    item: Item,
    row: EventVerb,
    subject: list[Item],
    arguments: Arguments,
) -> None:
    bare = [group for group in arguments.bare if not is_mere_place(group[0])]
    victims = bare[0] if bare else subject
    if not victims:
        return
    happening = telling.new(clause, item, row)
    happening.harm = row.harm
    for victim in victims:
        if not row.harm or not is_person(victim, telling.grammar):
            happening.add_target(victim, "harm-verb@1")
        else:
            happening.add_victims(victim, row.harm, "harm-verb@1")
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
    if not doers and not subject and _goes_on_with_its_subject(telling, clause, item, row, arguments, done_to):
        doers = telling.meant(clause, item)
        done_to = [other for other in done_to if other not in doers]
    telling.subjects.note(item, doers)
    for doer in doers:
        if doer.trigger is not None and doer.actor is None:
            telling.govern(doer, [], done_to, item)
            continue
        happening.weapons += [w for w in doer.weapons if w not in happening.weapons]
        if not doer.weapons or (doer.actor and doer.actor.role == "party"):
            happening.add_actor(doer, "subject@1")
    for other in done_to:
        if other.trigger is not None and other.actor is None and row.frame != "verbal":
            continue
        if row.harm in HARMS and is_person(other, telling.grammar):
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
    telling.take_common(happening, arguments)


def _goes_on_with_its_subject(
    telling: Telling,
    clause: Clause,
    item: Item,
    row: EventVerb,
    arguments: Arguments,
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
        if not done_to and (row.harm in _BODILY or _looks_passive(row, subject)):
            return [], subject
        return subject, done_to
    if after_it is not None and _is_complement(row, after_it, telling):
        return [], marked
    if bare and not is_doer:
        is_number = after_it is not None and after_it.count is not None and len(bare) > 1
        return [], bare[1] if is_number and after_it.count.noun is None else bare[0]
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
