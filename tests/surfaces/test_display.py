"""Lines for a terminal: width, wrapping, isolates, nothing that steers the terminal."""

import unicodedata

import pytest

from waqai.surfaces.cli.display import PLAIN, Style, clean, lay_out, pad, width, wrap
from waqai.surfaces.cli.values import count_words

TERMINAL = Style(80, is_terminal=True, has_colour=False)
SENTENCE = "أُصيبَ ثلاثةُ مدنيينَ بجروحٍ، مساءَ أمسِ، إثرَ سقوطِ قذيفةٍ على حيٍّ سكنيٍّ غربَ المدينة"


@pytest.mark.parametrize("columns", [10, 20, 55])
def test_wrapped_lines_fit_and_lose_nothing(columns: int) -> None:
    lines = wrap(SENTENCE, columns)
    assert all(width(line) <= columns for line in lines)
    assert " ".join(lines) == SENTENCE


def test_long_words_are_broken() -> None:
    assert wrap("https://example.org/abc", 10) == ["https://ex", "ample.org/", "abc"]


def test_width_counts_no_marks() -> None:
    assert width("قُتِلَ") == 3
    assert width(pad("تبنٍّ", 10)) == 10


def test_steering_characters_are_taken_out() -> None:
    shown = clean("قصف\x1b]0;x\x07 \u202eعنيف\u2066\r\nأمس\x9b2J")
    assert all(unicodedata.category(character) not in ("Cc", "Cf") for character in shown)
    assert shown.startswith("قصف")


def test_arabic_is_isolated_on_a_terminal_alone() -> None:
    assert lay_out(["ied", "عبوة ناسفة"], 40, TERMINAL) == ["ied · \u2067عبوة ناسفة\u2069"]
    assert lay_out(["ied", "عبوة ناسفة"], 40, PLAIN) == ["ied · عبوة ناسفة"]


def test_isolates_close_on_every_line() -> None:
    for line in lay_out([SENTENCE], 20, TERMINAL):
        assert line.startswith("\u2067")
        assert line.endswith("\u2069")


def test_paths_with_an_arabic_name_stay_left_to_right() -> None:
    assert lay_out(["news/2024/reports/خبر.txt"], 40, TERMINAL) == ["news/2024/reports/خبر.txt"]


@pytest.mark.parametrize(
    ("low", "high", "approx", "words"),
    [
        (2, 2, False, "2"),
        (76, None, False, "76+"),
        (1, 390, True, "~1 to 390"),
        (0, 0, False, "none"),
    ],
)
def test_counts(low: int, high: int | None, approx: bool, words: str) -> None:
    assert count_words(low, high, approx) == words
