"""Taken or held: one side tells of taking a place, another that it is held or the attack failed."""

from __future__ import annotations

from waqai.claims.contradictions.rival import Rival, Side, is_linked, near
from waqai.claims.contradictions.sayings import Sign
from waqai.claims.contradictions.tellings import Telling, Tellings
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening

__all__ = ["find_holds"]

_BACK, _ON = 1, 1
_STILL = ("لا", "ما", "لم")  # لا يزال, ما زال, لم تسقط; تحت سيطرتها may tell of the taking
_REACH = 7
_CONTROL = ("سيطر", "بيد", "قبض", "مواقع", "تحت", "يد", "سوي", "كالمعتاد", "صامد", "داخل", "يقاتل")


def find_holds(tellings: Tellings, grammar: Grammar) -> list[Rival]:
    """The places that one source says were taken and another that they were not."""
    found = []
    for telling in tellings.all:
        sign = _held(telling, tellings)
        if sign is None or telling.source is None or telling.is_title:
            continue
        for other in near(tellings, telling, _BACK, _ON):
            word = tellings.found.scan.words[sign.first].folded
            beside = abs(other.index - telling.index) == 1 and word.startswith(_STILL)
            if other.source is None or not (beside or is_linked(telling, other, tellings)):
                continue
            happening = _taken(other, grammar)
            if happening is not None and other.sign("deny") is None:
                value = "repelled" if "repel" in sign.kinds else "still held"
                sides = (
                    Side(other, "taken", happening.item.first, happening),
                    Side(telling, value, sign.first),
                )
                found.append(Rival("occurrence", sides))
                break
    return found


def _held(telling: Telling, tellings: Tellings) -> Sign | None:
    words = tellings.found.scan.words
    for sign in telling.signs:
        if "repel" in sign.kinds:
            return sign
        if "hold" in sign.kinds and any(
            _control(words[at].folded)
            for at in range(sign.first, min(sign.stop + _REACH, telling.stop))
        ):
            return sign
    return None


def _control(word: str) -> bool:
    return (
        any(part in word for part in _CONTROL[:4])
        or word in _CONTROL
        or word.lstrip("و") in _CONTROL
    )


def _taken(telling: Telling, grammar: Grammar) -> Happening | None:
    """What a telling says was taken."""
    if telling.sign("hold", "repel") is not None:
        return None
    for happening in telling.happenings:
        types = (happening.type,) if happening.type else happening.types
        if happening.factuality == "asserted" and any(
            grammar.family.get(c) == "take" for c in types
        ):
            return happening
    return None
