"""Cases of mentions, for every room without an adapter of its own.

text; want: all mentions of the room's kind in order, each with `quote` and any keys of its value
(contract.md, "Values of mentions"; `types` and other lists complete). A key given as "" must be
absent. Optional: published, country.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from waqai.ingest.documents import document_from_text
from waqai.model.document import Hints
from waqai.pipeline import MentionRecord, Pipeline

Case = dict[str, Any]


@cache
def pipeline() -> Pipeline:
    """One pipeline for all cases."""
    return Pipeline()


def check_case(case: Case) -> list[str]:
    """The problems of one case."""
    return list(_problems(case))


def _problems(case: Case) -> Iterator[str]:
    kind = case["room"].rpartition("/")[2]
    hints = Hints(published=case.get("published", case.get("reference")),
                  country=case.get("country"))  # fmt: skip
    document = document_from_text(case["text"], case["id"], hints)
    found = pipeline().mentions(document, frozenset((kind,)))
    for wanted in case["want"]:
        if wanted["quote"] not in case["text"]:
            yield f"the case itself: {wanted['quote']!r} does not stand in the text"
    for record in found:
        start, end = record.span
        if case["text"][start:end] != record.quote:
            yield f"span {start}:{end} is not {record.quote!r}"
    if [record.quote for record in found] != [wanted["quote"] for wanted in case["want"]]:
        yield f"want: {[wanted['quote'] for wanted in case['want']]}"
        yield f"got:  {[record.quote for record in found]}"
        return
    for wanted, record in zip(case["want"], found, strict=True):
        yield from _differences(wanted, record)


def _differences(wanted: Case, record: MentionRecord) -> Iterator[str]:
    for key, value in wanted.items():
        got = record.quote if key == "quote" else record.value.get(key)
        if value == "" and got is None:
            continue
        if got != value and str(got) != str(value):
            yield f"{record.quote}: {key}: want {value!r}, got {got!r} ({record.rule})"
