"""Speakers beyond what cases can say: what they say, when they say it, how they are described."""

from __future__ import annotations

from functools import cache

from waqai.ingest.documents import document_from_text
from waqai.model.document import Hints
from waqai.model.mention import SpeakerMention
from waqai.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def sayings(text: str) -> list[tuple[SpeakerMention, str]]:
    """The speakers of a text with the words they say."""
    read = pipeline()._read(document_from_text(text, "test", Hints()))
    return [
        (speaker, read.scan.quote(*speaker.says) if speaker.says else "")
        for speaker in read.speakers
    ]


def test_what_is_said_follows_the_source() -> None:
    [(speaker, said)] = sayings("قال مصدر أمني إن العبوة انفجرت قرب الجسر.")
    assert speaker.ref.name == "مصدر أمني"
    assert said == "إن العبوة انفجرت قرب الجسر."


def test_what_is_said_before_the_source() -> None:
    [(_, said)] = sayings("انفجرت عبوة قرب الجسر، بحسب الشرطة.")
    assert said.startswith("انفجرت عبوة")


def test_the_next_saying_ends_the_one_before() -> None:
    (_, police), (_, witnesses) = sayings("قالت الشرطة إن القتيل جندي، وقال شهود إنه مدني.")
    assert "مدني" not in police
    assert "جندي" not in witnesses


def test_a_quotation_goes_on_past_its_sentence() -> None:
    [(_, said)] = sayings("قال المتحدث باسم الجيش: «دخلنا الحي. ثم سيطرنا على الجسر».")
    assert "الجسر" in said


def test_a_forgotten_closing_mark_ends_with_the_sentence() -> None:
    text = "قال المتحدث باسم الجيش: «دخلنا الحي. وفي خبر آخر «عاد السكان»."
    said = sayings(text)[0][1]
    assert "السكان" not in said


def test_anonymity_is_described_in_the_words_of_the_text() -> None:
    [(speaker, _)] = sayings("قال مسؤول أمني رفض الكشف عن اسمه إن المحادثات تعثرت.")
    assert speaker.description == "رفض الكشف عن اسمه"


def test_the_cited_source_says_it_too() -> None:
    (agency, _), (officer, said) = sayings("نقلت وكالة رويترز عن ضابط رفيع أن القوات انسحبت.")
    assert agency.ref.id == "agency-reuters"
    assert officer.ref.name == "ضابط رفيع"
    assert said == "أن القوات انسحبت."


def test_nobody_claiming_makes_no_speaker() -> None:
    assert sayings("لم تعلن أي جهة مسؤوليتها عن التفجير.") == []
