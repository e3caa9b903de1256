"""Numbers: the cases of the room, properties over any text, and an oracle for number words."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.lexicon.scan import Scan
from waqai.lexicon.tables import PACKAGE, read_table
from waqai.lexicon.vocabulary import Vocabulary
from waqai.mentions.number.counted import CountedNoun, DoubleDuty
from waqai.mentions.number.find import find
from waqai.mentions.number.lexica import TABLES, lexica
from waqai.model.mention import NumberMention

_COUNTING_SOURCES = ("numeral", "dual", "quantifier", "plural")
_COMPARED = ("approx", "vague", "role", "noun", "source", "is_rest", "is_subset")


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary(lexica())


def _find(text: str) -> list[NumberMention]:
    return find(Scan(text, _vocabulary()))


def _quote(text: str, mention: NumberMention) -> str:
    return text[mention.span[0] : mention.span[1]]


def check_case(case: dict[str, Any]) -> list[str]:
    """What is wrong with a case of cases.toml, one line each; the convention stands in the file."""
    text = case["text"]
    mentions = _find(text)
    unmatched = list(mentions)
    problems = []
    for want in case.get("want", []):
        same = [mention for mention in unmatched if _quote(text, mention) == want["quote"]]
        if not same:
            problems.append(f"not found: {want['quote']!r}")
            continue
        mention = same[0]
        unmatched.remove(mention)
        high = None if want.get("open") else want.get("high", want["low"])
        if (mention.low, mention.high) != (want["low"], high):
            problems.append(f"{want['quote']!r}: got {mention.low}..{mention.high}")
        for key in _COMPARED:
            if key in want and getattr(mention, key) != want[key]:
                problems.append(f"{want['quote']!r}: {key} is {getattr(mention, key)!r}")
    problems += [
        f"extra: {_quote(text, mention)!r} {mention}"
        for mention in unmatched
        if mention.role == "count" and mention.source in _COUNTING_SOURCES
    ]
    return problems


def _cases() -> list[dict[str, Any]]:
    file = PACKAGE / "mentions" / "number" / "cases.toml"
    cases: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    return cases


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    assert check_case(case) == [], case["text"]


def test_cases_are_many_and_their_ids_differ() -> None:
    ids = [case["id"] for case in _cases()]
    assert len(ids) == len(set(ids)) >= 250


_WORDS = st.sampled_from(
    (
        *(
            "ثلاثة",
            "عشر",
            "وعشرون",
            "مئة",
            "ألف",
            "مليون",
            "ونصف",
            "واحد",
            "أحد",
            "عشرات",
            "الآلاف",
        ),
        *("بين", "و", "من", "إلى", "أو", "أكثر", "على", "الأقل", "نحو", "ال", "بـ", "بينهم", "دون"),
        *(
            "جنود",
            "جنديان",
            "آخرون",
            "أي",
            "لم",
            "الساعة",
            "عام",
            "الفرقة",
            "الثالث",
            "يناير",
            "إف",
        ),
        *("5", "12", "2014", "1,500", "(", ")", "-", "/", ":", ".", "٪", "$", "أحدهم", "عدد"),
    )
)


@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=14).map(" ".join)))
@settings(max_examples=300, deadline=None)
def test_mentions_of_any_text_are_in_order_and_well_formed(text: str) -> None:
    mentions = _find(text)
    previous = 0
    for mention in mentions:
        start, end = mention.span
        assert 0 <= start < end <= len(text)
        assert mention.first < mention.stop
        assert mention.first >= previous
        previous = mention.stop
        assert mention.low >= 0
        assert mention.high is None or mention.low <= mention.high < 2**63
        if mention.noun_range is not None:
            assert mention.first <= mention.noun_range[0] < mention.noun_range[1] <= mention.stop


def test_number_words_agree_with_an_outside_generator() -> None:
    """num2words is wrong on 200, 2000 (ألفا) and 101,000 (مائة و ألف ألف): those are left out."""
    from num2words import num2words

    wrong = []
    for value in [*range(100), *range(100, 2000, 7), *range(2000, 1_000_000, 9973), 3_000_000]:
        thousands = value // 1000
        is_wrong = 200 <= value % 1000 < 300 or 200 <= thousands < 300 or value == 2000
        if is_wrong or (thousands > 100 and thousands % 100 == 1):
            continue
        words = num2words(value, lang="ar")
        found = [mention.low for mention in _find(words)]
        if found != [value]:
            wrong.append((value, words, found))
    assert wrong == []


def test_double_duty_names_nouns_of_the_table() -> None:
    nouns = {row.id: row.singular for row in read_table("reference/counted_nouns.tsv", CountedNoun)}
    rows = read_table("mentions/number/double_duty.tsv", DoubleDuty)
    assert [row for row in rows if nouns.get(row.id) != row.noun] == []


@pytest.mark.parametrize("table", [table for table, _ in TABLES if "number/" in table])
def test_tables_are_sorted(table: str) -> None:
    lines = (PACKAGE / table).read_text(encoding="utf-8").splitlines()[1:]
    assert lines == sorted(set(lines))
    ids = [line.split("\t")[0] for line in lines]
    if "double_duty" not in table:  # one row for each number of a noun
        assert len(ids) == len(set(ids))
