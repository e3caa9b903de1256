"""Recall of mentions: names by their words, codes, dates and counts by their values."""

from __future__ import annotations

from waqai.evaluation.recall import recall_of
from waqai.evaluation.records import Coded, Count, Days, EventRecord
from waqai.mentions.records import MentionRecord
from waqai.model.evidence import Span


def _mention(kind: str, quote: str, **value: object) -> MentionRecord:
    return MentionRecord(kind, Span(0, len(quote)), quote, dict(value), "test@1")


def test_each_field_is_counted_by_its_own_measure() -> None:
    event = EventRecord(
        type="attack",
        place="مدينة تعز",
        actors=("القوات الحكومية",),
        targets=("حافلة ركاب",),
        weapons=frozenset(("ied", "mortar")),
        date=Days("2024-03-05", "2024-03-05"),
        killed=(Count(2, 2), Count(3, None)),
    )
    mentions = [
        _mention("place", "تعز"),
        _mention("actor", "قوات حكومية"),
        _mention("actor", "سائق"),
        _mention("weapon", "عبوة", code="ied"),
        _mention("time", "الثلاثاء", start="2024-03-05", end="2024-03-05"),
        _mention("number", "قتيلان", low=2, high=2),
    ]
    found = recall_of([("d1", Coded(events=(event,)), mentions)])
    assert {name: (one.found, one.gold) for name, one in found.items()} == {
        "places": (1, 1),
        "parties": (1, 2),
        "actors": (1, 1),
        "targets": (0, 1),
        "weapons": (1, 2),
        "dates": (1, 1),
        "counts": (1, 2),
    }
    assert found["targets"].missed == [("d1", "حافلة ركاب")]


def test_nothing_to_find_has_no_share() -> None:
    assert recall_of([("d1", Coded(), [])])["places"].share() is None
