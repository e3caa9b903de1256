"""Files → gold, texts and predictions, each by document id. Errors name file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from waqai.evaluation.guide_form import GuideRecord, coded_of_guide
from waqai.evaluation.records import Coded
from waqai.evaluation.report_form import ReportRecord, coded_of_report
from waqai.model.errors import WaqaiError

_T = TypeVar("_T")

__all__ = ["EvaluationError", "Predictions", "TextLine", "read_gold", "read_predictions",
           "read_texts"]  # fmt: skip


class EvaluationError(WaqaiError):
    """Gold, texts or predictions cannot be scored; the message names file and line."""


class TextLine(msgspec.Struct, frozen=True):
    """A line of a texts file. `group` is any label to break scores down by (`"set"`)."""

    id: str
    text: str
    published: str | None = None
    country: str | None = None
    group: str | None = msgspec.field(default=None, name="set")


class Predictions(msgspec.Struct, frozen=True):
    """What was coded, by document id; `n_errors` counts error records."""

    coded: dict[str, Coded]
    n_errors: int = 0


def read_texts(path: Path | str) -> dict[str, TextLine]:
    """The texts by document id."""
    return {
        line.id: line
        for line in (
            _converted(raw, TextLine, where) for raw, where in _lines(_bytes(path), str(path))
        )
    }


def read_gold(path: Path | str, texts: dict[str, TextLine]) -> dict[str, Coded]:
    """The gold by document id, in the guide's form or as reports, every text of it given."""
    gold: dict[str, Coded] = {}
    for raw, where in _lines(_bytes(path), str(path)):
        name, coded = _coded(raw, where, texts)
        if coded is None:
            raise EvaluationError(f"{where}: there is no text {name!r} in the texts file.")
        if name in gold:
            raise EvaluationError(f"{where}: {name!r} has a record already.")
        gold[name] = coded
    if not gold:
        raise EvaluationError(f"{path}: no records.")
    return gold


def read_predictions(
    lines: Iterable[bytes], texts: dict[str, TextLine], name: str = "predictions"
) -> Predictions:
    """What a coder made of the texts: reports or the guide's form. Other documents are left out."""
    coded: dict[str, Coded] = {}
    n_errors = 0
    for raw, where in _lines(lines, name):
        if isinstance(raw, dict) and "error" in raw:
            n_errors += 1
            continue
        document, found = _coded(raw, where, texts)
        if found is not None:
            coded[document] = found
    return Predictions(coded, n_errors)


def _coded(raw: object, where: str, texts: dict[str, TextLine]) -> tuple[str, Coded | None]:
    if isinstance(raw, dict) and "doc" in raw:
        record = _converted(raw, GuideRecord, where)
        text = texts.get(record.doc)
        return record.doc, coded_of_guide(record, text.text) if text else None
    report = _converted(raw, ReportRecord, where)
    text = texts.get(report.document.id)
    return report.document.id, coded_of_report(report, raw, text.text) if text else None


def _bytes(path: Path | str) -> list[bytes]:
    try:
        return Path(path).read_bytes().splitlines()
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read ({error.strerror}).") from error


def _lines(lines: Iterable[bytes], name: str) -> Iterator[tuple[object, str]]:
    """The JSON value of every line that is not blank, with its place."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            where = f"{name}:{number}"
            try:
                yield msgspec.json.decode(line), where
            except msgspec.DecodeError as error:
                raise EvaluationError(f"{where}: not JSON ({error}).") from error


def _converted(raw: object, kind: type[_T], where: str) -> _T:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise EvaluationError(f"{where}: {error}") from error
