"""Threats in a party's own words: قالت الحركة إنها ستهاجم القاعدة is a threat made, no attack told.

In: a candidate that a future verb proposes and who speaks around it. Out: the same candidate as a
statement of the speaker, when the speaker (or its own forces) is to do it.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import NOUN, Found, Item
from waqai.model.mention import SpeakerMention

__all__ = ["read_threat"]

_SELF = frozenset({"انه", "انها", "انهم", "بانه", "بانها", "بانهم", "اننا", "باننا"})
_OWN = ("ه", "ها", "هم", "نا")
_SPEAKS = ("reports", "confirms", "claims")
_PARTIES = ("armed_group", "official_anonymous")
_VIOLENT = ("violence", "take")


def read_threat(
    happening: Happening,
    speakers: Sequence[SpeakerMention],
    found: Found,
    grammar: Grammar,
) -> None:
    """Make a statement of a candidate whose doer is who announces it; else change nothing."""
    trigger = happening.trigger
    if trigger is None or trigger.part != "verb" or not trigger.features.startswith("impf"):
        return
    if grammar.family.get(happening.type) not in _VIOLENT:
        return
    words = found.scan.words
    before = words[trigger.first - 1].folded if trigger.first else ""
    word = words[trigger.first].folded.lstrip("وف")
    if not word.startswith("س") and before not in ("سوف", "لن"):
        return
    speaker = next(
        (
            each
            for each in reversed(speakers)
            if each.says is not None
            and each.says[0] <= trigger.first < each.says[1]
            and each.stance in _SPEAKS
            and each.kind in _PARTIES
        ),
        None,
    )
    if speaker is None or not _does_it(happening, speaker, before, found):
        return
    threatener = Item(NOUN, speaker.first, speaker.stop)
    threatener.actor = found.actors.get(speaker.first)
    happening.targets += [victims.item for victims in happening.victims]
    happening.victims = []
    happening.actors = []
    happening.add_actor(threatener, "announces@1")
    happening.frame, happening.type, happening.types = "verbal", "threaten", ("threaten",)
    happening.factuality = "asserted"
    happening.rules.append("type: claims/own-future-deed@1")


def _does_it(happening: Happening, speaker: SpeakerMention, before: str, found: Found) -> bool:
    """True if the doer is the speaker: إنها ستهاجم, إن مقاتليها سيهاجمون, سنهاجم."""
    trigger = happening.trigger
    assert trigger is not None
    if before in _SELF or ".1" in trigger.features:
        return True
    for item in happening.actors:
        last = found.scan.words[item.first].folded
        if item.actor is not None and item.actor.ref.id is not None:
            if item.actor.ref.id == speaker.ref.id:
                return True
        elif last.endswith(_OWN):
            return True
    return False
