"""The documentation names every command, event type and table, and its pages are as generated."""

import importlib.util
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.glob("*.md")), *sorted(ROOT.glob("*.md"))]
HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def _headings() -> str:
    return "\n".join(
        heading for page in PAGES for heading in HEADING.findall(page.read_text(encoding="utf-8"))
    )


def _script(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"script_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("script", "page"),
    [("docs/event_types.py", "event-types.md"), ("data/docs.py", "tables.md")],
)
def test_generated_pages_are_up_to_date(script: str, page: str) -> None:
    written = (DOCS / page).read_text(encoding="utf-8")
    assert written == _script(ROOT / script).page(), f"run {script}"


def test_every_command_has_a_heading() -> None:
    from waqai.surfaces.cli import main

    commands: dict[str, Any] = vars(main)["_COMMANDS"]
    assert commands
    missing = [name for name in commands if f"`waqai {name}`" not in _headings()]
    assert missing == []


def test_every_event_type_has_a_heading() -> None:
    reference = ROOT / "waqai" / "reference" / "event_types.toml"
    types = tomllib.loads(reference.read_text(encoding="utf-8"))["type"]
    missing = [row["code"] for row in types if f"`{row['code']}`" not in _headings()]
    assert missing == []


def test_every_table_has_a_heading() -> None:
    package = ROOT / "waqai"
    tables = [path.relative_to(package).as_posix() for path in package.rglob("*.tsv")]
    missing = [name for name in tables if f"`{name}`" not in _headings()]
    assert missing == []


def test_every_page_is_in_the_index_and_every_link_leads_somewhere() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    for page in PAGES:
        folder = "" if page.parent == DOCS else "../"
        assert page.name == "README.md" or f"({folder}{page.name})" in index, page
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
