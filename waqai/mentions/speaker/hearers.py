"""Outlets that were told: قال مصدر أمني لوكالة …, أبلغ ضابط قناة … أن, مصدر تحدث إلى موقع ….

What is told to one outlet reaches the reader through it, so the outlet is a source as well, beside
the one who spoke. Only outlets that are named count, and words like "موقع" or "قناة" with a name.
"""

from __future__ import annotations

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import ARABIC, BREAK, LATIN, MARK
from waqai.mentions.speaker.extents import OUTLETS, THAT
from waqai.mentions.speaker.kinds import KIND_OF_ACTOR, Source
from waqai.mentions.speaker.sources import Sources
from waqai.mentions.syntax.classes import Classes
from waqai.model.evidence import Span
from waqai.model.value import ActorRef

__all__ = ["Hearers"]

_REACH = 14  # tokens from the verb: قال مصدر في قيادة عمليات … ، أمس، لموقع …
_TO = frozenset({"الي", "ل"})
_SPOKE = frozenset({"تحدث", "تحدثت", "تحدثوا", "صرح", "صرحت", "ادلي", "ادلت"})
_INFORMS = ("ابلغ", "اخبر", "افاد")
_OPENING = frozenset('"«“(')
_CLOSING = frozenset('"»”)')
_LONGEST_NAME = 4
# The international wires are where the texts come from; that one was told says nothing more.
_HOME = frozenset(
    [
        "IQ",
        "SY",
        "LB",
        "JO",
        "PS",
        "EG",
        "SD",
        "LY",
        "TN",
        "DZ",
        "MA",
        "MR",
        "SO",
        "DJ",
        "YE",
        "SA",
        "AE",
        "QA",
        "KW",
        "BH",
        "OM",
        "KM",
        "SS",
    ]  # Arab states
)


class Hearers:
    """Finds the outlet that a source spoke to."""

    def __init__(self, scan: Scan, classes: Classes, sources: Sources) -> None:
        self.scan = scan
        self.words = scan.words
        self.classes = classes
        self.sources = sources

    def find(self, cue: int, at: int, limit: int) -> Source | None:
        """The outlet told, looked for from a verb or the source after it; None for none.

        cue: the token of the reporting verb. at: where to begin. limit: the sentence's end.
        """
        takes_object = self.words[cue].bare.lstrip("وف").startswith(_INFORMS)
        spoke = False
        for position in range(at, min(limit, at + _REACH)):
            word = self.words[position]
            if word.folded in THAT or word.kind == BREAK or word.raw in ":.":
                return None
            if word.folded in _SPOKE or word.folded.startswith(_INFORMS):
                takes_object = takes_object or word.folded.startswith(_INFORMS)
                spoke = True
                continue
            if position in self.classes.verbs:
                return None
            is_told = self._is_told(position) or (takes_object and self._is_bare(position))
            outlet = self._outlet(position, limit) if is_told else None
            if outlet is not None:
                return outlet
            if spoke and position in self.sources.nouns:
                return None
        return None

    def is_source(self, outlet: Source) -> bool:
        """False for the international wires."""
        return outlet.kind != "agency" or outlet.ref.country in _HOME

    def _is_told(self, at: int) -> bool:
        """True for a word behind ل or إلى."""
        if self.words[at - 1].folded in _TO or (
            self.words[at - 1].raw in _OPENING and self.words[at - 2].folded in _TO
        ):
            return True
        folded = self.words[at].folded
        return folded.startswith("ل") and self.sources.is_brought(at)

    def _is_bare(self, at: int) -> bool:
        return not self.sources.is_brought(at)

    def _outlet(self, at: int, limit: int) -> Source | None:
        actor = self.sources.actors.get(at)
        if actor is not None and actor.ref.kind in ("media", "agency"):
            if not actor.is_registered and actor.stop <= at + 1:
                return None
            kind = KIND_OF_ACTOR[actor.ref.kind]
            return Source(at, actor.stop, actor.span, actor.ref, kind)
        folded = self.words[at].folded
        letters = 1 if folded[:1] == "ل" and folded[1:] in OUTLETS else 0
        if folded[letters:] in OUTLETS:
            stop = self._name_stop(at + 1, limit)
            if stop > at + 1:
                span = self.scan.inner_span(at, stop, letters)
                return self._unlisted(at, stop, span)
        if self.words[at - 1].raw in _OPENING:
            stop = self._quoted(at, limit)
            if stop > at:
                return self._unlisted(at, stop, self.scan.span(at, stop))
        return None

    def _unlisted(self, at: int, stop: int, span: Span) -> Source:
        words = self.scan.text[slice(*span)]
        return Source(at, stop, span, ActorRef(words, kind="media"), "media")

    def _quoted(self, at: int, limit: int) -> int:
        """The end of a short name whose quotation mark opened before it, `at` for none."""
        for position in range(at + 1, min(limit, at + _LONGEST_NAME + 1)):
            if self.words[position].raw in _CLOSING:
                return position
        return at

    def _name_stop(self, at: int, limit: int) -> int:
        """The end of an outlet's name after قناة or موقع."""
        if at < limit and self.words[at].raw in _OPENING:
            stop = self._quoted(at + 1, limit)
            return stop + 1 if stop > at + 1 else at
        position = at
        while position < min(limit, at + _LONGEST_NAME):
            word = self.words[position]
            if word.kind not in (ARABIC, LATIN) or word.kind == MARK or word.folded in THAT:
                break
            if position in self.classes.function or position in self.classes.verbs:
                break
            if word.folded.startswith(("بان", "ان")) and len(word.folded) <= 5:
                break
            position += 1
        return position
