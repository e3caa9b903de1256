"""Cases of claims: a text and its events, in the coding guide's field names.

text; want: all events in the order of their triggers, each with the fields it checks:
type, factuality, background, trigger (its words, with or without clitics), date {words, start,
end, precision, part_of_day}, place {name, words, precision, country, admin1 …}, actors, targets,
sources, claimed_by (words, or tables with `quote` and further keys), weapons (codes), killed,
injured, harmed, captured, missing ({low, high, who, kind, party, status}; `high` left out: open
above). An empty table or list says that there is none. A field that is not given is not compared.
Optional beside want: published, country, n_articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import waqai
from waqai.model.report import Event, Report

Case = dict[str, Any]

_TOLLS = ("killed", "injured", "harmed", "captured", "missing")
_PARTIES = ("actors", "targets", "sources", "claimed_by")
_MOST_CLITICS = 3  # letters: وبـ, فلـ
_PLAIN = ("type", "factuality", "background")


@cache
def coder() -> waqai.Coder:
    """One coder for all cases."""
    return waqai.Coder()


def report(case: Case) -> Report:
    """What the coder makes of the case's text."""
    return coder().code(
        case["text"],
        published=case.get("published", case.get("reference")),
        country=case.get("country"),
        id=case["id"],
    )


def check_case(case: Case) -> list[str]:
    """The problems of one case."""
    coded = report(case)
    events = [event for article in coded.articles for event in article.events]
    problems = list(_not_verbatim(case["want"], case["text"]))
    if "n_articles" in case and len(coded.articles) != case["n_articles"]:
        problems.append(f"articles: want {case['n_articles']}, got {len(coded.articles)}")
    wanted = [(event.get("type"), event.get("trigger")) for event in case["want"]]
    got = [(event.type, event.trigger.quote) for event in events]
    if len(wanted) != len(got):
        return [*problems, f"want: {wanted}", f"got:  {got}"]
    for event, found in zip(case["want"], events, strict=True):
        problems += [f"{found.trigger.quote}: {line}" for line in _differences(event, found)]
    return problems


def _differences(wanted: Case, event: Event) -> Iterator[str]:
    for field, value in wanted.items():
        if field == "trigger":
            if not _is_with_clitics(event.trigger.quote, value):
                yield from _differ(field, value, event.trigger.quote)
        elif field in _PLAIN:
            yield from _differ(field, value, getattr(event, field))
        elif field == "weapons":
            yield from _differ(field, sorted(value), sorted(w.code for w in event.weapons))
        elif field in _PARTIES:
            yield from _parties(field, value, getattr(event, field))
        elif field in _TOLLS:
            rows = [{"high": None, **row} for row in value]
            yield from _rows(field, rows, getattr(event, field))
        elif field in ("date", "place"):
            yield from _value(field, value, getattr(event, field))
        else:
            yield f"the case itself: there is no field {field!r}"


def _is_with_clitics(got: str, wanted: str) -> bool:
    """True if the words are the wanted ones, clitics before them or not, as the guide allows."""
    return got.endswith(wanted) and len(got) - len(wanted) <= _MOST_CLITICS


def _differ(field: str, wanted: object, got: object) -> Iterator[str]:
    if wanted != got and str(wanted) != str(got):
        yield f"{field}: want {wanted!r}, got {got!r}"


def _value(field: str, wanted: Case, got: Any) -> Iterator[str]:
    if not wanted or got is None:
        if bool(wanted) != (got is not None):
            yield f"{field}: want {wanted or None}, got {got}"
        return
    for key, value in wanted.items():
        if key == "name":  # as in the guide: the words of the text, or the place's own name
            if value not in (got.name, got.quote):
                yield f"{field}.name: want {value!r}, got {got.name!r} ({got.quote!r})"
        else:
            yield from _differ(f"{field}.{key}", value, getattr(got, _attribute(key)))


def _parties(field: str, wanted: Sequence[Any], got: Sequence[Any]) -> Iterator[str]:
    rows = [{"quote": row} if isinstance(row, str) else row for row in wanted]
    if [row["quote"] for row in rows] != [party.quote or party.name for party in got]:
        yield f"{field}: want {[row['quote'] for row in rows]}, got {[p.quote for p in got]}"
    else:
        yield from _rows(field, rows, got)


def _rows(field: str, wanted: Sequence[Case], got: Sequence[Any]) -> Iterator[str]:
    if len(wanted) != len(got):
        yield f"{field}: want {list(wanted)}, got {list(got)}"
        return
    for row, found in zip(wanted, got, strict=True):
        for key, value in row.items():
            yield from _differ(f"{field}.{key}", value, getattr(found, _attribute(key)))


def _attribute(key: str) -> str:
    return "quote" if key == "words" else key


def _not_verbatim(events: Sequence[Case], text: str) -> Iterator[str]:
    for event in events:
        words = [event.get("trigger"), event.get("date", {}).get("words")]
        words.append(event.get("place", {}).get("words"))
        for field in _PARTIES:
            words += [p if isinstance(p, str) else p["quote"] for p in event.get(field, [])]
        for field in _TOLLS:
            words += [row.get("who") for row in event.get(field, [])]
        for quote in words:
            if quote is not None and quote not in text:
                yield f"the case itself: {quote!r} does not stand in the text"
