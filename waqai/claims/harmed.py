"""Whom a verb of harm harms: company, and phrases around it that are nobody."""

from __future__ import annotations

from waqai.claims.arguments import Arguments
from waqai.claims.happening import Happening
from waqai.claims.items import Item
from waqai.claims.telling import Telling
from waqai.claims.victims import may_be_victim

__all__ = ["add_company", "without_parts"]

_BODILY = ("killed", "injured")
_AMONG = frozenset({"بينهم", "بينهن", "بينها", "منهم", "منهن"})
_COMPANY = frozenset({"مع", "برفقه"})


def add_company(telling: Telling, happening: Happening, item: Item, arguments: Arguments) -> None:
    """قُتل القيادي مع اثنين من مرافقيه, استشهد مع زوجته: right after who was harmed, or the verb."""
    ends = {item.stop, *(victims.item.stop for victims in happening.victims)}
    if happening.harm not in _BODILY:
        return
    for other in arguments.by(_COMPANY):
        if other.start not in ends or other.ends_definite:
            continue
        if may_be_victim(other, telling.found, telling.grammar):
            happening.add_victims(other, happening.harm, "company@1")


def without_parts(telling: Telling, groups: list[list[Item]]) -> list[list[Item]]:
    """The phrases that harm or are harmed: not manners (إصابة خطيرة), parts (بينهم صحفي) or the
    body that runs on after a person (ضابط في إدارة | الأمن).
    """
    words = telling.found.scan.words
    kept: list[list[Item]] = []
    for group in groups:
        first = group[0]
        if not _is_party_to_harm(telling, first):
            continue
        if kept:
            between = words[kept[-1][-1].stop : first.start]
            if any(word.folded in _AMONG for word in between):
                continue
            known = may_be_victim(kept[-1][0], telling.found, telling.grammar)
            if known and not may_be_victim(first, telling.found, telling.grammar):
                continue
        kept.append(group)
    return kept


def _is_party_to_harm(telling: Telling, item: Item) -> bool:
    """True for who or what harms and whom it harms; not for أصيب إصابة خطيرة, بحروق."""
    return (
        item.actor is not None
        or bool(item.weapons)
        or item.trigger is not None
        or may_be_victim(item, telling.found, telling.grammar)
    )
