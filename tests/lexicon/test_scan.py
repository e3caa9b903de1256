"""One pass over any text: tokens cover it, spans hold their words, the cache changes nothing."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.lexicon.lexicon import Lexicon, Policy
from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import Vocabulary

_FORMS = ("قوات", "قوات الأمن", "قوات الأمن المركزي", "هدنة", "حلب", "F-16", "الأمن")
_TEXTS = st.lists(
    st.one_of(
        st.sampled_from([*_FORMS, "وقواتها", "القُوّات", "الأمــن", "للأمن", "المركزي", "و", "\n",
                         "🔴", "\u200f", "٣", "ًٌ", "حلب‌", "ﻻ", ".", "«"]),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    ),
    max_size=20,
).map(" ".join)  # fmt: skip


def _lexica() -> list[Lexicon[str]]:
    return [
        Lexicon("loose", _FORMS, ((f, n, "") for n, f in enumerate(_FORMS)),
                Policy("noun", "loose", pronouns=True)),
        Lexicon("exact", _FORMS, ((f, n, "") for n, f in enumerate(_FORMS)),
                Policy("noun", "exact")),
        Lexicon("verb", ("أعلن",), [("أعلن", 0, "")], Policy("verb", "exact", pronouns=True)),
    ]  # fmt: skip


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary(_lexica())


@given(_TEXTS)
@settings(max_examples=300, deadline=None)
def test_tokens_stand_in_order_and_cover_every_letter(text: str) -> None:
    scan = Scan(text, _vocabulary())
    assert len(scan.starts) == len(scan.ends) == len(scan.words) == len(scan)
    at = 0
    for position, word in enumerate(scan.words):
        start, end = scan.starts[position], scan.ends[position]
        assert at <= start < end <= len(text)
        assert text[start:end] == word.raw
        assert scan.quote(position, position + 1) == word.raw
        assert not any(character.isalnum() for character in text[at:start])
        at = end
    assert not any(character.isalnum() for character in text[at:])


@given(_TEXTS)
@settings(max_examples=300, deadline=None)
def test_hits_are_in_order_apart_and_quotable(text: str) -> None:
    scan = Scan(text, _vocabulary())
    for name in ("loose", "exact", "verb"):
        at = 0
        for hit in scan.hits(name):
            assert at <= hit.first < hit.stop <= len(scan)
            at = hit.stop
            span = scan.hit_span(hit)
            assert scan.starts[hit.first] <= span.start < span.end == scan.ends[hit.stop - 1]
            assert text[span.start : span.end].strip()
            assert hit.forms


@given(st.lists(_TEXTS, max_size=6))
@settings(max_examples=60, deadline=None)
def test_a_full_vocabulary_gives_the_same_hits(texts: list[str]) -> None:
    small = Vocabulary(_lexica(), limit=3)
    for text in texts:
        wide, narrow = Scan(text, _vocabulary()), Scan(text, small)
        assert [wide.hits("loose"), wide.hits("exact")] == [
            narrow.hits("loose"),
            narrow.hits("exact"),
        ]
