"""Victims → rows of killed, injured, harmed, captured, missing: how many, who, what kind of people.

Rows of one happening add up. A part ("بينهم طفلان") goes into `including` of the row before it; a
later toll of the same people in the article replaces an earlier one.
"""

from __future__ import annotations

from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening, Victims
from waqai.claims.items import Found, Item
from waqai.claims.kinds import kind_of
from waqai.model.mention import NumberMention
from waqai.model.report import CountRow, Including

__all__ = ["count_rows"]

_KIND_OF_PARTY = {
    "state_force": "military",
    "coalition": "military",
    "external_force": "military",
    "military": "military",
    "police": "police",
    "militia": "militant",
    "rebel": "militant",
    "insurgent": "militant",
    "civilians": "civilian",
    "protesters": "civilian",
    "media": "civilian",
    "medical": "civilian",
    "private_security": "contractor",
}


def count_rows(
    happening: Happening, harm: str, found: Found, grammar: Grammar
) -> tuple[CountRow, ...]:
    """The rows of one harm of a happening, in text order."""
    rows: list[CountRow] = []
    seen: list[tuple[int, int]] = []
    told_in: list[int] = []
    for victims in sorted(happening.victims, key=lambda v: v.item.first):
        if victims.harm != harm:
            continue
        item = victims.item
        if any(first < item.stop and item.first < stop for first, stop in seen):
            continue
        seen.append((item.first, item.stop))
        row = _row(victims, found, grammar)
        if row is None:
            continue
        if item.count is not None and item.count.is_subset and rows:
            including = (*rows[-1].including, Including(row.who or "", row.low, row.high))
            rows[-1] = _replace(rows[-1], including)
            continue
        if _is_repeated(
            [r for r, told in zip(rows, told_in, strict=True) if told != victims.sentence], row
        ):
            continue
        rows.append(row)
        told_in.append(victims.sentence)
    return tuple(rows)


def _replace(row: CountRow, including: tuple[Including, ...]) -> CountRow:
    return CountRow(
        row.low, row.high, row.approx, row.vague, row.who, row.kind, row.party, including,
        row.status, row.quote, row.span,
    )  # fmt: skip


def _is_repeated(rows: list[CountRow], row: CountRow) -> bool:
    """The same toll said again (headline, lead), or a vague word for a toll already given."""
    for known in rows:
        if (known.low, known.high) == (row.low, row.high) and (
            known.kind == row.kind or known.kind is None or row.kind is None
        ):
            return True
        if row.vague and not known.vague:
            return True
    return False


def _row(victims: Victims, found: Found, grammar: Grammar) -> CountRow | None:
    item = victims.item
    count = item.count
    low, high, approx, vague = _how_many(item, count)
    span = found.scan.inner_span(item.first, item.stop, _letters(item, found))
    quote = found.scan.text[span.start : span.end]
    return CountRow(
        low=low,
        high=high,
        approx=approx,
        vague=vague,
        who=quote if high != 0 else None,
        kind=_kind(item, grammar),
        party="target",
        quote=quote,
        span=span,
    )


def _how_many(item: Item, count: NumberMention | None) -> tuple[int, int | None, bool, bool]:
    if count is not None:
        return count.low, count.high, count.approx, count.vague
    if item.actor is not None:
        if item.actor.number == "du":
            return 2, 2, False, False
        if item.actor.number == "pl":
            return 2, None, True, True
    return 1, 1, False, False


def _letters(item: Item, found: Found) -> int:
    word = found.scan.words[item.first]
    joined = len(item.joined) + (1 if item.marker in ("ب", "ل", "ك") else 0)
    return joined if word.folded[:joined] == item.joined + item.marker[:1] else 0


def _kind(item: Item, grammar: Grammar) -> str | None:
    if item.count is not None and item.count.noun is not None:
        row = grammar.counted.get(item.count.noun)
        if row is not None and row.kind:
            return row.kind
    return _KIND_OF_PARTY.get(kind_of(item, grammar))
