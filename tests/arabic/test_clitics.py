"""The parts of every reading make the word again; generated forms begin with the word."""

from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.arabic.clitics import noun_peels, verb_peels, without_pronoun
from waqai.arabic.inflect import noun_forms, plural_forms, verb_forms

WORD = st.text(alphabet="ابتجحدرزسشصطعفقكلمنهوي", min_size=1, max_size=12)


@given(WORD)
@settings(max_examples=300, deadline=None)
def test_noun_readings_put_together_are_the_word(word: str) -> None:
    for peel in noun_peels(word):
        article = "ال" if peel.has_article else ""
        written = peel.proclitic + article + peel.stem
        if peel.has_article and peel.proclitic.endswith("ل"):
            written = peel.proclitic + "ل" + peel.stem
        assert written == word
        assert word[peel.letters_before :].endswith(peel.stem)


@given(WORD)
@settings(deadline=None)
def test_readings_come_with_the_fewest_letters_peeled_first(word: str) -> None:
    for peels in (noun_peels(word), verb_peels(word)):
        peeled = [len(word) - len(peel.stem) for peel in peels]
        assert peeled == sorted(peeled)


@given(WORD, st.sampled_from(["noun", "verb"]))
@settings(deadline=None)
def test_a_pronoun_is_at_the_end_and_leaves_a_stem(word: str, part: str) -> None:
    for peel in noun_peels(word):
        for reading in without_pronoun(peel, part):
            assert word.endswith(reading.enclitic)
            assert reading.enclitic
            assert len(reading.stem) >= 2
            assert not reading.has_article


@given(WORD.filter(lambda word: len(word) > 2))
@settings(deadline=None)
def test_generated_forms_begin_with_the_word_itself(word: str) -> None:
    assert next(iter(noun_forms(word))) == (word, "sg")
    assert next(iter(plural_forms(word))) == (word, "pl")
    forms = list(verb_forms(word, "ي" + word))
    assert forms[0] == (word, "perf.3ms")
    assert all(form and feature for form, feature in forms)
