"""The gate: floors rise, never fall by themselves, and hold for one gold."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

EVAL = Path(__file__).resolve().parent.parent.parent / "eval"


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", EVAL / "gate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gate"] = module
    spec.loader.exec_module(module)
    return module


def _judge(gate: Any, measured: dict[str, float], floors: dict[str, float], **change: Any) -> Any:
    gold = change.pop("gold", "x")
    pinned = gate.Floors(gold="x", floors=floors)
    return gate.judge(measured, pinned, gold, gate.Change(**change))


def test_at_or_above_the_floor_passes(gate: Any) -> None:
    floors, problems = _judge(gate, {"f1": 0.8, "date": 0.9}, {"f1": 0.8, "date": 0.5})
    assert problems == []
    assert floors.floors == {"f1": 0.8, "date": 0.5}


def test_below_the_floor_fails_and_raising_does_not_hide_it(gate: Any) -> None:
    for is_raising in (False, True):
        _, problems = _judge(gate, {"f1": 0.7}, {"f1": 0.8}, is_raising=is_raising)
        assert problems == ["f1: 0.700 is below its floor 0.800"]


def test_a_measure_that_vanished_fails(gate: Any) -> None:
    _, problems = _judge(gate, {}, {"f1": 0.8})
    assert problems == ["f1: can no longer be measured (floor 0.800)"]


def test_raising_pins_what_is_higher_and_new(gate: Any) -> None:
    floors, problems = _judge(gate, {"f1": 0.9, "new": 0.1}, {"f1": 0.8}, is_raising=True)
    assert problems == []
    assert floors.floors == {"f1": 0.9, "new": 0.1}


def test_another_gold_must_be_pinned(gate: Any) -> None:
    _, problems = _judge(gate, {"f1": 0.9}, {"f1": 0.8}, gold="y")
    assert "pin with --raise" in problems[0]
    floors, problems = _judge(gate, {"f1": 0.9}, {"f1": 0.8}, gold="y", is_raising=True)
    assert problems == []
    assert floors.gold == "y"


def test_lowering_needs_a_name_and_keeps_the_reason(gate: Any) -> None:
    change = {"lowering": ("f1",), "why": "the guide changed"}
    floors, problems = _judge(gate, {"f1": 0.7}, {"f1": 0.8}, **change)
    assert problems == []
    assert floors.floors == {"f1": 0.7}
    assert floors.lowered[0].why == "the guide changed"
    _, problems = _judge(gate, {"f1": 0.9}, {"f1": 0.8}, **change)
    assert "not below its floor" in problems[0]
    _, problems = _judge(gate, {"f1": 0.9}, {"f1": 0.8}, lowering=("date",), why="no reason")
    assert "no such floor" in problems[0]


def test_pinned_floors_belong_to_the_gold_of_this_tree(gate: Any) -> None:
    floors = gate.read_floors()
    assert floors.gold == gate.fingerprint(), "run eval/gate.py --raise"
    assert floors.floors
    assert all(0.0 <= value <= 1.0 for value in floors.floors.values())
