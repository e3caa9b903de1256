"""Scan → triggers: words that may express an event.

In: a scan with the lexica "verb", "event_noun" and "figurative", and its word classes. Out: one
TriggerMention per word in text order. A word that can be verb and noun is given the part that
its neighbours decide. Words inside a figurative phrase (ضربة جزاء, معركة انتخابية) are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.lexicon.scan import Hit, Scan
from waqai.mentions.syntax.classes import Classes
from waqai.mentions.trigger.lexica import EventNoun, EventVerb
from waqai.model.mention import TriggerMention

__all__ = ["find"]


def find(
    scan: Scan,
    classes: Classes,
    verbs: Sequence[EventVerb],
    nouns: Sequence[EventNoun],
) -> list[TriggerMention]:
    """The event words of a text, in text order; `verbs` and `nouns` are the lexica's rows."""
    figurative = {
        position for hit in scan.hits("figurative") for position in range(hit.first, hit.stop)
    }
    mentions: list[TriggerMention] = []
    for hit in scan.hits("verb"):
        if hit.first in classes.verbs and hit.first not in figurative:
            mentions.append(_mention(scan, hit, "verb", [verbs[form.row] for form in hit.forms]))
    for hit in scan.hits("event_noun"):
        if hit.first not in classes.verbs and hit.first not in figurative:
            mentions.append(_mention(scan, hit, "noun", [nouns[form.row] for form in hit.forms]))
    mentions.sort(key=lambda mention: (mention.first, -mention.stop))
    return mentions


def _mention(
    scan: Scan, hit: Hit, part: str, rows: Sequence[EventVerb] | Sequence[EventNoun]
) -> TriggerMention:
    types: dict[str, None] = {}
    entries: dict[str, None] = {}
    for row in rows:
        entries[row.id] = None
        types.update(dict.fromkeys(code for code in row.type.split(",") if code))
    return TriggerMention(
        first=hit.first,
        stop=hit.stop,
        span=scan.hit_span(hit),
        rule=f"trigger/{part}@1",
        entries=tuple(entries),
        types=tuple(types),
        part=part,
        features=",".join(dict.fromkeys(form.feature for form in hit.forms)),
        proclitic=hit.peel.proclitic + ("ال" if hit.peel.has_article else ""),
        object_pronoun=hit.peel.enclitic,
    )
