"""One run over documents: read, work, write; problems to stderr; the exit code says how it went."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from waqai.ingest.inputs import Inputs
from waqai.surfaces.cli.arguments import hints_of
from waqai.surfaces.cli.output import OutputError, open_output
from waqai.surfaces.cli.pool import outcomes
from waqai.surfaces.cli.progress import Progress
from waqai.surfaces.cli.work import Work

__all__ = ["ALL_CODED", "SOME_FAILED", "run_documents"]

ALL_CODED, SOME_FAILED = 0, 1


def run_documents(
    options: argparse.Namespace, work: Work, format_name: str = "jsonl", start: bytes = b""
) -> int:
    """Does the work on all documents of the options; 0 when all were coded, else 1."""
    _refuse_overwriting(options.inputs, options.output)
    with open_output(format_name, options.output) as output:
        output.write(start)
        inputs = Inputs(
            options.inputs,
            sys.stdin.buffer,
            hints_of(options),
            max_bytes=options.max_size,
            exclude=output.file_id,
        )
        is_watched = sys.stderr.isatty() and (options.output or not sys.stdout.isatty())
        progress = Progress(inputs.bytes_total, bool(is_watched))
        exit_code = ALL_CODED
        try:
            for outcome in outcomes(work, inputs, options.jobs):
                output.write(outcome.output)
                for note in outcome.notes:
                    progress.say(note)
                if outcome.has_failed:
                    exit_code = SOME_FAILED
                progress.step(inputs.bytes_read)
        finally:
            progress.close()
    return exit_code


def _refuse_overwriting(inputs: list[str], output: str | None) -> None:
    """Opening the output empties it: it may not be a file that was named to be read."""
    if output is None or not Path(output).exists():
        return
    for word in inputs:
        if Path(word).exists() and Path(word).samefile(output):
            raise OutputError(
                f"{output} is an input too: it would be lost; choose another --output"
            )
