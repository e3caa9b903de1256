"""Fit claims/choosing.toml: which phrase around a happening did it, and to which it was done.

    python data/train_choosing.py GOLD.jsonl TEXTS.jsonl [GOLD TEXTS …] [--write]

Every candidate phrase of every event that the scorer matches with one of gold becomes a row per
role; it is positive when its words agree with a party of gold (token F1 of RIGHT or more). Each
layer is a logistic regression with L2 penalty, fitted by plain gradient descent from zero: the same
input gives the same weights, nothing is random. Printed are the mean token F1 of actors and of
targets over the matched pairs, for the fit and for five-fold cross-validation by document, for
several thresholds; `--write` stores the weights of the fit with the thresholds best in
cross-validation.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec
import numpy as np
from gold_documents import gold_documents

from waqai.claims import roles
from waqai.claims.choosing import ROLES, Candidate, Choosing, RoleLayer, choose
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Found
from waqai.evaluation.match import match
from waqai.evaluation.names import names_agreement
from waqai.evaluation.read import read_predictions
from waqai.pipeline import Pipeline

RIGHT = 0.6
PENALTY = 3.0
STEPS = 800
RAREST = 4
FOLDS = 5
SLACK = 0.004
LEAST = (0.1, 0.15, 0.2, 0.25)
ALSO = (0.3, 0.35, 0.4, 0.45, 0.5)
_HOME = Path(__file__).resolve().parent.parent / "waqai" / "claims" / "choosing.toml"


class Told(msgspec.Struct):
    """A matched event: its document, type, candidates with their words, and the parties of gold."""

    document: str
    type: str
    candidates: list[Candidate]
    names: dict[int, str]
    found: Found
    gold: dict[str, list[str]]


def token_f1(gold: Sequence[str], found: Sequence[str]) -> float | None:
    """The scorer's measure: None when both sides are empty."""
    if not gold and not found:
        return None
    precision, recall = names_agreement(gold, found)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def read_told(pairs: list[tuple[Path, Path]]) -> tuple[list[Told], Grammar]:
    """The matched events of the documents, with all candidates of their happenings."""
    pipeline = Pipeline()
    seen: list[tuple[list[Candidate], Found]] = []
    original = roles.named_candidates

    def record(happening: Happening, found: Found, grammar: Grammar) -> list[Candidate]:
        phrases = original(happening, found, grammar)
        seen.append((phrases, found))
        return phrases

    roles.named_candidates = record
    told: list[Told] = []
    for document, coded, texts, _ in gold_documents(pairs):
        seen.clear()
        report = pipeline.report(document)
        found_events = (
            read_predictions([msgspec.json.encode(report)], texts).coded[document.id].events
        )
        for i, j in match(coded.events, found_events):
            phrases, found = seen[j]
            gold = {
                "actor": list(coded.events[i].actors),
                "target": list(coded.events[i].targets),
            }
            names = {
                each.item.first: found.scan.quote(each.item.first, each.item.stop)
                for each in phrases
            }
            told.append(Told(document.id, found_events[j].type, phrases, names, found, gold))
    roles.named_candidates = original
    return told, pipeline._grammar


def fit(told: Sequence[Told], role: str, grammar: Grammar) -> tuple[float, dict[str, float]]:
    """Bias and weights of one role."""
    rows: list[tuple[list[str], bool]] = []
    documents: dict[str, set[str]] = {}
    for event in told:
        if role == "target" and event.type in grammar.roles.no_target:
            continue
        for each in event.candidates:
            active = getattr(each, role)
            name = event.names[each.item.first]
            is_right = any((token_f1([g], [name]) or 0.0) >= RIGHT for g in event.gold[role])
            rows.append((active, is_right))
            for feature in active:
                documents.setdefault(feature, set()).add(event.document)
    names = sorted(name for name, where in documents.items() if len(where) >= RAREST)
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for number, (active, _) in enumerate(rows):
        for name in active:
            if name in column:
                matrix[number, column[name]] = 1.0
    wanted = np.array([is_right for _, is_right in rows], dtype=float)
    weights, bias = np.zeros(len(names)), 0.0
    step = 4.0 / (1.0 + matrix.sum(axis=1).max())
    for _ in range(STEPS):
        error = 1.0 / (1.0 + np.exp(-(matrix @ weights + bias))) - wanted
        weights -= step * 8 * (matrix.T @ error + PENALTY * weights) / len(rows)
        bias -= step * 8 * error.mean()
    return float(bias), {
        n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.02
    }


def score(
    told: Sequence[Told], layers: Callable[[str], Choosing], grammar: Grammar
) -> tuple[float, float]:
    """Mean token F1 of actors and of targets."""
    values: dict[str, list[float]] = {role: [] for role in ROLES}
    for event in told:
        choosing = layers(event.document)
        actors = choose(event.candidates, choosing.actor, "actor", event.found)
        targets = []
        if event.type not in grammar.roles.no_target:
            targets = choose(event.candidates, choosing.target, "target", event.found, taken=actors)
        for role, items in zip(ROLES, (actors, targets), strict=True):
            value = token_f1(event.gold[role], [event.names[item.first] for item in items])
            if value is not None:
                values[role].append(value)
    return tuple(sum(each) / max(len(each), 1) for each in values.values())  # type: ignore[return-value]


def fold_of(document: str) -> int:
    """Which fold a document belongs to, by the hash of its id."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) // 7 % FOLDS


def _highest(values: dict[tuple[float, float], float]) -> tuple[float, float]:
    """The highest thresholds about as good as the best: rather nobody than the wrong one."""
    return max(each for each, value in values.items() if value >= max(values.values()) - SLACK)


def _of_fold(crossed: dict[int, Choosing], document: str) -> Choosing:
    return crossed[fold_of(document)]


def main() -> None:
    """Fit, report and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    told, grammar = read_told(list(zip(given.files[::2], given.files[1::2], strict=True)))
    models = {
        fold: {
            role: fit([t for t in told if fold_of(t.document) != fold], role, grammar)
            for role in ROLES
        }
        for fold in range(FOLDS)
    }
    whole = {role: fit(told, role, grammar) for role in ROLES}
    crossed_values: dict[str, dict[tuple[float, float], float]] = {role: {} for role in ROLES}
    for least, also in itertools.product(LEAST, ALSO):
        crossed = {
            fold: Choosing(*(RoleLayer(m[r][0], least, m[r][1], also) for r in ROLES))
            for fold, m in models.items()
        }
        values = score(told, partial(_of_fold, crossed), grammar)
        print(f"least {least:.2f} also {also:.2f}  actors {values[0]:.3f}  targets {values[1]:.3f}")
        for role, value in zip(ROLES, values, strict=True):
            crossed_values[role][least, also] = value
    best = {role: _highest(values) for role, values in crossed_values.items()}
    final = Choosing(*(RoleLayer(whole[r][0], best[r][0], whole[r][1], best[r][1]) for r in ROLES))
    fitted = score(told, lambda _: final, grammar)
    print(f"on the texts of the fit  actors {fitted[0]:.3f}  targets {fitted[1]:.3f}")
    if given.write:
        _write(final)


def _write(choosing: Choosing) -> None:
    lines = [
        "# Weights of the layers in claims/choosing.py. Generated by data/train_choosing.py; the",
        "# training data are described in docs/coding.md.",
    ]
    for role in ROLES:
        layer: RoleLayer = getattr(choosing, role)
        lines += [
            f"[{role}]",
            f"bias = {layer.bias:.3f}",
            f"threshold = {layer.threshold}",
            f"also = {layer.also}",
            "",
            f"[{role}.weights]",
            *(f'"{name}" = {weight}' for name, weight in sorted(layer.weights.items())),
            "",
        ]
    _HOME.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
