"""GeoNames' countries and codes of first-order divisions → ours.

Tables: reference/geonames_admin1.tsv, admin1.tsv, admin1_areas.tsv. Countries are those of ISO 3166
and the UN: the West Bank is PS and the Golan SY whatever code a row of GeoNames has.
"""

from __future__ import annotations

from functools import cache

from waqai.lexicon.tables import read_table
from waqai.mentions.place.areas import Area, areas_at, km_outside, read_areas
from waqai.mentions.place.rows import AdminCode, Division

__all__ = ["division_of"]

#: GeoNames' country → divisions whose outlines count more than its codes.
_CUT = {
    "IL": frozenset(["PS-west-bank", "SY-quneitra"]),
    "YE": frozenset(["YE-socotra"]),  # a governorate since 2013
}
_CLEAR_KM = 2.5  # outlines may be wrong by so much
#: Codes of GeoNames that mean a division of another country.
_MEANT = {"IL.": "PS-west-bank", "IL.WE": "PS-west-bank", "IL.00": "SY-quneitra"}
_KESERWAN, _KESERWAN_FROM = "LB-keserwan-jbeil", 33.955  # latitude; apart from LB.05 since 2017


@cache
def _codes() -> dict[str, AdminCode]:
    return {row.id: row for row in read_table("reference/geonames_admin1.tsv", AdminCode)}


@cache
def _names() -> dict[str, str]:
    return {row.id: row.name_en for row in read_table("reference/admin1.tsv", Division)}


def division_of(country: str, code: str, lat: float, lon: float) -> tuple[str, str, str]:
    """Country, id of the division and its English name; "" where the division is not known.

    country, code: as GeoNames has them. Without a known code the outlines say it, where they can.
    """
    areas = areas_at(lat, lon) if country in _CUT or not code else []
    for area in areas:
        if area.divisions[0] in _CUT.get(country, ()) and _is_clear(country, area, lat, lon):
            return _division(area.divisions[0])
    key = f"{country}.{code}"
    if key in _MEANT:
        return _division(_MEANT[key])
    if key == "LB.05" and lat > _KESERWAN_FROM:
        return _division(_KESERWAN)
    if key in _codes():
        return country, _codes()[key].admin1, _codes()[key].name_en
    for area in areas or areas_at(lat, lon):
        if area.country == country and len(area.divisions) == 1:
            return _division(area.divisions[0])
    return country, "", ""


def _division(identity: str) -> tuple[str, str, str]:
    return identity[:2], identity, _names()[identity]


def _is_clear(country: str, area: Area, lat: float, lon: float) -> bool:
    """True when a point lies farther from the country's other areas than outlines may be wrong."""
    others = (a for a in read_areas() if a.country == country and a.divisions != area.divisions)
    return all(km_outside(other, lat, lon) > _CLEAR_KM for other in others)
