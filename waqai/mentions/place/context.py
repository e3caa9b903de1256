"""What the text speaks of: countries, provinces and fixed points that decide between homonyms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from waqai.mentions.place.geometry import distance_km
from waqai.model.mention import PlaceMention
from waqai.model.value import PlaceRef

__all__ = ["Context", "read_context"]

_HINT = 3.0
_DATELINE = 1.0


class Context:
    """Evidence for resolving homonyms.

    named: country → names that may be in it. share: country → its part of the votes, 0 to 1.
    provinces: (country, admin1) named in the text. points: places that are already certain.
    """

    __slots__ = ("hint", "named", "points", "provinces", "share")

    def __init__(self, hint: str | None) -> None:
        self.hint = hint
        self.named: dict[str, set[str]] = {}
        self.share: dict[str, float] = {}
        self.provinces: Counter[tuple[str | None, str | None]] = Counter()
        self.points: list[tuple[float, float]] = []

    def add(self, ref: PlaceRef) -> None:
        """Count a place that is certain."""
        if ref.admin1 and ref.precision != "country":
            self.provinces[ref.country, ref.admin1] += 1
        if ref.lat is not None and ref.lon is not None and ref.precision in ("point", "district"):
            self.points.append((ref.lat, ref.lon))

    def others(self, country: str, name: str) -> int:
        """How many other names stand in the text that may be in a country."""
        return len(self.named.get(country, set()) - {name})

    def nearest_km(self, ref: PlaceRef) -> float | None:
        """How far the nearest certain point is; None without one."""
        if ref.lat is None or ref.lon is None or not self.points:
            return None
        return min(distance_km(ref.lat, ref.lon, lat, lon) for lat, lon in self.points[-30:])

    def country(self) -> str | None:
        """The country the text is about, None when no country leads."""
        if self.hint:
            return self.hint
        if not self.share:
            return None
        best = max(sorted(self.share), key=self.share.__getitem__)
        return best if self.share[best] >= 0.5 else None


def read_context(
    mentions: Iterable[PlaceMention],
    hint: str | None,
    dateline: PlaceMention | None,
    votes: Mapping[str, float],
) -> Context:
    """The context of an article; `votes` are counts of countries from other finders."""
    context = Context(hint)
    counts: Counter[str] = Counter()
    for country, number in votes.items():
        counts[country] += 0.5 * number  # type: ignore[assignment]  # Counter holds any number
    if hint:
        counts[hint] += _HINT  # type: ignore[assignment]
    if dateline is not None:
        for country in {ref.country for ref in dateline.candidates if ref.country}:
            counts[country] += _DATELINE  # type: ignore[assignment]
    for mention in mentions:
        countries = {ref.country for ref in mention.candidates if ref.country}
        for country in countries:
            names = context.named.setdefault(country, set())
            names.update(ref.name for ref in mention.candidates if ref.country == country)
            counts[country] += 1.0 / len(countries)  # type: ignore[assignment]
    total = sum(counts.values())
    if total:
        context.share = {country: number / total for country, number in counts.items()}
    return context
