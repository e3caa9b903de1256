"""Writes docs/event-types.md from waqai/reference/event_types.toml. Run by `make docs`."""

from __future__ import annotations

import itertools
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "event-types.md"
REFERENCE = ROOT / "waqai" / "reference" / "event_types.toml"

_HEAD = """# Event types · أنواع الأحداث

Made by `make docs` from `waqai/reference/event_types.toml`; change that file, not this page.
Definitions say what is reported; they judge nothing.
"""


def page() -> str:
    """The page as Markdown, one section per type, families in the order of the file."""
    types = tomllib.loads(REFERENCE.read_text(encoding="utf-8"))["type"]
    lines = [_HEAD]
    for family, members in itertools.groupby(types, key=lambda row: row["family"]):
        lines.append(f"## {family}\n")
        lines += map(_section, members)
    return "\n".join(lines)


def _section(row: dict[str, Any]) -> str:
    acled, plover = row.get("acled", {}), row.get("plover", {})
    codes = [
        f"ACLED: {acled['event_type']} / {acled['sub_event_type']}" if acled else "ACLED: none",
        "PLOVER: " + " / ".join(plover.values()) if plover else "PLOVER: none",
    ]
    return f"""### `{row["code"]}`

**{row["label_en"]}** · **{row["label_ar"]}**

{row["definition_en"]}
Example: {row["example_en"]}

<div dir="rtl">

{row["definition_ar"]}
مثال: {row["example_ar"]}

</div>

{"; ".join(codes)}
"""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.exit(0)
