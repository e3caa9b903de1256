"""`waqai demo`: the sample documents of the package, coded and shown as a table."""

from __future__ import annotations

import argparse
import sys

from waqai.ingest.documents import NO_HINTS, document_from_bytes
from waqai.lexicon.tables import PACKAGE
from waqai.surfaces.cli.display import style_for
from waqai.surfaces.cli.output import Output
from waqai.surfaces.cli.pool import outcomes
from waqai.surfaces.cli.work import CodeWork

__all__ = ["add_arguments", "run"]

_BEFORE = """Waqai: {n_samples} sample reports, written for this purpose, coded offline.
Under each event stand the words of the report that it rests on.
وقائع: تقارير كُتبت للعرض، وتحت كل حدث الكلمات التي يستند إليها.

"""
_AFTER = """Next, with texts of your own:
  {command} code report.txt --published 2024-03-05
  {command} code folder/ --format csv --output events.csv
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--explain", action="store_true", help="name the rule behind every value")


def run(options: argparse.Namespace) -> int:
    """Shows the samples; 0 when all were coded, else 1."""
    paths = sorted((PACKAGE / "samples").glob("*.txt"))
    documents = [document_from_bytes(path.read_bytes(), path.name, NO_HINTS) for path in paths]
    work = CodeWork("table", is_explained=options.explain, style=style_for(sys.stdout))
    command = sys.argv[0] if sys.argv[0].endswith("bin/waqai") else "waqai"
    has_failed = False
    with Output(None) as output:
        output.write(_BEFORE.format(n_samples=len(documents)).encode())
        for outcome in outcomes(work, documents, 1):
            output.write(outcome.output)
            has_failed = has_failed or outcome.has_failed
        output.write(_AFTER.format(command=command).encode())
    return int(has_failed)
