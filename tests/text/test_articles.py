"""Cases of the text stage, and what must hold of its articles on any text.

A case: text; optional hint (publication date given by the user); want, one table per article with
any of title, published, published_basis, publisher, agency, author, dateline (names; a key left out
must be absent), begins and ends (first and last words of the body), repeats (sentences). dropped:
words that must be in no article; kept: words that must be in one; warnings: part of each warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import Vocabulary
from waqai.mentions.place.lexica import lexica as place_lexica
from waqai.mentions.time.find import find as find_times
from waqai.mentions.time.lexica import lexica as time_lexica
from waqai.model.document import Hints
from waqai.text.articles import ArticleView, read_articles
from waqai.text.lexica import lexica
from waqai.text.sentences import split_sentences

Case = dict[str, Any]
_NAMES = ("publisher", "agency", "author", "dateline")


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary([*lexica(), *place_lexica(), *time_lexica()])


def _read(text: str, hints: Hints) -> tuple[Scan, list[ArticleView], list[str]]:
    scan = Scan(text, _vocabulary())
    articles, warnings = read_articles(scan, split_sentences(scan), find_times(scan), hints)
    return scan, articles, warnings


def check_case(case: Case) -> list[str]:
    """The problems of one case."""
    return list(_problems(case))


def _problems(case: Case) -> Iterator[str]:
    text = case["text"]
    scan, articles, warnings = _read(text, Hints(published=case.get("hint")))
    if len(articles) != len(case["want"]):
        yield f"want {len(case['want'])} articles, got {len(articles)}: {_shown(scan, articles)}"
        return
    for wanted, article in zip(case["want"], articles, strict=True):
        yield from _differences(wanted, scan, article)
    yield from _places(case, scan, articles)
    expected = case.get("warnings", [])
    if len(expected) != len(warnings) or any(
        part not in warning for part, warning in zip(expected, warnings, strict=False)
    ):
        yield f"warnings: want {expected}, got {warnings}"


def _differences(wanted: Case, scan: Scan, article: ArticleView) -> Iterator[str]:
    date = article.published_date
    got: Case = {
        "title": scan.quote(*article.title) if article.title is not None else None,
        "published": date.start if date is not None else None,
        "published_basis": date.basis if date is not None else None,
        "repeats": [scan.quote(*sentence) for sentence in article.repeats],
    }
    for name in _NAMES:
        stated = getattr(article, name)
        got[name] = stated.name if stated is not None else None
    compared = {"title", "published", *_NAMES} | (wanted.keys() & got.keys())
    for key in sorted(compared):
        if got[key] != wanted.get(key):
            yield f"{key}: want {wanted.get(key)!r}, got {got[key]!r}"
    body = [scan.text[span.start : span.end] for span in article.body]
    if not body[0].startswith(wanted.get("begins", "")):
        yield f"begins: want {wanted['begins']!r}, got {body[0][:60]!r}"
    if not body[-1].endswith(wanted.get("ends", "")):
        yield f"ends: want {wanted['ends']!r}, got {body[-1][-60:]!r}"


def _places(case: Case, scan: Scan, articles: list[ArticleView]) -> Iterator[str]:
    spans = [span for article in articles for span in article.body]
    spans += [scan.span(*article.title) for article in articles if article.title is not None]
    for key in ("dropped", "kept"):
        for words in case.get(key, []):
            at = case["text"].find(words)
            if at < 0:
                yield f"the case itself: {words!r} does not stand in the text"
            is_in = any(start <= at < end for start, end in spans)
            if is_in != (key == "kept"):
                yield f"{words!r} is not {key}"


def _shown(scan: Scan, articles: list[ArticleView]) -> list[str]:
    return [scan.quote(*article.ranges[0])[:60] for article in articles]


_PIECES = st.sampled_from(
    [
        *("المصدر: رويترز", "اقرأ أيضا:", "مقالات مشابهة", "• عنوان آخر", "كلمات دلالية: العراق"),
        *("\n", "\n\n", "بغداد - أ ف ب: ", "24/01/2024", "(رويترز)", "سمات ", "عدن ـ خاص"),
        *(
            "جميع الحقوق محفوظة",
            "قتل ثلاثة جنود. ",
            "انفجرت عبوة ناسفة في قرية قرب الموصل فأصيب ستة.",
        ),
    ]
)


def _check_views(text: str) -> None:
    scan, articles, _ = _read(text, Hints())
    taken: set[int] = set()
    for index, article in enumerate(articles):
        assert article.index == index
        tokens = [i for first, stop in article.ranges for i in range(first, stop)]
        assert tokens, "an article without tokens"
        assert not taken & set(tokens), "a token in two articles"
        assert len(tokens) == len(set(tokens)), "a token twice in one article"
        taken |= set(tokens)
        for first, stop in article.sentences:
            assert set(range(first, stop)) <= set(tokens)
        assert set(article.repeats) <= set(article.sentences)
        for start, end in article.body:
            assert 0 <= start < end <= len(text)
        for stated in (article.publisher, article.agency, article.author, article.dateline):
            if stated is not None and stated.span is not None:
                assert text[stated.span.start : stated.span.end] == stated.quote
        date = article.published_date
        if date is not None and date.span is not None:
            assert text[date.span.start : date.span.end] == date.quote
    has_arabic = any(word.kind == 0 and word.folded for word in scan.words)
    assert bool(articles) == has_arabic


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_spans_hold_on_any_text(text: str) -> None:
    _check_views(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=24))
def test_spans_hold_on_any_page(pieces: list[str]) -> None:
    _check_views("".join(pieces))


def test_line_heavy_pages_take_linear_time() -> None:
    """Ten thousand dates, labels or headlines are read in a moment."""
    for line in ("5/6/2020\n", "المصدر: رويترز\n", "اقرأ أيضا:\nعنوان قصير\n", "بغداد - رويترز:\n"):
        _read("قتل ثلاثة جنود في هجوم شمالي المدينة أمس.\n" + line * 10_000, Hints())
