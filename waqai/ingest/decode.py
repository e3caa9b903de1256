"""Bytes → text, with the name of the encoding and a warning where it was not plain UTF-8.

Nothing is repaired: line ends stay as they are, broken bytes become replacement characters that
keep their place, NUL characters stay. Only a byte-order mark is dropped.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from waqai.ingest.encodings import (
    binary_kind,
    guess_encoding,
    looks_like_text,
    utf16_without_mark,
)
from waqai.model.errors import NotTextError

__all__ = ["Decoded", "decode", "without_surrogates"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
_LONE = re.compile("[\ud800-\udfff]")
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\x0b\x0c\x1a\x1b")


class Decoded(NamedTuple):
    """Text with its encoding. `is_plain`: the bytes are the text in UTF-8, nothing was dropped."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()
    is_plain: bool = False


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes. Raises NotTextError for binary data.

    >>> decode("قصف".encode("cp1256"))[:3]
    ('قصف', 'windows-1256', ('decoded as windows-1256, not UTF-8',))
    """
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], name, codec)
    kind = binary_kind(data)
    if kind is not None:
        raise NotTextError(f"not a text: this is {kind}; give text, HTML or JSON Lines")
    wide = utf16_without_mark(data)
    if wide is not None:
        return _decode_marked(data, wide, wide)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * 100 > max(len(data), 400):
        raise NotTextError(
            f"not a text: {controls} of {len(data)} bytes are control codes (binary data)"
        )
    warnings = (f"{controls} control characters kept",) if controls else ()
    try:
        return Decoded(data.decode("utf-8"), "utf-8", warnings, is_plain=True)
    except UnicodeDecodeError:
        return _decode_other(data, warnings)


def without_surrogates(text: str) -> tuple[str, int]:
    """The text with lone surrogates replaced by U+FFFD one for one, and how many there were.

    They come from texts cut in the middle of an emoji; they are no characters and cannot be
    written in UTF-8. Offsets stay as they are.

    >>> without_surrogates("خبر \\ud83d")[1]
    1
    """
    return _LONE.subn("\ufffd", text)


def _decode_marked(data: bytes, name: str, codec: str) -> Decoded:
    text = data.decode(codec, "replace")
    if not looks_like_text(text):
        raise NotTextError(f"not a text: it begins like {name}, but its characters make no text")
    warnings = [] if name == "utf-8" else [f"decoded as {name}, not UTF-8"]
    n_broken = text.count("\ufffd") - data.count("\ufffd".encode(codec))
    if n_broken:
        warnings.append(_broken(n_broken))
    return Decoded(text, name, tuple(warnings))


def _decode_other(data: bytes, warnings: tuple[str, ...]) -> Decoded:
    text = data.decode("utf-8", "replace")
    n_broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    n_good = sum(1 for character in text if character > "\x7f") - n_broken
    if n_good >= n_broken:  # Arabic in a single-byte set hardly ever forms valid UTF-8
        return Decoded(text, "utf-8", (*warnings, f"UTF-8, but {_broken(n_broken)}"))
    guess = guess_encoding(data)
    if guess is None:
        raise NotTextError("not a text in any encoding that could be recognised; save it as UTF-8")
    name, codec = guess
    text = data.decode(codec, "replace")
    return Decoded(text, name, (*warnings, f"decoded as {name}, not UTF-8"))


def _broken(n_broken: int) -> str:
    return f"{n_broken} broken byte sequences, kept as replacement characters"
