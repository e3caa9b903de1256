"""Who holds which office where: الأمين العام لكتائب … أبو فلان, وزير الدفاع فلان.

In: a mention of a person. Out: at most one `Relation` between the named person and the body, with
the words of the office as `role`: leads, spokesman_of or member_of as titles.tsv has it, formerly
when the text says السابق. Nothing without a name, or without a body that words name; the body of a
registered office (وزير الدفاع العراقي) is its parent in actor_parents.tsv.
"""

from __future__ import annotations

from waqai.lexicon.scan import Hit
from waqai.lexicon.vocabulary import ARABIC
from waqai.mentions.actor.bodies import Bodies
from waqai.model.evidence import Span
from waqai.model.mention import ActorMention
from waqai.model.report import Actor, Relation

__all__ = ["office"]

_FORMER = ("السابق", "سابق", "الاسبق", "المخلوع", "المقال", "المستقيل", "السابقه")
_BEFORE_BODY = frozenset({"في", "لدي", "باسم", "عن", "من", "ل", "ب", "علي", "ضمن"})
_INSIDE = frozenset({"في", "لدي", "ضمن"})
_MEMBER = "member_of"
_GOVERNOR = "محافظ"


def office(bodies: Bodies, mention: ActorMention) -> Relation | None:
    """The office that a phrase gives a person, None when it names no person or no body."""
    title = _title(bodies, mention)
    is_office = mention.ref.kind == "person_office" and mention.rule != "actor/title@1"
    first = mention.first
    if title is not None:
        first = title.first
    elif not is_office:
        return None
    person = bodies.person(title.stop if title and _leads(title, mention) else first, mention.stop)
    if person is None and title is not None and not _leads(title, mention):
        person = bodies.person(mention.first, title.first)
    if person is None and title is not None:
        return None
    if person is None:
        return None
    person = _whole_name(bodies, mention, person)
    is_after = title is None or person[0] >= title.first
    stop = _before_ranks(bodies, first, person[0]) if is_after else mention.stop
    first, stop = bodies.trimmed(first, stop)
    if stop <= first:
        return None
    role = Span(bodies.scan.starts[first], bodies.scan.ends[stop - 1])
    if first == mention.first:
        role = Span(mention.span.start, role.end)
    relation, body = _held(bodies, mention, title, stop, role, is_office=is_office)
    if body is None:
        return None
    words = bodies.folded(first, stop)
    if any(word in _FORMER for word in words):
        relation = "formerly"
    text = bodies.scan.text
    return Relation(
        subject=bodies.text(*person, "person"),
        relation=relation,
        object=body,
        quote=text[slice(*mention.span)],
        span=mention.span,
        role=text[slice(*role)],
    )


def _whole_name(bodies: Bodies, mention: ActorMention, person: tuple[int, int]) -> tuple[int, int]:
    """The name from right behind a registered office: الرئيس | باراك أوباما."""
    hit = bodies.names.get(mention.first)
    if hit is None or not bodies.is_office(hit):
        return person
    start = hit.stop
    while start in bodies.nationalities:
        start += 1
    word = bodies.words[start]
    is_first_name = word.kind == ARABIC and not word.folded.startswith(("ال", "لل"))
    if person[0] == start + 1 and is_first_name and start not in bodies.titles:
        return start, person[1]
    return person


def _leads(title: Hit, mention: ActorMention) -> bool:
    """True if the phrase begins with the office (القائد فلان, not فلان القائد)."""
    return title.first == mention.first


def _title(bodies: Bodies, mention: ActorMention) -> Hit | None:
    """The first office of a phrase that a relation is known for and a body follows, ranks aside."""
    found = None
    for position in range(mention.first, mention.stop):
        hit = bodies.titles.get(position)
        if hit is None or not bodies.tables.titles[hit.forms[0].row].relation:
            continue
        if found is None or found.stop == position:  # العميد قائد الفرقة: the office, not the rank
            found = hit
        else:
            break
    return found


def _held(
    bodies: Bodies,
    mention: ActorMention,
    title: Hit | None,
    stop: int,
    role: Span,
    *,
    is_office: bool,
) -> tuple[str, Actor | None]:
    """The relation of the office and its body."""
    if is_office and mention.ref.id:
        relation = "leads"
        if title is not None:
            relation = bodies.tables.titles[title.forms[0].row].relation
        return relation, bodies.owner_of(mention.ref.id or "", role)
    if title is None:
        return "", None
    row = bodies.tables.titles[title.forms[0].row]
    relation, at = row.relation, title.stop
    inside = [n for n in range(title.first + 1, title.stop) if n in bodies.names]
    if inside and bodies.names[inside[0]].stop > title.stop:
        at = inside[0]  # زعيم تنظيم القاعدة: the body begins inside the title
    else:
        is_construct = not _is_definite(bodies, title)  # قائد قوات …, not الناطق العسكري
        heads = [
            n for n in range(title.first + 1, title.stop) if n in bodies.heads and is_construct
        ]
        at = heads[0] if heads else _past_adjectives(bodies, title, stop)
    while at in bodies.titles and relation == _MEMBER and at < stop:
        at = _past_adjectives(bodies, bodies.titles[at], stop)  # نائب رئيس المجلس
    name = bodies.names.get(at)
    if name is not None and bodies.is_office(name):  # مساعد وزير الخارجية الأميركي
        return relation, bodies.owner_of(mention.ref.id or "", role)
    place = bodies.places.get(at)
    if row.form == _GOVERNOR:
        is_place = place is not None and place.stop <= stop
        return relation, bodies.text(at, stop, None) if is_place else None
    state = bodies.nationalities.get(at)
    if state is not None and state.forms[0].feature == "place" and relation == _MEMBER:
        return relation, None  # المبعوث لليمن: where to, not whose
    if at > 0 and bodies.words[at - 1].folded in _INSIDE and relation == "leads":
        relation = _MEMBER  # القائد الميداني في …
    body = bodies.body(at, stop, mention.ref.id)
    is_long = title.stop > title.first + 1
    if body is None and is_long and any(n in bodies.names for n in range(title.stop, stop)):
        body = bodies.text(title.first + 1, stop, None)  # عضو | المكتب السياسي لأنصار الله
    return relation, body


def _past_adjectives(bodies: Bodies, title: Hit, stop: int) -> int:
    """Past what describes the office (العام, السابق) and the preposition of its body.

    Behind an office with the article every word with the article describes it (الناطق العسكري).
    """
    at = title.stop
    while at < stop:
        folded = bodies.words[at].folded
        is_definite = (
            folded.startswith("ال") and _is_definite(bodies, title) and at not in bodies.names
        )
        if not is_definite and folded not in _BEFORE_BODY and folded not in _FORMER:
            break
        at += 1
    return at


def _is_definite(bodies: Bodies, title: Hit) -> bool:
    return bodies.words[title.first].folded[len(title.peel.proclitic) :].startswith("ال")


def _before_ranks(bodies: Bodies, first: int, person: int) -> int:
    """Where the ranks begin that stand right before a name (قائد الفرقة | العميد فلان)."""
    at = person
    for position in range(person - 1, first, -1):
        hit = bodies.titles.get(position)
        if hit is not None and hit.stop == at:
            at = position
    return at
