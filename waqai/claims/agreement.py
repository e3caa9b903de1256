"""Can this phrase be the subject of that verb? Gender and number, as far as writing shows them.

A verb before its subject agrees in gender only and stays singular (قال الجنود, دعت الوزارة), so one
in the plural has its subject before it or not at all (أطلقوا). Without vowels much stays open:
only what is written decides, whatever is open may agree.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from waqai.claims.items import Found, Item
from waqai.lexicon.tables import read_toml

__all__ = ["agrees", "is_bound", "is_passive"]

_SINGULAR_MALE = "3ms"
_SINGULAR_FEMALE = "3fs"
_SOUND_FEMALE = ("ه", "ات")
_SHORTEST = 3
# فعائل, مفاعل, مفاعيل: plurals of things and groups, which take a verb in the feminine
_BROKEN = re.compile(r"..ا.ي?.\Z|ا..ا.\Z")
_OF_MEN = re.compile(r"..ا..ه\Z")  # قراصنة, أساتذة: plurals of men, and nouns of one like سفارة
_PRONOUNS = ("هما", "ها", "هم", "هن", "نا", "ه")


class _Heads(msgspec.Struct, frozen=True):
    """Head nouns whose gender the ending does not show: claims/agreement.toml."""

    female: frozenset[str]
    male: frozenset[str]
    of_men: frozenset[str]


@lru_cache(maxsize=1)
def _heads() -> _Heads:
    return msgspec.convert(read_toml("claims/agreement.toml"), _Heads)


def agrees(item: Item, features: str, found: Found, *, is_after: bool) -> bool:
    """True unless the writing shows that the phrase is not the subject of such a verb.

    features: inflections the verb may have, "perf.3fs,pass.3fs". is_after: it follows the verb.
    """
    codes = {feature.rpartition(".")[2] for feature in features.split(",") if "." in feature}
    if not codes:
        return True
    if is_after and (is_bound(features) or _is_object_case(item, found)):
        return False
    gender = _gender(item, found)
    for code in codes:
        if code == _SINGULAR_MALE and gender != "f":
            return True
        if code == _SINGULAR_FEMALE and gender != "m":
            return True
        if code[1:2] in ("m", "f") and code[2:] in ("p", "d") and not is_after:
            return True
    return False


def is_bound(features: str) -> bool:
    """True for a verb that holds its subject in its ending: أطلقوا, أسقطنا, هاجما."""
    codes = [feature.rpartition(".")[2] for feature in features.split(",") if "." in feature]
    return bool(codes) and all(code[-1] in "pd" or code[0] in "12" for code in codes)


def is_passive(features: str) -> bool:
    """True for a verb that can only be passive."""
    return bool(features) and all(feature.startswith("pass") for feature in features.split(","))


def _is_object_case(item: Item, found: Found) -> bool:
    """True for a phrase whose ending says that no verb before it has it as subject.

    مسلحين, مستودعاً; and a bare number (واحتجزت 17), which only counts.
    """
    count = item.count
    if count is not None and item.actor is None and count.noun is None:
        return count.source == "numeral"
    if count is not None and count.noun_range is not None and count.noun_range[0] != item.first:
        return False  # the case shows on the number
    word = found.scan.words[item.first]
    if word.raw.endswith(("اً", "ًا")):
        return True
    is_name = item.place is not None or (item.actor is not None and item.actor.is_registered)
    return word.folded.endswith("ين") and not is_name and item.actor is not None


def _without_pronoun(head: str) -> str:
    """طائراتها → طائرات, قوته → قوت; "" for a word without a pronoun."""
    for pronoun in _PRONOUNS:
        if head.endswith(pronoun):
            return head.removesuffix(pronoun)
    return ""


def _gender(item: Item, found: Found) -> str:
    """ "m", "f" or "" when the writing leaves it open."""
    count = item.count
    first = item.first
    if count is not None and count.noun_range is not None:
        first = count.noun_range[0]
    folded = found.scan.words[first].folded
    if first == item.first:
        folded = folded.removeprefix(item.joined).removeprefix(
            item.marker if item.marker in ("ب", "ل", "ك") else ""
        )
    head = folded.removeprefix("ال")
    if len(head) < _SHORTEST:
        return ""
    heads = _heads()
    if head in heads.male:
        return "m"
    if head in heads.female:
        return "f"
    if head in heads.of_men:
        return ""
    if count is not None and count.noun_range is not None and (count.low > 1 or count.high is None):
        return ""
    if _OF_MEN.fullmatch(head):
        return ""
    if head.endswith(_SOUND_FEMALE) or _without_pronoun(head).endswith(("ات", "ت")):
        return "f"
    if item.place is not None and item.actor is None:
        return ""
    if item.actor is not None and item.actor.is_registered:
        return ""
    if _BROKEN.fullmatch(head):
        return ""
    return "m"
