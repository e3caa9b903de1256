"""Scan → speakers: who is said to say something, with what stance, and which words they say.

In: a scan with the lexica "speech_verb", "source_phrase" and "source_noun", the party phrases, word
classes and sentences. Out: one SpeakerMention per source phrase and saying, in order of the saying.
Patterns:

- verb + source (قال مصدر أمني إن …), source + verb (خلية الإعلام الأمني ذكرت أن …);
- phrase + source (بحسب الشرطة, نقلاً عن رويترز), and who is cited in turn (نقلت الوكالة عن ضابط);
- verb alone (وأضاف أن …): the speaker before goes on;
- source + colon at the beginning of a sentence (مصدر أمني: …).

An outlet spoken to (قال لوكالة …) is a source beside the speaker: the reader has it through it.
What is said runs to the end of the sentence, to the next saying, or to the end of a quotation that
goes on.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from waqai.lexicon.scan import Hit, Scan
from waqai.lexicon.vocabulary import ARABIC
from waqai.mentions.actor.phrases import Phrases
from waqai.mentions.speaker.cues import Cue, SpeakerTables, find_cues
from waqai.mentions.speaker.extents import THAT, Extents
from waqai.mentions.speaker.hearers import Hearers
from waqai.mentions.speaker.responsibility import Responsibility
from waqai.mentions.speaker.said import joins_clause, said_range
from waqai.mentions.speaker.sources import Source, Sources
from waqai.mentions.syntax.classes import Classes
from waqai.model.mention import ActorMention, SpeakerMention

__all__ = ["SpeakerTables", "find"]

_QUOTES = frozenset(':"«“”')
_ANTECEDENT = 10  # tokens back to what the pronoun of نسبته stands for
_SAID_IT = frozenset({"وقال", "وقالت", "وقالوا", "فقال", "فقالت", "فقالوا"})
_NEVER_CLAIM = ("un", "ngo", "medical", "media", "agency")
_INTELLIGENCE = ("استخبار",)
_LATTER = frozenset({"الاخيره", "الاخير", "الاخيران"})
HEADING = "speaker/heading@1"
HEARER = "speaker/hearer@1"
_NEAREST = 6  # speakers looked at for one that quotes another
_ANONYMITY = "anonymity-"
_ANONYMITY_REACH = 8


def find(
    scan: Scan,
    tables: SpeakerTables,
    classes: Classes,
    phrases: Phrases,
    actors: Sequence[ActorMention],
    sentences: Sequence[tuple[int, int]],
) -> list[SpeakerMention]:
    """The sources of a text and what they are said to say, in the order of the sayings."""
    finder = _Finder(scan, tables, classes, phrases, actors)
    cues = find_cues(scan, tables, classes, finder.sources.nouns)
    ordered = sorted(cues)
    found: list[SpeakerMention] = []
    at = 0
    for first, stop in sentences:
        begin = at
        while at < len(ordered) and ordered[at] < stop:
            at += 1
        if begin < at or finder.sources.may_begin(first):
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
        self.words = scan.words
        self.tables = tables
        self.classes = classes
        self.sources = Sources(scan, tables.nouns, classes, phrases, actors)
        self.extents = Extents(scan, classes, phrases, self.sources)
        self.hearers = Hearers(scan, classes, self.sources)
        self.responsibility = Responsibility(scan, classes)
        self.anonymity = {
            hit.first: hit
            for hit in scan.hits("source_phrase")
            if tables.phrases[hit.forms[0].row].id.startswith(_ANONYMITY)
        }

    def in_sentence(
        self, first: int, stop: int, cues: list[Cue], before: list[SpeakerMention]
    ) -> list[SpeakerMention]:
        """The sayings of one sentence; `before` are those of the sentences before it."""
        found: list[SpeakerMention] = []
        colon = self.sources.before_colon(first, stop)
        if colon is not None:
            says = said_range(self.scan, colon.stop + 1, stop)
            if says[1] - says[0] < 1:  # a heading: all that follows is its statement
                says = says[0], len(self.words)
                found.append(self._mention(colon, "reports", colon.stop, says, HEADING))
            else:
                found.append(self._mention(colon, "reports", colon.stop, says, "speaker/colon@2"))
        elif statement := self.sources.statement_heading(first, stop):
            says = stop, len(self.words)
            found.append(self._mention(statement, "reports", first, says, HEADING))
            if statement.kind == "armed_group":
                found.append(
                    self._mention(statement, "claims_responsibility", first, says, HEADING)
                )
        sayings: list[tuple[Cue, Source | None, str]] = []
        for cue in cues:
            source, rule = self._source_of(cue, first, stop)
            if source is None and cue.is_verb and cue.hit.stop < stop:
                source = self._carried(cue, first, is_first=not sayings)
                rule = "speaker/subject-carried@1"
            if source is not None:
                issuer = self.sources.issuer(source, stop)
                if issuer is not None and cue.hit.first < source.first:
                    source, rule = issuer, "speaker/issuer@1"
                source = self._without_hearer(cue, source, stop)
                source = self.extents.grown(source, stop, is_verb=cue.is_verb, is_say=cue.is_say)
            goes_on = cue.is_verb and cue.may_go_on
            goes_on = goes_on and not (cue.may_be_passive and not cue.hit.peel.proclitic)
            if source is None and not (goes_on and self._goes_on(cue.hit)):
                continue
            sayings.append((cue, source, rule))
        for number, (cue, source, rule) in enumerate(sayings):
            end = stop
            for later, _, _ in sayings[number + 1 :]:
                if later.is_verb and joins_clause(self.scan, later.hit.first):
                    end = later.hit.first
                    break
            if source is None:
                last = _speaker_before(found) or _speaker_before(before)
                if last is not None:
                    found.append(self._again(last, cue, end))
                    told = self.hearers.find(cue.hit.first, cue.hit.stop, end)
                    if told is not None and self.hearers.is_source(told):
                        says = found[-1].says or (cue.hit.stop, end)
                        at = cue.hit.first
                        found.append(self._mention(told, "reports", at, says, HEARER))
                continue
            stance = self._stance(cue, source)
            if stance is None:
                continue
            says = self._says(cue, source, first, end)
            if stance == "claims_responsibility":
                found.append(self._mention(source, "claims", cue.hit.first, says, rule))
            found.append(self._mention(source, stance, cue.hit.first, says, rule))
            if self.responsibility.claims_own_deed(cue, source):
                found.append(
                    self._mention(
                        source, "claims_responsibility", cue.hit.first, says, "speaker/own-deed@1"
                    )
                )
            for other, rule in self._others(cue, source, stop):
                if cue.is_verb:
                    says = max(says[0], other.stop), says[1]
                other_stance = stance if rule == "speaker/joined@1" else "reports"
                found.append(self._mention(other, other_stance, cue.hit.first, says, rule))
        return found

    def _source_of(self, cue: Cue, first: int, stop: int) -> tuple[Source | None, str]:
        """The source of a cue and the rule that found it."""
        hit = cue.hit
        rests_on = self.words[hit.stop].bare if hit.stop < stop else ""
        if not cue.is_verb and rests_on.startswith(_INTELLIGENCE):
            return None, ""  # وفق معلومات استخبارية: what a raid rests on
        if not cue.is_verb and hit.stop - 1 in self.sources.nouns:  # وفق بيان للجيش
            source = self.sources.at(hit.stop - 1)
            if source is not None:
                return source, "speaker/phrase@2"
        source = None
        if hit.first and self.words[hit.first - 1].folded in ("قد", "الذي", "التي"):
            source = self.sources.before(hit.first, first)
            if source is not None:
                return source, "speaker/subject-verb@2"
        source = None
        if cue.stance == "accuses" and not hit.peel.proclitic:  # واشنطن تتهم موسكو
            source = self.sources.before(hit.first, first)
        rule = "speaker/verb-subject@2" if cue.is_verb else "speaker/phrase@2"
        if source is None and not cue.is_plural:
            source = self.sources.after(
                hit.stop,
                stop,
                may_be_unknown=not cue.needs_that,
                behind_lam=not cue.is_verb and self.words[hit.stop - 1].folded.endswith("ا"),
            )
        if source is None and hit.stop < stop and self.words[hit.stop].folded == "عن":
            source = self.sources.cited(hit.stop, stop)  # ونقلت عن مصدر: the outlet is not named
        if source is None and cue.is_verb and hit.peel.proclitic in ("", "ف"):
            source = None if cue.may_be_passive else self.sources.before(hit.first, first)
            rule = "speaker/subject-verb@2"
        if source is None and self._opens_sentence(cue, first) and not cue.needs_that:
            source = self.extents.subject(hit.stop, stop)
            rule = "speaker/by-place@1"
        if source is None and (cue.is_say or not cue.is_verb):
            source = self._unlisted(cue, stop)
            rule = "speaker/by-place@1"
        if source is not None and cue.is_citing and source.kind not in ("media", "agency"):
            at = max(source.stop, hit.stop)  # ينقل المعدات: carries
            is_cited = at < stop and self.words[at].folded == "عن"
            if not is_cited and not self._brings_that(at, stop):
                return None, rule
        if source is not None and cue.needs_that:
            at = max(source.stop, hit.stop)
            if not self._brings_that(at, stop):
                return None, rule
        return source, rule

    def _without_hearer(self, cue: Cue, source: Source, stop: int) -> Source:
        """The source without the outlet told that its phrase ran into: طبيب | لوكالة …"""
        told = self.hearers.find(cue.hit.first, source.first + 1, stop) if cue.is_verb else None
        if told is None or not source.first < told.first < source.stop:
            return source
        if not self.sources.is_brought(told.first):
            return source  # وكالة «صدى الجبل»: the name is its own
        return self.extents.cut(source, told.first)

    def _unlisted(self, cue: Cue, stop: int) -> Source | None:
        """A source no list knows, right after the verb, a date or the outlet told."""
        at = cue.hit.stop
        told = self.hearers.find(cue.hit.first, at, min(stop, at + 4))
        if told is not None:
            at = told.stop
        elif self.sources.phrases.is_barrier(at):
            at = self.sources.past_date(at)
        return self.extents.unlisted(at, stop)

    def _opens_sentence(self, cue: Cue, first: int) -> bool:
        """True for a verb that opens its sentence: its subject comes after it."""
        return cue.is_verb and cue.hit.first == first and not cue.hit.peel.proclitic

    def _carried(self, cue: Cue, first: int, *, is_first: bool) -> Source | None:
        """Who acted before and now speaks: هاجم الجيش … | وقالوا إنهم, قالت الأخيرة."""
        hit = cue.hit
        word = self.words[hit.stop]
        is_latter = word.folded in _LATTER
        if not is_latter:
            is_said = self.words[hit.first].folded in _SAID_IT and word.folded in THAT
            if not is_said or hit.first == first or not is_first:
                return None
        parties = [
            actor
            for actor in self.sources.between(first, hit.first)
            if not self.sources.is_brought(actor.first) or is_latter
        ]
        if not parties:
            return None
        actor = parties[-1] if is_latter else parties[0]
        return self.sources.of_actor(actor)

    def _others(self, cue: Cue, source: Source, stop: int) -> list[tuple[Source, str]]:
        """Who says it with the source, whom it cites, who issued its statement, whom it told."""
        others: list[tuple[Source, str]] = []
        joined = self.sources.joined(source.stop, stop)
        if joined is not None:
            others.append((joined, "speaker/joined@1"))
        end = joined.stop if joined is not None else source.stop
        cited = self.sources.cited(end, stop)
        if cited is not None:
            others.append((cited, "speaker/cited@1"))
        told = self.hearers.find(cue.hit.first, cue.hit.stop if cue.is_verb else end, stop)
        is_apart = told is not None and not source.first <= told.first < source.stop
        if told is not None and is_apart and self.hearers.is_source(told):
            others.append((told, HEARER))
        return others

    def _brings_that(self, at: int, stop: int) -> bool:
        """True if أن, a colon or a quotation stands within reach."""
        for word in self.words[at : min(at + 6, stop)]:
            if word.raw == ":" or word.folded in THAT:
                return True
        return False

    def _stance(self, cue: Cue, source: Source) -> str | None:
        """The stance of a saying; None when it is denied that it was said (لم تعلن أي جهة)."""
        before = cue.hit.first - 1
        is_negated = before >= 0 and self.classes.function.get(before) == "negation"
        after = max(source.stop, cue.hit.stop)
        claims = cue.stance == "claims_responsibility" or (
            cue.is_verb
            and after < len(self.words)
            and self.responsibility.is_named(after)
            and cue.stance in ("reports", "confirms")
        )
        if claims:
            if source.kind in _NEVER_CLAIM:
                return None  # اتفاق تبنته الأمم المتحدة
            return None if is_negated else "claims_responsibility"
        return cue.stance

    def _says(self, cue: Cue, source: Source, first: int, stop: int) -> tuple[int, int]:
        """The tokens of what is said; all of the sentence when it stands before the saying."""
        after = max(cue.hit.stop, source.stop)
        if not cue.is_verb or cue.stance == "claims_responsibility":
            return first, said_range(self.scan, after, stop)[1]
        if stop - after <= 1:  # «…»، يقول الضابط.
            return first, stop
        if cue.hit.peel.enclitic and cue.stance in ("accuses", "claims"):
            # هجوم نسبته السلطات إلى …
            begins = max(first, cue.hit.first - _ANTECEDENT)
            return begins, said_range(self.scan, after, stop)[1]
        return said_range(self.scan, after, stop)

    def _mention(
        self, source: Source, stance: str, at: int, says: tuple[int, int], rule: str
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
            description=self._description(source),
        )

    def _again(self, last: SpeakerMention, cue: Cue, stop: int) -> SpeakerMention:
        """The speaker before saying more."""
        return msgspec.structs.replace(
            last,
            stance=cue.stance if cue.stance != "claims_responsibility" else "claims",
            said_at=cue.hit.first,
            says=said_range(self.scan, cue.hit.stop, stop),
            rule="speaker/goes-on@2",
        )

    def _description(self, source: Source) -> str | None:
        """How the text says that a source will not be named: رفض الكشف عن هويته."""
        for position in range(source.stop, source.stop + _ANONYMITY_REACH):
            hit = self.anonymity.get(position)
            if hit is not None:
                return self.scan.quote(hit.first, hit.stop)
        return None

    def _goes_on(self, hit: Hit) -> bool:
        """True for a verb in the third person with no source of its own: وأضاف أن …"""
        following = hit.stop
        if following >= len(self.words):
            return False
        word = self.words[following]
        if word.raw in _QUOTES:
            return True
        told = self.hearers.find(hit.first, hit.stop, min(hit.stop + 8, len(self.words)))
        if told is not None and told.stop < len(self.words):
            return self.words[told.stop].folded in THAT  # وقال لقناة … إن
        return word.kind == ARABIC and (
            word.folded in THAT or (word.folded == "في" and bool(hit.peel.proclitic))
        )


def _speaker_before(found: Sequence[SpeakerMention]) -> SpeakerMention | None:
    """Who spoke last: no outlet that was told, nobody quoted inside the words of another."""
    for speaker in reversed(found):
        if speaker.rule in (HEARER, HEADING):
            continue
        if any(
            other.said_at < speaker.said_at
            and other.says is not None
            and other.says[0] <= speaker.said_at < other.says[1]
            for other in found[-_NEAREST:]
        ):
            continue
        return speaker
    return None
