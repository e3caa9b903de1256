"""Borders: الحدود السورية, الحدود العراقية السورية, الحدود مع تركيا, الشريط الحدودي مع غزة."""

from __future__ import annotations

from waqai.mentions.place.phrase import Phrase
from waqai.mentions.place.view import View

__all__ = ["border_letters", "read_border"]

_BORDER = frozenset(["الحدود", "حدود"])
_PROCLITICS = ("", "و", "ب", "ل", "وب", "ف")
_LONGEST = 4


def read_border(view: View, first: int, letters: int) -> Phrase | None:
    """The phrase about a border that begins at a token; `letters` are its proclitic letters."""
    stop = first + 1
    while stop in view.nationalities and stop - first < _LONGEST:
        stop += 1
        if view.raw(stop) in ("-", "–", "ـ", "/") and stop + 1 in view.nationalities:
            stop += 1
    if stop - first > 1 and stop - 1 in view.nationalities:
        return Phrase(first, stop, (first + 1, stop), letters, kind="border")
    place = None
    if view.folded(stop) in ("مع", "بين"):
        place = view.places.get(stop + 1)
    elif view.folded(first).endswith("حدود") and not view.folded(first).endswith("الحدود"):
        place = view.places.get(stop)
    if place is None:
        return None
    end = place.stop
    second = view.places.get(end)
    if second is not None and second.peel.proclitic == "و":
        end = second.stop
    return Phrase(first, end, (place.first, place.stop), letters, place, kind="border")


def border_letters(folded: str) -> int | None:
    """How many proclitic letters stand before الحدود or حدود; None for another word."""
    for proclitic in _PROCLITICS:
        if folded.startswith(proclitic) and folded[len(proclitic) :] in _BORDER:
            return len(proclitic)
    return None
