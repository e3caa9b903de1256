"""Numbers inside time expressions: digits, number words, ordinals.

In: a reader and a position. Out: (value, token after it). Words come from the numerals table of
mentions/number; only sums below ten thousand are read here, since no date and no span of time in
the news needs more.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import msgspec

from waqai.arabic.fold import fold
from waqai.lexicon.tables import read_table
from waqai.mentions.time.reader import Reader

__all__ = ["Amount", "cardinal", "cardinal_before", "day_number", "ordinal"]


class Amount(NamedTuple):
    """A number and the token after it (before it for `cardinal_before`: its first token)."""

    value: int
    at: int


class Numeral(msgspec.Struct, frozen=True):
    """A number word of mentions/number/numerals.tsv, as far as time needs it."""

    id: str
    word: str
    value: int
    part: str
    variety: str


_LIMIT = 10_000
_ADDED = frozenset(["unit", "teen", "ten", "hundreds", "hundred", "scaled", "scale", "one-of"])
_ORDINALS = frozenset(["ordinal", "eleventh"])
_TEN_MARKS = frozenset(["عشر", "عشره"])


@lru_cache(maxsize=1)
def _numerals() -> dict[str, tuple[int, str]]:
    rows = read_table("mentions/number/numerals.tsv", Numeral)
    return {fold(row.word): (row.value, row.part) for row in rows if row.value < _LIMIT}


@lru_cache(maxsize=4096)
def _word(word: str) -> tuple[int, str, bool, bool] | None:
    """Value, part, whether it carries و, whether it carries ال; None when it is no number."""
    numerals = _numerals()
    for prefix in ("", "ال", "و", "وال", "لل", "بال"):
        if word.startswith(prefix) and word[len(prefix) :] in numerals:
            value, part = numerals[word[len(prefix) :]]
            return value, part, prefix.startswith("و"), prefix.endswith(("ال", "لل"))
    return None


def cardinal(reader: Reader, position: int) -> Amount | None:
    """The whole number that begins at a position, in digits or words.

    Digits may carry the article (الـ 24). A word with و begins no number.
    """
    start = position
    if reader.text(position) == "ال" and reader.is_number(position + 1):
        start += 1
    value = reader.digits(start)
    if value is not None:
        return Amount(value, start + 1)
    total = 0
    while start < reader.n_words:
        read = _word(reader.text(start))
        if read is None or read[1] not in _ADDED or read[2] != (start > position):
            break
        value, _part, _, _ = read
        start += 1
        if reader.text(start) in _TEN_MARKS and value < 10:
            value, start = value + 10, start + 1
        elif (
            value < 10
            and (after := _word(reader.text(start)))
            and after[1]
            in {
                "hundred",
                "scale",
            }
        ):
            value, start = value * after[0], start + 1
        total += value
    return Amount(total, start) if start > position and 0 < total < _LIMIT else None


def cardinal_before(reader: Reader, position: int) -> Amount | None:
    """The whole number that ends just before a position; `at` is its first token."""
    found = None
    for first in range(position - 1, max(reader.covered, position - 6) - 1, -1):
        amount = cardinal(reader, first)
        if amount is None:
            if reader.text(first) not in _TEN_MARKS:
                break
        elif amount.at == position:
            found = Amount(amount.value, first)
    return found


def ordinal(reader: Reader, position: int, is_definite: bool = True) -> Amount | None:
    """The ordinal at a position: الخامس, الحادي والعشرين, العشرين; without ال if asked."""
    special = reader.atom(position, "ordinal")
    if special is not None:
        return Amount(special.term.value, special.stop)
    read = _word(reader.text(position))
    if read is None or (is_definite and not read[3]):
        return None
    value, part, _, _ = read
    if part == "ten":
        return Amount(value, position + 1) if read[3] and value <= 30 else None
    if part not in _ORDINALS:
        return None
    after = position + 1
    if reader.text(after) in _TEN_MARKS:
        return Amount(value + 10, after + 1)
    if part == "eleventh" or value < 10:
        ten = _word(reader.text(after))
        if ten is not None and ten[1] == "ten" and ten[2] and ten[0] <= 30:
            return Amount(value + ten[0], after + 1)
    return Amount(value, after) if part == "ordinal" else None


def day_number(reader: Reader, position: int) -> Amount | None:
    """A day of a month at a position, 1 to 31: digits (الـ24 too) or a definite ordinal."""
    start = position
    if reader.text(position) in _ARTICLES and reader.is_number(position + 1):
        start += 1
    value = reader.digits(start)
    if value is not None:
        return Amount(value, start + 1) if 1 <= value <= 31 else None
    first = reader.text(position)
    if first in _FIRSTS:
        return Amount(1, position + 1)
    if first.endswith(("ه", "اولي")):
        return None  # feminine: الدفعة الثانية, not a day
    amount = ordinal(reader, position)
    return amount if amount is not None and amount.value <= 31 else None


_ARTICLES = frozenset(["ال", "وال", "لل", "بال"])
_FIRSTS = frozenset(["اول", "الاول", "للاول", "والاول"])
