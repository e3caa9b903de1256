"""What a document can do to the process that codes it."""

import os

import msgspec
import pytest

from waqai.ingest.documents import document_from_text
from waqai.model.document import Document
from waqai.model.errors import MalformedError
from waqai.model.report import ErrorReport
from waqai.surfaces.cli.pool import outcomes
from waqai.surfaces.cli.work import Maker


class _Fragile:
    def document(self, document: Document) -> bytes:
        if document.text == "raise":
            raise ValueError("bad luck")
        if document.text == "malformed":
            raise MalformedError("not in form")
        if document.text == "die":
            os._exit(3)
        return document.text.encode() + b"\n"

    def error(self, error: ErrorReport) -> bytes:
        return msgspec.json.encode(error) + b"\n"


class FragileWork(msgspec.Struct, frozen=True):
    is_quiet: bool = True

    def build(self) -> Maker:
        return _Fragile()


def documents(*texts: str) -> list[Document]:
    return [document_from_text(text, f"d{number}") for number, text in enumerate(texts)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_raises_becomes_an_error_record(jobs: int) -> None:
    found = list(outcomes(FragileWork(), documents("a", "raise", "malformed", "b"), jobs))
    assert [outcome.has_failed for outcome in found] == [False, True, True, False]
    error = msgspec.json.decode(found[1].output)
    assert error["document"]["id"] == "d1"
    assert error["error"]["kind"] == "internal"
    assert "ValueError at test_pool.py:" in error["error"]["message"]
    assert "bad luck" in found[1].notes[0]
    assert msgspec.json.decode(found[2].output)["error"]["kind"] == "malformed"


def test_a_document_that_kills_its_process_does_not_end_the_run() -> None:
    texts = ["a"] * 40 + ["die"] + ["b"] * 40
    found = list(outcomes(FragileWork(), documents(*texts), 2))
    assert [outcome.has_failed for outcome in found] == [text == "die" for text in texts]
    assert b'"internal"' in found[40].output
