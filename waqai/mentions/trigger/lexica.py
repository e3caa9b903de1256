"""The lexica of event words, compiled from the room's tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from waqai.arabic.fold import fold
from waqai.arabic.inflect import noun_forms, verb_forms
from waqai.lexicon.lexicon import Lexicon, Policy, bare
from waqai.lexicon.tables import read_table

__all__ = ["TABLES", "Aspect", "EventNoun", "EventVerb", "Figurative", "complements", "lexica"]


_SHORTEST = 4  # نحوا without its alef is the word نحو


class EventVerb(msgspec.Struct, frozen=True):
    """A row of verbs.tsv: one sense of a verb.

    frame: what the subject and object are (act, harm, cause, suffer, light, occur, take, lose,
    move, foil, verbal). type: event type codes the verb may express, comma separated, empty when
    its arguments alone decide. prep: prepositions that bring the object, comma separated.
    """

    id: str
    perfect: str
    imperfect: str
    stems: str
    frame: str
    type: str
    prep: str
    harm: str
    variety: str
    note: str


class EventNoun(msgspec.Struct, frozen=True):
    """A row of nouns.tsv: an event noun or verbal noun.

    arg: what a following genitive means (actor, target, victim, either, none). strength: strong is
    enough to propose an event, weak needs a light verb, a number or a weapon or target.
    """

    id: str
    form: str
    number: str
    frame: str
    type: str
    harm: str
    arg: str
    strength: str
    variety: str
    note: str


class Figurative(msgspec.Struct, frozen=True):
    """A row of figurative.tsv: a phrase in which an event word is no event."""

    id: str
    form: str
    kind: str
    note: str


class Aspect(msgspec.Struct, frozen=True):
    """A row of aspect.tsv: words that change factuality or background near a trigger."""

    id: str
    form: str
    effect: str
    scope: str
    note: str


TABLES: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("mentions/trigger/aspect.tsv", Aspect),
    ("mentions/trigger/figurative.tsv", Figurative),
    ("mentions/trigger/nouns.tsv", EventNoun),
    ("mentions/trigger/verbs.tsv", EventVerb),
)


def lexica() -> list[Lexicon[Any]]:
    """Five lexica: "verb", "split_verb", "event_noun", "figurative" and "aspect".

    "split_verb" holds the first words of verb phrases (أطلق النار), whose subject may stand
    between; `complements` gives the words that must follow.
    """
    verbs = read_table("mentions/trigger/verbs.tsv", EventVerb)
    nouns = read_table("mentions/trigger/nouns.tsv", EventNoun)
    figurative = read_table("mentions/trigger/figurative.tsv", Figurative)
    aspect = read_table("mentions/trigger/aspect.tsv", Aspect)
    return [
        Lexicon("verb", verbs, _verb_forms(verbs), Policy("verb", "exact", pronouns=True)),
        Lexicon(
            "split_verb",
            verbs,
            (
                (form, n, feature)
                for n, row in enumerate(verbs)
                if " " in row.perfect
                for form, feature in _first_words(row)
            ),
            Policy("verb", "exact", pronouns=True),
        ),
        Lexicon("event_noun", nouns, _noun_forms(nouns), Policy("noun", "loose", pronouns=True)),
        Lexicon(
            "figurative",
            figurative,
            ((row.form, n, row.kind) for n, row in enumerate(figurative)),
            Policy("noun", "loose"),
        ),
        Lexicon(
            "aspect",
            aspect,
            ((row.form, n, row.effect) for n, row in enumerate(aspect)),
            Policy("noun", "exact", pronouns=True),
        ),
    ]


def _first_words(row: EventVerb) -> Iterator[tuple[str, str]]:
    perfect, imperfect = row.perfect.partition(" ")[0], row.imperfect.partition(" ")[0]
    return verb_forms(perfect, imperfect, row.stems)


def complements(rows: tuple[EventVerb, ...]) -> dict[int, tuple[str, ...]]:
    """Row number of a verb phrase → the folded words after its first, articles dropped."""
    return {
        number: tuple(bare(fold(word)) for word in row.perfect.split(" ")[1:])
        for number, row in enumerate(rows)
        if " " in row.perfect
    }


def _verb_forms(rows: tuple[EventVerb, ...]) -> Iterator[tuple[str, int, str]]:
    for number, row in enumerate(rows):
        for form, feature in verb_forms(row.perfect, row.imperfect, row.stems):
            yield form, number, feature
            if " " not in form and form.endswith("وا") and len(form) > _SHORTEST:
                yield form[:-1], number, feature  # posts write سرقو for سرقوا


def _noun_forms(rows: tuple[EventNoun, ...]) -> Iterator[tuple[str, int, str]]:
    for number, row in enumerate(rows):
        if row.number == "sg":
            for form, feature in noun_forms(row.form):
                yield form, number, feature
        else:
            yield row.form, number, row.number
            if row.number in ("pl", "mass") and not row.form.endswith(("ة", "ا", "ى", "ات")):
                yield row.form + "ا", number, row.number
