"""A place phrase as the grammar reads it, nothing resolved."""

from __future__ import annotations

from typing import NamedTuple

from waqai.lexicon.scan import Hit
from waqai.mentions.place.words import PlaceWord

__all__ = ["Phrase"]


class Phrase(NamedTuple):
    """Tokens [first, stop) name a place.

    name: token range of the name itself. hit: its gazetteer entry, None when unregistered.
    unit: the place word. direction: the direction or vicinity word. letters: proclitic letters of
    the first word that are no part of the name. inner: the phrase that is contained (مستشفى مدينة
    الصدر: مدينة الصدر). kind: border, territory or capital for the phrases of those rules.
    """

    first: int
    stop: int
    name: tuple[int, int]
    letters: int = 0
    hit: Hit | None = None
    unit: PlaceWord | None = None
    direction: PlaceWord | None = None
    km: float | None = None
    kind: str = ""
