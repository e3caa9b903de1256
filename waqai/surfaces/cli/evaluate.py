"""`waqai evaluate GOLD TEXTS`: how well the coder, or records made before, agree with gold."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from waqai.coders.choose import CODER_NAMES
from waqai.evaluation.evaluate import BREAKDOWNS, KINDS, breakdown, evaluate
from waqai.evaluation.read import EvaluationError, read_gold, read_predictions, read_texts
from waqai.evaluation.table import as_values, breakdown_lines, table_lines
from waqai.ingest.inputs import Inputs
from waqai.surfaces.cli.arguments import add_places_argument, positive
from waqai.surfaces.cli.formats import json_line
from waqai.surfaces.cli.pool import outcomes
from waqai.surfaces.cli.run import ALL_CODED, SOME_FAILED
from waqai.surfaces.cli.work import CodeWork

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("gold", metavar="GOLD", help="records, as reports or in the guide's form")
    parser.add_argument("texts", metavar="TEXTS", help='their texts: {"id", "text", …} a line')
    parser.add_argument(
        "--predictions", metavar="PATH", help="score these records; default: code TEXTS now"
    )
    parser.add_argument(
        "--kind", choices=KINDS, default=KINDS[0], help="events whose fields are scored"
    )
    parser.add_argument("--by", choices=BREAKDOWNS, help="break the event scores down")
    parser.add_argument("--show", type=positive, default=0, metavar="N", help="list N misses")
    parser.add_argument("--json", action="store_true", help="JSON instead of a table")
    parser.add_argument("--jobs", type=positive, default=1, metavar="N", help="processes")
    parser.add_argument("--coder", choices=CODER_NAMES, default="rules", help="which coder")
    add_places_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Prints the scores; 0 when every text was coded, else 1."""
    texts = read_texts(options.texts)
    gold = read_gold(options.gold, texts)
    lines = _given(options.predictions) if options.predictions else _coded_now(options)
    predictions = read_predictions(lines, texts, options.predictions or "coded now")
    kinds = sorted(KINDS, key=lambda kind: kind != options.kind)
    scores = [evaluate(gold, predictions, texts, kind) for kind in kinds]
    groups = None
    if options.by:
        groups = breakdown(gold, predictions, texts, options.by, options.kind)
    if options.json:
        sys.stdout.buffer.write(json_line([as_values(one) for one in scores]))
    else:
        for line in table_lines(scores, options.show):
            print(line)
        for line in breakdown_lines(options.by, groups) if groups else ():
            print(line)
    return SOME_FAILED if predictions.n_errors else ALL_CODED


def _given(path: str) -> list[bytes]:
    try:
        return Path(path).read_bytes().splitlines()
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read ({error.strerror}).") from error


def _coded_now(options: argparse.Namespace) -> Iterator[bytes]:
    work = CodeWork("jsonl", options.coder)
    for outcome in outcomes(work, Inputs([options.texts], sys.stdin.buffer), options.jobs):
        for note in outcome.notes:
            print(note, file=sys.stderr)
        yield from outcome.output.splitlines()
