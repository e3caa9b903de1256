"""The weapon lexicon, compiled from reference/weapons.tsv."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from waqai.arabic.inflect import noun_forms, plural_forms
from waqai.lexicon.lexicon import Lexicon, Policy
from waqai.lexicon.tables import read_table

__all__ = ["TABLES", "WeaponForm", "lexica"]


class WeaponForm(msgspec.Struct, frozen=True):
    """A row of reference/weapons.tsv: one surface form of a weapon.

    role: weapon, platform, munition, incident (a word such as غارة that implies the weapon), fire
    (the words that complete a verb of shooting), none (no weapon: طائرة ركاب).
    cue: "cue" when the word alone may be something else.
    """

    id: str
    code: str
    family: str
    form: str
    system: str
    role: str
    cue: str
    variety: str
    note: str


TABLES: tuple[tuple[str, type[msgspec.Struct]], ...] = (("reference/weapons.tsv", WeaponForm),)


def lexica() -> list[Lexicon[Any]]:
    """One lexicon, "weapon": forms with their duals and sound plurals."""
    rows = read_table("reference/weapons.tsv", WeaponForm)
    return [Lexicon("weapon", rows, _forms(rows), Policy("noun", "loose", pronouns=True))]


def _forms(rows: tuple[WeaponForm, ...]) -> Iterator[tuple[str, int, str]]:
    for number, row in enumerate(rows):
        for written in _written(row.form):
            for form, feature in _inflected(written):
                yield form, number, feature


def _written(form: str) -> Iterator[str]:
    """A system's name with its number as the press writes it: فاتح-110, فاتح 110, فاتح110."""
    yield form
    name, hyphen, figure = form.partition("-")
    if hyphen and figure.isdigit():
        yield f"{name} {figure}"
        if len(figure) > 1 or " " not in name:
            yield name + figure


def _inflected(written: str) -> Iterator[tuple[str, str]]:
    yield from noun_forms(written)
    words = written.split(" ")
    if len(words) > 1:  # what follows may be no adjective: طائرتان بدون طيار
        yield from _duals(words)
    if all(word.endswith("ة") for word in words):
        yield " ".join(word[:-1] + "ات" for word in words), "pl"
        if len(words) > 1:  # of things the adjective stays singular: عبوات ناسفة
            yield " ".join([words[0][:-1] + "ات", *words[1:]]), "pl"
    elif words[0].endswith("ة") and len(words) > 1:
        yield " ".join([words[0][:-1] + "ات", *words[1:]]), "pl"
    if len(words) == 1:
        for form, feature in plural_forms(written):
            if feature == "pl" and form != written:
                yield form, "sg"


def _duals(words: list[str]) -> Iterator[tuple[str, str]]:
    """Duals of which the first word takes the ending, and construct adjectives: محليتي الصنع."""
    stem = words[0][:-1] + "ت" if words[0].endswith("ة") else words[0]
    for ending in ("ان", "ين"):
        yield " ".join([stem + ending, *words[1:]]), "du"
    if len(words) > 2 and words[1].endswith("ة") and words[2].startswith("ال"):
        for ending, construct in (("ان", "تا"), ("ين", "تي")):
            yield " ".join([stem + ending, words[1][:-1] + construct, *words[2:]]), "du"
