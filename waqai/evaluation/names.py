"""Words that name the same thing: parties, places and provinces as different coders write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from waqai.arabic.fold import fold
from waqai.lexicon.tables import read_table

__all__ = ["admin1_key", "is_same_place", "names_agreement", "word_f1", "words_of"]

# Clitics that one coder may quote and another leave out, longest first.
_PREFIXES = ("وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و", "ف", "ب", "ل", "ك")
_SHORTEST = 3  # letters left of a word without its prefix
_BETWEEN_WORDS = re.compile(r"[\s\-_/،,.()«»\"“”]+")
_NO_LETTERS = re.compile(r"[^\w]")
_LATIN_ARTICLE = re.compile(r"^(al|el|as|an|ar|ad|at)[- ]")
_NOT_LATIN = re.compile(r"[^a-z]")
_HALF = 0.5


class _Admin1(msgspec.Struct, frozen=True):
    """A row of reference/admin1.tsv, as far as it is read here."""

    id: str
    country: str
    name_en: str
    name_ar: str
    lat: str
    lon: str
    word: str
    iso: str


class Admin1Spelling(msgspec.Struct, frozen=True):
    """A row of evaluation/admin1_spellings.tsv: another Latin spelling, or a part of a province."""

    id: str
    spelling: str


TABLES: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("evaluation/admin1_spellings.tsv", Admin1Spelling),
)


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without spelling variants and clitics.

    >>> words_of("والقواتِ العراقيّة")
    ('قوات', 'عراقيه')
    """
    words = (_bare(word) for word in _BETWEEN_WORDS.split(name))
    return tuple(word for word in words if word)


def _bare(word: str) -> str:
    word = _NO_LETTERS.sub("", fold(word))
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            return word[len(prefix) :]
    return word


def names_agreement(gold: Sequence[str], found: Sequence[str]) -> tuple[float, float]:
    """Precision and recall of names by their words: each name against the best of the other side.

    Both 0 when one side is empty; both sides empty is for the caller to leave out.
    """
    if not gold or not found:
        return 0.0, 0.0
    recall = sum(max(word_f1(x, y) for y in found) for x in gold) / len(gold)
    precision = sum(max(word_f1(x, y) for x in gold) for y in found) / len(found)
    return precision, recall


def word_f1(one: str, other: str) -> float:
    """Words that two names share: twice the shared ones of all, 1 for the same words."""
    x, y = Counter(words_of(one)), Counter(words_of(other))
    shared = sum((x & y).values())
    return 2 * shared / (sum(x.values()) + sum(y.values())) if shared else 0.0


def is_same_place(one: str | None, other: str | None) -> bool:
    """True if one name holds the other, or they share half of their words."""
    if not one or not other:
        return False
    x, y = set(words_of(one)), set(words_of(other))
    return bool(x & y) and (x <= y or y <= x or len(x & y) / len(x | y) >= _HALF)


def admin1_key(country: str | None, name: str | None) -> str:
    """One key for all spellings of a first-order division; "" for none."""
    key = _latin(name or "")
    return _admin1_keys().get((country, key), key)


def _latin(name: str) -> str:
    return _NOT_LATIN.sub("", _LATIN_ARTICLE.sub("", name.strip().lower()))


@lru_cache(maxsize=1)
def _admin1_keys() -> dict[tuple[str | None, str], str]:
    divisions = {row.id: row for row in read_table("reference/admin1.tsv", _Admin1)}
    keys: dict[tuple[str | None, str], str] = {}
    for row in divisions.values():
        keys[row.country, _latin(row.name_en)] = row.id
    for also in read_table("evaluation/admin1_spellings.tsv", Admin1Spelling):
        division = divisions[also.id]
        keys[division.country, _latin(also.spelling)] = also.id
    return keys
