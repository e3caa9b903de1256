"""Relations between parties: what a sentence states, its near misses, and that words bear it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from waqai.ingest.documents import document_from_text
from waqai.model.document import Hints
from waqai.model.report import Relation
from waqai.pipeline import Pipeline

Case = dict[str, Any]
CASES: list[Case] = tomllib.loads(
    Path(__file__).with_name("relations.toml").read_text(encoding="utf-8")
)["case"]


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def relations(text: str) -> list[Relation]:
    report = pipeline().report(document_from_text(text, "test", Hints()))
    return [relation for article in report.articles for relation in article.relations]


def _shown(relation: Relation) -> Case:
    values = {
        "relation": relation.relation,
        "subject": relation.subject.name,
        "subject_id": relation.subject.id,
        "object": relation.object.name,
        "object_id": relation.object.id,
        "role": relation.role,
        "quote": relation.quote,
    }
    return {key: value for key, value in values.items() if value is not None}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_relations_are_those_the_words_state(case: Case) -> None:
    assert [_shown(relation) for relation in relations(case["text"])] == case["want"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_every_value_stands_in_the_words(case: Case) -> None:
    text = case["text"]
    for found in relations(text):
        assert text[slice(*found.span)] == found.quote
        for party in (found.subject, found.object):
            if party.span is None:
                assert party.basis == "computed"
                assert all(text[slice(*e.span)] == e.quote for e in party.evidence)
            else:
                assert text[slice(*party.span)] == party.quote
        assert found.role is None or found.role in found.quote


def test_a_relation_is_reported_once_an_article() -> None:
    text = "قال زعيم حزب الله حسن نصر الله إن الرد قادم. وأضاف زعيم حزب الله حسن نصر الله ذلك."
    assert [relation.relation for relation in relations(text)] == ["leads"]


def test_the_cases_are_many_and_hold_near_misses() -> None:
    assert len(CASES) >= 40
    assert sum(not case["want"] for case in CASES) >= 10
