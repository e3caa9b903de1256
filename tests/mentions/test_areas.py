"""Outlines of first-order divisions: sound lines, the right division at known points."""

from __future__ import annotations

from collections import Counter

import pytest

from waqai.lexicon.tables import PACKAGE, read_table
from waqai.mentions.place.areas import (
    Area,
    AreaRow,
    areas_at,
    decoded,
    encoded,
    km_outside,
    read_areas,
)
from waqai.mentions.place.check import check_areas, check_places
from waqai.mentions.place.rows import Division

_ASKED = frozenset(
    [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TN",
        "TR",
        "YE",
    ]
)
_COAST_KM = 5.0  # centres on a coast may lie just off the generalised outline


def test_every_division_of_the_region_has_an_outline() -> None:
    divisions = read_table("reference/admin1.tsv", Division)
    assert {area.country for area in read_areas()} == _ASKED
    assert [*check_areas(divisions, read_areas())] == []
    rows = read_table("reference/admin1_areas.tsv", AreaRow)
    shared = [row for row in rows if " " in row.divisions]
    assert all(row.note for row in shared), "an area of several divisions says why"


def test_every_centre_lies_in_its_division() -> None:
    near = []
    for row in read_table("reference/admin1.tsv", Division):
        if row.country not in _ASKED:
            continue
        mine = [area for area in read_areas() if row.id in area.divisions]
        away = min(km_outside(area, float(row.lat), float(row.lon)) for area in mine)
        assert away < _COAST_KM, row.id
        near += [row.id] if away else []
    assert len(near) <= 12, near


def _crosses(
    a: tuple[int, int], b: tuple[int, int], c: tuple[int, int], d: tuple[int, int]
) -> bool:
    def side(p: tuple[int, int], q: tuple[int, int], r: tuple[int, int]) -> int:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


@pytest.mark.parametrize(
    "row", read_table("reference/admin1_areas.tsv", AreaRow), ids=lambda r: r.id
)
def test_lines_are_sound(row: AreaRow) -> None:
    """Rings have an area, repeat no point side by side and do not cross themselves."""
    for letters in row.rings.split(" "):
        ring = [(round(lat * 1000), round(lon * 1000)) for lat, lon in decoded(letters)]
        assert encoded(ring) == letters
        following = [*ring[1:], ring[0]]
        assert len(ring) >= 3
        assert all(a != b for a, b in zip(ring, following, strict=True))
        pairs = zip(ring, following, strict=True)
        assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) != 0
        segments = sorted(
            (min(a[0], b[0]), max(a[0], b[0]), a, b) for a, b in zip(ring, following, strict=True)
        )
        for n, (_, high, a, b) in enumerate(segments):
            for low, _, c, d in segments[n + 1 :]:
                if low > high:
                    break
                assert not _crosses(a, b, c, d), (a, b, c, d)


@pytest.mark.parametrize(
    ("lat", "lon", "divisions"),
    [
        (36.34, 43.13, "IQ-nineveh"),  # Mosul
        (33.35, 43.78, "IQ-anbar"),  # Falluja
        (35.18, 45.98, "IQ-sulaymaniyah IQ-halabja"),
        (36.20, 37.15, "SY-aleppo"),
        (33.51, 36.29, "SY-damascus"),
        (33.13, 35.78, "SY-quneitra"),  # Golan
        (33.25, 35.58, "IL-northern"),
        (14.80, 42.97, "YE-hudaydah"),
        (12.65, 54.02, "YE-socotra"),
        (32.88, 13.19, "LY-tripoli"),
        (34.01, 36.21, "LB-beqaa LB-baalbek-hermel"),
        (31.50, 34.46, "PS-gaza-strip"),
        (32.22, 35.26, "PS-west-bank"),
        (15.60, 32.53, "SD-khartoum"),
        (13.63, 25.35, "SD-north-darfur"),
        (31.28, 29.0, ""),  # at sea
        (48.85, 2.35, ""),
    ],
)
def test_points_lie_where_they_should(lat: float, lon: float, divisions: str) -> None:
    assert " ".join(name for area in areas_at(lat, lon) for name in area.divisions) == divisions


def test_distance_to_an_outline() -> None:
    square = ((33.0, 44.0), (34.0, 44.0), (34.0, 45.0), (33.0, 45.0))
    hole = ((33.4, 44.4), (33.6, 44.4), (33.6, 44.6), (33.4, 44.6))
    area = Area("x", "IQ", ("x",), (square, hole), (33.0, 44.0, 34.0, 45.0))
    assert km_outside(area, 33.2, 44.5) == 0
    assert km_outside(area, 33.5, 44.5) == pytest.approx(9.3, abs=0.3)  # in the hole
    assert km_outside(area, 34.1, 44.5) == pytest.approx(11.1, abs=0.1)


def test_places_lie_where_they_say_or_say_why() -> None:
    assert [str(problem) for problem in check_places()] == []


def test_the_outlines_are_compact() -> None:
    assert (PACKAGE / "reference" / "admin1_areas.tsv").stat().st_size < 300_000
    assert max(Counter(area.id for area in read_areas()).values()) == 1
