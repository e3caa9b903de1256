"""Times: the adapter for cases.toml, undated texts, generated tables, speed and properties."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.arabic.fold import fold
from waqai.lexicon.scan import Scan
from waqai.lexicon.tables import PACKAGE, read_table
from waqai.lexicon.vocabulary import Vocabulary
from waqai.mentions.number import lexica as number_lexica
from waqai.mentions.time import lexica as time_lexica
from waqai.mentions.time.anchors import anchors, horizon
from waqai.mentions.time.find import find
from waqai.mentions.time.infer import infer
from waqai.mentions.time.resolve import resolve
from waqai.model.mention import TimeMention
from waqai.model.value import DateRange

HERE = Path(__file__).resolve().parent
ROOM = PACKAGE / "mentions" / "time"


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary([*number_lexica.lexica(), *time_lexica.lexica()])


def _day(date: datetime.date) -> DateRange:
    return DateRange(date, date, "day")


def _told(text: str, published: DateRange | None, basis: str = "text") -> list[TimeMention]:
    return resolve(find(Scan(text, _vocabulary())), published, basis)


def _shown(text: str, mention: TimeMention) -> dict[str, Any]:
    """A mention in the keys of cases.toml."""
    shown: dict[str, Any] = {"quote": text[mention.span.start : mention.span.end]}
    value = mention.value
    if value is not None:
        first, last = value.start.isoformat(), value.end.isoformat()
        shown["value"] = first if first == last else f"{first}/{last}"
        shown["precision"] = value.precision
        if value.part_of_day is not None:
            shown["part"] = value.part_of_day
    if mention.is_since:
        shown["since"] = True
    if mention.duration is not None:
        shown["duration"] = mention.duration
    if mention.set is not None:
        shown["set"] = mention.set
    return shown


def check_case(case: dict[str, Any]) -> list[str]:
    """What is wrong with the mentions of a case; conventions: top of cases.toml."""
    given_date = case.get("published", case["reference"])
    published = None if given_date == "none" else _day(given_date)
    mentions = _told(case["text"], published)
    got = [_shown(case["text"], mention) for mention in mentions]
    for shown, mention, want in zip(got, mentions, case["want"], strict=False):
        if "saying" in want:
            shown["saying"] = mention.is_saying
        if "until" in want:
            shown["until"] = mention.until
    problems = [
        f"want {want}\n got {shown}"
        for want, shown in zip(case["want"], got, strict=False)
        if want != shown
    ]
    problems += [f"missing {want}" for want in case["want"][len(got) :]]
    problems += [f"too many {shown}" for shown in got[len(case["want"]) :]]
    return problems


def _undated() -> list[Any]:
    texts = tomllib.loads((HERE / "undated.toml").read_text(encoding="utf-8"))["text"]
    return [pytest.param(text, id=text["id"]) for text in texts]


@pytest.mark.parametrize("text", _undated())
def test_inferred_interval_holds_the_truth(text: dict[str, Any]) -> None:
    scan = Scan(text["text"], _vocabulary())
    inferred = infer(scan, find(scan))
    if inferred is None:
        assert "longest" not in text
        return
    interval = inferred.interval
    assert interval.start <= text["published"] <= interval.end
    assert interval.days() <= text.get("longest", interval.days())
    assert inferred.evidence
    for evidence in inferred.evidence:
        assert text["text"][evidence.span.start : evidence.span.end] == evidence.quote


def test_enough_undated_texts() -> None:
    assert len(_undated()) >= 30


def test_an_inferred_interval_widens_relative_values() -> None:
    interval = DateRange(datetime.date(2024, 1, 4), datetime.date(2024, 1, 7), "range")
    yesterday, month = _told("قُصف المقر أمس بعد هدوء منذ كانون الثاني 2023", interval, "inferred")
    assert yesterday.value == DateRange(
        datetime.date(2024, 1, 3), datetime.date(2024, 1, 6), "range"
    )
    assert yesterday.basis == "inferred"
    assert month.basis == "text"
    assert month.value is not None
    assert month.value.precision == "month"


def test_a_weekday_against_the_page_keeps_the_conflict() -> None:
    published = _day(datetime.date(2019, 3, 3))  # a Sunday
    (mention,) = _told("قُتل ثلاثة أمس الأحد غربي البلاد", published)
    assert mention.fields["conflict"] == "weekday"


def test_tables_are_what_their_sources_give(script: Callable[[str], ModuleType]) -> None:
    tables = script("data/time_tables.py")
    for name in tables.TABLES:
        assert (ROOM / name).read_text(encoding="utf-8") == tables.table_text(name), name


def test_no_form_stands_twice_in_a_table() -> None:
    for path, row_type in time_lexica.TABLES:
        if path.endswith(("hijri_months.tsv", "anchors.tsv")):
            continue
        forms = [
            (fold(row.form), getattr(row, "kind", ""))  # type: ignore[attr-defined]
            for row in read_table(path, row_type)
        ]
        assert len(forms) == len(set(forms)), path


def test_anchors_are_sound() -> None:
    rows = anchors()
    assert len(rows) >= 80
    for row in rows:
        assert row.kind in ("office_term", "event_date")
        assert row.until is None or row.since <= row.until <= horizon()
        assert bool(row.title) == (row.kind == "office_term")
        assert row.source


_TIME_WORDS = st.sampled_from(
    [term.form for term in time_lexica.terms()]
    + ["5", "24", "2014", "1445", "31", "99", "/", "-", ".", "(", ")", "،", "من", "إلى", "بين"]
    + ["قبل", "بعد", "منذ", "في", "و", "هذا", "ذلك", "\n", "الخامس", "العشرين", "ثلاثة", ":"]
)
_DATES = st.none() | st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)).map(_day)


def _check_any(text: str, published: DateRange | None) -> None:
    scan = Scan(text, _vocabulary())
    mentions = resolve(find(scan), published)
    end = 0
    for mention in mentions:
        assert end <= mention.first < mention.stop <= len(scan)
        end = mention.stop
        assert text[mention.span.start : mention.span.end].strip()
        if mention.form in ("set", "duration"):
            assert mention.value is None
            assert mention.set or mention.duration
        if mention.value is not None:
            assert mention.value.start <= mention.value.end
    inferred = infer(scan, find(scan))
    if inferred is not None:
        assert inferred.interval.start <= inferred.interval.end


@given(st.text(max_size=60), _DATES)
@settings(max_examples=100, deadline=None)
def test_any_text(text: str, published: DateRange | None) -> None:
    _check_any(text, published)


@given(st.lists(_TIME_WORDS, max_size=12).map(" ".join), _DATES)
@settings(max_examples=300, deadline=None)
def test_any_mixture_of_time_words(text: str, published: DateRange | None) -> None:
    _check_any(text, published)
