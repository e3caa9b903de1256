"""An event in other schemes: ACLED, PLOVER and UCDP codes from its type, precision and parties.

The crosswalk stands in reference/event_types.toml. Precision codes after the published codebooks:
ACLED time_precision 1 day, 2 week, 3 month or longer; geo_precision 1 town, 2 part of a region,
3 province. UCDP date_prec 1 day, 2 two to six days, 3 week, 4 month, 5 longer; where_prec 1 exact,
2 near, 3 second-order, 4 first-order division, 5 fuzzy area, 6 country, 7 sea or air.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from waqai.lexicon.tables import read_toml
from waqai.model.report import Acled, Codes, Date, Place, Plover, Ucdp

__all__ = ["EventType", "codes_of", "read_event_types"]

_ACLED_GEO = {"point": 1, "near": 2, "district": 2, "admin1": 3, "region": 3, "country": 3,
              "sea_air": 2}  # fmt: skip
_UCDP_WHERE = {"point": 1, "near": 2, "district": 3, "admin1": 4, "region": 5, "country": 6,
               "sea_air": 7}  # fmt: skip
_STATE_KINDS = frozenset(
    (
        "state_force",
        "police",
        "intelligence",
        "government",
        "ministry",
        "external_force",
        "coalition",
    )
)
_ARMED_KINDS = frozenset(("militia", "rebel", "insurgent", "tribal", "tribe", "criminal"))
_CIVILIAN_KINDS = frozenset(("civilians", "protesters", "media", "medical", "ngo"))
_WEEK, _MONTH = 7, 31


class _AcledCodes(msgspec.Struct, frozen=True):
    event_type: str
    sub_event_type: str
    disorder_type: str


class _PloverCodes(msgspec.Struct, frozen=True):
    event: str
    mode: str | None = None


class _UcdpCodes(msgspec.Struct, frozen=True):
    counts: bool


class EventType(msgspec.Struct, frozen=True):
    """A type of reference/event_types.toml: labels, definitions, examples and crosswalk."""

    code: str
    family: str
    label_ar: str
    label_en: str
    definition_ar: str
    definition_en: str
    example_ar: str
    example_en: str
    ucdp: _UcdpCodes
    plover: _PloverCodes | None = None
    acled: _AcledCodes | None = None


def read_event_types() -> dict[str, EventType]:
    """All event types by code, in the coding guide's order."""
    table = read_toml("reference/event_types.toml")
    types = msgspec.convert(table["type"], list[EventType])
    return {event_type.code: event_type for event_type in types}


def codes_of(
    event_type: EventType,
    date: Date | None,
    place: Place | None,
    actor_kinds: Sequence[str],
    target_kinds: Sequence[str],
) -> Codes:
    """The codes of an event; precision codes are None where there is no date or place."""
    acled, plover = event_type.acled, event_type.plover
    return Codes(
        acled=Acled(
            event_type=acled.event_type if acled else None,
            sub_event_type=acled.sub_event_type if acled else None,
            disorder_type=acled.disorder_type if acled else None,
            time_precision=_acled_time(date),
            geo_precision=_ACLED_GEO.get(_placed(place)),
        ),
        plover=Plover(plover.event, plover.mode) if plover else None,
        ucdp=Ucdp(
            type_of_violence=_violence(event_type, actor_kinds, target_kinds),
            date_prec=_ucdp_date(date),
            where_prec=_UCDP_WHERE.get(_placed(place)),
        ),
    )


def _placed(place: Place | None) -> str:
    """How exactly an event can be put on the map: the precision of its place.

    A village of no table, or a name that several places share, has no point however exactly the
    text names it: what is known is the division it lies in, or its country. "" for nothing.
    """
    if place is None:
        return ""
    if place.precision not in ("point", "near") or place.lat is not None:
        return place.precision
    if place.admin2:
        return "district"
    return "admin1" if place.admin1 else "country" if place.country else ""


def _days(date: Date) -> int:
    return (date.end - date.start).days + 1


def _acled_time(date: Date | None) -> int | None:
    if date is None:
        return None
    days = _days(date)
    return 1 if days == 1 else 2 if days <= _WEEK else 3


def _ucdp_date(date: Date | None) -> int | None:
    if date is None:
        return None
    days = _days(date)
    return (
        1
        if days == 1
        else 2
        if days < _WEEK
        else 3
        if days == _WEEK
        else 4
        if days <= _MONTH
        else 5
    )


def _violence(
    event_type: EventType, actor_kinds: Sequence[str], target_kinds: Sequence[str]
) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None when the parties do not decide it."""
    if not event_type.ucdp.counts:
        return None
    actors, targets = set(actor_kinds), set(target_kinds)
    if targets and targets <= _CIVILIAN_KINDS and actors:
        return 3
    has_state = bool((actors | targets) & _STATE_KINDS)
    if actors and targets and has_state and (actors | targets) & (_ARMED_KINDS | _STATE_KINDS):
        return 1
    if actors & _ARMED_KINDS and targets & _ARMED_KINDS:
        return 2
    return None
