"""Writes docs/tables.md: every word list and reference table with its columns and sources.

In: the row structs that the rooms declare (their TABLES) and waqai/reference/SOURCES.tsv. Out:
docs/tables.md. Run by `make data`; a test compares.
"""

from __future__ import annotations

import inspect
import sys
from collections import defaultdict
from pathlib import Path

import msgspec

from waqai.claims.tables import TABLES as CLAIMS
from waqai.evaluation.names import TABLES as EVALUATION
from waqai.lexicon.checks.sources import SOURCES, SourceRow
from waqai.lexicon.tables import read_table
from waqai.mentions.lexica import TABLES as MENTIONS
from waqai.summary.tables import TABLES as SUMMARY
from waqai.text.lexica import TABLES as TEXT

PAGE = Path(__file__).resolve().parent.parent / "docs" / "tables.md"

_HEAD = """# Tables

Made by `make data` from the row structs of the rooms and `waqai/reference/SOURCES.tsv`; change
those, not this page. Paths are below `waqai/`. All tables are UTF-8, NFC, tab-separated, sorted by
the whole line; `waqai lexicon check` says what is wrong with one. Columns in *italics* may be
left out.
"""


def page() -> str:
    """The page as Markdown, one section per table."""
    sources: dict[str, list[SourceRow]] = defaultdict(list)
    for row in read_table(SOURCES, SourceRow):
        sources[row.table].append(row)
    tables = dict(sorted([*MENTIONS, *TEXT, *CLAIMS, *EVALUATION, *SUMMARY, (SOURCES, SourceRow)]))
    sections = [_section(name, kind, sources[name]) for name, kind in tables.items()]
    return "\n".join([_HEAD, *sections])


def _section(name: str, kind: type[msgspec.Struct], sources: list[SourceRow]) -> str:
    about = " ".join(inspect.getdoc(kind).split())  # type: ignore[union-attr]
    columns = [
        f"`{field.encode_name}`" if field.required else f"*`{field.encode_name}`*"
        for field in msgspec.structs.fields(kind)
    ]
    lines = [f"## `{name}`", "", about, "", f"Columns: {', '.join(columns)}.", ""]
    lines += [
        f"- {row.source}; {row.licence}; {row.date}{'; ' if row.note else ''}{row.note}"
        for row in sources
    ]
    return "\n".join(lines) + ("\n" if sources else "")


def main() -> int:
    """Writes the page."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
