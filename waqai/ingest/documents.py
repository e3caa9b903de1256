"""Text with what the user said about it → Document, with warnings for what cannot be coded."""

from __future__ import annotations

import datetime
import re

from waqai.arabic.tokenise import is_arabic
from waqai.ingest.decode import Decoded, decode, without_surrogates
from waqai.ingest.html import html_to_text
from waqai.model.document import EMPTY, NO_ARABIC, Document, Hints
from waqai.model.ids import sha256_hex

__all__ = [
    "NO_HINTS",
    "country_of",
    "date_of",
    "document_from_bytes",
    "document_from_text",
]


NO_HINTS = Hints()
_COUNTRY = re.compile(r"[A-Za-z]{2}")


def document_from_bytes(
    data: bytes, document_id: str, hints: Hints, media_type: str = "text/plain"
) -> Document:
    """A document of a file's bytes. Raises NotTextError when they are no text.

    HTML (`media_type` text/html) is reduced to its text; every other type is taken as it stands.
    """
    return _document(
        decode(data), document_id, hints, media_type=media_type, sha256=sha256_hex(data)
    )


def document_from_text(
    text: str,
    document_id: str,
    hints: Hints = NO_HINTS,
    *,
    media_type: str = "text/plain",
    url: str | None = None,
    warnings: tuple[str, ...] = (),
    is_plain: bool = True,
) -> Document:
    """A document of text that is decoded already: a JSON line, or a string in a program.

    Its sha256 is that of the text in UTF-8, so the same text in a file has the same one.
    """
    text, n_lone = without_surrogates(text)
    if n_lone:
        warnings = (*warnings, f"{n_lone} lone surrogates, replaced by U+FFFD")
    decoded = Decoded(text, "utf-8", warnings, is_plain and not n_lone)
    return _document(
        decoded,
        document_id,
        hints,
        media_type=media_type,
        sha256=sha256_hex(text.encode()),
        url=url,
    )


def date_of(words: str) -> datetime.date | None:
    """The day of an ISO date or date with time, None when it is none.

    >>> date_of("2024-01-24T08:30:00Z")
    datetime.date(2024, 1, 24)
    """
    try:
        return datetime.datetime.fromisoformat(words.strip()).date()
    except ValueError:
        return None


def country_of(words: str) -> str | None:
    """The ISO 3166 alpha-2 code in capitals, None when it has not that form.

    >>> country_of("iq"), country_of("Iraq")
    ('IQ', None)
    """
    return words.strip().upper() if _COUNTRY.fullmatch(words.strip()) else None


def _document(
    decoded: Decoded,
    document_id: str,
    hints: Hints,
    *,
    media_type: str,
    sha256: str,
    url: str | None = None,
) -> Document:
    text, encoding, warnings, is_plain = decoded
    if media_type == "text/html":
        text, is_plain = html_to_text(text), False
    if not text.strip():
        warnings = (*warnings, EMPTY)
    elif not is_arabic(text):
        warnings = (*warnings, NO_ARABIC)
    return Document(
        id=without_surrogates(document_id)[0],
        text=text,
        sha256=sha256,
        media_type=media_type,
        encoding=encoding,
        url=url,
        hints=hints,
        warnings=warnings,
        is_plain=is_plain,
    )
