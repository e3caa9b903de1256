"""Which encoding bytes that are not UTF-8 are in: byte patterns first, letters second.

Old Arabic pages come as windows-1256 or ISO-8859-6, exports from Windows as UTF-16 without a mark.
The two single-byte sets share half of their letters, so the choice is made by reading: in the wrong
one, Arabic words are mixed with accented Latin letters or hold bytes that stand for nothing.
"""

from __future__ import annotations

import re
import unicodedata

from waqai.arabic.tokenise import ARABIC_LETTERS

__all__ = ["binary_kind", "guess_encoding", "looks_like_text", "utf16_without_mark"]

_SAMPLE = 64_000  # bytes or characters; enough for a decision, bounded for a 20 MB file

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"OggS", "an Ogg media file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
)

_WORD = re.compile(f"[A-Za-z{ARABIC_LETTERS}]+")
# Eight letters make up 58 % of the letters of eval/gold; of Russian in KOI8-R misread so, 5 %.
_COMMON = "اليمونرت"
# Of the codecs of Python, `cp1256` gives every byte a meaning, `iso8859_6` leaves 45 without one.
_SINGLE_BYTE = (("windows-1256", "cp1256"), ("iso-8859-6", "iso8859_6"))


def binary_kind(data: bytes) -> str | None:
    """What kind of binary file the first bytes announce, None when they announce none."""
    return next((kind for start, kind in _SIGNATURES if data.startswith(start)), None)


def utf16_without_mark(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` when the bytes read as UTF-16 without a byte-order mark.

    Arabic letters have the high byte 06, blanks and digits 00: in UTF-16 one of the two byte
    positions is nearly constant. Such bytes are valid UTF-8 too, so this is asked before.
    """
    sample = data[:_SAMPLE]
    even, odd = sample[0::2], sample[1::2]
    for high, low, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        steady = high.count(0) + high.count(6)
        varied = low.count(0) + low.count(6)
        if len(high) >= 4 and steady * 10 >= len(high) * 9 and varied * 5 <= len(low):
            return name
    return None


def guess_encoding(data: bytes) -> tuple[str, str] | None:
    """(name, Python codec) of bytes that are not UTF-8; None when nothing readable comes out.

    windows-1256 and ISO-8859-6 are tried by the plausibility of the Arabic they give; anything
    else is left to charset-normalizer.
    """
    sample = data[:_SAMPLE]
    scored = []
    for name, codec in _SINGLE_BYTE:
        try:
            scored.append((_plausibility(sample.decode(codec)), name, codec))
        except UnicodeDecodeError:
            continue
    score, name, codec = max(scored)
    if score >= 0.6:
        return name, codec
    from charset_normalizer import from_bytes  # noqa: PLC0415  30 ms, for few documents

    best = from_bytes(sample).best()
    if best is None or not looks_like_text(str(best)):
        return None
    return best.encoding.replace("_", "-"), best.encoding


def looks_like_text(text: str) -> bool:
    """False when more than a twentieth of the characters cannot stand in a written text."""
    sample = text[:_SAMPLE]
    odd = sum(
        1
        for character in sample
        if character not in "\t\n\r\x0b\x0c\x85"
        and (character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs"))
    )
    return odd * 20 <= len(sample)


def _plausibility(text: str) -> float:
    """How Arabic the characters beyond ASCII read: share of Arabic letters less accented Latin.

    Letters count in words that are Arabic throughout; French read as ISO-8859-6 has an Arabic
    letter for each accent. A share of words with the article counts on top, at most 0.2: it is
    what differs most between a right and a wrong reading of the same letters.
    """
    foreign = [character for character in text if character > "\x7f"]
    words = [word for word in _WORD.findall(text) if not any(c.isascii() for c in word)]
    if not foreign or not words:
        return 0.0
    letters = "".join(words)
    arabic = len(letters)
    if arabic >= 20 and sum(map(letters.count, _COMMON)) < 0.4 * arabic:
        return 0.0
    latin = sum(1 for character in foreign if character < "\u0250" and character.isalpha())
    with_article = sum(1 for word in words if word.startswith("ال"))
    return (arabic - 2 * latin) / len(foreign) + min(0.2, with_article / len(words))
