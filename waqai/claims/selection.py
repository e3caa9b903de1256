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
from waqai.model.mention import SpeakerMention
from waqai.model.value import DateRange

__all__ = ["ArticleText", "standing_ones"]

_QUOTES = frozenset('"«»“”')
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
    speakers: Sequence[SpeakerMention],
    standing: Layer,
) -> list[Happening]:
    """The happenings that are events of their own, with their probability."""
    kept: list[Happening] = []
    seen: Counter[str] = Counter()
    families = [grammar.family.get(h.type, h.type) for h in happenings]
    left = Counter(families)
    in_sentence = Counter(h.sentence for h in happenings)
    entries: set[str] = set()
    places: set[str] = set()
    armed = {n for n, actor in found.actors.items() if actor.ref.kind in grammar.kinds.armed}
    arms = {n for n, weapon in found.weapons.items() if weapon.role != "cue"}
    for happening, family in zip(happenings, families, strict=True):
        left[family] -= 1
        entry = happening.trigger.entries[0] if happening.trigger is not None else ""
        where = happening.place.ref.name if happening.place and happening.place.ref else ""
        first, stop = happening.extent
        begin, _ = article.sentences[happening.sentence]
        around = Surroundings(
            word_after=_word(stop, found),
            following=left[family],
            in_sentence=in_sentence[happening.sentence],
            age=_age(happening, article),
            opens=first - begin < 3,
            is_last=happening.sentence == len(article.sentences) - 1,
            entry_seen=entry in entries,
            place_seen=where in places,
            is_quoted=_is_quoted(first, stop, found),
            is_said=any(s.says and s.says[0] <= first < s.says[1] for s in speakers),
            armed=min(len(armed), _MANY),
            arms=min(len(arms), _MANY),
        )
        if entry:
            entries.add(entry)
        if where:
            places.add(where)
        active = features(
            happening,
            grammar,
            is_title=happening.sentence < article.n_title,
            place_in_article=happening.sentence,
            rank=seen[family],
            word_before=_word(first - 1, found),
            surroundings=around,
        )
        happening.probability = standing.probability(active)
        seen[family] += 1
        if happening.probability >= standing.threshold:
            happening.rules.append(f"stands: {', '.join(standing.strongest(active))}")
            kept.append(happening)
    return kept


def _is_quoted(first: int, stop: int, found: Found) -> bool:
    """True if its words stand alone between quotation marks."""
    words = found.scan.words
    return (
        first > 0
        and stop < len(words)
        and words[first - 1].raw in _QUOTES
        and words[stop].raw in _QUOTES
    )


def _age(happening: Happening, article: ArticleText) -> str:
    """How long before the report its date lies."""
    value = happening.time.value if happening.time is not None else None
    if value is None or article.published is None:
        return "unknown"
    days = (article.published.end - value.end).days
    return "ahead" if days < 0 else "new" if days < 4 else "month" if days < 32 else "old"


def _word(position: int, found: Found) -> str:
    """The word at a position without its clitics, "" for a mark or a line's end."""
    words = found.scan.words
    if not 0 <= position < len(words) or words[position].kind != ARABIC:
        return ""
    return words[position].bare
