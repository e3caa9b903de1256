"""A linear layer over named features: logistic regression, explainable by its weights."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

__all__ = ["Layer"]

_STRONGEST = 3  # features named in an explanation


class Layer(msgspec.Struct, frozen=True):
    """Weights of a layer. `threshold`: the least probability that counts as yes."""

    bias: float
    threshold: float
    weights: Mapping[str, float]

    def probability(self, active: Sequence[str]) -> float:
        """The probability, 0 to 1, for a candidate with these features."""
        total = self.bias + sum(filter(None, map(self.weights.get, active)))
        return 1.0 / (1.0 + math.exp(-total))

    def strongest(self, active: Sequence[str]) -> list[str]:
        """The features that weighed most, for an explanation."""
        ranked = sorted(active, key=lambda name: -abs(self.weights.get(name, 0.0)))
        return [f"{name} {self.weights.get(name, 0.0):+.2f}" for name in ranked[:_STRONGEST]]
