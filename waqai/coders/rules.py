"""The coder `rules`: the pipeline of this package behind the DocumentCoder protocol."""

from __future__ import annotations

from waqai.model.document import Document
from waqai.model.report import Report
from waqai.pipeline import Pipeline

__all__ = ["RulesCoder"]


class RulesCoder:
    """Grammar and word lists; deterministic, offline, no model."""

    name = "rules"

    def __init__(self) -> None:
        self._pipeline = Pipeline()
        self.fingerprint = self._pipeline.fingerprint

    def report(self, document: Document, *, explain: bool = False) -> Report:
        """The report of a document."""
        return self._pipeline.report(document, explain=explain)
