"""The tables of places → the compiled gazetteer of the package (reference/gazetteer.bin).

Every place with the forms it is written in, and with each form a feature that says how freely it
may be taken for the place:

- "free": the form is this place wherever it stands as a noun;
- "cue": the form needs words that say it is a place (في، مدينة، شمال …);
- "variant": the form is made from another (article dropped or added) or is a village nobody has
  counted, and needs a strong cue;
- "held": the same, and a direction before it is no sign either (شمال المدينة);
- "unit": only a place word before it (قرية، حي) makes it a place.

Tables: reference/places.tsv, places_geonames.tsv, admin1.tsv, admin2.tsv, countries.tsv with their
name tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from waqai.arabic.fold import fold
from waqai.lexicon.lexicon import Form as Reading
from waqai.lexicon.lexicon import Policy, compile_keys, longest_keys
from waqai.lexicon.stored import stored_bytes
from waqai.lexicon.tables import read_table
from waqai.mentions.place.codec import Known, encode_rows
from waqai.mentions.place.rows import (
    CommonWord,
    Country,
    Division,
    Geoname,
    PlaceName,
    PlaceRow,
    SuppliedName,
)
from waqai.mentions.place.spelling import joined, reading
from waqai.mentions.place.words import read_words
from waqai.model.value import PlaceRef

__all__ = [
    "COVERED",
    "POLICY",
    "SPOKEN_OF",
    "Form",
    "Names",
    "compiled",
    "gazetteer_bytes",
    "places",
]

#: How words of a text may differ from names: و ب ل before them; the article as it stands.
POLICY = Policy("noun", "exact")
#: Surface form, row number, feature.
Form = tuple[str, int, str]

#: Countries whose towns are named in reports without a word that says what they are.
COVERED = frozenset(
    [
        "IQ",
        "SY",
        "YE",
        "LB",
        "PS",
        "LY",
        "SD",
        "IL",
        "EG",
        "JO",
        "SA",
        "TR",
        "IR",
        "TN",
        "DZ",
        "MA",
        "KW",
        "BH",
        "QA",
        "AE",
        "OM",
    ]
)
#: Countries whose provinces need no word that says what they are.
SPOKEN_OF = frozenset(["IQ", "SY", "YE", "LB", "PS", "LY", "SD"])
_CAPITAL = 4.7
_WELL_KNOWN = 3.0  # weight of a city of 100,000
_KNOWN_TOWN = 20_000  # people; smaller places of geonames need a cue
_KNOWN_CITY = 250_000  # the same for countries outside
_POINT_WEIGHT = {"city": 3.0, "town": 1.5, "village": 0.5, "quarter": 0.8}
_PRECISION = {
    "region": "region",
    "sea": "sea_air",
    "strait": "sea_air",
    "river": "region",
    "mountain": "near",
    "valley": "near",
    "road": "near",
    "lake": "near",
    "island": "point",
}


class Names:
    """Places and their forms while a gazetteer is built; of a form said twice the first stands."""

    def __init__(self) -> None:
        self.places: list[Known] = []
        self.number: dict[str, int] = {}
        self.forms: dict[tuple[str, int], tuple[str, str]] = {}

    def add(self, key: str, weight: float, ref: PlaceRef) -> None:
        """A place under its id."""
        self.number[key] = len(self.places)
        self.places.append(Known(ref, weight))

    def name(self, form: str, key: str, feature: str) -> None:
        """A form of a place; of one that is not there, nothing."""
        number = self.number.get(key)
        if number is not None:
            self.forms.setdefault((fold(form), number), (form, feature))

    def all_forms(self) -> list[Form]:
        """The forms with their other spellings; those that are mostly other words held back."""
        self._hold_back()
        known = {key for key, _ in self.forms}
        forms = [(form, number, feature) for (_, number), (form, feature) in self.forms.items()]
        for (key, number), (_, feature) in self.forms.items():
            if self.places[number].ref.precision == "country":
                continue
            other = feature if feature in ("unit", "held") else "variant"
            forms += [(spelt, number, feature) for spelt in joined(key) if spelt not in known]
            bare = reading(key)
            if bare and bare not in known:
                forms.append((bare, number, other))
        return forms

    def _hold_back(self) -> None:
        """Names that are mostly other words need a place word before them, known ones a cue."""
        rows = read_table("reference/place_common_words.tsv", CommonWord)
        common = {fold(row.form) for row in rows}
        words = read_words()
        for (key, number), (form, feature) in self.forms.items():
            if key in words.held:
                self.forms[key, number] = (form, "held")
            elif key in words.cued and feature == "free":
                self.forms[key, number] = (form, "cue")
            elif key in common and feature != "unit":
                is_known = self.places[number].weight >= _WELL_KNOWN
                self.forms[key, number] = (form, "cue" if is_known else "unit")


def gazetteer_bytes() -> bytes:
    """The compiled gazetteer of the package, from its tables. Raises DataFileError."""
    build, capitals = places()
    countries = read_table("reference/countries.tsv", Country)
    named = {row.id for row in countries} | set(capitals.values())
    forms = build.all_forms()
    header = {
        "capital": capitals,
        "number": {key: build.number[key] for key in sorted(named) if key in build.number},
        "first_tokens": sorted(longest_keys(compile_keys(forms, POLICY))),
    }
    return compiled(build.places, forms, header)


def places() -> tuple[Names, dict[str, str]]:
    """Every place of the tables, and country code → id of its capital. Raises DataFileError."""
    build = Names()
    divisions = _divisions(build)
    _supplement(build, divisions)
    countries = read_table("reference/countries.tsv", Country)
    capitals = {row.id: row.capital_id for row in countries if row.capital_id}
    by_name = {(row.country, row.name_en): row for row in divisions.values()}
    _geonames(build, by_name, frozenset(capitals.values()))
    return build, capitals


def compiled(
    places: Sequence[Known],
    forms: Iterable[Form],
    header: Mapping[str, Any],  # Any: whatever MessagePack can hold
    more: Iterable[tuple[str, tuple[Reading, ...]]] = (),
) -> bytes:
    """A gazetteer as bytes, in the form of waqai/lexicon/stored.py.

    more: keys that are compiled already, with their readings.
    """
    keys = compile_keys(forms, POLICY)
    for key, readings in more:
        keys[key] = keys.get(key, ()) + readings
    rows, kinds = encode_rows(places)
    return stored_bytes({**header, "kinds": kinds}, rows, keys, longest_keys(keys))


def known_from(country: str) -> int:
    """From how many people on the name of a town is taken for it without a word that says so."""
    return _KNOWN_TOWN if country in COVERED else _KNOWN_CITY


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _divisions(build: Names) -> dict[str, PlaceRef]:
    for country in read_table("reference/countries.tsv", Country):
        build.add(country.id, 9, PlaceRef(
            country.name_ar, country.name_en, country.id, country.id,
            lat=_number(country.lat), lon=_number(country.lon), precision="country",
            accuracy_km=500.0, feature="country"))  # fmt: skip
        build.name(country.name_ar, country.id, "free")
    for row in read_table("reference/country_names.tsv", PlaceName):
        build.forms.pop((fold(row.form), build.number[row.id]), None)
        build.name(row.form, row.id, "free")
    first: dict[str, PlaceRef] = {}
    for division in read_table("reference/admin1.tsv", Division):
        ref = PlaceRef(
            division.name_ar, division.name_en, division.id, division.country, division.name_en,
            division.name_ar, None, _number(division.lat), _number(division.lon), "admin1", 60.0,
            "admin1")  # fmt: skip
        first[division.id] = ref
        build.add(division.id, 5, ref)
        build.name(division.name_ar, division.id, _free_if_covered(division.country, ref.name))
    for row in read_table("reference/admin1_names.tsv", PlaceName):
        build.name(row.form, row.id, _free_if_covered(row.id[:2], row.form))
    for division in read_table("reference/admin2.tsv", Division):
        parent = first.get(division.admin1)
        build.add(division.id, 2, PlaceRef(
            division.name_ar, division.name_en, division.id, division.country,
            parent.admin1 if parent else None, parent.admin1_ar if parent else None,
            division.name_en, _number(division.lat), _number(division.lon), "district",
            _number(division.accuracy_km), "admin2"))  # fmt: skip
        build.name(division.name_ar, division.id, "cue")
    for row in read_table("reference/admin2_names.tsv", PlaceName):
        build.name(row.form, row.id, "cue")
    return first


def _free_if_covered(country: str, form: str) -> str:
    return "free" if country in SPOKEN_OF and len(form) > 2 else "cue"


def _supplement(build: Names, divisions: dict[str, PlaceRef]) -> None:
    seconds = {ref.id: ref.admin2 for ref, _ in build.places if ref.precision == "district"}
    rows = read_table("reference/places.tsv", PlaceRow)
    for row in rows:
        parent = divisions.get(row.admin1)
        build.add(row.id, _POINT_WEIGHT.get(row.feature, 1.0) + 0.5, PlaceRef(
            row.name_ar, row.name_en, row.id, row.country or None,
            parent.admin1 if parent else None, parent.admin1_ar if parent else None,
            seconds.get(row.admin2), _number(row.lat), _number(row.lon),
            _PRECISION.get(row.feature, "point"), _number(row.accuracy_km),
            row.feature))  # fmt: skip
    names = read_table("reference/place_names.tsv", SuppliedName)
    for name in names:
        build.name(name.form, name.id, "cue" if name.cue else "free")
    named = {name.id for name in names}
    for row in rows:
        if row.id not in named:  # the name of the row itself; what it is not known to be alone
            build.name(row.name_ar, row.id, "cue")


def _geonames(
    build: Names,
    divisions: Mapping[tuple[str | None, str | None], PlaceRef],
    capitals: frozenset[str],
) -> None:
    for row in read_table("reference/places_geonames.tsv", Geoname):
        people = int(row.population or 0)
        parent = divisions.get((row.country, row.admin1))
        weight = 0.5 if not people else min(5.0, 0.5 + len(str(people)) * 0.6)
        if row.id in capitals:
            weight = max(weight, _CAPITAL)
        build.add(row.id, weight, PlaceRef(
            row.name_ar, row.name_en, row.id, row.country, row.admin1 or None,
            parent.admin1_ar if parent else None, None, float(row.lat), float(row.lon),
            "point", 3.0, row.feature))  # fmt: skip
        is_known = (
            people >= known_from(row.country) and len(row.name_ar) > 2
        ) or row.id in capitals
        needs = "cue" if people or row.country in SPOKEN_OF else "variant"
        build.name(row.name_ar, row.id, "free" if is_known else needs)
    for name in read_table("reference/place_names_geonames.tsv", PlaceName):
        number = build.number.get(name.id)
        if number is None:
            continue
        own = build.forms.get((fold(build.places[number].ref.name), number))
        is_free = own is not None and own[1] == "free" and len(name.form) > 4
        build.name(name.form, name.id, "free" if is_free else own[1] if own else "variant")
