"""Fault or deed: one source gives a cause without arms, another says it was done; or two means."""

from __future__ import annotations

from waqai.claims.contradictions.rival import (
    Rival,
    Side,
    are_apart,
    family,
    is_linked,
    is_verbal,
    label,
    near,
)
from waqai.claims.contradictions.sayings import Sign
from waqai.claims.contradictions.tellings import Telling, Tellings
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening

__all__ = ["find_causes"]

_BACK, _ON = 2, 2
_ANCHOR_BACK = 2  # sentences: how far back what was caused is told
_CAUSE_REACH = 6  # tokens between a cause and the word that makes it one
_COUNT_REACH = 3
_FEW = 2
_SHORT = 3  # letters
_NEEDS_LINK = frozenset({"fire", "accident", "bad weather"})


def find_causes(tellings: Tellings, grammar: Grammar) -> list[Rival]:
    """The happenings whose cause two sources tell differently."""
    found = []
    for telling in tellings.all:
        if telling.is_title or telling.sign("deny") is not None:
            continue
        if not _has_effect(telling, tellings):
            continue
        for sign in telling.all("cause"):
            rival = None
            if _is_cause(sign, telling, tellings):
                rival = _against(telling, sign, tellings, grammar)
            if rival is not None:
                found.append(rival)
                break
    return found or _two_weapons(tellings, grammar)


def _is_cause(sign: Sign, telling: Telling, tellings: Tellings) -> bool:
    word = tellings.found.scan.words[sign.first].folded
    if sign.value == "fire" and word.removeprefix("و").startswith(("ال", "بال")):
        return False  # نتيجة الحريق: what was told
    if sign.value == "fire" and _is_caused(sign, telling, tellings):
        return False
    return sign.value not in _NEEDS_LINK or _is_attributed(telling, sign)


def _is_caused(sign: Sign, telling: Telling, tellings: Tellings) -> bool:
    """True for حريق تسبب به مستوطنون: the fire is what was done."""
    words = tellings.found.scan.words
    return any(
        s.first > sign.first
        and s.stop < len(words)
        and words[s.stop].folded in ("به", "بها", "فيه")
        for s in telling.all("attributed")
    )


def _is_attributed(telling: Telling, sign: Sign) -> bool:
    words = telling.all("attributed")
    near_by = [s for s in words if abs(s.first - sign.first) <= _CAUSE_REACH and not _is_to(s)]
    return telling.stance == "claims" or bool(near_by)


def _is_to(sign: Sign) -> bool:
    """إلى alone attributes only behind a verb that does (عزا … إلى)."""
    return "to" in sign.kinds


def _has_effect(telling: Telling, tellings: Tellings) -> bool:
    """True if what was caused (a fall, an explosion, a death) stands in it or shortly before."""
    for at in range(telling.index, -1, -1):
        other = tellings.all[at]
        if telling.sentence - other.sentence > _ANCHOR_BACK:
            return False
        if other.sign("accident") is not None:
            return True
        if other.is_apart:
            return False
    return False


def _against(telling: Telling, sign: Sign, tellings: Tellings, grammar: Grammar) -> Rival | None:
    for other in near(tellings, telling, _BACK, _ON):
        linked = is_linked(telling, other, tellings) or _explains(telling) or _explains(other)
        linked = linked or abs(telling.index - other.index) == 1
        if not linked or other.sign("deny") is not None:
            continue
        unnamed = other.source is None or telling.source is None
        later = other if other.first > telling.first else telling
        if unnamed and (
            later.contrast != "strong"
            or later.source is None
            or abs(other.sentence - telling.sentence) > 1
        ):
            continue
        deed = _deed(other, tellings, grammar)
        if deed is not None and not any(are_apart(deed, h) for h in telling.happenings):
            sides = (
                Side(telling, sign.value, sign.first),
                Side(other, label(deed), deed.item.first, deed),
            )
            return Rival("cause", sides)
        rival = other.sign("cause")
        if rival is not None and rival.value != sign.value and other.first > telling.first:
            sides = Side(telling, sign.value, sign.first), Side(other, rival.value, rival.first)
            return Rival("cause", sides)
    return None


def _explains(telling: Telling) -> bool:
    return telling.stance == "claims" or any(
        "attributed" in s.kinds and s.stop - s.first == 2 for s in telling.signs
    )


def _deed(telling: Telling, tellings: Tellings, grammar: Grammar) -> Happening | None:
    for happening in telling.happenings:
        if is_verbal(happening) or happening.factuality in ("denied", "threatened"):
            continue
        if any(
            "accident" in s.kinds and s.first == happening.item.first for s in telling.signs
        ) and (not happening.weapons):
            continue  # سقوط, انفجار: what is to be explained
        before = tellings.found.scan.words[max(0, happening.item.first - 1)].folded
        if before in ("اثناء", "خلال"):
            continue  # تحطمت أثناء قصفها: what it did itself
        if happening.has_since or _is_figure(happening, telling, tellings):
            continue
        if "violence" in family(happening, grammar) and happening.frame not in ("death", "harm"):
            return happening
        if happening.type == "attack" and happening.trigger is not None:
            return happening
    return None


def _is_explained(telling: Telling) -> bool:
    return telling.stance == "claims" or any(not _is_to(s) for s in telling.all("attributed"))


def _is_figure(happening: Happening, telling: Telling, tellings: Tellings) -> bool:
    """True for 36 منها أسقطتها المقاومة: so many of a kind, not what is told."""
    first = max(telling.first, happening.extent[0] - _COUNT_REACH)
    counts = (tellings.found.counts.get(at) for at in range(first, happening.extent[1]))
    return any(
        c is not None and c.source == "numeral" and c.low > _FEW and c.noun is None for c in counts
    ) or (happening.item.count is not None and happening.item.count.low > _FEW * 2)


def _two_weapons(tellings: Tellings, grammar: Grammar) -> list[Rival]:
    """A suicide bomber or an old mine: two sources explain one explosion by two means."""
    found: list[Rival] = []
    for telling in tellings.all:
        codes = _means(telling, tellings)
        if not codes or telling.is_title or telling.source is None:
            continue
        if not (_is_explained(telling) or tellings.is_divergent):
            continue
        for other in near(tellings, telling, 1, 0):
            theirs = _means(other, tellings)
            if not theirs or codes & theirs or other.source is None:
                continue
            if not (_is_explained(other) or tellings.is_divergent):
                continue
            shared = _things(telling, tellings) & _things(other, tellings)
            is_set_against = telling.contrast == "strong" or (telling.contrast and shared)
            if not is_set_against and not tellings.is_divergent:
                continue
            if not _has_effect(other, tellings):
                continue
            deeds = _deed(other, tellings, grammar), _deed(telling, tellings, grammar)
            if deeds[0] is not None and deeds[1] is not None and are_apart(deeds[0], deeds[1]):
                continue
            sides = (
                Side(other, " or ".join(sorted(theirs)), other.from_said, deeds[0]),
                Side(telling, " or ".join(sorted(codes)), telling.from_said, deeds[1]),
            )
            found.append(Rival("cause", sides))
            break
    return found


def _things(telling: Telling, tellings: Tellings) -> set[str]:
    """The things it was done to, without article and preposition: قارب, القارب, بقارب."""
    words = tellings.found.scan.words
    return {
        words[at].bare.removeprefix("ب").removeprefix("ال")
        for at in range(telling.from_said, telling.stop)
        if len(words[at].bare) > _SHORT
    }


def _means(telling: Telling, tellings: Tellings) -> set[str]:
    weapons = tellings.found.weapons
    codes = {weapons[at].code for at in range(telling.from_said, telling.stop) if at in weapons}
    codes |= {sign.value for sign in telling.all("means")}
    return codes - {"explosive"}
