"""Sources and their kinds: what a party is when it speaks (contract.md, kinds of sources)."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from waqai.model.evidence import Span
from waqai.model.value import ActorRef

__all__ = ["KIND_OF_ACTOR", "Source"]

KIND_OF_ACTOR: Mapping[str, str] = {
    "media": "media",
    "agency": "agency",
    "un": "un",
    "ngo": "ngo",
    "medical": "medical",
    "state_force": "state",
    "police": "state",
    "intelligence": "state",
    "government": "state",
    "ministry": "state",
    "parliament": "state",
    "judiciary": "state",
    "external_force": "state",
    "coalition": "state",
    "person_office": "state",
    "political": "state",
    "military": "state",
    "spokesman": "state",
    "militia": "armed_group",
    "rebel": "armed_group",
    "insurgent": "armed_group",
    "political_party": "armed_group",
    "civilians": "witness",
    "protesters": "witness",
}


class Source(msgspec.Struct, frozen=True):
    """A source phrase: its tokens, span, identity and kind (contract.md, kinds of sources)."""

    first: int
    stop: int
    span: Span
    ref: ActorRef
    kind: str
