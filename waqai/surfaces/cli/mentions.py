"""`waqai mentions`: the layer below events, as JSON Lines."""

from __future__ import annotations

import argparse

import msgspec

from waqai.model.document import Document
from waqai.model.report import ErrorReport
from waqai.pipeline import MentionRecord, Pipeline
from waqai.surfaces.cli.arguments import add_document_arguments
from waqai.surfaces.cli.formats import json_line
from waqai.surfaces.cli.run import run_documents
from waqai.surfaces.cli.work import Maker

__all__ = ["KINDS", "MentionsLine", "add_arguments", "run"]

KINDS = ("number", "time", "place", "actor", "weapon", "trigger", "speaker")


class MentionsLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """The mentions of one document. `text` is given unless the source was plain UTF-8 text."""

    id: str
    mentions: list[MentionRecord]
    text: str | None = None


class MentionsWork(msgspec.Struct, frozen=True):
    """`waqai mentions`: all mentions of some kinds."""

    kinds: frozenset[str]

    @property
    def is_quiet(self) -> bool:
        """The lines hold no warnings, so stderr does."""
        return False

    def build(self) -> Maker:
        """The pipeline."""
        return _Mentions(self.kinds)


class _Mentions:
    def __init__(self, kinds: frozenset[str]) -> None:
        self._pipeline = Pipeline()
        self._kinds = kinds

    def document(self, document: Document) -> bytes:
        mentions = self._pipeline.mentions(document, self._kinds)
        text = None if document.is_plain else document.text
        return json_line(MentionsLine(document.id, mentions, text))

    def error(self, error: ErrorReport) -> bytes:
        return json_line(error)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    add_document_arguments(parser)
    parser.add_argument(
        "--kinds",
        type=_kinds,
        default=frozenset(KINDS),
        metavar="KIND,…",
        help=f"some of {','.join(KINDS)} (default: all)",
    )


def run(options: argparse.Namespace) -> int:
    """Writes one line per document; 0 all read, 1 some failed."""
    return run_documents(options, MentionsWork(options.kinds))


def _kinds(words: str) -> frozenset[str]:
    kinds = [word.strip() for word in words.split(",") if word.strip()]
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown or not kinds:
        named = ", ".join(unknown) or "nothing"
        raise argparse.ArgumentTypeError(
            f"{named}: no kind of mention; there are {','.join(KINDS)}"
        )
    return frozenset(kinds)
