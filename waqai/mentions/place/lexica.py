"""The lexica of places: "place" (names of the gazetteer) and "place_word" (words round them)."""

from __future__ import annotations

from typing import Any

import msgspec

from waqai.lexicon.lexicon import Lexicon, Policy
from waqai.lexicon.stored import StoredLexicon
from waqai.mentions.place.areas import AreaRow
from waqai.mentions.place.build import POLICY
from waqai.mentions.place.gazetteer import read_gazetteer
from waqai.mentions.place.rows import (
    AdminCode,
    AreaException,
    CommonWord,
    Country,
    Division,
    FeatureCode,
    Geoname,
    PlaceName,
    PlaceRow,
    SuppliedName,
)
from waqai.mentions.place.words import CountryWord, PlaceWord, read_words

__all__ = ["TABLES", "lexica"]

TABLES: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("mentions/place/words.tsv", PlaceWord),
    ("reference/admin1.tsv", Division),
    ("reference/admin1_areas.tsv", AreaRow),
    ("reference/admin1_names.tsv", PlaceName),
    ("reference/admin2.tsv", Division),
    ("reference/admin2_names.tsv", PlaceName),
    ("reference/countries.tsv", Country),
    ("reference/country_names.tsv", PlaceName),
    ("reference/geonames_admin1.tsv", AdminCode),
    ("reference/geonames_features.tsv", FeatureCode),
    ("reference/place_area_exceptions.tsv", AreaException),
    ("reference/place_common_words.tsv", CommonWord),
    ("reference/place_names.tsv", SuppliedName),
    ("reference/place_names_geonames.tsv", PlaceName),
    ("reference/place_words.tsv", CountryWord),
    ("reference/places.tsv", PlaceRow),
    ("reference/places_geonames.tsv", Geoname),
)


def lexica() -> list[Lexicon[Any]]:
    """Two lexica: "place", whose rows stand in the gazetteer, and "place_word"."""
    gazetteer = read_gazetteer()
    words = read_words()
    return [
        StoredLexicon("place", gazetteer.files, POLICY),
        Lexicon(
            "place_word",
            words.rows,
            (
                (row.form, n, "")
                for n, row in enumerate(words.rows)
                if row.kind in ("unit", "direction")
            ),
            Policy("noun", "optional"),
        ),
    ]
