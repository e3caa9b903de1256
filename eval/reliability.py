"""The reliability table of `confidence`: codes texts that have gold and compares.

    eval/reliability.py [GOLD.jsonl TEXTS.jsonl …] [--least 0.9] [--show N]

Without files, the project's own gold, on which the weights were fitted: that flatters; give texts
of your own for a figure to believe. `--least` exits 1 when of the events above it a smaller share
than itself is right in type, date and place. `--show` lists the surest wrong ones.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from waqai.coders.choose import get_coder
from waqai.evaluation.match import match
from waqai.evaluation.read import read_gold, read_predictions, read_texts
from waqai.evaluation.reliability import is_placed_in_time, reliability, reliability_lines
from waqai.ingest.inputs import Inputs
from waqai.model.report import ErrorReport, Report

FOLDER = Path(__file__).resolve().parent
OWN = (FOLDER / "gold" / "records.jsonl", FOLDER / "gold" / "texts.jsonl")


def scored(gold_path: Path, texts_path: Path) -> list[tuple[float, bool, str]]:
    """Confidence, whether it is right, and document and words of every event coded."""
    texts = read_texts(texts_path)
    gold = read_gold(gold_path, texts)
    coder = get_coder("rules")
    rows: list[tuple[float, bool, str]] = []
    for document in Inputs([str(texts_path)], sys.stdin.buffer):
        if isinstance(document, ErrorReport) or document.id not in gold:
            continue
        report = coder.report(document)
        rows += _rows(report, gold[document.id].events, texts, document.id)
    return rows


def _rows(report: Report, wanted, texts, name: str) -> list[tuple[float, bool, str]]:  # type: ignore[no-untyped-def]
    found = read_predictions([msgspec.json.encode(report)], texts).coded[name].events
    is_dated = bool(texts[name].published)
    right = {
        j
        for i, j in match(wanted, found)
        if is_placed_in_time(wanted[i], found[j], is_dated=is_dated)
    }
    events = [event for article in report.articles for event in article.events]
    return [
        (event.confidence or 0.0, number in right, f"{name} {event.type} {event.trigger.quote}")
        for number, event in enumerate(events)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 when the surest events are not right often enough."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--least", type=float, default=None)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args(arguments)
    files = options.files or list(OWN)
    rows = [row for pair in zip(files[::2], files[1::2], strict=True) for row in scored(*pair)]
    for line in reliability_lines(reliability((p, right) for p, right, _ in rows)):
        print(line)
    for p, _, words in sorted((r for r in rows if not r[1]), reverse=True)[: options.show]:
        print(f"  {p:.3f}  {words}")
    if options.least is None:
        return 0
    sure = [right for p, right, _ in rows if p >= options.least]
    share = sum(sure) / len(sure) if sure else 1.0
    print(f"{len(sure)} events at {options.least} or above, {share:.3f} of them right")
    return 0 if share >= options.least else 1


if __name__ == "__main__":
    raise SystemExit(main())
