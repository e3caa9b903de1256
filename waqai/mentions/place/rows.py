"""The rows of the gazetteer tables in waqai/reference, as their files have them."""

from __future__ import annotations

import msgspec

__all__ = [
    "AreaException",
    "CommonWord",
    "Country",
    "Division",
    "Geoname",
    "PlaceName",
    "PlaceRow",
    "SuppliedName",
]


class AreaException(msgspec.Struct, frozen=True):
    """A row of reference/place_area_exceptions.tsv: a place that lies outside the outline of the
    division it states (reference/admin1_areas.tsv), and why the place is right all the same."""

    id: str
    reason: str


class Geoname(msgspec.Struct, frozen=True):
    """A row of reference/places_geonames.tsv; admin1 is an English name."""

    id: str
    name_ar: str
    name_en: str
    country: str
    admin1: str
    feature: str
    lat: str
    lon: str
    population: str


class PlaceRow(msgspec.Struct, frozen=True):
    """A row of reference/places.tsv; admin1 and admin2 are ids of divisions."""

    id: str
    name_ar: str
    name_en: str
    country: str
    admin1: str
    admin2: str
    feature: str
    lat: str
    lon: str
    accuracy_km: str
    basis: str


class Division(msgspec.Struct, frozen=True):
    """A row of reference/admin1.tsv or admin2.tsv."""

    id: str
    country: str
    name_en: str
    name_ar: str
    lat: str
    lon: str
    admin1: str = ""
    word: str = ""
    iso: str = ""
    accuracy_km: str = ""
    basis: str = ""


class Country(msgspec.Struct, frozen=True):
    """A row of reference/countries.tsv."""

    id: str
    name_en: str
    name_ar: str
    lat: str
    lon: str
    capital_id: str


class PlaceName(msgspec.Struct, frozen=True):
    """A further name of a place; ambiguous "yes": it is something else as well."""

    id: str
    form: str
    ambiguous: str = ""


class SuppliedName(msgspec.Struct, frozen=True):
    """A row of reference/place_names.tsv; cue "cue": a common word or a homonym."""

    id: str
    form: str
    cue: str


class CommonWord(msgspec.Struct, frozen=True):
    """A row of reference/place_common_words.tsv: a name that is mostly another word."""

    id: str
    form: str
    note: str
