"""Digits of three kinds (012, ٠١٢, ۰۱۲) → values, with Arabic and Latin separators."""

from __future__ import annotations

import re

from waqai.arabic.fold import fold

__all__ = ["to_int", "to_number"]

_GROUPED = re.compile(r"\d{1,3}(?:[,.٬ ]\d{3})+")


def to_int(digits: str) -> int:
    """The value of a run of digits of any kind.

    >>> to_int("٢٠١٤"), to_int("۳۱"), to_int("007")
    (2014, 31, 7)
    """
    return int(fold(digits))


def to_number(words: str) -> float:
    """The value of digits with separators: "1,700", "٢٬٥٠٠", "1.5", "٢٫٥".

    Groups of three after a comma or point are thousands when every group has three digits and
    the comma or point repeats or is a comma; a single point with three digits is thousands too
    ("1.700"), as Arabic newspapers print it. Raises ValueError when it is no number.

    >>> to_number("1,700"), to_number("٢٫٥"), to_number("12.500")
    (1700.0, 2.5, 12500.0)
    """
    plain = fold(words).replace(" ", "")
    if _GROUPED.fullmatch(plain):
        return float(re.sub(r"[,.]", "", plain))
    return float(plain.replace(",", "."))
