"""rules.toml, typed: what a counted noun is, and the least counts of a figure."""

from __future__ import annotations

import msgspec

from waqai.lexicon.tables import read_toml

__all__ = ["Least", "Rules", "read_rules"]


class _Sorts(msgspec.Struct, frozen=True):
    groups: dict[str, str]
    exact: dict[str, str]


class _Operations(msgspec.Struct, frozen=True):
    noun: str
    other: frozenset[str]


class Least(msgspec.Struct, frozen=True):
    """Least counts; rules.toml says of what."""

    attacks: int
    level: int
    lone_level: int
    displaced: int
    period: int
    war: int
    beyond_one: int
    hurt_beyond_one: int
    detained: int


class Rules(msgspec.Struct, frozen=True):
    """The content of rules.toml."""

    with_toll: frozenset[str]
    sorts: _Sorts
    operations: _Operations
    least: Least

    def sort(self, noun: str | None, following: str) -> str:
        """What a counted noun is: a measure, people, things, none; "" without a noun.

        `following`: the folded word after it, which tells what kind of operation is counted.
        """
        if noun is None:
            return ""
        if noun == self.operations.noun and following in self.operations.other:
            return "things"
        exact = self.sorts.exact.get(noun)
        return exact or self.sorts.groups.get(noun.partition("-")[0], "none")


def read_rules() -> Rules:
    """The rules. Raises DataFileError for a file of wrong form."""
    return msgspec.convert(read_toml("claims/figures/rules.toml"), Rules)
