"""Fit claims/standing.toml: which candidates of the grammar are events of their own.

    python data/train_standing.py GOLD.jsonl TEXTS.jsonl [GOLD TEXTS …]
        [--cases FILE.toml …] [--hold-out N] [--write]

Every candidate of the grammar becomes a row of named features; it is positive when the scorer
matches it with an event of gold, or, for cases (tests/cases/claims_cases.py), when the case wants
an event of its family. The layer is a logistic regression with L2 penalty, fitted by plain gradient
descent from zero: the same input gives the same weights, nothing is random. Figures are printed for
the fit, for five-fold cross-validation by document (the threshold is chosen on the same folds) and
for documents held out by the hash of their id; `--write` stores the weights of the fit.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

import msgspec
import numpy as np
from gold_documents import gold_documents

from waqai.claims import standing as layer
from waqai.evaluation.match import match
from waqai.evaluation.read import read_predictions
from waqai.model.document import Document, Hints
from waqai.model.report import Report
from waqai.pipeline import Pipeline

SEPARATOR = "\x1f"
PENALTY = 2.5
STEPS = 1500
OF_CASE = 2.0  # a case of what is no event stands for a class of sentences
RAREST = 5
WORDS = ("entry ", "before ")  # features of one word: held back, so that no word decides alone
SINGLE = 0.4
FOLDS = 5
SLACK = 0.008


class Recorder:
    """Stands in for the layer: lets every candidate stand and keeps its features."""

    threshold: ClassVar = 0.0

    def probability(self, active: list[str]) -> float:
        """Every candidate stands."""
        return 1.0 if active else 0.0

    def strongest(self, active: list[str]) -> list[str]:
        """All features, so that they come back in the rules of the event."""
        return [SEPARATOR.join(active)]


class Row(msgspec.Struct):
    """A candidate: its document, family, features, and whether gold has it."""

    document: str
    family: str
    active: list[str]
    is_event: bool

    @property
    def is_case(self) -> bool:
        """True for a row of a case, a sentence by itself."""
        return self.document.startswith("case:")


def candidates(
    pairs: list[tuple[Path, Path]], cases: Sequence[Path] = ()
) -> tuple[list[Row], Counter[str]]:
    """All candidates of the documents, and how many events gold has per document."""
    pipeline = Pipeline()
    pipeline._standing = Recorder()  # type: ignore[assignment]
    rows: list[Row] = []
    wanted: Counter[str] = Counter()
    for document, coded, texts, _ in gold_documents(pairs):
        report = pipeline.report(document, explain=True)
        found = read_predictions([msgspec.json.encode(report)], texts).coded[document.id]
        matched = {j for _, j in match(coded.events, found.events)}
        wanted[document.id] += len(coded.events)
        for number, (family, active) in enumerate(_told(report, pipeline)):
            rows.append(Row(document.id, family, active, number in matched))
    for path in cases:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in content["case"]:
            published = case.get("published", content.get("reference"))
            hints = Hints(published=published, country=case.get("country"))
            document = Document(id=case["id"], text=case["text"], sha256="", hints=hints)
            report = pipeline.report(document, explain=True)
            types = [event["type"] for event in case["want"] if "type" in event]
            open_ones = Counter(pipeline._grammar.family.get(code, code) for code in types)
            name = f"case:{case['id']}"
            if name in wanted:
                continue
            wanted[name] += len(types)
            for family, active in _told(report, pipeline):
                rows.append(Row(name, family, active, open_ones[family] > 0))
                open_ones[family] -= 1
    return rows, wanted


def _told(report: Report, pipeline: Pipeline) -> Iterator[tuple[str, list[str]]]:
    """Family and features of every candidate of a report."""
    for article in report.articles:
        for event in article.events:
            active = next(r for r in event.rules if r.startswith("stands: "))[8:]
            family = pipeline._grammar.family.get(event.type, event.type)
            yield family, active.split(SEPARATOR)


def fit(rows: list[Row]) -> tuple[float, dict[str, float]]:
    """Bias and weights of a logistic regression on the rows."""
    seen: dict[str, set[str]] = {}
    for row in rows:
        for name in row.active:
            seen.setdefault(name, set()).add(row.document)
    names = sorted(name for name, documents in seen.items() if len(documents) >= RAREST)
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name in row.active:
            if name in column:
                matrix[number, column[name]] = SINGLE if name.startswith(WORDS) else 1.0
    target = np.array([row.is_event for row in rows], dtype=float)
    weight = np.array([OF_CASE if row.is_case and not row.is_event else 1.0 for row in rows])
    weights, bias = np.zeros(len(names)), 0.0
    step = 4.0 / (1.0 + matrix.sum(axis=1).max())
    for _ in range(STEPS):
        probability = 1.0 / (1.0 + np.exp(-(matrix @ weights + bias)))
        error = (probability - target) * weight
        weights -= step * (matrix.T @ error / len(rows) * 8 + PENALTY * weights / len(rows) * 8)
        bias -= step * error.mean() * 8
    return float(bias), {
        n: round(float(w) * (SINGLE if n.startswith(WORDS) else 1.0), 3)
        for n, w in zip(names, weights, strict=True)
        if abs(w) >= 0.02
    }


def probability(model: tuple[float, dict[str, float]], row: Row) -> float:
    """What a model says of a row."""
    total = model[0] + sum(model[1].get(name, 0.0) for name in row.active)
    return 1.0 / (1.0 + math.exp(-total))


def score(scored: list[tuple[float, Row]], n_gold: int, least: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of the candidates at or above a probability."""
    kept = [row for p, row in scored if p >= least]
    right = sum(row.is_event for row in kept)
    precision, recall = right / max(len(kept), 1), right / max(n_gold, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def choose_threshold(scored: list[tuple[float, Row]], n_gold: int) -> float:
    """The end of the first quarter of the probabilities whose F1 is within SLACK of the best.

    The lower, the more recall (a review queue can sort out a doubtful event, but never finds one
    that was dropped); the very lowest would move with every refit.
    """
    grid = [t / 100 for t in range(20, 60, 2)]
    best = max(score(scored, n_gold, t)[2] for t in grid)
    good = [t for t in grid if score(scored, n_gold, t)[2] >= best - SLACK]
    return good[len(good) // 4]


def fold_of(document: str) -> int:
    """Which fold a document belongs to, by the hash of its id."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16)


def main() -> None:
    """Fit, report and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--cases", nargs="*", type=Path, default=[])
    parser.add_argument("--hold-out", type=int, default=0, help="hold out one document in N")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    rows, wanted = candidates(
        list(zip(given.files[::2], given.files[1::2], strict=True)), given.cases
    )
    held = {d for d in wanted if given.hold_out and fold_of(d) % given.hold_out == 0}
    fitting = [row for row in rows if row.document not in held]
    n_fitting = sum(n for d, n in wanted.items() if d not in held)
    crossed: list[tuple[float, Row]] = []
    for fold in range(FOLDS):
        model = fit([row for row in fitting if fold_of(row.document) // 7 % FOLDS != fold])
        crossed += [
            (probability(model, row), row)
            for row in fitting
            if fold_of(row.document) // 7 % FOLDS == fold
        ]
    least = choose_threshold(crossed, n_fitting)
    model = fit(fitting)
    print(f"candidates {len(rows)}, gold events {sum(wanted.values())}, threshold {least}")
    show("all stand", score([(1.0, row) for row in fitting], n_fitting, 0))
    show("cross-validated", score(crossed, n_fitting, least))
    if held:
        tested = [(probability(model, row), row) for row in rows if row.document in held]
        n_held = sum(n for d, n in wanted.items() if d in held)
        show("held out", score(tested, n_held, least))
        show("held out, all stand", score(tested, n_held, 0))
    print_families(crossed, least)
    if given.write:
        write(Path(layer.__file__).with_name("standing.toml"), model, least, Path(__file__))


def show(name: str, figures: tuple[float, float, float]) -> None:
    """One line of precision, recall and F1."""
    print(f"{name:20s} P {figures[0]:.3f} R {figures[1]:.3f} F1 {figures[2]:.3f}")


def print_families(scored: list[tuple[float, Row]], least: float) -> None:
    """Precision per family before and after the layer, over cross-validated candidates."""
    for family in sorted({row.family for _, row in scored}):
        of_family = [(p, row) for p, row in scored if row.family == family]
        right = sum(row.is_event for _, row in of_family)
        kept = [row for p, row in of_family if p >= least]
        kept_right = sum(row.is_event for row in kept)
        print(f"  {family:32s} {right}/{len(of_family)} → {kept_right}/{len(kept)}")


def write(target: Path, model: tuple[float, dict[str, float]], least: float, by: Path) -> None:
    """Store the weights of a layer in the package."""
    lines = [
        f"# Weights of the layer in claims/{target.stem}.py. Generated by data/{by.name}; the"
        " training data",
        "# are described in docs/coding.md.",
        f"bias = {model[0]:.3f}",
        f"threshold = {least}",
        "",
        "[weights]",
        *(f'"{name}" = {weight}' for name, weight in sorted(model[1].items())),
    ]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
