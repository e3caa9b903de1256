"""A scan's words beside numbers, by position, and where the clause of a number begins and ends."""

from __future__ import annotations

from typing import NamedTuple

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import MARK
from waqai.mentions.number.lexica import counted
from waqai.mentions.syntax.classes import Classes

__all__ = ["COMMAS", "DONE", "OF", "Cue", "Cues"]

COMMAS = frozenset("،,")
# Roles that say what was done to those counted, with the measure that follows.
DONE = {
    "kill": "killed",
    "hurt": "injured",
    "arrest": "arrested",
    "displace": "displaced",
    "take": "other",
    "free": "other",
}
OF = {
    "killed-of": "killed",
    "injured-of": "injured",
    "displaced-of": "displaced",
    "arrested-of": "arrested",
    "other-of": "other",
    "troops-of": "troops",
    "fighters-of": "fighters",
    "attacks-of": "attacks",
    "strikes-of": "strikes",
}
_ARTICLES = ("ال", "وال", "بال", "لل", "فال")
_HARD = frozenset("؛;:.!؟?")
_CONTENT = frozenset(("ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "لان", "فان", "وان"))


class Cue(NamedTuple):
    """A word beside numbers: its roles, whether it is a verb, whether it carries the article."""

    stop: int
    roles: frozenset[str]
    is_verb: bool
    is_definite: bool


class Cues:
    """The cues of a document by first token, and its clause boundaries."""

    __slots__ = ("_nouns", "at", "classes", "scan", "words")

    def __init__(self, scan: Scan, classes: Classes) -> None:
        self.scan = scan
        self.classes = classes
        self.words = scan.words
        self._nouns: tuple[dict[int, str], dict[int, str]] | None = None
        self.at: dict[int, Cue] = {}
        rows = scan.rows("figure_verb")
        for hit in scan.hits("figure_verb"):
            roles = frozenset(rows[form.row].role for form in hit.forms)
            self.at[hit.first] = Cue(hit.stop, roles, True, False)
        rows = scan.rows("figure_word")
        for hit in scan.hits("figure_word"):
            roles = frozenset(rows[form.row].role for form in hit.forms)
            known = self.at.get(hit.first)
            if known is None:
                self.at[hit.first] = Cue(
                    hit.stop, roles, False, _has_article(scan.words[hit.first].folded)
                )
            else:
                stop = max(known.stop, hit.stop)
                is_verb = hit.first in classes.verbs
                self.at[hit.first] = Cue(stop, known.roles | roles, is_verb, False)

    def noun(self, first: int) -> str | None:
        """The id of the counted noun that begins at a token."""
        return self._read_nouns()[0].get(first)

    def noun_ending(self, stop: int) -> str | None:
        """The id of the counted noun that ends before a token."""
        return self._read_nouns()[1].get(stop)

    def _read_nouns(self) -> tuple[dict[int, str], dict[int, str]]:
        if self._nouns is None:
            forms = counted()
            beginning: dict[int, str] = {}
            ending: dict[int, str] = {}
            for hit in self.scan.hits("counted_noun"):
                row = forms[hit.forms[0].row].reading(wants_plural=False)
                if row is not None:
                    beginning[hit.first] = ending[hit.stop] = row.id
            self._nouns = beginning, ending
        return self._nouns

    def is_comma(self, position: int) -> bool:
        """True at a comma."""
        word = self.words[position]
        return word.kind == MARK and word.raw in COMMAS

    def is_hard(self, position: int) -> bool:
        """True at a mark that ends a clause for certain."""
        word = self.words[position]
        return word.kind == MARK and word.raw in _HARD

    def is_mark(self, position: int) -> bool:
        """True at a comma or a stronger mark."""
        return self.is_comma(position) or self.is_hard(position)

    def opens(self, position: int) -> bool:
        """True where a new clause opens by its word: أن, الذي, بينما."""
        name = self.classes.function.get(position)
        if self.words[position].folded in _CONTENT or name == "relative":
            return True
        folded = self.words[position].folded
        return name == "conjunction" and folded not in ("و", "او", "ف", "حتي")

    def roles(self, first: int, stop: int) -> frozenset[str]:
        """All roles of the cues that begin in a token range."""
        found: frozenset[str] = frozenset()
        for position in range(first, stop):
            cue = self.at.get(position)
            if cue is not None:
                found |= cue.roles
        return found


def _has_article(folded: str) -> bool:
    return folded.startswith(_ARTICLES)
