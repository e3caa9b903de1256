"""`waqai evaluate`: the scorer on users' own gold."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

TEXT = "قُتل جنديان بانفجار عبوة ناسفة في الموصل يوم 5 آذار 2024."
EVENT = {
    "type": "remote_explosive_landmine_ied",
    "trigger": "انفجار عبوة ناسفة",
    "evidence": TEXT[:-1],
    "date": {"start": "2024-03-05", "end": "2024-03-05", "precision": "day"},
    "killed": [{"low": 2, "high": 2, "who": "جنديان", "kind": "military"}],
}


@pytest.fixture
def gold(tmp_path: Path) -> tuple[Path, Path]:
    texts, records = tmp_path / "texts.jsonl", tmp_path / "gold.jsonl"
    texts.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", encoding="utf-8")
    record = {"doc": "a", "articles": [], "events": [EVENT], "figures": [], "contradictions": []}
    records.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return records, texts


def test_the_coder_is_scored(waqai_run: Run, gold: tuple[Path, Path]) -> None:
    done = waqai_run("evaluate", *gold, "--by", "type")
    assert done.returncode == 0, done.stderr
    assert b"documents coded 1 of 1" in done.stdout
    assert b"bad offsets 0" in done.stdout
    assert b"remote_explosive_landmine_ied" in done.stdout


def test_records_made_before_are_scored(waqai_run: Run, gold: tuple[Path, Path]) -> None:
    done = waqai_run("evaluate", *gold, "--predictions", gold[0], "--json")
    assert done.returncode == 0, done.stderr
    conflict = json.loads(done.stdout)[0]
    assert conflict["kind"] == "conflict"
    assert conflict["events"]["f1"] == 1


def test_bad_gold_is_named_by_line(waqai_run: Run, gold: tuple[Path, Path]) -> None:
    gold[0].write_text("{}\nno\n", encoding="utf-8")
    done = waqai_run("evaluate", *gold)
    assert done.returncode == 2
    assert b"gold.jsonl:1" in done.stderr
