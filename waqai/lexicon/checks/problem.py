"""A problem of a data file, with its place, and a table as the checks read it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

__all__ = ["Problem", "Row", "Table", "read"]


class Problem(NamedTuple):
    """What is wrong, where, and what to do. `line` is None when it concerns the whole file."""

    file: str
    line: int | None
    message: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.message}"


class Row(NamedTuple):
    """A row with its line number from 1 and its cells by column."""

    line: int
    cells: dict[str, str]


class Table(NamedTuple):
    """A table as its lines stand. Rows with a wrong number of cells are left out."""

    name: str
    header: list[str]
    rows: list[Row]


def read(root: Path, name: str) -> Table | None:
    """A table below the folder `root`; None when there is no such file or it is not UTF-8."""
    try:
        lines = (root / name).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return None
    header = lines[0].split("\t")
    rows = [
        Row(number, dict(zip(header, cells, strict=True)))
        for number, line in enumerate(lines[1:], start=2)
        if len(cells := line.split("\t")) == len(header) and line
    ]
    return Table(name, header, rows)
