"""Sentences of an article → those that only repeat others (headline printed twice, pull quotes).

Two sentences are compared when they share word triples that begin with a long word; of a pair whose
words are nearly all in the other, the shorter repeats, of equal ones the later. The title itself is
never a repeat. No data files.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.lexicon.vocabulary import ARABIC, NUMBER, Word
from waqai.text.page import Page

__all__ = ["find_repeats"]

_Range = tuple[int, int]
_LONG = 6  # letters of a word that begins a triple
_SHARED = 2  # triples that two sentences share before they are compared
_CONTAINED = 0.85  # share of the words of a repeat that stand in the other sentence
_MARKS = 2  # quotes or a stop more or less
_LEAST = 8  # different words of the shortest repeat
_PULL_QUOTE = 60  # tokens of the longest sentence that may be a repeat


def find_repeats(
    page: Page, sentences: Sequence[_Range], title: _Range | None
) -> tuple[_Range, ...]:
    """The sentences that say again what another sentence of the article says, in text order."""
    words = page.words
    seen: dict[tuple[Word, Word, Word], int] = {}
    votes: dict[tuple[int, int], int] = {}
    for number, (first, stop) in enumerate(sentences):
        for i in range(first, stop - 2):
            if words[i].length < _LONG:
                continue
            triple = words[i], words[i + 1], words[i + 2]
            other = seen.setdefault(triple, number)
            if other != number:
                pair = other, number
                votes[pair] = votes.get(pair, 0) + 1
    repeats: set[int] = set()
    titles = {
        number
        for number, (first, _) in enumerate(sentences)
        if title is not None and title[0] <= first < title[1]
    }
    if title is not None:
        repeats |= _same_as_title(page, sentences, titles)
    for (early, late), n_shared in votes.items():
        if n_shared < _SHARED or early in repeats or late in repeats:
            continue
        repeat = _repeat_of(page, sentences, early, late)
        if repeat is not None and repeat not in titles and early not in titles:
            repeats.add(repeat)
    return tuple(sentences[number] for number in sorted(repeats))


def _same_as_title(page: Page, sentences: Sequence[_Range], titles: set[int]) -> set[int]:
    """The sentences that are a sentence of the headline word for word."""
    wanted = {number: _content(page, sentences[number]) for number in titles}
    sizes = [sentences[number][1] - sentences[number][0] for number in titles]
    return {
        number
        for number, (first, stop) in enumerate(sentences)
        if number not in titles
        and any(abs(stop - first - size) <= _MARKS for size in sizes)
        and _content(page, (first, stop)) in wanted.values()
    }


def _repeat_of(page: Page, sentences: Sequence[_Range], early: int, late: int) -> int | None:
    """Which of two sentences repeats the other; None if neither does."""
    left, right = _content(page, sentences[early]), _content(page, sentences[late])
    shared = len(left & right)
    sizes = {number: b - a for number, (a, b) in ((n, sentences[n]) for n in (early, late))}
    order = sorted(((len(right), late), (len(left), early)), key=lambda pair: pair[0])
    for size, number in order:  # the shorter first, of equals the later
        if sizes[number] <= _PULL_QUOTE and size >= _LEAST and shared >= _CONTAINED * size:
            return number
    return None


def _content(page: Page, tokens: _Range) -> frozenset[str]:
    """The words of a sentence without و before them and without marks."""
    return frozenset(
        word.folded.removeprefix("و")
        for word in page.words[tokens[0] : tokens[1]]
        if word.kind in (ARABIC, NUMBER) and word.folded
    )
