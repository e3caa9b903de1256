"""What every coder offers: documents in, reports out."""

from __future__ import annotations

from typing import Protocol

from waqai.model.document import Document
from waqai.model.report import Report

__all__ = ["DocumentCoder"]


class DocumentCoder(Protocol):
    """Codes one document at a time; the same document and fingerprint give the same report."""

    @property
    def name(self) -> str:
        """The name it is chosen by (`--coder`), as in `coder.name` of its reports."""

    @property
    def fingerprint(self) -> str:
        """Changes with everything that may change a report: code, rules, word lists, options."""

    def report(self, document: Document, *, explain: bool = False) -> Report:
        """The report of a document. `explain` names the field each rule belongs to."""
