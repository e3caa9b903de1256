"""Words round place names, by kind: what the phrase grammar looks up.

Table: words.tsv. Kinds: unit (a word for a kind of place), direction (شمال, محيط), cue (words a
bare name may follow), owner (heads that make a place part of their own name), no_name (words that
follow a unit and are no name), adjunct (adjectives that belong to a name), starter (first words of
compound names), held (names that are mostly other words: a place only after a unit, after a cue,
or, "spelling", never when written so), host (verbs of which a place is the scene, not the doer),
tie (words between a place and the place it lies in). reference/place_words.tsv says which words
change their level by country.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec

from waqai.arabic.fold import fold
from waqai.lexicon.tables import read_table

__all__ = ["CountryWord", "PlaceWord", "Words", "read_words"]


class PlaceWord(msgspec.Struct, frozen=True):
    """A row of words.tsv.

    level: of units what they name (country, admin1, region, district, town, village, quarter,
    camp, base, site, street, water, many); of directions a bearing in degrees, "in" or "out"; of
    cues "strong" or "weak". opens: of units "name" (any name may follow) or "known" (only names
    of the gazetteer).
    """

    id: str
    form: str
    kind: str
    level: str
    opens: str


class CountryWord(msgspec.Struct, frozen=True):
    """A row of reference/place_words.tsv: the level of a word in some countries."""

    id: str
    form: str
    level: str
    countries: str


class Words(NamedTuple):
    """The rows, and the kinds that are looked up word by word as sets of folded forms.

    levels: (word, country) → "admin1" or "admin2" where the word names a division of that order.
    """

    rows: tuple[PlaceWord, ...]
    strong: frozenset[str]
    weak: frozenset[str]
    cues: frozenset[str]
    owners: frozenset[str]
    no_names: frozenset[str]
    adjuncts: frozenset[str]
    ordinals: frozenset[str]
    starters: frozenset[str]
    ties: frozenset[str]
    levels: dict[tuple[str, str], str]
    hosts: frozenset[str]
    spelled: frozenset[str]
    held: frozenset[str]
    cued: frozenset[str]


@cache
def read_words() -> Words:
    """The words of the table, read once."""
    rows = read_table("mentions/place/words.tsv", PlaceWord)

    def forms(kind: str, level: str | None = None) -> frozenset[str]:
        return frozenset(
            fold(row.form)
            for row in rows
            if row.kind == kind and (level is None or row.level == level)
        )

    return Words(
        rows,
        forms("cue", "strong"),
        forms("cue", "weak"),
        forms("cue"),
        forms("owner"),
        forms("no_name"),
        forms("adjunct"),
        forms("adjunct", "ordinal"),
        forms("starter"),
        forms("tie"),
        {
            (row.form, country): row.level
            for row in read_table("reference/place_words.tsv", CountryWord)
            if row.level in ("admin1", "admin2")
            for country in row.countries.split(",")
            if country
        },
        forms("host"),
        frozenset(row.form for row in rows if row.kind == "held" and row.level == "spelling"),
        forms("held", "unit"),
        forms("held", "cue"),
    )
