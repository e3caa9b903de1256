"""Writes the JSON Schemas of what Waqai puts out, from the record structs and the reference.

In: the structs of `waqai.model.report`, the type codes of `waqai/reference/event_types.toml`, the
weapon codes of `waqai/reference/weapons.tsv`. Out: three files in `waqai/schema/`.
The structs give names, types and what is required; this file adds the closed lists of the
contract and that words are never empty. Run by `make data`; a test compares.
"""

from __future__ import annotations

import csv
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from waqai.model.report import ErrorReport, Place, Report

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "waqai" / "schema"
REFERENCE = ROOT / "waqai" / "reference"

DIALECT = "https://json-schema.org/draft/2020-12/schema"
BASIS = ["text", "hint", "inferred", "computed"]
MEASURES = "attacks troops fighters killed injured displaced arrested strikes money other"
SOURCE_KINDS = (
    "state armed_group media agency official_anonymous witness medical ngo un unknown_source"
)
DISPUTED = "occurrence cause actor casualties place date responsibility"
RELATIONS = "part_of leads member_of spokesman_of allied_with formerly renamed"

#: Closed lists of the contract and the coding guide, by struct and field.
LISTS: dict[str, dict[str, list[str]]] = {
    "Event": {"factuality": ["asserted", "threatened", "denied", "possible"]},
    "Date": {
        "precision": ["day", "week", "month", "year", "range"],
        "part_of_day": ["dawn", "morning", "noon", "afternoon", "evening", "night"],
        "basis": BASIS,
    },
    "Place": {
        "precision": ["point", "near", "district", "admin1", "region", "country", "sea_air"],
        "basis": BASIS,
    },
    "Actor": {"basis": BASIS},
    "Stated": {"basis": BASIS},
    "CountRow": {
        "kind": ["civilian", "military", "militant", "police", "contractor", "mixed"],
        "party": ["actor", "target", "bystander"],
        "status": ["initial", "updated", "superseded", "died_later"],
    },
    "Source": {
        "kind": SOURCE_KINDS.split(),
        "stance": ["reports", "claims", "denies", "confirms", "accuses"],
    },
    "Figure": {"measure": MEASURES.split()},
    "Contradiction": {"field": DISPUTED.split()},
    "Relation": {"relation": RELATIONS.split()},
    "ErrorDetail": {
        "kind": ["document", "unreadable", "not_text", "too_large", "malformed", "internal"]
    },
    "Report": {"schema": ["waqai.report/1"]},
    "ErrorReport": {"schema": ["waqai.error/1"]},
}

#: Text that may be empty: a document may be.
MAY_BE_EMPTY = {("DocumentInfo", "text")}


def schemas() -> dict[str, dict[str, Any]]:
    """The schemas by file name."""
    return {
        "report.schema.json": _schema(Report, "One coded document, a line of `waqai code`."),
        "error.schema.json": _schema(ErrorReport, "A document that could not be coded."),
        "mentions.schema.json": _mentions_schema(),
    }


def written(schema: dict[str, Any]) -> str:
    """A schema as the file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _schema(record: type[msgspec.Struct], about: str) -> dict[str, Any]:
    root, definitions = _definitions(record)
    return {
        "$schema": DIALECT,
        "title": about,
        "$ref": f"#/$defs/{root}",
        "$defs": definitions,
    }


def _definitions(record: type[msgspec.Struct]) -> tuple[str, dict[str, Any]]:
    (root,), found = msgspec.json.schema_components([record])
    text = json.dumps([root, found], ensure_ascii=False).replace("#/$defs/_", "#/$defs/")
    root, found = json.loads(text)
    definitions = {name.lstrip("_"): definition for name, definition in found.items()}
    lists = {**LISTS, "Event": {**LISTS["Event"], "type": _types()}, "Weapon": {"code": _weapons()}}
    for name, definition in definitions.items():
        definition["title"] = name
        for field, schema in definition.get("properties", {}).items():
            schema.pop("default", None)  # a reader needs no defaults: absent means unknown
            _close(schema, lists.get(name, {}).get(field), (name, field) in MAY_BE_EMPTY)
    for position in definitions.get("Span", {}).get("prefixItems", []):
        position["minimum"] = 0
    return root["$ref"].rpartition("/")[2], definitions


def _close(schema: dict[str, Any], closed: list[str] | None, may_be_empty: bool) -> None:
    """Adds the closed list, or that text is not empty, to the text variants of a field."""
    for variant in (schema, schema.get("items", {}), *schema.get("anyOf", [])):
        if variant.get("type") == "string" and "format" not in variant:
            if closed:
                variant["enum"] = closed
            elif not may_be_empty:
                variant["minLength"] = 1


def _types() -> list[str]:
    content = tomllib.loads((REFERENCE / "event_types.toml").read_text(encoding="utf-8"))
    return [row["code"] for row in content["type"]]


def _weapons() -> list[str]:
    with (REFERENCE / "weapons.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return sorted({row["code"] for row in rows if row["role"] != "none"})


def _mentions_schema() -> dict[str, Any]:
    """Written out from the contract's "Values of mentions"; each kind has its own value."""
    _, definitions = _definitions(Place)
    words = {"type": "string", "minLength": 1}
    day = {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}
    high = {"anyOf": [{"type": "integer"}, {"type": "null"}]}
    flag = {"type": "boolean"}
    fields = {**definitions["Place"]["properties"], "role": words, "reason": words}
    place = _object([], **fields)  # nothing is required: a name may stay without a place
    values = {
        "number": _object(
            ["low", "high"], low={"type": "integer"}, high=high, approx=flag, vague=flag, what=words
        ),
        "time": _object(
            ["start", "end"],
            start=day,
            end=day,
            precision={"enum": LISTS["Date"]["precision"]},
            part_of_day={"enum": LISTS["Date"]["part_of_day"]},
            duration=words,
            set=words,
        ),
        "place": place,
        "actor": _object([], id=words, name_en=words, kind=words),
        "weapon": _object(["code", "family"], code={"enum": _weapons()}, family=words),
        "trigger": _object(["types"], types={"type": "array", "items": {"enum": _types()}}),
        "speaker": _object(["kind"], id=words, kind={"enum": LISTS["Source"]["kind"]}),
    }
    span = {"$ref": "#/$defs/Span"}
    mentions = [
        _object(
            ["kind", "span", "quote", "value", "rule"],
            kind={"const": kind},
            span=span,
            quote=words,
            value=value,
            rule=words,
        )
        for kind, value in values.items()
    ]
    line = _object(
        ["id", "mentions"],
        id=words,
        mentions={"type": "array", "items": {"oneOf": mentions}},
        text={"type": "string"},
    )
    return {
        "$schema": DIALECT,
        "title": "The mentions of one document, a line of `waqai mentions`.",
        **line,
        "$defs": definitions,
    }


def _object(required: list[str], **properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required}


def main() -> int:
    """Writes the files."""
    SCHEMA.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (SCHEMA / name).write_text(written(schema), encoding="utf-8")
        print(f"{name}: {len(schema['$defs'])} definitions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
