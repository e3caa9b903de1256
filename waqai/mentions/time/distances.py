"""Distances and spans: قبل ثلاثة أيام, منذ شهر و21 يوماً, بعد يومين من …, الأيام الماضية.

In: a reader and a unit word. Out: fields, the first token and the token after; the words before
the unit (number, approximation, preposition) belong to it.
"""

from __future__ import annotations

from typing import NamedTuple

from waqai.mentions.time.amounts import cardinal, cardinal_before
from waqai.mentions.time.fields import Fields
from waqai.mentions.time.reader import Atom, Reader, Reading

__all__ = ["read_distance"]


_BACK = frozenset(["قبل", "قبيل", "منذ", "مذ", "ومنذ", "وقبل", "فقبل"])
_SINCE = frozenset(["منذ", "مذ", "ومنذ"])
_AHEAD = frozenset(["بعد", "وبعد", "فبعد", "عقب"])
_BY = {"ذلك": 0, "هذا": 0, "قبلها": -1, "قبله": -1, "بعدها": 1, "بعده": 1, "قبلهما": -1}
_ROUGHLY = frozenset(["نحو", "حوالي", "قرابه", "زهاء", "بنحو", "بحوالي", "قراب", "ما"])
_MORE = frozenset(["اكثر", "اقل", "ازيد"])
_OTHER = frozenset(["من", "علي", "عن", "بعد"])
_EACH = frozenset(["كل", "بكل"])
_LAST = frozenset(["اخر"])
_FROM_NOW = frozenset(["الان", "اليوم"])
_HALF = frozenset(["ونصف", "والنصف"])
_UNCOUNTED = frozenset(["decade", "century", "quarter", "half"])


def read_distance(reader: Reader, atom: Atom) -> Reading | None:
    """The distance, window, duration or set that a unit word makes with its neighbours."""
    unit, number = atom.term.text, atom.term.extra
    if unit in ("quarter", "half"):
        return None
    first = atom.first
    if reader.text(first - 1) in _EACH and number == "sg" and not atom.has_article:
        return Reading({"set": 1, "unit": unit}, first - 1, atom.stop)
    amount = None if number == "du" else cardinal_before(reader, first)
    n = 2 if number == "du" else 0
    if amount is not None:
        n, first = amount.value, amount.at
    stop = atom.stop
    window = _window(reader, atom, first, n, stop)
    if window is not None:
        return window
    fields: Fields = {"unit": unit}
    extra = _second_unit(reader, stop)
    if extra is not None:
        fields.update(extra.fields)
        stop = extra.stop
    elif reader.text(stop) in _HALF and number == "sg":
        stop += 1
        fields["approx"] = 1
    first, is_rough = _approximation(reader, first)
    if is_rough:
        fields["approx"] = 1
    if n == 0 and number == "sg":
        one = cardinal(reader, stop)
        if one is not None and one.value == 1 and not reader.is_number(stop):
            stop = one.at
        n = 1
    elif n == 0 and number == "pl" and extra is None:
        counted = cardinal(reader, stop) if atom.has_article else None
        if counted is not None:
            n, stop = counted.value, counted.at
    fields["n"] = n
    return _anchored(reader, atom, fields, (first, stop), amount is not None or number == "du")


def _window(reader: Reader, atom: Atom, first: int, n: int, stop: int) -> Reading | None:
    """الأيام (الثلاثة) الماضية, الأشهر المقبلة, آخر 3 سنوات, الساعات الأخيرة."""
    unit, number = atom.term.text, atom.term.extra
    is_definite = atom.has_article or (first < atom.first and _is_definite(reader, first))
    if number in ("du", "pl") or n:
        counted = cardinal(reader, stop) if n == 0 else None
        if counted is not None and not reader.is_number(stop):
            n, stop = counted.value, counted.at
        few = reader.atom(stop, "few")
        if few is not None:
            n, stop = few.term.value, few.stop
        for kind in ("modifier", "recent"):
            after = reader.atom(stop, kind)
            if after is not None and is_definite and after.term.value:
                sign = 1 if after.term.value > 0 else -1
                return Reading({"window": sign, "n": n, "unit": unit}, first, after.stop)
    if reader.text(first - 1) in _LAST and n:
        return Reading({"window": -1, "n": n, "unit": unit}, first - 1, stop)
    return None


def _is_definite(reader: Reader, first: int) -> bool:
    word = reader.text(first)
    return word.startswith("ال") or reader.text(first - 1) in ("ال", "بال")


class _Extra(NamedTuple):
    fields: Fields
    stop: int


def _second_unit(reader: Reader, position: int) -> _Extra | None:
    """The smaller parts after a unit: و21 يوماً, وشهرين, و 2 سنة و 21 يوما."""
    fields: Fields = {}
    for key in ("2", "3"):
        after = reader.atom(position, "unit")
        if after is not None and after.proclitic == "و" and after.term.extra == "du":
            fields.update({f"n{key}": 2, f"unit{key}": after.term.text})
            position = after.stop
            continue
        start = position + 1 if reader.text(position) == "و" else position
        amount = cardinal(reader, start) if start > position else None
        unit = reader.atom(amount.at, "unit") if amount is not None else None
        if amount is None or unit is None or unit.has_article or unit.proclitic:
            break
        fields.update({f"n{key}": amount.value, f"unit{key}": unit.term.text})
        position = unit.stop
    return _Extra(fields, position) if fields else None


def _approximation(reader: Reader, first: int) -> tuple[int, bool]:
    """The first token with the words of approximation before a number taken in."""
    before = reader.text(first - 1)
    if before in _ROUGHLY and before != "ما":
        return first - 1, True
    if before == "من" and reader.text(first - 2) in _MORE:
        return first - 2, True
    if reader.text(first - 2) == "ما" and before.startswith("ي"):
        return first - 2, True
    return first, False


def _anchored(
    reader: Reader, atom: Atom, fields: Fields, ends: tuple[int, int], is_counted: bool
) -> Reading | None:
    """The distance with the preposition or other word that anchors it; else a duration."""
    first, stop = ends
    before = reader.text(first - 1)
    unit, number = atom.term.text, atom.term.extra
    is_from_now = reader.text(stop) == "من" and reader.text(stop + 1) in _FROM_NOW
    if is_from_now:
        stop += 2
    if atom.proclitic.endswith("ب") and before in _BY:  # قبلها بيومين, بعد ذلك بأسبوع
        sign = _BY[before]
        start = first - 1
        if sign == 0:
            start = first - 2
            earlier = reader.text(start)
            sign = -1 if earlier in _BACK else 1 if earlier in _AHEAD else 0
        if sign and "of" not in fields:
            return Reading({**fields, "direction": sign, "same": 1}, start, stop)
        return None
    if atom.has_article and not is_counted:
        return None
    if before in _BACK and (unit not in _UNCOUNTED or is_counted or number == "pl"):
        fields["direction"] = -1
        if before not in _SINCE and reader.text(stop) == "من" and not is_from_now:
            return Reading({**fields, "direction": 1, "of": 1}, first - 1, stop)
        return Reading(fields, first - 1, stop)
    if before in _AHEAD and (unit not in _UNCOUNTED or is_counted or number == "pl"):
        if reader.text(stop) in _OTHER and not is_from_now:
            return Reading({**fields, "direction": -1, "of": 1}, first - 1, stop)
        if is_from_now:
            fields["from_now"] = 1
        return Reading({**fields, "direction": 1}, first - 1, stop)
    if is_from_now:
        return Reading({**fields, "direction": -1, "from_now": 1}, first, stop)
    if is_counted:
        return Reading(fields, first, stop)
    if number != "sg" and before in ("خلال", "لمده", "طوال", "طيله", "مدي", "غضون", "مده"):
        return Reading(fields, first, stop)
    return None
