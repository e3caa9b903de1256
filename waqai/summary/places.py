"""A place → where, with its precision: near, in the area of a district, governorate, country."""

from __future__ import annotations

from waqai.model.report import Place
from waqai.summary.names import Names
from waqai.summary.tables import Pair, Reference, Words

__all__ = ["where"]

_SMALL = ("point", "near", "district")


def where(place: Place, words: Words, reference: Reference, names: Names) -> Pair:
    """The words of a place, led by their preposition; `names` cleans and quotes it."""
    name_ar, quoted = names.place(place.name)
    name_en = place.name_en or quoted
    country = reference.countries.get(place.country or "")
    if place.precision == "admin1":
        name_ar, name_en = _division(place, name_ar, name_en, words, reference)
    last = (place.name_en or "").rpartition(" ")[2]
    if place.name_en and (place.precision == "sea_air" or last in names.wording.the_last):
        name_en = f"the {name_en}"
    elif place.precision == "country" and place.name_en:
        name_en = names.country(name_en)
    elif place.precision == "region" and not place.name_en and country is not None:
        name_en = _part_of(place.name, country, names) or name_en
    form = words.place[_led(place, names)]
    ar, en = form[0].format(name=name_ar), form[1].format(name=name_en)
    if place.candidates:
        more = words.place["open"]
        return ar + more[0], en + more[1]
    outer: list[Pair] = []
    if place.precision in _SMALL and place.admin1 and place.name_en != place.admin1:
        outer.append((place.admin1_ar or "", place.admin1))
    if country is not None and place.precision not in ("country", "sea_air"):
        outer.append(country)
    outer = list(dict.fromkeys(outer))
    listed_ar = words.comma[0].join(
        dict.fromkeys(ar for ar, _ in outer if ar and ar not in name_ar)
    )
    listed_en = words.comma[1].join(en for _, en in outer if en not in name_en)
    inside = words.place["inside"]
    return (
        ar + (inside[0].format(list=listed_ar) if listed_ar else ""),
        en + (inside[1].format(list=listed_en) if listed_en else ""),
    )


def _led(place: Place, names: Names) -> str:
    """Which words lead a place."""
    if place.precision in ("near", "district"):
        return place.precision
    if place.name.partition(" ")[0] in names.wording.on_first:
        return "on"
    last = (place.name_en or "").partition(" (")[0].rpartition(" ")[2]
    return "at" if last in names.wording.at_last else "in"


def _part_of(name: str, country: Pair, names: Names) -> str | None:
    """A part of a country in English (شمال سوريا)."""
    direction, blank, rest = name.rpartition(f" {country[0]}")
    said = names.wording.directions.get(direction)
    return f"{said} {country[1]}" if blank and not rest and said else None


def _division(place: Place, name_ar: str, name_en: str, words: Words, reference: Reference) -> Pair:
    """A first-order division with the word its country uses (محافظة نينوى, Ninewa Governorate)."""
    country = place.country or ""
    en_word = words.divisions.get(country)
    if en_word is None or place.name_en is None:
        return name_ar, name_en
    ar_word = reference.divisions.get(country, "")
    if ar_word and ar_word not in name_ar and " " + ar_word not in name_ar:
        name_ar = f"{ar_word} {name_ar}"
    return name_ar, name_en if en_word in name_en else f"{name_en} {en_word}"
