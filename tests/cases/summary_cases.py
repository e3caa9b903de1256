"""Cases of summaries: a record and the sentence expected of it in each language.

record: the fields of an event as the contract writes them; what is left out is absent. A row of
harm needs `low`, and `high` unless it is open above. ar, en: the summary.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from waqai.model.report import Event
from waqai.summary.summarise import Summaries

_WORDS = {"quote": "خبر", "span": [0, 3]}
_EMPTY: dict[str, Any] = {
    "id": "e1",
    "factuality": "asserted",
    "background": False,
    "confidence": None,
    "trigger": _WORDS,
    "evidence": _WORDS,
    "mentions": [],
    "date": None,
    "place": None,
    **{field: [] for field in ("actors", "targets", "weapons", "sources", "claimed_by", "rules")},
    **{field: [] for field in ("killed", "injured", "harmed", "captured", "missing")},
    "codes": {
        "acled": dict.fromkeys(
            ("event_type", "sub_event_type", "disorder_type", "time_precision", "geo_precision")
        ),
        "plover": None,
        "ucdp": dict.fromkeys(("type_of_violence", "date_prec", "where_prec")),
    },
    "summary": None,
}
_ROWS = ("killed", "injured", "harmed", "captured", "missing")


@cache
def summaries() -> Summaries:
    """One writer of summaries for all cases."""
    return Summaries()


def event_of(record: dict[str, Any]) -> Event:
    """The record as an event, with what it leaves out filled in as absent."""
    filled = {**_EMPTY, **record}
    for field in _ROWS:
        filled[field] = [_open(row) for row in filled[field]]
    return msgspec.convert(filled, Event)


def _open(row: dict[str, Any]) -> dict[str, Any]:
    including = [{"high": None, **part} for part in row.get("including", [])]
    return {"high": None, **row, "including": including}


def check_case(case: dict[str, Any]) -> list[str]:
    """What differs between the summary of the record and the case."""
    found = summaries().of(event_of(case["record"]))
    return [
        f"{language}: {got}\nnot:  {case[language]}"
        for language, got in (("ar", found.ar), ("en", found.en))
        if got != case[language]
    ]
