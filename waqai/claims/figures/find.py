"""One article → its figures, in the order of their words.

1. numbers of a sentence that may be figures, with the words that govern them (candidate, cues)
2. the times they may run over (windows)
3. which of them are figures (decide)
4. place, sources and words → records of the contract

The same figure said twice in an article (headline and lead) is one.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

from waqai.claims.figures.candidate import Candidate, read_candidates
from waqai.claims.figures.cues import DONE, Cues
from waqai.claims.figures.decide import decide
from waqai.claims.figures.rules import Rules
from waqai.claims.figures.sentence import Sentence
from waqai.claims.figures.windows import Window, is_misread, windows_of
from waqai.claims.written import place_of, source_of
from waqai.lexicon.scan import Scan
from waqai.mentions.syntax.classes import Classes
from waqai.model.evidence import Evidence
from waqai.model.mention import (
    NumberMention,
    PlaceMention,
    SpeakerMention,
    TimeMention,
    TriggerMention,
)
from waqai.model.report import Figure, Source

__all__ = ["Mentions", "find_figures"]

_M = TypeVar("_M", NumberMention, PlaceMention, TimeMention, TriggerMention)
_ROLES = ("count", "ordinal", "money")
_EVIDENCE_WORDS = 55  # the contract allows 60 words
_FAR = 12  # tokens between a count and its place


class Mentions:
    """The mentions that figures are made of, each list in text order."""

    __slots__ = ("numbers", "places", "speakers", "times", "triggers")

    def __init__(
        self,
        *,
        numbers: Sequence[NumberMention],
        places: Sequence[PlaceMention],
        times: Sequence[TimeMention],
        triggers: Sequence[TriggerMention],
        speakers: Sequence[SpeakerMention],
    ) -> None:
        self.numbers = numbers
        self.places = [place for place in places if place.role == "where"]
        self.times = times
        self.triggers = triggers
        self.speakers = _Speakers(speakers)


class _Speakers:
    """Speakers by where their words stand, so that those of one token are found without all."""

    def __init__(self, speakers: Sequence[SpeakerMention]) -> None:
        said = [(speaker.says, speaker) for speaker in speakers if speaker.says is not None]
        said.sort(key=lambda row: row[0])
        self._said = said
        self._starts = [says[0] for says, _ in said]
        self._farthest = list(accumulate((says[1] for says, _ in said), max))

    def covering(self, at: int) -> list[SpeakerMention]:
        """The speakers whose words cover a token, in the order in which their words begin."""
        found: list[SpeakerMention] = []
        index = bisect_right(self._starts, at) - 1
        while index >= 0 and self._farthest[index] > at:
            says, speaker = self._said[index]
            if says[1] > at:
                found.append(speaker)
            index -= 1
        return found[::-1]


def find_figures(
    scan: Scan,
    classes: Classes,
    mentions: Mentions,
    sentences: Sequence[tuple[int, int]],
    published: datetime.date | None,
    rules: Rules,
) -> tuple[Figure, ...]:
    """The figures of an article whose sentences are given in reading order."""
    cues: Cues | None = None
    found: list[tuple[int, Figure]] = []
    seen: set[tuple[str, int, int | None]] = set()
    for first, stop in sentences:
        numbers = _inside(mentions.numbers, first, stop)
        if not any(number.role in _ROLES for number in numbers):
            continue
        times = _inside(mentions.times, first, stop)
        numbers = _outside(numbers, times)
        cues = cues or Cues(scan, classes)
        candidates = read_candidates(cues, numbers, rules, first, stop)
        if not any(candidate.measure for candidate in candidates):
            continue
        places = _inside(mentions.places, first, stop)
        happenings = [
            trigger
            for trigger in _inside(mentions.triggers, first, stop)
            if _is_happening(trigger, cues, rules)
        ]
        sentence = Sentence(
            cues,
            (first, stop),
            windows_of(cues, times, (first, stop), published),
            places,
            [trigger.first for trigger in happenings if trigger.features in ("sg", "")],
            [trigger.first for trigger in happenings],
        )
        for candidate in decide(candidates, sentence, rules.least):
            key = (candidate.measure, candidate.mention.low, candidate.mention.high)
            if key not in seen:
                seen.add(key)
                figure = _figure(candidate, sentence, places, mentions, published)
                found.append((candidate.mention.first, figure))
    found.sort(key=lambda row: row[0])
    return tuple(_numbered(figure, number) for number, (_, figure) in enumerate(found, start=1))


def _outside(
    numbers: Sequence[NumberMention], times: Sequence[TimeMention]
) -> Sequence[NumberMention]:
    """The numbers that are no part of a time (الساعات الـ24 الماضية)."""
    taken = {
        position
        for time in times
        if not is_misread(time)
        for position in range(time.first, time.stop)
    }
    return [number for number in numbers if number.first not in taken]


def _is_happening(trigger: TriggerMention, cues: Cues, rules: Rules) -> bool:
    """True for a noun of what happened (تفجير, معارك), not of its victims (قتيل, إصابة)."""
    if trigger.part != "noun" or rules.with_toll.isdisjoint(trigger.types):
        return False
    cue = cues.at.get(trigger.first)
    if cue is not None and cue.roles & DONE.keys():
        return False
    noun = cues.noun(trigger.first)
    return noun is None or noun.startswith("attack")


def _figure(
    candidate: Candidate,
    sentence: Sentence,
    places: Sequence[PlaceMention],
    mentions: Mentions,
    published: datetime.date | None,
) -> Figure:
    scan, mention = sentence.cues.scan, candidate.mention
    text = scan.text
    since, until = _dates(candidate.window, published)
    place = _place(candidate, sentence, places)
    evidence = scan.span(*_evidence(candidate, sentence))
    return Figure(
        id="",
        measure=candidate.measure,
        low=mention.low,
        high=mention.high,
        approx=mention.approx,
        place=place_of(place, text) if place is not None else None,
        since=since,
        until=until,
        sources=_sources(candidate, sentence, mentions.speakers),
        quote=text[mention.span.start : mention.span.end],
        span=mention.span,
        evidence=Evidence(text[evidence.start : evidence.end], evidence),
    )


def _numbered(figure: Figure, number: int) -> Figure:
    return Figure(
        f"f{number}", figure.measure, figure.low, figure.high, figure.approx, figure.place,
        figure.since, figure.until, figure.sources, figure.quote, figure.span, figure.evidence,
    )  # fmt: skip


def _dates(
    window: Window | None, published: datetime.date | None
) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day; what has not ended by the day of publication has no last day."""
    if window is None:
        return None, None
    until = window.until
    if until is not None and published is not None and until > published:
        until = None
    return window.since, until


def _place(
    candidate: Candidate, sentence: Sentence, places: Sequence[PlaceMention]
) -> PlaceMention | None:
    """The place after the count in its stretch, else the nearest before it in its clause."""
    cues, mention = sentence.cues, candidate.mention
    at = bisect_left(places, mention.stop, key=lambda place: place.first)
    if at < len(places):
        gap = range(mention.stop, places[at].first)
        if len(gap) <= _FAR and not any(cues.is_mark(between) for between in gap):
            return places[at]
    if at and candidate.clause <= places[at - 1].first and places[at - 1].stop <= mention.first:
        return places[at - 1]
    return None


def _sources(candidate: Candidate, sentence: Sentence, speakers: _Speakers) -> tuple[Source, ...]:
    """Who gives the number; a verb that tells of it (تنشر واشنطن 2500) is no saying."""
    found: list[Source] = []
    for speaker in speakers.covering(candidate.mention.first):
        cue = sentence.cues.at.get(speaker.said_at)
        if speaker.stance != "claims_responsibility" and not (cue and "level" in cue.roles):
            found.append(source_of(speaker, sentence.cues.scan.text))
    return tuple(found)


def _evidence(candidate: Candidate, sentence: Sentence) -> tuple[int, int]:
    """The sentence, or as much of it round the number as may be quoted."""
    first, stop = sentence.first, sentence.stop
    if stop - first > _EVIDENCE_WORDS:
        first = max(first, candidate.mention.first - _EVIDENCE_WORDS // 2)
        stop = min(stop, first + _EVIDENCE_WORDS)
        stop = max(stop, min(candidate.mention.stop, sentence.stop))
    return first, stop


def _inside(mentions: Sequence[_M], first: int, stop: int) -> Sequence[_M]:
    """The mentions that begin in a token range."""
    low = bisect_left(mentions, first, key=lambda mention: mention.first)
    high = bisect_left(mentions, stop, lo=low, key=lambda mention: mention.first)
    return mentions[low:high]
