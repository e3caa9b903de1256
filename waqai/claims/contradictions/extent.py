"""How much: one source counts two rockets, the other five."""

from __future__ import annotations

from waqai.claims.contradictions.rival import Rival, Side, are_apart, is_linked, is_verbal, near
from waqai.claims.contradictions.tellings import Telling, Tellings
from waqai.model.mention import NumberMention, WeaponMention

__all__ = ["find_extents"]

_BACK = 3
_SINGLE = frozenset({"drone"})  # هجوم بطائرة مسيّرة is by one; بصاروخ need not be
_SPOT_REACH = 7  # tokens from the number to the spot
_BESIDE = frozenset({"قرب", "خارج", "داخل", "عند", "امام", "وسط", "خلف", "فوق"})
_MOST = 100
_THINGS = ("weapon", "attack", "explosion", "vehicle-aircraft", "vehicle-drone")
_NUMBERED = ("numeral", "dual", "singular")


def find_extents(tellings: Tellings) -> list[Rival]:
    """The munitions or strikes that two sources count differently."""
    found = []
    for telling in tellings.all:
        if telling.source is None or telling.is_title:
            continue
        rival = _against(telling, tellings)
        if rival is not None:
            found.append(rival)
            found += _spots(rival, tellings)
    return found


def _spots(rival: Rival, tellings: Tellings) -> list[Rival]:
    """Where the counted things fell, if the two who count differ on that too.

    قرب المدرج and خارج السياج: spots of one place, which no gazetteer holds.
    """
    spots = [_spot(side, tellings) for side in rival.sides]
    if spots[0] is None or spots[1] is None:
        return []
    words = tellings.found.scan.words
    named = [{words[at].bare for at in range(*spot)} - _BESIDE for spot in spots if spot]
    if named[0] & named[1]:
        return []
    quote = tellings.found.scan.quote
    sides = tuple(
        Side(side.telling, quote(*spot), spot[0], side.happening)
        for side, spot in zip(rival.sides, spots, strict=True)
        if spot is not None
    )
    return [Rival("place", sides)]


def _spot(side: Side, tellings: Tellings) -> tuple[int, int] | None:
    """A spot behind what is counted: a word of place and the word it governs."""
    words = tellings.found.scan.words
    for at in range(side.at, min(side.at + _SPOT_REACH, side.telling.stop - 1)):
        if words[at].folded in _BESIDE:
            return at, at + 2
    return None


def _against(telling: Telling, tellings: Tellings) -> Rival | None:
    for unit, mine in _counted(telling, tellings).items():
        for other in near(tellings, telling, _BACK):
            theirs = _counted(other, tellings).get(unit)
            if theirs is None or other.is_title or _fits(theirs, mine):
                continue
            linked = is_linked(other, telling, tellings)
            deeds = [
                next((h for h in t.happenings if not is_verbal(h)), None) for t in (other, telling)
            ]
            if deeds[0] is not None and deeds[1] is not None and are_apart(deeds[0], deeds[1]):
                continue
            if not linked and (
                "singular" in (mine.source, theirs.source) or not _is_definite(telling, mine)
            ):
                continue
            sides = (
                Side(other, _value(theirs, unit), theirs.first, deeds[0]),
                Side(telling, _value(mine, unit), mine.first, deeds[1]),
            )
            return Rival("occurrence", sides)
    return None


def _counted(telling: Telling, tellings: Tellings) -> dict[str, NumberMention]:
    """The things counted in a telling, by what they are; the first number of each."""
    found: dict[str, NumberMention] = {}
    for at in range(telling.first, telling.stop):
        count = tellings.found.counts.get(at)
        if count is None or count.noun is None or count.role != "count":
            continue
        if not count.noun.startswith(_THINGS) or count.is_subset or count.source not in _NUMBERED:
            continue
        if count.low > _MOST:
            continue
        unit = _unit(count, tellings)
        if count.source == "singular" and unit not in _SINGLE and not _is_one(tellings, count):
            continue
        found.setdefault(unit, count)
        found.setdefault(count.noun.removeprefix("weapon-"), count)
    if "drone" not in found:
        weapons = tellings.found.weapons
        for at in range(telling.first, telling.stop):
            if at in weapons and _is_one_aircraft(weapons[at], tellings):
                weapon = weapons[at]
                found["drone"] = NumberMention(
                    first=at, stop=weapon.stop, span=weapon.span, rule="extent/one-aircraft@1",
                    low=1, high=1, source="singular",
                )  # fmt: skip
                break
    return found


def _is_one_aircraft(weapon: WeaponMention, tellings: Tellings) -> bool:
    """هجوم بطائرة مسيّرة: by one."""
    word = tellings.found.scan.words[weapon.first].folded
    return weapon.code == "drone" and word.endswith("طائره")


def _is_one(tellings: Tellings, count: NumberMention) -> bool:
    """صاروخ واحد counts; صاروخ alone only names."""
    following = tellings.found.scan.words[count.stop : count.stop + 2]
    return any(word.folded in ("واحد", "واحده", "واحدا") for word in following)


def _unit(count: NumberMention, tellings: Tellings) -> str:
    first, stop = count.noun_range or (count.first, count.stop)
    for at in range(first, min(stop + 2, len(tellings.found.scan.words))):
        weapon = tellings.found.weapons.get(at)
        if weapon is not None:
            return "rocket" if weapon.code == "missile" else weapon.code
    return (count.noun or "").partition("-")[2] or "attack"


def _is_definite(telling: Telling, count: NumberMention) -> bool:
    """الغارات بلغت إحدى عشرة غارة: the number of what was told."""
    return any(h.definite for h in telling.happenings if h.item.first <= count.first)


def _fits(one: NumberMention, other: NumberMention) -> bool:
    low, high = _range(one)
    other_low, other_high = _range(other)
    return (high is None or other_low <= high) and (other_high is None or low <= other_high)


def _range(count: NumberMention) -> tuple[float, float | None]:
    about = 0.2 if count.approx and not count.vague else 0.0
    return count.low * (1 - about), None if count.high is None else count.high * (1 + about)


def _value(count: NumberMention, unit: str) -> str:
    number = str(count.low) if count.low == count.high else f"{count.low} or more"
    return f"{number} {unit}"
