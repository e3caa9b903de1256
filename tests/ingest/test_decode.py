"""Bytes of every encoding we promise to read, and bytes that are no text."""

import random

import pytest

from waqai.arabic.tokenise import is_arabic
from waqai.ingest.decode import decode, without_surrogates
from waqai.model.errors import NotTextError

SHORT = "قصف"
SENTENCE = "أصيب ثلاثة مدنيين، مساء الثلاثاء، إثر سقوط قذيفة هاون على حيّ سكني غرب المدينة."
PAGE = (SENTENCE + "\r\n" + "وقال شهود إن سيارات الإسعاف نقلت المصابين إلى المستشفى؟\r\n") * 4

SINGLE_BYTE = [("cp1256", "windows-1256"), ("iso8859_6", "iso-8859-6")]
WIDE = [("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be")]


@pytest.mark.parametrize("text", [SHORT, SENTENCE, PAGE])
@pytest.mark.parametrize(("codec", "name"), SINGLE_BYTE)
def test_single_byte_arabic_is_read_with_a_warning(codec: str, name: str, text: str) -> None:
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert decoded.encoding == name
    assert name in decoded.warnings[0]
    assert not decoded.is_plain


def test_windows_1256_with_persian_letters_and_typographic_quotes() -> None:
    text = "ذكرت «الوكالة» أنّ قوّة من الـپيشمرگة انتشرت – مساءً – قرب جسر المدينة…"
    assert decode(text.encode("cp1256")).text == text


@pytest.mark.parametrize("text", [SENTENCE, PAGE])
@pytest.mark.parametrize(("codec", "name"), WIDE)
@pytest.mark.parametrize("mark", [True, False])
def test_utf16_with_and_without_mark(codec: str, name: str, text: str, mark: bool) -> None:
    data = ("\ufeff" if mark else "").encode(codec) + text.encode(codec)
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (text, name)
    assert name in decoded.warnings[0]


def test_utf16_cut_in_the_middle_of_a_character() -> None:
    decoded = decode(b"\xff\xfe" + SENTENCE.encode("utf-16-le")[:-1])
    assert decoded.text == SENTENCE[:-1] + "\ufffd"
    assert "1 broken" in decoded.warnings[1]


def test_plain_utf8_has_no_warning_and_keeps_line_ends() -> None:
    text = "عنوان\r\n\r\nنص\rسطر\n"
    assert decode(text.encode()) == (text, "utf-8", (), True)


def test_utf8_mark_is_dropped() -> None:
    decoded = decode(b"\xef\xbb\xbf" + SENTENCE.encode())
    assert decoded.text == SENTENCE
    assert decoded.warnings == ()
    assert not decoded.is_plain


def test_broken_tail_keeps_its_place() -> None:
    decoded = decode(SENTENCE.encode()[:-2])
    assert decoded.text == SENTENCE[:-2] + "\ufffd"
    assert decoded.encoding == "utf-8"
    assert "UTF-8" in decoded.warnings[0]
    assert "broken" in decoded.warnings[0]


def test_broken_bytes_in_the_middle_do_not_turn_utf8_into_windows_1256() -> None:
    data = SENTENCE.encode() + b"\xff\xc7 " + SENTENCE.encode()
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(SENTENCE)
    assert decoded.text.endswith(SENTENCE)


def test_replacement_characters_of_the_source_are_not_counted_as_broken() -> None:
    assert decode((SENTENCE + "\ufffd").encode()).warnings == ()


def test_a_few_nul_characters_stay_with_a_warning() -> None:
    text = PAGE + "\x00" + PAGE
    decoded = decode(text.encode())
    assert decoded.text == text
    assert "1 control" in decoded.warnings[0]
    assert decoded.is_plain


def test_other_scripts_are_text_but_not_arabic() -> None:
    assert decode(b"No Arabic here.").text == "No Arabic here."
    french = "Les autorités ont confirmé l'arrêt des opérations près de la frontière."
    russian = "По словам жителей, обстрел начался рано утром и продолжался около двух часов."
    for text, codec in ((french, "cp1252"), (russian, "cp1251"), (russian, "koi8-r")):
        decoded = decode(text.encode(codec))
        assert not is_arabic(decoded.text)
        assert decoded.warnings


def test_empty() -> None:
    assert decode(b"") == ("", "utf-8", (), True)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG"),
        (b"%PDF-1.7\nstream", "PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (b"\x1f\x8b\x08\x00abc", "gzip"),
        (bytes(500), "control"),
        (b"abc\x00\x01\x02\x03" * 50, "control"),
    ],
)
def test_binary_is_refused_with_its_kind(data: bytes, kind: str) -> None:
    with pytest.raises(NotTextError, match=kind):
        decode(data)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("mark", [b"", b"\xff\xfe", b"\xfe\xff"])
def test_random_bytes_are_refused(seed: int, mark: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(mark + random.Random(seed).randbytes(3000))


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    assert without_surrogates("أ\ud83dب\udc00") == ("أ\ufffdب\ufffd", 2)
    assert without_surrogates("أ🔴ب") == ("أ🔴ب", 0)
