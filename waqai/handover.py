"""Between the stages: from what one stage gives to what the next one or the report takes."""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.assemble import Claims
from waqai.claims.selection import ArticleText
from waqai.lexicon.scan import Scan
from waqai.model.document import Document
from waqai.model.evidence import quote
from waqai.model.report import ArticleReport, DocumentInfo, Figure, Relation
from waqai.text.articles import ArticleView

__all__ = ["article_report", "article_text", "document_info"]


def article_text(article: ArticleView) -> ArticleText:
    """What the claim stage needs of an article."""
    repeats = frozenset(article.repeats)
    title = article.title
    return ArticleText(
        sentences=article.sentences,
        n_title=sum(
            title is not None and title[0] <= first < title[1] for first, _ in article.sentences
        ),
        repeats=frozenset(
            number for number, sentence in enumerate(article.sentences) if sentence in repeats
        ),
        published=article.published,
    )


def document_info(document: Document, warnings: Sequence[str]) -> DocumentInfo:
    """What the report says of its document; the text only where it was not plain UTF-8."""
    return DocumentInfo(
        id=document.id,
        sha256=document.sha256,
        media_type=document.media_type,
        encoding=document.encoding,
        url=document.url,
        characters=len(document.text),
        warnings=tuple(dict.fromkeys((*document.warnings, *warnings))),
        text=None if document.is_plain else document.text,
    )


def article_report(
    article: ArticleView,
    claims: Claims,
    figures: tuple[Figure, ...],
    relations: tuple[Relation, ...],
    scan: Scan,
) -> ArticleReport:
    """The record of an article."""
    title = scan.span(*article.title) if article.title is not None else None
    return ArticleReport(
        index=article.index,
        title=quote(scan.text, title) if title is not None else None,
        body=article.body,
        published=article.published_date,
        publisher=article.publisher,
        agency=article.agency,
        author=article.author,
        dateline=article.dateline,
        events=claims.events,
        figures=figures,
        contradictions=claims.contradictions,
        relations=relations,
    )
