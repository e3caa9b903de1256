"""The reliability table: bins, means and the share that is right."""

from __future__ import annotations

import pytest

from waqai.evaluation.records import Days, EventRecord
from waqai.evaluation.reliability import is_placed_in_time, reliability, reliability_lines


def test_bins_hold_their_events_and_leave_out_empty_ones() -> None:
    bins = reliability([(0.95, True), (1.0, False), (0.31, True), (0.39, False)])
    assert [(each.low, each.n, each.n_right) for each in bins] == [(0.3, 2, 1), (0.9, 2, 1)]
    assert bins[0].mean == pytest.approx(0.35)


def test_table_says_how_far_said_and_seen_are_apart() -> None:
    lines = reliability_lines(reliability([(0.5, True), (0.5, False)]))
    assert lines[-1] == "events 2, calibration error 0.000"
    assert reliability_lines([])[-1] == "events 0, calibration error 0.000"


@pytest.mark.parametrize(
    ("found", "is_dated", "is_right"),
    [
        (EventRecord("attack", date=Days("2024-01-02", "2024-01-02"), place="حمص"), True, True),
        (EventRecord("attack", place="حمص"), True, False),
        (EventRecord("grenade", date=Days("2024-01-02", "2024-01-02"), place="حمص"), True, False),
        (EventRecord("attack", date=Days("2024-01-02", "2024-01-02")), True, False),
    ],
)
def test_right_means_type_date_and_place(
    found: EventRecord, is_dated: bool, is_right: bool
) -> None:
    gold = EventRecord("attack", date=Days("2024-01-02", "2024-01-02"), place="حمص")
    assert is_placed_in_time(gold, found, is_dated=is_dated) is is_right


def test_a_date_that_gold_leaves_out_is_wrong_only_when_the_text_is_dated() -> None:
    gold = EventRecord("attack")
    found = EventRecord("attack", date=Days("2024-01-02", "2024-01-02"))
    assert not is_placed_in_time(gold, found, is_dated=True)
    assert is_placed_in_time(gold, found, is_dated=False)
