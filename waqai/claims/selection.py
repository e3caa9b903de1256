"""Which happenings of an article are events of their own, by the standing layer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Found
from waqai.claims.layer import Layer
from waqai.claims.standing import Surroundings, features
from waqai.lexicon.vocabulary import ARABIC
from waqai.model.value import DateRange

__all__ = ["ArticleText", "standing_ones"]

_MANY = 3


class ArticleText(msgspec.Struct, frozen=True):
    """What the claim stage needs of an article.

    sentences: token ranges in reading order; the first `n_title` of them are the headline.
    repeats: sentences that only say again what others say. published: None when unknown.
    """

    sentences: tuple[tuple[int, int], ...]
    n_title: int
    repeats: frozenset[int]
    published: DateRange | None = None


def standing_ones(
    happenings: Sequence[Happening],
    found: Found,
    grammar: Grammar,
    article: ArticleText,
    standing: Layer,
) -> list[Happening]:
    """The happenings that are events of their own, with their probability."""
    kept: list[Happening] = []
    seen: Counter[str] = Counter()
    families = [grammar.family.get(h.type, h.type) for h in happenings]
    left = Counter(families)
    words: set[str] = set()
    places: set[str] = set()
    for happening, family in zip(happenings, families, strict=True):
        left[family] -= 1
        word = happening.trigger.entries[0] if happening.trigger is not None else ""
        where = happening.place.ref.name if happening.place and happening.place.ref else ""
        around = Surroundings(
            following=min(left[family], _MANY),
            is_word_seen=word in words,
            is_place_seen=where in places,
        )
        words.add(word or "-")
        places.add(where or "-")
        active = features(
            happening,
            grammar,
            is_title=happening.sentence < article.n_title,
            place_in_article=happening.sentence,
            rank=seen[family],
            word_before=_word(happening.extent[0] - 1, found),
            surroundings=around,
        )
        happening.probability = standing.probability(active)
        seen[family] += 1
        if happening.probability >= standing.threshold:
            happening.rules.append(f"stands: {', '.join(standing.strongest(active))}")
            kept.append(happening)
    return kept


def _word(position: int, found: Found) -> str:
    """The word at a position without its clitics, "" for a mark or a line's end."""
    words = found.scan.words
    if not 0 <= position < len(words) or words[position].kind != ARABIC:
        return ""
    return words[position].bare
