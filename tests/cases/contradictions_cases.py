"""Cases of contradictions: a text and the rival accounts in it.

text; want: the contradictions, each with its `field` and, where given, `accounts` (words that the
quote of some account holds) and `sources` (words of the source of some account). Optional:
published. `gap`: what is not right yet; tests/claims/test_contradictions.py counts such a case.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import waqai
from waqai.model.report import Contradiction, Report

Case = dict[str, Any]


@cache
def coder() -> waqai.Coder:
    """One coder for all cases."""
    return waqai.Coder()


def report(case: Case) -> Report:
    """What the coder makes of the case's text."""
    return coder().code(case["text"], published=case.get("published"), id=case["id"])


def found(case: Case) -> list[Contradiction]:
    """The contradictions of all articles of the case's text."""
    return [one for article in report(case).articles for one in article.contradictions]


def check_case(case: Case) -> list[str]:
    """The problems of one case."""
    return [] if "gap" in case else list(_problems(case))


def _problems(case: Case) -> Iterator[str]:
    got = found(case)
    wanted = sorted(want["field"] for want in case["want"])
    fields = sorted(one.field for one in got)
    if wanted != fields:
        yield f"fields: want {wanted}, got {fields}"
        return
    left = list(got)
    for want in case["want"]:
        one = next(one for one in left if one.field == want["field"])
        left.remove(one)
        for words in want.get("accounts", []):
            if not any(words in account.quote for account in one.accounts):
                yield f"{one.field}: no account says {words!r}"
        for words in want.get("sources", []):
            sources = [account.source or "" for account in one.accounts]
            if not any(words in source or (source and source in words) for source in sources):
                yield f"{one.field}: no account is by {words!r}, but by {sources}"
