"""How far the words of a speaker run: to the end of the sentence or of a quotation that goes on."""

from __future__ import annotations

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import MARK

__all__ = ["joins_clause", "said_range"]

_OPENING = frozenset("«“")
_CLOSING = frozenset("»”")
_LONGEST_QUOTATION = 150  # tokens past the sentence
_TURNS = frozenset({"فيما", "بينما", "حيث", "كما"})


def said_range(scan: Scan, first: int, stop: int) -> tuple[int, int]:
    """The tokens said from `first`: to `stop`, or past it to the end of an open quotation."""
    words = scan.words
    depth = plain = 0
    for word in words[first:stop]:
        if word.kind != MARK:
            continue
        if word.raw in _OPENING:
            depth += 1
        elif word.raw in _CLOSING:
            depth = max(0, depth - 1)
        elif word.raw == '"':
            plain ^= 1
    if not depth and not plain:
        return first, max(first, stop)
    closing = _CLOSING if depth else frozenset('"')
    for position in range(stop, min(stop + _LONGEST_QUOTATION, len(words))):
        if words[position].kind == MARK and words[position].raw in closing:
            return first, position + 1
        if words[position].kind == MARK and words[position].raw in _OPENING:
            break  # the closing mark was forgotten
    return first, max(first, stop)


def joins_clause(scan: Scan, at: int) -> bool:
    """True if a verb opens a clause beside the one before: وأكد, ، قالت, فيما أعلن."""
    word = scan.words[at]
    if word.folded.startswith(("و", "ف")) and any(s.peel.proclitic for s in word.singles):
        return True
    return at > 0 and (scan.words[at - 1].kind == MARK or scan.words[at - 1].folded in _TURNS)
