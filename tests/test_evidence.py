"""Every quote of a report and of every mention stands at its span, whatever the text is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from waqai.ingest.documents import document_from_text
from waqai.model.document import Document
from waqai.pipeline import Pipeline

KINDS = frozenset(("number", "time", "place", "actor", "weapon", "trigger", "speaker"))

_WORDS = st.sampled_from(
    (
        "قُتل", "وأصيب", "ثلاثة", "جنديان", "٣٥", "12", "مدنيين", "بانفجار", "عبوة ناسفة", "في",
        "الموصل", "حلب", "للجيش", "العراقي", "قال", "مصدر أمني", "إن", "أمس", "٥ تمّوز ٢٠٢٣",
        "2024/01/05", "بينهم", "طفل", "داعش", "الحوثيون", "قصفت", "وقصفوا", "غارة", "لم", "هدد",
        "أعلن", "مسؤوليته", "تظاهر", "\n", "\n\n", "إقرأ أيضاً", "المصدر:", "رويترز", ".", "،", ":",
        "«", "»", "(", "🔴", "👩‍👩‍👧", "ـــ", "ًٌ", "\u0651", "\u200f", "\u2067", "ﻻ", "F-16",
        "Mosul", "گ", "#غزة_الآن", "-", "عشرات", "و", "ال", "بيت لاهيا", "\u00a0", "\ufeff", "\r\n",
    )
)  # fmt: skip
_TEXTS = st.lists(
    st.one_of(_WORDS, _WORDS, _WORDS, st.text(max_size=6)), min_size=1, max_size=40
).flatmap(lambda words: st.sampled_from((" ", " ", "")).map(lambda blank: blank.join(words)))
_SETTINGS = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@cache
def _pipeline() -> Pipeline:
    return Pipeline()


def _document(text: str) -> Document:
    return document_from_text(text, "any")


@given(text=_TEXTS)
@example(text="")
@example(text="\u0651")
@example(text="قُتِلَ")
@_SETTINGS
def test_reports_are_valid_and_quote_the_text(text: str, valid_report: Callable[..., Any]) -> None:
    document = _document(text)
    report = _pipeline().report(document, explain=True)
    found = valid_report(report, document.text)
    for article in found["articles"]:
        triggers = [event["trigger"]["span"][0] for event in article["events"]]
        assert triggers == sorted(triggers)
        for span in (span for event in article["events"] for span in event["mentions"]):
            assert 0 <= span[0] < span[1] <= len(document.text)
        for start, end in article["body"]:
            assert 0 <= start < end <= len(document.text)


@given(_TEXTS)
@_SETTINGS
def test_mentions_quote_the_text_in_order(text: str) -> None:
    document = _document(text)
    mentions = _pipeline().mentions(document, KINDS)
    assert [mention.span for mention in mentions] == sorted(mention.span for mention in mentions)
    for mention in mentions:
        start, end = mention.span
        assert 0 <= start < end <= len(document.text)
        assert document.text[start:end] == mention.quote
        assert mention.quote.strip()
        assert mention.rule


@given(_TEXTS, _TEXTS)
@settings(max_examples=40, deadline=None)
def test_what_was_coded_before_changes_nothing(text: str, other: str) -> None:
    first = msgspec.json.encode(_pipeline().report(_document(text)))
    _pipeline().report(_document(other))
    assert msgspec.json.encode(_pipeline().report(_document(text))) == first
