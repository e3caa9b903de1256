"""Relations that a phrase itself states: who holds which office where, whose part a group is.

In: the scan, the party mentions and the tables. Out: `Relation` records in text order. An office
gives leads, spokesman_of or member_of (titles.tsv) between the named person and the body, formerly
when the text says السابق; "التابع لـ" gives part_of, "الموالي لـ" allied_with, a bracket with سابقا
formerly. A person or body that no words name is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waqai.lexicon.scan import Hit, Scan
from waqai.mentions.actor.phrases import actor_hits
from waqai.mentions.actor.tables import ActorTables
from waqai.model.evidence import Span
from waqai.model.mention import ActorMention
from waqai.model.report import Actor, Relation

__all__ = ["find_relations"]

_KUNYA = frozenset({"ابو", "ابا", "ابي", "عبد"})
_FORMER = ("السابق", "سابق", "الاسبق")
_EDGES = frozenset('،,()"«»“”')
_LONGEST_BRACKET = 7
_PERSONS = ("actor/title@", "actor/person")


def find_relations(
    scan: Scan, actors: Sequence[ActorMention], tables: ActorTables
) -> list[Relation]:
    """The relations stated inside the phrases of `actors`, in text order."""
    reader = _Reader(scan, tables)
    found: list[Relation] = []
    for number, mention in enumerate(actors):
        if mention.rule.startswith(_PERSONS):
            found.extend(reader.office(mention))
        else:
            found.extend(reader.tie(mention))
        following = actors[number + 1] if number + 1 < len(actors) else None
        found.extend(reader.former_name(mention, following))
    return found


class _Reader:
    def __init__(self, scan: Scan, tables: ActorTables) -> None:
        self.scan = scan
        self.words = scan.words
        self.tables = tables
        self.titles = {hit.first: hit for hit in scan.hits("title")}
        self.names = {hit.first: hit for hit in actor_hits(scan, tables.names)}
        self.heads = {hit.first: hit for hit in scan.hits("head")}
        self.given = {hit.first for hit in scan.hits("given_name")}
        self.ties = {hit.first for hit in scan.hits("adjective") if hit.forms[0].feature == "tie"}

    def office(self, mention: ActorMention) -> Iterator[Relation]:
        """A person's office in a body: الأمين العام لكتائب … أبو فلان, فلان، مدير مكتب …"""
        title = self._title(mention)
        person = self._person(mention)
        if title is None or person is None:
            return
        relation = self.tables.titles[title.forms[0].row].relation
        begin = title.stop
        end = person[0] if person[0] >= begin else mention.stop
        body = self._body(begin, end, mention.ref.id)
        if not relation or body is None:
            return
        role = [word.folded for word in self.words[title.first : end]]
        if any(word.startswith(_FORMER) for word in role):
            relation = "formerly"
        yield self._relation(mention, self._actor(*person, "person"), relation, body)

    def tie(self, mention: ActorMention) -> Iterator[Relation]:
        """Whose a group is: رتل تابع للتحالف, فصائل موالية لإيران."""
        for position in range(mention.first + 1, mention.stop - 1):
            if position not in self.ties:
                continue
            body = self._body(position + 1, mention.stop)
            is_part = "تابع" in self.words[position].folded
            if body is None or not (is_part or body.id) or mention.role != "party":
                return
            relation = "part_of" if is_part else "allied_with"
            subject = self._actor(mention.first, position, mention.ref.kind, mention)
            yield self._relation(mention, subject, relation, body)
            return

    def former_name(
        self, mention: ActorMention, following: ActorMention | None
    ) -> Iterator[Relation]:
        """A former name in brackets: هيئة تحرير الشام (جبهة النصرة سابقا)."""
        for position in range(mention.first + 2, mention.stop):
            opened = self._bracket_before(position, mention.first)
            if self.words[position].folded == "سابقا" and opened is not None:
                subject = self._actor(mention.first, opened, mention.ref.kind, mention)
                former = self._actor(opened + 1, position, None)
                yield self._relation(mention, subject, "formerly", former)
                return
        at = mention.stop
        if following is None or at >= len(self.words) or self.words[at].raw != "(":
            return
        if following.first != at + 1:
            return
        for position in range(following.stop, min(at + _LONGEST_BRACKET, len(self.words))):
            if self.words[position].raw == ")":
                return
            if self.words[position].folded == "سابقا":
                span = Span(mention.span.start, self.scan.ends[position])
                yield Relation(
                    subject=_record(self.scan, mention),
                    relation="formerly",
                    object=_record(self.scan, following),
                    quote=self.scan.text[slice(*span)],
                    span=span,
                )
                return

    def _bracket_before(self, position: int, limit: int) -> int | None:
        """Where the bracket opens that a token stands in."""
        for opened in range(position - 1, limit, -1):
            if self.words[opened].raw == "(":
                return opened if position > opened + 1 else None
        return None

    def _title(self, mention: ActorMention) -> Hit | None:
        """The first office of a phrase that a relation is known for."""
        for position in range(mention.first, mention.stop):
            hit = self.titles.get(position)
            if hit is not None and self.tables.titles[hit.forms[0].row].relation:
                return hit
        return None

    def _person(self, mention: ActorMention) -> tuple[int, int] | None:
        """The tokens of the person's name inside a phrase."""
        first = mention.first
        while first < mention.stop and not self._begins_name(first):
            first += 1
        if first == mention.stop:
            return None
        stop = first + 1
        while stop < mention.stop and self.words[stop].raw not in _EDGES:
            if stop in self.titles or self.words[stop].folded in ("وهو", "وهي"):
                break
            stop += 1
        return first, stop

    def _begins_name(self, position: int) -> bool:
        is_name = position in self.given or self.words[position].folded in _KUNYA
        return is_name and position not in self.names and position not in self.titles

    def _body(self, first: int, stop: int, owner: str | None = None) -> Actor | None:
        """The body named in a range: from its registered name or its head to the range's end.

        `owner`: id of the party that a name with several meanings was found to be.
        """
        while stop > first and self.words[stop - 1].raw in _EDGES:
            stop -= 1
        for position in range(first, stop):
            hit = self.names.get(position)
            if hit is not None and hit.stop <= stop:
                rows = [self.tables.names[form.row] for form in hit.forms]
                plain = [row for row in rows if row.sense != "context"]
                ids = {row.id for row in rows}
                actor_id = plain[0].id if plain else owner if owner in ids else None
                actor = self.tables.register.get(actor_id or "")
                span = self.scan.hit_span(hit)
                words = self.scan.text[slice(*span)]
                if actor is None:
                    return Actor(words, quote=words, span=span)
                return Actor(words, actor.name_en, actor.id, actor.kind, words, span)
            head = self.heads.get(position)
            if head is not None and self.tables.heads[head.forms[0].row].role == "party":
                kind = self.tables.heads[head.forms[0].row].kind
                span = self.scan.inner_span(position, stop, head.peel.letters_before)
                words = self.scan.text[slice(*span)]
                return Actor(words, kind=kind, quote=words, span=span)
        return None

    def _actor(
        self, first: int, stop: int, kind: str | None, mention: ActorMention | None = None
    ) -> Actor:
        start = mention.span.start if mention is not None else self.scan.starts[first]
        span = Span(start, self.scan.ends[stop - 1])
        words = self.scan.text[slice(*span)]
        return Actor(words, kind=kind, quote=words, span=span)

    def _relation(
        self, mention: ActorMention, subject: Actor, relation: str, body: Actor
    ) -> Relation:
        words = self.scan.text[slice(*mention.span)]
        return Relation(
            subject=subject, relation=relation, object=body, quote=words, span=mention.span
        )


def _record(scan: Scan, mention: ActorMention) -> Actor:
    words = scan.text[slice(*mention.span)]
    ref = mention.ref
    return Actor(words, ref.name_en, ref.id, ref.kind, words, mention.span)
