"""A scan as the place grammar looks at it: hits by position, and what else a word may be."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from waqai.lexicon.scan import Hit, Scan
from waqai.lexicon.tables import read_table
from waqai.lexicon.vocabulary import ARABIC, BREAK, MARK, Word
from waqai.mentions.place.gazetteer import Gazetteer, read_gazetteer
from waqai.mentions.place.words import PlaceWord, Words, read_words

__all__ = ["CLOSING", "OPENING", "View", "nationalities"]

OPENING = frozenset("\"'«“„‘”")
CLOSING = frozenset("\"'»”“’")

_ABOUT = 60  # tokens before the first and after the last place that still speak of its country
_COMMON = ("event_noun", "counted_noun", "head", "title", "adjective", "source_noun")
_VERBS = ("verb", "plain_verb", "speech_verb")


class _Nationality(msgspec.Struct, frozen=True):
    """A row of reference/nationalities.tsv, owned by the actor room."""

    country: str
    form: str
    gender_number: str


@cache
def _nationalities() -> tuple[str, ...]:
    return tuple(row.country for row in read_table("reference/nationalities.tsv", _Nationality))


def nationalities(scan: Scan, first: int, stop: int) -> list[str]:
    """The countries whose adjectives stand about tokens [first, stop)."""
    countries = _nationalities()
    return [
        countries[hit[2][0].row]
        for hit in scan.hits("nationality")
        if first - _ABOUT <= hit[0] < stop + _ABOUT and hit[2][0].feature != "place"
    ]


class View:
    """Look-up by token position.

    places, words: hits of "place" and "place_word" by first token. verbs: first tokens of what may
    be a verb; common: single tokens that are a noun of another room; function: tokens of closed
    classes; names: token → the registered party of several words that covers it; titled: tokens
    after a person's title; nationalities: first token → country code.
    """

    __slots__ = (
        "common",
        "function",
        "gazetteer",
        "grammar",
        "names",
        "nationalities",
        "places",
        "scan",
        "size",
        "titled",
        "tokens",
        "verbs",
        "words",
    )

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.tokens: list[Word] = scan.words
        self.size = len(scan.words)
        self.gazetteer: Gazetteer = read_gazetteer()
        self.grammar: Words = read_words()
        self.places: dict[int, Hit] = {hit[0]: hit for hit in scan.hits("place")}
        self.words: dict[int, Hit] = {hit[0]: hit for hit in scan.hits("place_word")}
        self.verbs: dict[int, Hit] = {hit[0]: hit for name in _VERBS for hit in scan.hits(name)}
        self.common: set[int] = {
            hit[0] for name in _COMMON for hit in scan.hits(name) if hit[1] == hit[0] + 1
        }
        self.titled: set[int] = {hit[1] for hit in scan.hits("title")}
        self.function: set[int] = {
            position for hit in scan.hits("function") for position in range(hit[0], hit[1])
        }
        self.names: dict[int, Hit] = {
            position: hit
            for hit in scan.hits("actor")
            if hit[1] - hit[0] > 1
            for position in range(hit[0], hit[1])
        }
        countries = _nationalities()
        self.nationalities: dict[int, str] = {
            hit[0]: countries[hit[2][0].row]
            for hit in scan.hits("nationality")
            if hit[2][0].feature != "place"
        }

    def word(self, hit: Hit) -> PlaceWord:
        """The row of a hit of "place_word"."""
        return self.grammar.rows[hit[2][0].row]

    def folded(self, position: int) -> str:
        """The folded token at a position, "" outside the text."""
        return self.tokens[position].folded if 0 <= position < self.size else ""

    def before(self, position: int) -> str:
        """The folded word before a position, without a conjunction before a cue (وفي: في)."""
        folded = self.folded(position - 1)
        if folded[:1] in ("و", "ف") and folded[1:] in self.grammar.cues:
            return folded[1:]
        return folded

    def raw(self, position: int) -> str:
        """The token at a position as written, "" outside the text."""
        return self.tokens[position].raw if 0 <= position < self.size else ""

    def is_arabic(self, position: int) -> bool:
        """True when an Arabic word stands at a position."""
        return 0 <= position < self.size and self.tokens[position].kind == ARABIC

    def is_edge(self, position: int) -> bool:
        """True at the beginning or end of the text, a line or a clause."""
        if not 0 <= position < self.size:
            return True
        return self.tokens[position].kind in (MARK, BREAK)

    def weight(self, hit: Hit) -> float:
        """How well known the best known reading of a hit of "place" is."""
        gazetteer = self.gazetteer
        return max(gazetteer.weight[gazetteer.rows[form.row].id or ""] for form in hit[2])

    def refs(self, hit: Hit) -> tuple[Any, ...]:
        """The places that a hit of "place" may be."""
        rows = self.gazetteer.rows
        return tuple(rows[form.row] for form in hit[2])
