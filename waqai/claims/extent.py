"""How far the phrase of a party or target reaches beyond what the finders took for it.

Its adjectives (القيادة | العسكرية الموحدة, عبوة | ثانية), whose it is (مستودعاً | للذخيرة), of which
whole (تسعة | منهم), whence (مسلحون | من داعش) and the seat of an office (وزارة الدفاع | في طرابلس)
belong to it; where it lies does not (حقل نفطي | شرقي تكريت).
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy

from waqai.claims.grammar import Grammar
from waqai.claims.items import FUNCTION, NOUN, Found, Item
from waqai.claims.kinds import kind_of
from waqai.claims.parties import is_agent, is_human, is_unknown

__all__ = ["whole_phrase"]

_DIRECTIONS = frozenset({"شرقي", "غربي", "شمالي", "جنوبي", "قرب"})
_SIDES = frozenset({"شرق", "غرب", "شمال", "جنوب", "وسط"})
_ADJECTIVE = ("ي", "ه", "ين", "ون")
_CASES = ("اً", "ًا", "ون", "ين")
_MOUNTED = frozenset(("متن", "ظهور", "ظهر", "دراجات", "دراجه"))
_OF_THEM = frozenset({"منهم", "منها", "منهما", "منهن"})
# Kinds of offices, which are named with their seat.
_SEATED = frozenset(
    {"ministry", "government", "ngo", "media", "monitor", "intelligence", "party", "official"}
)
_HEADS_SEATED = (
    "مصدر",
    "مسؤول",
    "وزاره",
    "جهاز",
    "مجلس",
    "رئيس",
    "قائد",
    "مدير",
    "سلطات",
    "السلطات",
)


def whole_phrase(item: Item, after: Mapping[int, Item], found: Found, grammar: Grammar) -> Item:
    """The item cut before a direction, or with what follows it and belongs to it.

    after: first token with its preposition → item, of the sentence the item stands in.
    """
    cut = _before_direction(item, found)
    if cut is not None:
        return cut
    stop = item.stop
    is_closed = item.ends_definite
    while (other := after.get(stop)) is not None and _belongs(
        item, other, found, grammar, is_closed=is_closed
    ):
        stop = other.stop
        is_closed = is_closed or other.ends_definite
        if other.marker or other.kind == FUNCTION:
            break
    if stop == item.stop:
        return item
    longer = copy(item)
    longer.stop = stop
    return longer


def _before_direction(item: Item, found: Found) -> Item | None:
    words = found.scan.words
    for position in range(item.first + 1, item.stop):
        word = words[position].folded
        if word in _DIRECTIONS or (word in _SIDES and position > item.first + 1):
            shorter = copy(item)
            shorter.stop = position
            return shorter
    return None


def _belongs(item: Item, other: Item, found: Found, grammar: Grammar, *, is_closed: bool) -> bool:
    words = found.scan.words
    first = words[other.first].folded
    if other.kind == FUNCTION:
        return first in _OF_THEM and item.count is not None
    if other.kind != NOUN or other.joined:
        return False
    if other.marker == "علي":  # رجال | على متن دراجات نارية
        return not is_closed and first in _MOUNTED and is_human(item, grammar)
    if other.marker == "من":  # مسلحون | من تنظيم داعش
        return not is_closed and is_agent(other) and is_human(item, grammar)
    if other.marker == "في":
        return is_closed and other.place is not None and _is_seated(item, found, grammar)
    if first.startswith("لل") or (other.marker == "ل" and other.start == other.first):
        return not is_closed and other.trigger is None
    if other.marker or not is_unknown(other):
        return False
    is_definite = first.startswith("ال")
    if is_closed or is_definite:
        return is_closed and is_definite and first.endswith(_ADJECTIVE)
    if other.stop > other.first + 1:
        return False
    last = words[item.stop - 1]
    if last.folded.endswith("ه"):  # عبوة ثانية
        return first.endswith("ه")
    return any(
        last.raw.endswith(ending) and words[other.first].raw.endswith(ending) for ending in _CASES
    )


def _is_seated(item: Item, found: Found, grammar: Grammar) -> bool:
    head = found.scan.words[item.first].folded
    return kind_of(item, grammar) in _SEATED or head in _HEADS_SEATED
