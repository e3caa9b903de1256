"""The exception tree.

    WaqaiError                 anything Waqai raises on purpose
    ├── DataFileError          a table or rule file of the package is wrong: fails at load
    └── DocumentError          one document cannot be coded: recorded, the rest goes on
        ├── UnreadableError    the bytes cannot be had (missing, no permission, not a file)
        ├── NotTextError       the bytes are not text in any encoding we read
        ├── TooLargeError      over the size limit
        └── MalformedError     not the promised format (a JSON line that is no JSON, lacks text …)

Messages say what happened, where (file:line or document) and what to do.
"""

from __future__ import annotations

__all__ = [
    "DataFileError",
    "DocumentError",
    "MalformedError",
    "NotTextError",
    "TooLargeError",
    "UnreadableError",
    "WaqaiError",
]


class WaqaiError(Exception):
    """Anything Waqai raises on purpose. Catch it to keep a program running."""


class DataFileError(WaqaiError):
    """A data file of the package or of the user is wrong; the message names file and line."""


class DocumentError(WaqaiError):
    """One document cannot be coded. `kind` goes into the error record, `where` says the place."""

    kind = "document"

    def __init__(self, message: str, where: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where


class UnreadableError(DocumentError):
    """The bytes cannot be had: missing file, no permission, a folder where a file should be."""

    kind = "unreadable"


class NotTextError(DocumentError):
    """The bytes are not text in any encoding Waqai reads."""

    kind = "not_text"


class TooLargeError(DocumentError):
    """The document is over the size limit (`--max-size`)."""

    kind = "too_large"


class MalformedError(DocumentError):
    """The input is not in its promised format."""

    kind = "malformed"
