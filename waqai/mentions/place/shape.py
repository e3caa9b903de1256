"""The final form of a mention's place: its precision, point and what is only known of its holder.

A direction gives precision "near" (or "region" of a country or province), a distance a computed
point; a site or quarter that no table has gets the country and province of what it lies in and no
point of its own.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from waqai.lexicon.scan import Hit, Scan
from waqai.mentions.place.context import Context
from waqai.mentions.place.geometry import moved
from waqai.mentions.place.words import PlaceWord, Words
from waqai.model.mention import PlaceMention
from waqai.model.value import PlaceRef

__all__ = ["Scene", "shaped"]

_PRECISION = {"admin1": "admin1", "district": "district", "region": "region", "street": "near",
              "water": "sea_air", "country": "country"}  # fmt: skip
_VICINITY = frozenset(["قرب", "بقرب", "جوار", "بجوار", "بمحاذاه", "قباله"])


class Scene(NamedTuple):
    """What all mentions of an article share: its scan, place words by first token, evidence."""

    scan: Scan
    words: dict[int, Hit]
    grammar: Words
    context: Context


def shaped(
    scene: Scene,
    mention: PlaceMention,
    ref: PlaceRef | None,
    candidates: tuple[PlaceRef, ...],
    parent: PlaceRef | None,
) -> PlaceMention:
    """The mention with its place as the words around the name make it.

    ref: the decision; candidates: what remains when it is open; parent: what a name that no table
    has lies in.
    """
    scan, words, grammar, context = scene
    place: PlaceRef | None
    parts = [
        grammar.rows[hit.forms[0].row]
        for position in range(mention.first, mention.stop)
        if (hit := words.get(position)) is not None
    ]
    unit = next((row for row in parts if row.kind == "unit"), None)
    direction = next((row for row in parts if row.kind == "direction"), None)
    if mention.rule == "place/anaphor@1":
        return msgspec.structs.replace(mention, ref=ref)
    if mention.rule == "place/border@1":
        place = _border(ref, scan, mention, context)
    elif ref is None and not candidates:
        place = _unregistered(scene, mention, unit, parent)
    elif ref is None or candidates:
        place = ref
    elif mention.rule == "place/site@1":
        place = _site(scan, mention, unit, ref)
    elif direction is not None and mention.rule in ("place/direction@1", "place/offset@1"):
        place = _directed(scan, mention, direction, ref)
    elif unit is not None and unit.level == "region" and ref.precision in ("point", "district"):
        place = msgspec.structs.replace(
            ref, name=scan.text[mention.span.start : mention.span.end], name_en=None, id=None,
            lat=None, lon=None, accuracy_km=None, precision="region")  # fmt: skip
    elif _is_vicinity(scan, mention) and ref.precision == "point":
        place = msgspec.structs.replace(ref, precision="near")
    else:
        place = ref
    return msgspec.structs.replace(mention, ref=place, candidates=candidates)


def _is_vicinity(scan: Scan, mention: PlaceMention) -> bool:
    before = scan.words[mention.first - 1].folded if mention.first else ""
    if before == "من" and mention.first > 1:
        before = scan.words[mention.first - 2].folded
        return before == "بالقرب"
    return before in _VICINITY


def _unregistered(
    scene: Scene, mention: PlaceMention, unit: PlaceWord | None, parent: PlaceRef | None
) -> PlaceRef:
    head = mention.head or (mention.first, mention.stop)
    precision = _PRECISION.get(unit.level, "point") if unit is not None else "point"
    country = parent.country if parent is not None else scene.context.country()
    if unit is not None:
        order = scene.grammar.levels.get((unit.form, country or ""))
        if order is not None:
            precision = "admin1" if order == "admin1" else "district"
        elif unit.form == "منطقة":
            precision = "point"
    name = scene.scan.quote(*head)
    if parent is None:
        return PlaceRef(name, country=country, precision=precision)
    return PlaceRef(
        name, country=parent.country, admin1=parent.admin1, admin1_ar=parent.admin1_ar,
        admin2=parent.admin2, precision=precision)  # fmt: skip


def _site(scan: Scan, mention: PlaceMention, unit: PlaceWord | None, ref: PlaceRef) -> PlaceRef:
    """A site named after the place it lies in: its division is known, its point is not."""
    precision = "near" if unit is not None and unit.level == "street" else "point"
    return PlaceRef(
        scan.quote(mention.first, mention.stop), country=ref.country, admin1=ref.admin1,
        admin1_ar=ref.admin1_ar, admin2=ref.admin2, precision=precision)  # fmt: skip


def _directed(scan: Scan, mention: PlaceMention, direction: PlaceWord, ref: PlaceRef) -> PlaceRef:
    if direction.level == "in" and ref.precision == "point":
        return ref
    if ref.precision in ("country", "admin1", "region", "sea_air"):
        if direction.level == "in":
            return ref
        return msgspec.structs.replace(
            ref, name=scan.text[mention.span.start : mention.span.end], name_en=None, id=None,
            lat=None, lon=None, accuracy_km=None, precision="region")  # fmt: skip
    km = _kilometres(scan, mention)
    if km is None or ref.lat is None or ref.lon is None or direction.level in ("in", "out"):
        return msgspec.structs.replace(ref, precision="near")
    lat, lon = moved(ref.lat, ref.lon, km, float(direction.level))
    return msgspec.structs.replace(
        ref, lat=lat, lon=lon, precision="near", accuracy_km=round(max(3.0, 0.3 * km), 1)
    )


def _kilometres(scan: Scan, mention: PlaceMention) -> float | None:
    if mention.rule != "place/offset@1":
        return None
    digits = ""
    for position in range(mention.first, mention.first + 3):
        folded = scan.words[position].folded
        if folded in (".", ",") and digits:
            digits += "."
        elif folded[:1].isdigit():
            digits += folded
        else:
            break
    return float(digits) if digits else 2.0


def _border(ref: PlaceRef | None, scan: Scan, mention: PlaceMention, context: Context) -> PlaceRef:
    name = scan.text[mention.span.start : mention.span.end]
    if ref is not None and ref.admin1 is not None:
        return PlaceRef(
            name, country=ref.country, admin1=ref.admin1, admin1_ar=ref.admin1_ar,
            precision="region")  # fmt: skip
    country = context.country() or (ref.country if ref is not None else None)
    return PlaceRef(name, country=country, precision="region")
