"""Fixtures for all tests: running the command, and the check of every record against its schema."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import msgspec
import pytest

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "waqai" / "schema"

# What a developer imported for their own work must not change a test.
os.environ["WAQAI_PLACES"] = ""


def _validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((SCHEMA / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(schema, format_checker=checker)


@pytest.fixture(scope="session")
def valid_report() -> Callable[..., dict[str, Any]]:
    """Checks a record (struct, bytes, string or dict) against its schema and gives it as a dict.

    The schema is chosen by the record: report, error or mentions. Spans are checked too where the
    document's text is given: `text[start:end] == quote`.
    """
    validators = {
        "waqai.report/1": _validator("report.schema.json"),
        "waqai.error/1": _validator("error.schema.json"),
        None: _validator("mentions.schema.json"),
    }

    def check(record: object, text: str | None = None) -> dict[str, Any]:
        if isinstance(record, msgspec.Struct):
            record = msgspec.json.encode(record)
        found = json.loads(record) if isinstance(record, str | bytes) else record
        assert isinstance(found, dict)
        validators[found.get("schema")].validate(found)
        text = found.get("document", found).get("text") or text
        if text is not None:
            for quote, (start, end) in _quotes(found):
                assert text[start:end] == quote
        return found

    return check


def _quotes(value: object) -> list[tuple[str, list[int]]]:
    """All (quote, span) pairs anywhere in a record."""
    found = []
    if isinstance(value, dict):
        if value.get("span") is not None and value.get("quote") is not None:
            found.append((value["quote"], value["span"]))
        value = list(value.values())
    if isinstance(value, list):
        for member in value:
            found += _quotes(member)
    return found


@pytest.fixture
def waqai_run(
    valid_report: Callable[..., dict[str, Any]],
) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs `waqai WORDS…` as users do; JSON Lines it prints are checked against the schemas."""

    def run(
        *words: object, stdin: bytes = b"", cwd: Path = ROOT, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "waqai", *map(str, words)]
        given = {**os.environ, "PYTHONPATH": _python_path(), **environment}
        done = subprocess.run(
            command, check=False, input=stdin, capture_output=True, cwd=cwd, env=given, timeout=120
        )
        if done.stdout.startswith(b"{"):
            for line in done.stdout.splitlines():
                valid_report(line)
        return done

    return run


def _python_path() -> str:
    return os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))


@pytest.fixture(scope="session")
def script() -> Callable[[str], ModuleType]:
    """A script of the repository that is not part of the package, as a module."""

    def load(path: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(Path(path).stem, ROOT / path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module

    return load
