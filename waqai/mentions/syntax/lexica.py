"""The lexica of function words and of verbs that are no events, compiled from the room's tables."""

from __future__ import annotations

from typing import Any

import msgspec

from waqai.arabic.inflect import noun_forms, verb_forms
from waqai.lexicon.lexicon import Lexicon, Policy
from waqai.lexicon.tables import read_table

__all__ = ["TABLES", "FunctionWord", "PlainVerb", "lexica"]


class FunctionWord(msgspec.Struct, frozen=True, rename={"word_class": "class"}):
    """A row of function_words.tsv: a word of a closed class.

    class: preposition, conjunction, relative, demonstrative, pronoun, negation, particle,
    quantifier, copula; and of two open ones that the grammar must know: tie (تابع لـ, موال لـ) and
    adjective (of events: عنيفة, صاروخي).
    """

    id: str
    form: str
    word_class: str


class PlainVerb(msgspec.Struct, frozen=True):
    """A row of plain_verbs.tsv: a frequent news verb; it only marks where a phrase ends."""

    id: str
    perfect: str
    imperfect: str


_OPEN = ("adjective", "tie")

TABLES: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("mentions/syntax/function_words.tsv", FunctionWord),
    ("mentions/syntax/plain_verbs.tsv", PlainVerb),
)


def lexica() -> list[Lexicon[Any]]:
    """Three lexica: "function", "adjective" and "plain_verb"."""
    functions = read_table("mentions/syntax/function_words.tsv", FunctionWord)
    verbs = read_table("mentions/syntax/plain_verbs.tsv", PlainVerb)
    return [
        Lexicon(
            "function",
            functions,
            (
                (row.form, n, row.word_class)
                for n, row in enumerate(functions)
                if row.word_class not in _OPEN
            ),
            Policy("verb", "exact"),  # only و ف before: clitic prepositions make another word of it
        ),
        Lexicon(
            "adjective",
            functions,
            (
                (form, n, row.word_class)
                for n, row in enumerate(functions)
                if row.word_class in _OPEN
                for form, feature in noun_forms(row.form)
            ),
            Policy("noun", "loose"),
        ),
        Lexicon(
            "plain_verb",
            verbs,
            (
                (form, n, feature)
                for n, row in enumerate(verbs)
                for form, feature in verb_forms(row.perfect, row.imperfect)
            ),
            Policy("verb", "exact", pronouns=True),
        ),
    ]
