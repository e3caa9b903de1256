"""Scan → articles: what of a page is title and body, which article it belongs to, who brought it.

In: a scan with the lexica of text, place and time, its sentences and time mentions. Out: one view
per article, token ranges and spans over the document's text; nothing is cut. A line is left out
only when it is recognised as furniture; a page without any story keeps all its lines.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import ARABIC
from waqai.model.document import EMPTY, NO_ARABIC, Hints
from waqai.model.evidence import Span
from waqai.model.mention import TimeMention
from waqai.model.report import Date, Stated
from waqai.model.value import DateRange
from waqai.text.credits import read_credits
from waqai.text.furniture import read_furniture
from waqai.text.page import Page
from waqai.text.published import Published, choose_published
from waqai.text.ranges import body_ranges, clip, joined, without
from waqai.text.repeats import find_repeats
from waqai.text.split import split_page
from waqai.text.titles import find_title

__all__ = ["ArticleView", "read_articles"]

_Range = tuple[int, int]


class ArticleView(msgspec.Struct, frozen=True):
    """One article of a document, as a view; ranges are half-open token positions.

    title: its tokens. ranges: title and body in reading order, furniture and dateline left out.
    sentences: title first, clipped to the ranges; repeats: those of them that only say again what
    another says. body: code points. published: None when unknown; published_date is the same as
    the record shows it, published_mention the words it rests on. publisher, agency, author and
    dateline: basis text, hint, or inferred (from whom somebody in the story speaks to).
    """

    index: int
    title: _Range | None
    ranges: tuple[_Range, ...]
    sentences: tuple[_Range, ...]
    repeats: tuple[_Range, ...]
    body: tuple[Span, ...]
    published: DateRange | None = None
    published_date: Date | None = None
    published_mention: TimeMention | None = None
    publisher: Stated | None = None
    agency: Stated | None = None
    author: Stated | None = None
    dateline: Stated | None = None


def read_articles(
    scan: Scan, sentences: Sequence[_Range], times: Sequence[TimeMention], hints: Hints
) -> tuple[list[ArticleView], list[str]]:
    """The articles of a document in page order, and warnings.

    No Arabic and an empty text give no article and one warning. `times` are in text order and need
    no values.
    """
    if not scan.text.strip():
        return [], [EMPTY]
    if not any(word.kind == ARABIC and word.folded for word in scan.words):
        return [], [NO_ARABIC]
    page = Page(scan)
    if page.is_wrapped:
        sentences = joined(sentences, page)
    furniture = read_furniture(page)
    views: list[ArticleView] = []
    warnings: list[str] = []
    for index, draft in enumerate(split_page(page, furniture, times)):
        published = choose_published(draft.dates, hints)
        if published is not None and published.warning is not None:
            warnings.append(published.warning)
        title = find_title(page, draft, hints)
        lines = body_ranges(draft.lines, page.lines, title)
        body = without(lines, [*furniture.masks, *draft.masks]) or lines  # never nothing
        ranges = (*([title] if title is not None else []), *body)
        clipped = clip(sentences, ranges, page)
        credits = read_credits(page, draft.clues, body, hints)
        views.append(
            ArticleView(
                index=index,
                title=title,
                ranges=ranges,
                sentences=clipped,
                repeats=find_repeats(page, clipped, title),
                body=tuple(scan.span(first, stop) for first, stop in body),
                published=published.value if published is not None else None,
                published_date=_date(scan, published) if published is not None else None,
                published_mention=published.mention if published is not None else None,
                publisher=credits.publisher,
                agency=credits.agency,
                author=credits.author,
                dateline=credits.dateline,
            )
        )
    return views, list(dict.fromkeys(warnings))


def _date(scan: Scan, published: Published) -> Date:
    """The publication date as the record shows it."""
    value, mention = published.value, published.mention
    if mention is None:
        return Date(value.start, value.end, value.precision, basis=published.basis)
    words = scan.text[mention.span.start : mention.span.end]
    return Date(value.start, value.end, value.precision, quote=words, span=mention.span)
