"""Two sides of one matter, and when two tellings may be set against each other."""

from __future__ import annotations

from typing import NamedTuple

from waqai.claims.contradictions.sayings import Source
from waqai.claims.contradictions.tellings import Telling, Tellings
from waqai.claims.coreference import places_conflict
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Found

__all__ = [
    "Rival",
    "Side",
    "are_apart",
    "family",
    "is_definite",
    "is_linked",
    "is_same_source",
    "is_tied",
    "is_verbal",
    "label",
    "near",
]

_VERBAL = frozenset(
    ("threaten", "accuse", "demand", "reject", "appeal", "consult", "pledge", "concede")
)
# What one account calls a strike, the other calls destruction or an interception.
_ONE = {"destruction": "violence", "disrupted_weapons_use": "violence", "capture": "capture"}


_SHORT = 2  # letters


class Side(NamedTuple):
    """One account: its telling, its value in English, the token it turns on, what is told."""

    telling: Telling
    value: str
    at: int
    happening: Happening | None = None


class Rival(NamedTuple):
    """A field and the sides that differ on it, in text order. `denied`: a side only denies it."""

    field: str
    sides: tuple[Side, ...]
    denied: Happening | None = None


def is_same_source(one: Source | None, other: Source | None) -> bool:
    """True if both accounts stand on the same word; the text's own voice is one source.

    The words of one inside those of the other are the same source told again (المصدر, الجيش).
    """
    if one is None or other is None:
        return one is other
    if one.id is not None and other.id is not None:
        return one.id == other.id and (one.words <= other.words or other.words <= one.words)
    return one.words <= other.words or other.words <= one.words


def near(tellings: Tellings, telling: Telling, back: int, on: int = 0) -> list[Telling]:
    """Tellings of other sources up to `back` sentences before and `on` after, nearest first.

    A telling that opens another matter shuts off what lies behind it. Headlines come last.
    """
    all_, index = tellings.all, telling.index
    found: list[Telling] = []
    if not telling.is_apart:
        for at in range(index - 1, -1, -1):
            other = all_[at]
            if telling.sentence - other.sentence > back:
                break
            found.append(other)
            if other.is_apart:
                break
    for at in range(index + 1, len(all_)):
        other = all_[at]
        if other.sentence - telling.sentence > on or other.is_apart:
            break
        found.append(other)
    if telling.is_unclear:
        return []
    found = [
        other
        for other in found
        if not other.is_unclear and not is_same_source(other.source, telling.source)
    ]
    return sorted(found, key=lambda other: other.is_title)


def is_linked(one: Telling, other: Telling, tellings: Tellings) -> bool:
    """True if the later telling is set against the earlier, or the text says that they differ."""
    if tellings.is_divergent:
        return True
    earlier, later = (one, other) if other.first > one.first else (other, one)
    if later.contrast:
        return True
    # بينما قال رفاقه …، ذكر مقربون …
    return (
        earlier.contrast == "strong"
        and earlier.index + 1 == later.index
        and (earlier.sentence == later.sentence)
    )


def is_verbal(happening: Happening) -> bool:
    """True for what parties say to each other."""
    return (happening.type or (happening.types or ("",))[0]) in _VERBAL


def family(happening: Happening, grammar: Grammar) -> frozenset[str]:
    """The families its words allow."""
    types = (happening.type,) if happening.type else happening.types or ("armed_clash",)
    families = {grammar.family.get(code, code) for code in types}
    return frozenset(_ONE.get(name, name) for name in families)


def are_apart(one: Happening, other: Happening) -> bool:
    """True if their own clauses set them in two places."""
    own = all("same-clause" in h.place_rule for h in (one, other))
    return own and places_conflict(one.place, other.place)


def label(happening: Happening) -> str:
    """What a happening is, in English words: its type code without underscores."""
    code = happening.type or (happening.types or ("attack",))[0]
    return code.replace("_", " ")


def is_tied(told: Happening, denied: Happening, found: Found) -> bool:
    """True if two tellings speak of one matter: the same event word, people, things or means."""
    entries = [set(h.trigger.entries) if h.trigger is not None else set() for h in (told, denied)]
    if entries[0] & entries[1]:
        return True
    if told.type and told.type == denied.type and abs(told.sentence - denied.sentence) <= 1:
        return True
    words = [_words_of(happening, found) for happening in (told, denied)]
    return bool(words[0] & words[1])


def _words_of(happening: Happening, found: Found) -> set[str]:
    items = (*happening.targets, *(v.item for v in happening.victims), *happening.actors)
    ranges = [(item.first, item.stop) for item in items]
    ranges.append((happening.extent[0] + 1, happening.extent[1]))
    words = found.scan.words
    return {
        words[at].bare
        for first, stop in ranges
        for at in range(first, stop)
        if len(words[at].bare) > _SHORT
    }


def is_definite(happening: Happening, found: Found) -> bool:
    """True for an event noun with the article, which takes up what was told: الغارة, بالهجوم."""
    trigger = happening.trigger
    if happening.definite:
        return True
    if trigger is None or trigger.part != "noun":
        return False
    word = found.scan.words[trigger.first].folded
    return word.removeprefix("و").removeprefix("ف").startswith(("ال", "بال", "لل", "كال"))
