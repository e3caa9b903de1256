"""How sure a record is: the probability that an event's type, date and place are all right.

The standing layer asks whether a candidate is an event; a record may still be wrong in what it
says of it. Each kept event gets named marks: how probable it stands, which rule gave its date and
place and how exact they are, what chose its type, how often it is told, who tells it. The sum of
their weights, through the logistic function, is `confidence`. Weights: claims/confidence.toml,
fitted by data/train_confidence.py; eval/reliability.py measures how far they may be believed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.lexicon.tables import read_toml

__all__ = ["Confidence", "marks", "read_confidence"]

_STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)  # bounds of the standing buckets
_MOST_MENTIONS = 3
_MOST_SOURCES = 2


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


def marks(
    happening: Happening, grammar: Grammar, *, is_dated: bool, is_title: bool, n_sources: int
) -> list[str]:
    """The marks of an event, as names.

    is_dated: the publication date is known. is_title: it stands in the headline. n_sources: how
    many sources it has.
    """
    place, time = happening.place, happening.time
    bucket = sum(happening.probability >= step for step in _STEPS)
    family = grammar.family.get(happening.type, happening.type)
    chosen = [rule for rule in happening.rules if rule.startswith("type: ")]
    active = [
        f"stands {bucket}",
        f"type {happening.type}",
        f"family {family}",
        f"type by {chosen[-1][6:] if chosen else 'its word'}",
        f"n types {min(len(happening.types), _MOST_MENTIONS)}",
        f"frame {happening.frame}",
        f"factuality {happening.factuality}",
        f"told {min(len(set(happening.mentions)), _MOST_MENTIONS)}",
        f"sources {min(n_sources, _MOST_SOURCES)}",
        f"part {happening.trigger.part if happening.trigger is not None else 'count'}",
        f"relation {happening.relation}",
    ]
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
    flags = {
        "background": happening.background,
        "title": is_title,
        "weapons": happening.weapons,
        "actors": happening.actors,
        "targets": happening.targets,
        "victims": happening.victims,
        "more places": happening.more_places,
        "definite": happening.definite,
    }
    return active + [name for name, value in flags.items() if value]


def _rule(rule: str) -> str:
    return rule.rpartition("/")[2]
