"""`waqai places`: the user's gazetteer, made from files of GeoNames.

import: from files that are there. fetch: the files of countries from the network first; nothing
else in Waqai uses it. show: what the gazetteer in use holds. remove: back to the package's alone.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
import tempfile
from pathlib import Path

from waqai.ingest.download import DownloadError, download
from waqai.lexicon.stored import Stored
from waqai.mentions.place.gazetteer import SHIPPED, VARIABLE, users_path
from waqai.mentions.place.imported import import_geonames
from waqai.model.errors import WaqaiError

__all__ = ["add_arguments", "run"]

_GEONAMES = "https://download.geonames.org/export/dump"
_URL_VARIABLE = "WAQAI_GEONAMES_URL"
_COUNTRY = re.compile(r"[A-Z]{2}")
_CREDIT = "GeoNames data is licensed CC BY 4.0: name GeoNames as a source of what you publish."


class PlacesError(WaqaiError):
    """The user's gazetteer cannot be made or written."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    fetch = actions.add_parser("fetch", help="download countries from GeoNames and import them")
    fetch.add_argument("countries", nargs="+", metavar="CC", type=_country, help="SY, IQ …")
    fetch.add_argument(
        "--url",
        default=os.environ.get(_URL_VARIABLE, _GEONAMES),
        help=f"where the files stand (default {_GEONAMES}, or {_URL_VARIABLE})",
    )
    fetch.add_argument("--keep", metavar="FOLDER", help="keep the downloaded files there")
    bring = actions.add_parser("import", help="import files of GeoNames that are here")
    bring.add_argument(
        "files", nargs="+", metavar="FILE", help="SY.zip IQ.zip … alternateNamesV2.zip"
    )
    for action in (fetch, bring):
        action.add_argument("--fresh", action="store_true", help="forget what was imported before")
    show = actions.add_parser("show", help="what the gazetteer in use holds")
    remove = actions.add_parser("remove", help="delete the user's gazetteer")
    for action in (fetch, bring, show, remove):
        action.add_argument(
            "--places",
            metavar="FILE",
            help=f"the gazetteer (default: {VARIABLE}, else in your data folder)",
        )


def run(options: argparse.Namespace) -> int:
    """Does it; 0 when it is done. Raises WaqaiError when it cannot be done."""
    target = Path(options.places) if options.places else users_path(must_exist=False)
    if target is None:
        raise PlacesError(f"{VARIABLE} is empty, which means no gazetteer: give --places FILE")
    if options.action == "fetch":
        return _fetch(options, target)
    if options.action == "import":
        return _import([Path(name) for name in options.files], target, options.fresh)
    if options.action == "remove":
        target.unlink(missing_ok=True)
        print(f"{target} removed; the package's gazetteer remains")
        return 0
    return _show(target)


def _fetch(options: argparse.Namespace, target: Path) -> int:
    with tempfile.TemporaryDirectory(prefix="waqai-") as temporary:
        folder = Path(options.keep or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        files = []
        for country in dict.fromkeys(options.countries):
            for address, name in (
                (f"{options.url}/{country}.zip", f"{country}.zip"),
                (f"{options.url}/alternatenames/{country}.zip", f"{country}-names.zip"),
            ):
                _say(f"fetching {address}")
                try:
                    length = download(address, folder / name)
                except DownloadError as error:
                    raise PlacesError(
                        f"{error}.\nNothing was changed. Without a network, get {country}.zip and"
                        f" alternateNamesV2.zip from {_GEONAMES} on another machine and run:"
                        f" waqai places import {country}.zip alternateNamesV2.zip"
                    ) from error
                _say(f"  {length:,} bytes")
                files.append(folder / name)
        return _import(files, target, options.fresh)


def _import(files: list[Path], target: Path, is_fresh: bool) -> int:
    before = target if target.is_file() and not is_fresh else None
    gc.disable()  # a million small objects, none in a circle: looking for circles doubles the time
    imported = import_geonames(files, before, _say)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(imported.data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)  # whole or not at all
    except OSError as error:
        raise PlacesError(
            f"{target}: cannot be written ({error.strerror}); try --places"
        ) from error
    finally:
        part.unlink(missing_ok=True)
    print(
        f"{imported.n_read:,} features read: {imported.n_nameless:,} without an Arabic name,"
        f" {imported.n_known:,} known already; {imported.n_kept:,} kept of earlier imports"
    )
    return _show(target)


def _show(target: Path) -> int:
    if not target.is_file():
        print(f"{target}: none yet; the package's gazetteer alone is in use")
        return 0
    file = Stored(target)
    countries = file.header.get("countries", {})
    listed = ", ".join(f"{country or '?'} {n:,}" for country, n in countries.items())
    print(f"{target}: {file.n_rows:,} places ({listed}), edition {file.digest[:16]}")
    if not file.is_sound():
        raise PlacesError(f"{target}: the file is damaged; import it again (--fresh)")
    if file.header.get("shipped") != Stored(SHIPPED).digest:
        print("made over another edition of the package's gazetteer: import again to merge anew")
    print(_CREDIT)
    return 0


def _say(words: str) -> None:
    print(words, file=sys.stderr)


def _country(words: str) -> str:
    code = words.upper()
    if not _COUNTRY.fullmatch(code):
        raise argparse.ArgumentTypeError(f"{words!r} is no country code of two letters such as SY")
    return code
