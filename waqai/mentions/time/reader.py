"""A cursor over a scan: what stands at a token, as time words, numbers and marks.

In: a scan with the lexica of mentions/number and mentions/time. Positions are token positions; a
reading that fails is None.
"""

from __future__ import annotations

from typing import NamedTuple

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import BREAK, NUMBER
from waqai.mentions.number.view import View
from waqai.mentions.time.fields import Fields
from waqai.mentions.time.lexica import LEXICON, Term, terms

__all__ = ["DASHES", "FROM", "TO", "Atom", "Found", "Reader", "Reading"]

DASHES = frozenset(["-", "–", "—", "ـ", "−"])
TO = frozenset(["الي", "حتي", "والي", "وحتي", "لغايه", "ولغايه"])
FROM = frozenset(["من", "بين", "مابين", "ومن", "وبين", "عامي"])


class Atom(NamedTuple):
    """A time word at tokens [first, stop); `letters` proclitic letters stand before it."""

    term: Term
    first: int
    stop: int
    proclitic: str
    has_article: bool
    letters: int


class Found(NamedTuple):
    """What a reading yields: its fields and the token after it."""

    fields: Fields
    stop: int


class Reading(NamedTuple):
    """An expression at tokens [first, stop)."""

    fields: Fields
    first: int
    stop: int


class Reader:
    """Time words of a scan by position. `covered`: tokens before it are taken."""

    __slots__ = ("_has_words", "_numbers", "atoms", "covered", "n_words", "scan", "words")

    def __init__(self, scan: Scan) -> None:
        rows = terms()
        self.scan = scan
        self.words = scan.words
        self.n_words = len(scan.words)
        self.covered = 0
        self._numbers: View | None = None
        self._has_words = True
        self.atoms: dict[int, Atom] = {
            hit.first: Atom(
                rows[hit.forms[0].row],
                hit.first,
                hit.stop,
                hit.peel.proclitic,
                hit.peel.has_article,
                hit.peel.letters_before,
            )
            for hit in scan.hits(LEXICON)
        }

    def numbers(self) -> View | None:
        """The scan as the number grammar sees it, made when a number word is first asked for.

        None when the vocabulary lacks the lexica of mentions/number: then only digits are read.
        """
        if self._numbers is None and self._has_words:
            try:
                self._numbers = View(self.scan)
            except KeyError:
                self._has_words = False
        return self._numbers

    def text(self, position: int) -> str:
        """The folded word at a position, "" outside the text."""
        return self.words[position].folded if 0 <= position < self.n_words else ""

    def atom(self, position: int, kind: str) -> Atom | None:
        """The time word of a kind that begins at a position."""
        atom = self.atoms.get(position)
        return atom if atom is not None and atom.term.kind == kind else None

    def today(self, position: int) -> Atom:
        """The word اليوم at a position that belonged to a longer entry (المصري اليوم)."""
        today = next(term for term in terms() if term.kind == "day" and term.value == 0)
        atom = self.atoms[position] = Atom(today, position, position + 1, "", True, 0)
        return atom

    def atom_before(self, position: int, kind: str) -> Atom | None:
        """The time word of a kind that ends just before a position."""
        for first in (position - 1, position - 2):
            atom = self.atoms.get(first)
            if atom is not None and atom.stop == position and atom.term.kind == kind:
                return atom
        return None

    def is_number(self, position: int) -> bool:
        """True if digits stand at a position."""
        return 0 <= position < self.n_words and self.words[position].kind == NUMBER

    def digits(self, position: int) -> int | None:
        """The value of up to four digits at a position."""
        if not self.is_number(position):
            return None
        folded = self.words[position].folded
        return int(folded) if len(folded) <= 4 else None

    def is_end(self, position: int) -> bool:
        """True at a line break, a closing mark of a sentence or the end of the text."""
        if position >= self.n_words or position < 0:
            return True
        word = self.words[position]
        return word.kind == BREAK or word.folded in _ENDS

    def touches(self, position: int) -> bool:
        """True if the token at a position follows the one before it without a blank."""
        return 0 < position < self.n_words and (
            self.scan.starts[position] == self.scan.ends[position - 1]
        )

    def skip(self, position: int, words: frozenset[str]) -> int:
        """The position after one word of a set, or the position itself."""
        return position + 1 if self.text(position) in words else position


_ENDS = frozenset([".", "؟", "?", "!", "…", ";", "؛", "،", ",", ":", ")", "»", '"', "”"])
