"""Distances and bearings on the sphere, in kilometres and degrees."""

from __future__ import annotations

import math

__all__ = ["distance_km", "moved"]

_DIAMETER_KM = 12742.0
_KM_PER_DEGREE = 111.195


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two points.

    >>> round(distance_km(33.3, 44.4, 36.34, 43.13))
    357
    """
    phi, psi = math.radians(lat), math.radians(other_lat)
    h = (
        math.sin((psi - phi) / 2) ** 2
        + math.cos(phi) * math.cos(psi) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return _DIAMETER_KM * math.asin(math.sqrt(h))


def moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point `km` away in the direction `bearing` (0 north, 90 east), to four decimals.

    >>> moved(33.75, 44.6, 20, 0)
    (33.9299, 44.6)
    """
    angle = math.radians(bearing)
    north = km * math.cos(angle) / _KM_PER_DEGREE
    east = km * math.sin(angle) / (_KM_PER_DEGREE * max(0.01, math.cos(math.radians(lat))))
    return round(lat + north, 4), round(lon + east, 4)
