"""Parties beyond what cases can say: outlets and dates, antecedents, relations, the tables."""

from __future__ import annotations

import datetime
from functools import cache
from itertools import pairwise

import pytest

from waqai.ingest.documents import document_from_text
from waqai.lexicon.tables import read_table
from waqai.mentions.actor.lexica import ActorName, ActorRow, SpeakerGroup, Title
from waqai.mentions.actor.relations import find_relations
from waqai.model.document import Hints
from waqai.model.mention import ActorMention
from waqai.pipeline import Pipeline

_CUES = {
    "country", "before", "since", "speaker", "antecedent", "source_position", "metonym",
    "animate", "otherwise",
}  # fmt: skip


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def parties(text: str, hints: Hints | None = None) -> list[ActorMention]:
    read = pipeline()._read(document_from_text(text, "test", hints or Hints()))
    return list(read.actors)


def relations(text: str) -> list[tuple[str, str, str, str | None]]:
    read = pipeline()._read(document_from_text(text, "test", Hints()))
    found = find_relations(read.scan, read.actors, pipeline()._actor_tables)
    return [(r.relation, r.subject.name, r.object.name, r.object.id) for r in found]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (datetime.date(2003, 11, 2), "int-coalition-iraq-2003"),
        (datetime.date(2006, 5, 1), "int-mnf-iraq"),
        (datetime.date(2017, 5, 1), "int-coalition-oir"),
    ],
)
def test_the_date_decides_which_coalition(day: datetime.date, expected: str) -> None:
    found = parties("قصفت قوات التحالف مواقع غرب الموصل في العراق.", Hints(published=day))
    assert found[0].ref.id == expected


def test_without_a_date_the_words_stay_open() -> None:
    found = parties("قصفت قوات التحالف المبنى.")
    assert found[0].ref.name == "قوات التحالف"
    assert found[0].ref.id in (None, "generic-coalition")


def test_the_language_of_the_text_decides_who_the_enemy_is() -> None:
    text = "مرتزقة العدوان يحشدون في مأرب. وقال القائد إن العدو تكبد خسائر في اليمن."
    enemies = [party for party in parties(text) if party.ref.name == "العدو"]
    assert [party.ref.id for party in enemies] == ["int-arab-coalition"]


def test_a_noun_with_the_article_points_back() -> None:
    found = parties("انسحب تنظيم داعش من البلدة. وقال سكان إن التنظيم فجر الجسر.")
    back = next(party for party in found if party.ref.name == "التنظيم")
    assert back.antecedent is not None
    assert found[back.antecedent].ref.name == "تنظيم داعش"


def test_antecedents_come_before_what_refers_to_them() -> None:
    text = "التقى العقيد سعد الهيازعي وفد حركة حماس. وقال الهيازعي إن الحركة وافقت."
    for index, party in enumerate(parties(text)):
        assert party.antecedent is None or party.antecedent < index


def test_mentions_lie_apart_and_in_order() -> None:
    found = parties("دخلت قوات الجيش والشرطة والحشد الشعبي حي الجامعة في الموصل مع الأهالي.")
    assert all(a.stop <= b.first for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قال الأمين العام لكتائب سيد الشهداء أبو آلاء الولائي إن الرد قريب.",
            ("leads", "أبو آلاء الولائي", "كتائب سيد الشهداء", "iq-kataib-sayyid-al-shuhada"),
        ),
        (
            "قتل فادي الجبوري القيادي السابق في الجيش الحر.",
            ("formerly", "فادي الجبوري", "الجيش الحر", "sy-fsa"),
        ),
        (
            "قال المتحدث باسم حركة النجباء نصر الشمري إن الفصائل جاهزة.",
            ("spokesman_of", "نصر الشمري", "حركة النجباء", "iq-harakat-al-nujaba"),
        ),
        (
            "هاجمت هيئة تحرير الشام (جبهة النصرة سابقا) القرية.",
            ("formerly", "هيئة تحرير الشام", "جبهة النصرة", None),
        ),
        (
            "انسحبت وحدات تابعة للحشد الشعبي من البلدة.",
            ("part_of", "وحدات", "الحشد الشعبي", "iq-pmu"),
        ),
    ],
)
def test_relations(text: str, expected: tuple[str, str, str, str | None]) -> None:
    assert relations(text) == [expected]


def test_an_office_without_a_person_is_no_relation() -> None:
    assert relations("وصل قائد عمليات نينوى إلى الموقع.") == []


def test_cues_are_those_the_grammar_knows() -> None:
    for row in read_table("reference/actor_names.tsv", ActorName):
        for condition in row.cue.split("+") if row.cue else []:
            assert condition.partition(":")[0] in _CUES, row


def test_speaker_cues_have_words_or_outlets() -> None:
    groups = {row.group for row in read_table("mentions/actor/speaker_groups.tsv", SpeakerGroup)}
    used = {
        condition.partition(":")[2]
        for row in read_table("reference/actor_names.tsv", ActorName)
        for condition in row.cue.split("+")
        if condition.startswith("speaker:")
    }
    assert used <= groups


def test_titles_state_known_relations() -> None:
    for row in read_table("mentions/actor/titles.tsv", Title):
        assert row.relation in ("", "leads", "member_of", "spokesman_of"), row


def test_the_register_holds_at_least_four_hundred_parties() -> None:
    assert len(read_table("reference/actors.tsv", ActorRow)) >= 400
