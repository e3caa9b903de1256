"""Place mentions → places: every decision explained, ties left open with their candidates.

In: the mentions of one article as `find` gives them. Out: the same mentions with `ref`, or with
`candidates` and no coordinates where the text does not decide. Evidence, strongest first: what the
place is said to lie in, the country given as a hint or most spoken of, provinces named, nearness
to places that are certain, how well known a place is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from waqai.lexicon.scan import Scan
from waqai.mentions.place.choose import choose
from waqai.mentions.place.context import read_context
from waqai.mentions.place.gazetteer import read_gazetteer
from waqai.mentions.place.links import containers
from waqai.mentions.place.shape import Scene, shaped
from waqai.mentions.place.view import nationalities
from waqai.mentions.place.words import read_words
from waqai.model.mention import PlaceMention
from waqai.model.value import PlaceRef

__all__ = ["resolve"]

_FARTHEST = 40  # mentions back that المدينة may refer to


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
    held: dict[int, list[int]] = {}
    for at, held_by in enumerate(holder):
        if held_by is not None:
            held.setdefault(held_by, []).append(at)
    chosen: list[PlaceRef | None] = [None] * len(mentions)
    reasons = [mention.reason for mention in mentions]
    open_: list[tuple[PlaceRef, ...]] = [()] * len(mentions)
    for index in _order(mentions, holder):
        mention = mentions[index]
        held_by = holder[index]
        parent = chosen[held_by] if held_by is not None else None
        children = [mentions[at] for at in held.get(index, ())]
        ref, tied, reason = choose(mention, parent, children, context, weight)
        chosen[index], open_[index] = ref, tied
        if reason and not reasons[index]:
            reasons[index] = reason
        if ref is not None and not tied and mention.role == "where":
            context.add(ref)
    _refer_back(mentions, chosen, reasons)
    resolved = []
    scene = Scene(scan, words, grammar, context)
    for index, mention in enumerate(mentions):
        held_in = _parent(mentions, chosen, holder, index, context.country())
        role = mention.role
        if role == "where" and index in held and held[index][0] < index:
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


def _refer_back(
    mentions: Sequence[PlaceMention], chosen: list[PlaceRef | None], reasons: list[str]
) -> None:
    """Give المدينة, القضاء … the last place of their kind that the text named."""
    for index, mention in enumerate(mentions):
        if mention.rule != "place/anaphor@1":
            continue
        kinds = mention.reason.split(" ")
        reasons[index] = "no place of its kind before it"
        for at in range(index - 1, max(-1, index - _FARTHEST), -1):
            ref = chosen[at]
            if ref is not None and ref.feature in kinds and mentions[at].role != "name_part":
                chosen[index] = ref
                reasons[index] = f"refers back to {ref.name}"
                break


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


def _parent(
    mentions: Sequence[PlaceMention],
    chosen: Sequence[PlaceRef | None],
    holder: Sequence[int | None],
    index: int,
    country: str | None,
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
            is_place = mentions[at].role in ("where", "container")
            is_here = ref is not None and (country is None or ref.country in (None, country))
            if ref is not None and is_here and is_place and ref.precision != "country":
                return ref
            at += step
    return None
