"""Cases of figures: a text and its figures, in the order of their words.

text; want: all figures, each with the fields it checks: measure, low, high (left out: open above),
approx, since, until (dates; "" for none), place and quote (words), sources (list of words). Fields
that are not given are not compared, but for `high`. Optional beside want: published, country.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import waqai
from waqai.model.report import Figure, Report

Case = dict[str, Any]

_FIELDS = ("measure", "low", "approx", "since", "until", "quote")


@cache
def coder() -> waqai.Coder:
    """One coder for all cases."""
    return waqai.Coder()


def report(case: Case) -> Report:
    """What the coder makes of the case's text."""
    return coder().code(
        case["text"], published=case.get("published"), country=case.get("country"), id=case["id"]
    )


def check_case(case: Case) -> list[str]:
    """The problems of one case."""
    found = [figure for article in report(case).articles for figure in article.figures]
    wanted = case["want"]
    shown = [(figure.measure, figure.low, figure.high) for figure in found]
    if [(row["measure"], row["low"], row.get("high")) for row in wanted] != shown:
        rows = [(row["measure"], row["low"], row.get("high")) for row in wanted]
        return [f"want: {rows}", f"got:  {shown}"]
    problems = []
    for row, figure in zip(wanted, found, strict=True):
        problems += [f"{figure.quote}: {line}" for line in _differences(row, figure)]
    return problems


def _differences(row: Case, figure: Figure) -> Iterator[str]:
    for field, value in row.items():
        if field in _FIELDS:
            got = getattr(figure, field)
            if (got or None) != (value or None):
                yield f"{field}: want {value!r}, got {got!r}"
        elif field == "place":
            names = (figure.place.quote, figure.place.name) if figure.place else ("",)
            if value not in names:
                yield f"place: want {value!r}, got {names}"
        elif field == "sources":
            got = [source.quote or source.name for source in figure.sources]
            if got != value:
                yield f"sources: want {value}, got {got}"
        elif field != "high":
            yield f"the case itself: there is no field {field!r}"
