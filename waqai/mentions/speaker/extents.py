"""How far the phrase of a source runs where the word lists end: names, descriptions, appositions.

Word lists know ranks and offices, hardly a person's name. What stands between a reporting verb and
أن, or between "according to" and the end of its clause, is the one who says it, so the phrase is
led on to there: محكمة | استئناف ديالى، إن …, ناطقهم العسكري | يحيى سريع إنها …, and past a comma
when an apposition follows (سالم الدليمي، وهو ضابط في العمليات، إن …).
"""

from __future__ import annotations

import msgspec

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import ARABIC, BREAK, LATIN, MARK
from waqai.mentions.actor.phrases import CLOSING, Phrases
from waqai.mentions.speaker.kinds import Source
from waqai.mentions.speaker.sources import SAYINGS, Sources
from waqai.mentions.syntax.classes import Classes
from waqai.model.evidence import Span
from waqai.model.value import ActorRef

__all__ = ["OUTLETS", "THAT", "Extents"]

THAT = frozenset({"ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "بانهم", "انهما", "باننا"})
OUTLETS = frozenset({"قناه", "صحيفه", "وكاله", "موقع", "اذاعه", "شبكه", "مجله", "تلفزيون"})
_COMMAS = frozenset("،,؛")
_OPENING = frozenset('"«“')
_ENDS = frozenset(".؟!:")
_IN_THE_NAME_OF = "باسم"
_BEFORE_THAT = frozenset({"الي", "علي", "من", "عن"})
_WHO_IS = frozenset({"وهو", "وهي", "وهم"})
# Nouns before أن that are said, not who says: أكد الوزير | ضرورة أن …
_SAID = ("ضرور", "امكان", "احتمال", "رفض", "اهمي", "شرط", "استعداد", "حرص", "صحه", "وجوب", "نيه")
_LONGEST_NAME = 7  # tokens led on to: two titles and a name of four
_LONGEST_APPOSITION = 11
_LONGEST_QUOTED = 5


class Extents:
    """Leads source phrases on to their end, and finds sources that no list knows."""

    def __init__(self, scan: Scan, classes: Classes, phrases: Phrases, sources: Sources) -> None:
        self.scan = scan
        self.words = scan.words
        self.classes = classes
        self.phrases = phrases
        self.sources = sources
        self.given = {
            position
            for hit in scan.hits("given_name")
            if not hit.peel.proclitic
            for position in range(hit.first, hit.stop)
            if scan.words[position].raw != "على"
        }
        self.reports = {hit.first for hit in scan.hits("speech_verb")}
        self.titles = {hit.first for hit in scan.hits("title") if not hit.peel.proclitic}

    def grown(self, source: Source, limit: int, *, is_verb: bool, is_say: bool) -> Source:
        """The source with the name and apposition that go on after it.

        `is_verb`: a verb brings it, so its end must stand before أن or a quotation; `is_say`: the
        verb has no other object (قال), so a comma is an end too.
        """
        begin = source.stop
        is_person = source.ref.kind is None and source.ref.id is None
        if is_person and self._is_surname(begin, limit):
            begin += 1  # عبد الكريم | صبرا وهو …: a name that also means something else
        if begin + 1 < limit and self.words[begin].folded == _IN_THE_NAME_OF:
            begin += 1  # متحدثون عسكريون | باسم الحكومة
        if begin < limit and self.words[begin - 1].folded == _IN_THE_NAME_OF:
            begin = max(begin + 1, self.phrases.stop(begin))  # الناطق باسم | العمليات
            source = self._stretched(source, begin)
        stop = self._name_stop(begin, limit, may_quote=not is_verb)
        is_bare = source.stop == source.first + 1 and not self._is_definite(source.first)
        ends_at_event = is_bare and stop < limit and self.phrases.is_barrier(stop)
        if stop > source.stop and not (
            ends_at_event or self._may_end(stop, limit, is_verb=is_verb, is_say=is_say)
        ):
            stop = source.stop
        after = self._apposition(stop, limit)
        return self._stretched(source, max(stop, after))

    def unlisted(self, at: int, limit: int) -> Source | None:
        """A source no list knows, by its place: قال | سعدون الخالدي إن, أفاد «تجمع الأهالي» بأن."""
        if at >= limit:
            return None
        first = at
        word = self.words[at]
        if word.raw in _OPENING:
            stop = self._quoted_stop(at, limit)
            if stop == at or stop >= limit or self.words[stop].folded not in THAT:
                return None
        else:
            if word.folded.startswith(("ب", "ل", "لل")) and word.flags:
                return None
            stop = self._name_stop(at, limit, may_quote=False)
            longer = self._apposition(stop, limit) if stop > at else stop
            is_name = stop - at >= 2 or at in self.given or not word.flags
            is_end = stop < limit and self._may_end(stop, limit, is_verb=True, is_say=True)
            is_end = is_end and self.words[stop].raw not in _COMMAS
            if stop == at or not ((is_name and is_end) or longer > stop):
                return None
            stop = longer
        span = self.scan.span(first, stop)
        words = self.scan.text[slice(*span)]
        return Source(first, stop, span, ActorRef(words), "unknown_source")

    def subject(self, at: int, limit: int) -> Source | None:
        """The subject right after a verb that opens its sentence, known or not: نفى | مالك فندق."""
        if at >= limit:
            return None
        word = self.words[at]
        is_plain = word.kind == ARABIC and at not in self.classes.function
        if not is_plain or at in self.classes.verbs or self.phrases.is_barrier(at):
            return None
        if word.folded in THAT or self.sources.is_brought(at) or word.folded.startswith(_SAID):
            return None
        stop = self.phrases.stop(at)
        if stop - at < 2 or stop >= limit:
            return None
        span = self.scan.span(at, stop)
        return Source(at, stop, span, ActorRef(self.scan.text[slice(*span)]), "unknown_source")

    def cut(self, source: Source, stop: int) -> Source:
        """The source ending before a token."""
        return self._ending(source, stop)

    def _stretched(self, source: Source, stop: int) -> Source:
        return source if stop <= source.stop else self._ending(source, stop)

    def _ending(self, source: Source, stop: int) -> Source:
        span = Span(source.span.start, self.scan.span(stop - 1, stop).end)
        name = self.scan.text[slice(*span)]
        ref = msgspec.structs.replace(source.ref, name=name)
        return msgspec.structs.replace(source, stop=stop, span=span, ref=ref)

    def _name_stop(self, at: int, limit: int, *, may_quote: bool) -> int:
        """The end of the name or description that begins at a token, `at` if there is none."""
        position = at
        while position < min(limit, at + _LONGEST_NAME):
            word = self.words[position]
            if word.raw in _OPENING and may_quote:
                stop = self._quoted_stop(position, limit)
                if stop == position:
                    break
                position = stop
                continue
            if not self._is_of_name(position):
                break
            position += 1
        return position

    def _is_of_name(self, at: int) -> bool:
        word = self.words[at]
        if word.kind == LATIN:
            return True
        if word.folded == _IN_THE_NAME_OF:
            return True
        if word.kind != ARABIC or word.folded in THAT or word.folded in _WHO_IS:
            return False
        if at in self.given:
            return True
        if at - 1 in self.given and at not in self.classes.function:
            return True  # a surname, whatever else it may mean
        if at in self.reports or word.folded == "ل" or word.bare in OUTLETS:
            return False
        if at in self.classes.function or at in self.classes.verbs or self.phrases.is_barrier(at):
            return False
        if word.folded.startswith(("وال", "لل", "بال", *_SAID)):
            return False
        hit = self.sources.nouns.get(at)
        if hit is not None and hit.peel.proclitic:
            return False  # another source: مسؤولون | وشهود
        actor = self.sources.actors.get(at)
        if actor is not None:
            is_outlet = actor.ref.kind in ("media", "agency")
            if is_outlet or actor.span.start > self.scan.starts[at]:
                return False
        is_brought = self.sources.is_brought(at)
        return not (is_brought and (actor is not None or word.flags))

    def _may_end(self, at: int, limit: int, *, is_verb: bool, is_say: bool) -> bool:
        """True if a source phrase may end before a token."""
        if at >= limit:
            return not is_verb
        word = self.words[at]
        if word.folded in THAT or word.raw == ":":
            return True
        if word.folded in _BEFORE_THAT and self.words[min(at + 1, limit - 1)].folded in THAT:
            return True  # أشار … | إلى أن
        if word.raw in _OPENING:
            return is_verb
        if not is_verb:
            return word.kind in (MARK, BREAK) or at in self.classes.function
        if is_say and word.folded == "في" and at + 1 < limit:
            return self.words[at + 1].folded.startswith(SAYINGS)
        return is_say and word.raw in _COMMAS

    def _apposition(self, at: int, limit: int) -> int:
        """The end of an apposition after a comma or وهو, `at` if none stands there."""
        if at + 1 >= limit:
            return at
        is_comma = self.words[at].raw in _COMMAS
        first = at + 1 if is_comma else at
        begins = self.words[first].folded in _WHO_IS or (is_comma and self._is_title(first))
        if not begins:
            return at
        for position in range(first + 1, min(limit, first + _LONGEST_APPOSITION)):
            word = self.words[position]
            if word.folded in THAT or word.raw in _COMMAS:
                return position
            if word.kind == MARK and word.raw not in '()"«»“”':
                return position if word.raw in _ENDS else at
            if position in self.classes.verbs or word.kind == BREAK:
                return at
        return limit if limit - first < _LONGEST_APPOSITION else at

    def _is_title(self, at: int) -> bool:
        """True for a word that says who one is: a rank, an office."""
        hit = self.sources.nouns.get(at)
        return at in self.titles or (hit is not None and not hit.peel.proclitic)

    def _is_surname(self, at: int, limit: int) -> bool:
        """True for one more word before أن, a comma or وهو."""
        if at + 1 >= limit or self.words[at].kind != ARABIC or self.words[at].folded in THAT:
            return False
        after = self.words[at + 1]
        ends = after.folded in THAT or after.folded in _WHO_IS or after.raw in _COMMAS
        return ends and at not in self.classes.function and not self.sources.is_brought(at)

    def _is_definite(self, at: int) -> bool:
        return self.words[at].folded.lstrip("وف").startswith("ال")

    def _quoted_stop(self, at: int, limit: int) -> int:
        """The end of a short name in quotation marks, `at` when it is none."""
        closing = CLOSING.get(self.words[at].raw, "")
        for position in range(at + 2, min(limit, at + _LONGEST_QUOTED + 2)):
            if self.words[position].raw in closing:
                return position + 1
        return at
