"""HTML → its readable text: one line per block, scripts and styles left out.

A plain reading of the markup with the standard library: it keeps all text of the page, furniture
included (the text stage tells articles from furniture). It runs no script and opens no link.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

__all__ = ["html_to_text"]

_SILENT = frozenset({"script", "style", "noscript", "template", "svg"})
_BLOCK_NAMES = """
    address article aside blockquote body br center dd div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section table tbody td
    tfoot th thead title tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_BLANKS = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[ \n]*")


def html_to_text(html: str) -> str:
    """The text of a page or fragment, blocks separated by one line break.

    >>> html_to_text("<h1>انفجار</h1><p>هز &amp; <b>انفجار</b> المدينة<script>x()</script></p>")
    'انفجار\\nهز & انفجار المدينة'
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = _BLANKS.sub(" ", "".join(reader.pieces))
    return _BREAKS.sub("\n", text).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            # line breaks inside a block are blanks in HTML
            self.pieces.append(re.sub(r"[\r\n]", " ", data))
