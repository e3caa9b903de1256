"""Rules of the house that no linter knows: file lengths, folder names, the list of skipped tests.

Run by `make check`; exit code 1 names what breaks them.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("waqai", "tests", "eval", "data", "docs")
MOST_LINES = 400
MOST_SKIPPED = 0.02
NO_FOLDERS = {"utils", "helpers", "common", "core", "base", "misc", "manager", "handler"}

_SKIP = re.compile(r"^\s*(@pytest\.mark\.(skip|xfail)|pytest\.(skip|xfail)\()")


def main() -> int:
    """Prints what is wrong and the skips; 1 when something is wrong."""
    files = [path for room in SOURCES for path in sorted((ROOT / room).rglob("*.py"))]
    wrong = []
    for path in files:
        n_lines = len(path.read_text(encoding="utf-8").splitlines())
        if n_lines > MOST_LINES:
            wrong.append(
                f"{path.relative_to(ROOT)}: {n_lines} lines, at most {MOST_LINES}: split it"
            )
    wrong += [
        f"{path.relative_to(ROOT)}: a folder is named after what it holds in the domain"
        for path in sorted((ROOT / "waqai").rglob("*"))
        if path.is_dir() and path.name in NO_FOLDERS
    ]
    skips, n_tests = _skips(files)
    for skip in skips:
        print(f"skipped: {skip}")
    print(f"{len(files)} files, {n_tests} tests and cases, {len(skips)} skipped")
    if len(skips) > MOST_SKIPPED * n_tests:
        wrong.append(f"more than {MOST_SKIPPED:.0%} of the tests and cases are skipped")
    for line in wrong:
        print(line, file=sys.stderr)
    return int(bool(wrong))


def _skips(files: list[Path]) -> tuple[list[str], int]:
    """Skipped tests and cases with their place, and how many tests and cases there are."""
    skips, n_tests = [], 0
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            n_tests += line.startswith("def test_")
            if _SKIP.match(line):
                skips.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    for path in sorted((ROOT / "waqai").rglob("cases.toml")):
        cases = tomllib.loads(path.read_text(encoding="utf-8")).get("case", [])
        n_tests += len(cases)
        skips += [f"{path.relative_to(ROOT)}: {c['id']}: {c['skip']}" for c in cases if "skip" in c]
    return skips, n_tests


if __name__ == "__main__":
    sys.exit(main())
