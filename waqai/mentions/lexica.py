"""All lexica of the finders, in the order the vocabulary numbers them."""

from __future__ import annotations

from typing import Any

from waqai.lexicon.lexicon import Lexicon
from waqai.mentions.actor import lexica as actor
from waqai.mentions.number import lexica as number
from waqai.mentions.place import lexica as place
from waqai.mentions.speaker import lexica as speaker
from waqai.mentions.syntax import lexica as syntax
from waqai.mentions.time import lexica as time
from waqai.mentions.trigger import lexica as trigger
from waqai.mentions.weapon import lexica as weapon

__all__ = ["TABLES", "all_lexica"]

_ROOMS = (syntax, number, time, place, actor, weapon, trigger, speaker)

TABLES = tuple(sorted(table for room in _ROOMS for table in room.TABLES))


def all_lexica() -> list[Lexicon[Any]]:
    """The lexica of every room, freshly compiled from their tables."""
    return [lexicon for room in _ROOMS for lexicon in room.lexica()]
