"""One article → its events: the steps of the claim stage, in order.

1. sentences → items → clauses → candidate happenings (items, clauses, reading)
2. words of one sentence that tell the same become one (combine)
3. date and place of each (setting), did it happen (factuality), which type (event_type)
4. tellings of the same happening across the article become one (coreference)
5. which of them are events of their own (standing)
6. rival accounts of what is told (contradictions)
7. harm rows, sources, codes → records of the contract (harm, attribution, codes)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import NamedTuple

from waqai.claims.attribution import Attribution
from waqai.claims.choosing import Choosing
from waqai.claims.clauses import Clause, split_clauses
from waqai.claims.codes import EventType, codes_of
from waqai.claims.combine import combine
from waqai.claims.confidence import Confidence, marks
from waqai.claims.contradictions.find import contradictions, find_rivals, settle
from waqai.claims.contradictions.tellings import read_tellings
from waqai.claims.coreference import merge
from waqai.claims.event_type import decide_type
from waqai.claims.factuality import foretell, judge
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.harm import count_rows
from waqai.claims.items import Found, Item, Items
from waqai.claims.kinds import kind_of
from waqai.claims.layer import Layer
from waqai.claims.needs import is_hopeless, lacking
from waqai.claims.oneness import Oneness
from waqai.claims.reading import read_sentence
from waqai.claims.roles import parties_of
from waqai.claims.scope import aspects_of
from waqai.claims.selection import ArticleText, standing_ones
from waqai.claims.setting import carry_places, carry_times, find_place, find_time
from waqai.claims.statements import is_statement, merge_statements, settle_targets
from waqai.claims.strays import join_tolls, take_strays
from waqai.claims.subjects import Memory
from waqai.claims.threats import read_threat
from waqai.claims.written import place_of
from waqai.model.evidence import Evidence, Span
from waqai.model.mention import PlaceMention, SpeakerMention, TimeMention
from waqai.model.report import Actor, Contradiction, Date, Event, Place, Source, Weapon

__all__ = ["ArticleText", "Claims", "assemble"]

_DEVICES = frozenset({"ied", "car_bomb", "landmine", "suicide_vest", "grenade"})
_EVIDENCE_WORDS = 55  # the contract allows 60 words


class Claims(NamedTuple):
    """What an article claims: its events, and the accounts in it that cannot all be true."""

    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...]


def assemble(
    article: ArticleText,
    found: Found,
    speakers: Sequence[SpeakerMention],
    grammar: Grammar,
    types: Mapping[str, EventType],
    oneness: Oneness,
    standing: Layer,
    choosing: Choosing,
    confidence: Confidence,
) -> Claims:
    """The events of an article in the order of their triggers, and its rival accounts."""
    items = Items(found)
    aspects = aspects_of(found.scan, grammar.aspects)
    happenings: list[Happening] = []
    proposed: list[Happening] = []
    told: list[Happening] = []  # every candidate as its own sentence tells it
    memory = Memory()
    for number, (first, stop) in enumerate(article.sentences):
        if number in article.repeats or not _has_trigger(found, first, stop):
            continue
        clauses = split_clauses(found.scan, items.of(first, stop))
        candidates = combine(
            read_sentence(found, grammar, number, clauses, memory), clauses, grammar, oneness
        )
        for happening in candidates:
            find_time(happening, clauses)
            find_place(happening, clauses)
            happening.richness = _richness(happening)
            happening.evidence = _evidence(happening, clauses, (first, stop))
            is_title = number < article.n_title
            doubt = judge(happening, clauses, found.scan, aspects, grammar.words, is_title=is_title)
            happening.type = decide_type(happening, grammar, found)
            told.append(happening.snapshot())
            if not is_statement(happening, found, grammar):
                continue
            foretell(happening, clauses, article.published)
            read_threat(happening, speakers, found, grammar)
            happening.lacks = doubt or lacking(happening, grammar)
            proposed.append(happening)
            if happening.frame == "none" or (
                happening.type and not is_hopeless(happening, grammar)
            ):
                happenings.append(happening)
    titles = frozenset(range(article.n_title))
    merged = merge(happenings, found, grammar, titles)
    merged = standing_ones(merged, found, grammar, article, standing)
    merged = merge_statements(merged, found)
    for happening in merged:
        settle_targets(happening, found)
    merged.sort(key=lambda happening: happening.extent[0])
    merged = join_tolls(merged, article.sentences, grammar)
    take_strays(merged, proposed, article.sentences, grammar)
    carry_places(merged)
    carry_times(merged)
    merged = [each for happening in merged for each in _per_place(happening, grammar)]
    tellings = read_tellings(
        article.sentences, article.repeats, article.n_title, found, speakers, told
    )
    rivals = find_rivals(tellings, grammar)
    merged = settle(merged, rivals)
    said = Attribution(speakers, found.scan, article.sentences, merged, grammar)
    events: list[Event] = []
    for happening in merged:
        event_type = types[happening.type]
        active = marks(happening, is_dated=article.published is not None)
        happening.probability = confidence.of(active)
        happening.rules.append(f"certain: {' | '.join(active)}")
        events.append(
            _event(len(events) + 1, happening, found, said, grammar, event_type, choosing)
        )
    return Claims(tuple(events), contradictions(rivals, merged, found.scan, grammar))


def _richness(happening: Happening) -> int:
    """How much a telling says by itself: the richest telling of a happening stands for it."""
    return sum(
        bool(value)
        for value in (
            happening.actors,
            happening.targets,
            happening.victims,
            happening.weapons,
            "same-clause" in happening.place_rule,
            "same-clause" in happening.time_rule,
        )
    )


def _per_place(happening: Happening, grammar: Grammar) -> list[Happening]:
    """One happening per place that was hit: "غارات على كرسعة وترملا" are two.

    Casualties told for all of them stay with the first.
    """
    copies = [happening]
    if grammar.family.get(happening.type) in ("violence", "protest", "destruction"):
        for place in happening.more_places:
            other = copy(happening)
            other.place, other.place_rule = place, "place: claims/one-of-several@1"
            other.victims = []
            copies.append(other)
    return copies


def _has_trigger(found: Found, first: int, stop: int) -> bool:
    return any(
        position in found.triggers or position in found.counts for position in range(first, stop)
    )


def _evidence(
    happening: Happening, clauses: Sequence[Clause], sentence: tuple[int, int]
) -> tuple[int, int]:
    """The clauses that tell the happening, at most _EVIDENCE_WORDS tokens round its trigger."""
    told = [
        clause
        for clause in clauses
        if any(
            item.first <= start < item.stop
            for item in clause.items
            for start, _ in happening.mentions
        )
    ]
    pieces = [item for clause in told for item in clause.items]
    first = min([item.start for item in pieces] + [happening.extent[0]])
    stop = max([item.stop for item in pieces] + [happening.extent[1]])
    while stop > first + 1 and stop > happening.extent[1] and stop > sentence[1]:
        stop -= 1
    if stop - first > _EVIDENCE_WORDS:
        first = max(first, happening.extent[0] - _EVIDENCE_WORDS // 3)
        stop = min(stop, first + _EVIDENCE_WORDS)
    return first, stop


def _event(
    number: int,
    happening: Happening,
    found: Found,
    said: Attribution,
    grammar: Grammar,
    event_type: EventType,
    choosing: Choosing,
) -> Event:
    scan = found.scan
    date, place = _date(happening.time, scan.text), _place(happening.place, scan.text)
    actor_kinds = [kind_of(item, grammar) for item in happening.actors]
    target_kinds = [kind_of(item, grammar) for item in happening.targets]
    target_kinds += [kind_of(victims.item, grammar) for victims in happening.victims]
    actors, targets = parties_of(happening, found, grammar, choosing)
    claimants = said.claimed_by(happening)
    rules = [
        *happening.rules,
        happening.time_rule,
        happening.place_rule,
    ]
    return Event(
        id=f"e{number}",
        type=event_type.code,
        factuality=happening.factuality,
        background=happening.background,
        confidence=round(happening.probability, 3),
        trigger=_words(scan.text, scan.span(*happening.extent)),
        evidence=_words(scan.text, scan.span(*happening.evidence)),
        mentions=tuple(scan.span(*extent) for extent in sorted(set(happening.mentions))),
        date=date,
        place=place,
        actors=tuple(_party(item, found) for item in actors)
        or _as_actors(claimants)
        or _voice(happening, said),
        targets=tuple(_party(item, found) for item in targets),
        weapons=_weapons(happening, scan.text),
        killed=count_rows(happening, "killed", found, grammar),
        injured=count_rows(happening, "injured", found, grammar),
        harmed=count_rows(happening, "harmed", found, grammar),
        captured=count_rows(happening, "captured", found, grammar),
        missing=count_rows(happening, "missing", found, grammar),
        sources=said.sources(happening),
        claimed_by=claimants,
        codes=codes_of(event_type, date, place, actor_kinds, target_kinds),
        summary=None,
        rules=tuple(dict.fromkeys(rule for rule in rules if rule)),
    )


def _voice(happening: Happening, said: Attribution) -> tuple[Actor, ...]:
    """The speaker as the party of a statement that names none of its own."""
    source = said.voice(happening) if happening.frame == "verbal" else None
    if source is None:
        return ()
    return (
        Actor(
            name=source.name, id=source.id, kind=source.kind, quote=source.quote, span=source.span
        ),
    )


def _words(text: str, span: Span) -> Evidence:
    return Evidence(text[span.start : span.end], span)


def _party(item: Item, found: Found) -> Actor:
    actor = item.actor
    if actor is not None and actor.first == item.first and actor.stop == item.stop:
        span = actor.span
    else:
        letters = len(item.joined) + (1 if item.marker in ("ب", "ل", "ك") else 0)
        word = found.scan.words[item.first].folded
        written = word.startswith(item.joined + item.marker[:1]) and not word.startswith(
            item.joined + "لل"
        )
        span = found.scan.inner_span(item.first, item.stop, letters if written else 0)
    quote = found.scan.text[span.start : span.end]
    ref = actor.ref if actor is not None else None
    return Actor(
        name=quote,
        name_en=ref.name_en if ref else None,
        id=ref.id if ref else None,
        kind=ref.kind if ref else None,
        quote=quote,
        span=span,
    )


def _as_actors(claimants: Sequence[Source]) -> tuple[Actor, ...]:
    """Whoever claims a happening that is told without a doer did it."""
    return tuple(
        Actor(name=each.name, id=each.id, quote=each.quote, span=each.span)
        for each in claimants
        if each.quote and each.span
    )


def _weapons(happening: Happening, text: str) -> tuple[Weapon, ...]:
    weapons: dict[str, Weapon] = {}
    for mention in sorted(happening.weapons, key=lambda weapon: weapon.first):
        if mention.code not in weapons:
            span = mention.span
            weapons[mention.code] = Weapon(mention.code, text[span.start : span.end], span)
    if weapons.keys() & _DEVICES:
        weapons.pop("explosive", None)  # انفجار عبوة names the device
    return tuple(weapons.values())


def _date(mention: TimeMention | None, text: str) -> Date | None:
    if mention is None or mention.value is None:
        return None
    value = mention.value
    return Date(
        start=value.start,
        end=value.end,
        precision=value.precision,
        part_of_day=value.part_of_day,
        quote=text[mention.span.start : mention.span.end],
        span=mention.span,
        basis=mention.basis,
    )


def _place(mention: PlaceMention | None, text: str) -> Place | None:
    return place_of(mention, text) if mention is not None else None
