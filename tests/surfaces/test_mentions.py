"""`waqai mentions`: the layer below events."""

import json
import subprocess
from collections.abc import Callable
from typing import Any

Run = Callable[..., subprocess.CompletedProcess[bytes]]

TEXT = "قال مصدر أمني إن جنديين قُتلا بانفجار عبوة ناسفة في الموصل يوم 5 آذار 2024."


def test_mentions_of_all_kinds(waqai_run: Run, valid_report: Any) -> None:
    done = waqai_run("mentions", "-", stdin=TEXT.encode())
    assert done.returncode == 0
    line = valid_report(done.stdout, TEXT)
    assert line["id"] == "-"
    found = {mention["kind"]: mention for mention in line["mentions"]}
    assert set(found) == {"number", "time", "place", "actor", "weapon", "trigger", "speaker"}
    assert found["weapon"]["value"]["code"] == "ied"
    assert found["time"]["value"]["start"] == "2024-03-05"
    assert all("/" in mention["rule"] and "@" in mention["rule"] for mention in line["mentions"])
    for mention in line["mentions"]:
        start, end = mention["span"]
        assert TEXT[start:end] == mention["quote"]


def test_kinds_can_be_chosen(waqai_run: Run) -> None:
    done = waqai_run("mentions", "-", "--kinds", "weapon,place", stdin=TEXT.encode())
    kinds = {mention["kind"] for mention in json.loads(done.stdout)["mentions"]}
    assert kinds == {"weapon", "place"}


def test_errors_are_records_here_too(waqai_run: Run) -> None:
    done = waqai_run("mentions", "/no/such/file.txt")
    assert done.returncode == 1
    assert json.loads(done.stdout)["schema"] == "waqai.error/1"


def test_a_text_without_words_keeps_its_numbers(waqai_run: Run) -> None:
    done = waqai_run("mentions", "-", "--kinds", "number", stdin="١٤".encode())
    [mention] = json.loads(done.stdout)["mentions"]
    assert (mention["quote"], mention["value"]["low"]) == ("١٤", 14)
