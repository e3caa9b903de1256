"""Read TSV and TOML data files into typed rows; file and line in every error.

A table is UTF-8, tab separated, with a header line. Its row type is a msgspec Struct whose fields
are the columns; fields with a default may be missing from the file. Values are converted to the
field's type (int, float, date); an empty cell is the field's default, or "" for text.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from waqai.model.errors import DataFileError

__all__ = ["PACKAGE", "read_table", "read_toml"]

PACKAGE = Path(__file__).resolve().parent.parent

Row = TypeVar("Row", bound=msgspec.Struct)


def read_table(path: Path | str, row_type: type[Row]) -> tuple[Row, ...]:
    """The rows of a TSV file, in file order.

    A relative path is taken from the package folder. Raises DataFileError naming file and line for
    a missing file, an unknown or missing column, a wrong number of cells or a value of wrong type.
    """
    file = PACKAGE / path
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise DataFileError(f"{file}: cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise DataFileError(f"{file}: not UTF-8 ({error.reason}); save it as UTF-8.") from error
    header = lines[0].split("\t")
    fields = {field.encode_name: field for field in msgspec.structs.fields(row_type)}
    unknown = [name for name in header if name not in fields]
    if unknown:
        raise DataFileError(f"{file}:1: unknown column {unknown[0]!r}; known: {', '.join(fields)}.")
    missing = [name for name, field in fields.items() if field.required and name not in header]
    if missing:
        raise DataFileError(f"{file}:1: column {missing[0]!r} is missing.")
    if all(field.type is str for field in fields.values()):
        return _text_rows(file, lines, header, row_type)
    return _typed_rows(file, lines, header, row_type)


def _cells(file: Path, number: int, line: str, width: int) -> list[str]:
    cells = line.split("\t")
    if len(cells) != width:
        raise DataFileError(f"{file}:{number}: {len(cells)} cells where the header has {width}.")
    return cells


def _text_rows(
    file: Path, lines: list[str], header: list[str], row_type: type[Row]
) -> tuple[Row, ...]:
    width = len(header)
    names = {field.encode_name: field.name for field in msgspec.structs.fields(row_type)}
    columns = [names[column] for column in header]
    return tuple(
        row_type(**dict(zip(columns, _cells(file, number, line, width), strict=True)))
        for number, line in enumerate(lines[1:], start=2)
        if line
    )


def _typed_rows(
    file: Path, lines: list[str], header: list[str], row_type: type[Row]
) -> tuple[Row, ...]:
    texts = {field.encode_name for field in msgspec.structs.fields(row_type) if field.type is str}
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        cells = _cells(file, number, line, len(header))
        filled = {
            name: cell for name, cell in zip(header, cells, strict=True) if cell or name in texts
        }
        try:
            rows.append(msgspec.convert(filled, row_type, strict=False))
        except msgspec.ValidationError as error:
            raise DataFileError(f"{file}:{number}: {error}") from error
    return tuple(rows)


def read_toml(path: Path | str) -> dict[str, Any]:  # Any: TOML is typed by whoever converts it
    """The content of a TOML file. Raises DataFileError naming the file when it is no TOML."""
    file = PACKAGE / path
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataFileError(f"{file}: {error}") from error
