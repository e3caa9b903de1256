"""The documents of gold, as the scripts that fit layers read them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from waqai.evaluation.read import TextLine, read_gold, read_texts
from waqai.evaluation.records import Coded
from waqai.model.document import Document, Hints

__all__ = ["GoldDocument", "gold_documents"]


class GoldDocument(NamedTuple):
    """One document with its gold; `texts` are all of its file, as the scorer wants them."""

    document: Document
    coded: Coded
    texts: dict[str, TextLine]
    is_dated: bool


def gold_documents(pairs: Sequence[tuple[Path, Path]]) -> Iterator[GoldDocument]:
    """The documents of files of gold and of texts, in the order of the gold."""
    for gold_path, texts_path in pairs:
        texts = read_texts(texts_path)
        for name, coded in read_gold(gold_path, texts).items():
            text = texts[name]
            published = datetime.date.fromisoformat(text.published) if text.published else None
            hints = Hints(published=published, country=text.country)
            document = Document(id=name, text=text.text, sha256="", hints=hints)
            yield GoldDocument(document, coded, texts, bool(text.published))
