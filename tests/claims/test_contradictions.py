"""How many contradictions of the project's own texts are found: every half has a floor.

The texts are waqai/claims/contradictions/cases.toml, `gap` cases included. A contradiction is right
when its field is wanted in its text. Floors: measured 2026-11-21, rounded down.
"""

from __future__ import annotations

import hashlib
import importlib.util
import tomllib
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = ROOT / "waqai" / "claims" / "contradictions" / "cases.toml"
LATER = ("later-", "last-")
FLOORS = {"rules": 0.90, "aside": 0.55, "later": 0.80}


def half(case_id: str) -> str:
    """The set of a case: rules, aside or later (written to write more rules)."""
    if case_id.startswith(LATER):
        return "later"
    return "aside" if int(hashlib.sha256(case_id.encode()).hexdigest(), 16) % 2 else "rules"


def adapter() -> ModuleType:
    """The module that checks the cases."""
    path = ROOT / "tests" / "cases" / "contradictions_cases.py"
    spec = importlib.util.spec_from_file_location("contradictions_cases", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    """F1 per set."""
    module = adapter()
    counts: dict[str, Counter[str]] = {name: Counter() for name in FLOORS}
    cases: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]
    for case in cases:
        wanted = Counter(want["field"] for want in case["want"])
        got = Counter(one.field for one in module.found(case))
        count = counts[half(case["id"])]
        count.update(right=(wanted & got).total(), wanted=wanted.total(), got=got.total())
    return {
        name: 2 * count["right"] / (count["wanted"] + count["got"])
        for name, count in counts.items()
    }


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_f1_is_at_its_floor(scores: dict[str, float], name: str) -> None:
    assert scores[name] >= FLOORS[name]


def test_enough_texts() -> None:
    cases = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]
    first = [case for case in cases if half(case["id"]) != "later"]
    assert sum(bool(case["want"]) for case in first) >= 60
    assert sum(not case["want"] for case in first) >= 40
