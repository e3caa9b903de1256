"""The compiled gazetteer of the package is what its tables make."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from waqai.lexicon.tables import PACKAGE
from waqai.mentions.place.build import gazetteer_bytes
from waqai.mentions.place.check import check_gazetteer
from waqai.mentions.place.gazetteer import SHIPPED

_MOST_BYTES = 4_000_000  # what ships with the package stays compact


def test_the_gazetteer_is_built_from_its_tables() -> None:
    assert SHIPPED.read_bytes() == gazetteer_bytes(), "run data/gazetteer.py"
    assert SHIPPED.stat().st_size < _MOST_BYTES


def test_an_edited_table_without_a_new_build_fails_the_check(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "waqai", ignore=shutil.ignore_patterns("__pycache__"))
    table = tmp_path / "waqai" / "reference" / "places.tsv"
    lines = table.read_text(encoding="utf-8").split("\n")
    cells = lines[1].split("\t")
    cells[7] = "24.2490"  # latitude
    table.write_text("\n".join([lines[0], "\t".join(cells), *lines[2:]]), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "waqai", "lexicon", "check"],
        check=False, capture_output=True, cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 1
    assert b"reference/gazetteer.bin: the tables of places have changed" in done.stdout
    assert b"run data/gazetteer.py" in done.stdout


def test_a_missing_gazetteer_is_a_problem(tmp_path: Path) -> None:
    (problem,) = check_gazetteer(tmp_path / "none.bin")
    assert "run data/gazetteer.py" in problem.message


def test_one_row_makes_a_place(tmp_path: Path) -> None:
    """The recipe of CONTRIBUTING.md: a row, a new build, and the name is found after a cue."""
    shutil.copytree(PACKAGE, tmp_path / "waqai", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PACKAGE.parent / "data", tmp_path / "data")
    recipe = (PACKAGE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    row = next(line for line in recipe.split("\n") if line.startswith("sy-tall-al-warda\t"))
    table = tmp_path / "waqai" / "reference" / "places.tsv"
    header, *rows = table.read_text(encoding="utf-8").rstrip("\n").split("\n")
    table.write_text("\n".join([header, *sorted([*rows, row])]) + "\n", encoding="utf-8")

    def run(*words: str, text: str = "") -> subprocess.CompletedProcess[bytes]:
        environment = {"PYTHONPATH": str(tmp_path), "WAQAI_PLACES": ""}
        return subprocess.run(
            [sys.executable, *words],
            check=False, capture_output=True, cwd=tmp_path, env=environment, input=text.encode(),
        )  # fmt: skip

    assert run("data/gazetteer.py").returncode == 0
    done = run("-m", "waqai", "lexicon", "check")
    assert done.returncode == 0, done.stdout.decode()
    text = "أصيب طفلان بانفجار لغم في تل الوردة شمال حلب."
    found = run("-m", "waqai", "mentions", "-", "--country", "SY", "--kinds", "place", text=text)
    assert b'"id":"sy-tall-al-warda"' in found.stdout
