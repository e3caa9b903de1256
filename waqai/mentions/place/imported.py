"""Files of GeoNames → the user's compiled gazetteer, over the one of the package.

In: country dumps and alternate names as GeoNames gives them. Out: a file in the form of
waqai/lexicon/stored.py that holds every feature of a kind in reference/geonames_features.tsv with
an Arabic name: one given as Arabic (isolanguage ar), else one in Arabic letters. What the package
has already, by its GeoNames id or by the same name near by, is left out: the package's row is the
better one. Of features of one name and kind within two kilometres the first stands.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from waqai.arabic.fold import fold
from waqai.ingest.geonames import (
    Feature,
    GeonamesError,
    is_dump,
    read_features,
    read_names,
)
from waqai.lexicon.lexicon import Form, key_of
from waqai.lexicon.stored import Stored
from waqai.lexicon.tables import read_table
from waqai.mentions.place.build import COVERED, SPOKEN_OF, Names, compiled, known_from
from waqai.mentions.place.cleaning import arabic_name
from waqai.mentions.place.codec import Known
from waqai.mentions.place.divisions import division_of
from waqai.mentions.place.gazetteer import SHIPPED, Gazetteer, open_gazetteer
from waqai.mentions.place.geometry import distance_km
from waqai.mentions.place.rows import Division, FeatureCode
from waqai.model.value import PlaceRef

__all__ = ["Imported", "import_geonames"]

_LANGUAGES = (b"ar", b"")
_MOST_NAMES = 6  # of one place
_CELLS = 100  # in a degree; about a kilometre
_BESIDE = (-1, 0, 1)
_NEAR_KM = {"settled": 5.0, "division": 40.0, "site": 5.0}
_SETTLED = frozenset(["city", "town", "village", "quarter", "feature", "camp"])
_TOWN, _CITY = 10_000, 100_000


class Imported(NamedTuple):
    """What an import made. kept: places of earlier imports of other countries."""

    data: bytes
    countries: Mapping[str, int]
    n_read: int
    n_nameless: int
    n_known: int
    n_kept: int


def import_geonames(
    paths: Sequence[Path],
    before: Path | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Imported:
    """The user's gazetteer from files of GeoNames, in any order; at least one country dump.

    before: the user's gazetteer so far; its places of other countries stay. say: told what is
    being done. Raises GeonamesError for files that cannot be used and DataFileError for `before`.
    """
    dumps = [path for path in paths if is_dump(path)]
    if not dumps:
        raise GeonamesError("no country dump among the files: add one, such as SY.zip.")
    codes = {row.id: row for row in read_table("reference/geonames_features.tsv", FeatureCode)}
    features: dict[str, Feature] = {}
    for path in dumps:
        say(f"reading {path}")
        features.update((feature.id, feature) for feature in read_features(path, codes))
    names: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for path in paths:
        if path in dumps:
            continue
        say(f"reading {path}")
        for name in read_names(path, features, _LANGUAGES):
            form = arabic_name(name.name)
            if form is not None and not name.is_historic:
                worth = 0 if name.is_preferred else 2 if name.is_colloquial else 1
                names[name.feature].append((worth + (0 if name.language else 3), form))
    builder = _Builder(codes, names)
    say(f"compiling {len(features):,} features")
    n_read = len(features)
    kept_out = {feature.country for feature in features.values()}
    for feature in sorted(features.values(), key=lambda f: (-f.people, len(f.id), f.id)):
        builder.add(feature)
    features.clear()  # room for what follows
    names.clear()
    kept = _Kept(before, builder, kept_out)
    countries = Counter(ref.country or "" for ref, _ in (*builder.names.places, *kept.places))
    if not builder.names.places and not builder.n_known:
        raise GeonamesError(
            f"{dumps[0]}: no place with an Arabic name; add the names: alternateNamesV2.zip."
        )
    header = {"countries": dict(sorted(countries.items())), "shipped": Stored(SHIPPED).digest}
    forms = builder.names.all_forms()
    places = [*builder.names.places, *kept.places]
    data = compiled(places, forms, header, kept.keys(len(builder.names.places)))
    n_nameless = builder.n_nameless
    return Imported(data, countries, n_read, n_nameless, builder.n_known, len(kept.places))


class _Builder:
    """Features → places, one by one."""

    def __init__(
        self,
        codes: Mapping[str, FeatureCode],
        given: Mapping[str, list[tuple[int, str]]],
    ) -> None:
        self.names = Names()
        self.n_nameless = self.n_known = 0
        self._codes = codes
        self._given = given
        self._shipped = open_gazetteer()
        self._ids = {ref.id for ref in self._shipped.rows.all()}
        self._cells: set[tuple[str, int, int]] = set()
        self._arabic = {row.id: row.name_ar for row in read_table("reference/admin1.tsv", Division)}

    def add(self, feature: Feature) -> None:
        """Enters a feature, unless it has no Arabic name or is there already."""
        forms = self._forms(feature)
        if not forms:
            self.n_nameless += 1
            return
        row = self._codes[feature.code]
        group = _group(row.feature)
        country, division, division_en = division_of(
            feature.country, feature.admin1, feature.lat, feature.lon
        )
        key = f"gn-{feature.id}"
        if (
            key in self._ids
            or self._is_double(forms[0], group, feature)
            or self._is_known(forms, group, country, feature)
        ):
            self.n_known += 1
            return
        kind, precision = _kind(row, feature.people), row.precision
        self.names.add(key, _weight(row, feature.people), PlaceRef(
            forms[0], feature.name, key, country, division_en or None,
            self._arabic.get(division), forms[0] if kind == "admin2" else None,
            feature.lat, feature.lon, precision, row.accuracy_km, kind))  # fmt: skip
        for form in forms:
            self.names.name(form, key, _freedom(row, feature, country, form))

    def _forms(self, feature: Feature) -> list[str]:
        """Arabic forms, the best first; those without a stated language where there is no other."""
        given = sorted(self._given.get(feature.id, ()), key=lambda pair: pair[0])
        if not any(worth < 3 for worth, _ in given):
            typed = (arabic_name(name) for name in feature.names.split(","))
            given += [(4, form) for form in typed if form is not None]
        else:
            given = [pair for pair in given if pair[0] < 3]
        kept: dict[str, str] = {}
        for _, form in given:
            kept.setdefault(fold(form), form)
        return [*kept.values()][:_MOST_NAMES]

    def _is_double(self, form: str, group: str, feature: Feature) -> bool:
        """True when a feature of that name and group stands in this cell or in one beside it."""
        name = f"{fold(form)} {group}"
        lat, lon = math.floor(feature.lat * _CELLS), math.floor(feature.lon * _CELLS)
        if any((name, lat + n, lon + e) in self._cells for n in _BESIDE for e in _BESIDE):
            return True
        self._cells.add((name, lat, lon))
        return False

    def _is_known(self, forms: Sequence[str], group: str, country: str, feature: Feature) -> bool:
        return any(_near(self._shipped, form, group, country, feature) for form in forms)


def _near(shipped: Gazetteer, form: str, group: str, country: str, feature: Feature) -> bool:
    """True when the package has a place of that name and group near by."""
    entry = shipped.files[0].look(key_of(form))
    for reading in entry.forms if entry else ():
        ref = shipped.rows[reading.row]
        if ref.country != country or ref.lat is None or ref.lon is None:
            continue
        if _group(ref.feature or "") != group:
            continue
        limit = max(_NEAR_KM[group], ref.accuracy_km or 0.0)
        if distance_km(ref.lat, ref.lon, feature.lat, feature.lon) <= limit:
            return True
    return False


def _group(feature: str) -> str:
    if feature in ("admin1", "admin2"):
        return "division"
    return "settled" if feature in _SETTLED else "site"


def _kind(row: FeatureCode, people: int) -> str:
    if row.feature not in ("city", "town", "village") or not people:
        return row.feature
    return "city" if people >= _CITY else "town" if people >= _TOWN else "village"


def _weight(row: FeatureCode, people: int) -> float:
    return row.weight if not people else max(row.weight, min(5.0, 0.5 + len(str(people)) * 0.6))


def _freedom(row: FeatureCode, feature: Feature, country: str, form: str) -> str:
    """How freely a form is taken: as names of the package's own extract are, or less."""
    if row.taken == "unit":
        return "unit"
    if feature.code.startswith("P.") and feature.people:
        if feature.people >= known_from(country) and len(form) > 2:
            return "free"
        return "cue" if country in COVERED else row.taken
    return "cue" if " " in form and country in SPOKEN_OF else row.taken


class _Kept:
    """What stays of an earlier gazetteer: places of countries that are not read anew."""

    def __init__(self, before: Path | None, builder: _Builder, countries: set[str]) -> None:
        self.places: list[Known] = []
        self._number: dict[int, int] = {}
        self._file: Stored | None = None
        if before is None:
            return
        self._file = Stored(before)
        gazetteer = open_gazetteer(before)
        first = gazetteer.rows.n_rows - self._file.n_rows
        for number in range(self._file.n_rows):
            ref = gazetteer.rows[first + number]
            if ref.country not in countries and ref.id not in builder.names.number:
                self._number[number] = len(self.places)
                self.places.append(Known(ref, gazetteer.weight[ref.id or ""]))

    def keys(self, first: int) -> Iterator[tuple[str, tuple[Form, ...]]]:
        """Keys and readings of the kept places, whose numbers begin at `first`."""
        for key, entry in self._file.entries() if self._file is not None else ():
            forms = tuple(
                Form(first + self._number[form.row], form.feature)
                for form in entry.forms
                if form.row in self._number
            )
            if forms:
                yield key, forms
