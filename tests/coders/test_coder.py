"""`waqai.Coder` and `waqai.code`."""

import datetime
from typing import Any

import pytest

import waqai

TEXT = "قُتل جنديان بانفجار عبوة ناسفة في الموصل أمس."


@pytest.fixture(scope="module")
def coder() -> waqai.Coder:
    return waqai.Coder()


def test_a_text_becomes_a_report(coder: waqai.Coder, valid_report: Any) -> None:
    report = coder.code(TEXT, published="2024-03-06", country="iq")
    found = valid_report(report, TEXT)
    assert found["document"]["id"] == "text"
    assert "text" not in found["document"] or found["document"]["text"] is None
    (event,) = found["articles"][0]["events"]
    assert event["date"]["start"] == "2024-03-05"
    assert report.coder.fingerprint == coder.fingerprint


@pytest.mark.parametrize(
    "published", [datetime.date(2024, 3, 6), datetime.datetime(2024, 3, 6, 12), "2024-03-06T10:00Z"]
)
def test_dates_in_every_form(coder: waqai.Coder, published: Any) -> None:
    (event,) = coder.code(TEXT, published=published).articles[0].events
    assert event.date is not None
    assert event.date.start == datetime.date(2024, 3, 5)


def test_wrong_hints_raise(coder: waqai.Coder) -> None:
    with pytest.raises(ValueError, match="ISO date"):
        coder.code(TEXT, published="yesterday")
    with pytest.raises(ValueError, match="two letters"):
        coder.code(TEXT, country="Iraq")


@pytest.mark.parametrize("text", ["", " \n", "No Arabic", "123", "\x00", "🔴"])
def test_nothing_to_code(coder: waqai.Coder, valid_report: Any, text: str) -> None:
    report = coder.code(text)
    valid_report(report, text)
    assert report.articles == ()
    assert report.document.warnings


def test_lone_surrogates_do_not_break_the_record(coder: waqai.Coder, valid_report: Any) -> None:
    found = valid_report(coder.code(TEXT + "\ud83d"))
    assert found["document"]["text"] == TEXT + "\ufffd"


def test_the_short_way_gives_the_same_report(coder: waqai.Coder) -> None:
    assert waqai.code(TEXT, published="2024-03-06") == coder.code(TEXT, published="2024-03-06")
