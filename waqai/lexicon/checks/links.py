"""Links between tables: ids that must exist, parents without cycles, names claimed twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from waqai.arabic.fold import fold
from waqai.lexicon.checks.problem import Problem, Row, Table
from waqai.lexicon.lexicon import bare

__all__ = ["LINKS", "check_claims", "check_cycles", "check_links", "defines_ids"]


class _Link(NamedTuple):
    """A column whose values are ids of other tables. Empty cells point at nothing."""

    table: str
    column: str
    target: str
    or_target: str = ""


LINKS = (
    _Link("mentions/number/double_duty.tsv", "id", "reference/counted_nouns.tsv"),
    _Link("evaluation/admin1_spellings.tsv", "id", "reference/admin1.tsv"),
    _Link("reference/actor_names.tsv", "id", "reference/actors.tsv"),
    _Link("reference/actor_parents.tsv", "id", "reference/actors.tsv"),
    _Link("reference/actor_parents.tsv", "parent", "reference/actors.tsv"),
    _Link("reference/actors.tsv", "country", "reference/countries.tsv"),
    _Link("reference/admin1.tsv", "country", "reference/countries.tsv"),
    _Link("reference/admin1_areas.tsv", "country", "reference/countries.tsv"),
    _Link("reference/admin1_names.tsv", "id", "reference/admin1.tsv"),
    _Link("reference/admin2.tsv", "admin1", "reference/admin1.tsv"),
    _Link("reference/admin2.tsv", "country", "reference/countries.tsv"),
    _Link("reference/admin2_names.tsv", "id", "reference/admin2.tsv"),
    _Link("reference/countries.tsv", "capital_id", "reference/places_geonames.tsv"),
    _Link("reference/country_names.tsv", "id", "reference/countries.tsv"),
    _Link("reference/geonames_admin1.tsv", "admin1", "reference/admin1.tsv"),
    _Link("reference/nationalities.tsv", "country", "reference/countries.tsv"),
    _Link(
        "reference/place_names.tsv",
        "id",
        "reference/places.tsv",
        "reference/places_geonames.tsv",
    ),
    _Link(
        "reference/place_area_exceptions.tsv",
        "id",
        "reference/places.tsv",
        "reference/admin2.tsv",
    ),
    _Link("reference/place_names_geonames.tsv", "id", "reference/places_geonames.tsv"),
    _Link("reference/places.tsv", "admin1", "reference/admin1.tsv"),
    _Link("reference/places.tsv", "admin2", "reference/admin2.tsv"),
    _Link("reference/places.tsv", "country", "reference/countries.tsv"),
    _Link("reference/places_geonames.tsv", "country", "reference/countries.tsv"),
)
_CONTEXT = "context"


def defines_ids(table: str, first_column: str) -> bool:
    """True if the first column of the table names each row, not a row of another table."""
    return not any(link.table == table and link.column == first_column for link in LINKS)


def check_links(tables: Mapping[str, Table]) -> Iterator[Problem]:
    """Every id that a row points at exists."""
    ids = {name: {row.cells[table.header[0]] for row in table.rows}
           for name, table in tables.items()}  # fmt: skip
    for link in LINKS:
        table = tables.get(link.table)
        if table is None or link.column not in table.header or link.target not in ids:
            continue
        known = ids[link.target] | ids.get(link.or_target, set())
        for row in table.rows:
            value = row.cells[link.column]
            if value and value not in known:
                message = f"{link.column}: there is no {value!r} in {link.target}"
                yield Problem(table.name, row.line, message)


def check_cycles(parents: Table) -> Iterator[Problem]:
    """Nobody is part of itself, over any number of steps."""
    above: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in parents.rows:
        above[row.cells["id"]].append((row.cells["parent"], row.line))
    done: set[str] = set()
    for start in sorted(above):
        yield from _cycle(start, above, done, [], parents.name)


def _cycle(
    at: str, above: Mapping[str, list[tuple[str, int]]], done: set[str], path: list[str], name: str
) -> Iterator[Problem]:
    if at in done or at not in above:
        return
    path.append(at)
    for parent, line in above[at]:
        if parent in path:
            chain = " → ".join([*path[path.index(parent) :], parent])
            yield Problem(name, line, f"parents in a circle: {chain}")
        else:
            yield from _cycle(parent, above, done, path, name)
    path.pop()
    done.add(at)


def check_claims(names: Table, actors: Table | None = None) -> Iterator[Problem]:
    """A name of two parties needs a rule: all rows but one say sense `context` with a cue.

    The Arabic name in `actors` is a name too, unless `names` has a row for it.
    """
    claims: dict[str, list[Row]] = defaultdict(list)
    for row in names.rows:
        claims[_key(row.cells["form"])].append(row)
    if actors is not None and "name_ar" in actors.header:
        yield from _own_names(actors, claims)
    for row in names.rows:
        if row.cells["sense"] == _CONTEXT and not row.cells["cue"]:
            yield Problem(names.name, row.line, "sense context without a cue: say what decides")
    for rows in claims.values():
        plain = [row for row in rows if row.cells["sense"] != _CONTEXT]
        owners = list(dict.fromkeys(row.cells["id"] for row in plain))
        if len(owners) > 1:
            form = plain[0].cells["form"]
            message = f"{form!r} is claimed by {' and '.join(owners)}: sense context with a cue"
            yield Problem(names.name, plain[-1].line, f"{message} for all but one")


def _own_names(actors: Table, claims: Mapping[str, list[Row]]) -> Iterator[Problem]:
    """Arabic names of the register that belong to somebody else as well."""
    seen: dict[str, str] = {}
    for row in actors.rows:
        name, actor = row.cells["name_ar"], row.cells["id"]
        others = claims.get(_key(name), []) if name else []
        owners = sorted({other.cells["id"] for other in others})
        if not others and name:
            owners = [seen.setdefault(_key(name), actor)]
        if owners and actor not in owners:
            message = f"name_ar {name!r} is a name of {' and '.join(owners)}: say which, with a cue"
            yield Problem(actors.name, row.line, message)


def _key(form: str) -> str:
    return " ".join(bare(word) for word in fold(form).split(" "))
