"""The lexica of parties: registered names, heads of descriptions, titles, nationalities, names.

Tables: reference/actors.tsv, actor_names.tsv, actor_parents.tsv, nationalities.tsv and the room's
own heads.tsv, titles.tsv, given_names.tsv, cue_words.tsv, speaker_groups.tsv.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from waqai.arabic.fold import fold
from waqai.arabic.inflect import noun_forms, plural_forms
from waqai.lexicon.lexicon import Lexicon, Policy, bare
from waqai.lexicon.tables import read_table

__all__ = [
    "TABLES",
    "ActorName",
    "ActorParent",
    "ActorRow",
    "Bond",
    "CueWord",
    "GivenName",
    "Head",
    "Nationality",
    "SpeakerGroup",
    "Title",
    "lexica",
]

# Kinds whose nouns of persons make a feminine in ـة (ناشط, ناشطة); of ranks it is another word
# (عقيد a colonel, عقيدة a creed).
_WITH_FEMININE = frozenset(
    {"civilians", "media", "medical", "protesters", "political", "spokesman"}
)
_OTHER_FEMININE = frozenset({"محافظ", "مؤسس", "نظير", "عامل", "مفاوض"})  # محافظة a province
_SHORTEST_DUAL = 3  # letters; أبين is a province, not two fathers


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

    sense "context": the words mean this party only when the cue holds (cues.py).
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

    role: party (can act) or target (only acted upon). shape "name": a proper name follows;
    "adjective": after a noun the word describes it (هجوم إرهابي); "person": one person, whose name
    may follow and who may be a woman.
    """

    id: str
    form: str
    kind: str
    role: str
    shape: str
    note: str


class Title(msgspec.Struct, frozen=True):
    """A row of titles.tsv: a rank or office before a person's name.

    relation: what a holder is to the body named with the title: leads, spokesman_of, member_of.
    """

    id: str
    form: str
    kind: str
    relation: str
    note: str


class Nationality(msgspec.Struct, frozen=True):
    """A row of reference/nationalities.tsv: an adjective of nationality.

    gender_number: m, f, pl, or "place" for the country's own name. Duals are generated.
    """

    country: str
    form: str
    gender_number: str


class GivenName(msgspec.Struct, frozen=True):
    """A row of given_names.tsv: a personal name. note "word": also a common word."""

    id: str
    form: str
    note: str


class CueWord(msgspec.Struct, frozen=True):
    """A row of cue_words.tsv: a word beside a party that decides how it is read.

    cue place_verb: its object is a place, not a party (شهدت سوريا); takes_people: what follows is
    a noun, not an adjective (مقتل مسلح); website: makes موقع a website; not_group: makes حركة,
    جبهة, تنظيم a common noun. imperfect: of verbs.
    """

    id: str
    form: str
    cue: str
    imperfect: str


class Bond(msgspec.Struct, frozen=True):
    """A row of bonds.tsv: words that say how two parties are tied.

    way: tie (an adjective inside a phrase, form its stem), between (words between two parties,
    the first is the subject), back (the second is), verb (before the first party, or after it).
    prep: of verbs what stands before the second party; alternatives are joined by "|".
    """

    id: str
    form: str
    imperfect: str
    prep: str
    relation: str
    way: str


class SpeakerGroup(msgspec.Struct, frozen=True):
    """A row of speaker_groups.tsv: what tells in whose language a text is written.

    by "words": the form stands in the text; by "outlet": the form is the id of the publisher, the
    agency or a media actor.
    """

    id: str
    group: str
    form: str
    by: str


TABLES: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("mentions/actor/bonds.tsv", Bond),
    ("mentions/actor/cue_words.tsv", CueWord),
    ("mentions/actor/given_names.tsv", GivenName),
    ("mentions/actor/heads.tsv", Head),
    ("mentions/actor/speaker_groups.tsv", SpeakerGroup),
    ("mentions/actor/titles.tsv", Title),
    ("reference/actor_names.tsv", ActorName),
    ("reference/actor_parents.tsv", ActorParent),
    ("reference/actors.tsv", ActorRow),
    ("reference/nationalities.tsv", Nationality),
)


def lexica() -> list[Lexicon[Any]]:
    """Six lexica: "actor" (names), "head", "title", "nationality", "given_name", "group_word"."""
    names = _names()
    heads = read_table("mentions/actor/heads.tsv", Head)
    titles = read_table("mentions/actor/titles.tsv", Title)
    nationalities = read_table("reference/nationalities.tsv", Nationality)
    given = read_table("mentions/actor/given_names.tsv", GivenName)
    groups = read_table("mentions/actor/speaker_groups.tsv", SpeakerGroup)
    noun = Policy("noun", "loose")
    return [
        Lexicon(
            "actor",
            names,
            ((form, n, "") for n, row in enumerate(names) for form in _cases(row.form)),
            noun,
        ),
        Lexicon("head", heads, _head_forms(heads), Policy("noun", "loose", pronouns=True)),
        Lexicon("title", titles, _title_forms(titles), noun),
        Lexicon("nationality", nationalities, _nationality_forms(nationalities), noun),
        Lexicon(
            "given_name",
            given,
            ((row.form, n, row.note) for n, row in enumerate(given)),
            Policy("noun", "exact"),
        ),
        Lexicon(
            "group_word",
            groups,
            ((row.form, n, row.group) for n, row in enumerate(groups) if row.by == "words"),
            noun,
        ),
    ]


def _names() -> tuple[ActorName, ...]:
    """The rows of actor_names.tsv, and the Arabic name of every actor that has no row for it.

    So one row of actors.tsv is enough for a party to be found by its name.
    """
    names = read_table("reference/actor_names.tsv", ActorName)
    known = {_key(row.form) for row in names}
    own = [
        ActorName(row.id, row.name_ar, "neutral", "", "")
        for row in read_table("reference/actors.tsv", ActorRow)
        if _key(row.name_ar) not in known
    ]
    return (*names, *own)


def _key(form: str) -> str:
    return " ".join(bare(word) for word in fold(form).split(" "))


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
            continue
        for form, feature in noun_forms(row.form):
            yield form, number, feature
        if row.shape == "person":
            yield from _feminine(row.form, number, row.kind)


def _title_forms(rows: tuple[Title, ...]) -> Iterator[tuple[str, int, str]]:
    for number, row in enumerate(rows):
        if row.form.endswith("ون"):
            for form, feature in plural_forms(row.form):
                yield form, number, feature
            continue
        first, blank, rest = row.form.partition(" ")
        yield row.form, number, "sg"
        if not blank and not first.endswith(("ة", "ا", "ى")):
            yield from (
                (form, number, feature)
                for form, feature in noun_forms(first)
                if feature != "du" or len(first) > _SHORTEST_DUAL
            )
        yield from (
            (form + blank + rest, number, feature)
            for form, _, feature in _feminine(first, number, row.kind)
        )


def _feminine(form: str, number: int, kind: str) -> Iterator[tuple[str, int, str]]:
    """The feminine of a noun of persons, singular and plural; none of a nisba (سياسية)."""
    is_other_word = form in _OTHER_FEMININE or form.endswith(("ي", "ة", "ى", "ا"))
    if kind in _WITH_FEMININE and not is_other_word:
        yield form + "ة", number, "sg"
        yield form + "ات", number, "pl"


def _nationality_forms(rows: tuple[Nationality, ...]) -> Iterator[tuple[str, int, str]]:
    for number, row in enumerate(rows):
        yield row.form, number, row.gender_number
        if row.gender_number in ("m", "f") and " " not in row.form:
            for form, feature in noun_forms(row.form):
                if feature == "du" and form.endswith(("ان", "ين")):
                    yield form, number, "du"
