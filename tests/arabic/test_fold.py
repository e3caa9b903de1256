"""Folding and pieces over any text: nothing is lost, every offset leads back."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.arabic.fold import fold, fold_with_map
from waqai.arabic.tokenise import is_arabic, split

ARABIC = st.text(alphabet="اأإآٱبتثجحخدذرزسشصضطظعغفقكلمنهويىةؤئءـًَُِّْٰ")
_ODD = (
    *("🔴", "👩‍👩‍👧", "\u0651", "\u200f", "\u2067", "\u2069", "ﻻ", "ﷲ", "گ", "٣٬٥٠٠", "F-16", "²"),
    *("\r\n", "\u2028", " \n ", "\u00a0", "_", "#", "«", "\ufeff"),
)
MIXED = st.lists(
    st.one_of(
        ARABIC,
        st.text(max_size=8),
        st.sampled_from(_ODD),
    ),
    max_size=12,
).map("".join)
ANY = st.one_of(MIXED, st.text(st.characters(exclude_categories=[])))  # lone surrogates too


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_offsets_lead_back_to_the_letters(text: str) -> None:
    folded = fold_with_map(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert folded.offsets[-1] == len(text)
    assert list(folded.offsets) == sorted(folded.offsets)
    for position, letter in enumerate(folded.text):
        assert letter in fold(text[folded.offsets[position]])


@given(ANY, st.data())
@settings(max_examples=200, deadline=None)
def test_folding_the_original_of_a_span_gives_the_span(text: str, data: st.DataObject) -> None:
    folded = fold_with_map(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.original(start, end)
    assert 0 <= first <= last <= len(text)
    # One character may fold to several letters; a span that cuts it has all or none of them.
    assert folded.text[start:end] in fold(text[first : last + 1])


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="كتبسجدحرملقصفوىيةأإ ", max_size=20), st.data())
@settings(deadline=None)
def test_harakat_and_tatweel_make_no_difference(word: str, data: st.DataObject) -> None:
    marks = st.text(alphabet="ًٌٍَُِّْـ", max_size=2)
    decorated = "".join(letter + data.draw(marks) for letter in word)
    assert fold(decorated) == fold(word)


@given(ARABIC)
@settings(deadline=None)
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert fold(composed) == fold(unicodedata.normalize("NFC", unicodedata.normalize("NFD", text)))


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_pieces_joined_are_the_text(text: str) -> None:
    pieces = split(text)
    assert "".join(pieces) == text
    assert all(pieces)


@given(MIXED)
@settings(deadline=None)
def test_arabic_letters_and_others_share_no_piece(text: str) -> None:
    for piece in split(text):
        letters = [character for character in piece if character.isalpha()]
        assert len({is_arabic(letter) for letter in letters}) <= 1, piece
        assert not (any(c.isspace() for c in piece) and letters), piece
