"""Which of the places of one name is meant: evidence weighed, ties left open.

Evidence, strongest first: what the place is said to lie in, the country given as a hint or most
spoken of, provinces named, nearness to places that are certain, how well known a place is. The
weights were set by hand on development texts in 2026; only their order matters.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from waqai.mentions.place.context import Context
from waqai.mentions.place.geometry import distance_km
from waqai.model.mention import PlaceMention
from waqai.model.value import PlaceRef

__all__ = ["choose"]

_SAME_KM = 25.0  # two readings nearer than this are one place for the reader
_SEA = 4.0  # البحر الأحمر is the sea before it is a province of that name
_LONG = 3  # words
_MARGIN = 0.6  # a lead smaller than this is a tie
_FAMOUS, _VERY_FAMOUS = 3.5, 4.6  # weight of cities of 100,000 and a million
_SITES = frozenset(["base", "airport", "refinery", "camp", "dam", "port", "prison"])
_SMALL = 2.0  # weight below which a name may well be another place of the same name
_NEAR_KM = 60.0
_INSIDE_KM = 45.0  # a quarter or village is at most this far from the town that holds it


def choose(
    mention: PlaceMention,
    parent: PlaceRef | None,
    children: Sequence[PlaceMention],
    context: Context,
    weight: Mapping[str, float],
) -> tuple[PlaceRef | None, tuple[PlaceRef, ...], str]:
    """The place meant, the readings that stay open, and the reason in words.

    parent: the place the text says it lies in; children: mentions said to lie in it. The place is
    None when no reading fits; of open readings it is what all of them share, without a point.
    """
    candidates = mention.candidates
    if not candidates:
        return None, (), ""
    scores = [_score(ref, candidates, parent, context, weight) for ref in candidates]
    if children and len(candidates) > 1:
        for n, ref in enumerate(candidates):
            inside = (_contains(ref, inner) for child in children for inner in child.candidates)
            scores[n] += 1.5 if any(inside) else 0.0
    scored = sorted(((score, -n) for n, score in enumerate(scores)), reverse=True)
    top = scored[0][0]
    best = candidates[-scored[0][1]]
    rivals = [
        candidates[-n]
        for score, n in scored[1:]
        if top - score < _MARGIN and not _same_place(best, candidates[-n])
    ]
    if parent is not None and not _contains(parent, best) and best.precision != "country":
        enough = _SMALL if best.country == parent.country else _FAMOUS
        is_small = weight.get(best.id or "", 0.0) < enough and best.feature not in _SITES
        if mention.rule == "place/site@1" or (mention.rule != "place/name@1" and is_small):
            return None, (), f"no reading lies in {parent.name}"
        parent = None
    if _is_foreign(best, context, weight) and not _is_long(mention):
        return None, (), f"{best.name} is known in {best.country} only"
    if rivals:
        return _agreed((best, *rivals)), (best, *rivals), "several places of this name fit"
    if len(candidates) == 1:
        return best, (), "the only place of this name"
    if parent is not None:
        return best, (), f"lies in {parent.name}"
    if context.hint and best.country == context.hint:
        return best, (), f"country hint {context.hint}"
    if best.country and context.share.get(best.country, 0) > 1 / len(candidates):
        return best, (), f"the text speaks of {best.country}"
    return best, (), "the best known place of this name"


def _score(
    ref: PlaceRef,
    candidates: Sequence[PlaceRef],
    parent: PlaceRef | None,
    context: Context,
    weight: Mapping[str, float],
) -> float:
    score = 0.3 * weight.get(ref.id or "", 0.0)
    country = ref.country or ""
    score += 3.0 * context.share.get(country, 0.0)
    if context.hint and country:
        score += 1.5 if country == context.hint else -1.5
    if parent is not None and ref.precision != "country":
        score += 4.0 if _contains(parent, ref) else -4.0
    if (ref.country, ref.admin1) in context.provinces:
        score += 1.0
    away = context.nearest_km(ref) if len(candidates) > 1 else None
    if away is not None:
        score += 1.5 * math.exp(-away / _NEAR_KM)
    if ref.precision == "sea_air":
        score += _SEA
    if ref.precision in ("admin1", "district"):
        has_point = any(
            other.precision == "point"
            and other.country == ref.country
            and other.admin1 == ref.admin1
            and _nearby(other, ref, 150.0)
            for other in candidates
        )
        if has_point:
            score -= 2.5 if ref.precision == "district" else 1.8
    return score


def _is_foreign(ref: PlaceRef, context: Context, weight: Mapping[str, float]) -> bool:
    """A small place of a country that nothing else in the text speaks of."""
    country = context.country()
    if country is None or ref.country in (None, country) or ref.precision == "country":
        return False
    if weight.get(ref.id or "", 0.0) >= (_VERY_FAMOUS if context.hint else _FAMOUS):
        return False
    if context.hint is None and ref.feature in _SITES:
        return False
    return context.others(ref.country or "", ref.name) < 1


def _is_long(mention: PlaceMention) -> bool:
    """True for a name of three words or more, which is no chance homonym."""
    return mention.head is not None and mention.head[1] - mention.head[0] >= _LONG


def _nearby(left: PlaceRef, right: PlaceRef, km: float) -> bool:
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return False
    return distance_km(left.lat, left.lon, right.lat, right.lon) <= km


def _same_place(left: PlaceRef, right: PlaceRef) -> bool:
    """Two rows for one place, or a town and the division it is the seat of."""
    if left.country != right.country:
        return False
    if left.precision == right.precision == "point":
        limit = 3.0 if "quarter" in (left.feature, right.feature) else _SAME_KM
        return _nearby(left, right, limit)
    if "admin1" in (left.precision, right.precision) and left.admin1 == right.admin1:
        return True
    return _nearby(left, right, 60.0)


def _contains(parent: PlaceRef, ref: PlaceRef) -> bool:
    if ref.country != parent.country:
        return ref.country is None or parent.country is None
    if parent.precision in ("country", "region", "sea_air"):
        return True
    if parent.precision == "admin1":
        if ref.admin1 is None or parent.admin1 is None:
            return _nearby(parent, ref, 150.0)
        return ref.admin1 == parent.admin1
    if parent.precision == "district":
        if parent.admin2 and ref.admin2 == parent.admin2 and ref.admin1 == parent.admin1:
            return True
        return _nearby(parent, ref, 60.0)
    return _nearby(parent, ref, _INSIDE_KM)


def _agreed(refs: Sequence[PlaceRef]) -> PlaceRef | None:
    """What all candidates share, without a point; None when they share no country."""
    countries = {ref.country for ref in refs}
    if len(countries) != 1 or None in countries:
        return None
    provinces = {(ref.admin1, ref.admin1_ar) for ref in refs}
    admin1, admin1_ar = provinces.pop() if len(provinces) == 1 else (None, None)
    return PlaceRef(
        refs[0].name, country=refs[0].country, admin1=admin1, admin1_ar=admin1_ar,
        precision=refs[0].precision)  # fmt: skip
