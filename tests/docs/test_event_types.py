"""The page of event types is the reference, no more and no less."""

from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_page_is_as_generated(script: Any) -> None:
    page = (ROOT / "docs" / "event-types.md").read_text(encoding="utf-8")
    assert page == script("docs/event_types.py").page(), "out of date: run `make docs`"
