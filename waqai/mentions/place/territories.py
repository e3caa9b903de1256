"""Parts of a country named by its adjective: الأراضي السورية, الشمال السوري, العاصمة العراقية."""

from __future__ import annotations

from waqai.mentions.place.view import View
from waqai.model.value import PlaceRef

__all__ = ["TERRITORIES", "territory"]

_WHOLE = frozenset(["الاراضي", "الاجواء", "المدن", "الداخل", "العمق", "المناطق"])
_PART = frozenset(["الشمال", "الجنوب", "الشرق", "الغرب", "الساحل", "الباديه", "الوسط"])
_CAPITAL = frozenset(["العاصمه"])
_WORDS = _WHOLE | _PART | _CAPITAL
# Folded word → how many proclitic letters it begins with.
TERRITORIES = {
    proclitic + word: len(proclitic)
    for proclitic in ("", "و", "ب", "ل", "وب", "ف")
    for word in _WORDS
}


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
