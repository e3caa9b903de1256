"""Scan → page: the lines of a text, and the hits of the text lexica by place.

A line is a half-open token range without its line break; empty lines are none. Pages are what the
other modules of this stage read. No data files.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import NamedTuple

from waqai.lexicon.scan import Hit, Scan
from waqai.lexicon.vocabulary import ARABIC, BREAK, LATIN, MARK, NUMBER
from waqai.text.lexica import Byline, Chrome, Outlet, bylines, chrome, outlets

__all__ = ["BULLETS", "CLOSERS", "Line", "Page"]

BULLETS = frozenset(["•", "·", "▪", "●", "○", "■", "◾", "►", "-", "–", "*", "⁃", "»", "›"])
CLOSERS = frozenset(['"', "”", "“", "»", ")", "]", "'", "’", "}"])
_STOPS = frozenset([".", "؟", "?", "!", "۔", "…", "؛"])
_HEADLINE = 20  # tokens of the longest headline, marks included
_WRAP_LOOK = 12  # lines looked at to tell whether a text is broken into short lines
_WRAP_LEAST = 4
_NARROWEST, _WIDEST = 18, 120  # code points of such lines
_WRAP_STOPPED = (0.2, 0.5)  # share of them that end a sentence
_LISTED = 32  # the same behind a bullet


class Line(NamedTuple):
    """Tokens [first, stop) of a line."""

    first: int
    stop: int


class Page:
    """A scan with its lines and the tables the text stage reads it by."""

    __slots__ = (
        "_chrome",
        "_line_starts",
        "_outlets",
        "_words_before",
        "bylines",
        "is_wrapped",
        "lines",
        "scan",
        "words",
    )

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.words
        breaks = [i for i, word in enumerate(self.words) if word.kind == BREAK]
        edges = [-1, *breaks, len(self.words)]
        self.lines = [
            Line(before + 1, after) for before, after in pairwise(edges) if after > before + 1
        ]
        self._line_starts = [line.first for line in self.lines]
        self._words_before = [
            0,
            *accumulate(
                word.kind in (ARABIC, LATIN, NUMBER) and bool(word.folded) for word in self.words
            ),
        ]
        self.is_wrapped = self._is_wrapped()
        self._chrome = chrome()
        self.bylines = bylines()
        self._outlets = outlets()

    def _is_wrapped(self) -> bool:
        """True for text broken into short lines: sentences end on few of them, but they do."""
        lines = self.lines[:_WRAP_LOOK]
        widths = [self.scan.ends[line.stop - 1] - self.scan.starts[line.first] for line in lines]
        if len(lines) < _WRAP_LEAST or max(widths) > _WIDEST:
            return False
        inner = zip(lines[:-1], widths[:-1], strict=True)
        stopped = [self.is_stopped(line) for line, width in inner if width >= _NARROWEST]
        if True not in stopped:
            return False
        low, high = _WRAP_STOPPED
        return (
            low <= sum(stopped) / len(stopped) <= high
            and stopped[stopped.index(True) :].count(False) > 1
        )

    def line_of(self, token: int) -> int:
        """The number of the line a token stands in."""
        return bisect_right(self._line_starts, token) - 1

    def hits(self, lexicon: str, first: int, stop: int) -> list[Hit]:
        """The hits of a lexicon that begin in tokens [first, stop)."""
        hits = self.scan.hits(lexicon)
        low = bisect_left(hits, first, key=_first)
        return hits[low : bisect_left(hits, stop, lo=low, key=_first)]

    def chrome(self, hit: Hit) -> list[Chrome]:
        """The rows of a chrome hit."""
        return [self._chrome[form.row] for form in hit.forms]

    def byline(self, hit: Hit) -> Byline:
        """The row of a byline hit."""
        return self.bylines[hit.forms[0].row]

    def outlet(self, hit: Hit) -> Outlet:
        """The row of an outlet hit."""
        return self._outlets[hit.forms[0].row]

    def raw(self, position: int) -> str:
        """The token at a position as written, "" after the end of the text."""
        return self.words[position].raw if position < len(self.words) else ""

    def is_word(self, position: int) -> bool:
        """True for a letter or digit token."""
        return self.words[position].kind in (ARABIC, LATIN, NUMBER) and bool(
            self.words[position].folded
        )

    def n_words(self, first: int, stop: int) -> int:
        """How many words stand in tokens [first, stop), marks left out."""
        before = self._words_before
        return before[stop] - before[first] if first < stop else 0

    def begin(self, line: Line) -> int:
        """The first token of a line that is no mark; the line's end if there is none."""
        position = line.first
        while position < line.stop and not self.is_word(position):
            position += 1
        return position

    def end(self, line: Line) -> int:
        """The token after the last one of a line that is no closing quote or bracket."""
        stop = line.stop
        while stop > line.first and self.words[stop - 1].raw in CLOSERS:
            stop -= 1
        return stop

    def is_stopped(self, line: Line) -> bool:
        """True if the line ends with a full stop, question mark or the like."""
        return self.words[self.end(line) - 1].raw in _STOPS if self.end(line) > line.first else True

    def is_headline(self, line: Line) -> bool:
        """True for a short line without a final stop: a headline, caption or list item."""
        size = line.stop - line.first
        if size > _LISTED:
            return False
        last = self.words[self.end(line) - 1].raw if self.end(line) > line.first else "."
        if last == "." or (last in ("؛", "،", ":") and size > 1):
            return False
        return size <= _HEADLINE or self.words[line.first].raw in BULLETS

    def is_paragraph(self, line: Line) -> bool:
        """True for running text: long, or a shorter line that ends with a stop."""
        size = line.stop - line.first
        return size > _LISTED or (size >= 8 and self.words[self.end(line) - 1].raw in _STOPS)

    def is_mark(self, position: int) -> bool:
        """True for a punctuation mark or a lone tatweel."""
        word = self.words[position]
        return word.kind == MARK or not word.folded


def _first(hit: Hit) -> int:
    return hit.first
