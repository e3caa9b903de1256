"""The command `waqai`: finds the subcommand, loads it alone, turns its end into an exit code."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

import waqai
from waqai.model.errors import WaqaiError

__all__ = ["main"]

_INTERRUPTED = 130  # 128 + SIGINT, as shells count
_PIPE_CLOSED = 141  # 128 + SIGPIPE
_WRONG_USAGE = 2

_COMMANDS = {
    "code": "code documents: files, folders, globs, JSON Lines or standard input",
    "mentions": "list what stands below events: numbers, times, places, actors and more",
    "demo": "code the sample documents of the package and show them as a table",
    "evaluate": "score the coder, or records made before, against your own gold",
    "lexicon": "check the word lists of the package",
    "places": "import villages from GeoNames into your own gazetteer",
}

_EPILOG = """commands:
{commands}

  waqai code report.txt --published 2024-03-05
  waqai code folder/ --format csv --output events.csv --jobs 4
  cat texts.jsonl | waqai code - > reports.jsonl

exit codes: 0 all coded, 1 some documents failed, 2 wrong usage"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(words)
    except KeyboardInterrupt:
        print("waqai: interrupted", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (… | head). Python would complain again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except WaqaiError as error:
        print(f"waqai: {error}", file=sys.stderr)
        return _WRONG_USAGE


def _run(words: list[str]) -> int:
    parser = _parser()
    if not words:
        parser.print_help(sys.stderr)
        return _WRONG_USAGE
    if words[0] not in _COMMANDS:
        options = parser.parse_args(words[:1])  # --help and --version end here
        parser.error(f"there is no command {options.command!r}; see waqai --help")
    name = words[0]
    module = importlib.import_module(f"waqai.surfaces.cli.{name}")
    command = argparse.ArgumentParser(prog=f"waqai {name}", description=_COMMANDS[name])
    module.add_arguments(command)
    return int(module.run(command.parse_args(words[1:])))


def _parser() -> argparse.ArgumentParser:
    commands = "\n".join(f"  {name:<10} {about}" for name, about in _COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="waqai",
        description="Arabic reporting on armed conflict into conflict data that can be checked.",
        epilog=_EPILOG.format(commands=commands),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="waqai COMMAND [ARGUMENTS] | waqai COMMAND --help",
    )
    parser.add_argument("command", metavar="COMMAND", help="one of the commands below")
    parser.add_argument("--version", action="version", version=f"waqai {waqai.__version__}")
    return parser
