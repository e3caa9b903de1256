"""Numbers inside time expressions: digits, number words, ordinals.

In: a reader and a position. Out: (value, token after it). Words are read by mentions/number; here
stands only what dates add to it: tens with article are ordinals (العشرين من آذار), الفاتح is the
first, and a day is masculine (الدفعة الثانية is none). Above 9999 nothing is a date or a span.
"""

from __future__ import annotations

from typing import NamedTuple

from waqai.mentions.number.words import read_number, read_ordinal
from waqai.mentions.time.reader import Reader

__all__ = ["Amount", "cardinal", "cardinal_before", "day_number", "ordinal"]


class Amount(NamedTuple):
    """A number and the token after it (for `cardinal_before`: its first token)."""

    value: int
    at: int


_LIMIT = 10_000
_LONGEST_WORDS = 5  # tokens before a unit that its number may take
_ADDED = frozenset(["unit", "teen", "ten", "hundreds", "hundred", "scaled", "scale", "one-of"])
_ORDINALS = frozenset(["ordinal", "eleventh"])
_ARTICLES = frozenset(["ال", "وال", "لل", "بال"])
_FIRSTS = frozenset(["اول", "الاول", "للاول", "والاول"])


def cardinal(reader: Reader, position: int) -> Amount | None:
    """The whole number that begins at a position, in digits (الـ24 too) or words."""
    start = position
    if reader.text(position) == "ال" and reader.is_number(position + 1):
        start += 1
    value = reader.digits(start)
    if value is not None:
        return Amount(value, start + 1)
    if not 0 <= position < reader.n_words:
        return None
    view = reader.numbers()
    if view is None or view.sense_at(position).part not in _ADDED:
        return None
    reading = read_number(view, position)
    if reading is None or reading.value != int(reading.value) or not 0 < reading.value < _LIMIT:
        return None
    return Amount(int(reading.value), reading.stop)


def cardinal_before(reader: Reader, position: int) -> Amount | None:
    """The whole number that ends just before a position; `at` is its first token."""
    found = None
    lowest = max(reader.covered, position - _LONGEST_WORDS)
    for first in range(position - 1, lowest - 1, -1):
        amount = cardinal(reader, first)
        if amount is None:
            break
        if amount.at == position:
            found = Amount(amount.value, first)
    return found


def ordinal(reader: Reader, position: int, is_definite: bool = True) -> Amount | None:
    """The ordinal at a position: الخامس, الحادي والعشرين, العشرين; without ال if asked."""
    special = reader.atom(position, "ordinal")
    if special is not None:
        return Amount(special.term.value, special.stop)
    if not 0 <= position < reader.n_words:
        return None
    view = reader.numbers()
    hit = view.at.get(position) if view is not None else None
    if view is None or hit is None or (is_definite and not hit.peel.has_article):
        return None
    sense = view.sense(hit)
    if sense.part == "ten":
        fits = hit.peel.has_article and sense.value <= 30
        return Amount(sense.value, hit.stop) if fits else None
    if sense.part not in _ORDINALS:
        return None
    reading = read_ordinal(view, position)
    return Amount(int(reading.value), reading.stop) if reading is not None else None


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
