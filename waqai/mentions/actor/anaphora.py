"""Who is meant by a later word: التنظيم after تنظيم داعش, كارتر after أشتون كارتر.

In: the mentions of a document in text order. Out: the same with antecedents, and with mentions of
family names that stand alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from waqai.lexicon.vocabulary import ARABIC
from waqai.mentions.actor.phrases import is_joined
from waqai.mentions.actor.view import View
from waqai.model.evidence import Span
from waqai.model.mention import ActorMention
from waqai.model.value import ActorRef

__all__ = ["refer_back"]

_SAME = frozenset({"نفسه", "نفسها", "ذاته", "ذاتها", "المذكور", "المذكوره", "انفسهم"})
_SHORTEST = 4
_PERSON_RULES = ("actor/title@1", "actor/person@1", "actor/person-office@1")


def refer_back(view: View, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """The mentions with what refers back resolved, in text order."""
    merged = _with_family_names(view, mentions)
    resolved: list[ActorMention] = []
    by_head: dict[str, int] = {}  # first word of a full name or description → its index
    family: dict[str, int] = {}
    by_id: dict[str, int] = {}
    for index, mention in enumerate(merged):
        key = view.words[mention.first].bare
        if key[:1] in "وفبلك" and mention.span.start > view.scan.starts[mention.first]:
            key = _without_clitics(view, mention)
        known = None
        if mention.rule == "actor/family-name@1":
            known = family.get(key)
        elif _is_short(view, mention):
            known = by_head.get(key)
        elif mention.ref.id in by_id and mention.first in view.heads and _is_single(mention):
            known = by_id.get(mention.ref.id or "")
        if known is not None:
            earlier = resolved[known]
            mention = msgspec.structs.replace(
                mention,
                antecedent=known,
                ref=_ref_of(mention, earlier),
                is_registered=mention.is_registered or earlier.is_registered,
            )
        elif mention.rule.startswith(_PERSON_RULES):
            family[view.words[mention.stop - 1].bare] = index
        elif mention.stop > mention.first + 1 and mention.role == "party":
            by_head[key] = index
        if mention.ref.id is not None and not _is_single(mention):
            by_id[mention.ref.id] = index
        resolved.append(mention)
    return resolved


def _without_clitics(view: View, mention: ActorMention) -> str:
    letters = mention.span.start - view.scan.starts[mention.first]
    folded = view.words[mention.first].folded[letters:]
    return folded[2:] if folded.startswith("ال") and len(folded) >= 5 else folded


def _ref_of(mention: ActorMention, earlier: ActorMention) -> ActorRef:
    """The earlier party's identity under the words of the later one."""
    if mention.ref.id is not None:
        return mention.ref
    return ActorRef(
        mention.ref.name,
        earlier.ref.name_en,
        earlier.ref.id,
        earlier.ref.kind or mention.ref.kind,
        earlier.ref.country or mention.ref.country,
    )


def _is_single(mention: ActorMention) -> bool:
    return mention.stop == mention.first + 1


def _is_short(view: View, mention: ActorMention) -> bool:
    """True for a noun with the article that stands alone, or with نفسه, and names no party yet."""
    if mention.ref.id is not None or not mention.is_definite or mention.role != "party":
        return False
    if view.words[mention.first].kind != ARABIC:
        return False
    length = mention.stop - mention.first
    head = view.heads.get(mention.first)
    if head is None:
        return False
    row = view.head_row(head)
    if length == 1 and row.shape == "name":
        return True
    following = mention.stop
    return length == 1 and following < len(view.words) and view.words[following].folded in _SAME


def _with_family_names(view: View, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """The mentions and those of family names of persons named in full before."""
    first_named: dict[str, int] = {}
    for mention in mentions:
        if not mention.rule.startswith(_PERSON_RULES) or mention.stop < mention.first + 2:
            continue
        word = view.words[mention.stop - 1]
        if word.kind != ARABIC or len(word.bare) < _SHORTEST or _is_other_word(view, mention):
            continue
        first_named.setdefault(word.bare, mention.stop)
    if not first_named:
        return list(mentions)
    taken: set[int] = set()
    for mention in mentions:
        taken.update(range(mention.first, mention.stop))
    found = [
        _family_name(view, position)
        for position, word in enumerate(view.words)
        if word.bare in first_named
        and position >= first_named[word.bare]
        and position not in taken
        and position not in view.classes.verbs
    ]
    return sorted([*mentions, *found], key=lambda mention: mention.first)


def _is_other_word(view: View, mention: ActorMention) -> bool:
    """True if the last word of a name is also a nationality, a place or another known word."""
    at = mention.stop - 1
    return view.is_listed(at) and not (at in view.given and view.given[at].forms[0].feature == "")


def _family_name(view: View, at: int) -> ActorMention:
    start, end = view.scan.starts[at], view.scan.ends[at]
    span = Span(start, end)
    if is_joined(view.words[at]) and view.words[at].folded.startswith("وال"):
        span = Span(start + 1, end)
    return ActorMention(
        first=at,
        stop=at + 1,
        span=span,
        rule="actor/family-name@1",
        ref=ActorRef(view.scan.text[slice(*span)], kind="person"),
        number="sg",
        is_definite=True,
    )
