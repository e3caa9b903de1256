"""The gazetteer: the compiled one of the package, and over it the one that the user imported.

In: reference/gazetteer.bin (made by data/gazetteer.py from the tables of places) and the file that
`waqai places import` writes. Which file that is: the environment's WAQAI_PLACES, where "" means
none; else the user's data folder, if there is one there. Nothing is loaded but the rows that a
text names.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from waqai.lexicon.stored import Stored
from waqai.lexicon.tables import PACKAGE
from waqai.mentions.place.codec import Kind, decode_row
from waqai.model.errors import DataFileError
from waqai.model.value import PlaceRef

__all__ = ["SHIPPED", "VARIABLE", "Gazetteer", "Rows", "open_gazetteer", "read_gazetteer",
           "users_path"]  # fmt: skip

#: The compiled gazetteer of the package.
SHIPPED = PACKAGE / "reference" / "gazetteer.bin"
#: The environment variable that names the user's gazetteer.
VARIABLE = "WAQAI_PLACES"
_FILE = "places.bin"


class Rows(dict[int, PlaceRef]):
    """The places of all files by number, decoded when first asked for: `rows[7]`.

    A dictionary that fills itself, since every reading of every name is looked up here. `weight`
    is filled beside it. n_rows: how many there are.
    """

    def __init__(self, files: Sequence[Stored], weight: dict[str, float]) -> None:
        super().__init__()
        self._files = [
            (file, msgspec.convert(file.header.get("kinds", []), list[Kind])) for file in files
        ]
        self._ends = [sum(f.n_rows for f in files[: n + 1]) for n in range(len(files))]
        self._weight = weight
        self.n_rows = self._ends[-1] if files else 0

    def __missing__(self, number: int) -> PlaceRef:
        for (file, kinds), end in zip(self._files, self._ends, strict=True):
            if number < end:
                ref, weight = decode_row(file.row(number), kinds)
                self._weight[ref.id or ""] = weight
                self[number] = ref
                return ref
        raise IndexError(number)

    def all(self) -> Iterator[PlaceRef]:
        """Every place in order."""
        return (self[number] for number in range(self.n_rows))


class Gazetteer(NamedTuple):
    """Places, and what resolution needs beside them.

    rows: by the numbers that hits have. weight: id → how well known the place is, 0 (a village) to
    9 (a country); holds every place that was taken from `rows`. capital: country code → id of its
    capital. number: id → row, of countries and capitals. files: where names are looked up, first
    the package's. edition: changes with the user's gazetteer, "" without one.
    """

    rows: Rows
    weight: dict[str, float]
    capital: Mapping[str, str]
    number: Mapping[str, int]
    files: tuple[Stored, ...]
    edition: str


@cache
def read_gazetteer() -> Gazetteer:
    """The gazetteer in use, opened once.

    Raises DataFileError when the package's file is missing or the user's is damaged.
    """
    return open_gazetteer(users_path())


def open_gazetteer(user: Path | None = None) -> Gazetteer:
    """The gazetteer of the package, with the user's file over it when one is given."""
    shipped = Stored(SHIPPED)
    files: tuple[Stored, ...] = (shipped,)
    if user is not None:
        files = (shipped, Stored(user, first=shipped.n_rows))
    weight: dict[str, float] = {}
    rows = Rows(files, weight)
    return Gazetteer(
        rows,
        weight,
        shipped.header["capital"],
        shipped.header["number"],
        files,
        "" if user is None else files[-1].digest,
    )


def users_path(must_exist: bool = True) -> Path | None:
    """The file of the user's gazetteer; None when there is none.

    must_exist: False gives the place where one would be written. Raises DataFileError when the
    environment names a file that is not there.
    """
    named = os.environ.get(VARIABLE)
    if named is not None:
        path = Path(named) if named else None
        if must_exist and path is not None and not path.is_file():
            raise DataFileError(
                f"{path}: there is no such gazetteer, though {VARIABLE} or --places names it;"
                " make one with: waqai places import"
            )
        return path
    path = _data_folder() / "waqai" / _FILE
    return path if path.is_file() or not must_exist else None


def _data_folder() -> Path:
    """Where programs keep a user's data: after the XDG rules, or the habits of the system."""
    given = os.environ.get("XDG_DATA_HOME")
    if given:
        return Path(given)
    try:
        home = Path.home()
    except RuntimeError:  # no home: a bare container
        return Path("/nonexistent")
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    return home / ".local" / "share"
