"""The lexica of the text stage: page furniture, bylines and the names of outlets.

Tables: chrome.tsv (words of page furniture and what they do), bylines.tsv (words that announce an
author, an agency or a date), outlets.tsv (news outlets by name). Initials such as أ ف ب are also
entered with points (أ.ف.ب).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec

from waqai.lexicon.lexicon import Lexicon, Policy
from waqai.lexicon.tables import read_table

__all__ = ["TABLES", "Byline", "Chrome", "Outlet", "bylines", "chrome", "lexica", "outlets"]


class Chrome(msgspec.Struct, frozen=True):
    """Words of page furniture.

    action: drop_line, drop_rest (the rest of the page), next_article (headlines or a further
    article follow), label (a line of metadata: date, author, source).
    match: line (alone on its line), start (begins a short line), contains (anywhere in a short
    line), tail (after a full stop, to the end of the page).
    """

    id: str
    form: str
    action: str
    match: str
    language: str
    note: str = ""


class Byline(msgspec.Struct, frozen=True):
    """A word of bylines and datelines.

    kind: author, publisher, agency, editing, photo; date (stands beside a date); told (a verb that
    says an outlet learned something), own (an outlet's own people), to and to_outlet (before
    whom one speaks to), said (a word of speech), source (somebody without a name). position:
    before the name it announces, after it or instead of a name (وكالات, خاص), with (beside it).
    """

    id: str
    form: str
    kind: str
    position: str


class Outlet(msgspec.Struct, frozen=True):
    """One spelling of an outlet's name; the id before `--` is the outlet.

    kind: agency (its copy is printed by others), media, ministry. `bare` "ambiguous": the name is
    also an everyday word or a place, so it counts in a byline, dateline, label or quotes only;
    "foreign": it does not publish in Arabic, so a text that quotes it is not its own.
    """

    id: str
    form: str
    name_en: str
    kind: str
    country: str
    bare: str = ""

    @property
    def outlet_id(self) -> str:
        """The id of the outlet, without the number of the spelling."""
        return self.id.partition("--")[0]


TABLES: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("text/chrome.tsv", Chrome),
    ("text/bylines.tsv", Byline),
    ("text/outlets.tsv", Outlet),
)


@lru_cache(maxsize=1)
def chrome() -> tuple[Chrome, ...]:
    """The rows of chrome.tsv, in the order of the lexicon `chrome`."""
    return read_table("text/chrome.tsv", Chrome)


@lru_cache(maxsize=1)
def bylines() -> tuple[Byline, ...]:
    """The rows of bylines.tsv, in the order of the lexicon `byline`."""
    return read_table("text/bylines.tsv", Byline)


@lru_cache(maxsize=1)
def outlets() -> tuple[Outlet, ...]:
    """The rows of outlets.tsv, in the order of the lexicon `outlet`."""
    return read_table("text/outlets.tsv", Outlet)


def lexica() -> list[Lexicon[Any]]:
    """The lexica `chrome`, `byline` and `outlet`."""
    furniture = [
        (form, number, "")
        for number, row in enumerate(chrome())
        for form in _cases(row.form, row.language)
    ]
    words = [(row.form, number, "") for number, row in enumerate(bylines())]
    names = [
        (form, number, "") for number, row in enumerate(outlets()) for form in _dotted(row.form)
    ]
    return [
        Lexicon("chrome", chrome(), furniture, Policy("exact", "exact")),
        Lexicon("byline", bylines(), words, Policy("noun", "exact")),
        Lexicon("outlet", outlets(), names, Policy("noun", "exact")),
    ]


def _cases(form: str, language: str) -> tuple[str, ...]:
    """The form; of Latin ones also in small and in capital letters."""
    return (form,) if language == "ar" else tuple(dict.fromkeys((form, form.lower(), form.upper())))


def _dotted(form: str) -> Iterator[str]:
    """The form; of initials also with points: أ ف ب → أ.ف.ب and أ.ف.ب. ."""
    yield form
    letters = form.split(" ")
    if len(letters) > 1 and all(len(letter) == 1 for letter in letters):
        yield ".".join(letters)
        yield ".".join(letters) + "."
