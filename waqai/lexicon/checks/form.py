"""The form of one table: bytes, header, cells, order, doubles. Problems name file and line."""

from __future__ import annotations

import datetime
import itertools
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

from waqai.arabic.fold import fold
from waqai.lexicon.checks.problem import Problem, Table
from waqai.lexicon.tables import read_table
from waqai.model.errors import DataFileError

__all__ = ["check_bytes", "check_cells", "check_doubles", "check_order", "check_struct"]

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00a0]")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_COUNTRY = re.compile(r"[A-Z]{2}")
_DATE_COLUMNS = ("since", "until", "date")
_BOUNDS = {"lat": 90.0, "lon": 180.0}

#: Columns that hold words of the language: rows equal in all others must differ here after folding.
_WORDS = ("form", "word", "perfect", "imperfect", "singular", "plural", "noun", "spelling")
#: Columns that say nothing of the meaning of a row.
_REMARKS = ("note", "source", "variety", "reason")


def check_bytes(root: Path, name: str) -> Iterator[Problem]:
    """UTF-8 without byte-order mark, NFC, line feeds, no blank lines, no invisible characters."""
    data = (root / name).read_bytes()
    if data.startswith(b"\xef\xbb\xbf"):
        yield Problem(name, 1, "begins with a byte-order mark: save as UTF-8 without it")
    if b"\r" in data:
        line = data[: data.index(b"\r")].count(b"\n") + 1
        yield Problem(name, line, "has carriage returns: save with line feeds alone")
    if not data.endswith(b"\n"):
        yield Problem(name, None, "the last line has no line feed")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        yield Problem(name, line, f"not UTF-8 ({error.reason}): save as UTF-8")
        return
    is_plain = unicodedata.is_normalized("NFC", text) and not _INVISIBLE.search(text)
    for number, line_text in enumerate([] if is_plain else text.split("\n"), start=1):
        if not unicodedata.is_normalized("NFC", line_text):
            yield Problem(name, number, "not in Unicode form NFC: type the letters again")
        found = _INVISIBLE.search(line_text.removeprefix("\ufeff"))
        if found:
            yield Problem(name, number, f"invisible character U+{ord(found[0]):04X}: remove it")


def check_struct(root: Path, name: str, row_type: type[msgspec.Struct]) -> Iterator[Problem]:
    """Columns, number of cells and types of values as the reader of the table needs them."""
    try:
        read_table(root / name, row_type)
    except DataFileError as error:
        place, _, message = str(error).removeprefix(f"{root / name}").partition(" ")
        line = place.strip(":")
        yield Problem(name, int(line) if line.isdigit() else None, message)


def check_order(table: Table, root: Path) -> Iterator[Problem]:
    """Rows stand in code-point order of the whole line, no row twice."""
    lines = (root / table.name).read_text(encoding="utf-8").split("\n")[1:]
    if lines and not lines[-1]:
        lines.pop()
    for number, line in enumerate(lines, start=2):
        if not line:
            yield Problem(table.name, number, "blank line: remove it")
    for number, (before, line) in enumerate(itertools.pairwise(lines), start=3):
        if line == before:
            yield Problem(table.name, number, "the same row as the one before: remove it")
        elif line < before:
            yield Problem(table.name, number, "not in order: sort the rows by the whole line")
            break


def check_cells(table: Table) -> Iterator[Problem]:
    """Blanks, ids, dates, coordinates and country codes are well formed."""
    first = table.header[0]
    for row in table.rows:
        for column, cell in row.cells.items():
            if cell != cell.strip() or "  " in cell:
                yield Problem(table.name, row.line, f"{column}: blanks too many in {cell!r}")
        if not _ID.fullmatch(row.cells[first]):
            message = f"{first}: {row.cells[first]!r} is no id (Latin letters, digits, - . _)"
            yield Problem(table.name, row.line, message)
        yield from _check_values(table.name, row.line, row.cells)


def _check_values(name: str, line: int, cells: dict[str, str]) -> Iterator[Problem]:
    for column in _DATE_COLUMNS:
        if cells.get(column) and not _is_date(cells[column]):
            message = f"{column}: {cells[column]!r} is no date (2014, 2014-06 or 2014-06-29)"
            yield Problem(name, line, message)
    since, until = cells.get("since"), cells.get("until")
    if since and until and until[: len(since)] < since[: len(until)]:
        yield Problem(name, line, f"until {until} lies before since {since}")
    for column, bound in _BOUNDS.items():
        try:
            if cells.get(column) and not -bound <= float(cells[column]) <= bound:
                yield Problem(name, line, f"{column}: {cells[column]} lies outside ±{bound:g}")
        except ValueError:
            yield Problem(name, line, f"{column}: {cells[column]!r} is no number")
    country = cells.get("country")
    if country and not _COUNTRY.fullmatch(country):
        yield Problem(name, line, f"country: {country!r} is no ISO 3166 code of two capitals")


def _is_date(words: str) -> bool:
    parts = _DATE.fullmatch(words)
    if parts is None:
        return False
    try:
        datetime.date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return False
    return True


def check_doubles(table: Table, has_unique_ids: bool) -> Iterator[Problem]:
    """Every id once (in tables that define ids); no word twice with the same meaning.

    Words are compared folded: spelling variants are code, never rows.
    """
    first = table.header[0]
    seen_ids: dict[str, int] = {}
    seen_words: dict[tuple[str, ...], int] = {}
    words = [column for column in table.header if column in _WORDS]
    ignored = {*words, *_REMARKS} | ({first} if has_unique_ids else set())
    meaning = [column for column in table.header if column not in ignored]
    for row in table.rows:
        if has_unique_ids:
            earlier = seen_ids.setdefault(row.cells[first], row.line)
            if earlier != row.line:
                message = f"{first} {row.cells[first]!r} stands in line {earlier} already"
                yield Problem(table.name, row.line, message)
        if words:
            key = (*(fold(row.cells[c]) for c in words), *(row.cells[c] for c in meaning))
            earlier = seen_words.setdefault(key, row.line)
            if earlier != row.line:
                shown = " / ".join(row.cells[c] for c in words if row.cells[c])
                message = f"{shown} means the same as line {earlier}: spelling variants are no rows"
                yield Problem(table.name, row.line, message)
