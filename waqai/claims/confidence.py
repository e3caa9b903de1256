"""How sure a record is: the probability that an event's type, date and place are all right.

The standing layer asks whether a candidate is an event; a record may still be wrong in what it
says of it. Each kept event gets named marks: how probably it stands, which rule gave its date and
its place, and how exact they are. The sum of their weights, through the logistic function, is
`confidence`. Few marks on purpose: with type, frame, sources and tellings as well, it told right
from wrong worse on texts that it was not fitted on. Weights: claims/confidence.toml, fitted by
data/train_confidence.py; eval/reliability.py measures how far they may be believed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from waqai.claims.happening import Happening
from waqai.lexicon.tables import read_toml

__all__ = ["Confidence", "marks", "read_confidence"]

_STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)  # bounds of the standing buckets


class Confidence(msgspec.Struct, frozen=True):
    """The weights of the layer."""

    bias: float
    weights: Mapping[str, float]

    def of(self, active: Sequence[str]) -> float:
        """The probability, 0 to 1, that type, date and place of an event are right."""
        total = self.bias + sum(self.weights.get(name, 0.0) for name in active)
        return 1.0 / (1.0 + math.exp(-total))


def read_confidence() -> Confidence:
    """The weights shipped with the package."""
    return msgspec.convert(read_toml("claims/confidence.toml"), Confidence)


def marks(happening: Happening, *, is_dated: bool) -> list[str]:
    """The marks of an event, as names. `is_dated`: the publication date is known."""
    place, time = happening.place, happening.time
    active = [f"stands {sum(happening.probability >= step for step in _STEPS)}"]
    if time is None or time.value is None:
        active.append("no date, published known" if is_dated else "no date")
    else:
        active.append(f"date by {_rule(happening.time_rule)}")
        active.append(f"date {time.value.precision} {time.basis}")
        active.append("date, published known" if is_dated else "date, published unknown")
    if place is None:
        active.append("no place")
    else:
        active.append(f"place by {_rule(happening.place_rule)}")
        active.append(f"place {place.ref.precision if place.ref is not None else 'unknown'}")
    return active


def _rule(rule: str) -> str:
    return rule.rpartition("/")[2]
