"""Place mentions → places: every decision explained, ties left open with their candidates.

In: the mentions of one article as `find` gives them. Out: the same mentions with `ref`, or with
`candidates` and no coordinates where the text does not decide. Evidence, strongest first: what the
place is said to lie in, the country given as a hint or most spoken of, provinces named, nearness
to places that are certain, how well known a place is.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from waqai.lexicon.scan import Scan
from waqai.mentions.place.context import Context, read_context
from waqai.mentions.place.gazetteer import read_gazetteer
from waqai.mentions.place.geometry import distance_km
from waqai.mentions.place.links import containers
from waqai.mentions.place.shape import Scene, shaped
from waqai.mentions.place.view import nationalities
from waqai.mentions.place.words import read_words
from waqai.model.mention import PlaceMention
from waqai.model.value import PlaceRef

__all__ = ["resolve"]

_SAME_KM = 25.0  # two readings nearer than this are one place for the reader
_SEA = 2.0  # البحر الأحمر is the sea before it is a province of that name
_MARGIN = 0.6  # a lead smaller than this is a tie
_FAMOUS, _VERY_FAMOUS = 3.5, 4.6  # weight of cities of 100,000 and a million
_SITES = frozenset(["base", "airport", "refinery", "camp", "dam", "port", "prison"])
_SMALL = 2.0  # weight below which a name may well be another place of the same name
_NEAR_KM = 60.0
_INSIDE_KM = 45.0  # a quarter or village is at most this far from the town that holds it


def resolve(
    mentions: Sequence[PlaceMention],
    scan: Scan,
    country: str | None = None,
    dateline: PlaceMention | None = None,
    votes: Mapping[str, float] | None = None,
) -> list[PlaceMention]:
    """The mentions of an article with their places.

    country: hint, ISO 3166 alpha-2. dateline: where the report was filed. votes: country → count,
    from parties named in the article.
    """
    if not mentions:
        return []
    grammar = read_words()
    words = {hit.first: hit for hit in scan.hits("place_word")}
    weight = read_gazetteer().weight
    counts = Counter(votes or {})
    counts.update(nationalities(scan, mentions[0].first, mentions[-1].stop))
    context = read_context(mentions, country, dateline, counts)
    holder = containers(scan, words, grammar, mentions)
    chosen: list[PlaceRef | None] = [None] * len(mentions)
    reasons = [mention.reason for mention in mentions]
    open_: list[tuple[PlaceRef, ...]] = [()] * len(mentions)
    for index in _order(mentions, holder):
        mention = mentions[index]
        held_by = holder[index]
        parent = chosen[held_by] if held_by is not None else None
        children = [mentions[at] for at, holds in enumerate(holder) if holds == index]
        ref, tied, reason = _choose(mention, parent, children, context, weight)
        chosen[index], open_[index] = ref, tied
        if reason and not reasons[index]:
            reasons[index] = reason
        if ref is not None and not tied and mention.role == "where":
            context.add(ref)
    resolved = []
    scene = Scene(scan, words, grammar, context)
    held = {held_by for held_by in holder if held_by is not None}
    for index, mention in enumerate(mentions):
        held_in = _parent(mentions, chosen, holder, index)
        role = mention.role
        if role == "where" and index in held and _is_after(holder, index):
            ref = chosen[index]
            if ref is not None and ref.precision in ("point", "near"):
                role = "container"
                chosen[index] = msgspec.structs.replace(ref, precision="district")
        resolved.append(
            msgspec.structs.replace(
                shaped(scene, mention, chosen[index], open_[index], held_in),
                role=role,
                reason=reasons[index],
            )
        )
    return resolved


def _is_after(holder: Sequence[int | None], index: int) -> bool:
    return any(held_by == index and at < index for at, held_by in enumerate(holder))


def _order(mentions: Sequence[PlaceMention], holder: Sequence[int | None]) -> list[int]:
    """Certain names first, then what holds others, then the rest."""
    held = {held_by for held_by in holder if held_by is not None}

    def key(index: int) -> tuple[int, int]:
        candidates = mentions[index].candidates
        countries = {ref.country for ref in candidates}
        first = 0 if len(candidates) == 1 else 1 if len(countries) == 1 else 2
        if candidates and all(ref.precision == "country" for ref in candidates):
            first = -1
        depth = 0
        at = holder[index]
        while at is not None and depth < 4:
            depth += 1
            at = holder[at]
        return (first if index in held else first + 3 + 3 * min(depth, 1)), index

    return sorted(range(len(mentions)), key=key)


def _choose(
    mention: PlaceMention,
    parent: PlaceRef | None,
    children: Sequence[PlaceMention],
    context: Context,
    weight: Mapping[str, float],
) -> tuple[PlaceRef | None, tuple[PlaceRef, ...], str]:
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
        is_small = weight.get(best.id or "", 0.0) < _SMALL and best.feature not in _SITES
        if mention.rule == "place/site@1" or (mention.rule != "place/name@1" and is_small):
            return None, (), f"no reading lies in {parent.name}"
        parent = None
    if _is_foreign(best, context, weight):
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


def _parent(
    mentions: Sequence[PlaceMention],
    chosen: Sequence[PlaceRef | None],
    holder: Sequence[int | None],
    index: int,
) -> PlaceRef | None:
    """What an unregistered place lies in: said by the text, else the place named before it."""
    held_by = holder[index]
    if held_by is not None:
        parent = chosen[held_by]
        if parent is not None:
            return parent
    if chosen[index] is not None:
        return None
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(mentions) and abs(at - index) <= 4:
            ref = chosen[at]
            if ref is not None and mentions[at].role == "where" and ref.precision != "country":
                return ref
            at += step
    return None
