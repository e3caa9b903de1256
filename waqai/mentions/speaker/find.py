"""Scan → speakers: who is said to say something, with what stance, and which words they say.

In: a scan with the lexica "speech_verb", "source_phrase" and "source_noun", the party phrases, word
classes and sentences. Out: one SpeakerMention per source phrase in text order. Patterns:

- verb + source (قال مصدر أمني إن …), source + verb (خلية الإعلام الأمني ذكرت أن …);
- phrase + source (بحسب الشرطة, نقلاً عن رويترز);
- verb alone (وأضاف أن …): the speaker before goes on;
- source + colon at the beginning of a line (مصدر أمني: …).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from waqai.lexicon.scan import Hit, Scan
from waqai.lexicon.vocabulary import ARABIC, MARK
from waqai.mentions.actor.phrases import Phrases
from waqai.mentions.speaker.lexica import SourceNoun, SourcePhrase, SpeechVerb
from waqai.mentions.syntax.classes import Classes
from waqai.model.evidence import Span
from waqai.model.mention import ActorMention, SpeakerMention
from waqai.model.value import ActorRef

__all__ = ["SpeakerTables", "find"]

_REACH = 3  # tokens between a verb and its source (أعلنت أمس وزارة الدفاع)
_KIND_OF_ACTOR = {
    "media": "media",
    "agency": "agency",
    "un": "un",
    "ngo": "ngo",
    "medical": "medical",
    "state_force": "state",
    "police": "state",
    "intelligence": "state",
    "government": "state",
    "ministry": "state",
    "parliament": "state",
    "judiciary": "state",
    "external_force": "state",
    "coalition": "state",
    "person_office": "state",
    "political": "state",
    "military": "state",
    "spokesman": "state",
    "militia": "armed_group",
    "rebel": "armed_group",
    "insurgent": "armed_group",
    "political_party": "armed_group",
}


class SpeakerTables(msgspec.Struct, frozen=True):
    """Rows of the room's lexica."""

    verbs: Sequence[SpeechVerb]
    phrases: Sequence[SourcePhrase]
    nouns: Sequence[SourceNoun]


class _Source(msgspec.Struct, frozen=True):
    first: int
    stop: int
    span: Span
    ref: ActorRef
    kind: str


def find(
    scan: Scan,
    tables: SpeakerTables,
    classes: Classes,
    phrases: Phrases,
    actors: Sequence[ActorMention],
    sentences: Sequence[tuple[int, int]],
) -> list[SpeakerMention]:
    """The sources of a text and what they are said to say, in text order."""
    finder = _Finder(scan, tables, classes, phrases, actors)
    cues: dict[int, tuple[Hit, str, bool]] = {}
    for hit in scan.hits("source_phrase"):
        row = tables.phrases[hit.forms[0].row]
        if row.position == "before":
            cues[hit.first] = (hit, row.stance, False)
    for hit in scan.hits("speech_verb"):
        if hit.first in classes.verbs and hit.first not in cues:
            cues[hit.first] = (hit, tables.verbs[hit.forms[0].row].stance, True)
    found: list[SpeakerMention] = []
    ordered = sorted(cues)
    at = 0
    for first, stop in sentences:
        begin = at
        while at < len(ordered) and ordered[at] < stop:
            at += 1
        found += finder.in_sentence(first, stop, [cues[p] for p in ordered[begin:at]], found)
    return found


class _Finder:
    def __init__(
        self,
        scan: Scan,
        tables: SpeakerTables,
        classes: Classes,
        phrases: Phrases,
        actors: Sequence[ActorMention],
    ) -> None:
        self.scan = scan
        self.tables = tables
        self.classes = classes
        self.phrases = phrases
        self.actors: Mapping[int, ActorMention] = {a.first: a for a in actors}
        self.ending: Mapping[int, ActorMention] = {a.stop: a for a in actors}
        self.nouns = {hit.first: hit for hit in scan.hits("source_noun")}

    def in_sentence(
        self,
        first: int,
        stop: int,
        cues: list[tuple[Hit, str, bool]],
        before: list[SpeakerMention],
    ) -> list[SpeakerMention]:
        found: list[SpeakerMention] = []
        colon = self._colon_source(first, stop)
        if colon is not None:
            head, at = colon
            found.append(self._mention(head, "reports", at, (at + 1, stop), "speaker/colon@1"))
        for hit, stance, is_verb in cues:
            source: _Source | None = self._after(hit.stop, stop)
            rule = "speaker/verb-subject@1" if is_verb else "speaker/phrase@1"
            if source is None and is_verb:
                source = self._before(hit.first, first)
                rule = "speaker/subject-verb@1"
            if source is None:
                if is_verb and self._goes_on(hit) and (found or before):
                    last = (found or before)[-1]
                    found.append(
                        msgspec.structs.replace(
                            last,
                            stance=stance if stance != "claims_responsibility" else "claims",
                            said_at=hit.first,
                            says=(hit.stop, stop),
                            rule="speaker/goes-on@1",
                        )
                    )
                continue
            says = (max(hit.stop, source.stop), stop) if is_verb else (first, stop)
            found.append(self._mention(source, stance, hit.first, says, rule))
        return found

    def _mention(
        self, source: _Source, stance: str, at: int, says: tuple[int, int], rule: str
    ) -> SpeakerMention:
        return SpeakerMention(
            first=source.first,
            stop=source.stop,
            span=source.span,
            rule=rule,
            ref=source.ref,
            stance=stance,
            kind=source.kind,
            said_at=at,
            says=says,
        )

    def _after(self, at: int, limit: int) -> _Source | None:
        """The source that follows a verb or phrase, within reach."""
        for position in range(at, min(at + _REACH, limit)):
            source = self._source(position)
            if source is not None:
                return source
            word = self.scan.words[position]
            if word.kind == ARABIC and word.folded in ("ان", "انه", "انها", "انهم", "بان"):
                return None
            if word.kind == MARK and word.raw not in '«"“(':
                return None
        return None

    def _before(self, at: int, limit: int) -> _Source | None:
        actor = self.ending.get(at)
        if actor is not None and actor.first >= limit:
            return self._from_actor(actor)
        for position in range(at - 1, max(limit, at - 8) - 1, -1):
            hit = self.nouns.get(position)
            if hit is not None and self.phrases.stop(position, minimum=hit.stop) >= at:
                return self._from_noun(hit, at)
        return None

    def _source(self, position: int) -> _Source | None:
        hit = self.nouns.get(position)
        actor = self.actors.get(position)
        if hit is not None and hit.peel.proclitic not in ("", "و", "ف"):
            hit = None  # brought by a preposition: not who speaks
        if actor is not None and self._is_brought(position):
            actor = None
        if actor is not None and (hit is None or actor.is_registered or actor.stop > hit.stop):
            if hit is not None and not actor.is_registered:
                return self._from_noun(hit, actor.stop)
            return self._from_actor(actor)
        if hit is not None:
            return self._from_noun(hit, self.phrases.stop(position, minimum=hit.stop))
        return None

    def _is_brought(self, position: int) -> bool:
        """True if the word at `position` is written behind ب, ل or ك."""
        word = self.scan.words[position]
        readings = [single.peel.proclitic for single in word.singles]
        readings += [head.peel.proclitic for head in word.heads]
        return bool(readings) and all(reading[-1:] in ("ب", "ل", "ك") for reading in readings)

    def _from_actor(self, actor: ActorMention) -> _Source:
        kind = _KIND_OF_ACTOR.get(actor.ref.kind or "", "unknown_source")
        return _Source(actor.first, actor.stop, actor.span, actor.ref, kind)

    def _from_noun(self, hit: Hit, stop: int) -> _Source:
        row = self.tables.nouns[hit.forms[0].row]
        span = self.scan.inner_span(hit.first, stop, hit.peel.letters_before)
        quote = self.scan.text[slice(*span)]
        return _Source(hit.first, stop, span, ActorRef(quote, kind=row.kind), row.kind)

    def _colon_source(self, first: int, stop: int) -> tuple[_Source, int] | None:
        source = self._source(first)
        if source is None or source.stop >= stop or self.scan.words[source.stop].raw != ":":
            return None
        return source, source.stop

    def _goes_on(self, hit: Hit) -> bool:
        """True for a verb in the third person with no source of its own: وأضاف أن …"""
        following = hit.stop
        words = self.scan.words
        if following >= len(words):
            return False
        word = words[following]
        return word.raw in (":", '"', "«", "“") or word.folded.startswith(("ان", "بان", "في"))
