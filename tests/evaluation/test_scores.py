"""The scorer on small texts: what counts as found, right, invented; both forms of records."""

import json
from pathlib import Path
from typing import Any

import pytest

from waqai.evaluation.evaluate import breakdown, evaluate
from waqai.evaluation.names import admin1_key, is_same_place, names_agreement
from waqai.evaluation.read import EvaluationError, read_gold, read_predictions, read_texts
from waqai.evaluation.scores import Scores
from waqai.evaluation.table import as_values, table_lines

TEXT = (
    "قتل جنديان بانفجار عبوة ناسفة قرب الطارمية أمس، بحسب مصدر أمني. "
    "ودانت الحكومة الهجوم. وبلغ عدد الهجمات 12 هجوماً."
)
EMPTY = "فاز الفريق بالمباراة النهائية."

BLAST = {
    "type": "remote_explosive_landmine_ied",
    "factuality": "asserted",
    "background": False,
    "trigger": "انفجار عبوة ناسفة",
    "evidence": "قتل جنديان بانفجار عبوة ناسفة قرب الطارمية أمس",
    "date": {"start": "2024-03-04", "end": "2024-03-04", "precision": "day"},
    "place": {"name": "الطارمية", "admin1": "Baghdad", "country": "IQ"},
    "targets": ["جنديان"],
    "weapons": ["ied"],
    "killed": [{"low": 2, "high": 2, "who": "جنديان"}],
    "sources": ["مصدر أمني"],
}
BLAME = {"type": "accuse", "trigger": "دانت", "evidence": "ودانت الحكومة الهجوم",
         "actors": ["الحكومة"]}  # fmt: skip
FIGURE = {"measure": "attacks", "low": 12, "high": 12, "what": "12 هجوماً"}


def _quoted(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"quote": words, "span": [start, start + len(words)]}


def _report(**changes: Any) -> dict[str, Any]:
    """The blast as a coder reports it, all fields right unless changed."""
    event = {
        "type": BLAST["type"],
        "factuality": "asserted",
        "background": False,
        "trigger": _quoted("انفجار عبوة"),
        "evidence": _quoted("قتل جنديان بانفجار عبوة ناسفة"),
        "date": {"start": "2024-03-04", "end": "2024-03-04"},
        "place": {"name": "الطارمية", "admin1": "Baghdad", "country": "IQ", **_quoted("الطارمية")},
        "actors": [],
        "targets": [{"name": "جنديان", **_quoted("جنديان")}],
        "weapons": [{"code": "ied"}],
        "killed": [{"low": 2, "high": 2, "status": "initial"}],
        "sources": [{"name": "مصدر أمني", **_quoted("مصدر أمني")}],
        **changes,
    }
    return {"document": {"id": "a"}, "articles": [{"events": [event], "figures": [FIGURE]}]}


def _scores(tmp_path: Path, *predictions: Any, kind: str = "conflict", **gold: Any) -> Scores:
    texts = [{"id": "a", "text": TEXT, "published": "2024-03-05"}, {"id": "b", "text": EMPTY}]
    records = [
        {"doc": "a", "articles": [], "events": [{**BLAST, **gold}, BLAME], "figures": [FIGURE]},
        {"doc": "b", "articles": [], "events": []},
    ]
    read = read_texts(_written(tmp_path / "texts.jsonl", texts))
    found = read_predictions([json.dumps(p).encode() for p in predictions], read)
    return evaluate(read_gold(_written(tmp_path / "gold.jsonl", records), read), found, read, kind)


def _written(path: Path, records: list[Any]) -> Path:
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    path.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    return path


def test_a_right_report_scores_full(tmp_path: Path) -> None:
    scores = _scores(tmp_path, _report())
    measures = scores.measures()
    assert (scores.events.right, scores.events.coded, scores.events.gold) == (1, 1, 1)
    assert scores.whole_of_gold == 1.0
    assert measures["killed"] == measures["place"] == measures["admin1"] == 1.0
    assert scores.figures.f1 == 1.0
    assert scores.problems == []
    assert (scores.left_empty.right, scores.left_empty.of) == (1, 1)
    assert (scores.documents.right, scores.documents.of) == (1, 2)


def test_kinds_choose_the_events(tmp_path: Path) -> None:
    assert _scores(tmp_path, _report(), kind="verbal").events.gold == 1
    everything = _scores(tmp_path, _report(), kind="all").events
    assert (everything.precision, everything.recall) == (1.0, 0.5)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"type": "attack"}, "type"),
        ({"factuality": "denied"}, "factuality"),
        ({"background": True}, "background"),
        ({"date": None}, "date"),
        ({"place": {"name": "بغداد"}}, "place"),
        ({"killed": [{"low": 3, "high": 3}]}, "killed"),
        ({"injured": [{"low": 1, "high": None}]}, "injured"),
        ({"targets": []}, "targets"),
        ({"weapons": ["drone"]}, "weapons"),
        ({"sources": ["الشرطة"]}, "sources"),
    ],
)
def test_a_wrong_field_is_wrong(tmp_path: Path, changes: dict[str, Any], field: str) -> None:
    assert _scores(tmp_path, _report(**changes)).measures()[field] == 0.0


def test_superseded_rows_do_not_add_up(tmp_path: Path) -> None:
    rows = [{"low": 9, "high": 9, "status": "superseded"}, {"low": 2, "high": 2}]
    assert _scores(tmp_path, _report(killed=rows)).measures()["killed"] == 1.0


def test_what_gold_does_not_have_is_invented(tmp_path: Path) -> None:
    scores = _scores(tmp_path, _report(), date=None, place=None)
    assert (scores.invented_date.right, scores.invented_place.right) == (1, 1)
    assert scores.whole == 0


def test_events_elsewhere_do_not_match(tmp_path: Path) -> None:
    far = _report(trigger=_quoted("الهجمات"), evidence=_quoted("وبلغ عدد الهجمات"), place=None)
    scores = _scores(tmp_path, far)
    assert scores.events.right == 0
    assert len(scores.missed) == len(scores.extra) == 1


def test_a_whole_paragraph_is_no_trigger(tmp_path: Path) -> None:
    scores = _scores(tmp_path, _report(trigger=_quoted(TEXT), evidence=_quoted(TEXT), place=None))
    assert scores.events.right == 0


def test_bad_offsets_are_named(tmp_path: Path) -> None:
    report = _report(targets=[{"name": "جنديان", "quote": "جنديان", "span": [0, 6]}])
    (problem,) = _scores(tmp_path, report).problems
    assert "targets[0]: span 0:6" in problem


def test_error_records_count_as_not_coded(tmp_path: Path) -> None:
    error = {"schema": "waqai.error/1", "document": {"id": "a"}, "error": {"kind": "internal"}}
    scores = _scores(tmp_path, error)
    assert scores.n_errors == 1
    assert scores.events.recall == 0.0


def test_gold_scored_against_itself_is_right_in_everything() -> None:
    folder = Path(__file__).resolve().parent.parent.parent / "eval" / "gold"
    texts = read_texts(folder / "texts.jsonl")
    gold = read_gold(folder / "records.jsonl", texts)
    lines = (folder / "records.jsonl").read_bytes().splitlines()
    scores = evaluate(gold, read_predictions(lines, texts), texts, "all")
    assert set(scores.measures().values()) == {1.0}
    for by in ("set", "country", "type", "factuality"):
        groups = breakdown(gold, read_predictions(lines, texts), texts, by, "all")
        assert sum(group.gold for group in groups.values()) == scores.events.gold
        assert all(group.f1 == 1.0 for group in groups.values())


def test_tables_and_json_hold_every_part(tmp_path: Path) -> None:
    scores = _scores(tmp_path, _report())
    lines = "\n".join(table_lines([scores], 5))
    for words in ("conflict", "whole record", "figures", "left empty", "bad offsets 0", "killed"):
        assert words in lines
    assert json.loads(json.dumps(as_values(scores)))["events"]["f1"] == 1.0


def test_names_agree_in_spite_of_clitics_and_spelling() -> None:
    assert names_agreement(["القوات الأميركية"], ["لقوات الاميركيه"]) == (1.0, 1.0)
    assert names_agreement(["الجيش", "الشرطة"], ["الجيش"]) == (1.0, 0.5)
    assert is_same_place("قضاء الطارمية", "الطارمية")
    assert not is_same_place("بغداد", "البصرة")


def test_provinces_have_one_key() -> None:
    assert admin1_key("IQ", "Ninewa") == admin1_key("IQ", "Nineveh")
    assert admin1_key("IQ", "Al-Anbar") == admin1_key("IQ", "anbar")
    assert admin1_key("SY", "Homs") != admin1_key("SY", "Hama")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "gold.jsonl:1: not JSON"),
        ('{"doc": "z"}', "gold.jsonl:1: there is no text 'z'"),
        ('{"doc": "a", "events": [{}]}', "gold.jsonl:1: Object missing required field `type`"),
        ('{"doc": "a"}\n{"doc": "a"}', "gold.jsonl:2: 'a' has a record already"),
        ("", "no records"),
    ],
)
def test_unusable_gold_is_named(tmp_path: Path, line: str, words: str) -> None:
    texts = read_texts(_written(tmp_path / "texts.jsonl", [{"id": "a", "text": TEXT}]))
    (tmp_path / "gold.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"gold\.jsonl") as caught:
        read_gold(tmp_path / "gold.jsonl", texts)
    assert words in str(caught.value)
