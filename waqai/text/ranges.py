"""Arithmetic of token ranges: lines → body ranges, ranges without masks, sentences clipped.

All ranges are half-open token positions, in text order and apart. No data files.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.lexicon.vocabulary import BREAK
from waqai.text.page import Line, Page

__all__ = ["body_ranges", "clip", "joined", "without"]

_Range = tuple[int, int]


def body_ranges(
    numbers: Sequence[int], lines: Sequence[Line], title: _Range | None
) -> list[_Range]:
    """The lines of these numbers as ranges, neighbours joined, the title's line left out.

    >>> body_ranges([0, 1, 3], [Line(0, 4), Line(5, 9), Line(10, 12), Line(13, 20)], None)
    [(0, 9), (13, 20)]
    """
    ranges: list[_Range] = []
    previous = -2
    for number in numbers:
        first, stop = lines[number]
        if title is not None and title[0] <= first < title[1]:
            continue
        if number == previous + 1:
            ranges[-1] = ranges[-1][0], stop
        else:
            ranges.append((first, stop))
        previous = number
    return ranges


def joined(sentences: Sequence[_Range], page: Page) -> list[_Range]:
    """The sentences of a text that is broken into lines, those without an end joined to the next.

    Bullets and lines after a gap are not told apart: only call it for a wrapped page.
    """
    whole: list[_Range] = []
    for first, stop in sentences:
        if whole and not page.is_stopped(Line(*whole[-1])):
            whole[-1] = whole[-1][0], stop
        else:
            whole.append((first, stop))
    return whole


def without(ranges: Sequence[_Range], masks: Sequence[_Range]) -> list[_Range]:
    """The ranges with the masks cut out of them.

    >>> without([(0, 10), (12, 20)], [(4, 6), (12, 15)])
    [(0, 4), (6, 10), (15, 20)]
    """
    if not masks:
        return list(ranges)
    ordered = sorted(masks)
    kept: list[_Range] = []
    at = 0
    for start, stop in ranges:
        first = start
        while at < len(ordered) and ordered[at][1] <= first:
            at += 1
        look = at
        while look < len(ordered) and ordered[look][0] < stop:
            low, high = ordered[look]
            if low > first:
                kept.append((first, low))
            first = max(first, high)
            look += 1
        if first < stop:
            kept.append((first, stop))
    return kept


def clip(sentences: Sequence[_Range], ranges: Sequence[_Range], page: Page) -> tuple[_Range, ...]:
    """The parts of sentences inside the ranges, in the order of the ranges; none without a word."""
    clipped: list[_Range] = []
    at = 0
    n_sentences = len(sentences)
    for first, stop in ranges:
        if at and sentences[at - 1][1] > first:
            at -= 1
        while at and sentences[at - 1][0] >= first:
            at -= 1
        while at < n_sentences and sentences[at][1] <= first:
            at += 1
        while at < n_sentences and sentences[at][0] < stop:
            low, high = max(sentences[at][0], first), min(sentences[at][1], stop)
            while low < high and page.words[low].kind == BREAK:
                low += 1
            if any(page.is_word(i) for i in range(low, high)):
                clipped.append((low, high))
            at += 1
    return tuple(clipped)
