"""Draft → title: the first line when it is a headline.

A headline is short, has no final full stop, and more of the story follows it. No data files.
"""

from __future__ import annotations

from waqai.arabic.fold import fold
from waqai.model.document import Hints
from waqai.text.page import BULLETS, Page
from waqai.text.split import Draft

__all__ = ["find_title"]

_LONGEST = 32  # tokens of a headline, marks included
_SHORTEST = 3  # words: a line of two is as often the name of an author or a section
_NO_TITLE = frozenset(["#", "*", "•", "-", "–"])


def find_title(page: Page, draft: Draft, hints: Hints) -> tuple[int, int] | None:
    """The token range of the title, None if the article has none."""
    if draft.title is not None:
        return page.lines[draft.title]
    if len(draft.lines) < 2 or page.is_wrapped:
        return None
    line = page.lines[draft.lines[0]]
    if any(line.first <= first < line.stop for first, _ in draft.masks):
        return None  # it begins with a dateline
    if hints.title is not None and _same(page.scan.quote(*line), hints.title):
        return line
    words = page.words
    last = words[page.end(line) - 1].raw if page.end(line) > line.first else "."
    if line.stop - line.first > _LONGEST or last in (".", "؛", "،", ":"):
        return None
    if words[line.first].raw in BULLETS | _NO_TITLE or page.n_words(*line) < _SHORTEST:
        return None
    return line


def _same(left: str, right: str) -> bool:
    return fold(left).split() == fold(right).split()
