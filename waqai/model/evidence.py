"""Spans of a document's text and the words that stand there."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

__all__ = ["Evidence", "Span", "quote"]


class Span(NamedTuple):
    """Where words stand: code points of the document's text, half-open [start, end)."""

    start: int
    end: int


class Evidence(msgspec.Struct, frozen=True):
    """Words of the document with their place. `quote == text[span.start:span.end]`, always."""

    quote: str
    span: Span


def quote(text: str, span: Span) -> Evidence:
    """The words at `span` of `text`.

    >>> quote("انفجرت عبوة", Span(0, 6)).quote
    'انفجرت'
    """
    return Evidence(text[span.start : span.end], span)
