"""What the words around an expression say of it: a name, the tense, a saying, a line of its own.

In: a reader and token positions. No positions are changed here.
"""

from __future__ import annotations

from waqai.lexicon.vocabulary import ARABIC, BREAK, MARK, Word
from waqai.mentions.time.lexica import cues
from waqai.mentions.time.reader import Reader

__all__ = [
    "head_before",
    "is_alone",
    "is_future",
    "is_outlet",
    "is_quoted",
    "is_saying",
    "is_since",
]

_SINCE = frozenset(["منذ", "ومنذ", "مذ", "ابتداء", "اعتبارا", "بدءا", "ابتدا", "انطلاقا"])
_QUOTES = frozenset(['"', "«", "“", "'", "("])
_OPENING = frozenset(['"', "«", "“"])
_CLOSING = frozenset(['"', "»", "”"])
_STOPS = frozenset([".", "؟", "?", "!", ":", "؛", ";"])
_COMPLEMENT = frozenset(["ان", "بان", "انه", "انها", "بانه", "بانها", "انهم", "عن", "حيث", "بعدما"])
_PREFIXES = ("", "و", "ف", "ب", "ل", "وب", "ول", "ك")
_REACH = 14  # tokens read back for tense
_SAYING_REACH = 8


def head_before(reader: Reader, first: int) -> str | None:
    """The kind of name head before a date: place (ساحة 14 تموز), unit, event; None for none."""
    position = first - 1
    if reader.text(position) in _QUOTES:
        position -= 1
    word = reader.text(position)
    if not word:
        return None
    heads = cues().heads
    for prefix in _PREFIXES:
        if word.startswith(prefix):
            kind = heads.get(word[len(prefix) :])
            if kind is not None:
                return kind
    return None


def is_outlet(reader: Reader, first: int, stop: int) -> bool:
    """True if المصري اليوم and its like is the outlet: after صحيفة or between quotation marks."""
    return head_before(reader, first) == "unit" or is_quoted(reader, first, stop)


def is_quoted(reader: Reader, first: int, stop: int) -> bool:
    """True if the words stand alone between quotation marks."""
    return reader.text(first - 1) in _OPENING and reader.text(stop) in _CLOSING


def is_since(reader: Reader, first: int) -> bool:
    """True if the expression opens an interval: منذ, ابتداءً من."""
    before = reader.text(first - 1)
    return before in _SINCE or (before == "من" and reader.text(first - 2) in _SINCE)


def is_future(reader: Reader, first: int, stop: int) -> bool:
    """True if the sentence around the expression speaks of what is to come."""
    known = cues()
    for position in range(first - 1, max(-1, first - _REACH), -1):
        word = reader.words[position]
        if word.kind == BREAK or word.folded in _STOPS:
            break
        if _announces(word, known.future, known.not_future):
            return reader.text(position - 1) not in known.past_plan
    for position in range(stop, min(reader.n_words, stop + 4)):
        word = reader.words[position]
        if word.kind in (BREAK, MARK) or word.folded in _COMPLEMENT:
            break
        if _announces(word, known.future, known.not_future):
            return True
    return False


def _announces(token: Word, future: frozenset[str], not_future: frozenset[str]) -> bool:
    """True for a future cue or a verb with the س of the future (سيعقد, ستبدأ, سأعود)."""
    word = token.folded
    if word in future:
        return True
    if word[:1] in ("و", "ف"):
        word = word[1:]
    return (
        len(word) > 4
        and word[0] == "س"
        and (word[1] in "يتن" or "سأ" in token.raw)
        and word not in not_future
        and not word.endswith(("ه", "ات"))
    )


def is_saying(reader: Reader, first: int) -> bool:
    """True if a reporting verb stands before it with no أن between: it dates the saying."""
    known = cues().saying
    for position in range(first - 1, max(-1, first - 1 - _SAYING_REACH), -1):
        word = reader.words[position]
        if word.kind == BREAK or word.folded in _STOPS or word.folded in _COMPLEMENT:
            return False
        if word.kind == ARABIC:
            folded = word.folded
            if folded in known or (folded[:1] in ("و", "ف") and folded[1:] in known):
                return True
    return False


def is_alone(reader: Reader, first: int, stop: int) -> bool:
    """True if nothing else stands on its line but marks and a preposition."""
    before = first - 1
    if reader.text(before) in ("في", "من"):
        before -= 1
    while before >= 0 and reader.words[before].kind == MARK:
        before -= 1
    after = stop
    while after < reader.n_words and reader.words[after].kind == MARK:
        after += 1
    return (before < 0 or reader.words[before].kind == BREAK) and (
        after >= reader.n_words or reader.words[after].kind == BREAK
    )
