"""Page → which lines are furniture, and what the furniture says of the lines after it.

In: a page. Out: a `Notice` per furniture line, and token ranges to leave out of lines that are
kept. A whole line is furniture only when it is short; of a long line only the words of the form
are. Reads chrome.tsv through its lexicon.
"""

from __future__ import annotations

from typing import NamedTuple

from waqai.lexicon.scan import Hit
from waqai.lexicon.vocabulary import ARABIC, LATIN, NUMBER
from waqai.text.lexica import Chrome
from waqai.text.page import BULLETS, Line, Page

__all__ = ["Furniture", "Notice", "read_furniture"]

_SHORT = 26  # tokens of a line that may be furniture as a whole
_LABELLED = 16  # tokens of a line that may be a label with its value
_VALUE = 5  # words after a label without a colon
_TAIL = 30  # tokens after a full stop that may be a tag line or a link
_SECTION = 5  # tokens of a line such as الأخبار - أمن
_STOPS = frozenset([".", "؟", "!", "…", "”", '"', "»", "“"])
_COLONS = frozenset([":", "|", "؛"])
_FINAL = ("comments", "rights", "submit")  # nothing of the story follows these
_LINKS = ("share-16", "submit")  # the outlet named here publishes the page


class Notice(NamedTuple):
    """What a furniture line does: drop, rest (related list), final (end of page), next, label.

    `row` is the row it was recognised by, `stop` the token after its words.
    """

    action: str
    row: Chrome
    stop: int


class Furniture(NamedTuple):
    """`notices` by line number; `masks`: token ranges inside kept lines; `links`: token ranges
    of furniture that names the publisher.
    """

    notices: dict[int, Notice]
    masks: list[tuple[int, int]]
    links: list[tuple[int, int]]


def read_furniture(page: Page) -> Furniture:
    """The furniture of a page."""
    notices: dict[int, Notice] = {}
    masks: list[tuple[int, int]] = []
    links: list[tuple[int, int]] = []
    for hit in page.scan.hits("chrome"):
        number = page.line_of(hit.first)
        if number in notices:
            continue
        line = page.lines[number]
        rows = page.chrome(hit)
        notice = _whole_line(page, line, hit, rows)
        if notice is not None:
            notices[number] = notice
            if notice.row.id.startswith(_LINKS):
                links.append(line)
            continue
        mask = _part(page, line, hit, rows)
        if mask is not None and not (masks and mask[0] < masks[-1][1]):
            masks.append(mask)
            if rows[0].id.startswith(_LINKS):
                links.append(mask)
    return Furniture(notices, masks, links)


def _whole_line(page: Page, line: Line, hit: Hit, rows: list[Chrome]) -> Notice | None:
    """The notice of a line that is furniture from end to end."""
    size = line.stop - line.first
    if size > _SHORT:
        return None
    begins = page.begin(line) >= hit.first
    alone = begins and _is_covered(page, line, hit)
    for row in sorted(rows, key=lambda row: row.match != "line"):  # `line` beats `start`
        match row.match:
            case "line":
                fits = alone and (
                    not _has_number(page, hit.stop, line.stop) or row.action != "label"
                )
                fits = fits or (begins and row.id.startswith("nav") and _is_section(page, line))
                fits = fits or (row.id.startswith("counter") and _is_counter(page, line, hit))
            case "start":
                fits = begins and (row.action != "label" or _is_label(page, line, hit, row))
            case "contains":
                fits = True
            case _:
                fits = False
        if fits:
            return Notice(_action(row), row, hit.stop)
    return None


def _is_covered(page: Page, line: Line, hit: Hit) -> bool:
    """True if no word of a line stands outside a hit, or outside several: Share | Tweet | Print."""
    stop = hit.stop
    others = iter(page.hits("chrome", stop, line.stop))
    for position in range(hit.stop, line.stop):
        word = page.words[position]
        if position < stop or word.kind not in (ARABIC, LATIN) or not word.folded:
            continue
        other = next((other for other in others if other.first >= position), None)
        if other is None or other.first > position:
            return False
        if all(row.match != "line" for row in page.chrome(other)):
            return False
        stop = other.stop
    return True


def _action(row: Chrome) -> str:
    if row.action == "drop_rest":
        return "final" if row.id.startswith(_FINAL) else "rest"
    return {"drop_line": "drop", "next_article": "next", "label": "label"}[row.action]


def _has_number(page: Page, first: int, stop: int) -> bool:
    return any(page.words[i].kind == NUMBER for i in range(first, stop))


def _is_counter(page: Page, line: Line, hit: Hit) -> bool:
    """A number before its noun and nothing else: 120 مشاهدات."""
    return hit.stop - line.first <= _SECTION and not any(
        page.words[i].kind in (ARABIC, LATIN)
        for i in (*range(line.first, hit.first), *range(hit.stop, line.stop))
    )


def _is_section(page: Page, line: Line) -> bool:
    """A path of section names: الأخبار - أمن, الرئيسية > عربي."""
    inner = page.words[line.first + 1 : line.stop]
    return line.stop - line.first <= _SECTION and any(
        word.raw in BULLETS or word.raw in (">", "/", "|", "»") for word in inner
    )


def _is_label(page: Page, line: Line, hit: Hit, row: Chrome) -> bool:
    """True if a line that begins with a label is the label and its value, not a sentence."""
    if line.stop - line.first > _LABELLED or page.words[line.stop - 1].raw == ".":
        return False
    colon = page.words[hit.stop - 1].raw in _COLONS or (
        hit.stop < line.stop and page.words[hit.stop].raw in _COLONS
    )
    if colon or hit.stop == line.stop:
        return True
    if any(other.first <= hit.stop + 1 for other in page.hits("outlet", hit.stop, line.stop)):
        return True
    if row.id.startswith(("label-source", "label-issue", "label-written")):
        return page.words[hit.stop].kind == NUMBER
    if row.id.startswith(("label-published", "label-updated", "label-date")):
        return _has_number(page, hit.stop, line.stop)
    return page.n_words(hit.stop, line.stop) <= _VALUE


def _part(page: Page, line: Line, hit: Hit, rows: list[Chrome]) -> tuple[int, int] | None:
    """The furniture inside a line that holds story text as well."""
    before = hit.first - 1
    row = rows[0]
    if before >= line.first and page.words[before].raw in _STOPS and line.stop - hit.first <= _TAIL:
        is_last = line is page.lines[-1] or page.line_of(hit.first) >= len(page.lines) - 2
        wanted = row.match == "tail" or (
            row.match == "start" and hit.stop - hit.first > 1 and row.action != "label"
        )
        if wanted and is_last and "." not in [w.raw for w in page.words[hit.stop : line.stop]]:
            return hit.first, line.stop
    if row.match == "tail" and page.begin(line) == hit.first and line is page.lines[-1]:
        return line.first, line.stop
    if row.match == "contains" and row.id.startswith("embed"):
        return hit.first, hit.stop
    long_form = hit.stop - hit.first >= 3 or row.id.startswith("embed-next")
    if (
        row.match in ("start", "line")
        and page.begin(line) == hit.first
        and long_form
        and row.action in ("drop_line", "drop_rest")
    ):
        return line.first, hit.stop
    return None
