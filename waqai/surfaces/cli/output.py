"""Where records go: standard output, a file, or a Parquet file, one write per document."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import msgspec

from waqai.model.errors import WaqaiError
from waqai.surfaces.cli.rows import Row

__all__ = ["Output", "OutputError", "ParquetOutput", "open_output"]

_ROW_GROUP = 20_000


class OutputError(WaqaiError):
    """The output cannot be opened or its library is missing."""


class Output:
    """Bytes to standard output (`path` None) or to a file, flushed after each document."""

    def __init__(self, path: str | None) -> None:
        self._owned = _opened(path) if path is not None else None
        self._stream: BinaryIO = self._owned or sys.stdout.buffer

    def __enter__(self) -> Output:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._owned is not None:
            self._owned.close()

    @property
    def file_id(self) -> tuple[int, int] | None:
        """(device, inode) of a file being written, so that it is not read at the same time."""
        try:
            found = os.fstat(self._stream.fileno())
        except (OSError, io.UnsupportedOperation):
            return None
        return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None

    def write(self, record: bytes) -> None:
        """Writes one document's bytes."""
        if record:
            self._stream.write(record)
            self._stream.flush()


class ParquetOutput(Output):
    """Rows, handed over as JSON Lines, into one Parquet file; needs pyarrow."""

    def __init__(self, path: str | None) -> None:
        try:
            import pyarrow  # noqa: PLC0415  an optional extra
            import pyarrow.parquet  # noqa: PLC0415
        except ImportError as error:
            raise OutputError(
                "--format parquet needs pyarrow: pip install 'waqai[parquet]'"
            ) from error
        super().__init__(path)
        self._arrow: Any = pyarrow  # pyarrow has no types of its own
        self._schema = pyarrow.schema(
            [
                pyarrow.field(
                    field.name, _arrow_type(pyarrow, field.type), field.name != "document"
                )
                for field in msgspec.structs.fields(Row)
            ]
        )
        self._writer = pyarrow.parquet.ParquetWriter(self._stream, self._schema)
        self._rows: list[dict[str, object]] = []

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._flush()
        self._writer.close()
        super().__exit__(kind, error, trace)

    def write(self, record: bytes) -> None:
        """Keeps the rows of one document; every 20,000 rows are written as a group."""
        self._rows += [msgspec.json.decode(line) for line in record.splitlines()]
        if len(self._rows) >= _ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._arrow.Table.from_pylist(self._rows, self._schema))
            self._rows = []


def open_output(format_name: str, path: str | None) -> Output:
    """The output for a format. Raises OutputError when it cannot be opened."""
    if format_name == "parquet":
        if path is None and sys.stdout.isatty():
            raise OutputError("--format parquet is no text for a terminal: give --output PATH")
        return ParquetOutput(path)
    return Output(path)


def _opened(path: str) -> BinaryIO:
    try:
        return Path(path).open("wb")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror})") from error


def _arrow_type(pyarrow: Any, annotation: Any) -> Any:  # pyarrow has no types of its own
    types = {
        str: pyarrow.string(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        bool: pyarrow.bool_(),
    }
    members = getattr(annotation, "__args__", (annotation,))
    return next(types[member] for member in members if member in types)
