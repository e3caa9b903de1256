"""The output formats of `waqai code`: how one report, one error and the start of a file look."""

from __future__ import annotations

from typing import Protocol

import msgspec

from waqai.model.report import ErrorReport, Report
from waqai.surfaces.cli.display import Style
from waqai.surfaces.cli.rows import csv_header, csv_lines, error_row, event_rows
from waqai.surfaces.cli.table import Table

__all__ = ["FORMATS", "Format", "format_named", "json_line"]

FORMATS = ("table", "jsonl", "csv", "parquet")


class Format(Protocol):
    """Turns records into bytes. Parquet hands rows on as JSON Lines; its file writes them."""

    def report(self, report: Report) -> bytes:
        """The bytes of a report."""

    def error(self, error: ErrorReport) -> bytes:
        """The bytes of a document that could not be coded."""

    def start(self) -> bytes:
        """What stands before the first record."""


def format_named(name: str, style: Style, is_explained: bool = False) -> Format:
    """The format of that name; style and explanations concern the table alone."""
    if name == "table":
        return _AsTable(Table(style, is_explained))
    if name == "csv":
        return _AsCsv()
    return _AsRows() if name == "parquet" else _AsJsonLines()


def json_line(record: object) -> bytes:
    """A record as one line of JSON."""
    return msgspec.json.encode(record) + b"\n"


class _AsJsonLines:
    def report(self, report: Report) -> bytes:
        return json_line(report)

    def error(self, error: ErrorReport) -> bytes:
        return json_line(error)

    def start(self) -> bytes:
        return b""


class _AsTable:
    def __init__(self, table: Table) -> None:
        self._table = table

    def report(self, report: Report) -> bytes:
        return self._table.report(report).encode()

    def error(self, error: ErrorReport) -> bytes:
        return self._table.error(error).encode()

    def start(self) -> bytes:
        return b""


class _AsCsv:
    def report(self, report: Report) -> bytes:
        return csv_lines(event_rows(report)).encode()

    def error(self, error: ErrorReport) -> bytes:
        return csv_lines([error_row(error)]).encode()

    def start(self) -> bytes:
        return csv_header().encode()


class _AsRows:
    def report(self, report: Report) -> bytes:
        return b"".join(map(json_line, event_rows(report)))

    def error(self, error: ErrorReport) -> bytes:
        return json_line(error_row(error))

    def start(self) -> bytes:
        return b""
