"""What words say ties two parties: تابع لـ, بقيادة, المعروف سابقا بـ, انشق عن, انضم إلى, بايع.

In: mentions and the table bonds.tsv. Out: `Relation`s that rest on words of the sentence: a tie
inside a phrase, words between two neighbouring mentions, or a verb before the first of them. Verbs
count in the perfect only, and never behind a negation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from waqai.arabic.fold import fold
from waqai.arabic.inflect import verb_forms
from waqai.lexicon.tables import read_table
from waqai.lexicon.vocabulary import BREAK
from waqai.mentions.actor.bodies import EDGES, Bodies, is_person
from waqai.mentions.actor.lexica import Bond
from waqai.model.evidence import Span
from waqai.model.mention import ActorMention
from waqai.model.report import Actor, Relation

__all__ = ["between", "former_name", "tie"]

_LONGEST_GAP = 7  # tokens between two mentions
_LONGEST_BRACKET = 7
_NEGATIONS = frozenset({"لم", "ما", "لا", "لن", "عدم", "دون", "ليس", "اذا", "لو", "ان"})
_RELATIVE = frozenset({"الذي", "التي", "الذين", "قد", "كان", "كانت", "وقد"})
_FORMER = "سابقا"
# What may stand between a word like تابع and the group it names.
_TIED_BY = frozenset({"الي", "من", "ل", "علي", "مع", "عن", "تحت", "في", "ضمن"})
_WINGS = ("الجناح", "الذراع", "الفرع", "جناح", "ذراع", "فرع")
_ENDS = frozenset(".؟!:;؛")


class _Bonds(NamedTuple):
    ties: tuple[tuple[str, str], ...]
    between: Mapping[str, tuple[str, bool]]  # words → relation, whether the second is the subject
    verbs: Mapping[str, tuple[tuple[str, str], ...]]  # form → (preposition, relation)


@cache
def _bonds() -> _Bonds:
    ties: list[tuple[str, str]] = []
    between: dict[str, tuple[str, bool]] = {}
    verbs: dict[str, list[tuple[str, str]]] = {}
    for row in read_table("mentions/actor/bonds.tsv", Bond):
        if row.way == "tie":
            ties.append((fold(row.form), row.relation))
        elif row.way == "verb":
            for form, feature in verb_forms(row.form, row.imperfect):
                if feature.startswith("perf.3"):
                    for prep in row.prep.split("|"):
                        verbs.setdefault(fold(form), []).append((fold(prep), row.relation))
        else:
            between[fold(row.form)] = row.relation, row.way == "back"
    return _Bonds(tuple(ties), between, {form: tuple(found) for form, found in verbs.items()})


def tie(
    bodies: Bodies, mention: ActorMention, following: ActorMention | None
) -> Iterator[Relation]:
    """Whose a group is: رتل تابع للتحالف, فصائل موالية لإيران, قوات تابعة للرئيس | فلان."""
    if mention.role != "party":
        return
    begin = bisect_right(bodies.ties, mention.first)
    for at in bodies.ties[begin : bisect_left(bodies.ties, mention.stop - 1)]:
        relation = _tie_at(bodies, at)
        if relation is None:
            continue
        first = at + 1
        while first < mention.stop and bodies.words[first].folded in _TIED_BY:
            first += 1
        body = bodies.body(first, mention.stop)
        end = mention.span.end
        is_next = following is not None and following.first == mention.stop
        if following is not None and is_next and is_person(following) and first in bodies.titles:
            end = following.span.end
            body = _words(bodies, first, end)
        elif body is None and first in bodies.titles and mention.stop > first + 1:
            body = bodies.text(first, mention.stop, None, _letters(bodies, first))
        if body is not None:
            yield _relation(bodies, bodies.mention(mention, at), relation, body,
                            Span(mention.span.start, end))  # fmt: skip
        return


def _tie_at(bodies: Bodies, at: int) -> str | None:
    bare = bodies.words[at].bare
    for stem, relation in _bonds().ties:
        if bare.startswith(stem) and len(bare) - len(stem) <= 2:
            return relation
    return None


def _letters(bodies: Bodies, at: int) -> int:
    hit = bodies.titles.get(at)
    return hit.peel.letters_before if hit is not None else 0


def _words(bodies: Bodies, first: int, end: int) -> Actor:
    span = Span(bodies.scan.inner_span(first, first + 1, _letters(bodies, first)).start, end)
    words = bodies.scan.text[slice(*span)]
    name = "ال" + words[2:] if words.startswith("لل") else words
    return Actor(name, kind="person", quote=words, span=span)


def former_name(
    bodies: Bodies, mention: ActorMention, following: ActorMention | None
) -> Iterator[Relation]:
    """A former name in brackets: هيئة تحرير الشام (جبهة النصرة سابقا)."""
    for at in range(mention.first + 2, mention.stop):
        if bodies.words[at].folded != _FORMER:
            continue
        opened = _bracket_before(bodies, at, mention.first)
        if opened is not None:
            former = bodies.body(opened + 1, at) or bodies.text(opened + 1, at, None)
            yield _relation(bodies, bodies.mention(mention, opened), "formerly", former,
                            mention.span)  # fmt: skip
            return
    at = mention.stop
    if following is None or at >= len(bodies.words) or bodies.words[at].raw != "(":
        return
    if following.first != at + 1:
        return
    last = min(at + _LONGEST_BRACKET, len(bodies.words))
    for position in range(following.stop, last):
        if bodies.words[position].raw == ")":
            return
        if bodies.words[position].folded == _FORMER:
            span = Span(mention.span.start, bodies.scan.ends[position])
            yield _relation(
                bodies, bodies.mention(mention), "formerly", bodies.mention(following), span
            )
            return


def _bracket_before(bodies: Bodies, at: int, limit: int) -> int | None:
    """Where the bracket opens that a token stands in."""
    for opened in range(at - 1, limit, -1):
        if bodies.words[opened].raw == "(":
            return opened if at > opened + 1 else None
    return None


def between(bodies: Bodies, one: ActorMention, other: ActorMention) -> Iterator[Relation]:
    """What the words between two neighbours, or the verb before them, say of the two."""
    if other.first - one.stop > _LONGEST_GAP:
        return
    gap = bodies.words[one.stop : other.first]
    if any(w.kind == BREAK or w.raw in _ENDS for w in gap):
        return
    words = [word.folded for word in gap if word.raw not in EDGES]
    letters = other.span.start - bodies.scan.starts[other.first]
    if letters > 0:
        words.append(bodies.words[other.first].folded[:letters])
    elif bodies.words[other.first].folded.startswith("لل"):
        words.append("ل")
    if not words:
        yield from _wing(bodies, one, other)
    span = Span(one.span.start, other.span.end)
    known = _bonds().between.get(" ".join(words))
    if known is not None:
        relation, is_back = known
        subject, body = (other, one) if is_back else (one, other)
        is_several = words[0].endswith(("ين", "ون"))
        if not (is_several and is_person(one)) and _fits(relation, subject, body):
            yield _relation(bodies, bodies.mention(subject), relation, bodies.mention(body), span)
        return
    yield from _by_verb(bodies, one, other, words)


def _by_verb(
    bodies: Bodies, one: ActorMention, other: ActorMention, words: list[str]
) -> Iterator[Relation]:
    """انشق فلان عن …, الفصيل الذي انضم إلى …: the verb stands before the first or after it."""
    verbs = _bonds().verbs
    before = one.first - 1
    rest = words
    at = before
    found = verbs.get(_verb(bodies, before)) if before >= 0 else None
    if found is None:
        while rest and rest[0] in _RELATIVE:
            rest = rest[1:]
        found = verbs.get(rest[0]) if rest else None
        rest = rest[1:]
        at = one.stop
    if found is None or (at > 0 and bodies.words[at - 1].folded in _NEGATIONS):
        return
    for preposition, relation in found:
        if preposition == " ".join(rest) and _fits(relation, one, other):
            start = bodies.scan.starts[before] if at == before else one.span.start
            meant = relation
            if relation == "member_of" and not is_person(one):
                meant = "part_of"
            yield _relation(bodies, bodies.mention(one), meant, bodies.mention(other),
                            Span(start, other.span.end))  # fmt: skip
            return


def _verb(bodies: Bodies, at: int) -> str:
    """The folded verb at a token, without و or ف."""
    folded = bodies.words[at].folded
    is_known = folded in _bonds().verbs
    return folded if is_known or folded[:1] not in ("و", "ف") else folded[1:]


def _fits(relation: str, one: ActorMention, other: ActorMention) -> bool:
    if one.role != "party" or other.role != "party":
        return False
    if relation != "leads":
        return True
    is_leader = is_person(one) or (one.ref.id or "generic-").split("-")[0] != "generic"
    return is_leader and not is_person(other)


def _wing(bodies: Bodies, one: ActorMention, other: ActorMention) -> Iterator[Relation]:
    """كتائب القسام، الجناح العسكري لحركة حماس: the wing is of the body behind لـ."""
    if bodies.words[other.first].folded not in _WINGS or is_person(one):
        return
    for at in range(other.first + 1, other.stop):
        folded = bodies.words[at].folded
        if not folded.startswith("ل"):
            continue
        body = bodies.body(at, other.stop)
        words = _words(bodies, at, other.span.end)
        owner = bodies.tables.register.get(bodies.tables.parents.get(other.ref.id or "", ""))
        if owner is not None:  # the register has the whole phrase as one name
            name = words.name.removeprefix("ل") if not folded.startswith("لل") else words.name
            body = Actor(name, owner.name_en, owner.id, owner.kind, words.quote, words.span)
        if body is not None:
            span = Span(one.span.start, other.span.end)
            yield _relation(bodies, bodies.mention(one), "part_of", body, span)
        return


def _relation(bodies: Bodies, subject: Actor, relation: str, body: Actor, span: Span) -> Relation:
    words = bodies.scan.text[slice(*span)]
    return Relation(subject=subject, relation=relation, object=body, quote=words, span=span)
