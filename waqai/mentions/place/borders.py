"""Borders: الحدود السورية, الحدود العراقية السورية, الحدود مع تركيا, الشريط الحدودي مع غزة."""

from __future__ import annotations

from waqai.mentions.place.phrase import Phrase
from waqai.mentions.place.view import View

__all__ = ["BORDERS", "read_border"]

# Folded word → how many proclitic letters it begins with.
BORDERS = {
    proclitic + word: len(proclitic)
    for proclitic in ("", "و", "ب", "ل", "وب", "ف")
    for word in ("الحدود", "حدود")
}
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
