"""Fit claims/oneness.toml: which event words of one sentence tell one happening.

    python data/train_oneness.py GOLD.jsonl TEXTS.jsonl [GOLD TEXTS …] [--write]

Each candidate of the grammar is given to an event of gold: the one whose trigger it overlaps, else
the only one of its family whose evidence holds it. A pair of candidates of one sentence is a row if
both are given, or one is and the other stands in its evidence; it is positive when they go to the
same event. Where gold says nothing the rows are left out, and the pair is merged as the stored
weights say. Fit and figures as in data/train_standing.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gold_documents import gold_documents
from train_standing import FOLDS, Row, fit, fold_of, probability, write

from waqai.claims import oneness as layer
from waqai.claims.clauses import Clause
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.lexicon.scan import Scan
from waqai.pipeline import Pipeline

THRESHOLD = 0.85


class Teacher(layer.Oneness):
    """Decides as gold says, else as `stored` says, and keeps the rows."""

    def __init__(self, stored: layer.Oneness | None) -> None:
        self.stored = stored
        self.rows: list[Row] = []

    def begin(self, document: str, scan: Scan, events: Sequence[Any]) -> None:
        """The document whose pairs come next, with its gold events."""
        self.document, self.scan, self.events = document, scan, events
        self.given: dict[tuple[int, int], int | None] = {}

    def is_one(
        self, host: Happening, other: Happening, clauses: Sequence[Clause], grammar: Grammar
    ) -> float:
        """Above 0 for one happening, below for two."""
        active = layer.pair_features(host, other, clauses, grammar)
        left = {self._event(extent) for extent in host.mentions} - {None}
        right = self._event(other.mentions[0])
        if left and right is not None:
            is_one = right in left
            self.rows.append(Row(self.document, "pair", active, is_one))
            return 1.0 if is_one else -1.0
        if self.stored is not None:
            return self.stored.is_one(host, other, clauses, grammar)
        return -1.0

    def _event(self, extent: tuple[int, int]) -> int | None:
        if extent not in self.given:
            self.given[extent] = self._find(extent)
        return self.given[extent]

    def _find(self, extent: tuple[int, int]) -> int | None:
        span = self.scan.span(*extent)
        touched = [
            n
            for n, event in enumerate(self.events)
            if event.trigger and event.trigger[0] < span.end and span.start < event.trigger[1]
        ]
        if touched:
            return touched[0]
        holding = [
            n
            for n, event in enumerate(self.events)
            if event.evidence and event.evidence[0] <= span.start and span.end <= event.evidence[1]
        ]
        return holding[0] if len(holding) == 1 else None


def pairs(files: Sequence[tuple[Path, Path]]) -> list[Row]:
    """The rows of all documents."""
    pipeline = Pipeline()
    teacher = Teacher(None)
    pipeline._oneness = teacher
    for document, coded, _, _ in gold_documents(files):
        teacher.begin(document.id, pipeline._read(document).scan, coded.events)
        pipeline.report(document)
    return teacher.rows


def main() -> None:
    """Fit, report and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    rows = pairs(list(zip(given.files[::2], given.files[1::2], strict=True)))
    right = 0
    for fold in range(FOLDS):
        model = fit([row for row in rows if fold_of(row.document) // 7 % FOLDS != fold])
        right += sum(
            (probability(model, row) >= THRESHOLD) == row.is_event
            for row in rows
            if fold_of(row.document) // 7 % FOLDS == fold
        )
    one = sum(row.is_event for row in rows)
    print(f"pairs {len(rows)}, one happening {one}; cross-validated right {right / len(rows):.3f}")
    if given.write:
        write(Path(layer.__file__).with_name("oneness.toml"), fit(rows), THRESHOLD, Path(__file__))


if __name__ == "__main__":
    main()
