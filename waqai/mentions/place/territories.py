"""Parts of a country named by its adjective: الأراضي السورية, الشمال السوري, العاصمة العراقية."""

from __future__ import annotations

from waqai.mentions.place.view import View
from waqai.model.value import PlaceRef

__all__ = ["territory", "territory_letters"]

_WHOLE = frozenset(["الاراضي", "الاجواء", "المدن", "الداخل", "العمق", "المناطق"])
_PART = frozenset(["الشمال", "الجنوب", "الشرق", "الغرب", "الساحل", "الباديه", "الوسط"])
_CAPITAL = frozenset(["العاصمه"])
_WORDS = _WHOLE | _PART | _CAPITAL
_PROCLITICS = ("", "و", "ب", "ل", "وب", "ف")


def territory_letters(folded: str) -> int | None:
    """How many proclitic letters stand before such a word; None for another word."""
    for proclitic in _PROCLITICS:
        if folded.startswith(proclitic) and folded[len(proclitic) :] in _WORDS:
            return len(proclitic)
    return None


def territory(view: View, first: int, letters: int) -> PlaceRef | None:
    """The place that a word and the nationality after it name; None when none follows."""
    country = view.nationalities.get(first + 1)
    if country is None:
        return None
    gazetteer = view.gazetteer
    word = view.folded(first)[letters:]
    if word in _CAPITAL:
        key = gazetteer.capital.get(country, "")
        number = gazetteer.number.get(key)
        return gazetteer.rows[number] if number is not None else None
    whole = gazetteer.rows[gazetteer.number[country]] if country in gazetteer.number else None
    if whole is None or word in _WHOLE:
        return whole
    return PlaceRef(view.scan.quote(first, first + 2), country=country, precision="region")
