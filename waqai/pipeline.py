"""THE FLOW: document → text → mentions → claims → summary. Pure: no file, no network, no clock.

1. scan          one pass: tokens and the hits of every lexicon
2. classes       function words, verbs (mentions/syntax)
3. numbers and times, the times not yet resolved
4. articles      title, body, furniture, publication date (text)
5. the other mentions: parties, weapons, event words, speakers; times and places per article
6. claims        the events, figures and rival accounts of each article; relations of its parties
7. summary       one sentence per event, from the finished record
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from waqai.claims.assemble import Claims, assemble
from waqai.claims.choosing import read_choosing
from waqai.claims.codes import read_event_types
from waqai.claims.confidence import read_confidence
from waqai.claims.contradictions.lexica import lexica as rival_lexica
from waqai.claims.figures.find import Mentions, find_figures
from waqai.claims.figures.lexica import lexica as figure_lexica
from waqai.claims.figures.rules import read_rules as read_figure_rules
from waqai.claims.grammar import read_grammar
from waqai.claims.items import Found
from waqai.claims.oneness import read_oneness
from waqai.claims.standing import read_standing
from waqai.handover import article_report, article_text, document_info
from waqai.lexicon.fingerprint import code_fingerprint
from waqai.lexicon.lexicon import Lexicon
from waqai.lexicon.scan import Scan
from waqai.lexicon.tables import read_table
from waqai.lexicon.vocabulary import Vocabulary
from waqai.mentions.actor.find import ActorTables, Setting
from waqai.mentions.actor.find import find as find_actors
from waqai.mentions.actor.homes import home_countries
from waqai.mentions.actor.lexica import ActorRow
from waqai.mentions.actor.phrases import Phrases, read_phrases
from waqai.mentions.actor.relations import find_relations
from waqai.mentions.actor.tables import read_cue_words, read_parents
from waqai.mentions.lexica import all_lexica
from waqai.mentions.number.counted import CountedNoun
from waqai.mentions.number.find import find as find_numbers
from waqai.mentions.place.dateline import dateline_place
from waqai.mentions.place.find import find as find_places
from waqai.mentions.place.gazetteer import read_gazetteer
from waqai.mentions.place.resolve import resolve as resolve_places
from waqai.mentions.records import MentionRecord, record_of
from waqai.mentions.speaker.find import SpeakerTables
from waqai.mentions.speaker.find import find as find_speakers
from waqai.mentions.syntax.classes import Classes
from waqai.mentions.time.find import find as find_times
from waqai.mentions.time.infer import infer as infer_published
from waqai.mentions.time.resolve import resolve as resolve_times
from waqai.mentions.trigger.find import find as find_triggers
from waqai.mentions.trigger.lexica import complements
from waqai.mentions.weapon.find import find as find_weapons
from waqai.model.document import Document
from waqai.model.mention import (
    ActorMention,
    Mention,
    NumberMention,
    PlaceMention,
    SpeakerMention,
    TimeMention,
    TriggerMention,
    WeaponMention,
)
from waqai.model.report import (
    CoderInfo,
    Date,
    Event,
    Figure,
    Report,
)
from waqai.summary.summarise import Summaries
from waqai.text.articles import ArticleView, read_articles
from waqai.text.lexica import lexica as text_lexica
from waqai.text.sentences import split_sentences

__all__ = ["MentionRecord", "Pipeline"]

_M = TypeVar("_M", bound=Mention)


class _Read(msgspec.Struct):
    """A document as far as the mentions: what the claim stage and `waqai mentions` need."""

    scan: Scan
    classes: Classes
    phrases: Phrases
    articles: Sequence[ArticleView]
    warnings: Sequence[str]
    numbers: Sequence[NumberMention]
    weapons: Sequence[WeaponMention]
    actors: Sequence[ActorMention]
    triggers: Sequence[TriggerMention]
    speakers: Sequence[SpeakerMention]
    times: Sequence[Sequence[TimeMention]]  # resolved, per article
    places: Sequence[Sequence[PlaceMention]]  # resolved, per article
    datelines: Sequence[PlaceMention]  # where reports were filed, outside the articles' tokens


class Pipeline:
    """The rules coder. Making one reads the word lists; using one changes nothing in it.

    `fingerprint` changes with everything that may change a report.
    """

    def __init__(self) -> None:
        lexica = [*all_lexica(), *text_lexica(), *figure_lexica(), *rival_lexica()]
        self._lexica: dict[str, Lexicon[object]] = {lexicon.name: lexicon for lexicon in lexica}
        self._vocabulary = Vocabulary(lexica)
        self._types = read_event_types()
        register = {row.id: row for row in read_table("reference/actors.tsv", ActorRow)}
        self._actor_tables = ActorTables(
            names=self._rows("actor"),
            heads=self._rows("head"),
            titles=self._rows("title"),
            register=register,
            nationalities=self._rows("nationality"),
            given=self._rows("given_name"),
            cues=read_cue_words(),
            parents=read_parents(),
        )
        self._speaker_tables = SpeakerTables(
            verbs=self._rows("speech_verb"),
            phrases=self._rows("source_phrase"),
            nouns=self._rows("source_noun"),
        )
        self._split_words = complements(self._rows("verb"))
        self._grammar = read_grammar(
            self._rows("verb"),
            self._rows("event_noun"),
            read_table("reference/counted_nouns.tsv", CountedNoun),
            self._rows("head"),
            self._rows("aspect"),
        )
        self._oneness = read_oneness()
        self._standing = read_standing()
        self._confidence = read_confidence()
        self._choosing = read_choosing()
        self._figure_rules = read_figure_rules()
        self._summaries = Summaries()
        self.fingerprint = code_fingerprint(read_gazetteer().edition)

    def report(self, document: Document, *, explain: bool = False) -> Report:
        """The report of a document. `explain` adds what weighed in the standing of each event."""
        read = self._read(document)
        reports = []
        for number, article in enumerate(read.articles):
            claims = self._claims(read, number)
            events = tuple(self._finished(event, explain) for event in claims.events)
            claims = claims._replace(events=events)
            figures = self._figures(read, number)
            relations = find_relations(
                read.scan, _inside(read.actors, article.ranges), self._actor_tables
            )
            reports.append(article_report(article, claims, figures, tuple(relations), read.scan))
        return Report(
            document=document_info(document, read.warnings),
            coder=CoderInfo("rules", self.fingerprint),
            articles=tuple(reports),
        )

    def mentions(self, document: Document, kinds: frozenset[str]) -> list[MentionRecord]:
        """The mentions of some kinds in a document, furniture left out, in text order.

        kinds: number, time, place, actor, weapon, trigger, speaker.
        """
        read = self._read(document)
        by_kind: dict[str, Sequence[Mention]] = {
            "number": read.numbers,
            "time": [mention for times in read.times for mention in times],
            "place": [mention for places in read.places for mention in places],
            "actor": read.actors,
            "weapon": read.weapons,
            "trigger": read.triggers,
            "speaker": read.speakers,
        }
        # a text without a word of Arabic ("14") has no article, and still its numbers
        ranges = [tokens for article in read.articles for tokens in article.ranges] or [
            (0, len(read.scan.words))
        ]
        kept = [
            record_of(mention, document.text)
            for kind, mentions in by_kind.items()
            if kind in kinds
            for mention in _inside(mentions, ranges)
        ]
        if "place" in kinds:
            kept += [record_of(mention, document.text) for mention in read.datelines]
        return sorted(kept, key=lambda record: (record.span, record.kind))

    def _rows(self, lexicon: str) -> tuple:  # type: ignore[type-arg]  # rows are typed by the lexicon
        return tuple(self._lexica[lexicon].rows)

    def _read(self, document: Document) -> _Read:
        scan = Scan(document.text, self._vocabulary)
        sentences = split_sentences(scan)
        numbers = find_numbers(scan)
        unresolved = find_times(scan)
        classes = Classes(scan, self._rows("function"), numbers, unresolved)
        articles, warnings = read_articles(scan, sentences, unresolved, document.hints)
        articles = [_dated(article, scan, unresolved) for article in articles]
        triggers = find_triggers(
            scan, classes, self._rows("verb"), self._rows("event_noun"), self._split_words
        )
        weapons = find_weapons(scan, self._rows("weapon"), triggers)
        found_places = find_places(scan, document.hints.country)
        phrases = read_phrases(
            scan,
            classes,
            self._rows("head"),
            self._rows("actor"),
            _barriers(unresolved, triggers, numbers),
            found_places,
        )
        settings = [_setting(article, document) for article in articles]
        actors = find_actors(
            scan, self._actor_tables, phrases, settings=settings, places=found_places
        )
        speakers = find_speakers(scan, self._speaker_tables, classes, phrases, actors, sentences)
        datelines = [
            dateline_place(found_places, article.dateline.span, article.ranges)
            if article.dateline is not None
            else None
            for article in articles
        ]
        votes = [home_countries(_inside(actors, article.ranges)) for article in articles]
        country = document.hints.country
        return _Read(
            scan=scan,
            classes=classes,
            phrases=phrases,
            articles=articles,
            warnings=warnings,
            numbers=numbers,
            weapons=weapons,
            actors=actors,
            triggers=triggers,
            speakers=speakers,
            times=[_resolved(_inside(unresolved, article.ranges), article) for article in articles],
            places=[
                resolve_places(
                    _inside(found_places, article.ranges), scan, country, dateline, votes=counts
                )
                for article, dateline, counts in zip(articles, datelines, votes, strict=True)
            ],
            datelines=[
                msgspec.structs.replace(mention, role="dateline")
                for dateline, counts in zip(datelines, votes, strict=True)
                if dateline is not None
                for mention in resolve_places([dateline], scan, country, votes=counts)
            ],
        )

    def _claims(self, read: _Read, number: int) -> Claims:
        article = read.articles[number]
        found = Found(
            read.scan,
            read.classes,
            read.phrases,
            triggers=read.triggers,
            actors=read.actors,
            counts=read.numbers,
            weapons=read.weapons,
            places=read.places[number],
            times=read.times[number],
        )
        return assemble(
            article_text(article),
            found,
            read.speakers,
            self._grammar,
            self._types,
            self._oneness,
            self._standing,
            self._choosing,
            self._confidence,
        )

    def _figures(self, read: _Read, number: int) -> tuple[Figure, ...]:
        article = read.articles[number]
        mentions = Mentions(
            numbers=read.numbers,
            places=read.places[number],
            times=read.times[number],
            triggers=read.triggers,
            speakers=read.speakers,
        )
        repeats = frozenset(article.repeats)
        sentences = [each for each in article.sentences if each not in repeats]
        published = article.published.end if article.published is not None else None
        return find_figures(
            read.scan, read.classes, mentions, sentences, published, self._figure_rules
        )

    def _finished(self, event: Event, explain: bool) -> Event:
        """The event with its summary, and without what weighed in its standing unless explained."""
        rules = event.rules
        if not explain:
            rules = tuple([rule for rule in rules if not rule.startswith(_WEIGHED)])
        return msgspec.structs.replace(event, rules=rules, summary=self._summaries.of(event))


def _barriers(
    times: Sequence[TimeMention],
    triggers: Sequence[TriggerMention],
    numbers: Sequence[NumberMention],
) -> set[int]:
    """Where a phrase must end: at dates, event words and counts."""
    barriers = {mention.first for mention in times}
    barriers.update(mention.first for mention in triggers if mention.part == "noun")
    barriers.update(mention.complement[0] for mention in triggers if mention.complement)
    barriers.update(
        mention.first
        for mention in numbers
        if mention.source == "numeral" and mention.role == "count"
    )
    return barriers


def _setting(article: ArticleView, document: Document) -> Setting:
    """What the finder of parties may know of an article."""
    outlets = [stated.id for stated in (article.publisher, article.agency) if stated]
    return Setting(
        ranges=article.ranges,
        published=article.published.start if article.published else None,
        outlets=[outlet for outlet in outlets if outlet],
        country=document.hints.country,
    )


_WEIGHED = ("stands: ", "certain: ")  # rules that --explain shows


def _inside(mentions: Sequence[_M], ranges: Sequence[tuple[int, int]]) -> list[_M]:
    """The mentions that begin inside one of the token ranges, which are in order and apart."""
    kept: list[_M] = []
    at = 0
    ordered = sorted(ranges)
    for mention in mentions:
        while at < len(ordered) and ordered[at][1] <= mention.first:
            at += 1
        if at == len(ordered):
            break
        if ordered[at][0] <= mention.first:
            kept.append(mention)
    return kept


def _dated(article: ArticleView, scan: Scan, times: Sequence[TimeMention]) -> ArticleView:
    """The article with an inferred publication interval where it states no date and has no hint."""
    if article.published is not None:
        return article
    inferred = infer_published(scan, _inside(times, article.ranges), article.ranges)
    if inferred is None:
        return article
    interval = inferred.interval
    date = Date(
        start=interval.start,
        end=interval.end,
        precision=interval.precision,
        basis="inferred",
        evidence=inferred.evidence,
    )
    return msgspec.structs.replace(article, published=interval, published_date=date)


def _resolved(mentions: Sequence[TimeMention], article: ArticleView) -> list[TimeMention]:
    date = article.published_date
    basis = "inferred" if date is not None and date.basis == "inferred" else "text"
    return resolve_times(mentions, article.published, basis)
