"""Source phrases: which words beside a reporting verb or phrase are the one who says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from waqai.lexicon.scan import Hit, Scan
from waqai.lexicon.vocabulary import ARABIC, BREAK, MARK, NUMBER
from waqai.mentions.actor.phrases import Phrases
from waqai.mentions.speaker.kinds import KIND_OF_ACTOR, Source
from waqai.mentions.speaker.lexica import SourceNoun
from waqai.mentions.speaker.words import ADJECTIVAL, ENDS_SEARCH, INTO, MANY, SAYINGS
from waqai.mentions.syntax.classes import Classes
from waqai.model.mention import ActorMention
from waqai.model.value import ActorRef

__all__ = ["SAYINGS", "Source", "Sources"]

_REACH = 6  # tokens between a verb and its source (أعلنت مساء أمس في بيان وزارة الدفاع)
_LONGEST_REMARK = 10  # tokens between commas: مسؤول محلي، طلب عدم ذكر اسمه، قال
_DEFINITE = ("ال", "وال", "فال", "لل", "بال")
_LONGEST_HEADING = 12  # tokens
_ANONYMOUS = frozenset({"مصدر", "مصادر"})
_ISSUED = ("صدر", "اصدر", "صادر", "نشر")
_COMMAS = frozenset("،,")
_QUOTES = frozenset('"«“(')


class Sources:
    """Finds source phrases of one document."""

    def __init__(
        self,
        scan: Scan,
        nouns: Sequence[SourceNoun],
        classes: Classes,
        phrases: Phrases,
        actors: Sequence[ActorMention],
    ) -> None:
        self.scan = scan
        self.words = scan.words
        self.rows = nouns
        self.classes = classes
        self.phrases = phrases
        self.actors: Mapping[int, ActorMention] = {actor.first: actor for actor in actors}
        self.ending: Mapping[int, ActorMention] = {actor.stop: actor for actor in actors}
        self.events = {hit.first for hit in scan.hits("event_noun")}
        self.nationalities = {hit.first for hit in scan.hits("nationality")}
        self.nouns = {
            hit.first: hit
            for hit in scan.hits("source_noun")
            if nouns[hit.forms[0].row].form != "أي جهة"
        }

    def may_begin(self, position: int) -> bool:
        """True if a source phrase may begin at a token."""
        return position in self.nouns or position in self.actors

    def after(
        self, at: int, limit: int, *, may_be_unknown: bool, behind_lam: bool = False
    ) -> Source | None:
        """The source that follows a verb or phrase; adverbs, dates and hearers are passed over.

        `may_be_unknown`: words no list knows may be the source when أن or a quotation follows.
        """
        position = at
        while position < min(at + _REACH, limit):
            source = self.at(position, behind_lam=behind_lam)
            if source is not None:
                return source
            word = self.words[position]
            if word.kind in (BREAK, NUMBER) or position in self.classes.verbs:
                return None
            if word.kind == MARK:
                if word.raw not in _QUOTES:
                    return None
                position += 1
                continue
            if word.folded in ENDS_SEARCH:
                return None
            hearer = self.actors.get(position)
            if hearer is not None or position in self.nouns:
                if not self.is_brought(position):
                    return None
                position = hearer.stop if hearer is not None else position + 1
                continue
            if self.classes.function.get(position) is not None:
                position = self._past_function(position)
                continue
            if self.phrases.is_barrier(position):
                if position in self.events:  # a date is passed over, an event is what is said
                    return None
                position = self.past_date(position)
                continue
            if word.folded.startswith("ل") and self.is_brought(position):
                position += 1
                continue
            office = self._office(position, limit)
            if office is not None or not may_be_unknown:
                return office
            return self._unknown(position, limit)
        return None

    def before(self, at: int, limit: int) -> Source | None:
        """The source right before a verb, where it opens its clause: المصدر أكد أن …"""
        end = self._clause_start(at, limit)
        actor = self.ending.get(end)
        first = actor.first if actor is not None else None
        for position in range(end - 1, max(limit, end - 8) - 1, -1):
            hit = self.nouns.get(position)
            if hit is not None and not hit.peel.proclitic.endswith(("ب", "ل", "ك")):
                source = self._from_noun(hit)
                if actor is not None and position == first and actor.is_registered:
                    continue  # the whole name is in the register
                if source.stop == end and (first is None or position <= first):
                    return source if self._opens(position, limit) else None
        if actor is None or actor.first < limit or actor.role != "party":
            return None
        if self.is_brought(actor.first) or not self._opens(actor.first, limit):
            return None
        return self.of_actor(actor)

    def _clause_start(self, at: int, limit: int) -> int:
        """Where a subject may end before a verb: past قد, a relative or a remark in commas."""
        end = at
        if end - 1 >= limit and self.words[end - 1].folded in ("قد", "الذي", "التي", "الذين"):
            end -= 1
        if end - 1 > limit and self.words[end - 1].raw in _COMMAS:
            for position in range(end - 2, max(limit, end - _LONGEST_REMARK) - 1, -1):
                if self.words[position].raw in _COMMAS:
                    return position
        return end

    def before_colon(self, first: int, stop: int) -> Source | None:
        """The source that stands before a colon at the beginning of a sentence."""
        if not self.may_begin(first):
            return None
        source = self.at(first)
        if source is None or source.stop >= stop or self.words[source.stop].raw != ":":
            return None
        return source

    def statement_heading(self, first: int, stop: int) -> Source | None:
        """The party whose statement follows a heading: كتائب … - بيان رقم 4, بيان صادر عن الجيش."""
        if stop - first > _LONGEST_HEADING or stop >= len(self.words):
            return None
        folded = [word.folded for word in self.words[first:stop]]
        if "بيان" not in folded or self.words[stop - 1].raw in ".؟!":
            return None
        for position in range(first, stop):
            if position in self.classes.verbs:
                return None
            source = self.at(position)
            if source is not None and source.kind != "unknown_source":
                return source
        return None

    def between(self, first: int, stop: int) -> list[ActorMention]:
        """The parties named between two tokens."""
        found = (self.actors.get(position) for position in range(first, stop))
        return [actor for actor in found if actor is not None and actor.role == "party"]

    def cited(self, at: int, limit: int) -> Source | None:
        """Whom a source cites: نقلت الوكالة عن ضابط …, the position being right after it."""
        if at >= limit or self.words[at].folded != "عن":
            return None
        return self.at(at + 1) if at + 1 < limit else None

    def joined(self, at: int, limit: int) -> Source | None:
        """Who says it together with the source that ended here: أكد مسؤولون | وشهود عيان."""
        if at >= limit or not self.words[at].folded.startswith("و"):
            return None
        if at in self.classes.verbs or self.is_brought(at):
            return None
        return self.at(at)

    def issuer(self, source: Source, limit: int) -> Source | None:
        """Who issued a statement: بيان أصدرته الوزارة, بيان صدر أمس عن الجيش."""
        at = source.stop
        if at + 1 >= limit or source.kind != "unknown_source":
            return None
        word = self.words[at].folded
        if word.startswith(("صدر", "صادر")):
            for position in range(at + 1, min(at + _REACH * 2, limit - 1)):
                if self.words[position].folded == "عن":
                    return self.at(position + 1)
        if word.startswith(("اصدر", "نشر", "بث", "وزع")):
            return self.after(at + 1, limit, may_be_unknown=False)
        return None

    def at(self, position: int, *, behind_lam: bool = False) -> Source | None:
        """The source phrase that begins at a token, None if none does.

        `behind_lam`: ل may bring it (وفقا للجيش, طبقا لبيان).
        """
        hit = self.nouns.get(position)
        actor = self.actors.get(position)
        if behind_lam and self.words[position].folded.startswith("ل"):
            if actor is not None and actor.role == "party":
                return self.of_actor(actor)
            return self._from_noun(hit) if hit is not None else None
        if hit is not None and hit.peel.proclitic not in ("", "و", "ف"):
            hit = None  # brought by a preposition: not who speaks
        if actor is not None and (self.is_brought(position) or actor.role != "party"):
            actor = None
        if hit is None:
            return self.of_actor(actor) if actor is not None else None
        if actor is None and hit.peel.enclitic and self.words[position].bare.startswith("بيان"):
            return self.at(position + 1)  # نقلت بيانه | وكالة …
        noun = self._from_noun(hit)
        if actor is None:
            return noun
        if actor.is_registered or actor.stop > noun.stop:
            kind = self.rows[hit.forms[0].row].kind
            source = self.of_actor(actor)
            if source.kind == "unknown_source" and kind != "official_anonymous":
                return msgspec.structs.replace(source, kind=kind)
            return source
        return noun

    def past_date(self, position: int) -> int:
        """The position after the date that begins at a token (يوم الاثنين)."""
        for stop in range(position + 1, min(position + _REACH, len(self.words))):
            if stop in self.classes.after_times:
                return stop
        return position + 1

    def _past_function(self, position: int) -> int:
        """The position after a function word and what it brings (في بيان، مساء أمس)."""
        stop = self.classes.stops.get(position, position + 1)
        if stop < len(self.words) and self.words[stop].folded in ENDS_SEARCH:
            return stop  # أشار إلى | أن
        if self.classes.function.get(position) != "preposition" or stop >= len(self.words):
            return stop
        if self.words[position].folded in MANY:
            return stop
        return max(stop + 1, self.phrases.stop(stop))

    def _opens(self, position: int, limit: int) -> bool:
        """True if a clause may begin at a token: nothing brings or governs the phrase there."""
        if position <= limit:
            return True
        word = self.words[position - 1]
        if word.kind in (MARK, BREAK):
            return True
        name = self.classes.function.get(position - 1)
        if name in ("conjunction", "particle", "copula") or word.folded in MANY:
            return True
        return word.folded in ("اما", "واما") or position - 1 in self.classes.verbs

    def _office(self, position: int, limit: int) -> Source | None:
        """A body named by a word and the party it belongs to: مكتب الأمم المتحدة."""
        actor = self.actors.get(position + 1)
        if actor is None or actor.stop > limit or not actor.is_registered:
            return None
        is_brought = self.is_brought(position + 1)
        if is_brought or self.words[position].folded.startswith(("ال", "ب", "ل")):
            return None
        span = self.scan.span(position, actor.stop)
        kind = KIND_OF_ACTOR.get(actor.ref.kind or "", "unknown_source")
        ref = msgspec.structs.replace(actor.ref, name=self.scan.text[slice(*span)])
        return Source(position, actor.stop, span, ref, kind)

    def _unknown(self, position: int, limit: int) -> Source | None:
        """A source of words no list knows (وأوضح الداراني أن …), when أن or a quotation follows."""
        word = self.words[position]
        if word.kind != ARABIC or not word.folded.startswith("ال"):
            return None
        if word.flags and not word.folded.endswith("ي"):
            return None
        stop = self.phrases.stop(position)
        if stop >= limit:
            return None
        following = self.words[stop]
        brings = following.raw in _QUOTES or following.raw == ":" or following.folded == "في"
        if not brings and following.folded not in ENDS_SEARCH and following.folded[:1] != "ل":
            return None
        span = self.scan.span(position, stop)
        return Source(
            position, stop, span, ActorRef(self.scan.text[slice(*span)]), "unknown_source"
        )

    def is_brought(self, position: int) -> bool:
        """True if the word at `position` is written behind ب, ل or ك."""
        word = self.words[position]
        actor = self.actors.get(position)
        if actor is not None:
            letters = actor.span.start - self.scan.starts[position]
            if letters and word.folded[letters - 1] in "بلك":
                return True
        readings = [single.peel.proclitic for single in word.singles]
        readings += [head.peel.proclitic for head in word.heads]
        if not readings:
            return word.folded.startswith(("لل", "بال"))
        return all(reading[-1:] in ("ب", "ل", "ك") for reading in readings)

    def of_actor(self, actor: ActorMention) -> Source:
        """A party as the one who speaks."""
        kind = KIND_OF_ACTOR.get(actor.ref.kind or "", "unknown_source")
        return Source(actor.first, actor.stop, actor.span, actor.ref, kind)

    def _from_noun(self, hit: Hit) -> Source:
        row = self.rows[hit.forms[0].row]
        plain = self._with_adjectives(self.phrases.stop(hit.first, minimum=hit.stop), hit)
        if not self.words[hit.first].folded.startswith(_DEFINITE):
            while self._is_adjective(plain):
                plain += 1
        stop = self._without_hearer(hit.first, self._with_group(plain))
        owner = self._owner(hit.first + 1, stop)
        span = self.scan.inner_span(hit.first, stop, hit.peel.letters_before)
        words = self.scan.text[slice(*span)]
        kind = row.kind
        ref = ActorRef(words, kind=kind)
        noun = self.words[hit.first].bare.lstrip("وف")
        if noun in _ANONYMOUS and stop > plain and kind == "unknown_source":
            kind = "official_anonymous"  # مصدر في الشرطة is not the police
            ref = ActorRef(words, kind=kind)
        elif owner is not None and kind == "unknown_source":  # بيان للجيش: the army speaks
            kind = KIND_OF_ACTOR.get(owner.ref.kind or "", kind)
            ref = ActorRef(words, owner.ref.name_en, owner.ref.id, kind, owner.ref.country)
        return Source(hit.first, stop, span, ref, kind)

    def _without_hearer(self, first: int, stop: int) -> int:
        """The end before an outlet spoken to (مصدر مطلع | لـ«الشرق الأوسط») or بيان | صدر."""
        for position in range(first + 1, stop):
            actor = self.actors.get(position)
            folded = self.words[position].folded
            if folded == "ل" or folded.startswith(_ISSUED):
                return position
            if actor is None or actor.ref.kind not in ("media", "agency"):
                continue
            if folded.startswith("ل") and (
                folded.startswith("لل") or actor.span.start > self.scan.starts[position]
            ):
                return position
        return stop

    def _is_adjective(self, at: int) -> bool:
        """True for an indefinite adjective after an indefinite noun: مصادر | كردية."""
        if at >= len(self.words) or self.words[at].kind != ARABIC or at in self.actors:
            return False
        if at in self.classes.function or at in self.classes.verbs:
            return False
        if self.phrases.is_barrier(at):
            return False
        folded = self.words[at].folded
        return at in self.nationalities or (
            folded.endswith(("ي", "يه")) and not folded.startswith(("ال", "و", "ل", "ب"))
        )

    def _owner(self, first: int, stop: int) -> ActorMention | None:
        """The party named inside a source phrase."""
        for position in range(first, stop):
            actor = self.actors.get(position)
            if actor is not None and actor.role == "party":
                return actor
        return None

    def _with_adjectives(self, stop: int, hit: Hit) -> int:
        """The end of joined adjectives: مصادر طبية وأمنية وعسكرية عراقية."""
        if self.words[hit.first].bare.lstrip("وف") not in ADJECTIVAL:
            return stop
        while stop < len(self.words):
            word = self.words[stop]
            is_adjective = word.folded.endswith(("يه", "ي", "ين", "ون"))
            if not (word.folded.startswith("و") and is_adjective) or stop in self.classes.verbs:
                return stop
            stop = self.phrases.stop(stop)
        return stop

    def _with_group(self, stop: int) -> int:
        """The end of "في + body" after a person: مصدر في قيادة العمليات, مصادر من البلدة."""
        following = stop + 1
        if following >= len(self.words) or self.words[stop].folded not in INTO:
            return self._with_joined_group(stop)
        word = self.words[following]
        if word.kind != ARABIC or self.phrases.is_barrier(following):
            return stop
        if word.folded.startswith(SAYINGS) or following in self.classes.verbs:
            return stop
        if self.classes.function.get(following) is not None:
            return stop
        actor = self.actors.get(following)
        return max(self.phrases.stop(following), actor.stop if actor is not None else 0)

    def _with_joined_group(self, stop: int) -> int:
        """The end of a body behind ب or لـ: مصدر بالشرطة, بيان للجيش."""
        at = stop
        if stop + 1 < len(self.words) and self.words[stop].folded.startswith("منسوب"):
            at = stop + 1  # بيان منسوب لكتائب …
        actor = self.actors.get(at)
        if actor is None or not self.is_brought(at) or actor.ref.kind in ("media", "agency"):
            return stop
        return actor.stop
