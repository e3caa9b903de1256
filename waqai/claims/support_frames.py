"""Verbs that carry an event noun → what they say of it: light, occur, suffer and cause verbs.

شنّت القوات غارات على …, وقع انفجار, تعرضت القاعدة لهجوم. Where no event noun is carried, the
weapon is the event (أطلق صواريخ, انفجرت عبوة).
"""

from __future__ import annotations

from waqai.arabic.fold import fold
from waqai.claims.arguments import Arguments
from waqai.claims.clauses import Clause
from waqai.claims.items import Item
from waqai.claims.parties import is_person, is_target
from waqai.claims.telling import Telling
from waqai.claims.victims import counted_within
from waqai.mentions.trigger.lexica import EventVerb

__all__ = ["read_support"]

_BODILY = ("killed", "injured")
# Where a device goes off or a projectile falls, when that is a thing and not a town
_AT = frozenset(("ب", "داخل", "في", "امام", "عند", "تحت", "وسط"))
_TAKES_TARGET = "object is the"
_EMPTY = "empty verb"


def read_support(
    telling: Telling,
    clause: Clause,
    item: Item,
    row: EventVerb,
    subject: list[Item],
    arguments: Arguments,
) -> None:
    """Read a verb that carries an event noun, or a weapon in its place."""
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
            doers = [] if clause.is_of_speaker else telling.subject_after(item, doers)
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
                for target in arguments.by(telling.grammar.markers.object | _AT):
                    if is_target(target):
                        happening.add_target(target, "struck@1")
                return
            if telling.state(other) in ("killed", "injured", "harmed"):
                return  # سقط قتلى: the counted noun is read on its own
