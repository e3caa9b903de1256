"""Scan → sentences: half-open token ranges that end at a full stop, question mark or line break.

A full stop inside an abbreviation (أ.ف.ب) or a number (2.5) ends nothing. Bullets and dashes at the
beginning of a line are left to their sentence. No data files are read.
"""

from __future__ import annotations

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import ARABIC, BREAK, MARK, NUMBER

__all__ = ["split_sentences"]

_ENDS = frozenset([".", "؟", "?", "!", "۔", "…", "‼", "⁉"])
_SHORTEST_WORD = 2


def split_sentences(scan: Scan) -> list[tuple[int, int]]:
    """The sentences of a text as token ranges [first, stop), closing mark included, breaks not."""
    words = scan.words
    sentences: list[tuple[int, int]] = []
    first = 0
    for position, word in enumerate(words):
        kind = word.kind
        if kind == BREAK:
            if position > first:
                sentences.append((first, position))
            first = position + 1
        elif kind == MARK and word.raw in _ENDS and _ends_here(scan, position):
            sentences.append((first, position + 1))
            first = position + 1
    if len(words) > first:
        sentences.append((first, len(words)))
    return sentences


def _ends_here(scan: Scan, position: int) -> bool:
    """True unless the mark stands inside an abbreviation or a number."""
    words, starts, ends = scan.words, scan.starts, scan.ends
    if position == 0 or position + 1 >= len(words):
        return True
    if words[position].raw != ".":
        return words[position + 1].raw not in _ENDS
    before, after = words[position - 1], words[position + 1]
    touches = starts[position + 1] == ends[position]
    if before.kind == NUMBER and after.kind == NUMBER and touches:
        return False
    is_initial = before.kind == ARABIC and len(before.folded) < _SHORTEST_WORD
    return (
        not (
            is_initial
            and starts[position] == ends[position - 1]
            and after.kind == ARABIC
            and (touches or len(after.folded) < _SHORTEST_WORD)
        )
        and after.raw != "."
    )
