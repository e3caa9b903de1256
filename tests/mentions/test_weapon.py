"""Weapons: the table covers the coding guide, and what stands in it is found."""

from __future__ import annotations

from functools import cache

import pytest

from waqai.ingest.documents import document_from_text
from waqai.lexicon.tables import read_table
from waqai.mentions.weapon.lexica import WeaponForm
from waqai.model.document import Hints
from waqai.pipeline import Pipeline

#: The codes of the coding guide; "unknown" has no words.
CODES = [
    "ied",
    "car_bomb",
    "suicide_vest",
    "rocket",
    "missile",
    "mortar",
    "artillery",
    "rpg",
    "small_arms",
    "machine_gun",
    "drone",
    "aircraft",
    "helicopter",
    "armor",
    "grenade",
    "landmine",
    "explosive",
    "knife",
    "chemical",
]
_BARE = ("weapon", "platform", "munition")


@cache
def rows() -> tuple[WeaponForm, ...]:
    return read_table("reference/weapons.tsv", WeaponForm)


@cache
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_words_of_its_own(code: str) -> None:
    sure = [row for row in rows() if row.code == code and not row.cue and row.role in _BARE]
    assert len(sure) >= 10


def test_no_row_has_another_code() -> None:
    assert {row.code for row in rows()} <= {*CODES, "none"}
    assert all((row.role == "none") == (row.code == "none") for row in rows())


def test_a_system_keeps_its_code_and_family() -> None:
    families: dict[str, set[str]] = {}
    for row in rows():
        if row.system:
            families.setdefault(row.system, set()).add(row.family)
    assert all(len(found) == 1 for found in families.values()), families


def test_every_form_is_found_as_it_stands() -> None:
    wrong = []
    for row in rows():
        if row.role in ("none", "fire") or row.cue:
            continue
        text = f"شاهد الأهالي {row.form} هناك."
        found = pipeline().mentions(document_from_text(text, "t", Hints()), frozenset(("weapon",)))
        if row.code not in {mention.value["code"] for mention in found}:
            wrong.append((row.form, row.code, [mention.value["code"] for mention in found]))
    assert not wrong
