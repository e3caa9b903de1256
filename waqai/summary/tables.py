"""The words and frames of summaries, read from the tables of this room and of the reference.

Tables: people.tsv, party_kinds.tsv, source_words.tsv, weapon_names.tsv; frames.toml, words.toml,
wording.toml. Of the reference: counted nouns, the register of parties, countries, divisions and
the names of months. A `Pair` is (Arabic, English).
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from waqai.lexicon.tables import read_table, read_toml
from waqai.mentions.actor.lexica import ActorRow
from waqai.mentions.number.counted import CountedNoun
from waqai.mentions.place.rows import Country, Division
from waqai.mentions.time.lexica import Month

__all__ = [
    "GENERIC",
    "TABLES",
    "Frame",
    "Harm",
    "Numerals",
    "Pair",
    "PartyKind",
    "PersonWord",
    "Reference",
    "SourceWord",
    "Toll",
    "Verb",
    "WeaponName",
    "Wording",
    "Words",
    "read_frames",
    "read_kinds",
    "read_people",
    "read_reference",
    "read_source_words",
    "read_verbs",
    "read_weapons",
    "read_wording",
    "read_words",
]

Pair = tuple[str, str]


class PersonWord(msgspec.Struct, frozen=True):
    """A row of people.tsv: English for a counted noun of people (reference/counted_nouns.tsv).

    Only nouns that judge nobody stand here; people told by another noun are told by their kind.
    """

    id: str
    one: str
    many: str


class PartyKind(msgspec.Struct, frozen=True):
    """A row of party_kinds.tsv: English for a kind of party or target that has no English name.

    person, people: where the words name persons; one, many: where they name bodies or things;
    any: where their number is not known. Empty: the Arabic words are quoted instead.
    """

    id: str
    person: str
    people: str
    one: str
    many: str
    any: str


class SourceWord(msgspec.Struct, frozen=True):
    """A row of source_words.tsv: English for a word of a source's description.

    part: head (مصدر, a source) or quality (أمني, security).
    """

    id: str
    word: str
    part: str
    en: str


class WeaponName(msgspec.Struct, frozen=True):
    """A row of weapon_names.tsv: what a weapon code of the coding guide is called."""

    id: str
    ar: str
    en: str


ROOM = "summary/"
GENERIC = "generic-"  # ids of parties that sources call by a common word: no names of their own
TABLES: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    (ROOM + "party_kinds.tsv", PartyKind),
    (ROOM + "people.tsv", PersonWord),
    (ROOM + "source_words.tsv", SourceWord),
    (ROOM + "weapon_names.tsv", WeaponName),
)


class Verb(msgspec.Struct, frozen=True):
    """A verb of frames.toml. ar: m, f, noun; en: past, reported, perfect."""

    ar: Mapping[str, str]
    en: Mapping[str, str]


class Frame(msgspec.Struct, frozen=True):
    """A frame of frames.toml, whose head comment says what the fields mean."""

    type: str
    ar: str
    en: str
    gender: str
    verb: str
    actor: Pair
    target: Pair
    harm: str
    when: str = ""
    weapons: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    between: bool = False
    armed: bool = True
    bare: Pair | None = None
    alone_ar: str | None = None
    alone_en: str | None = None


class Toll(msgspec.Struct, frozen=True, rename={"with_": "with", "or_": "or"}):
    """How rows of harm are led in."""

    result: Mapping[str, str]
    context: Pair
    with_: str
    none: Pair
    or_: Pair


class Harm(msgspec.Struct, frozen=True):
    """One kind of harm. ar: words round the people, and the noun after "من دون"; en: after them."""

    ar: Pair
    en: str


class Numerals(msgspec.Struct, frozen=True):
    """One and two after a noun, by its gender."""

    one: Mapping[str, str]
    two: Mapping[str, Pair]


class Words(msgspec.Struct, frozen=True, rename={"and_": "and"}):
    """words.toml."""

    background: Pair
    and_: Pair
    comma: Pair
    most: int
    people: Mapping[str, str]
    factuality: Mapping[str, Pair]
    stance: Mapping[str, Pair]
    claimed: Mapping[str, Pair]
    weapons: Mapping[str, Pair]
    toll: Toll
    harm: Mapping[str, Harm]
    party: Mapping[str, Pair]
    including: Mapping[str, Pair]
    count: Mapping[str, Pair]
    vague: Mapping[str, Pair]
    numerals: Numerals
    time: Mapping[str, Pair]
    part_of_day: Mapping[str, Pair]
    place: Mapping[str, Pair]
    divisions: Mapping[str, str]
    parties: Mapping[str, Pair]
    source_kinds: Mapping[str, str]


class Wording(msgspec.Struct, frozen=True):
    """wording.toml, whose comments say what the lists mean."""

    loaded: tuple[str, ...]
    harmless: tuple[str, ...]
    dangling: frozenset[str]
    openers: frozenset[str]
    not_plural: frozenset[str]
    not_dual: frozenset[str]
    tens: frozenset[str]
    pronouns: tuple[str, ...]
    no_pronoun: tuple[str, ...]
    the_ends: frozenset[str]
    the_countries: tuple[str, ...]
    generic_the: frozenset[str]
    generic_a: frozenset[str]
    common_first: frozenset[str]
    more_nouns: tuple[str, ...]
    defective: frozenset[str]
    on_first: frozenset[str]
    at_last: frozenset[str]
    the_last: frozenset[str]
    directions: Mapping[str, str]
    unsaid: tuple[str, ...]
    loaded_en: tuple[str, ...]


class Reference(msgspec.Struct, frozen=True):
    """What the reference tables say.

    months: (Arabic, English) of months 1 to 12; countries: names by code; divisions: the Arabic
    word for the first-order divisions of a country; register: English names of parties by id.
    """

    nouns: tuple[CountedNoun, ...]
    register: Mapping[str, str]
    own_names: Mapping[str, str]
    countries: Mapping[str, Pair]
    divisions: Mapping[str, str]
    months: tuple[Pair, ...]


def read_reference() -> Reference:
    """The parts of the reference tables that summaries need."""
    actors = read_table("reference/actors.tsv", ActorRow)
    return Reference(
        nouns=read_table("reference/counted_nouns.tsv", CountedNoun),
        register={row.id: row.name_en for row in actors if row.name_en},
        own_names={row.id: row.name_ar for row in actors if not row.id.startswith(GENERIC)},
        countries={
            row.id: (row.name_ar, row.name_en)
            for row in read_table("reference/countries.tsv", Country)
        },
        divisions={
            row.country: row.word
            for row in read_table("reference/admin1.tsv", Division)
            if row.word
        },
        months=_months(),
    )


def _months() -> tuple[Pair, ...]:
    """Months by both Arabic names (سبتمبر/أيلول) and the full English one."""
    rows = [
        row
        for row in read_table("mentions/time/months.tsv", Month)
        if row.calendar == "gregorian" and row.source == "cldr"
    ]

    def name(month: int, variety: str) -> str:
        forms = [row.form for row in rows if row.month == month and row.variety == variety]
        return max(forms, key=len)

    return tuple(
        (f"{name(month, 'msa')}/{name(month, 'levant')}", name(month, "english"))
        for month in range(1, 13)
    )


def read_words() -> Words:
    """words.toml."""
    return msgspec.convert(read_toml(ROOM + "words.toml"), Words)


def read_wording() -> Wording:
    """wording.toml."""
    return msgspec.convert(read_toml(ROOM + "wording.toml"), Wording)


def read_verbs() -> dict[str, Verb]:
    """The verbs of frames.toml by name."""
    return msgspec.convert(read_toml(ROOM + "frames.toml")["verb"], dict[str, Verb])


def read_frames() -> tuple[Frame, ...]:
    """The frames of frames.toml in the order of the file."""
    return msgspec.convert(read_toml(ROOM + "frames.toml")["frame"], tuple[Frame, ...])


def read_people() -> tuple[PersonWord, ...]:
    """people.tsv."""
    return read_table(ROOM + "people.tsv", PersonWord)


def read_kinds() -> dict[str, PartyKind]:
    """party_kinds.tsv by kind."""
    return {row.id: row for row in read_table(ROOM + "party_kinds.tsv", PartyKind)}


def read_source_words() -> tuple[SourceWord, ...]:
    """source_words.tsv."""
    return read_table(ROOM + "source_words.tsv", SourceWord)


def read_weapons() -> dict[str, Pair]:
    """weapon_names.tsv by code."""
    rows = read_table(ROOM + "weapon_names.tsv", WeaponName)
    return {row.id: (row.ar, row.en) for row in rows}
