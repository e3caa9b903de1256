"""The arguments that all commands reading documents share, checked while they are parsed."""

from __future__ import annotations

import argparse
import datetime
import os

from waqai.ingest.documents import country_of, date_of
from waqai.ingest.inputs import DEFAULT_MAX_BYTES
from waqai.mentions.place.gazetteer import VARIABLE
from waqai.model.document import Hints

__all__ = ["add_document_arguments", "add_places_argument", "hints_of", "positive"]


def add_document_arguments(parser: argparse.ArgumentParser) -> None:
    """INPUT…, --published, --country, --jobs, --output and --max-size."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="a file, a folder, a glob, JSON Lines, or - for standard input",
    )
    parser.add_argument(
        "--published",
        type=_date,
        metavar="DATE",
        help="publication date (2024-03-05) of documents that do not state their own",
    )
    parser.add_argument(
        "--country",
        type=_country,
        metavar="CC",
        help="country the documents are about (ISO 3166, IQ): a prior for place names",
    )
    parser.add_argument(
        "--jobs", type=positive, default=1, metavar="N", help="processes; the output is the same"
    )
    parser.add_argument("--output", metavar="PATH", help="write here instead of standard output")
    add_places_argument(parser)
    parser.add_argument(
        "--max-size",
        type=_bytes,
        default=DEFAULT_MAX_BYTES,
        metavar="MB",
        help=f"refuse documents over this size (default {DEFAULT_MAX_BYTES // 1_000_000})",
    )


def add_places_argument(parser: argparse.ArgumentParser) -> None:
    """--places: the user's gazetteer; the coder of this and of every other process reads it."""
    parser.add_argument(
        "--places",
        action=_UsePlaces,
        metavar="FILE",
        help=f"your gazetteer (waqai places); '' for none (default: {VARIABLE}, else the one"
        " in your data folder)",
    )


class _UsePlaces(argparse.Action):
    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002  argparse calls it so
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        os.environ[VARIABLE] = str(values)  # inherited by the processes of --jobs
        namespace.places = values


def hints_of(options: argparse.Namespace) -> Hints:
    """The hints given on the command line."""
    return Hints(published=options.published, country=options.country)


def positive(words: str) -> int:
    """A whole number from 1."""
    number = int(words) if words.isascii() and words.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{words!r} is no whole number from 1")
    return number


def _date(words: str) -> datetime.date:
    day = date_of(words)
    if day is None:
        raise argparse.ArgumentTypeError(f"{words!r} is no date such as 2024-03-05")
    return day


def _country(words: str) -> str:
    code = country_of(words)
    if code is None:
        raise argparse.ArgumentTypeError(f"{words!r} is no country code of two letters such as IQ")
    return code


def _bytes(words: str) -> int:
    try:
        size = int(float(words) * 1_000_000)
    except (ValueError, OverflowError):
        size = 0
    if size < 1:
        raise argparse.ArgumentTypeError(f"{words!r} is no size in megabytes such as 20")
    return size
