"""INPUT… → documents and error records, in order, one at a time.

Reads files, folders, globs, standard input and JSON Lines. What cannot be read becomes an error
record in its place and the rest goes on. Memory is bounded by the size limit, whatever the input.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from waqai.ingest.decode import without_surrogates
from waqai.ingest.documents import NO_HINTS, document_from_bytes
from waqai.ingest.json_lines import (
    Line,
    document_of_line,
    id_of_broken_line,
    is_json_lines,
    numbered_lines,
)
from waqai.ingest.paths import STDIN, FileId, Source, sources
from waqai.model.document import Document, Hints
from waqai.model.errors import DocumentError, TooLargeError, UnreadableError
from waqai.model.report import ErrorReport

__all__ = ["DEFAULT_MAX_BYTES", "Inputs"]

DEFAULT_MAX_BYTES = 20_000_000
_CHUNK = 1 << 20


class Inputs:
    """All documents of a command's INPUTs; iterate once.

    `bytes_total` is None when a size is not known beforehand (standard input, pipes);
    `bytes_read` tells how far the reading is.
    """

    def __init__(
        self,
        inputs: Sequence[str],
        stdin: BinaryIO,
        hints: Hints = NO_HINTS,
        max_bytes: int = DEFAULT_MAX_BYTES,
        exclude: FileId | None = None,
    ) -> None:
        self._sources = sources(inputs, exclude)
        self._stdin = stdin
        self._hints = hints
        self._max_bytes = max_bytes
        self._seen: set[str] = set()
        self.bytes_read = 0
        sizes = [0 if source.problem else source.size for source in self._sources]
        known = [size for size in sizes if size is not None]
        self.bytes_total = sum(known) if len(known) == len(sizes) else None

    def __iter__(self) -> Iterator[Document | ErrorReport]:
        for source in self._sources:
            for item in self._read(source):
                yield item if isinstance(item, ErrorReport) else self._noted(item)

    def _read(self, source: Source) -> Iterator[Document | ErrorReport]:
        if source.problem is not None:
            yield _error(UnreadableError(source.problem), source.path)
            return
        try:
            if source.path == STDIN:
                yield from self._content(source, self._stdin)
            else:
                with Path(source.path).open("rb") as file:
                    yield from self._content(source, file)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            unreadable = UnreadableError(f"cannot be read ({reason})", source.path)
            yield _error(unreadable, source.path)
        except DocumentError as error:
            yield _error(error, source.path)

    def _content(self, source: Source, file: BinaryIO) -> Iterator[Document | ErrorReport]:
        chunks = self._chunks(file)
        head = b""
        while len(head) < 256 and (chunk := next(chunks, b"")):
            head += chunk
        rest = itertools.chain([head], chunks)
        if is_json_lines(source.path, head):
            for line in numbered_lines(rest, self._max_bytes):
                yield self._line(source.path, line)
            return
        if source.size is not None and source.size > self._max_bytes:
            raise _too_large(f"the file has {_megabytes(source.size)}", self._max_bytes)
        held, size = [], 0
        for chunk in rest:
            held.append(chunk)
            size += len(chunk)
            if size > self._max_bytes:
                raise _too_large(f"the file has over {_megabytes(size)}", self._max_bytes)
        is_html = source.path.lower().endswith((".html", ".htm", ".xhtml"))
        yield document_from_bytes(
            b"".join(held), source.path, self._hints, "text/html" if is_html else "text/plain"
        )

    def _line(self, path: str, line: Line) -> Document | ErrorReport:
        where = f"{path}:{line.number}"
        try:
            if line.size > self._max_bytes:
                raise _too_large(f"the line has {_megabytes(line.size)}", self._max_bytes)
            return document_of_line(line.content, where, self._hints)
        except DocumentError as error:
            return _error(error, id_of_broken_line(line.content, where), where)

    def _chunks(self, file: BinaryIO) -> Iterator[bytes]:
        read = getattr(file, "read1", file.read)  # read1 gives what a slow pipe has so far
        while chunk := read(_CHUNK):
            self.bytes_read += len(chunk)
            yield chunk

    def _noted(self, document: Document) -> Document:
        """The document, with a warning when its id was used before."""
        if document.id not in self._seen:
            self._seen.add(document.id)
            return document
        warning = f"the id {document.id!r} stands for another document of this run too"
        return msgspec.structs.replace(document, warnings=(*document.warnings, warning))


def _too_large(what: str, limit: int) -> TooLargeError:
    return TooLargeError(f"{what}, over the limit of {_megabytes(limit)} (see --max-size)")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size} bytes"


def _error(error: DocumentError, document_id: str, where: str | None = None) -> ErrorReport:
    where = error.where or where or document_id
    names = [without_surrogates(name)[0] for name in (document_id, where)]  # odd file names
    return ErrorReport.of(names[0], error.kind, error.message, names[1])
