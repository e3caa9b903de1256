"""A document as it is coded: its text, where it came from, and what the user said about it."""

from __future__ import annotations

import datetime

import msgspec

from waqai.model.evidence import Span

__all__ = ["EMPTY", "NO_ARABIC", "Article", "Document", "Hints"]

# Warnings of documents that have no articles.
EMPTY = "the document is empty: no articles"
NO_ARABIC = "no Arabic text in the document: no articles"


class Hints(msgspec.Struct, frozen=True):
    """What the user knows beforehand. Hints never win over what the text says plainly."""

    published: datetime.date | None = None
    country: str | None = None  # ISO 3166 alpha-2
    publisher: str | None = None
    title: str | None = None


class Document(msgspec.Struct, frozen=True):
    """Decoded text with its identity. All spans of a report are offsets into `text`."""

    id: str
    text: str
    sha256: str  # of the bytes the text was decoded from
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    url: str | None = None
    hints: Hints = Hints()
    warnings: tuple[str, ...] = ()
    is_plain: bool = True  # the source was plain UTF-8 text: the report need not repeat it


class Article(msgspec.Struct, frozen=True):
    """One article of a document, as a view: a title span and body spans over the text.

    `tokens` are half-open ranges of token positions that belong to the article (title first),
    in reading order; everything else on the page is furniture. `repeats` are ranges that say again
    what the body says (headline printed twice, pull quotes).
    """

    index: int
    title: Span | None
    body: tuple[Span, ...]
    tokens: tuple[tuple[int, int], ...]
    repeats: tuple[tuple[int, int], ...] = ()
