"""Verbs → candidate happenings: subject, object and what else each frame takes.

Frames are those of mentions/trigger/verbs.tsv: act, take, lose, move, foil and verbal verbs have a
doer and what it was done to; harm verbs have victims; light, occur, suffer and cause verbs carry an
event noun.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.arabic.fold import fold
from waqai.claims.arguments import Arguments, after, before
from waqai.claims.clauses import Clause
from waqai.claims.happening import Happening
from waqai.claims.items import Item
from waqai.claims.parties import is_agent, is_mere_place, is_person, is_target
from waqai.claims.pronouns import UNHARMED_RULE, add_pronoun
from waqai.claims.telling import HARMS, Telling
from waqai.claims.victims import counted_within, counts_people, may_be_victim
from waqai.mentions.trigger.lexica import EventVerb
from waqai.model.mention import TriggerMention

__all__ = ["read_verb"]

_BODILY = ("killed", "injured")
_AMONG = frozenset({"بينهم", "بينهن", "بينها", "منهم", "منهن"})
_COMPANY = frozenset({"مع", "برفقه"})
_UNHARMED = "killed 0"
_NEEDS_PREPOSITION = "needs its preposition"


def read_verb(telling: Telling, clause: Clause, item: Item, trigger: TriggerMention) -> None:
    """Read a verb by the frame of its first row that fits its arguments."""
    rows = [telling.grammar.verbs[entry] for entry in trigger.entries]
    arguments = after(clause, item, into=_goes_on(telling, clause))
    subject = before(telling.clauses, clause, item)
    if _describes(telling, clause, item, arguments):
        return
    rows = [row for row in rows if _has_its_preposition(row, arguments)]
    if not rows:
        return
    row = _fitting(rows, arguments, [*subject, *(arguments.bare[0] if arguments.bare else [])])
    frame = row.frame
    if frame in ("light", "occur", "suffer", "cause"):
        _support(telling, clause, item, row, subject, arguments)
    elif frame == "harm":
        _harm_verb(telling, clause, item, row, subject, arguments)
    else:
        _act_verb(telling, clause, item, row, subject, arguments, trigger)


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
    if antecedent.trigger is None or clause.items[0] is not item:
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
        if not doers and item.joined:
            doers = telling.carried(clause, events)
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
        for event in events:
            telling.govern(event, [], [], item)
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
    marked = [counted_within(other, telling.found) for other in marked]  # بحياة جنديين
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
                for target in arguments.by(telling.grammar.markers.object | {"ب", "داخل", "في"}):
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
    _with_company(telling, happening, item, arguments)
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
        doers, done_to = _voice(telling, row, subject, arguments, marked, trigger)
    if not doers and item.joined and not trigger.features.startswith("pass"):
        doers = telling.carried(clause, done_to)
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
        if (
            other.trigger is not None
            and other.actor is None
            and row.frame != "verbal"
            and not is_people
        ):
            continue
        is_people |= row.harm in _BODILY and may_be_victim(other, telling.found, telling.grammar)
        if row.harm in HARMS and (is_people or is_person(other, telling.grammar)):
            happening.add_victims(other, row.harm, "object@1")
        else:
            happening.add_target(other, "object@1")
    for other in marked:
        if other not in done_to and other not in doers:
            happening.add_target(other, "preposition@1")
    _with_company(telling, happening, item, arguments)
    if _UNHARMED in row.note:
        for other in [*doers, *done_to][:1]:  # نجا الضابط من الانفجار
            if may_be_victim(other, telling.found, telling.grammar):
                happening.add_victims(other, "killed", UNHARMED_RULE)
    if row.harm in _BODILY and not happening.victims:
        alone = item.joined == "ف" and not (doers or done_to or arguments.bare)  # فقُتل
        add_pronoun(telling, happening, item, trigger.object_pronoun or ("ه" if alone else ""))
    telling.take_common(happening, arguments)


def _with_company(telling: Telling, happening: Happening, item: Item, arguments: Arguments) -> None:
    """قُتل القيادي مع اثنين من مرافقيه, استشهد مع زوجته: right after who was harmed, or the verb."""
    ends = {item.stop, *(victims.item.stop for victims in happening.victims)}
    if happening.harm not in _BODILY:
        return
    for other in arguments.by(_COMPANY):
        if other.start not in ends or other.ends_definite:
            continue
        if may_be_victim(other, telling.found, telling.grammar):
            happening.add_victims(other, happening.harm, "company@1")


def _voice(
    telling: Telling,
    row: EventVerb,
    subject: list[Item],
    arguments: Arguments,
    marked: list[Item],
    trigger: TriggerMention,
) -> tuple[list[Item], list[Item]]:
    """Who did it and to whom: the passive of most verbs is written like the active, so the phrases
    around the verb decide (قتل مسلحون جندياً, قتل جندي بعبوة, المنطقة قصفت مرتين).
    """
    bare = [group for group in arguments.bare if not is_mere_place(group[0])]
    if row.harm in _BODILY:
        bare = _without_parts(telling, bare)
        subject = [each for each in subject if not (bare and (each.place or each.is_where))]
    if trigger.features.startswith("pass"):
        return [], bare[0] if bare else subject
    if subject and not _is_date(subject[-1]):
        done_to = bare[0] if bare else marked
        if row.harm in _BODILY and bare and bare[0][0].trigger is not None:
            done_to = []  # أُعدموا رمياً بالرصاص: how, not whom
        if not done_to and (row.harm in _BODILY or _looks_passive(row, subject)):
            return [], subject
        return subject, done_to
    if len(bare) >= 2:
        return bare[0], bare[1]
    if bare and trigger.object_pronoun:
        return bare[0], []
    if bare and (marked or row.frame in ("take", "lose", "move", "verbal")):
        return bare[0], marked
    if bare:
        return (bare[0], []) if is_agent(bare[0][0]) and not row.harm else ([], bare[0])
    return [], marked


def _without_parts(telling: Telling, groups: list[list[Item]]) -> list[list[Item]]:
    """The phrases that harm or are harmed: not manners (إصابة خطيرة), parts (بينهم صحفي) or the
    body that runs on after a person (ضابط في إدارة | الأمن).
    """
    words = telling.found.scan.words
    kept: list[list[Item]] = []
    for group in groups:
        first = group[0]
        if not _is_party_to_harm(telling, first):
            continue
        if kept:
            between = words[kept[-1][-1].stop : first.start]
            if any(word.folded in _AMONG for word in between):
                continue
            known = may_be_victim(kept[-1][0], telling.found, telling.grammar)
            if known and not may_be_victim(first, telling.found, telling.grammar):
                continue
        kept.append(group)
    return kept


def _is_party_to_harm(telling: Telling, item: Item) -> bool:
    """True for who or what harms and whom it harms; not for أصيب إصابة خطيرة, بحروق."""
    return (
        item.actor is not None
        or bool(item.weapons)
        or item.trigger is not None
        or may_be_victim(item, telling.found, telling.grammar)
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


def _is_date(item: Item) -> bool:
    return item.trigger is None and item.time is not None


def _looks_passive(row: EventVerb, subject: list[Item]) -> bool:
    """المنطقة الخضراء قصفت مرتين: no object, and the subject cannot act."""
    first = subject[0]
    return (
        row.frame == "act" and not is_agent(first) and first.trigger is None and not first.weapons
    )
