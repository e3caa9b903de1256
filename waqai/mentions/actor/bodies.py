"""Tokens → the `Actor` of a relation: the body, person or party that words name.

In: the scan, the look-up tables and what positions hold. Out: `Actor`s whose `quote` is the words
as they stand and whose `name` lacks a preposition joined to them (للحشد: الحشد).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from waqai.lexicon.scan import Hit, Scan
from waqai.lexicon.vocabulary import ARABIC
from waqai.mentions.actor.phrases import actor_hits
from waqai.mentions.actor.tables import ActorTables
from waqai.model.evidence import Span, quote
from waqai.model.mention import ActorMention
from waqai.model.report import Actor

__all__ = ["EDGES", "PERSON_RULES", "Bodies", "is_person"]

EDGES = frozenset('،,()"«»“”-–')
PERSON_RULES = ("actor/title@", "actor/person", "actor/family-name@")
_KUNYA = frozenset({"ابو", "ابا", "ابي"})
_ABD = "عبد"
_OFFICE_KINDS = ("person_office",)


def is_person(mention: ActorMention) -> bool:
    """True for a mention of one person, by name or office."""
    is_office = mention.ref.kind in _OFFICE_KINDS and not mention.rule.startswith("actor/head")
    return is_office or mention.rule.startswith(PERSON_RULES)


class Bodies:
    """What stands where in a scan, as far as relations ask, and how words become an Actor."""

    def __init__(self, scan: Scan, tables: ActorTables) -> None:
        self.scan = scan
        self.words = scan.words
        self.tables = tables
        self.ties = [hit.first for hit in scan.hits("adjective") if hit.forms[0].feature == "tie"]

    @cached_property
    def titles(self) -> dict[int, Hit]:
        """Hits of offices and ranks by first token."""
        return {hit.first: hit for hit in self.scan.hits("title")}

    @cached_property
    def names(self) -> dict[int, Hit]:
        """Hits of registered names by first token."""
        return {hit.first: hit for hit in actor_hits(self.scan, self.tables.names)}

    @cached_property
    def heads(self) -> dict[int, Hit]:
        """Hits of heads of descriptions by first token."""
        return {hit.first: hit for hit in self.scan.hits("head")}

    @cached_property
    def nationalities(self) -> dict[int, Hit]:
        """Hits of adjectives of nationality and names of states by first token."""
        return {hit.first: hit for hit in self.scan.hits("nationality")}

    @cached_property
    def places(self) -> dict[int, Hit]:
        """Hits of names of places by first token."""
        return {hit.first: hit for hit in self.scan.hits("place")}

    @cached_property
    def _given(self) -> set[int]:
        return {hit.first for hit in self.scan.hits("given_name")}

    @cached_property
    def _function(self) -> set[int]:
        return {hit.first for hit in self.scan.hits("function")}

    @cached_property
    def _ordinary(self) -> int:
        return ~self.scan.bits(("actor", "byline", "outlet", "place", "time_anchor"))

    def trimmed(self, first: int, stop: int) -> tuple[int, int]:
        """A range without marks at its edges."""
        while stop > first and self.words[stop - 1].raw in EDGES:
            stop -= 1
        while first < stop and self.words[first].raw in EDGES:
            first += 1
        return first, stop

    def text(self, first: int, stop: int, kind: str | None, letters: int = 0) -> Actor:
        """The words of a range as an unregistered party, `letters` of a clitic left out."""
        span = self.scan.inner_span(first, stop, letters)
        words = self.scan.text[slice(*span)]
        return Actor(_without_preposition(words), kind=kind, quote=words, span=span)

    def mention(self, mention: ActorMention, stop: int | None = None) -> Actor:
        """A mention, up to the token `stop` if given."""
        ref = mention.ref
        if stop is None or stop >= mention.stop:
            words = quote(self.scan.text, mention.span)
        else:
            last = self.trimmed(mention.first, stop)[1]
            if last < stop and self.words[last].raw == ")":
                last += 1
            span = Span(mention.span.start, self.scan.ends[last - 1])
            words = quote(self.scan.text, span)
        name = self.names.get(mention.first)
        is_named = name is not None and mention.rule.startswith("actor/register")
        is_whole = stop is None or (is_named and name is not None and name.stop <= stop)
        is_holder = is_person(mention) and ref.kind not in _OFFICE_KINDS
        actor_id = ref.id if is_whole and not is_holder else None
        return Actor(
            _without_preposition(words.quote),
            ref.name_en if actor_id else None,
            actor_id,
            ref.kind,
            words.quote,
            words.span,
        )

    def person(self, first: int, stop: int) -> tuple[int, int] | None:
        """The tokens of a person's name inside a phrase: the first name to the last."""
        at = first
        while at < stop and not self._begins_name(at):
            at += 1
        if at == stop:
            return self._unknown_name(first, stop)
        end = at + 1
        while at > first and self._is_unlisted(at - 1) and at - 1 not in self._function:
            at -= 1  # باراك أوباما: the first name is in no list
        while end < stop and self.words[end].raw not in EDGES:
            is_title = end in self.titles and self.words[end - 1].folded != _ABD
            if is_title or self.words[end].folded in ("وهو", "وهي"):
                break
            end += 1
        return at, end

    def _begins_name(self, at: int) -> bool:
        folded = self.words[at].folded
        if folded in _KUNYA or folded == _ABD:
            return True
        if at in self.titles or at in self.nationalities or at not in self._given:
            return False
        known = self.names.get(at)
        return known is None or known.stop == at + 1  # رياض is no الرياض

    def _unknown_name(self, first: int, stop: int) -> tuple[int, int] | None:
        """The unlisted words at the end of a phrase: المتحدث … ستيفان دوجاريك."""
        at = stop
        while at > first and self._is_unlisted(at - 1):
            at -= 1
        is_name = at < stop and at > first and not self.words[at].folded.startswith("ال")
        return (at, stop) if is_name else None

    def _is_unlisted(self, at: int) -> bool:
        word = self.words[at]
        if word.kind != ARABIC or at in self.nationalities or at in self.places:
            return False
        if at in self.names:
            return False
        is_definite = word.folded.startswith("ال") and not word.folded.endswith("ي")
        return not word.flags & self._ordinary and not is_definite

    def body(self, first: int, stop: int, owner: str | None = None) -> Actor | None:
        """The body whose words a range begins with: its registered name, or a head to the end.

        `owner`: id of the party that a name with several meanings was found to be. None when
        neither a name nor a party's head begins the range.
        """
        first, stop = self.trimmed(first, stop)
        if first >= stop:
            return None
        hit = self.names.get(first)
        if hit is not None and hit.stop <= stop and not self.is_office(hit):
            return self._named(hit, stop, owner)
        state = self.nationalities.get(first)
        if state is not None and any(form.feature == "place" for form in state.forms):
            return self._state(state)  # inside a longer name: فصائل موالية لتركيا
        if first in self.titles and first not in self.heads:
            return None
        head = self.heads.get(first)
        if head is not None and self.tables.heads[head.forms[0].row].role == "party":
            kind = self.tables.heads[head.forms[0].row].kind
            return self.text(first, stop, kind, head.peel.letters_before)
        return None

    def is_office(self, hit: Hit) -> bool:
        """True for a name that is a person's office (الرئيس السوري)."""
        rows = [self.tables.names[form.row].id for form in hit.forms]
        actors = [self.tables.register.get(row) for row in rows]
        return any(actor is not None and actor.kind in _OFFICE_KINDS for actor in actors)

    def _named(self, hit: Hit, stop: int, owner: str | None) -> Actor:
        rows = [self.tables.names[form.row] for form in hit.forms]
        plain = [row for row in rows if row.sense != "context"]
        ids = {row.id for row in rows}
        states = {row.id for row in rows if "metonym" in row.cue}  # موالية لتركيا
        actor_id = plain[0].id if plain else owner if owner in ids else None
        if actor_id is None and len(states) == 1:
            actor_id = states.pop()
        actor = self.tables.register.get(actor_id or "")
        end = hit.stop
        while end < stop and end in self.nationalities:
            end += 1
        span = self.scan.inner_span(hit.first, end, hit.peel.letters_before)
        words = self.scan.text[slice(*span)]
        name = _without_preposition(words)
        if actor is None:
            return Actor(name, quote=words, span=span)
        return Actor(name, actor.name_en, actor.id, actor.kind, words, span)

    def _state(self, hit: Hit) -> Actor:
        """The state whose own name stands at a hit of "nationality"."""
        country = self.tables.nationalities[hit.forms[0].row].country
        actor = self.tables.register.get(f"{country.lower()}-government")
        span = self.scan.hit_span(hit)
        words = self.scan.text[slice(*span)]
        if actor is None:
            return Actor(words, quote=words, span=span)
        return Actor(words, actor.name_en, actor.id, actor.kind, words, span)

    def owner_of(self, office: str, span: Span) -> Actor | None:
        """The body that the holder of a registered office leads, from actor_parents.tsv."""
        actor = self.tables.register.get(self.tables.parents.get(office, ""))
        if actor is None:
            return None
        evidence = (quote(self.scan.text, span),)
        return Actor(
            actor.name_ar, actor.name_en, actor.id, actor.kind, basis="computed", evidence=evidence
        )

    def folded(self, first: int, stop: int) -> Sequence[str]:
        """The folded words of a range, marks left out."""
        return [word.folded for word in self.words[first:stop] if word.raw not in EDGES]


def _without_preposition(words: str) -> str:
    """The name behind a joined لـ: للحشد الشعبي is الحشد الشعبي."""
    return "ال" + words[2:] if words.startswith("لل") else words
