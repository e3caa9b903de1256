"""The lexica of parties: the register's names, heads of descriptions, titles, nationalities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from waqai.arabic.inflect import noun_forms, plural_forms
from waqai.lexicon.lexicon import Lexicon, Policy
from waqai.lexicon.tables import read_table

__all__ = [
    "TABLES",
    "ActorName",
    "ActorParent",
    "ActorRow",
    "Head",
    "Nationality",
    "Title",
    "lexica",
]


class ActorRow(msgspec.Struct, frozen=True):
    """A row of reference/actors.tsv: a party of the register."""

    id: str
    name_ar: str
    name_en: str
    kind: str
    inter: str
    country: str
    since: str
    until: str
    wikidata: str
    source: str


class ActorName(msgspec.Struct, frozen=True):
    """A row of reference/actor_names.tsv: one way a party is written.

    sense "context": the words mean this party only when the cue holds.
    """

    id: str
    form: str
    usage: str
    sense: str
    cue: str


class ActorParent(msgspec.Struct, frozen=True):
    """A row of reference/actor_parents.tsv: who belongs to whom, and when."""

    id: str
    parent: str
    since: str
    until: str
    relation: str
    source: str


class Head(msgspec.Struct, frozen=True):
    """A row of heads.tsv: a noun that heads a party or target phrase.

    role: party (can act) or target (only acted upon). shape "name": a proper name follows.
    """

    id: str
    form: str
    kind: str
    role: str
    shape: str
    note: str


class Title(msgspec.Struct, frozen=True):
    """A row of titles.tsv: a rank or office before a person's name."""

    id: str
    form: str
    kind: str
    note: str


class Nationality(msgspec.Struct, frozen=True):
    """A row of reference/nationalities.tsv: an adjective of nationality."""

    country: str
    form: str
    gender_number: str


TABLES: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("mentions/actor/heads.tsv", Head),
    ("mentions/actor/titles.tsv", Title),
    ("reference/actor_names.tsv", ActorName),
    ("reference/actor_parents.tsv", ActorParent),
    ("reference/actors.tsv", ActorRow),
    ("reference/nationalities.tsv", Nationality),
)


def lexica() -> list[Lexicon[Any]]:
    """Four lexica: "actor" (names), "head", "title" and "nationality"."""
    names = read_table("reference/actor_names.tsv", ActorName)
    heads = read_table("mentions/actor/heads.tsv", Head)
    titles = read_table("mentions/actor/titles.tsv", Title)
    nationalities = read_table("reference/nationalities.tsv", Nationality)
    return [
        Lexicon(
            "actor",
            names,
            ((form, n, "") for n, row in enumerate(names) for form in _cases(row.form)),
            Policy("noun", "loose"),
        ),
        Lexicon("head", heads, _head_forms(heads), Policy("noun", "loose", pronouns=True)),
        Lexicon(
            "title",
            titles,
            ((row.form, n, "") for n, row in enumerate(titles)),
            Policy("noun", "loose"),
        ),
        Lexicon(
            "nationality",
            nationalities,
            ((row.form, n, row.gender_number) for n, row in enumerate(nationalities)),
            Policy("noun", "loose"),
        ),
    ]


def _cases(form: str) -> Iterator[str]:
    """A name and, when its first word is a sound plural, the other case (الحوثيون, الحوثيين)."""
    yield form
    first, blank, rest = form.partition(" ")
    if first.endswith("ون") and first.startswith("ال"):
        for other, _ in plural_forms(first):
            if other.endswith("ين"):
                yield other + blank + rest


def _head_forms(rows: tuple[Head, ...]) -> Iterator[tuple[str, int, str]]:
    for number, row in enumerate(rows):
        if row.form.endswith("ون"):
            for form, feature in plural_forms(row.form):
                yield form, number, feature
        else:
            for form, feature in noun_forms(row.form):
                yield form, number, feature
