"""Who the subject of a verb is when the verb does not name it: the one who did what came before.

Arabic leaves out a subject that goes on (وأوقفت ثلاثة, أنها سيطرت على التلة). The last subject told
that agrees with the verb is meant: of this sentence, or for its first clause of the one before.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.agreement import agrees
from waqai.claims.items import Found, Item

__all__ = ["Memory", "Subjects"]

_REACH = 2  # sentences: how far back an unnamed subject looks
_KEPT = 4  # subjects of a sentence that the next one may go on with


class Memory:
    """The subjects of the sentence before, and its number; one per article."""

    __slots__ = ("sentence", "subjects")

    def __init__(self) -> None:
        self.sentence = 0
        self.subjects: list[list[Item]] = []


class Subjects:
    """The subjects told so far in a sentence, and those it may go on with.

    of: first token of a verb → its subject. earlier: the subjects of the sentence before.
    """

    __slots__ = ("_found", "_memory", "_sentence", "_told", "earlier", "of")

    def __init__(self, found: Found, sentence: int, memory: Memory) -> None:
        self._found = found
        self._sentence = sentence
        self._memory = memory
        self._told: list[list[Item]] = []
        self.earlier: list[Item] = []
        if sentence - memory.sentence <= _REACH:
            self.earlier = [item for group in memory.subjects[-_KEPT:] for item in group]
        self.of: dict[int, list[Item]] = {}

    def note(self, verb: Item, subject: Sequence[Item]) -> None:
        """Note the subject of a verb; event words are not gone on with."""
        doers = [item for item in subject if item.trigger is None or item.actor is not None]
        self.of[verb.first] = doers
        if doers and (not self._told or self._told[-1] != doers):
            self._told.append(doers)

    def meant(self, features: str, *, is_first: bool) -> list[Item]:
        """Who an unnamed subject is; [] when nobody told so far agrees.

        is_first: the verb stands in the first clause, so the sentence before may tell.
        """
        known = self._told
        if not known and is_first and self._sentence - self._memory.sentence <= _REACH:
            known = self._memory.subjects
        for doers in reversed(known):
            if len(doers) > 1 or agrees(doers[0], features, self._found, is_after=False):
                return doers if any(doer.actor or doer.count for doer in doers) else []
        return []

    def close(self) -> None:
        """Hand the subjects of this sentence to the next one."""
        if self._told:
            self._memory.subjects = self._told[-_KEPT:]
            self._memory.sentence = self._sentence
