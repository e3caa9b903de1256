"""Scores as they are reported: plain counts, and the rates that follow from them."""

from __future__ import annotations

import msgspec

__all__ = ["FieldScore", "Rate", "Scores", "Tally"]

_DIGITS = 3


class Tally(msgspec.Struct):
    """True positives among what was coded and what gold holds."""

    right: int = 0
    coded: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share of what was coded that is right; 0 when nothing was."""
        return self.right / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was found; 0 when gold is empty."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, right: int, coded: int, gold: int) -> None:
        """Counts more."""
        self.right += right
        self.coded += coded
        self.gold += gold


class Rate(msgspec.Struct):
    """How many of how many; `share` is None of nothing."""

    right: int = 0
    of: int = 0

    @property
    def share(self) -> float | None:
        """right / of."""
        return self.right / self.of if self.of else None

    def add(self, is_right: bool) -> None:
        """Counts one more."""
        self.right += is_right
        self.of += 1


class _Mean(msgspec.Struct):
    total: float = 0.0
    n: int = 0

    def add(self, value: float | None) -> None:
        if value is not None:
            self.total += value
            self.n += 1

    @property
    def mean(self) -> float | None:
        return self.total / self.n if self.n else None


class FieldScore(msgspec.Struct):
    """A field over all pairs: its score, and precision and recall of its values."""

    score: _Mean = msgspec.field(default_factory=_Mean)
    precision: _Mean = msgspec.field(default_factory=_Mean)
    recall: _Mean = msgspec.field(default_factory=_Mean)


class Scores(msgspec.Struct):
    """All that `evaluate` measures, for one kind of events (conflict, verbal or all).

    `whole`: pairs right in type, factuality, date, place, killed and injured. `left_empty`: texts
    without any event in which none was coded. `invented`: pairs in which gold has no date (its
    publication date being known) or place, and how often one was coded. `published`: publication
    dates that the text alone gives.
    """

    kind: str
    documents: Rate = msgspec.field(default_factory=Rate)
    events: Tally = msgspec.field(default_factory=Tally)
    fields: dict[str, FieldScore] = msgspec.field(default_factory=dict)
    by_factuality: dict[str, Tally] = msgspec.field(default_factory=dict)
    whole: int = 0
    left_empty: Rate = msgspec.field(default_factory=Rate)
    figures: Tally = msgspec.field(default_factory=Tally)
    contradictions: Tally = msgspec.field(default_factory=Tally)
    published: Rate = msgspec.field(default_factory=Rate)
    invented_date: Rate = msgspec.field(default_factory=Rate)
    invented_place: Rate = msgspec.field(default_factory=Rate)
    problems: list[str] = msgspec.field(default_factory=list)
    n_errors: int = 0
    missed: list[tuple[str, str, str]] = msgspec.field(default_factory=list)
    extra: list[tuple[str, str, str]] = msgspec.field(default_factory=list)

    @property
    def whole_of_pairs(self) -> float | None:
        """Whole records among the pairs."""
        return self.whole / self.events.right if self.events.right else None

    @property
    def whole_of_gold(self) -> float | None:
        """Whole records among all events of gold."""
        return self.whole / self.events.gold if self.events.gold else None

    def measures(self) -> dict[str, float]:
        """Every rate by a short name, higher is better, rounded to three digits.

        What cannot be measured (no such thing in gold) is left out.
        """
        found: dict[str, float | None] = {
            "documents": self.documents.share,
            "events.precision": self.events.precision,
            "events.recall": self.events.recall,
            "events.f1": self.events.f1,
        }
        for field, score in self.fields.items():
            found[field] = score.score.mean
            if field not in ("type", "factuality", "background"):
                found[f"{field}.precision"] = score.precision.mean
                found[f"{field}.recall"] = score.recall.mean
        found |= {
            "whole_record": self.whole_of_gold,
            "left_empty": self.left_empty.share,
            "figures.precision": self.figures.precision,
            "figures.recall": self.figures.recall,
            "figures.f1": self.figures.f1,
            "contradictions.precision": self.contradictions.precision,
            "contradictions.recall": self.contradictions.recall,
            "published": self.published.share,
            "date_not_invented": _rest(self.invented_date),
            "place_not_invented": _rest(self.invented_place),
        }
        return {name: round(value, _DIGITS) for name, value in found.items() if value is not None}


def _rest(rate: Rate) -> float | None:
    return None if rate.share is None else 1 - rate.share
