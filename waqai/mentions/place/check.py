"""Checks of the places beyond the form of their tables; `waqai lexicon check` runs them.

The compiled gazetteer is what its tables make, byte for byte; every first-order division of the
countries with outlines has one; every place that people entered lies in the division it states, as
far as its accuracy lets one say, or stands with its reason in reference/place_area_exceptions.tsv.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from waqai.lexicon.checks.problem import Problem
from waqai.lexicon.tables import PACKAGE, read_table
from waqai.mentions.place.areas import Area, areas_at, km_outside, read_areas
from waqai.mentions.place.build import gazetteer_bytes
from waqai.mentions.place.gazetteer import SHIPPED
from waqai.mentions.place.rows import AreaException, Division, PlaceRow
from waqai.model.errors import DataFileError

__all__ = ["check_areas", "check_gazetteer", "check_places"]

_OUTLINE_KM = 2.0  # outlines are generalised to about a kilometre
_FAR_KM = 300.0  # beyond this the flat distance of a point from an outline says nothing more
_EXCEPTIONS = "reference/place_area_exceptions.tsv"


def check_places() -> Iterator[Problem]:
    """What is wrong with places, divisions and outlines; nothing while a table cannot be read."""
    try:
        divisions = read_table("reference/admin1.tsv", Division)
        yield from check_areas(divisions, read_areas())
        yield from _check_points(read_areas())
        yield from check_gazetteer()
    except DataFileError:
        return  # the check of the tables says it with file and line


def check_gazetteer(shipped: Path = SHIPPED) -> Iterator[Problem]:
    """What is wrong with the compiled gazetteer. Raises DataFileError for a table's fault."""
    name = shipped.relative_to(PACKAGE).as_posix() if PACKAGE in shipped.parents else shipped.name
    made = gazetteer_bytes()
    try:
        stored = shipped.read_bytes()
    except OSError as error:
        yield Problem(name, None, f"cannot be read ({error.strerror}): run data/gazetteer.py")
        return
    if stored != made:
        message = "the tables of places have changed since it was made: run data/gazetteer.py"
        yield Problem(name, None, message)


def check_areas(divisions: Sequence[Division], areas: Sequence[Area]) -> Iterator[Problem]:
    """Areas name divisions that exist; in their countries every division has an area."""
    known = {row.id for row in divisions}
    covered = {division for area in areas for division in area.divisions}
    for area in areas:
        for division in area.divisions:
            if division not in known:
                message = f"{area.id}: there is no {division!r} in reference/admin1.tsv"
                yield Problem("reference/admin1_areas.tsv", None, message)
    countries = {division[:2] for division in covered}
    for line, row in enumerate(divisions, start=2):
        if row.country in countries and row.id not in covered:
            message = (
                f"{row.id} has no outline: name it in data/admin1_areas.tsv and run the script"
            )
            yield Problem("reference/admin1.tsv", line, message)


class _Stated(NamedTuple):
    table: str
    line: int
    id: str
    division: str
    lat: float
    lon: float
    accuracy_km: float


def _check_points(areas: Sequence[Area]) -> Iterator[Problem]:
    of: dict[str, list[Area]] = defaultdict(list)
    for area in areas:
        for division in area.divisions:
            of[division].append(area)
    excused = {row.id for row in read_table(_EXCEPTIONS, AreaException)}
    needed = set()
    for point in _points():
        if point.division not in of:
            continue
        limit = point.accuracy_km + _OUTLINE_KM
        away = min(_km(area, point.lat, point.lon) for area in of[point.division])
        if away <= limit:
            continue
        needed.add(point.id)
        if point.id not in excused:
            there = [name for area in areas_at(point.lat, point.lon) for name in area.divisions]
            yield Problem(
                point.table,
                point.line,
                f"{point.id} states {point.division}, {away:.0f} km away; its point lies in"
                f" {' or '.join(there) or 'none'}: correct it, or say why in {_EXCEPTIONS}",
            )
    for identity in sorted(excused - needed):
        yield Problem(_EXCEPTIONS, None, f"{identity} lies where it says: remove the row")


def _km(area: Area, lat: float, lon: float) -> float:
    south, west, north, east = area.box
    margin = _FAR_KM / 100
    if not (south - margin <= lat <= north + margin and west - margin <= lon <= east + margin):
        return _FAR_KM
    return km_outside(area, lat, lon)


def _points() -> Iterator[_Stated]:
    for table, row_type in (("reference/places.tsv", PlaceRow), ("reference/admin2.tsv", Division)):
        for line, row in enumerate(read_table(table, row_type), start=2):
            if isinstance(row, PlaceRow | Division) and row.lat and row.lon and row.admin1:
                point = float(row.lat), float(row.lon), float(row.accuracy_km or 0)
                yield _Stated(table, line, row.id, row.admin1, *point)
