"""Mentions: what the finders see in a text, before anything is claimed of it.

Each mention holds its place twice: `first`/`stop`, half-open positions in the token list (what
the grammar works on), and `span`, code points of the document's text (what a record shows).
`rule` names the rule that made it, `kind/rule@version`.
"""

from __future__ import annotations

import datetime

import msgspec

from waqai.model.evidence import Span
from waqai.model.value import ActorRef, DateRange, PlaceRef

__all__ = [
    "ActorMention",
    "Mention",
    "NumberMention",
    "PlaceMention",
    "SpeakerMention",
    "TimeMention",
    "TriggerMention",
    "WeaponMention",
]


class _Base(msgspec.Struct, frozen=True, kw_only=True):
    first: int
    stop: int
    span: Span
    rule: str


class NumberMention(_Base, frozen=True, kw_only=True):
    """A count, or a number recognised as something else.

    `role`: count (of people or things), ordinal, year, date, clock, age, percent, measure, money,
    name (part of a unit, resolution or weapon name), phone, bullet, share.
    `source`: numeral, dual, singular, plural, quantifier: where the number comes from.
    `noun`: id of the counted noun in reference/counted_nouns.tsv, with its token range.
    """

    low: int
    high: int | None
    approx: bool = False
    vague: bool = False
    role: str = "count"
    source: str = "numeral"
    noun: str | None = None
    noun_range: tuple[int, int] | None = None
    is_rest: bool = False  # آخر, آخرون: others of the same kind as the count before
    is_subset: bool = False  # introduced by بينهم, من بينهم, منهم


class TimeMention(_Base, frozen=True, kw_only=True):
    """A time expression; `value` is None until resolved, and for sets and durations.

    `form`: absolute (fixes its own date), partial (lacks a year or month), deictic (relative to
    publication), anaphoric (relative to the story), weekday, duration, set, clock.
    `fields` hold the parts as found (year, month, day, weekday, unit, n, direction, part, edge);
    which keys exist depends on `form`; `mentions/time/fields.py` documents them.
    `basis`: text, or inferred when `value` rests on an inferred publication date.
    `is_since`: منذ …: `value` is when an open interval begins; `until` the day the text was
    written, to which it runs, None when that is unknown.
    """

    form: str
    fields: dict[str, int | str] = {}
    value: DateRange | None = None
    basis: str = "text"
    duration: str | None = None
    set: str | None = None
    is_since: bool = False
    until: datetime.date | None = None
    is_saying: bool = False  # dates the saying, not the happening


class PlaceMention(_Base, frozen=True, kw_only=True):
    """A place name or a phrase about a place. `ref` is None while it cannot be decided.

    `role`: where, or why it is none: name_part (inside another name), nisba, origin,
    container (holds the place before it: الجنينة بالبصرة), anaphor (refers back: المدينة),
    dateline (where the report was filed; it stands outside the article's text).
    """

    ref: PlaceRef | None
    candidates: tuple[PlaceRef, ...] = ()
    role: str = "where"
    reason: str = ""
    head: tuple[int, int] | None = None  # token range of the bare name inside the phrase


class ActorMention(_Base, frozen=True, kw_only=True):
    """A party, person or group, as one phrase.

    `role`: party (can act) or target (only acted upon). `head` is the id of its head noun in
    mentions/actor/heads.tsv or counted_nouns.tsv, None for a registered name.
    `number`: sg, du, pl or None. `is_definite`: carries the article, so may refer back.
    """

    ref: ActorRef
    role: str = "party"
    head: str | None = None
    number: str | None = None
    is_definite: bool = False
    is_registered: bool = False
    antecedent: int | None = None  # index of the mention it refers back to


class WeaponMention(_Base, frozen=True, kw_only=True):
    """A weapon, platform or munition. `code` is one of the guide's weapon codes."""

    code: str
    family: str
    role: str = "weapon"
    system: str | None = None


class TriggerMention(_Base, frozen=True, kw_only=True):
    """A word or phrase that may express an event.

    `entries`: ids of rows in verbs.tsv or nouns.tsv that the word may be; `part`: verb or noun;
    `features`: inflection (perf.3ms, impf.3fs, pass?, sg, du, pl …); `object_pronoun`: suffix
    pronoun on a verb (ها, هم) or noun, else "". `complement`: tokens of a verb phrase that stand
    apart from the verb (أطلقت القوات النار).
    """

    entries: tuple[str, ...]
    types: tuple[str, ...]
    part: str
    features: str = ""
    proclitic: str = ""
    object_pronoun: str = ""
    complement: tuple[int, int] | None = None


class SpeakerMention(_Base, frozen=True, kw_only=True):
    """Somebody who says something: the source phrase, its stance and where its words stand.

    `says`: half-open token range of what is reported, None when it cannot be told.
    `said_at`: position of the reporting verb or phrase.
    """

    ref: ActorRef
    stance: str
    kind: str
    said_at: int
    says: tuple[int, int] | None = None
    description: str | None = None


Mention = (
    NumberMention
    | TimeMention
    | PlaceMention
    | ActorMention
    | WeaponMention
    | TriggerMention
    | SpeakerMention
)
