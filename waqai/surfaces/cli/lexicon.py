"""`waqai lexicon check`: every word list and rule file of the package is looked over."""

from __future__ import annotations

import argparse
import sys

from waqai.claims.tables import TABLES as CLAIM_TABLES
from waqai.evaluation.names import TABLES as EVALUATION_TABLES
from waqai.lexicon.check import check_package
from waqai.mentions.lexica import TABLES as MENTION_TABLES
from waqai.mentions.place.check import check_places
from waqai.summary.tables import TABLES as SUMMARY_TABLES
from waqai.text.lexica import TABLES as TEXT_TABLES

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("action", choices=["check"], help="check: form, order, links, sources")


def run(options: argparse.Namespace) -> int:  # noqa: ARG001  check is the only action so far
    """Prints each problem with file and line; 0 when there is none, else 1."""
    tables = [
        *MENTION_TABLES,
        *TEXT_TABLES,
        *CLAIM_TABLES,
        *EVALUATION_TABLES,
        *SUMMARY_TABLES,
    ]
    problems = [*check_package(tables), *check_places()]
    for problem in problems:
        print(f"waqai/{problem}")
    print(f"{len(tables)} tables, {len(problems)} problems", file=sys.stderr)
    return int(bool(problems))
