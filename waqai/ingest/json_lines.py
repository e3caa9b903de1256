"""JSON Lines → documents: lines of bounded length, each judged by itself.

A line is `{"id", "text" or "html", "published"?, "publisher"?, "url"?, "title"?, "country"?}`.
A line that cannot be used raises a DocumentError and the next one is read as if nothing had been.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from waqai.ingest.decode import decode
from waqai.ingest.documents import country_of, date_of, document_from_text
from waqai.model.document import Document, Hints
from waqai.model.errors import MalformedError, NotTextError

__all__ = ["Line", "document_of_line", "id_of_broken_line", "is_json_lines", "numbered_lines"]

_HEAD = 4096  # bytes kept of a line that is too long, enough to find its id
_BLANKS = b" \t\r\n"
_FIRST_KEY = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"[^"\n]{0,100}"\s*:')
_ID_FIRST = re.compile(rb'\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.){1,500}"|\d+)')
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class Line(NamedTuple):
    """A line with its number from 1. `size` in bytes; over the limit only its head is kept."""

    number: int
    content: bytes
    size: int


def is_json_lines(path: str, head: bytes) -> bool:
    """True if the name says so, or the content begins with a JSON object that has a key."""
    if path.lower().endswith((".jsonl", ".ndjson")):
        return True
    wide = _WIDE.get(head[:2])
    if wide is not None:
        head = head[2:202].decode(wide, "ignore").encode()
    return _FIRST_KEY.match(head) is not None


def numbered_lines(chunks: Iterable[bytes], limit: int) -> Iterator[Line]:
    """The lines that are not blank. Never holds more than `limit` bytes and one chunk."""
    number, size = 1, 0
    held: list[bytes] = []
    for chunk in _in_utf8(chunks):
        start = 0
        while start < len(chunk):
            end = chunk.find(b"\n", start)
            piece = chunk[start:] if end < 0 else chunk[start:end]
            size += len(piece)
            if size <= limit:
                held.append(piece)
            elif size - len(piece) <= limit:  # this piece goes over: keep the head alone
                held = [b"".join((*held, piece[:_HEAD]))[:_HEAD]]
            if end < 0:
                break
            if not _is_blank(held):
                yield Line(number, b"".join(held), size)
            number, size, held, start = number + 1, 0, [], end + 1
    if not _is_blank(held):
        yield Line(number, b"".join(held), size)


def document_of_line(line: bytes, where: str, hints: Hints) -> Document:
    """The document of one line; `where` (file:line) is its id when it names none.

    What the line says of date, country and publisher wins over `hints`. Raises MalformedError when
    the line is not a JSON object or has no text, NotTextError when its bytes are no text.
    """
    record, warnings, is_plain = _record(line, where)
    document_id = _id(record, where)
    html, text = record.get("html"), record.get("text")
    body, media_type = (text, "text/plain") if text is not None else (html, "text/html")
    if not isinstance(body, str):
        what = 'has no "text" or "html"' if body is None else 'has a "text" that is not a string'
        raise MalformedError(f"the line {what}", where)
    given, refused = _hints(record, hints)
    url = record.get("url")
    return document_from_text(
        body,
        document_id,
        given,
        media_type=media_type,
        url=url if isinstance(url, str) and url else None,
        warnings=(*warnings, *refused),
        is_plain=is_plain,
    )


def id_of_broken_line(line: bytes, where: str) -> str:
    """The id of a line that cannot be used, as far as it can be read; else `where`."""
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        match = _ID_FIRST.match(line)
        if match is None:
            return where
        try:
            found = {"id": json.loads(match[1])}
        except ValueError:
            return where
    return _id(found, where) if isinstance(found, dict) else where


def _in_utf8(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Chunks without byte-order mark; UTF-16 with a mark is turned into UTF-8 on the way."""
    decoder: codecs.IncrementalDecoder | None = None
    for index, chunk in enumerate(chunks):
        if index == 0 and chunk[:2] in _WIDE:
            decoder = codecs.getincrementaldecoder(_WIDE[chunk[:2]])("replace")
            chunk = chunk[2:]
        elif index == 0:
            chunk = chunk.removeprefix(codecs.BOM_UTF8)
        yield chunk if decoder is None else decoder.decode(chunk).encode("utf-8", "replace")


def _is_blank(held: list[bytes]) -> bool:
    return not any(piece.strip(_BLANKS) for piece in held)


def _record(line: bytes, where: str) -> tuple[dict[str, object], tuple[str, ...], bool]:
    """The JSON object of a line, with warnings, and whether it was proper JSON in UTF-8."""
    warnings: tuple[str, ...] = ()
    is_plain = True
    try:
        record = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        # A second, slower look: another encoding, lone surrogates, raw control characters.
        record, warnings, is_plain = _lenient(line, where)
    if not isinstance(record, dict):
        raise MalformedError("the line is JSON, but not an object with keys and values", where)
    return record, warnings, is_plain


def _lenient(line: bytes, where: str) -> tuple[object, tuple[str, ...], bool]:
    try:
        decoded = decode(line)
        record = json.loads(decoded.text, strict=False)
    except NotTextError as error:
        raise NotTextError(error.message, where) from error
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, ValueError) else "nested too deeply"
        raise MalformedError(f"the line is not JSON ({reason})", where) from error
    return record, decoded.warnings, decoded.is_plain


def _id(record: dict[str, object], where: str) -> str:
    given = record.get("id")
    if isinstance(given, str) and given:
        return given
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    return where


def _hints(record: dict[str, object], hints: Hints) -> tuple[Hints, list[str]]:
    """Hints of the line over the given ones, and a warning for each that cannot be used."""
    refused = []
    published, country = hints.published, hints.country
    text = {key: record.get(key) for key in ("published", "country", "publisher", "title")}
    for key, value in text.items():
        if value is not None and not isinstance(value, str):
            refused.append(f'"{key}" is not a string: left out')
    if isinstance(text["published"], str) and text["published"].strip():
        day = date_of(text["published"])
        if day is None:
            refused.append(f'"published" is no ISO date ({text["published"][:40]!r}): left out')
        published = day or published
    if isinstance(text["country"], str) and text["country"].strip():
        code = country_of(text["country"])
        if code is None:
            refused.append(f'"country" is no ISO 3166 code ({text["country"][:40]!r}): left out')
        country = code or country
    return Hints(
        published=published,
        country=country,
        publisher=_words(text["publisher"]) or hints.publisher,
        title=_words(text["title"]) or hints.title,
    ), refused


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
