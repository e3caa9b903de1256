"""What kind of people a row counts: civilian, military, militant, police, contractor.

By the counted noun (ثلاثة جنود), else by the body they are out of (خمسة من الشرطة),
else, for a bare number or "others", by the people counted before or struck. None where the text
does not say: شخص may be anybody.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Found, Item
from waqai.claims.kinds import kind_of
from waqai.model.mention import NumberMention

__all__ = ["inherited_kind", "kind_of_people", "party_of"]

_KIND_OF_PARTY = {
    "state_force": "military",
    "coalition": "military",
    "external_force": "military",
    "military": "military",
    "military_convoy": "military",
    "military_base": "military",
    "military_site": "military",
    "police": "police",
    "militia": "militant",
    "rebel": "militant",
    "insurgent": "militant",
    "militant": "militant",
    "civilians": "civilian",
    "protesters": "civilian",
    "media": "civilian",
    "medical": "civilian",
    "private_security": "contractor",
}
_ANYBODY = frozenset({"person", "young-man"})  # شخص, شاب: heads of civilians, yet anybody
_OUT_OF = 3  # tokens after a number in which من names the body


def kind_of_people(
    item: Item, count: NumberMention | None, found: Found, grammar: Grammar
) -> str | None:
    """The kind that the words of a phrase give, None for none."""
    row = grammar.counted.get(count.noun) if count is not None and count.noun else None
    if row is not None and row.kind:
        return row.kind
    body = _body(item, count, found)
    if body is not None:
        return body
    if (row is not None and row.id in _ANYBODY) or (
        item.actor is not None and item.actor.head in _ANYBODY
    ):
        return None
    return _KIND_OF_PARTY.get(kind_of(item, grammar))


def _body(item: Item, count: NumberMention | None, found: Found) -> str | None:
    """خمسة من الشرطة, عنصران من التنظيم, اثنين من جنودها."""
    words = found.scan.words
    first = count.first + 1 if count is not None else item.first + 1
    stop = min(max(item.stop, first + 1) + _OUT_OF, len(words))
    out_of = False
    for position in range(first, stop):
        word = words[position].folded
        if position >= item.stop and not out_of and word != "من":
            return None
        out_of = out_of or word in ("من", "في")
        if not out_of:
            continue
        kind = found.people.kinds.get(position)
        if kind:
            return kind
        actor = found.actors.get(position)
        if actor is not None:
            return _KIND_OF_PARTY.get(actor.ref.kind or "")
    return None


def inherited_kind(
    count: NumberMention | None,
    before: Sequence[Item],
    happening: Happening,
    found: Found,
    grammar: Grammar,
) -> str | None:
    """The kind of a bare number or of others: of who was told before, else of who was struck."""
    if count is None or (count.noun is not None and not count.is_rest):
        return None
    for other in reversed(before):
        kind = kind_of_people(other, other.count, found, grammar)
        if kind is not None:
            return kind
    if before:
        return None
    kinds = {_KIND_OF_PARTY.get(kind_of(target, grammar)) for target in happening.targets}
    kinds.discard(None)
    return kinds.pop() if len(kinds) == 1 else None


def party_of(item: Item, kind: str | None, happening: Happening, grammar: Grammar) -> str:
    """Whose people they are: actor (the attacker shot dead), target or bystander.

    Told by kinds: fighters fall with the side that fields fighters, civilians between two armed
    sides are bystanders.
    """
    if item.count is not None and item.count.noun in grammar.attackers:
        return "actor"
    actors = _kinds(happening.actors, grammar)
    targets = _kinds([t for t in happening.targets if t is not item], grammar)
    if kind is None:
        return "target"
    if kind in actors and targets and kind not in targets:
        return "actor"
    if kind == "civilian" and targets and not targets & {"civilian"}:
        return "bystander"
    return "target"


def _kinds(items: Sequence[Item], grammar: Grammar) -> set[str]:
    kinds = {_KIND_OF_PARTY.get(kind_of(item, grammar), "") for item in items}
    return kinds - {""}
