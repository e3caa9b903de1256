"""Mentions → the records of `waqai mentions`: kind, span, words, value and rule.

The values have the contract's shapes. A value with nothing known is left out, never empty.
"""

from __future__ import annotations

import msgspec

from waqai.model.evidence import Span
from waqai.model.mention import (
    ActorMention,
    Mention,
    NumberMention,
    PlaceMention,
    TimeMention,
    TriggerMention,
    WeaponMention,
)
from waqai.model.value import PlaceRef

__all__ = ["MentionRecord", "record_of"]

Value = dict[str, object]


class MentionRecord(msgspec.Struct, frozen=True):
    """One mention: its kind, place in the text, words, value and the rule that found it."""

    kind: str
    span: Span
    quote: str
    value: Value
    rule: str


def record_of(mention: Mention, text: str) -> MentionRecord:
    """The record of a mention of `text`."""
    kind, value = _value(mention)
    return MentionRecord(
        kind=kind,
        span=mention.span,
        quote=text[mention.span.start : mention.span.end],
        value=value,
        rule=mention.rule,
    )


def _value(mention: Mention) -> tuple[str, Value]:
    if isinstance(mention, NumberMention):
        return "number", _known(
            low=mention.low,
            approx=mention.approx,
            vague=mention.vague,
            what=mention.noun,
            role=mention.role,
        ) | {"high": mention.high}
    if isinstance(mention, TimeMention):
        return "time", _time(mention)
    if isinstance(mention, PlaceMention):
        value = _place(mention.ref) if mention.ref is not None else {"lat": None, "lon": None}
        return "place", value | _known(
            role=mention.role,
            reason=mention.reason or None,
            candidates=[_place(candidate) for candidate in mention.candidates] or None,
        )
    if isinstance(mention, ActorMention):
        ref = mention.ref
        return "actor", _known(
            id=ref.id, name_en=ref.name_en, kind=ref.kind, country=ref.country, role=mention.role
        )
    if isinstance(mention, WeaponMention):
        return "weapon", _known(code=mention.code, family=mention.family, system=mention.system)
    if isinstance(mention, TriggerMention):
        return "trigger", {"types": list(mention.types)}
    return "speaker", _known(id=mention.ref.id, kind=mention.kind, stance=mention.stance)


def _known(**values: object) -> Value:
    return {name: value for name, value in values.items() if value is not None}


def _time(mention: TimeMention) -> Value:
    value: Value = {"start": None, "end": None}
    if mention.value is not None:
        value = {"start": mention.value.start, "end": mention.value.end}
        value |= _known(precision=mention.value.precision, part_of_day=mention.value.part_of_day)
    return value | _known(
        duration=mention.duration,
        set=mention.set,
        since=mention.is_since or None,
        until=mention.until,
        basis=mention.basis if mention.basis != "text" else None,
    )


def _place(ref: PlaceRef) -> Value:
    return _known(
        name=ref.name,
        name_en=ref.name_en,
        id=ref.id,
        country=ref.country,
        admin1=ref.admin1,
        admin1_ar=ref.admin1_ar,
        admin2=ref.admin2,
        precision=ref.precision,
    ) | {"lat": ref.lat, "lon": ref.lon}
