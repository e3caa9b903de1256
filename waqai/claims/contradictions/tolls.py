"""Two tolls of one happening: ranges of two sources that share no number.

In: tellings. A vague toll fits every number it allows (عشرات and 30), a part fits its whole (خمسة
أطفال of 12), a later or preliminary toll is an update, each side's count of the other side's losses
is no rival of the other's.
"""

from __future__ import annotations

from waqai.claims.contradictions.rival import (
    Rival,
    Side,
    are_apart,
    is_definite,
    is_linked,
    is_verbal,
    near,
)
from waqai.claims.contradictions.tellings import Telling, Tellings
from waqai.claims.contradictions.toll import Toll, tolls_of
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening

__all__ = ["find_tolls"]

_BACK = 2  # sentences between two tolls of one happening
_SCALE = 40
_ABOUT = 0.2  # how far "about" reaches, as a share
_MUCH_MORE = 1.5  # "at least 7" does not fit 20 when a source claims it
_EVENT_REACH = 8  # tokens between a toll and the event word that it is of
_ARMED = frozenset({"military", "militant", "police", "contractor"})


def find_tolls(tellings: Tellings, grammar: Grammar) -> list[Rival]:
    """The tolls that two sources give and that do not fit together."""
    tolls = {id(t): tolls_of(t, tellings, grammar) for t in tellings.all}
    found = []
    for telling in tellings.all:
        if telling.sign("exaggerated") is not None and telling.source is not None:
            found += _exaggerated(telling, tellings, tolls)
        ours = tolls[id(telling)]
        if telling.is_title or telling.source is None:
            continue
        if telling.sign("update") is not None and not tellings.is_divergent:
            continue
        rival = _against(telling, ours, tellings, tolls) or _alive(telling, tellings, tolls)
        if rival is not None:
            found.append(rival)
    return found


def _against(
    telling: Telling, ours: list[Toll], tellings: Tellings, tolls: dict[int, list[Toll]]
) -> Rival | None:
    for other in near(tellings, telling, _BACK):
        theirs = tolls[id(other)]
        if other.is_title or not theirs:
            continue
        if other.source is None and telling.contrast != "strong":
            continue
        needs_kind = other.source is None  # the text's own voice may tell of other people
        if other.sign("update") is not None and not tellings.is_divergent:
            continue
        is_linked_ = is_linked(other, telling, tellings)
        for mine in ours:
            rivals = [toll for toll in theirs if toll.harm == mine.harm]
            rivals = [toll for toll in rivals if not toll.is_part] or rivals
            if needs_kind and rivals and (mine.kind is None or mine.kind != rivals[0].kind):
                continue
            if rivals and _is_other_scale(mine, rivals[0]):
                continue
            if not rivals or not _is_of_same(rivals[0], mine, telling, tellings, linked=is_linked_):
                continue
            pressed = is_linked_ or telling.stance == "claims" or telling.sign("toll") is not None
            if any(_fits(toll, mine, pressed=pressed, linked=is_linked_) for toll in rivals):
                continue
            one = rivals[0]
            sides = (
                Side(other, _value(one), one.at, one.happening),
                Side(telling, _value(mine), mine.at, mine.happening),
            )
            return Rival("casualties", sides)
    return None


def _exaggerated(telling: Telling, tellings: Tellings, tolls: dict[int, list[Toll]]) -> list[Rival]:
    """A toll that another source calls inflated, where it gives none itself."""
    sign = telling.sign("exaggerated")
    if sign is None or telling.sign("toll", "losses") is None:
        return []
    for other in near(tellings, telling, 1):
        for toll in tolls[id(other)]:
            if toll.high != 0 and other.source is not None:
                sides = (
                    Side(other, _value(toll), toll.at, toll.happening),
                    Side(telling, "exaggerated", sign.first),
                )
                return [Rival("casualties", sides)]
    return []


def _alive(telling: Telling, tellings: Tellings, tolls: dict[int, list[Toll]]) -> Rival | None:
    """Somebody reported killed whom another source says to be alive (أصيب بجروح طفيفة)."""
    sign = telling.sign("alive")
    if sign is None or telling.contrast != "strong":
        return None
    for other in near(tellings, telling, 1):
        for toll in tolls[id(other)]:
            if toll.harm == "killed" and toll.is_named and toll.low == 1:
                sides = (
                    Side(other, "killed", toll.at, toll.happening),
                    Side(telling, "alive", sign.first),
                )
                return Rival("casualties", sides)
    return None


def _is_of_same(
    one: Toll, other: Toll, telling: Telling, tellings: Tellings, *, linked: bool
) -> bool:
    """True if the later toll can be of what the earlier is of."""
    first, second = one.happening, other.happening
    if first is not None and second is not None and are_apart(first, second):
        return False
    if telling.sign("another") is not None:
        return False
    if first is not None and first is second:
        return not any(h.weapons or h.place_rule for h in telling.happenings)
    if (one.is_named or other.is_named) and 0 in (one.high, other.high):  # he was not killed
        return bool(_words(one, tellings) & _words(other, tellings))
    if (
        other.high != 0
        and second is not None
        and _is_bare(second)
        and abs(second.sentence - _sentence(one, second)) <= 1
    ):
        return True
    if second is None or telling.sign("toll", "counts", "exaggerated") is not None:
        return True  # عدد القتلى بلغ …: of what was told
    for happening in telling.happenings:
        near_by = abs(happening.item.first - other.at) <= _EVENT_REACH
        is_one = happening.trigger is not None and not happening.trigger.features.startswith("pl")
        if (
            near_by
            and is_one
            and is_definite(happening, tellings.found)
            and not is_verbal(happening)
        ):
            return True
    if not linked or one.is_named or _is_set_apart(second):
        return False
    return one.kind == other.kind or one.kind is None or other.kind is None


def _is_set_apart(happening: Happening) -> bool:
    """True if its own clause gives it a place or a time: it may be another one."""
    return "same-clause" in happening.place_rule or "same-clause" in happening.time_rule


def _sentence(toll: Toll, default: Happening) -> int:
    return toll.happening.sentence if toll.happening is not None else default.sentence - 1


def _is_bare(happening: Happening) -> bool:
    """مقتل ثلاثة من رجاله: a toll with no place, day or means is of what was told."""
    is_death = happening.frame in ("death", "harm")
    return is_death and not _is_set_apart(happening) and not happening.weapons


def _words(toll: Toll, tellings: Tellings) -> set[str]:
    words = tellings.found.scan.words
    return {words[at].bare for at in range(toll.at, min(toll.at + 4, len(words)))}


def _fits(one: Toll, other: Toll, *, pressed: bool, linked: bool) -> bool:
    if one.is_part or other.is_part:
        return True
    if one.is_named and other.is_named and (one.high == 0) != (other.high == 0):
        return False  # somebody killed, or not
    if (one.is_named or other.is_named) and 0 not in (one.high, other.high):
        return True  # somebody is one of so many
    if (one.high == 0) != (other.high == 0):
        kinds = {one.kind, other.kind}
        return "civilian" in kinds and bool(kinds & _ARMED)
    if {one.kind, other.kind} == {"civilian", "militant"} and linked:
        return False  # who was hit is in dispute
    if one.kind and other.kind and one.kind != other.kind:
        return True  # each of other people
    if one.group != other.group:
        narrow, wide = (one, other) if one.group else (other, one)
        if _is_less(narrow, wide):
            return True
    if not pressed and bool(one.kind) != bool(other.kind):
        narrow, wide = (one, other) if one.kind else (other, one)
        if _is_less(narrow, wide):
            return True
    low, high = _range(one)
    other_low, other_high = _range(other)
    if (high is None or other_low <= high) and (other_high is None or low <= other_high):
        return not (pressed and _is_much_more(one, other))
    return False


def _is_other_scale(one: Toll, other: Toll) -> bool:
    """14 killed and 240,000 killed are no tolls of one happening."""
    return one.low > 0 < other.low and max(one.low, other.low) > _SCALE * min(one.low, other.low)


def _is_less(narrow: Toll, wide: Toll) -> bool:
    return wide.high is None or narrow.low <= wide.high


def _is_much_more(one: Toll, other: Toll) -> bool:
    """At least seven against twenty: allowed by the words, not by what is meant."""
    for floor, exact in ((one, other), (other, one)):
        if floor.high is None and not floor.vague and exact.high is not None and floor.low >= 3:
            return exact.low >= _MUCH_MORE * floor.low
    return False


def _range(toll: Toll) -> tuple[float, float | None]:
    if not toll.approx or toll.vague:
        return toll.low, toll.high
    return toll.low * (1 - _ABOUT), None if toll.high is None else toll.high * (1 + _ABOUT)


def _value(toll: Toll) -> str:
    words = {"killed": "killed", "injured": "injured", "harmed": "killed or injured"}
    what = words.get(toll.harm, toll.harm)
    if toll.high == 0:
        return f"none {what}"
    kind = f"{toll.kind} " if toll.kind else ""
    if toll.high is None:
        return f"{toll.low} or more {kind}{what}"
    number = str(toll.low) if toll.low == toll.high else f"{toll.low}–{toll.high}"
    return f"{'about ' if toll.approx else ''}{number} {kind}{what}"
