"""All word lists and rule files of the package → what is wrong with them. Changes nothing.

Which tables there are and what their rows hold, the rooms say themselves (their TABLES); the caller
brings them together, since this layer lies below the rooms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from waqai.lexicon.checks.form import (
    check_bytes,
    check_cells,
    check_doubles,
    check_order,
    check_struct,
)
from waqai.lexicon.checks.links import check_claims, check_cycles, check_links, defines_ids
from waqai.lexicon.checks.problem import Problem, Table, read
from waqai.lexicon.checks.sources import SOURCES, SourceRow, check_sources
from waqai.lexicon.checks.toml import check_toml
from waqai.lexicon.tables import PACKAGE

__all__ = ["Problem", "check_package"]


def check_package(
    tables: Iterable[tuple[str, type[msgspec.Struct]]], root: Path = PACKAGE
) -> list[Problem]:
    """The problems of every table and TOML file below `root`, in order of file and line.

    tables: path in the package and row struct of every table, from the TABLES of all rooms.
    """
    known: dict[str, type[msgspec.Struct]] = {SOURCES: SourceRow, **dict(tables)}
    problems = sorted(_all(known, root), key=lambda p: (p.file, p.line or 0, p.message))
    return list(dict.fromkeys(problems))


def _all(known: Mapping[str, type[msgspec.Struct]], root: Path) -> Iterator[Problem]:
    names = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.tsv"))
    for name in sorted(known.keys() - set(names)):
        yield Problem(name, None, "the table is missing")
    read_tables: dict[str, Table] = {}
    for name in names:
        yield from check_bytes(root, name)
        if name in known:
            yield from check_struct(root, name, known[name])
        else:
            yield Problem(name, None, "no room lists this table in its TABLES")
        table = read(root, name)
        if table is None:
            continue
        read_tables[name] = table
        yield from check_order(table, root)
        if name != SOURCES:
            yield from check_cells(table)
            yield from check_doubles(table, defines_ids(name, table.header[0]))
    yield from check_links(read_tables)
    if "reference/actor_parents.tsv" in read_tables:
        yield from check_cycles(read_tables["reference/actor_parents.tsv"])
    if "reference/actor_names.tsv" in read_tables:
        actors = read_tables.get("reference/actors.tsv")
        yield from check_claims(read_tables["reference/actor_names.tsv"], actors)
    if SOURCES in read_tables:
        yield from check_sources(root, names, read_tables[SOURCES])
    for path in sorted(root.rglob("*.toml")):
        yield from check_toml(root, path.relative_to(root).as_posix())
