"""The quality gate: codes the project's own gold and fails when any measure is below its floor.

    eval/gate.py                              compare with eval/floors.json; exit 1 below a floor
    eval/gate.py --raise                      pin what was measured where it is higher
    eval/gate.py --lower FIELD --why TEXT     pin a lower floor for one measure, with the reason
    eval/gate.py --show N                     list N events missed and N too many

The floors hold for one gold: its fingerprint stands beside them, and a changed gold fails until
`--raise` pins it again, which never lowers a floor. The coder is deterministic, so there is no
margin of noise. Wrong spans and texts that cannot be coded fail always.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from waqai.coders.choose import get_coder
from waqai.evaluation.evaluate import KINDS, breakdown, evaluate
from waqai.evaluation.fields import FIELDS
from waqai.evaluation.read import read_gold, read_predictions, read_texts
from waqai.evaluation.scores import Scores
from waqai.evaluation.table import breakdown_lines, table_lines
from waqai.ingest.inputs import Inputs
from waqai.model.report import ErrorReport

FOLDER = Path(__file__).resolve().parent
GOLD = FOLDER / "gold" / "records.jsonl"
TEXTS = FOLDER / "gold" / "texts.jsonl"
FLOORS = FOLDER / "floors.json"

# Of the kinds beside conflict only these are pinned; the fields of all kinds move together.
# Precision and recall of single fields are in the table: their score falls with either.
_PINNED = {"verbal": ("events.", "actors", "targets"), "all": ("events.", "factuality")}


class Lowering(msgspec.Struct):
    """One floor that was lowered on purpose."""

    measure: str
    before: float
    after: float
    why: str
    on: datetime.date


class Floors(msgspec.Struct):
    """The content of floors.json."""

    gold: str = ""
    floors: dict[str, float] = {}
    lowered: list[Lowering] = []


class Change(NamedTuple):
    """What the command line asks for."""

    is_raising: bool = False
    lowering: tuple[str, ...] = ()
    why: str = ""


def main() -> int:
    """Scores, compares, prints; 0 when nothing is below its floor."""
    os.environ["WAQAI_PLACES"] = ""  # what somebody imported for their own work is not measured
    options = _options()
    scores = measure(options.show)
    measured = measures(scores)
    problems = faults(scores)
    floors = read_floors()
    change = Change(options.is_raising, tuple(options.lower or ()), options.why or "")
    print()
    for line in compared(measured, floors):
        print(line)
    floors, more = judge(measured, floors, fingerprint(), change)
    problems += more
    if (change.is_raising or change.lowering) and not problems:
        write_floors(floors)
        print(f"\n{FLOORS.name} written: {len(floors.floors)} floors")
    for problem in problems:
        print(f"gate: {problem}", file=sys.stderr)
    return int(bool(problems))


def measure(n_shown: int) -> list[Scores]:
    """Codes the texts and scores them, one Scores per kind of events; prints the table."""
    texts = read_texts(TEXTS)
    gold = read_gold(GOLD, texts)
    predictions = read_predictions(_coded(), texts)
    scores = [evaluate(gold, predictions, texts, kind) for kind in KINDS]
    for line in table_lines(scores, n_shown):
        print(line)
    for line in breakdown_lines("type", breakdown(gold, predictions, texts, "type", "all")):
        print(line)
    return scores


def measures(scores: list[Scores]) -> dict[str, float]:
    """Every pinned measure by its name, the kind of events first."""
    found = {}
    for one in scores:
        pinned = _PINNED.get(one.kind)
        for name, value in one.measures().items():
            field, _, rest = name.partition(".")
            if (rest and field in FIELDS) or (pinned and not name.startswith(pinned)):
                continue
            found[f"{one.kind}.{name}"] = value
    return found


def faults(scores: list[Scores]) -> list[str]:
    """What may never happen, whatever the floors say."""
    found = [f"bad offset: {problem}" for problem in scores[0].problems]
    if scores[0].n_errors:
        found.append(f"{scores[0].n_errors} texts could not be coded")
    return found


def compared(measured: dict[str, float], floors: Floors) -> Iterator[str]:
    """A line per measure: measured, floor, difference."""
    yield f"{'measure':<36}{'now':>8}{'floor':>8}{'':>8}"
    for name, value in measured.items():
        floor = floors.floors.get(name)
        if floor is None:
            yield f"{name:<36}{value:>8.3f}{'–':>8}"
        else:
            mark = "" if value == floor else f"{value - floor:+.3f}"
            yield f"{name:<36}{value:>8.3f}{floor:>8.3f}{mark:>8}"


def judge(
    measured: dict[str, float], floors: Floors, gold: str, change: Change
) -> tuple[Floors, list[str]]:
    """The floors after the change asked for, and what is wrong with the measured values."""
    problems = []
    pinned = dict(floors.floors)
    lowered = list(floors.lowered)
    for name in change.lowering:
        if name not in pinned or name not in measured:
            problems.append(f"{name}: no such floor; there are {', '.join(sorted(pinned))}")
        elif measured[name] >= pinned[name]:
            problems.append(f"{name}: {measured[name]:.3f} is not below its floor")
        else:
            today = datetime.datetime.now(datetime.UTC).date()
            lowered.append(Lowering(name, pinned[name], measured[name], change.why, today))
            pinned[name] = measured[name]
    problems += [
        f"{name}: {measured[name]:.3f} is below its floor {floor:.3f}"
        if name in measured
        else f"{name}: can no longer be measured (floor {floor:.3f})"
        for name, floor in pinned.items()
        if measured.get(name, -1.0) < floor
    ]
    if change.is_raising:
        pinned = {name: max(value, pinned.get(name, 0.0)) for name, value in measured.items()}
    elif gold != floors.gold:
        problems.append("the gold is not the one the floors were pinned for: pin with --raise")
    return Floors(gold if change.is_raising else floors.gold, pinned, lowered), problems


def fingerprint() -> str:
    """A SHA-256 over the gold and its texts."""
    return hashlib.sha256(TEXTS.read_bytes() + b"\0" + GOLD.read_bytes()).hexdigest()


def read_floors() -> Floors:
    """The pinned floors, none when the file does not exist yet."""
    return msgspec.json.decode(FLOORS.read_bytes(), type=Floors) if FLOORS.exists() else Floors()


def write_floors(floors: Floors) -> None:
    """Writes floors.json, readable in a diff."""
    plain = msgspec.to_builtins(floors)
    FLOORS.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _coded() -> Iterator[bytes]:
    coder = get_coder()
    for item in Inputs([str(TEXTS)], sys.stdin.buffer):
        report = item if isinstance(item, ErrorReport) else coder.report(item)
        yield msgspec.json.encode(report)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the project's own gold against its floors.")
    parser.add_argument("--raise", action="store_true", dest="is_raising", help="pin higher floors")
    parser.add_argument("--lower", action="append", metavar="FIELD", help="pin a lower floor")
    parser.add_argument("--why", metavar="TEXT", help="the reason for --lower, kept in the file")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="list N misses")
    options = parser.parse_args()
    if bool(options.lower) != bool(options.why):
        parser.error("--lower FIELD and --why TEXT go together")
    return options


if __name__ == "__main__":
    sys.exit(main())
