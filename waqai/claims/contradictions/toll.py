"""A telling → the tolls it gives: how many, of whom, with what harm.

In: what is harmed in the telling, and numbers beside words of tolls (عدد القتلى بلغ ثمانية). Left
out: what came before (رداً على مقتل أربعة), what nobody heard of (لم ترد تقارير عن قتلى), those
told before (المصابين), tolls of a month or since a day. A negated harm is a toll of nobody.
"""

from __future__ import annotations

from typing import NamedTuple

from waqai.claims.contradictions.tellings import Telling, Tellings
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Item
from waqai.claims.kinds import kind_of
from waqai.model.mention import NumberMention

__all__ = ["Toll", "tolls_of"]

_KINDS = {
    "state_force": "military",
    "coalition": "military",
    "external_force": "military",
    "military": "military",
    "police": "police",
    "militia": "militant",
    "rebel": "militant",
    "insurgent": "militant",
    "civilians": "civilian",
    "protesters": "civilian",
    "media": "civilian",
    "medical": "civilian",
}
_BEFORE = frozenset({"بعد", "عقب", "اثر", "علي", "انتقاما", "منذ", "خلال", "قبل"})
_NEGATION_REACH = 5
_PLURAL = ("ين", "ون", "ي", "اء", "ات")
_EXCEPT = frozenset({"سوي", "الا", "عدا", "باستثناء", "غير"})
_UNHEARD = frozenset({"ترد", "يرد", "تسجل", "يسجل", "يبلغ", "تعرف", "يعرف", "تتضح"})
_NOT = frozenset({"لم", "دون", "عدم"})
_TOLL_REACH = 5  # tokens from القتلى to the number


class Toll(NamedTuple):
    """People harmed, at token `at`. `high` None: open above. `is_named`: somebody, no number.

    kind: civilian, military, militant, police or None. group: children, women …, "" for none.
    """

    harm: str
    low: int
    high: int | None
    approx: bool
    vague: bool
    kind: str | None
    group: str
    is_part: bool
    at: int
    happening: Happening | None
    is_named: bool  # somebody, not a number of people


def tolls_of(telling: Telling, tellings: Tellings, grammar: Grammar) -> list[Toll]:
    """The tolls that a telling gives, each number once."""
    tolls: list[Toll] = []
    if _is_of_period(telling, tellings) or telling.sign("hold") is not None:
        return tolls
    taken: set[int] = set()
    for victims, happening in telling.victims:
        item = victims.item
        if happening.factuality == "threatened" or happening.background or item.first in taken:
            continue
        if victims.harm not in ("killed", "injured", "harmed", "captured"):
            continue
        if _is_earlier(happening, telling, tellings) or _is_unheard(item.first, telling, tellings):
            continue
        taken.add(item.first)
        toll = _of_item(item, victims.harm, happening, grammar)
        is_denied = happening.factuality == "denied" and happening.relation != "result"
        negated = _is_negated(item.first, telling, tellings) or (
            is_denied and happening.in_negation and toll.is_named
        )
        if is_denied and not negated:
            continue
        if not negated and _is_told_before(item, tellings):
            continue
        if negated and victims.harm == "captured":
            continue
        if negated:
            toll = toll._replace(low=0, high=0, vague=False, approx=False)
            if any(
                "losses" in sign.kinds and item.first <= sign.first < item.stop
                for sign in telling.signs
            ):
                toll = toll._replace(is_named=False)
        elif _is_part(item, telling):
            toll = toll._replace(is_part=True)
        tolls.append(toll)
    counts = tellings.found.counts
    signs = telling.all("toll") or (telling.all("losses") if telling.sign("counts") else [])
    for sign in signs:
        for at in range(sign.first, min(sign.stop + _TOLL_REACH, telling.stop)):
            count = counts.get(at)
            if count is None or at in taken or count.role != "count" or count.first < sign.first:
                continue
            if count.source in ("singular", "plural"):
                continue
            taken.add(at)
            harm = _state(count, grammar) or sign.value or "killed"
            tolls.append(_of_count(count, harm, None, None, grammar))
            break
    return tolls


def _is_of_period(telling: Telling, tellings: Tellings) -> bool:
    """True where tolls of a month, or since a day, are told."""
    times = tellings.found.times
    for at in range(telling.first, telling.stop):
        mention = times.get(at)
        if mention is None:
            continue
        wide = mention.value is not None and mention.value.precision in ("month", "year")
        if mention.is_since or mention.form in ("set", "duration") or wide:
            return True
    return False


def _is_unheard(at: int, telling: Telling, tellings: Tellings) -> bool:
    """لم ترد تقارير عن, لم تسجل إصابات: nothing is known, nothing is denied."""
    words = tellings.found.scan.words
    return any(
        words[p].folded in _UNHEARD for p in range(max(telling.first, at - _NEGATION_REACH), at)
    )


def _is_negated(at: int, telling: Telling, tellings: Tellings) -> bool:
    """لم تسفر عن مقتل مدنيين: none of them."""
    function, words = tellings.found.classes.function, tellings.found.scan.words
    if telling.source is None:
        return False
    return any(
        function.get(position) == "negation" and words[position].folded.lstrip("وف") in _NOT
        for position in range(max(telling.first, at - _NEGATION_REACH), at)
    ) and not any(word.folded in _EXCEPT for word in words[telling.first : telling.stop])


def _is_told_before(item: Item, tellings: Tellings) -> bool:
    """المصابين, والجرحى: those whose number was told before."""
    if item.count is not None and item.count.source == "numeral":
        return False
    word = tellings.found.scan.words[item.first].folded.removeprefix("و")
    return item.stop == item.first + 1 and word.startswith("ال") and word.endswith(_PLURAL)


def _is_part(item: Item, telling: Telling) -> bool:
    """اثنين من القتلى: some of those told before."""
    return any(
        item.first < sign.first < item.stop and "toll" in sign.kinds for sign in telling.signs
    )


def _is_earlier(happening: Happening, telling: Telling, tellings: Tellings) -> bool:
    """ردا على مقتل أربعة, بعد مقتل: what came before what is told."""
    trigger, at = happening.trigger, happening.item.first - 1
    if trigger is None or trigger.part != "noun" or at < telling.first:
        return False
    before = tellings.found.scan.words[at].folded
    return before.lstrip("و") in _BEFORE


def _state(count: NumberMention, grammar: Grammar) -> str:
    row = grammar.counted.get(count.noun or "")
    return row.state if row is not None and row.state in ("killed", "injured", "captured") else ""


def _of_item(item: Item, harm: str, happening: Happening, grammar: Grammar) -> Toll:
    kind = _KINDS.get(kind_of(item, grammar))
    if item.count is None:
        is_plural = item.actor is not None and item.actor.number == "pl"
        if is_plural:
            return Toll(harm, 2, None, True, True, kind, "", False, item.first, happening, True)
        return Toll(harm, 1, 1, False, False, kind, "", False, item.first, happening, True)
    return _of_count(item.count, harm, kind, happening, grammar)._replace(at=item.first)


def _of_count(
    count: NumberMention, harm: str, kind: str | None, happening: Happening | None, grammar: Grammar
) -> Toll:
    row = grammar.counted.get(count.noun or "")
    if row is not None and row.kind:
        kind = row.kind
    return Toll(
        harm,
        count.low,
        count.high,
        count.approx,
        count.vague,
        kind,
        row.group if row is not None else "",
        count.is_subset or count.is_rest,
        count.first,
        happening,
        count.source in ("singular", "plural"),
    )
