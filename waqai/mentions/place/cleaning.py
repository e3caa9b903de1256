"""Names as GeoNames' contributors typed them → Arabic names as news writes them."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["arabic_name", "cleaned", "is_arabic"]

_MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LETTER = "[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]"
_NAME = re.compile(f"{_LETTER}(?:{_LETTER}|[ -])+")
_SCRIPT = re.compile(r"[\u0600-\u06ff]")
_AFTER = re.compile(r"\s*[(،,].*$")
_HYPHEN = re.compile(r"\s*-\s*")
_HEAD = re.compile(r"(مدينة|بلدة|محافظة|ولاية|إمارة|شهر|شهرستان|قصبه|ناحية|قضاء|قرية) (?=\S{3})")
# Letters that Persian, Kurdish and Urdu names have, as Arabic writes them.
_WRITTEN = str.maketrans("کیېۍگپچژەڤڭڨۀ", "كيييغبجزهفغقه")
_VOWEL = re.compile(r"ة\w")  # Kurdish and Uyghur vowels typed with Arabic letters


def cleaned(name: str) -> str:
    """A name without vowel signs, marks, additions in brackets and the word for its kind.

    >>> cleaned("قرية الحُسَينيّة (الجديدة)")
    'الحسينية'
    """
    form = _AFTER.sub("", _MARKS.sub("", unicodedata.normalize("NFC", name)))
    form = _HYPHEN.sub("-", " ".join(form.split())).strip(" -'")
    return _HEAD.sub("", form, count=1) if _HEAD.match(form) else form


def is_arabic(form: str) -> bool:
    """True for a name of two letters or more, all of them of the Arabic alphabet."""
    return _NAME.fullmatch(form) is not None and not _VOWEL.search(form)


def arabic_name(name: str) -> str | None:
    """The Arabic name that was typed, None when it is none; Persian letters become Arabic ones.

    >>> arabic_name("گرگان"), arabic_name("Mosul"), arabic_name("Мосул")
    ('غرغان', None, None)
    """
    if not _SCRIPT.search(name):
        return None
    form = cleaned(name)
    if not is_arabic(form):
        form = form.translate(_WRITTEN)
    return form if is_arabic(form) else None
