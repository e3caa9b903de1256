"""Text on a terminal: display width, wrapping, and Arabic kept in its reading order.

Terminals lay lines out from left to right. Where they reorder Arabic themselves, each Arabic piece
is set in isolates (U+2067 … U+2069) so that numbers and neighbours stay where they belong; where
they do not, the isolates are invisible. Lines that go to a file or a pipe hold none.
"""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from typing import TextIO

import msgspec

from waqai.arabic.tokenise import is_arabic

__all__ = ["PLAIN", "Style", "clean", "lay_out", "pad", "style_for", "width", "wrap"]

_RLI, _PDI = "\u2067", "\u2069"
# Control characters could steer the terminal, direction marks of the text break the isolates.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+|[\u202a-\u202e\u2066-\u2069\ufeff]")
_ZERO = frozenset({"Mn", "Me", "Cf"})
_GAP = " · "


class Style(msgspec.Struct, frozen=True):
    """How text is shown. `columns` of the terminal; `is_terminal` sets isolates; `has_colour`."""

    columns: int = 80
    is_terminal: bool = False
    has_colour: bool = False

    def arabic(self, text: str) -> str:
        """The text, isolated as right-to-left when it is Arabic and goes to a terminal."""
        return f"{_RLI}{text}{_PDI}" if self.is_terminal and _is_mostly_arabic(text) else text

    def bold(self, text: str) -> str:
        """The text, bold where colours are allowed."""
        return f"\x1b[1m{text}\x1b[0m" if self.has_colour else text

    def dim(self, text: str) -> str:
        """The text, dimmed where colours are allowed."""
        return f"\x1b[2m{text}\x1b[0m" if self.has_colour else text


PLAIN = Style()


def style_for(stream: TextIO | None) -> Style:
    """The style of a stream; None stands for a file. NO_COLOR and TERM=dumb are honoured."""
    if stream is None or not stream.isatty():
        return PLAIN
    columns = max(40, min(110, shutil.get_terminal_size((80, 24)).columns))
    is_plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Style(columns, is_terminal=True, has_colour=not is_plain)


def clean(text: str) -> str:
    """The text in one line, without characters that would steer a terminal.

    >>> clean("قصف\\nعنيف\\x1b[2J")
    'قصف عنيف [2J'
    """
    return re.sub(r"\s+", " ", _UNSAFE.sub(" ", text)).strip()


def width(text: str) -> int:
    """Columns the text takes: marks and joiners none, wide characters two.

    >>> width("قُتِل"), width("新")
    (3, 2)
    """
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(character) in _ZERO
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def pad(text: str, columns: int) -> str:
    """The text with blanks up to a width."""
    return text + " " * max(0, columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most `columns`, broken at blanks, in the middle of longer words.

    >>> wrap("سقطت قذيفة قرب السوق", 12)
    ['سقطت قذيفة', 'قرب السوق']
    """
    lines = [""]
    for word in text.split():
        for piece in _pieces(word, columns):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if width(joined) <= columns:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def lay_out(segments: list[str], columns: int, style: Style) -> list[str]:
    """Segments side by side with dots between, in as many lines as they need.

    A segment longer than a line is wrapped by itself, so no isolate is ever cut in two.
    """
    lines: list[str] = []
    filled = columns
    for segment in filter(None, map(clean, segments)):
        if lines and filled + len(_GAP) + width(segment) <= columns:
            lines[-1] += _GAP + style.arabic(segment)
            filled += len(_GAP) + width(segment)
        else:
            wrapped = wrap(segment, columns)
            lines += [style.arabic(line) for line in wrapped]
            filled = width(wrapped[-1])
    return lines


def _is_mostly_arabic(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return 2 * sum(map(is_arabic, letters)) > len(letters)


def _pieces(word: str, columns: int) -> list[str]:
    pieces = [""]
    for character in word:
        if width(pieces[-1] + character) > columns:
            pieces.append("")
        pieces[-1] += character
    return pieces if width(word) > columns else [word]
