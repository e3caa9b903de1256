"""Word types: everything that can be known of a word without its neighbours, worked out once.

A vocabulary maps a raw piece of text to its `Word`; texts repeat their words, so a look-up is
one dictionary access in C and folding, peeling and lexicon look-up happen once per type. It is
emptied when it grows past its limit, so memory stays bounded over any number of documents;
what a Word holds depends on the piece and the lexica alone, so results do not change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from waqai.arabic.clitics import Peel, noun_peels, verb_peels, without_pronoun
from waqai.arabic.fold import fold
from waqai.lexicon.lexicon import Form, Lexicon, bare

__all__ = ["ARABIC", "BREAK", "LATIN", "MARK", "NUMBER", "Head", "Single", "Vocabulary", "Word"]

ARABIC, NUMBER, LATIN, MARK, BREAK = range(5)
_LIMIT = 120_000  # word types kept; about 100 MB with all lexica


class Single(NamedTuple):
    """A word that is a whole entry of lexicon number `lexicon`."""

    lexicon: int
    forms: tuple[Form, ...]
    peel: Peel


class Head(NamedTuple):
    """A word that may begin an entry of several tokens in lexicon number `lexicon`."""

    lexicon: int
    key: str
    longest: int
    peel: Peel


class Word:
    """A word type. `flags` has bit n set when lexicon n has something beginning with it."""

    __slots__ = ("bare", "flags", "folded", "heads", "kind", "length", "raw", "singles")

    def __init__(self, raw: str, kind: int) -> None:
        self.raw = raw
        self.length = len(raw)
        self.kind = kind
        self.folded = fold(raw)
        self.bare = bare(self.folded) if kind == ARABIC else self.folded
        self.flags = 0
        self.singles: tuple[Single, ...] = ()
        self.heads: tuple[Head, ...] = ()

    def raw_offset(self, letters: int) -> int:
        """Where, in code points of the raw word, the folded letter number `letters` begins."""
        if len(self.folded) == self.length:
            return letters
        seen = 0
        for position, character in enumerate(self.raw):
            kept = len(fold(character))
            if kept and seen >= letters:
                return position
            seen += kept
        return self.length

    def __repr__(self) -> str:
        return f"Word({self.raw!r})"


class Vocabulary(dict[str, Word | None]):
    """Raw piece → Word; None for blanks and invisible characters, which are no tokens."""

    def __init__(self, lexica: Sequence[Lexicon[Any]], limit: int = _LIMIT) -> None:  # Any: mixed
        super().__init__()
        self.lexica = tuple(lexica)
        self.limit = limit
        self.number = {lexicon.name: n for n, lexicon in enumerate(self.lexica)}
        self._first: dict[str, int] = {}  # first token of a key → bits of the lexica that have it
        self._unlisted = 0  # bits of the lexica that must be asked about every word
        for n, lexicon in enumerate(self.lexica):
            if lexicon.first_tokens is None:
                self._unlisted |= 1 << n
                continue
            for token in lexicon.first_tokens:
                self._first[token] = self._first.get(token, 0) | 1 << n
        self._with_pronouns = {"noun": False, "verb": False} | {
            lexicon.policy.part: True for lexicon in self.lexica if lexicon.policy.pronouns
        }

    def __missing__(self, piece: str) -> Word | None:
        if len(self) >= self.limit:
            self.clear()
        word = self[piece] = self._make(piece)
        return word

    def _make(self, piece: str) -> Word | None:
        kind = _kind(piece)
        if kind is None:
            return None
        word = Word(piece, kind)
        if kind in (ARABIC, LATIN, NUMBER) and word.folded:
            self._look_up(word)
        return word

    def _look_up(self, word: Word) -> None:
        nouns = noun_peels(word.folded) or [Peel("", False, word.folded)]
        verbs = verb_peels(word.folded) if word.kind == ARABIC else []
        peels = {"noun": nouns, "verb": verbs, "exact": nouns[:1]}
        bound = {
            part: [reading for peel in peels[part] for reading in without_pronoun(peel, part)]
            if has_pronouns
            else []
            for part, has_pronouns in self._with_pronouns.items()
        }
        wanted = self._unlisted | self._lexica_of(nouns) | self._lexica_of(verbs)
        for readings in bound.values():
            wanted |= self._lexica_of(readings)
        if not wanted:
            return
        singles: list[Single] = []
        heads: list[Head] = []
        for number, lexicon in enumerate(self.lexica):
            if not wanted >> number & 1:
                continue
            part, article, pronouns = lexicon.policy
            single, found = _find(lexicon, number, peels[part], article)
            if single is None and pronouns:
                single, more = _find(lexicon, number, bound[part], article)
                found += more
            if single is not None:
                singles.append(single)
            heads += found
            if single is not None or found:
                word.flags |= 1 << number
        word.singles = tuple(singles)
        word.heads = tuple(heads)

    def _lexica_of(self, peels: Sequence[Peel]) -> int:
        """Bits of the lexica that know the beginning of an entry among these readings."""
        first = self._first
        bits = 0
        for peel in peels:
            stem = peel.stem
            bits |= first.get(stem, 0)
            if peel.has_article:
                bits |= first.get("ال" + stem, 0)
            if stem.startswith("ال"):
                bits |= first.get(bare(stem), 0)
        return bits


def _find(
    lexicon: Lexicon[Any], number: int, peels: Sequence[Peel], article: str
) -> tuple[Single | None, list[Head]]:
    keys, longest = lexicon.keys, lexicon.longest
    single: Single | None = None
    heads: list[Head] = []
    for peel in peels:
        for key in _written(peel, article):
            length = longest.get(key)
            if length is None:
                continue
            if single is None and (forms := keys.get(key)):
                single = Single(number, forms, peel)
            if length > 1:
                heads.append(Head(number, key, length, peel))
    return single, heads


def _written(peel: Peel, article: str) -> tuple[str, ...]:
    """The keys a reading may have under an article policy."""
    if article == "loose":
        return (bare(peel.stem),)
    if not peel.has_article:
        return (peel.stem,)
    if article == "exact":
        return ("ال" + peel.stem,)
    if article == "optional":
        return ("ال" + peel.stem, peel.stem)
    return (peel.stem,)


def _kind(piece: str) -> int | None:
    first = piece[0]
    if first.isalpha():
        return ARABIC if _is_arabic_letter(first) else LATIN
    if first.isdigit() and first.isdecimal():
        return NUMBER
    if piece.isspace():
        return BREAK if any(c in "\n\r\x0b\x0c\x85\u2028\u2029" for c in piece) else None
    if not fold(piece):
        return None if not _is_arabic_letter(first) else ARABIC
    return MARK


def _is_arabic_letter(character: str) -> bool:
    code = ord(character)
    return (
        0x0610 <= code <= 0x08FF or 0xFB50 <= code <= 0xFDFB or 0xFE70 <= code <= 0xFEFC
    ) and not (0x0660 <= code <= 0x066D or 0x06F0 <= code <= 0x06F9)
