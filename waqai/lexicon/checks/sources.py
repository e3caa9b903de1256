"""SOURCES.tsv: where each table came from, under which licence, since when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from waqai.lexicon.checks.problem import Problem, Table

__all__ = ["SOURCES", "SourceRow", "check_sources"]

SOURCES = "reference/SOURCES.tsv"


class SourceRow(msgspec.Struct, frozen=True):
    """A row of SOURCES.tsv: one source of one table (a table may have several).

    `table`: path in the package. `licence`: SPDX id or the licence's own name. `date`: when the
    facts were taken.
    """

    table: str
    source: str
    licence: str
    date: str
    note: str


def check_sources(root: Path, tables: list[str], sources: Table) -> Iterator[Problem]:
    """Every table is listed, every row names a file that exists, no cell but note is empty."""
    listed = {row.cells["table"] for row in sources.rows}
    for row in sources.rows:
        if not (root / row.cells["table"]).is_file():
            yield Problem(SOURCES, row.line, f"there is no file {row.cells['table']}")
        for column in ("source", "licence", "date"):
            if not row.cells[column]:
                yield Problem(SOURCES, row.line, f"{column} is empty")
    for name in tables:
        if name not in listed and name != SOURCES:
            yield Problem(SOURCES, None, f"{name} is not listed: add its source and licence")
