"""Values that mentions and claims carry: dates, counts, places and parties."""

from __future__ import annotations

import datetime

import msgspec

__all__ = ["ActorRef", "Count", "DateRange", "PlaceRef"]


class DateRange(msgspec.Struct, frozen=True):
    """A span of days, both ends included, with the precision the words allow.

    precision: day, week, month, year, range. `part_of_day`: dawn, morning, noon, afternoon,
    evening, night, or None when the words do not say.
    """

    start: datetime.date
    end: datetime.date
    precision: str
    part_of_day: str | None = None

    def days(self) -> int:
        """How many days the range holds, at least 1."""
        return (self.end - self.start).days + 1


class Count(msgspec.Struct, frozen=True):
    """How many: `low` to `high`, both included; `high` None means open above.

    `vague`: the words give no number (جنود, عشرات); the range follows the coding guide.
    """

    low: int
    high: int | None
    approx: bool = False
    vague: bool = False


class PlaceRef(msgspec.Struct, frozen=True):
    """A place as far as it is known. lat and lon are None while the name stays ambiguous.

    precision: point, near, district, admin1, region, country, sea_air.
    """

    name: str
    name_en: str | None = None
    id: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin1_ar: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = "point"
    accuracy_km: float | None = None
    feature: str | None = None


class ActorRef(msgspec.Struct, frozen=True):
    """A party as far as it is known. `id` is None when it is not in the register."""

    name: str
    name_en: str | None = None
    id: str | None = None
    kind: str | None = None
    country: str | None = None
