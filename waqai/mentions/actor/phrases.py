"""Where a noun phrase ends: the reach of a party or target description.

Arabic noun phrases grow to the right: head, genitives, adjectives, then "من", "في" or "لـ" with a
group they belong to. Without vowels or a parser the end is found by what cannot continue a
phrase: a verb, a function word, punctuation, a number, a date, or an indefinite word after a
definite one (القوات الأميركية | غارات). Linear in the phrase, no backtracking.
"""

from __future__ import annotations

from collections.abc import Container

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import ARABIC, LATIN, MARK, NUMBER
from waqai.mentions.syntax.classes import Classes

__all__ = ["Phrases"]

_LONGEST = 11  # tokens; longer phrases are lists or relative clauses
_LONGEST_QUOTED = 5
_OPENING = frozenset('"«“(')
_CLOSING = {'"': '"', "«": "»", "“": "”", "(": ")"}


class Phrases:
    """Finds the end of noun phrases in a scan.

    members: positions that begin a registered name, a head or a person noun (they may follow من,
    في, لـ and stay inside). barriers: positions that begin a date or an event word. names: token
    ranges of registered names and places, by first position.
    """

    __slots__ = ("_barriers", "_classes", "_members", "_names", "_scan")

    def __init__(
        self,
        scan: Scan,
        classes: Classes,
        members: Container[int],
        barriers: Container[int],
        names: dict[int, int],
    ) -> None:
        self._scan = scan
        self._classes = classes
        self._members = members
        self._barriers = barriers
        self._names = names

    def stop(self, first: int, *, minimum: int | None = None) -> int:
        """The end (exclusive) of the phrase that begins at token `first`.

        `minimum` is the end of a name already known to begin there.
        """
        words = self._scan.words
        at = minimum or first + 1
        limit = min(len(words), first + _LONGEST)
        definite = self._is_definite(at - 1) or minimum is not None
        while at < limit:
            word = words[at]
            if word.kind == MARK:
                closing = self._quoted(at, limit)
                if closing is None:
                    break
                at = closing
                definite = True
                continue
            if word.kind == NUMBER:
                break
            if word.kind not in (ARABIC, LATIN) or at in self._barriers:
                break
            if at in self._classes.verbs:
                break
            name = self._classes.function.get(at)
            if name is not None:
                step = self._join(at, definite)
                if step is None:
                    break
                at = step
                definite = True
                continue
            if at in self._classes.ties:
                step = self._tie(at)
                if step is not None:
                    at = step
                    definite = True
                    continue
                break
            if self._begins_next(at):
                break
            if self._has_preposition(at):
                if at in self._members and word.folded.startswith("ل"):
                    at = self._names.get(at, at + 1)
                    definite = True
                    continue
                break
            is_definite = self._is_definite(at)
            if (
                definite
                and not is_definite
                and at not in self._names
                and not self._is_name_like(first, at)
            ):
                break
            definite = definite or is_definite
            at = max(at + 1, self._names.get(at, 0))
        return at

    def _quoted(self, at: int, limit: int) -> int | None:
        """The end of a short quoted name that belongs to the phrase (تنظيم "داعش")."""
        closing = _CLOSING.get(self._scan.words[at].raw)
        if closing is None:
            return None
        for end in range(at + 1, min(limit, at + 2 + _LONGEST_QUOTED)):
            if self._scan.words[end].raw == closing:
                return end + 1 if end > at + 1 else None
        return None

    def _join(self, at: int, definite: bool) -> int | None:
        """The end of "من/في + group" after a phrase of people (عناصر من الجيش, قيادي في الحشد)."""
        word = self._scan.words[at].folded
        if word not in ("من", "في", "ضمن", "لدي") or at + 1 not in self._members or definite:
            return None
        return max(at + 2, self._names.get(at + 1, 0))

    def _tie(self, at: int) -> int | None:
        """The end of "تابع لـ + group"; the group may carry the preposition or follow إلى, من."""
        following = at + 1
        words = self._scan.words
        if following < len(words) and words[following].folded in ("الي", "من", "ل", "علي"):
            following += 1
        if following >= len(words) or words[following].kind != ARABIC:
            return None
        if following == at + 1 and not words[following].folded.startswith(("ل", "ب")):
            return None
        return max(following + 1, self._names.get(following, 0))

    def _begins_next(self, at: int) -> bool:
        """True if the word is joined by و or ف: the phrase before it is complete."""
        word = self._scan.words[at]
        folded = word.folded
        if not folded.startswith(("و", "ف")) or len(folded) <= 3:
            return False
        if folded.startswith(("وال", "فال", "ولل", "وبال")):
            return True
        return any(
            single.peel.proclitic[:1] in ("و", "ف")
            for single in word.singles
            if single.peel.proclitic
        ) and not any(not single.peel.proclitic for single in word.singles)

    def _has_preposition(self, at: int) -> bool:
        """True if the word is a known noun behind ب, ل or ك, or is written with لل or بال."""
        word = self._scan.words[at]
        if word.folded.startswith(("بال", "لل", "كال")) and len(word.folded) > 4:
            return True
        return bool(word.singles) and all(
            single.peel.proclitic[-1:] in ("ب", "ل", "ك") and single.peel.proclitic != ""
            for single in word.singles
        )

    def _is_definite(self, at: int) -> bool:
        word = self._scan.words[at]
        return word.bare is not word.folded and word.bare != word.folded

    def _is_name_like(self, first: int, at: int) -> bool:
        """True while a person's name runs on: after a title or name no indefinite noun is known."""
        word = self._scan.words[at]
        return not word.flags and first in self._names
