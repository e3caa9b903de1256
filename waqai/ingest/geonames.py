"""GeoNames' files, as they are downloaded → features and names, line by line.

In: a country dump (SY.zip, or SY.txt from it: 19 columns separated by tabs, no header) and
alternate names (alternateNamesV2.zip, or a country's own from alternatenames/: id, geonameid,
isolanguage, name, isPreferredName, isShortName, isColloquial, isHistoric, from, to; older files end
after isHistoric). Columns after https://download.geonames.org/export/dump/readme.txt. Files are
never held in memory. What is wrong with one is a `GeonamesError` with file and line.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from waqai.model.errors import DataFileError

__all__ = ["Feature", "GeonamesError", "Name", "is_dump", "read_features", "read_names"]

_DUMP_COLUMNS = 19
_NAME_COLUMNS = (8, 10)
_NO_TABLES = ("readme.txt", "iso-languagecodes.txt")
_AGAIN = "download the file again"


class GeonamesError(DataFileError):
    """A file of GeoNames that cannot be used."""


class Feature(NamedTuple):
    """A row of a country dump. names: further ones, languages unknown; people: 0 if unknown."""

    id: str
    name: str
    names: str
    lat: float
    lon: float
    code: str
    country: str
    admin1: str
    people: int


class Name(NamedTuple):
    """A row of the alternate names; language "" where the file has none."""

    feature: str
    language: str
    name: str
    is_preferred: bool
    is_colloquial: bool
    is_historic: bool


def is_dump(path: Path) -> bool:
    """True for a country dump, False for alternate names. Raises GeonamesError for any other."""
    for where, _, line in _lines(path):
        columns = line.count(b"\t") + 1
        if columns == _DUMP_COLUMNS:
            return True
        if columns in _NAME_COLUMNS:
            return False
        raise GeonamesError(
            f"{where}:1: {columns} columns; a country dump of GeoNames has {_DUMP_COLUMNS},"
            f" alternate names have 10: give files of download.geonames.org/export/dump"
        )
    raise GeonamesError(f"{path}: the file is empty; {_AGAIN}.")


def read_features(path: Path, codes: Container[str]) -> Iterator[Feature]:
    """The features of some codes (class and code: "P.PPL") in a country dump."""
    for where, number, line in _lines(path):
        cells = line.split(b"\t")
        if len(cells) != _DUMP_COLUMNS:
            raise GeonamesError(
                f"{where}:{number}: {len(cells)} columns where a country dump of GeoNames has"
                f" {_DUMP_COLUMNS}; {_AGAIN}."
            )
        code = (cells[6] + b"." + cells[7]).decode("ascii", "replace")
        if code not in codes:
            continue
        try:
            lat, lon, people = float(cells[4]), float(cells[5]), int(cells[14] or 0)
            if not (cells[0].isdigit() and -90 <= lat <= 90 and -180 <= lon <= 180):
                raise ValueError("id or coordinates")
            yield Feature(
                cells[0].decode(),
                cells[1].decode(),
                cells[3].decode(),
                lat,
                lon,
                code,
                cells[8].decode(),
                cells[10].decode(),
                people,
            )
        except ValueError as error:  # UnicodeDecodeError is one
            what = "not UTF-8" if isinstance(error, UnicodeError) else "a number is none"
            raise GeonamesError(f"{where}:{number}: {what} ({error}); {_AGAIN}.") from error


def read_names(path: Path, wanted: Container[str], languages: Container[bytes]) -> Iterator[Name]:
    """The names of the features wanted (geonameids) in some languages."""
    for where, number, line in _lines(path):
        head = line.split(b"\t", 3)
        if len(head) != 4:
            raise GeonamesError(f"{where}:{number}: too few columns; {_AGAIN}.")
        if head[2] not in languages:
            continue
        feature = head[1].decode("ascii", "replace")
        if feature not in wanted:
            continue
        cells = line.split(b"\t")
        if len(cells) not in _NAME_COLUMNS:
            raise GeonamesError(
                f"{where}:{number}: {len(cells)} columns where alternate names have 10; {_AGAIN}."
            )
        try:
            name = cells[3].decode()
        except UnicodeDecodeError as error:
            raise GeonamesError(f"{where}:{number}: not UTF-8 ({error}); {_AGAIN}.") from error
        flags = [cell.strip() == b"1" for cell in cells[4:8]]
        yield Name(feature, head[2].decode(), name, flags[0], flags[2], flags[3])


def _lines(path: Path) -> Iterator[tuple[str, int, bytes]]:
    """Where, line number and line, without its end, of the table in a file; no blank lines."""
    with _opened(path) as (where, file):
        number = 0
        try:
            for number, line in enumerate(file, start=1):
                row = line.rstrip(b"\r\n")
                if row:
                    yield where, number, row
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise GeonamesError(
                f"{where}: broken off or damaged after line {number} ({error}); {_AGAIN}."
            ) from error


@contextmanager
def _opened(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """The table of a file: the file itself, or the one table in a zip."""
    try:
        with path.open("rb") as start:
            is_zip = start.read(4).startswith(b"PK")
    except OSError as error:
        raise GeonamesError(f"{path}: cannot be read ({error.strerror}).") from error
    if not is_zip:
        if path.suffix.lower() == ".zip":
            raise GeonamesError(f"{path}: no zip file (a web page, perhaps); {_AGAIN}.")
        with path.open("rb") as file:
            yield str(path), file
        return
    try:
        with zipfile.ZipFile(path) as archive:
            tables = [
                name
                for name in archive.namelist()
                if name.lower().endswith(".txt")
                and name.rpartition("/")[2].lower() not in _NO_TABLES
            ]
            if len(tables) != 1:
                raise GeonamesError(
                    f"{path}: holds {len(tables)} tables where GeoNames' zips hold one; {_AGAIN}."
                )
            with archive.open(tables[0]) as member:
                yield f"{path}/{tables[0]}", member
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise GeonamesError(f"{path}: damaged zip file ({error}); {_AGAIN}.") from error
