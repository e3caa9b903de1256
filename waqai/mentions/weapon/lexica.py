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

    role: weapon, platform, munition, incident (a word such as غارة that implies the weapon).
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
        for form, feature in noun_forms(row.form):
            yield form, number, feature
        words = row.form.split(" ")
        if all(word.endswith("ة") for word in words):
            plural = " ".join(word[:-1] + "ات" for word in words)
            yield plural, number, "pl"
            if len(words) > 1:  # of things the adjective stays singular: عبوات ناسفة
                yield " ".join([words[0][:-1] + "ات", *words[1:]]), number, "pl"
        elif words[0].endswith("ة") and len(words) > 1:
            yield " ".join([words[0][:-1] + "ات", *words[1:]]), number, "pl"
        if len(words) == 1:
            for form, feature in plural_forms(row.form):
                if feature == "pl" and form != row.form:
                    yield form, number, "sg"
