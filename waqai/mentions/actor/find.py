"""Scan → parties and targets: registered names and descriptions.

In: a scan with the lexica "actor", "head" and "title", and its phrases. Out: one ActorMention per
phrase in text order, none inside another; a registered name inside a wider phrase (عناصر تنظيم
داعش) gives it its id when the head is of people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from waqai.lexicon.scan import Hit, Scan
from waqai.mentions.actor.lexica import ActorName, ActorRow, Head, Title
from waqai.mentions.actor.phrases import Phrases
from waqai.model.mention import ActorMention
from waqai.model.value import ActorRef

__all__ = ["ActorTables", "find"]


class ActorTables(msgspec.Struct, frozen=True):
    """What the finder looks up: rows of the lexica and the register by id."""

    names: Sequence[ActorName]
    heads: Sequence[Head]
    titles: Sequence[Title]
    register: Mapping[str, ActorRow]


def find(scan: Scan, tables: ActorTables, phrases: Phrases) -> list[ActorMention]:
    """The party and target phrases of a text, in text order, none inside another."""
    names = {hit.first: hit for hit in scan.hits("actor")}
    heads = {hit.first: hit for hit in scan.hits("head")}
    titles = {hit.first: hit for hit in scan.hits("title")}
    mentions: list[ActorMention] = []
    taken = 0
    for first in sorted({*names, *heads, *titles}):
        if first < taken:
            continue
        name, head, title = names.get(first), heads.get(first), titles.get(first)
        if name is not None and (head is None or name.stop >= head.stop):
            mention = _registered(scan, tables, name, head)
        elif head is not None:
            mention = _described(scan, tables, phrases, head, names)
        elif title is not None:
            mention = _titled(scan, tables, phrases, title, names)
        else:
            continue
        mentions.append(mention)
        taken = mention.stop
    return mentions


def _registered(scan: Scan, tables: ActorTables, hit: Hit, head: Hit | None) -> ActorMention:
    rows = [tables.names[form.row] for form in hit.forms]
    plain = [row for row in rows if row.sense != "context"]
    row = plain[0] if plain else None
    actor = tables.register.get(row.id) if row else None
    stop = hit.stop
    quote = scan.text[slice(*scan.hit_span(hit))]
    ref = (
        ActorRef(quote, actor.name_en, actor.id, actor.kind, actor.country or None)
        if actor
        else ActorRef(quote)
    )
    return ActorMention(
        first=hit.first,
        stop=stop,
        span=scan.inner_span(hit.first, stop, hit.peel.letters_before),
        rule="actor/register@1" if actor else "actor/context-name@1",
        ref=ref,
        role="party",
        head=tables.heads[head.forms[0].row].id if head else None,
        is_definite=True,
        is_registered=actor is not None,
    )


def _described(
    scan: Scan, tables: ActorTables, phrases: Phrases, hit: Hit, names: Mapping[int, Hit]
) -> ActorMention:
    row = tables.heads[hit.forms[0].row]
    stop = phrases.stop(hit.first, minimum=hit.stop if hit.stop > hit.first + 1 else None)
    span = scan.inner_span(hit.first, stop, hit.peel.letters_before)
    owner = _owner(tables, names, hit.first, stop) if row.role == "party" else None
    quote = scan.text[slice(*span)]
    ref = (
        ActorRef(quote, owner.name_en, owner.id, owner.kind, owner.country or None)
        if owner
        else ActorRef(quote, kind=row.kind or None)
    )
    return ActorMention(
        first=hit.first,
        stop=stop,
        span=span,
        rule="actor/head@1",
        ref=ref,
        role=row.role,
        head=row.id,
        number=hit.forms[0].feature or None,
        is_definite=hit.peel.has_article or bool(hit.peel.enclitic),
        is_registered=owner is not None,
    )


def _titled(
    scan: Scan, tables: ActorTables, phrases: Phrases, hit: Hit, names: Mapping[int, Hit]
) -> ActorMention:
    row = tables.titles[hit.forms[0].row]
    stop = phrases.stop(hit.first, minimum=hit.stop)
    span = scan.inner_span(hit.first, stop, hit.peel.letters_before)
    owner = _owner(tables, names, hit.first, stop)
    quote = scan.text[slice(*span)]
    return ActorMention(
        first=hit.first,
        stop=stop,
        span=span,
        rule="actor/title@1",
        ref=ActorRef(
            quote,
            owner.name_en if owner else None,
            owner.id if owner else None,
            row.kind,
            owner.country or None if owner else None,
        ),
        role="party",
        head=row.id,
        number="sg",
        is_definite=True,
        is_registered=False,
    )


def _owner(tables: ActorTables, names: Mapping[int, Hit], first: int, stop: int) -> ActorRow | None:
    """The registered party named inside a phrase, the last one if there are several."""
    for position in range(stop - 1, first - 1, -1):
        hit = names.get(position)
        if hit is None or hit.stop > stop:
            continue
        for form in hit.forms:
            row = tables.names[form.row]
            if row.sense != "context":
                return tables.register.get(row.id)
    return None
