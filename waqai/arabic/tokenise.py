"""Text → pieces: one pass, every character accounted for.

A piece is a run of Arabic letters with their marks, a run of digits, a run of other letters, a run
of blanks, a line break with the blanks around it, or one other character. The pieces joined are
the text again, so offsets are sums of lengths and nothing is lost.
"""

from __future__ import annotations

import re

__all__ = ["ARABIC_LETTERS", "is_arabic", "split"]

# Letters and marks of Arabic script without digits, punctuation and symbols.
ARABIC_LETTERS = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef"
    "\u06fa-\u06fc\u06ff\u0750-\u077f\u0870-\u0887\u0889-\u088e\u0898-\u08ff"
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
# Invisible characters met inside words: joiners and direction marks.
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"

_PIECE = re.compile(
    f"[{ARABIC_LETTERS}]+(?:[{_INVISIBLE}]+[{ARABIC_LETTERS}]+)*"
    r"|[0-9\u0660-\u0669\u06f0-\u06f9]+"
    rf"|[^\S\n\r\x0b\x0c\x85\u2028\u2029{_INVISIBLE}]+"
    r"|[\n\r\x0b\x0c\x85\u2028\u2029]\s*"
    rf"|[^\W\d_{ARABIC_LETTERS}]+"
    r"|.",
    re.DOTALL,
)
_ARABIC = re.compile(f"[{ARABIC_LETTERS}]")


def split(text: str) -> list[str]:
    """The pieces of a text in order; joined they are the text.

    >>> split("قُتل 12 جندياً.")
    ['قُتل', ' ', '12', ' ', 'جندياً', '.']
    """
    return _PIECE.findall(text)


def is_arabic(text: str) -> bool:
    """True if the text holds at least one Arabic letter.

    >>> is_arabic("Mosul 2017"), is_arabic("الموصل")
    (False, True)
    """
    return _ARABIC.search(text) is not None
