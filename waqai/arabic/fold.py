"""Spelling variants → one matching form, with a map back to the original offsets.

In: text as typed. Out: folded text. Folding is for matching only; records always quote the text.
What folds together, and why:

- harakat, Quranic marks, tatweel, zero-width and bidi control characters: dropped;
- أ إ آ ٱ → ا, ى → ي, ة → ه, ؤ → و, ئ → ي: writers mix them freely (فى, امريكا, مدرسه);
- Persian, Urdu and Kurdish letters typed in Arabic text (ک ی گ چ پ ڤ …) → the Arabic letter that
  Arabic writers use for them;
- Arabic-Indic and Persian digits → 0-9; Arabic decimal and thousands separators → . and ,;
- presentation forms (ﻻ, ﷲ) → their letters (NFKC), so one character may become several.

No data files are read.
"""

from __future__ import annotations

import unicodedata
from array import array
from typing import NamedTuple

__all__ = ["Folded", "fold", "fold_with_map"]

_DROPPED = (
    *range(0x0610, 0x061B),  # honorific signs
    0x061C,  # Arabic letter mark
    0x0640,  # tatweel
    *range(0x064B, 0x0660),  # harakat
    0x0670,  # dagger alef
    *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E5),
    0x06E7,
    0x06E8,
    *range(0x06EA, 0x06EE),
    *range(0x08D3, 0x08E2),
    *range(0x08E3, 0x0900),
    0x00AD,  # soft hyphen
    *range(0x200B, 0x2010),  # zero-width and direction marks
    *range(0x202A, 0x202F),
    *range(0x2060, 0x206A),
    0xFEFF,
)

# As typed → as matched. Left of each pair: variants; right: the letter kept.
_LETTERS = {
    "أإآٱٲٳٵ": "ا",
    "ىیېۍێے": "ي",
    "ئ": "ي",
    "ؤ": "و",
    "ةەہۃۀھۂ": "ه",
    "کڪګڬ": "ك",
    "گڭ": "ك",
    "چ": "ج",
    "پ": "ب",
    "ڤڢڥ": "ف",
    "ژ": "ز",
    "ٹ": "ت",
    "ڈ": "د",
    "ڑڕ": "ر",
    "ں": "ن",
    "ڵ": "ل",
    "ۆۇۈۋ": "و",
    "٫": ".",
    "٬": ",",
}


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys(_DROPPED)
    for variants, letter in _LETTERS.items():
        for variant in variants:
            table[ord(variant)] = letter
    for zero in (0x0660, 0x06F0):
        for digit in range(10):
            table[zero + digit] = str(digit)
    base = dict(table)
    for code in (*range(0xFB50, 0xFDFC), *range(0xFE70, 0xFEFD)):  # presentation forms
        letters = unicodedata.normalize("NFKC", chr(code))
        if letters != chr(code):
            table[code] = letters.translate(base).replace(" ", "") or None
    return table


_TABLE = _table()


class Folded(NamedTuple):
    """Folded text with the way back: folded[i] comes from text[offsets[i]].

    `offsets` has one entry more than there are folded characters; the last is len(text).
    """

    text: str
    offsets: array[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original half-open span of the folded half-open span [start, end).

        Marks that stand after the last letter belong to it and are included.
        """
        return self.offsets[start], self.offsets[end] if end > start else self.offsets[start]


def fold(text: str) -> str:
    """The matching form of a text.

    >>> fold("إسـتَهدَف ٣ مسئولين فى الفلّوجة")
    'استهدف 3 مسيولين في الفلوجه'
    """
    return text.translate(_TABLE)


def fold_with_map(text: str) -> Folded:
    """The matching form of a text with the original offset of every folded character.

    >>> folded = fold_with_map("قُتِل")
    >>> folded.text, folded.original(0, 3)
    ('قتل', (0, 5))
    """
    pieces: list[str] = []
    offsets = array("L")
    get = _TABLE.get
    for position, character in enumerate(text):
        piece = get(ord(character), character)
        if piece:
            pieces.append(piece)
            offsets.extend([position] * len(piece))
    offsets.append(len(text))
    return Folded("".join(pieces), offsets)
