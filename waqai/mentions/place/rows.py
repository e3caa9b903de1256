"""The rows of the gazetteer tables in waqai/reference, as their files have them."""

from __future__ import annotations

import msgspec

__all__ = [
    "AdminCode",
    "AreaException",
    "CommonWord",
    "Country",
    "Division",
    "FeatureCode",
    "Geoname",
    "PlaceName",
    "PlaceRow",
    "SuppliedName",
]


class AdminCode(msgspec.Struct, frozen=True):
    """A row of reference/geonames_admin1.tsv: a code of GeoNames (country.code) and the division
    of ours, "" where we have none; name_en is the name to show."""

    id: str
    admin1: str
    name_en: str


class FeatureCode(msgspec.Struct, frozen=True):
    """A row of reference/geonames_features.tsv: a class and code of GeoNames that is imported.

    feature, precision, accuracy_km: as the places of that kind have them. weight: how well known
    one is without a population. taken: how freely its names are taken (cue, variant or unit).
    """

    id: str
    feature: str
    precision: str
    accuracy_km: float
    weight: float
    taken: str


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
