"""The words of rival accounts: contrast, denial, causes, tolls that are updates (words.tsv)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec

from waqai.arabic.inflect import verb_forms
from waqai.lexicon.lexicon import Lexicon, Policy
from waqai.lexicon.tables import read_table

__all__ = ["LEXICA", "TABLES", "RivalWord", "lexica"]

_NO_TANWIN = ("ة", "ات", "ى", "ا", "ه", "ها", "هم", "ون", "ين", "ان")
_INFLECTED = 2  # words
LEXICA = ("rival_verb", "rival_noun")


class RivalWord(msgspec.Struct, frozen=True):
    """A row of words.tsv: a word by which accounts are set against each other.

    form, imperfect: a verb has both, every other word only `form`. kind: one or more of
    contrast (value strong or weak), apart (what follows is about something else), diverge (the text
    says that accounts differ), deny, untrue, exaggerated, disown (what a denied part in a deed is
    called), any, that (stands for what was told), losses, cause (value: the cause in English),
    attributed, accident, hold, repel, update (a toll that replaces another), behind (names a
    culprit), separated by commas.
    """

    id: str
    form: str
    imperfect: str
    kind: str
    value: str


TABLES: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("claims/contradictions/words.tsv", RivalWord),
)


@lru_cache(maxsize=1)
def _rows() -> tuple[RivalWord, ...]:
    return read_table("claims/contradictions/words.tsv", RivalWord)


def lexica() -> list[Lexicon[Any]]:
    """Two lexica: "rival_verb", inflected, and "rival_noun", nouns and phrases as they stand."""
    rows = _rows()
    return [
        Lexicon(
            "rival_verb",
            rows,
            (
                (form, n, feature)
                for n, row in enumerate(rows)
                if row.imperfect
                for form, feature in verb_forms(row.form, row.imperfect)
            ),
            Policy("verb", "exact", pronouns=True),
        ),
        Lexicon(
            "rival_noun",
            rows,
            (
                (form, n, "")
                for n, row in enumerate(rows)
                if not row.imperfect
                for form in _written(row.form)
            ),
            Policy("noun", "loose"),
        ),
    ]


def _written(form: str) -> list[str]:
    """A noun with its accusative alef (خلل فني, خللا فنيا), a longer phrase as it stands."""
    words = form.split(" ")
    if len(words) > _INFLECTED:
        return [form]
    return list(dict.fromkeys((form, " ".join(map(_accusative, words)))))


def _accusative(word: str) -> str:
    return word if word.endswith(_NO_TANWIN) else word + "ا"
