"""Gold and predictions → scores: pairs of events per document, then every field of each pair."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TypeVar

from waqai.evaluation.fields import FIELDS, is_whole, verdicts
from waqai.evaluation.match import family_of, match
from waqai.evaluation.read import Predictions, TextLine
from waqai.evaluation.records import Coded, EventRecord
from waqai.evaluation.scores import FieldScore, Scores, Tally

__all__ = ["BREAKDOWNS", "KINDS", "breakdown", "evaluate"]

KINDS = ("conflict", "verbal", "all")
BREAKDOWNS = ("set", "country", "type", "factuality")

_T = TypeVar("_T")
_NOTHING = Coded()
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")


def evaluate(
    gold: Mapping[str, Coded],
    predictions: Predictions,
    texts: Mapping[str, TextLine],
    kind: str = "conflict",
) -> Scores:
    """The scores over all documents of gold; a document that was not coded counts as empty.

    `kind` chooses the events: conflict, verbal or all. Figures, contradictions, publication dates
    and texts without events do not depend on it.
    """
    scores = Scores(kind, n_errors=predictions.n_errors)
    scores.fields = {field: FieldScore() for field in FIELDS}
    for coded in predictions.coded.values():
        scores.problems += coded.problems
    for name, wanted in gold.items():
        found = predictions.coded.get(name)
        scores.documents.add(found is not None)
        _document(scores, name, wanted, found or _NOTHING, is_dated=bool(texts[name].published))
    scores.by_factuality = dict(sorted(scores.by_factuality.items()))
    return scores


def breakdown(
    gold: Mapping[str, Coded],
    predictions: Predictions,
    texts: Mapping[str, TextLine],
    by: str,
    kind: str = "conflict",
) -> dict[str, Tally]:
    """Events found, per set, country, type or factuality, largest group first.

    A pair is right in a group when both its events belong to it: by type, a pair of two types is
    missed in one and extra in the other. A set is the `set` of the text, else the letters its
    id begins with.
    """
    groups: dict[str, Tally] = {}
    for name, wanted in gold.items():
        group = _grouping(by, texts[name])
        ours = _of_kind(wanted, kind)
        theirs = _of_kind(predictions.coded.get(name, _NOTHING), kind)
        for event in ours:
            groups.setdefault(group(event), Tally()).add(0, 0, 1)
        for event in theirs:
            groups.setdefault(group(event), Tally()).add(0, 1, 0)
        for i, j in match(ours, theirs):
            if group(ours[i]) == group(theirs[j]):
                groups[group(ours[i])].add(1, 0, 0)
    return dict(sorted(groups.items(), key=lambda item: (-item[1].gold, item[0])))


def _grouping(by: str, text: TextLine) -> Callable[[EventRecord], str]:
    if by == "set":
        letters = _FIRST_LETTERS.match(text.id)
        name = text.group or (letters[0] if letters else "none")
        return lambda _: name
    if by == "country":
        return lambda event: event.country or "none"
    if by == "type":
        return lambda event: event.type
    return lambda event: event.factuality


def _of_kind(coded: Coded, kind: str) -> list[EventRecord]:
    if kind == "all":
        return list(coded.events)
    return [
        event for event in coded.events if (family_of(event.type) == "verbal") == (kind == "verbal")
    ]


def _document(scores: Scores, name: str, wanted: Coded, found: Coded, *, is_dated: bool) -> None:
    gold, coded = _of_kind(wanted, scores.kind), _of_kind(found, scores.kind)
    pairs = match(gold, coded)
    scores.events.add(len(pairs), len(coded), len(gold))
    for i, j in pairs:
        _pair(scores, gold[i], coded[j], is_dated=is_dated)
    scores.missed += _left(name, gold, {i for i, _ in pairs})
    scores.extra += _left(name, coded, {j for _, j in pairs})
    for factuality in {event.factuality for event in (*gold, *coded)}:
        scores.by_factuality.setdefault(factuality, Tally()).add(
            sum(gold[i].factuality == factuality == coded[j].factuality for i, j in pairs),
            sum(event.factuality == factuality for event in coded),
            sum(event.factuality == factuality for event in gold),
        )
    if not wanted.events:
        scores.left_empty.add(not found.events)
    scores.figures.add(
        _shared(Counter(wanted.figures), Counter(found.figures)),
        len(found.figures),
        len(wanted.figures),
    )
    scores.contradictions.add(
        _shared(Counter(wanted.contradictions), Counter(found.contradictions)),
        len(found.contradictions),
        len(wanted.contradictions),
    )
    if not is_dated:
        for number, day in enumerate(wanted.published):
            if day:
                scores.published.add(
                    number < len(found.published) and found.published[number] == day
                )


def _pair(scores: Scores, gold: EventRecord, coded: EventRecord, *, is_dated: bool) -> None:
    for verdict in verdicts(gold, coded):
        field = scores.fields[verdict.field]
        field.score.add(verdict.score)
        field.precision.add(verdict.precision)
        field.recall.add(verdict.recall)
    if gold.date is None and is_dated:
        scores.invented_date.add(coded.date is not None)
    if not gold.place:
        scores.invented_place.add(bool(coded.place))
    scores.whole += is_whole(gold, coded, is_dated=is_dated)


def _left(name: str, events: list[EventRecord], used: set[int]) -> list[tuple[str, str, str]]:
    """The events without a partner: document, type, words."""
    return [(name, e.type, e.quote) for n, e in enumerate(events) if n not in used]


def _shared(one: Counter[_T], other: Counter[_T]) -> int:
    return sum((one & other).values())
