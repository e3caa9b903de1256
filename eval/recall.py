"""Recall of mentions against gold: the ceiling of every field, per set.

    eval/recall.py GOLD TEXTS [GOLD TEXTS …] [--show N] [--field NAME]

GOLD and TEXTS as `waqai evaluate` takes them; without any, the project's own. One row per pair
(named by the folder-less name of GOLD); --show lists up to N values of each field, or of --field
alone, that no mention has.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from waqai.evaluation.read import read_gold, read_texts
from waqai.evaluation.recall import FIELDS, Recall, recall_of
from waqai.evaluation.records import Coded
from waqai.ingest.inputs import Inputs
from waqai.mentions.records import MentionRecord
from waqai.model.document import Document
from waqai.pipeline import Pipeline

OWN = Path(__file__).resolve().parent / "gold"
KINDS = frozenset(("place", "actor", "weapon", "time", "number"))


def main() -> int:
    """Measures and prints; 0."""
    options = _options()
    paths = options.paths or [str(OWN / "records.jsonl"), str(OWN / "texts.jsonl")]
    pipeline = Pipeline()
    print(f"{'set':16}" + "".join(f"{name:>19}" for name in FIELDS))
    for gold, texts in zip(paths[::2], paths[1::2], strict=True):
        fields = recall_of(_documents(pipeline, gold, texts))
        print(f"{_name(gold):16}" + "".join(f"{_cell(fields[name]):>19}" for name in FIELDS))
        for name in [options.field] if options.field else FIELDS:
            for document, value in fields[name].missed[: options.show]:
                print(f"    {name:8} {document}  {value}")
    return 0


def _documents(
    pipeline: Pipeline, gold: str, texts: str
) -> Iterator[tuple[str, Coded, list[MentionRecord]]]:
    coded = read_gold(gold, read_texts(texts))
    for document in Inputs([texts], sys.stdin.buffer):
        if isinstance(document, Document) and document.id in coded:
            yield document.id, coded[document.id], pipeline.mentions(document, KINDS)


def _name(path: str) -> str:
    return Path(path).name.removesuffix(".jsonl").removesuffix(".gold")


def _cell(recall: Recall) -> str:
    share = recall.share()
    return "-" if share is None else f"{recall.found}/{recall.gold} = {share:.3f}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", metavar="GOLD TEXTS", help="pairs of files")
    parser.add_argument("--show", type=int, default=0, help="list values that are missed")
    parser.add_argument("--field", choices=FIELDS, help="list those of one field alone")
    options = parser.parse_args()
    if len(options.paths) % 2:
        parser.error("give GOLD and TEXTS in pairs")
    return options


if __name__ == "__main__":
    sys.exit(main())
