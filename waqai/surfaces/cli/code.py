"""`waqai code`: documents in, coded events out."""

from __future__ import annotations

import argparse
import sys

from waqai.coders.choose import CODER_NAMES
from waqai.surfaces.cli.arguments import add_document_arguments
from waqai.surfaces.cli.display import style_for
from waqai.surfaces.cli.formats import FORMATS, format_named
from waqai.surfaces.cli.run import run_documents
from waqai.surfaces.cli.work import CodeWork

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    add_document_arguments(parser)
    parser.add_argument(
        "--format", choices=FORMATS, help="default: table on a terminal, jsonl otherwise"
    )
    parser.add_argument("--explain", action="store_true", help="name the rule behind every value")
    parser.add_argument(
        "--coder", choices=CODER_NAMES, default="rules", help="which coder (default: rules)"
    )


def run(options: argparse.Namespace) -> int:
    """Codes the documents; 0 all coded, 1 some failed."""
    style = style_for(None if options.output else sys.stdout)
    name = options.format or ("table" if style.is_terminal else "jsonl")
    work = CodeWork(name, options.coder, options.explain, style)
    return run_documents(options, work, name, format_named(name, style).start())
