"""Page → drafts: which lines belong to which article.

The lines are walked once. Before the story: datelines, dates and labels are read and left out.
A list of related headlines is skipped; running text after it goes on with the article, unless it
is an article of its own: the one before had ended, the headline over it is about it, or it has a
dateline with an outlet. No data files.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from waqai.lexicon.vocabulary import ARABIC
from waqai.model.mention import TimeMention
from waqai.text.credits import Clues, Label
from waqai.text.dateline import Dateline, read_dateline
from waqai.text.furniture import Furniture, Notice
from waqai.text.page import Line, Page
from waqai.text.published import DATELINE, ISSUE, LABEL, TAIL, UPDATED, Candidate

__all__ = ["Draft", "split_page"]

_SIGNED = 14  # tokens of a signature or date line after the story
_ABOUT = 0.5  # share of a headline's content words in the paragraph under it
_LEAD = 12  # tokens of the shortest first paragraph under the headline of a second article
_CONTENT = 4  # letters of a content word
_ENDS = ("label-source", "label-author", "label-by", "tags", "end", "share-16", "label-written")


# Labels of dates and places that are facts of the story once it has begun (a list of attacks).
_FACTS = ("label-published-8", "label-published-9", "label-location", "label-time", "label-number")


class Draft(msgspec.Struct):
    """An article while the page is read. Lines and the title's line are line numbers."""

    title: int | None = None
    lines: list[int] = []
    masks: list[tuple[int, int]] = []
    clues: Clues = msgspec.field(default_factory=Clues)
    dates: list[Candidate] = []
    has_body: bool = False
    has_ended: bool = False


def split_page(page: Page, furniture: Furniture, times: Sequence[TimeMention]) -> list[Draft]:
    """The articles of a page, at least one; every line is in one of them or in none."""
    walk = _Walk(page, furniture, times)
    for number, line in enumerate(page.lines):
        walk.step(number, line)
    drafts = [draft for draft in walk.drafts if draft.lines]
    if not drafts:
        whole = walk.drafts[0]
        whole.lines, whole.masks, whole.title = list(range(len(page.lines))), [], None
        drafts = [whole]
    for first, stop in furniture.links:
        owner = [d for d in drafts if page.lines[d.lines[0]].first <= first] or drafts[:1]
        owner[-1].clues.links.append((first, stop))
    return drafts


class _Walk:
    """The state of reading a page line by line."""

    def __init__(self, page: Page, furniture: Furniture, times: Sequence[TimeMention]) -> None:
        self.page = page
        self.notices = furniture.notices
        self.begins = dict(furniture.masks)
        self.times = times
        numbered = reversed(list(enumerate(page.lines)))
        self.last_paragraph = next((n for n, line in numbered if page.is_paragraph(line)), -1)
        self.drafts = [Draft()]
        self.skipping: str | None = None  # box: related headlines; final: to the end
        self.headline: int | None = None  # the last headline skipped

    def step(self, number: int, line: Line) -> None:
        """Take one line."""
        notice = self.notices.get(number)
        draft = self.drafts[-1]
        if self.skipping == "final":
            return
        if self.skipping == "box":
            if notice is not None:
                if notice.action == "final":
                    self.skipping = "final"
                return
            if self._is_listed(number, line):
                self.headline = number
                return
            if self._is_article(line):
                draft = Draft(title=self.headline)
                self.drafts.append(draft)
            self.skipping = None
        if notice is not None and not (draft.has_body and notice.row.id in _FACTS):
            self._take_notice(draft, line, notice)
            return
        self._take_line(draft, number, line)

    def _take_notice(self, draft: Draft, line: Line, notice: Notice) -> None:
        """A furniture line: what it says, and what it does to the lines after it."""
        if draft.has_body and notice.row.id.startswith(_ENDS):
            draft.has_ended = True
        if notice.action == "label":
            draft.clues.labels.append(Label(line, notice))
            self._take_dates(draft, line, notice)
        elif draft.has_body and notice.action in ("rest", "next"):
            self.skipping, self.headline = "box", None
        elif draft.has_body and notice.action == "final":
            self.skipping = "final"

    def _take_dates(self, draft: Draft, line: Line, notice: Notice) -> None:
        row_id = notice.row.id
        rank = ISSUE
        if row_id.startswith(("label-published", "label-date")):
            rank = LABEL
        elif row_id.startswith("label-updated"):
            rank = UPDATED
        self._add_dates(draft, line.first, line.stop, rank)

    def _take_line(self, draft: Draft, number: int, line: Line) -> None:
        """A line of the story, a dateline, a signature or a caption."""
        start = max(self.begins.get(line.first, line.first), line.first)
        if start >= line.stop:
            draft.has_ended = draft.has_body
            return
        rest = Line(start, line.stop)
        size = line.stop - start
        dateline = None
        if not draft.has_body or size <= _SIGNED or self._may_begin(rest):
            dateline = read_dateline(self.page, rest, self.times, is_head=not draft.has_body)
        if dateline is not None and draft.has_body and dateline.of(*_OUTLETS):
            previous = self._headline_before(draft, number)
            if previous is not None and (not dateline.is_whole or self._leads(number)):
                draft.lines.pop()
                draft = Draft(title=previous)
                self.drafts.append(draft)
        if dateline is not None:
            if dateline.is_whole and self._is_credit(draft, dateline, number):
                self._sign(draft, dateline)
                return
            if not draft.has_body and not dateline.is_whole:
                draft.clues.datelines.append(dateline)
                self._date(draft, dateline, DATELINE)
                draft.masks.append((start, dateline.stop))
        if draft.lines and not self.page.is_wrapped and self._is_caption(rest):
            return
        draft.lines.append(number)
        if not draft.has_body and (self.page.is_wrapped or self.page.is_paragraph(rest)):
            draft.has_body = True

    def _sign(self, draft: Draft, dateline: Dateline) -> None:
        """A line that is all dateline, before or after the story."""
        draft.clues.datelines.append(dateline)
        self._date(draft, dateline, TAIL if draft.has_body else DATELINE)
        if draft.has_body and dateline.of(*_OUTLETS, "agencies", "author"):
            draft.has_ended = True

    def _is_credit(self, draft: Draft, dateline: Dateline, number: int) -> bool:
        """False for a date that heads a part of the story, as in a chronicle."""
        return (
            not draft.has_body
            or bool(dateline.of(*_OUTLETS, "agencies", "author"))
            or number > self.last_paragraph
        )

    def _date(self, draft: Draft, dateline: Dateline, rank: int) -> None:
        for part in dateline.of("date"):
            self._add_dates(draft, part.first, part.stop, rank)

    def _add_dates(self, draft: Draft, first: int, stop: int, rank: int) -> None:
        low = bisect_left(self.times, first, key=lambda mention: mention.first)
        for number in range(low, len(self.times)):
            mention = self.times[number]
            if mention.first >= stop:
                break
            draft.dates.append(Candidate(rank, mention))

    def _may_begin(self, line: Line) -> bool:
        """True if an outlet stands among the first words of a line."""
        return bool(self.page.hits("outlet", line.first, min(line.first + 8, line.stop)))

    def _headline_before(self, draft: Draft, number: int) -> int | None:
        """The line before, if it is a headline over this one and not the whole article."""
        if len(draft.lines) < 2 or draft.lines[-1] != number - 1:
            return None
        return number - 1 if self.page.is_headline(self.page.lines[number - 1]) else None

    def _leads(self, number: int) -> bool:
        """True if running text follows a line."""
        lines = self.page.lines
        return number + 1 < len(lines) and self.page.is_paragraph(lines[number + 1])

    def _is_listed(self, number: int, line: Line) -> bool:
        """True for a headline of a list; the text under an article's headline is none."""
        page = self.page
        if not page.is_headline(line):
            return False
        is_under = self.headline == number - 1 and page.is_paragraph(line)
        return not is_under or line.stop - line.first < _LEAD

    def _is_article(self, line: Line) -> bool:
        """True if the running text after a list is an article of its own under its headline."""
        if self.headline is None:
            return False
        dateline = read_dateline(self.page, line, self.times, is_head=True)
        if dateline is not None and dateline.of(*_OUTLETS):
            return True
        if self.drafts[-1].has_ended:
            return True
        headline = self._content(self.page.lines[self.headline])
        return bool(headline) and len(headline & self._content(line)) >= _ABOUT * len(headline)

    def _content(self, line: Line) -> set[str]:
        """The content words of a line, without و and the article."""
        return {
            word.bare.removeprefix("و").removeprefix("ال")
            for word in self.page.words[line.first : line.stop]
            if word.kind == ARABIC and len(word.bare) >= _CONTENT
        }

    def _is_caption(self, line: Line) -> bool:
        """True for a short line that ends with a photo credit in brackets."""
        page = self.page
        if not page.is_headline(line) or page.words[line.stop - 1].raw not in (")", "]"):
            return False
        opening = line.stop - 1
        while opening > line.first and page.words[opening].raw not in ("(", "["):
            opening -= 1
        credits = page.hits("byline", opening, line.stop)
        return opening > line.first and (
            bool(page.hits("outlet", opening, line.stop))
            or any(page.byline(hit).kind == "photo" for hit in credits)
        )


_OUTLETS = ("outlet", "supplier", "outlet_name", "agency_name")
