"""The lexica of attribution, compiled from the room's tables."""

from __future__ import annotations

from typing import Any

import msgspec

from waqai.arabic.inflect import noun_forms, plural_forms, verb_forms
from waqai.lexicon.lexicon import Lexicon, Policy
from waqai.lexicon.tables import read_table

__all__ = ["TABLES", "SourceNoun", "SourcePhrase", "SpeechVerb", "lexica"]


class SpeechVerb(msgspec.Struct, frozen=True):
    """A row of verbs.tsv: a reporting verb. stance: reports, claims, denies, confirms, accuses,
    or claims_responsibility. complement "that": it reports only before أن, a colon or a quotation
    (سجلت الوزارة ثلاث إصابات reports nothing that was said).
    """

    id: str
    perfect: str
    imperfect: str
    stance: str
    prep: str
    variety: str
    note: str
    complement: str


class SourcePhrase(msgspec.Struct, frozen=True):
    """A row of phrases.tsv. position "before": the source follows (بحسب); "after": it stands before
    (في بيان).
    """

    id: str
    form: str
    stance: str
    position: str


class SourceNoun(msgspec.Struct, frozen=True):
    """A row of nouns.tsv: the head of a source phrase (مصدر أمني, شهود عيان)."""

    id: str
    form: str
    kind: str
    number: str
    note: str


TABLES: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("mentions/speaker/nouns.tsv", SourceNoun),
    ("mentions/speaker/phrases.tsv", SourcePhrase),
    ("mentions/speaker/verbs.tsv", SpeechVerb),
)


def lexica() -> list[Lexicon[Any]]:
    """Three lexica: "speech_verb", "source_phrase" and "source_noun"."""
    verbs = read_table("mentions/speaker/verbs.tsv", SpeechVerb)
    phrases = read_table("mentions/speaker/phrases.tsv", SourcePhrase)
    nouns = read_table("mentions/speaker/nouns.tsv", SourceNoun)
    return [
        Lexicon(
            "speech_verb",
            verbs,
            (
                (form, n, feature)
                for n, row in enumerate(verbs)
                for form, feature in verb_forms(row.perfect, row.imperfect)
            ),
            Policy("verb", "exact", pronouns=True),
        ),
        Lexicon(
            "source_phrase",
            phrases,
            ((row.form, n, row.position) for n, row in enumerate(phrases)),
            Policy("verb", "exact"),
        ),
        Lexicon(
            "source_noun",
            nouns,
            (
                (form, n, feature)
                for n, row in enumerate(nouns)
                for form, feature in (
                    plural_forms(row.form) if row.number == "plural" else noun_forms(row.form)
                )
            ),
            Policy("noun", "loose", pronouns=True),
        ),
    ]
