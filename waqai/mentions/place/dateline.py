"""The place a report was filed from: the first place name in its dateline."""

from __future__ import annotations

from collections.abc import Sequence

from waqai.model.evidence import Span
from waqai.model.mention import PlaceMention

__all__ = ["dateline_place"]


def dateline_place(
    places: Sequence[PlaceMention], span: Span | None, ranges: Sequence[tuple[int, int]]
) -> PlaceMention | None:
    """The place mention inside a dateline's code points, unresolved.

    span: of the dateline; ranges: tokens of the article, which leave the dateline out. None
    without a dateline, when no word list knows its place, or when it is part of the article.
    """
    if span is None:
        return None
    for place in places:
        if span.start <= place.span.start < span.end:
            is_text = any(first <= place.first < stop for first, stop in ranges)
            return None if is_text else place
    return None
