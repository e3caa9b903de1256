"""One pass over a text: its tokens, and for every lexicon the entries that stand in it.

Tokens are parallel lists (start, end, word type), no object per token. Blanks are no tokens;
line breaks, digits and punctuation marks are. A scan is linear in the text: each word type knows
which lexica it can begin an entry of, and only those are tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from waqai.arabic.clitics import Peel
from waqai.arabic.tokenise import split
from waqai.lexicon.lexicon import Form
from waqai.lexicon.vocabulary import Vocabulary, Word
from waqai.model.evidence import Span

__all__ = ["Hit", "Scan"]


class Hit(NamedTuple):
    """An entry of a lexicon found at tokens [first, stop).

    `forms` are its readings (row number, feature); `peel` says what stood before and after the
    first word's stem.
    """

    first: int
    stop: int
    forms: tuple[Form, ...]
    peel: Peel


class Scan:
    """A text with its tokens and lexicon hits.

    starts, ends: code points of the text, per token; words: the word type, per token.
    """

    __slots__ = ("_hits", "_vocabulary", "ends", "starts", "text", "words")

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self._vocabulary = vocabulary
        pieces = split(text)
        words = [*map(vocabulary.__getitem__, pieces)]
        self.ends: list[int] = [
            end for end, word in zip(accumulate(map(len, pieces)), words, strict=True) if word
        ]
        self.words: list[Word] = [word for word in words if word]
        self.starts: list[int] = [
            end - word.length for end, word in zip(self.ends, self.words, strict=True)
        ]
        self._hits = self._scan()

    def __len__(self) -> int:
        return len(self.words)

    def hits(self, lexicon: str) -> list[Hit]:
        """The hits of a lexicon in text order, longest match first come, none inside another."""
        return self._hits[self._vocabulary.number[lexicon]]

    def rows(self, lexicon: str) -> Sequence[Any]:  # Any: each lexicon has its own row type
        """The rows that the forms of a lexicon's hits point at."""
        return self._vocabulary.lexica[self._vocabulary.number[lexicon]].rows

    def bits(self, lexica: Iterable[str]) -> int:
        """The bits of `Word.flags` that stand for these lexica."""
        number = self._vocabulary.number
        return sum(1 << number[name] for name in lexica)

    def span(self, first: int, stop: int) -> Span:
        """The code points of tokens [first, stop), clitics included."""
        return Span(self.starts[first], self.ends[stop - 1])

    def inner_span(self, first: int, stop: int, letters: int) -> Span:
        """The code points of tokens [first, stop) without the first word's `letters` proclitics."""
        if not letters:
            return self.span(first, stop)
        return Span(self.starts[first] + self.words[first].raw_offset(letters), self.ends[stop - 1])

    def hit_span(self, hit: Hit) -> Span:
        """The code points of a hit without its proclitics (للحشد stays whole)."""
        return self.inner_span(hit.first, hit.stop, hit.peel.letters_before)

    def quote(self, first: int, stop: int) -> str:
        """The words of tokens [first, stop) as written."""
        return self.text[self.starts[first] : self.ends[stop - 1]]

    def _scan(self) -> list[list[Hit]]:
        lexica = self._vocabulary.lexica
        hits: list[list[Hit]] = [[] for _ in lexica]
        covered = [0] * len(lexica)  # per lexicon: tokens before this are taken
        words = self.words
        n_words = len(words)
        for first, word in enumerate(words):
            if not word.flags:
                continue
            longer = 0  # lexica that have a longer entry here
            for number, key, longest, peel in word.heads:
                if first < covered[number]:
                    continue
                lexicon = lexica[number]
                keys = lexicon.keys
                loose = lexicon.policy.article == "loose"
                best: tuple[int, tuple[Form, ...]] | None = None
                for stop in range(first + 1, min(first + longest, n_words)):
                    key = f"{key} {words[stop].bare if loose else words[stop].folded}"
                    forms = keys.get(key)
                    if forms is not None:
                        best = stop + 1, forms
                if best is not None:
                    longer |= 1 << number
                    covered[number] = best[0]
                    hits[number].append(Hit(first, best[0], best[1], peel))
            for number, forms, peel in word.singles:
                if first >= covered[number] and not longer >> number & 1:
                    hits[number].append(Hit(first, first + 1, forms, peel))
        return hits
