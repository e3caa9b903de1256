"""The shipped schemas are as generated, and refuse what the contract forbids."""

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import waqai

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = "قُتل جنديان بانفجار عبوة ناسفة في الموصل يوم 5 آذار 2024، بحسب مصدر أمني."


def test_the_files_are_as_generated(script: Any) -> None:
    writer = script("data/schema.py")
    for name, schema in writer.schemas().items():
        shipped = (ROOT / "waqai" / "schema" / name).read_text(encoding="utf-8")
        assert shipped == writer.written(schema), f"{name} is out of date: run `make data`"


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    import msgspec

    found: dict[str, Any] = json.loads(msgspec.json.encode(waqai.code(TEXT)))
    assert found["articles"][0]["events"][0]["killed"]
    return found


def _without(event: dict[str, Any]) -> None:
    del event["evidence"]


def _empty_quote(event: dict[str, Any]) -> None:
    event["trigger"]["quote"] = ""


def _unknown_type(event: dict[str, Any]) -> None:
    event["type"] = "explosion"


def _negative_span(event: dict[str, Any]) -> None:
    event["trigger"]["span"] = [-1, 4]


def _bad_date(event: dict[str, Any]) -> None:
    event["date"]["start"] = "2024-02-31"


def _bad_status(event: dict[str, Any]) -> None:
    event["killed"][0]["status"] = "final"


@pytest.mark.parametrize(
    "change", [_without, _empty_quote, _unknown_type, _negative_span, _bad_date, _bad_status]
)
def test_wrong_records_are_refused(valid_report: Any, report: dict[str, Any], change: Any) -> None:
    valid_report(report, TEXT)
    broken = copy.deepcopy(report)
    change(broken["articles"][0]["events"][0])
    with pytest.raises(jsonschema.ValidationError):
        valid_report(broken)


def test_wrong_spans_are_found_by_the_fixture(valid_report: Any, report: dict[str, Any]) -> None:
    with pytest.raises(AssertionError):
        valid_report(report, "س" + TEXT)
