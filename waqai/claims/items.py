"""A sentence → items: the constituents that the claim grammar works on, in order.

An item is a verb, a noun phrase (with whatever the finders know of it: event word, party, count,
weapon, place), a date, a function word or a mark. Prepositions do not stand alone: they are the
`marker` of the phrase they bring, whether written apart (على الرتل) or joined (للرتل, بعبوة).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from waqai.claims.joined import has_proclitic, letters_of, verb_joined
from waqai.claims.people import read_people
from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import ARABIC, BREAK, LATIN, MARK
from waqai.mentions.actor.phrases import Phrases, is_joined
from waqai.mentions.syntax.classes import Classes
from waqai.model.mention import (
    ActorMention,
    NumberMention,
    PlaceMention,
    TimeMention,
    TriggerMention,
    WeaponMention,
)

__all__ = ["FUNCTION", "NOUN", "PUNCTUATION", "TIME", "VERB", "Found", "Item", "Items"]

VERB, NOUN, TIME, FUNCTION, PUNCTUATION = "verb", "noun", "time", "function", "mark"

_M = TypeVar(
    "_M", TriggerMention, ActorMention, NumberMention, PlaceMention, TimeMention, WeaponMention
)
_TANWIN = ("اً", "ًا", "ةً")
_OF_PEOPLE = ("ون", "ين")
_MARCH = "peaceful_protest"
_QUOTES = frozenset('"«“')
_PREPOSITION_LETTERS = ("ب", "ل", "ك")


class Item:
    """A constituent at tokens [first, stop).

    kind: verb, noun, time, function, mark. start: first token with its preposition. marker: the
    preposition that brings it, "" for none. is_where: it only says where. is_break: a mark that
    ends a heading. joined: و, ف or "" written before it. ends_definite: its last word has the
    article, so no genitive follows; closed: nor does one for tanwin (هجوماً) or the ن of people.
    word_class: of a function word. trigger, count, actor, weapons, place, time: what the finders
    know of it. country: of a nationality adjective, "" for none.
    """

    __slots__ = (
        "actor",
        "closed",
        "count",
        "country",
        "ends_definite",
        "first",
        "is_break",
        "is_comma",
        "is_where",
        "joined",
        "kind",
        "marker",
        "place",
        "start",
        "stop",
        "time",
        "trigger",
        "weapons",
        "word_class",
    )

    def __init__(self, kind: str, first: int, stop: int) -> None:
        self.kind = kind
        self.first = first
        self.start = first
        self.stop = stop
        self.marker = ""
        self.joined = ""
        self.is_break = False
        self.is_comma = False
        self.ends_definite = False
        self.closed = False
        self.is_where = False
        self.country = ""
        self.word_class = ""
        self.trigger: TriggerMention | None = None
        self.count: NumberMention | None = None
        self.actor: ActorMention | None = None
        self.weapons: tuple[WeaponMention, ...] = ()
        self.place: PlaceMention | None = None
        self.time: TimeMention | None = None

    def __repr__(self) -> str:
        known = [n for n in ("trigger", "count", "actor", "place", "time") if getattr(self, n)]
        return f"<{self.kind} {self.first}:{self.stop} {self.joined}{self.marker} {known}>"


class Found:
    """What the finders found in a document, by first token, ready for the grammar."""

    __slots__ = (
        "actors",
        "classes",
        "counts",
        "nationalities",
        "people",
        "phrases",
        "place_words",
        "places",
        "scan",
        "speech_verbs",
        "times",
        "triggers",
        "verb_forms",
        "weapons",
    )

    def __init__(
        self,
        scan: Scan,
        classes: Classes,
        phrases: Phrases,
        *,
        triggers: Sequence[TriggerMention],
        actors: Sequence[ActorMention],
        counts: Sequence[NumberMention],
        weapons: Sequence[WeaponMention],
        places: Sequence[PlaceMention],
        times: Sequence[TimeMention],
    ) -> None:
        self.scan = scan
        self.classes = classes
        self.phrases = phrases
        self.triggers = _by_first(triggers)
        self.actors = _by_first(actors)
        self.counts = _by_first([c for c in counts if c.role == "count"])
        self.weapons = _by_first(weapons)
        self.places = _by_first([p for p in places if p.role == "where"])
        self.times = _by_first([t for t in times if t.form != "set"])
        self.verb_forms = {
            hit.first: ",".join(dict.fromkeys(form.feature for form in hit.forms))
            for lexicon in ("plain_verb", "speech_verb")
            for hit in scan.hits(lexicon)
        }
        self.speech_verbs = {hit.first for hit in scan.hits("speech_verb")}
        self.place_words = {hit.first for hit in scan.hits("place_word")}
        self.people = read_people(scan)
        rows = scan.rows("nationality")
        self.nationalities: dict[int, str] = {
            position: rows[hit.forms[0].row].country
            for hit in scan.hits("nationality")
            for position in range(hit.first, hit.stop)
        }


def _by_first(mentions: Sequence[_M]) -> dict[int, _M]:
    """The widest mention per first token."""
    found: dict[int, _M] = {}
    for mention in mentions:
        known = found.get(mention.first)
        if known is None or mention.stop > known.stop:
            found[mention.first] = mention
    return found


class Items:
    """Reads sentences of one document into items."""

    def __init__(self, found: Found) -> None:
        self.found = found

    def of(self, first: int, stop: int) -> list[Item]:
        """The items of tokens [first, stop)."""
        items: list[Item] = []
        marker = joined = ""
        marker_at = -1
        at = first
        words = self.found.scan.words
        skipped = self._complements(first, stop)
        while at < stop:
            if at in skipped:
                at += 1
                continue
            if words[at].folded in ("و", "ف"):
                joined = words[at].folded  # a conjunction written apart
                at += 1
                continue
            item = self._item(at, stop)
            at = item.stop
            if item.kind == FUNCTION and item.word_class == "preposition":
                folded = [word.folded for word in words[item.first : item.stop]]
                if item.joined:
                    folded[0] = folded[0][1:]
                if not marker:
                    marker_at, joined = item.first, item.joined
                marker = " ".join(folded)
                continue
            if marker and item.kind == PUNCTUATION and words[item.first].raw in _QUOTES:
                items.append(item)
                continue  # بحسب «سانا»: the quotation mark does not end the phrase
            if marker == "من" and items and items[-1].word_class == "quantifier":
                marker = ""  # جزء من القوات: the quantifier stands for its phrase
            if marker and item.kind in (NOUN, TIME):
                item.marker = item.marker or marker
                item.start = marker_at
            if item.kind in (NOUN, TIME):
                item.joined = item.joined or joined
            marker = joined = ""
            items.append(item)
        return items

    def _complements(self, first: int, stop: int) -> set[int]:
        """Positions of words that only complete a verb phrase (أطلقت القوات النار)."""
        triggers = self.found.triggers
        return {
            position
            for at in range(first, stop)
            if at in triggers and (complement := triggers[at].complement) is not None
            for position in range(*complement)
        }

    def _item(self, at: int, limit: int) -> Item:
        found = self.found
        word = found.scan.words[at]
        time = found.times.get(at)
        if time is not None:
            item = Item(TIME, at, min(time.stop, limit))
            item.time = time
            item.joined = "و" if word.folded.startswith("و") and has_proclitic(word) else ""
            return item
        trigger = found.triggers.get(at)
        if at in found.classes.verbs:
            is_event = trigger is not None and trigger.part == "verb"
            item = Item(VERB, at, trigger.stop if trigger and is_event else at + 1)
            item.trigger = trigger if is_event else None
            item.joined = verb_joined(word)
            if item.stop > at + 1:  # أسقطت طائرة مسيّرة: the row holds its object
                item.weapons = self._weapons(at, item.stop)
            return item
        if word.kind in (MARK, BREAK):
            item = Item(PUNCTUATION, at, at + 1)
            item.is_comma = word.raw in ("،", ",")
            item.is_break = word.kind == BREAK or word.raw in (":", "-", "–", "/", "|")
            return item
        name = found.classes.function.get(at)
        if name is not None and trigger is None and at not in found.counts:
            item = Item(FUNCTION, at, min(found.classes.stops.get(at, at + 1), limit))
            item.word_class = name
            is_joined = len(word.folded) > 2 and word.folded[0] in ("و", "ف")
            item.joined = word.folded[0] if is_joined and has_proclitic(word) else ""
            return item
        return self._noun(at, limit, trigger)

    def _noun(self, at: int, limit: int, trigger: TriggerMention | None) -> Item:
        found = self.found
        item = Item(NOUN, at, at + 1)
        item.trigger = trigger
        item.count = found.counts.get(at)
        item.actor = found.actors.get(at)
        item.place = found.places.get(at)
        weapon = found.weapons.get(at)
        if trigger is not None and weapon is not None and _MARCH in trigger.types:
            if trigger.stop > trigger.first + 1 or _brings_march(found.scan, at):
                item.actor = weapon = None  # مسيرة سلمية, خرجوا في مسيرة
            else:
                trigger = item.trigger = None  # مسيّرات: drones, where a weapon was read
        if trigger is not None and item.count is not None and item.count.source == "singular":
            if (item.count.noun or "").startswith("family"):
                trigger = item.trigger = None  # أسرة من ستة أفراد
            else:
                item.count = None  # مهاجمة: an attack, not a woman who attacks
        known = [m.stop for m in (trigger, item.count, item.actor, item.place, weapon) if m]
        if trigger is None and item.count is not None:
            trigger = item.trigger = self._counted_event(item.count)
            if trigger is not None:
                known.append(trigger.stop)
        if trigger is not None:
            if item.actor is not None and not item.actor.is_registered:
                item.actor = None
            known = [m.stop for m in (trigger, item.count, item.actor, weapon) if m]
            stop = self._adjectives(max(known), limit)
        elif item.count is not None:
            stop = self._counted(item, max(known))
        elif known:
            stop = max(known)
            if weapon is not None and item.actor is None and item.place is None:
                stop = self._adjectives(stop, limit)
        elif found.scan.words[at].kind in (ARABIC, LATIN):
            stop = found.phrases.stop(at)
        else:
            stop = at + 1
        item.stop = self._before_place(at, min(max(stop, at + 1), limit), item)
        is_march = item.trigger is not None and _MARCH in item.trigger.types
        item.weapons = () if is_march else self._weapons(at, item.stop)
        item.is_where = item.place is not None or (
            at in found.place_words and item.count is None and item.actor is None
        )
        item.joined, item.marker = letters_of(
            found.scan, at, trigger if trigger is not None and trigger.first == at else None
        )
        last = found.scan.words[item.stop - 1].folded
        clitics = item.joined + item.marker if item.stop == at + 1 else ""
        item.ends_definite = last.removeprefix(clitics).startswith("ال")
        raw = found.scan.words[item.stop - 1].raw
        item.closed = item.ends_definite or raw.endswith(_TANWIN) or last.endswith(_OF_PEOPLE)
        return item

    def _weapons(self, first: int, stop: int) -> tuple[WeaponMention, ...]:
        weapons = self.found.weapons
        return tuple(weapons[position] for position in range(first, stop) if position in weapons)

    def _before_place(self, first: int, stop: int, item: Item) -> int:
        """The end of a phrase before the place it runs into (معسكر للحوثيين | في مديرية حرض)."""
        places, function = self.found.places, self.found.classes.function
        for position in range(max(first + 1, item.place.stop if item.place else 0), stop):
            if position not in places:
                continue
            cut = position
            while cut - 1 > first and function.get(cut - 1) == "preposition":
                cut -= 1
            if cut < position or self.found.scan.words[position].folded[:1] in _PREPOSITION_LETTERS:
                return cut
        return stop

    def _counted_event(self, count: NumberMention) -> TriggerMention | None:
        """The event word that a number counts: خمس غارات, سلسلة من الهجمات."""
        for position in range(count.first + 1, count.stop + 1):
            trigger = self.found.triggers.get(position)
            if trigger is not None and trigger.part == "noun":
                is_inside = position < count.stop
                return (
                    trigger if is_inside or (count.noun is None and not trigger.proclitic) else None
                )
        return None

    def _counted(self, item: Item, stop: int) -> int:
        """The end of a counted phrase: number, noun and what describes it."""
        found = self.found
        noun = item.count.noun_range if item.count else None
        head = noun[0] if noun else stop
        following = found.actors.get(head)
        if following is None and stop < len(found.scan.words):
            joined = is_joined(found.scan.words[stop])  # مقاومين | وقوات الاحتلال
            following = None if joined else found.actors.get(stop)
        if following is not None:
            item.actor = item.actor or following
            return self._nationality(max(stop, following.stop))
        return max(stop, found.phrases.stop(head)) if noun else stop

    def _nationality(self, at: int) -> int:
        """The end of a nationality after a phrase: جندي | أوكراني."""
        return at if at not in self.found.nationalities else self._nationality(at + 1)

    def _adjectives(self, at: int, limit: int) -> int:
        """The end of the adjectives of an event word (غارة أميركية جديدة)."""
        found = self.found
        while at < limit and (at in found.nationalities or at in found.classes.adjectives):
            at += 1
        return at


def _brings_march(scan: Scan, at: int) -> bool:
    """True after في: people walk in a march, drones strike with ب."""
    return at > 0 and scan.words[at - 1].folded == "في"
