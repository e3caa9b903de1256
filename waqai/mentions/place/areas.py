"""Outlines of first-order divisions: a point → the division it lies in.

Table: reference/admin1_areas.tsv, made by data/admin1_areas.py from Natural Earth. Outlines are
good to about a kilometre and follow the borders as the source draws them. Where the source has an
older division, one area names all that were made from it, and a point in it has several answers.
Used when places are imported and checked, never while texts are read.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from waqai.lexicon.tables import read_table

__all__ = ["Area", "AreaRow", "areas_at", "decoded", "encoded", "km_outside", "read_areas"]

_SCALE = 1000  # stored in thousandths of a degree
_OFFSET = 63  # the first character of the encoding: "?"
_KM_PER_DEGREE = 111.195

Point = tuple[float, float]


class AreaRow(msgspec.Struct, frozen=True):
    """A row of reference/admin1_areas.tsv: the outline of one or more first-order divisions.

    divisions: ids of admin1.tsv, separated by blanks; more than one where the source has them as
    one. rings: closed lines, separated by blanks, of thousandths of a degree (lat, lon) as steps
    from the point before, in the character coding of encoded polylines; a point lies inside when a
    line from it crosses them an odd number of times. note: why there are several divisions.
    """

    id: str
    country: str
    name: str
    divisions: str
    note: str
    rings: str


class Area(NamedTuple):
    """An outline. rings: points (lat, lon), the first once; box: south, west, north, east."""

    id: str
    country: str
    divisions: tuple[str, ...]
    rings: tuple[tuple[Point, ...], ...]
    box: tuple[float, float, float, float]


@cache
def read_areas() -> tuple[Area, ...]:
    """The areas of the table, read once."""
    return tuple(_area(row) for row in read_table("reference/admin1_areas.tsv", AreaRow))


def areas_at(lat: float, lon: float) -> list[Area]:
    """The areas a point lies in: none at sea or abroad, seldom more than one."""
    return [
        area
        for area in read_areas()
        if area.box[0] <= lat <= area.box[2]
        and area.box[1] <= lon <= area.box[3]
        and _is_inside(area, lat, lon)
    ]


def km_outside(area: Area, lat: float, lon: float) -> float:
    """How far a point lies from an area in kilometres; 0 inside. Flat, so for short distances."""
    if _is_inside(area, lat, lon):
        return 0.0
    east = math.cos(math.radians(lat))
    nearest = min(
        _from_segment((lat - a[0], (lon - a[1]) * east), (b[0] - a[0], (b[1] - a[1]) * east))
        for ring in area.rings
        for a, b in _segments(ring)
    )
    return nearest * _KM_PER_DEGREE


def encoded(ring: list[tuple[int, int]]) -> str:
    """A ring of (lat, lon) in thousandths of a degree as characters.

    >>> decoded(encoded([(33300, 44400), (33310, 44390)]))
    [(33.3, 44.4), (33.31, 44.39)]
    """
    letters = []
    before = (0, 0)
    for point in ring:
        for value, last in zip(point, before, strict=True):
            step = (value - last) << 1
            step = ~step if value < last else step
            while step >= 0x20:
                letters.append(chr((0x20 | (step & 0x1F)) + _OFFSET))
                step >>= 5
            letters.append(chr(step + _OFFSET))
        before = point
    return "".join(letters)


def decoded(letters: str) -> list[Point]:
    """The points (lat, lon) of an encoded ring, in degrees."""
    values = []
    value = shift = 0
    for letter in letters:
        bits = ord(letter) - _OFFSET
        value |= (bits & 0x1F) << shift
        shift += 5
        if bits < 0x20:
            values.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    points = []
    lat = lon = 0
    for north, east in zip(values[::2], values[1::2], strict=True):
        lat, lon = lat + north, lon + east
        points.append((lat / _SCALE, lon / _SCALE))
    return points


def _area(row: AreaRow) -> Area:
    rings = tuple(tuple(decoded(ring)) for ring in row.rings.split(" "))
    lats = [lat for ring in rings for lat, _ in ring]
    lons = [lon for ring in rings for _, lon in ring]
    box = min(lats), min(lons), max(lats), max(lons)
    return Area(row.id, row.country, tuple(row.divisions.split(" ")), rings, box)


def _segments(ring: tuple[Point, ...]) -> Iterator[tuple[Point, Point]]:
    return zip(ring, (*ring[1:], ring[0]), strict=True)


def _is_inside(area: Area, lat: float, lon: float) -> bool:
    is_inside = False
    for ring in area.rings:
        for (south, west), (north, east) in _segments(ring):
            if (south > lat) != (north > lat):
                crossing = west + (lat - south) * (east - west) / (north - south)
                if lon < crossing:
                    is_inside = not is_inside
    return is_inside


def _from_segment(point: Point, end: Point) -> float:
    """The distance of a point from the segment that runs from (0, 0) to `end`."""
    length = end[0] ** 2 + end[1] ** 2
    part = 0.0
    if length:
        part = min(1.0, max(0.0, (point[0] * end[0] + point[1] * end[1]) / length))
    return math.hypot(point[0] - part * end[0], point[1] - part * end[1])
