"""Places: the cases of the room, and properties that hold for any text."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.ingest.documents import document_from_text
from waqai.lexicon.scan import Scan
from waqai.lexicon.stored import FEATURES
from waqai.lexicon.tables import PACKAGE, read_table
from waqai.lexicon.vocabulary import Vocabulary
from waqai.mentions.lexica import all_lexica
from waqai.mentions.place.build import places
from waqai.mentions.place.find import find
from waqai.mentions.place.gazetteer import read_gazetteer
from waqai.mentions.place.geometry import distance_km, moved
from waqai.mentions.place.lexica import TABLES
from waqai.mentions.place.resolve import resolve
from waqai.model.document import Hints
from waqai.model.mention import PlaceMention
from waqai.pipeline import Pipeline

ROLES = ("where", "container", "name_part", "anaphor")
PRECISIONS = ("point", "near", "district", "admin1", "region", "country", "sea_air")


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary(all_lexica())


def _places(text: str, country: str | None = None) -> list[PlaceMention]:
    scan = Scan(text, _vocabulary())
    return resolve(find(scan, country), scan, country)


def _quote(text: str, mention: PlaceMention) -> str:
    return text[mention.span.start : mention.span.end]


def check_case(case: dict[str, Any]) -> list[str]:
    """What is wrong with a case of cases.toml, one line each; the convention stands in the file."""
    text = case["text"]
    unmatched = _places(text, case.get("country"))
    problems = []
    for want in case.get("want", []):
        role = want.get("role", "where")
        same = [m for m in unmatched if _quote(text, m) == want["quote"] and m.role == role]
        if not same:
            problems.append(f"not found: {want['quote']!r} as {role}")
            continue
        unmatched.remove(same[0])
        problems += _differences(want, same[0])
    return problems + [
        f"extra: {_quote(text, mention)!r} {mention.rule}"
        for mention in unmatched
        if mention.role in ("where", "container")
    ]


def _differences(want: dict[str, Any], mention: PlaceMention) -> list[str]:
    problems = []
    for key in ("id", "country", "admin1", "precision", "lat", "lon"):
        found = getattr(mention.ref, key, None)
        if key in want and found != want[key]:
            problems.append(f"{want['quote']!r}: {key} is {found!r} ({mention.reason})")
    if want.get("pin") is False and mention.ref is not None and mention.ref.lat is not None:
        problems.append(f"{want['quote']!r}: pinned at {mention.ref.lat}, {mention.ref.lon}")
    candidates = [ref.id for ref in mention.candidates]
    if "candidates" in want and candidates != want["candidates"]:
        problems.append(f"{want['quote']!r}: candidates are {candidates}")
    return problems


_TEXT = (
    "في من قضاء حي قرية مدينة محافظة طريق بين شمال غرب 20 كم الحدود السورية الموصل بغداد قصف"
    " طرابلس النجف وحلب بدرعا قالت تركيا التابعة ، . \n « » ( ) الباب عين العاصمة مناطق المثنى"
)
_WORDS = st.sampled_from(_TEXT.split(" "))


@settings(max_examples=200, deadline=None)
@given(st.lists(_WORDS, max_size=24))
def test_mentions_are_in_order_and_whole(words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for mention in _places(text):
        assert last <= mention.first < mention.stop
        last = mention.stop
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.role in ROLES
        assert mention.role in ("where", "container") or mention.reason
        if mention.ref is not None:
            assert mention.ref.precision in PRECISIONS
            assert (mention.ref.lat is None) == (mention.ref.lon is None)
        if mention.candidates:  # an open name is never pinned
            assert mention.ref is None or mention.ref.lat is None


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ابتجحدرسصعفقكلمنهويةىءأإ، .\n20«»", max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert _places(text) == _places(text)


def test_the_hint_breaks_a_tie_and_nothing_else_is_pinned() -> None:
    open_name = _places("اشتباكات في طرابلس")[0]
    assert open_name.ref is None
    assert {ref.country for ref in open_name.candidates} == {"LY", "LB"}
    assert [m.ref.country for m in _places("اشتباكات في طرابلس", "LB") if m.ref] == ["LB"]


def test_articles_of_a_page_do_not_share_places() -> None:
    scan = Scan("انفجار في الموصل\nاشتباكات في طرابلس", _vocabulary())
    mentions = find(scan)
    assert resolve(mentions[:1], scan)[0].ref is not None
    assert resolve([], scan) == []


def test_distances() -> None:
    lat, lon = moved(33.0, 44.0, 50, 90)
    assert distance_km(33.0, 44.0, lat, lon) == pytest.approx(50, rel=0.02)


@pytest.mark.parametrize(("path", "row_type"), TABLES)
def test_tables_can_be_read(path: str, row_type: Any) -> None:
    assert read_table(path, row_type)


def test_every_form_has_a_row_and_a_known_feature() -> None:
    gazetteer = read_gazetteer()
    names, _ = places()
    forms = names.all_forms()
    assert {feature for _, _, feature in forms} <= set(FEATURES)
    assert {row for _, row, _ in forms} <= set(range(gazetteer.rows.n_rows))
    assert [known.ref for known in names.places] == [*gazetteer.rows.all()]
    assert {known.ref.id: known.weight for known in names.places} == gazetteer.weight


def test_cases_are_enough_and_varied() -> None:
    cases = tomllib.loads((PACKAGE / "mentions/place/cases.toml").read_text("utf-8"))["case"]
    missing = [case for case in cases if not any("role" not in want for want in case["want"])]
    assert len(cases) >= 150
    assert len(missing) * 3 >= len(cases)


def test_a_dateline_is_a_mention_of_its_own_role() -> None:
    text = "مقديشو – رويترز: قال شرطي في الصومال إن سيارة انفجرت."
    document = document_from_text(text, "test", Hints())
    first = Pipeline().mentions(document, frozenset(("place",)))[0]
    assert (first.quote, first.value["role"], first.value["country"]) == (
        "مقديشو",
        "dateline",
        "SO",
    )
