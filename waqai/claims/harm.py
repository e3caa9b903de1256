"""Victims → rows of killed, injured, harmed, captured, missing: how many, who, what kind of people.

Rows of one happening add up. A part ("بينهم طفلان") goes into `including` of the row before it; a
later toll of the same people in the article replaces an earlier one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening, Victims
from waqai.claims.items import VERB, Found, Item
from waqai.claims.pronouns import PRONOUN_RULE, UNHARMED_RULE
from waqai.claims.victim_kind import inherited_kind, kind_of_people, party_of
from waqai.claims.victims import counts_in, may_be_victim
from waqai.model.mention import NumberMention
from waqai.model.report import CountRow, Including

__all__ = ["count_rows"]

_OF_THEM = frozenset({"منهم", "منهن", "منها"})
_NEAREST = 8  # rows and phrases before it that a phrase is held against
_MOST_ROWS = 24  # rows of an event that are held against each other
_TOLL_REACH = 10  # tokens between حصيلة and its number


class _Told(NamedTuple):
    """A row with where it was told. kind: as its own words give it, not inherited. is_total: the
    words around it say that it sums up.
    """

    row: CountRow
    sentence: int
    item: Item
    number: NumberMention | None
    kind: str | None
    is_total: bool


def count_rows(
    happening: Happening, harm: str, found: Found, grammar: Grammar
) -> tuple[CountRow, ...]:
    """The rows of one harm of a happening, in text order."""
    told: list[_Told] = []
    killed = {v.item.first for v in happening.victims if v.harm == "killed"}
    covered = -1
    ordered = sorted(happening.victims, key=lambda v: (v.item.first, -v.item.stop))
    for n, victims in enumerate(ordered):
        item = victims.item
        if victims.harm != harm or item.first < covered:
            continue
        is_pronoun = victims.rule == PRONOUN_RULE and _is_word(item)
        if not is_pronoun and not may_be_victim(item, found, grammar):
            continue
        is_known = _is_known(victims, told, covered, found)
        covered = item.stop
        if is_known or (harm == "injured" and item.first in killed and not _is_none(item)):
            continue  # وفاة ثلاثة من الجرحى are no injured
        counts = [*counts_in(item, found, grammar)]
        for count in counts:
            row = _row(item, count, found, grammar, is_split=len(counts) > 1)
            if is_pronoun:
                row = msgspec.structs.replace(row, who=None)
            if victims.rule == UNHARMED_RULE:
                row = msgspec.structs.replace(row, low=0, high=0, approx=False, vague=False)
            own_kind = row.kind
            if row.kind is None and row.high != 0:
                earlier = [v.item for v in ordered[max(0, n - _NEAREST) : n]]
                kind = inherited_kind(count, earlier, happening, found, grammar)
                row = msgspec.structs.replace(row, kind=kind)
            is_total = _is_total(item, found, grammar)
            _tell(told, _Told(row, victims.sentence, item, count, own_kind, is_total), found)
    return tuple(
        msgspec.structs.replace(each.row, party=party_of(each.item, each.kind, happening, grammar))
        for each in _settled(told)
    )


def _is_known(victims: Victims, told: Sequence[_Told], before: int, found: Found) -> bool:
    """True for words that only say more of people counted before them.

    before: where the phrase of victims before it stops.
    """
    item = victims.item
    here = [each for each in told[-_NEAREST:] if each.sentence == victims.sentence]
    if item.count is None and _is_group(item, found) and any(t.number is not None for t in here):
        return True  # إصابة 33 شخصاً معظمهم من النساء
    if here and _names_again(here[-1].item, item):
        return True
    is_of_them = found.scan.words[item.first - 1].folded in _OF_THEM
    return is_of_them and item.first - 1 == before  # خمسة منهم نساء


def _tell(told: list[_Told], each: _Told, found: Found) -> None:
    """Note a row, or what it says of the row before it."""
    before = told[-1] if told and told[-1].sentence == each.sentence else None
    if before is not None and _is_part(before, each, found):
        part = Including(each.row.who or "", each.row.low, each.row.high)
        told[-1] = before._replace(row=_with(before.row, part))
        return
    if before is not None and _says_vaguely(before, each.item):
        told.pop()  # جثامين أربعة شهداء: the number says how many
    told.append(each)


def _is_none(item: Item) -> bool:
    return item.count is not None and item.count.high == 0


def _is_group(item: Item, found: Found) -> bool:
    word = found.scan.words[item.first]
    return word.bare != word.folded and item.actor is None


def _names_again(known: Item, item: Item) -> bool:
    """قُتل فلان، قائد الكتيبة: one person, described after a comma."""
    return (
        known.count is None
        and not item.joined
        and 0 <= item.first - known.stop <= 1
        and (item.count is None or item.count.source == "singular")
    )


def _is_part(before: _Told, each: _Told, found: Found) -> bool:
    """بينهم طفلان, سبعة منهم مدنيون: a part of the row before it."""
    row, item, count = each.row, each.item, each.number
    if count is None:
        return False
    if count.is_subset:
        return True
    following = found.scan.words[min(count.stop, len(found.scan.words) - 1)].folded
    low = before.row.low
    return (
        following in _OF_THEM
        and not item.joined
        and (before.row.high is None or before.row.high > row.low)
        and low > row.low
    )


def _says_vaguely(before: _Told, item: Item) -> bool:
    return before.row.vague and not item.joined and item.first - before.item.stop <= 0


def _is_total(item: Item, found: Found, grammar: Grammar) -> bool:
    """ارتفعت الحصيلة إلى 19 قتيلاً, بلغ عدد القتلى 22: the toll so far."""
    for position in range(item.first - 1, max(-1, item.first - 1 - _TOLL_REACH), -1):
        if found.scan.words[position].bare in grammar.markers.toll:
            return True
        if position in found.counts and not item.joined:
            return False
    return False


def _settled(told: list[_Told]) -> list[_Told]:
    """Which rows add up: a total replaces what was told before it, a repetition is dropped."""
    kept: list[_Told] = []
    for each in told:
        near = range(max(0, len(kept) - _MOST_ROWS), len(kept))
        earlier = [n for n in near if _same_people(kept[n], each)]
        elsewhere = [n for n in earlier if kept[n].sentence != each.sentence]
        if each.is_total and each.row.high != 0:
            parts = earlier if any(not kept[n].is_total for n in earlier) else elsewhere
            replaced = [n for n in parts if kept[n].row.low <= each.row.low]
            if any(
                _equal(kept[n].row, each.row)
                or (kept[n].is_total and kept[n].row.low > each.row.low)
                for n in elsewhere
            ):
                continue
            for n in replaced:
                kept[n] = kept[n]._replace(row=_as(kept[n].row, "superseded"))
            status = "updated" if replaced else "initial"
            kept.append(each._replace(row=_as(each.row, status)))
            continue
        if each.number is not None and each.number.is_rest:
            if not any(_equal(kept[n].row, each.row) for n in elsewhere):
                kept.append(each)
            continue
        within = [n for n in earlier if kept[n].is_total and n not in elsewhere]
        if within and not each.item.joined and each.row.low < kept[within[-1]].row.low:
            kept.append(each._replace(row=_as(each.row, "superseded")))  # part of the toll
            kept[within[-1]] = kept[within[-1]]._replace(row=_as(kept[within[-1]].row, "updated"))
            continue
        if any(
            _equal(kept[n].row, each.row)
            or kept[n].is_total
            or each.row.vague
            or each.row.low <= kept[n].row.low
            for n in elsewhere
        ):
            continue
        for n in elsewhere:
            kept[n] = kept[n]._replace(row=_as(kept[n].row, "superseded"))
        kept.append(each)
    return kept


def _equal(left: CountRow, right: CountRow) -> bool:
    return (left.low, left.high) == (right.low, right.high)


def _same_people(left: _Told, right: _Told) -> bool:
    """True unless the earlier says what people it counts, and the later other or any people."""
    return left.row.status != "superseded" and (
        left.kind in (right.kind, None) or _equal(left.row, right.row)
    )


def _as(row: CountRow, status: str) -> CountRow:
    return msgspec.structs.replace(row, status=status)


def _with(row: CountRow, part: Including) -> CountRow:
    return msgspec.structs.replace(row, including=(*row.including, part))


def _row(
    item: Item, count: NumberMention | None, found: Found, grammar: Grammar, *, is_split: bool
) -> CountRow:
    """A row; of a phrase with several counts (ممرضتين وحارساً), the words of this one."""
    low, high, approx, vague = _how_many(item, count, found, grammar)
    span = found.scan.inner_span(item.first, item.stop, _letters(item, found))
    if is_split and count is not None:
        joined = count is not item.count and found.scan.words[count.first].folded[0] == "و"
        letters = int(joined) if count is not item.count else _letters(item, found)
        span = found.scan.inner_span(count.first, count.stop, letters)
    quote = found.scan.text[span.start : span.end]
    return CountRow(
        low=low,
        high=high,
        approx=approx,
        vague=vague,
        who=quote if high != 0 else None,
        kind=kind_of_people(item, count, found, grammar) if high != 0 else None,
        quote=quote,
        span=span,
    )


def _is_word(item: Item) -> bool:
    """True for an event word that stands for its pronoun (لإصابته, فقتلته)."""
    return item.kind == VERB or (item.trigger is not None and item.count is None)


def _how_many(
    item: Item, count: NumberMention | None, found: Found, grammar: Grammar
) -> tuple[int, int | None, bool, bool]:
    if count is not None:
        if _is_dual(count, found, grammar):
            return 2, 2, False, False
        return count.low, count.high, count.approx, count.vague
    if item.actor is not None:
        if item.actor.number == "du":
            return 2, 2, False, False
        if item.actor.number == "pl":
            return 2, None, True, True
    return 1, 1, False, False


def _is_dual(count: NumberMention, found: Found, grammar: Grammar) -> bool:
    """مقتل صيادين: written like a plural, but a plural would have said more of them."""
    row = grammar.counted.get(count.noun or "")
    if count.source != "plural" or row is None or row.id in grammar.plurals:
        return False
    word = found.scan.words[count.first]
    return word.folded.endswith("ين") and row.plural.endswith("ون") and not count.is_rest


def _letters(item: Item, found: Found) -> int:
    word = found.scan.words[item.first]
    joined = len(item.joined) + (1 if item.marker in ("ب", "ل", "ك") else 0)
    return joined if word.folded[:joined] == item.joined + item.marker[:1] else 0
