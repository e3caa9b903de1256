"""A scan as the number grammar looks at it: hits by the token they begin and end at."""

from __future__ import annotations

from waqai.lexicon.scan import Hit, Scan
from waqai.lexicon.vocabulary import NUMBER, Word
from waqai.mentions.number.counted import Counted
from waqai.mentions.number.lexica import counted, senses
from waqai.mentions.number.senses import Sense
from waqai.model.evidence import Span

__all__ = ["NOTHING", "View"]

NOTHING = Sense()


class View:
    """Look-up of this room's hits by position.

    at, ending: hits of "number" by first token and by stop; nouns, nouns_ending: the same for
    "counted_noun".
    """

    __slots__ = (
        "at",
        "ending",
        "ends",
        "forms",
        "nouns",
        "nouns_ending",
        "scan",
        "senses",
        "starts",
        "words",
    )

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words: list[Word] = scan.words
        self.starts: list[int] = scan.starts
        self.ends: list[int] = scan.ends
        self.senses: tuple[Sense, ...] = senses()
        self.forms: tuple[Counted, ...] = counted()
        hits = scan.hits("number")
        nouns = scan.hits("counted_noun")
        self.at: dict[int, Hit] = {hit[0]: hit for hit in hits}
        self.ending: dict[int, Hit] = {hit[1]: hit for hit in hits}
        self.nouns: dict[int, Hit] = {hit[0]: hit for hit in nouns}
        self.nouns_ending: dict[int, Hit] = {hit[1]: hit for hit in nouns}

    def sense(self, hit: Hit) -> Sense:
        """What a hit of "number" means."""
        return self.senses[hit[2][0][0]]

    def sense_at(self, first: int) -> Sense:
        """What the words beginning at a token mean; an empty sense when nothing begins there."""
        hit = self.at.get(first)
        return NOTHING if hit is None else self.senses[hit[2][0][0]]

    def sense_before(self, stop: int) -> Sense:
        """What the words ending before a token mean; an empty sense when nothing ends there."""
        hit = self.ending.get(stop)
        return NOTHING if hit is None else self.senses[hit[2][0][0]]

    def counted(self, hit: Hit) -> Counted:
        """The readings of a hit of "counted_noun"."""
        return self.forms[hit[2][0][0]]

    def is_glued(self, position: int) -> bool:
        """True when no blank stands between a token and the one before it."""
        return 0 < position < len(self.words) and self.ends[position - 1] == self.starts[position]

    def is_digits(self, position: int) -> bool:
        """True when the token at a position is a run of digits."""
        return 0 <= position < len(self.words) and self.words[position].kind == NUMBER

    def folded(self, position: int) -> str:
        """The folded token at a position, "" outside the text."""
        return self.words[position].folded if 0 <= position < len(self.words) else ""

    def raw(self, position: int) -> str:
        """The token at a position as written, "" outside the text."""
        return self.words[position].raw if 0 <= position < len(self.words) else ""

    def phrase_span(self, first: int, stop: int) -> Span:
        """The code points of tokens [first, stop) without the proclitics of the first word."""
        hit = self.at.get(first) or self.nouns.get(first)
        if hit is None or not hit.peel.proclitic:
            return Span(self.starts[first], self.ends[stop - 1])
        return self.scan.inner_span(first, stop, hit.peel.letters_before)
