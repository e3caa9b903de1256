"""What the words beside a general word say of it: قنبلة thrown or planted, صاروخ at an aircraft.

In: the scan and the weapons as the table has them. Out: the same with narrower codes. Word lists:
senses.toml. A bomb in the same sentence as an aircraft before it stays what it is: it may be
dropped.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import BREAK
from waqai.model.mention import WeaponMention

__all__ = ["narrowed"]

_BEFORE = 6  # tokens before a bomb that may say how it got there
_AFTER = 3  # tokens after it
_NEAR = 8  # tokens between a rocket and its aircraft inside a sentence
_FAR = 80  # tokens back to the aircraft that a pronoun means
_ENDS = frozenset(".؟!")
_AERIAL = frozenset({"aircraft", "helicopter"})


class _Senses(msgspec.Struct, frozen=True):
    bombs: frozenset[str]
    rockets: frozenset[str]
    general: frozenset[str]
    of_type: frozenset[str]
    thrown: frozenset[str]
    planted: frozenset[str]
    hits_it: frozenset[str]
    downed: frozenset[str]
    fired_it: frozenset[str]


@cache
def _senses() -> _Senses:
    path = Path(__file__).with_name("senses.toml")
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _Senses)


def narrowed(
    scan: Scan, mentions: Sequence[WeaponMention], ids: Sequence[str]
) -> list[WeaponMention]:
    """The weapons with the codes their sentence gives them. `ids`: the table row of each."""
    senses = _senses()
    found: list[WeaponMention] = []
    for number, mention in enumerate(mentions):
        if ids[number] in senses.bombs:
            found.append(_bomb(scan, mention, mentions[:number][-4:], senses))
        elif ids[number] in senses.rockets:
            found.append(_rocket(scan, mention, mentions, number, senses))
        else:
            found.append(mention)
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        if ids[number] in senses.general and following is not None and following.system:
            between = _words(scan, mention.stop, following.first)
            if all(word in senses.of_type or not word.isalpha() for word in between):
                found[-1] = _as(mention, following.code, "weapon/of-system@1")
    return found


def _bomb(
    scan: Scan, mention: WeaponMention, before: Sequence[WeaponMention], senses: _Senses
) -> WeaponMention:
    first = _sentence(scan, mention.first, _FAR)
    if any(other.code in (*_AERIAL, "drone") and other.first >= first for other in before):
        return mention
    words = _words(scan, mention.stop, mention.stop + _AFTER)
    words += reversed(_words(scan, max(first, mention.first - _BEFORE), mention.first))
    for word in words:  # the nearest decides
        if word in senses.planted:
            return _as(mention, "ied", "weapon/planted-bomb@1")
        if word in senses.thrown:
            return _as(mention, "grenade", "weapon/thrown-bomb@1")
    return mention


def _rocket(
    scan: Scan,
    mention: WeaponMention,
    mentions: Sequence[WeaponMention],
    number: int,
    senses: _Senses,
) -> WeaponMention:
    """A rocket fired from an aircraft or at one is a missile."""
    after = _words(scan, mention.stop, mention.stop + _AFTER)
    following = mentions[number + 1] if number + 1 < len(mentions) else None
    is_near = following is not None and following.first - mention.stop <= _NEAR
    if following is not None and is_near and following.code in _AERIAL:
        is_tied = any(word in senses.fired_it or word in senses.hits_it for word in after)
        if is_tied:
            return _as(mention, "missile", "weapon/air-missile@1")
    earlier = [other for other in mentions[max(0, number - 4) : number] if other.code in _AERIAL]
    if not earlier:
        return mention
    last = earlier[-1]
    if mention.first - last.stop <= _FAR and any(
        word in senses.hits_it and word.endswith(("ها", "هما")) for word in after
    ):
        return _as(mention, "missile", "weapon/air-missile@1")
    between = _words(scan, max(last.first - _AFTER, 0), mention.first)
    if mention.first - last.stop <= _NEAR and any(word in senses.downed for word in between):
        return _as(mention, "missile", "weapon/air-missile@1")
    return mention


def _as(mention: WeaponMention, code: str, rule: str) -> WeaponMention:
    return msgspec.structs.replace(mention, code=code, rule=rule)


def _sentence(scan: Scan, at: int, reach: int) -> int:
    """Where the sentence of a token begins, at most `reach` tokens back."""
    first = at
    while first > max(0, at - reach):
        word = scan.words[first - 1]
        if word.kind == BREAK or word.raw in _ENDS:
            break
        first -= 1
    return first


def _words(scan: Scan, first: int, stop: int) -> list[str]:
    """The words of a range up to the end of the sentence, folded, without و and ف before."""
    words = []
    for word in scan.words[first : min(stop, len(scan.words))]:
        if word.kind == BREAK or word.raw in _ENDS:
            break
        folded = word.folded
        words.append(folded)
        if folded[:1] in ("و", "ف", "ب") and len(folded) > 3:
            words.append(folded[1:])
    return words
