"""Lists of places under one word: قريتي الدلي وبرقة, مناطق الحصيبة والملاحمة."""

from __future__ import annotations

from waqai.mentions.place.names import name_stop, with_adjuncts
from waqai.mentions.place.phrase import Phrase
from waqai.mentions.place.view import View
from waqai.mentions.place.words import PlaceWord

__all__ = ["read_list"]

_PRONOUNS = ("ها", "هم", "هما")
# Plural words after which a name without article may follow; others take adjectives.
_SETTLEMENTS = frozenset(["قرى", "قريتي", "قريتا", "بلدات", "بلدتي", "بلدتا", "أحياء", "حيي"])


def read_list(view: View, first: int) -> list[Phrase]:
    """The places of a list: قريتي الدلي وبرقة, مناطق الحصيبة والملاحمة, بغداد والموصل."""
    position = first
    unit: PlaceWord | None = None
    opener = view.words.get(first)
    if opener is not None and view.word(opener).level == "many" and not opener.peel.has_article:
        unit = view.word(opener)
        position = opener.stop
    found: list[Phrase] = []
    while position < view.size:
        item = _list_item(view, position, unit, is_first=not found)
        if item is None:
            break
        found.append(item)
        position = item.stop
        if view.folded(position) in ("،", ","):
            position += 1
        if view.folded(position) == "و":
            position += 1
    return found


def _list_item(
    view: View, position: int, unit: PlaceWord | None, *, is_first: bool
) -> Phrase | None:
    place = view.places.get(position)
    allowed = ("",) if is_first else ("", "و")
    if place is not None and place.peel.proclitic in allowed:
        stop = with_adjuncts(view, place.stop)
        letters = place.peel.letters_before
        return Phrase(position, stop, (position, place.stop), letters, place, unit)
    if unit is None:
        return None
    folded = view.folded(position)
    if folded.endswith(_PRONOUNS):
        return None
    if is_first:
        is_plain = not folded.startswith("ال") and folded not in view.grammar.starters
        if is_plain and (folded.endswith(("ه", "ي")) or unit.form not in _SETTLEMENTS):
            return None  # مناطق متفرقة
        end = name_stop(view, position, "many")
        return Phrase(position, end, (position, end), 0, None, unit) if end else None
    is_joined = folded.startswith("و") and len(folded) > 4
    is_listed = view.folded(position - 1) in ("،", ",", "و") and folded.startswith("ال")
    if not view.is_arabic(position) or not (is_joined or is_listed):
        return None
    if position in view.function or position in view.verbs or position in view.common:
        return None
    name = folded[1:] if is_joined else folded
    stop = position + 1
    if name in view.grammar.starters and view.is_arabic(stop) and stop not in view.function:
        stop += 1
    elif name in view.grammar.no_names or position in view.nationalities:
        return None
    stop = with_adjuncts(view, stop)
    return Phrase(position, stop, (position, stop), 1 if is_joined else 0, None, unit)
