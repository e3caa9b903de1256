"""Recall of mentions: how many of the values of gold stand among the mentions of a text.

In: the gold of a document and its mentions. Out: `Recall` per field. Claims can only use what was
mentioned, so this is the ceiling of each field, and what is missing here is missing for all time.
A name counts as found when one mention shares enough of its words (`_ENOUGH`, issue 4: half of the
tokens, as F1 of the two lists of words, clitics and spelling aside); dates, counts and weapons when
one mention has the very value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from waqai.evaluation.names import word_f1
from waqai.evaluation.records import Coded, Count, EventRecord
from waqai.mentions.records import MentionRecord

__all__ = ["FIELDS", "Recall", "recall_of"]

#: Fields in the order of the table; parties are actors and targets together.
FIELDS = ("places", "parties", "actors", "targets", "weapons", "dates", "counts")
_ENOUGH = 0.5


class Recall(msgspec.Struct):
    """Counts of one field. `missed`: document and value of what no mention has, as words."""

    found: int = 0
    gold: int = 0
    missed: list[tuple[str, str]] = []

    def share(self) -> float | None:
        """Found of gold, None when gold has no value of the field."""
        return self.found / self.gold if self.gold else None


def recall_of(
    documents: Iterable[tuple[str, Coded, Sequence[MentionRecord]]],
) -> dict[str, Recall]:
    """The recall of every field over documents given as id, gold and mentions."""
    fields = {name: Recall(missed=[]) for name in FIELDS}
    for document, gold, mentions in documents:
        for event in gold.events:
            for name, value, is_found in _values(event, mentions):
                field = fields[name]
                field.gold += 1
                field.found += is_found
                if not is_found:
                    field.missed.append((document, value))
    return fields


def _values(
    event: EventRecord, mentions: Sequence[MentionRecord]
) -> Iterator[tuple[str, str, bool]]:
    """Field, value and whether a mention has it, for every value of an event."""
    if event.place:
        yield "places", event.place, _is_named(event.place, mentions, "place")
    for field, names in (("actors", event.actors), ("targets", event.targets)):
        for name in names:
            is_found = _is_named(name, mentions, "actor")
            yield field, name, is_found
            yield "parties", name, is_found
    for code in sorted(event.weapons):
        yield "weapons", code, any(m.value.get("code") == code for m in _of(mentions, "weapon"))
    if event.date is not None:
        days = (event.date.start, event.date.end)
        yield (
            "dates",
            f"{event.date.start}..{event.date.end}",
            any(days in _days(m) for m in _of(mentions, "time")),
        )
    for row in (*event.killed, *event.injured, *event.harmed):
        yield "counts", f"{row.low}..{row.high}", _is_counted(row, mentions)


def _days(mention: MentionRecord) -> tuple[tuple[str, str], ...]:
    """The first and last day a time means; of an open interval (منذ) also up to the publication."""
    start = str(mention.value.get("start"))
    return (start, str(mention.value.get("end"))), (start, str(mention.value.get("until")))


def _of(mentions: Sequence[MentionRecord], kind: str) -> Iterator[MentionRecord]:
    return (mention for mention in mentions if mention.kind == kind)


def _is_named(name: str, mentions: Sequence[MentionRecord], kind: str) -> bool:
    return any(word_f1(name, mention.quote) >= _ENOUGH for mention in _of(mentions, kind))


def _is_counted(row: Count, mentions: Sequence[MentionRecord]) -> bool:
    return any(
        (m.value.get("low"), m.value.get("high")) == (row.low, row.high)
        for m in _of(mentions, "number")
    )
