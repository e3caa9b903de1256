"""Every case of every waqai/**/cases.toml as a test named by its file and id.

A cases file holds `[[case]]` tables with `id`, `text` and `want`, and may give `reference` (the
publication date of all its cases). Each room has an adapter: a Python file with
`check_case(case) -> list[str]`, the problems found. What a case may hold, its adapter says.
"""

from __future__ import annotations

import datetime
import importlib.util
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parent
PACKAGE = TESTS.parent / "waqai"
ROOMS = ("arabic", "lexicon", "text", "claims", "claims/contradictions", *sorted(
    f"mentions/{path.name}" for path in (PACKAGE / "mentions").iterdir()
    if (path / "__init__.py").exists()
))  # fmt: skip

#: Rooms whose finder has more to tell than the generic adapters compare.
OWN_ADAPTERS = {
    "claims/figures": "cases/figures_cases.py",
    "mentions/number": "mentions/test_number.py",
    "mentions/time": "mentions/test_time.py",
    "mentions/place": "mentions/test_place.py",
    "text": "text/test_articles.py",
    "claims/contradictions": "cases/contradictions_cases.py",
}
#: Rooms without cases, each with its reason.
WITHOUT_CASES = {
    "mentions/syntax": "finds no mentions: its words show in the cases of actor, trigger and claims"
}

Case = dict[str, Any]


def _files() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("cases.toml")):
        yield path.parent.relative_to(PACKAGE).as_posix(), path


def _cases() -> Iterator[Any]:
    for room, path in _files():
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        given = {key: value for key, value in content.items() if key != "case"}
        for case in content.get("case", []):
            marks = [pytest.mark.skip(reason=case["skip"])] if "skip" in case else []
            yield pytest.param(room, {**given, **case}, id=f"{room}:{case['id']}", marks=marks)


@cache
def adapter(room: str) -> ModuleType:
    """The module that checks the cases of a room."""
    path = TESTS / OWN_ADAPTERS.get(room, f"cases/{room.partition('/')[0]}_cases.py")
    spec = importlib.util.spec_from_file_location(f"adapter_{path.stem}", path)
    assert spec is not None, path
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("room", "case"), [*_cases()])
def test_case(room: str, case: Case, valid_report: Callable[..., Any]) -> None:
    module = adapter(room)
    checked = {**case, "room": room}
    problems = list(module.check_case(checked))
    if hasattr(module, "report"):  # whatever a case makes the coder write is a valid record
        valid_report(module.report(checked), case["text"])
    assert not problems, "\n".join([f"text: {case.get('text')}", *problems])


def test_ids_stand_once() -> None:
    seen = Counter(param.id for param in _cases())
    assert [name for name, n in seen.items() if n > 1] == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_cases(room: str) -> None:
    has_cases = any(found == room or found.startswith(f"{room}/") for found, _ in _files())
    assert has_cases or room in WITHOUT_CASES, f"write waqai/{room}/cases.toml"
    assert not (has_cases and room in WITHOUT_CASES), f"{room} has cases: take it off the list"


def test_references_are_dates() -> None:
    for _, path in _files():
        reference = tomllib.loads(path.read_text(encoding="utf-8")).get("reference")
        assert reference is None or isinstance(reference, datetime.date), path
