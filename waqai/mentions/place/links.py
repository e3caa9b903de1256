"""Which place lies in which, as the words between two mentions say.

In: mentions in text order. Out: for each mention the index of the one it lies in, or None:
حي الكاشف في درعا, قضاء القائم غرب الأنبار, حي الزيتون، مدينة غزة. Places of a list share what
holds the last of them (في الحصيبة والملاحمة شرقي الرمادي).
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.lexicon.scan import Hit, Scan
from waqai.mentions.place.words import Words
from waqai.model.mention import PlaceMention

__all__ = ["containers", "rank"]

_RANK = {"point": 1, "near": 1, "district": 2, "region": 3, "admin1": 3, "country": 4, "sea_air": 3}
_SMALLER = frozenset(
    ["quarter", "street", "square", "landmark", "hospital", "prison", "bridge", "camp"]
)
_COMMAS = frozenset("،,-–(/")
_LONGEST_GAP = 5


def rank(mention: PlaceMention) -> tuple[int, int]:
    """How wide a mention is at least and at most: 1 a point … 4 a country; 0 unregistered."""
    if not mention.candidates:
        return 0, 1
    ranks = [
        0 if ref.feature in _SMALLER else _RANK.get(ref.precision, 1) for ref in mention.candidates
    ]
    return min(ranks), max(ranks)


def containers(
    scan: Scan, words: dict[int, Hit], grammar: Words, mentions: Sequence[PlaceMention]
) -> list[int | None]:
    """For each mention the index of the mention that holds it, or None."""
    holder: list[int | None] = [None] * len(mentions)
    joined = [False] * len(mentions)  # to the next one, as two items of a list
    for index in range(len(mentions) - 1):
        left, right = mentions[index], mentions[index + 1]
        relation = _relation(scan, words, grammar, left, right)
        wide, narrow = rank(left), rank(right)
        if relation in ("in", "comma") and _may_hold(narrow, wide, relation):
            holder[index] = index + 1
        elif relation in ("in", "comma") and wide[1] > max(1, narrow[0]):
            holder[index + 1] = index
        elif relation in ("and", "comma"):
            joined[index] = True
    for index in range(len(mentions) - 2, -1, -1):
        if joined[index] and holder[index] is None:
            held_by = holder[index + 1]
            if held_by is not None and held_by > index:
                holder[index] = held_by
    return holder


def _may_hold(outer: tuple[int, int], inner: tuple[int, int], relation: str) -> bool:
    """Whether a mention of rank `outer` may hold the one of rank `inner` before it."""
    if inner == (0, 1):
        return True  # a name that no table has lies in what follows it
    if relation == "in":
        return outer[1] > inner[0]
    return outer[1] > max(1, inner[0]) or (inner[1] == 0 and outer[1] == 1)


def _relation(
    scan: Scan, words: dict[int, Hit], grammar: Words, left: PlaceMention, right: PlaceMention
) -> str | None:
    gap = range(left.stop, right.first)
    if len(gap) > _LONGEST_GAP:
        return None
    begins = scan.words[right.first].folded
    proclitic = begins[: right.span.start - scan.starts[right.first]]
    if not gap:
        if proclitic in ("ب", "ل"):
            return "in"
        if proclitic == "و":
            return "and"
        return "in" if right.rule == "place/base@1" else "comma"
    tokens = [scan.words[position].folded for position in gap]
    if tokens in (["و"], ["او"]):
        return "and"
    if len(tokens) == 1 and tokens[0] in _COMMAS:
        return "and" if proclitic == "و" else "comma"
    ties = 0
    for position, token in zip(gap, tokens, strict=True):
        if token in _COMMAS and position == gap[0]:
            continue
        hit = words.get(position)
        is_word = hit is not None or any(
            position in range(other.first, other.stop)
            for before in range(max(gap[0], position - 2), position)
            if (other := words.get(before)) is not None
        )
        if token in grammar.ties or is_word:
            ties += 1
            continue
        return None
    return "in" if ties else None
