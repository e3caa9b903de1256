"""Which readings of a name fit the place word before it: قضاء النجف is the district, not the city.

In: a phrase. Out: its readings; when none fits a word for a site (مطار الموصل: no airport of that
name is known), none, and `holders` gives the places the site is named after and lies in.
"""

from __future__ import annotations

from waqai.mentions.place.phrase import Phrase
from waqai.mentions.place.view import View
from waqai.model.value import PlaceRef

__all__ = ["fitting", "holders"]

_TOWNS = frozenset(["city", "town", "village", "feature", "camp"])
_DIVISIONS = frozenset(["admin2", "admin1"])
_SITES = frozenset(
    [
        "landmark",
        "hospital",
        "port",
        "crossing",
        "dam",
        "prison",
        "bridge",
        "square",
        "airport",
        "base",
        "refinery",
        "oilfield",
        "island",
    ]
)
# Per level of a place word: kinds of places it may name, in groups, the first that has any wins.
_FITS: dict[str, tuple[frozenset[str], ...]] = {
    "country": (frozenset(["country"]),),
    "admin1": (frozenset(["admin1"]), frozenset(["admin2"]), frozenset(["region"])),
    "district": (frozenset(["admin2"]), _TOWNS | {"quarter", "region"}),
    "area": (frozenset(["quarter", "region", "street"]) | _TOWNS, frozenset(["admin2"]), _SITES),
    "region": (frozenset(["region", "admin1"]), frozenset(["admin2"]), _TOWNS | {"mountain"}),
    "town": (_TOWNS, frozenset(["quarter"]), _DIVISIONS),
    "village": (_TOWNS | {"quarter", "mountain", "valley"},),
    "quarter": (frozenset(["quarter", "street", "square"]), frozenset(["village", "town"])),
    "camp": (frozenset(["camp", "base"]),),
    "base": (frozenset(["base", "airport", "port"]),),
    "site": (_SITES,),
    "street": (frozenset(["street", "road", "square"]),),
    "water": (frozenset(["sea", "river", "lake", "strait", "island", "region", "valley"]),),
}
_HELD = frozenset(["camp", "base", "site"])
_CITY = 3.0  # weight from which a quarter or village is not the city itself


def fitting(view: View, phrase: Phrase) -> tuple[PlaceRef, ...]:
    """The readings of a phrase's name that fit its place word; all without one."""
    if phrase.hit is None:
        return ()
    refs = view.refs(phrase.hit)
    if phrase.unit is None or phrase.hit.first < phrase.name[0]:
        return refs  # no place word, or one that the table has as part of the name
    weight = view.gazetteer.weight
    level = phrase.unit.level
    if level not in _FITS:
        return refs
    levels = view.grammar.levels
    divisions = tuple(
        ref
        for ref in refs
        if ref.feature in _DIVISIONS
        and levels.get((phrase.unit.form, ref.country or "")) == ref.feature
    )
    if divisions:
        return divisions
    for features in _FITS[level]:
        found = tuple(
            ref
            for ref in refs
            if ref.feature in features
            and (level not in ("quarter", "village") or weight.get(ref.id or "", 0) < _CITY)
        )
        if found:
            return found
    return ()


def holders(view: View, phrase: Phrase) -> tuple[PlaceRef, ...]:
    """The places that a site is named after, when the site itself is not known."""
    if phrase.hit is None or phrase.unit is None:
        return ()
    if phrase.unit.level not in _HELD and not phrase.unit.form.startswith("طريق"):
        return ()
    return tuple(ref for ref in view.refs(phrase.hit) if ref.precision != "sea_air")
