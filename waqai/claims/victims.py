"""Which phrases can be people who were harmed, and how many people a phrase counts.

In: an item that stands where a victim stands (قتل …, مقتل …). Out: whether it is people at all
(not خلاله, طفيفة or the party that did it), and the counts inside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from waqai.claims.grammar import Grammar
from waqai.claims.items import NOUN, Found, Item
from waqai.model.mention import NumberMention

__all__ = [
    "counted_within",
    "counts_in",
    "counts_people",
    "is_harmed_together",
    "may_be_victim",
]

# Prepositions after which an uncounted phrase still may be who was harmed (قضى على فلان).
_MARKERS = frozenset({"", "علي", "ب", "مع", "برفقه"})
_PEOPLE = frozenset({"civilians", "person_office", "protesters"})
_MANY = frozenset({"du", "pl"})
_BETWEEN = frozenset({"بين", "مابين"})
_FARTHEST = 3  # tokens between a count and بين قتيل وجريح
_MEMBERS = frozenset({"من", "مولفه", "مكونه", "تضم"})


def may_be_victim(item: Item, found: Found, grammar: Grammar) -> bool:
    """True for counted people, single persons and names; false for bodies, things and places."""
    if item.kind != NOUN:
        return False
    if item.count is not None:
        return counts_people(item, grammar)
    if item.marker not in _MARKERS or item.is_where:
        return False
    if item.first in found.people.nouns:
        return True
    if item.actor is not None:
        return _is_people(item, grammar)
    if item.trigger is not None or item.weapons:
        return False
    # an unknown phrase of two words or more may be a name (ريهام يعقوب)
    return (
        item.stop - item.first > 1
        and item.first not in found.people.things
        and item.first not in found.classes.adjectives
        and item.first not in found.classes.function
        and item.first not in found.classes.verbs
    )


def counts_people(item: Item, grammar: Grammar) -> bool:
    """True for a count of people: ثلاثة جنود, اثنين من فرق الإنقاذ, 25 متظاهراً."""
    if item.count is None:
        return False
    return _counts_people(item.count, grammar) or _is_out_of(item.count)


def _is_out_of(count: NumberMention) -> bool:
    """خمسة من قوات …: so many out of a body, which the number does not count."""
    noun = count.noun_range
    return noun is not None and noun[0] - count.first > 1 and count.source == "numeral"


def counted_within(item: Item, found: Found) -> Item:
    """The counted phrase inside a phrase (بحياة جنديين), the phrase itself if there is none."""
    if item.count is not None:
        return item
    for position in range(item.first + 1, item.stop):
        if position in found.counts:
            inner = Item(NOUN, position, item.stop)
            inner.count = found.counts[position]
            inner.actor = found.actors.get(position)
            return inner
    return item


def _counts_people(count: NumberMention, grammar: Grammar) -> bool:
    row = grammar.counted.get(count.noun) if count.noun is not None else None
    return count.high == 0 or row is None or row.animacy == "person"


def _is_people(item: Item, grammar: Grammar) -> bool:
    """True for persons and groups of people of no fixed name, and office holders."""
    actor = item.actor
    assert actor is not None
    head = grammar.heads.get(actor.head or "")
    if head is not None and head.shape == "person":
        return True
    if actor.is_registered:
        return actor.ref.kind in _PEOPLE
    return actor.number in _MANY and actor.role == "party"


def counts_in(item: Item, found: Found, grammar: Grammar) -> Iterator[NumberMention | None]:
    """The counts of a phrase: its own, and those that و joins inside it (ممرضتين وحارسا).

    A family is counted by its members where they are told (عائلة كاملة من خمسة أشخاص). None for a
    phrase without a count.
    """
    count = item.count
    if count is None:
        yield None
        return
    yield _members(item, count, found, grammar) or _numbered(count, found, grammar) or count
    for position in range(count.stop, item.stop):
        other = found.counts.get(position)
        if (
            other is not None
            and not other.is_subset
            and found.scan.words[position].folded.startswith("و")
            and other.noun is not None
            and _counts_people(other, grammar)
        ):
            yield other


def _numbered(count: NumberMention, found: Found, grammar: Grammar) -> NumberMention | None:
    """جثث تسعة رجال: the number after a word for bodies says how many."""
    following = found.counts.get(count.stop)
    if not count.vague or following is None or following.is_subset:
        return None
    joined = found.scan.words[following.first].folded.startswith("و")
    return None if joined or not _counts_people(following, grammar) else following


def _members(
    item: Item, count: NumberMention, found: Found, grammar: Grammar
) -> NumberMention | None:
    row = grammar.counted.get(count.noun or "")
    if row is None or row.group != "families" or count.high != 1:
        return None
    words = found.scan.words
    for position in range(count.stop, min(item.stop + _FARTHEST, len(words) - 1)):
        if words[position].folded in _MEMBERS:
            members = found.counts.get(position + 1)
            return members if members is not None and _counts_people(members, grammar) else None
    return None


def is_harmed_together(item: Item, found: Found) -> bool:
    """True for ثلاثون شخصاً بين قتيل وجريح: killed and injured in one count."""
    words = found.scan.words
    for position in range(item.first, min(item.stop + _FARTHEST, len(words) - 2)):
        if words[position].folded in _BETWEEN:
            states = [found.people.states.get(position + 1), found.people.states.get(position + 2)]
            return set(states) == {"killed", "injured"}
    return False
