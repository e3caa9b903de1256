"""What is done to each document, in this process or in another: code it, write it as bytes.

Whatever goes wrong with one document becomes its error record; nothing here stops the run.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec

from waqai.coders.choose import get_coder
from waqai.model.document import Document
from waqai.model.errors import DocumentError
from waqai.model.report import ErrorReport
from waqai.surfaces.cli.display import Style
from waqai.surfaces.cli.formats import format_named

__all__ = ["CodeWork", "Outcome", "Work", "do", "internal_error"]


class Outcome(NamedTuple):
    """The bytes for the output, the lines for stderr, and whether the document failed."""

    output: bytes
    notes: tuple[str, ...] = ()
    has_failed: bool = False


class Maker(Protocol):
    """Writes documents and errors as bytes."""

    def document(self, document: Document) -> bytes:
        """The record of a document. May raise anything."""

    def error(self, error: ErrorReport) -> bytes:
        """The record of a document that could not be coded."""


class Work(Hashable, Protocol):
    """A description of the work that can be sent to another process, which then builds it."""

    @property
    def is_quiet(self) -> bool:
        """True if warnings stand in the output, so that stderr need not repeat them."""

    def build(self) -> Maker:
        """The work, ready to be done. Costs the reading of the word lists."""


class CodeWork(msgspec.Struct, frozen=True):
    """`waqai code`: reports in one of the formats."""

    format: str
    coder: str = "rules"
    is_explained: bool = False
    style: Style = Style()

    @property
    def is_quiet(self) -> bool:
        """The table shows the warnings itself."""
        return self.format == "table"

    def build(self) -> Maker:
        """The coder and the format."""
        return _Code(self)


class _Code:
    def __init__(self, work: CodeWork) -> None:
        self._coder = get_coder(work.coder)
        self._is_explained = work.is_explained
        self._format = format_named(work.format, work.style, work.is_explained)
        self.error: Callable[[ErrorReport], bytes] = self._format.error

    def document(self, document: Document) -> bytes:
        return self._format.report(self._coder.report(document, explain=self._is_explained))


def do(maker: Maker, item: Document | ErrorReport, is_quiet: bool) -> Outcome:
    """The outcome for one document; never raises for what the document causes."""
    if isinstance(item, ErrorReport):
        return _failed(maker, item)
    try:
        output = maker.document(item)
    except DocumentError as error:
        where = error.where or item.id
        return _failed(maker, ErrorReport.of(item.id, error.kind, error.message, where))
    except Exception as error:  # noqa: BLE001  one document must not end the run
        return _failed(maker, internal_error(item.id, _told(error)))
    warnings = () if is_quiet else item.warnings
    return Outcome(output, tuple(f"waqai: {item.id}: warning: {warning}" for warning in warnings))


def internal_error(document_id: str, message: str) -> ErrorReport:
    """The record of a document that Waqai itself failed on."""
    message = f"{message}; this is a fault of Waqai, please report it"
    return ErrorReport.of(document_id, "internal", message, document_id)


def _failed(maker: Maker, error: ErrorReport) -> Outcome:
    where = error.error.where or error.document.id
    note = " ".join(f"waqai: {where}: {error.error.message}".split())
    return Outcome(maker.error(error), (note,), has_failed=True)


def _told(error: Exception) -> str:
    """Type, short message and the line of code, without words of the document beyond that."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} at {place}: {str(error)[:120]}"
