"""Two tolls of one happening: ranges of two sources that share no number.

In: tellings. A vague toll fits every number it allows (عشرات and 30), a part fits its whole (خمسة
أطفال of 12), a later or preliminary toll is an update, each side's count of the other side's losses
is no rival of the other's.
"""

from __future__ import annotations

from typing import NamedTuple

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
from waqai.claims.event_type import kind_of
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Item
from waqai.model.mention import NumberMention

__all__ = ["find_tolls"]

_BACK = 2  # sentences between two tolls of one happening
_ABOUT = 0.2  # how far "about" reaches, as a share
_MUCH_MORE = 1.5  # "at least 7" does not fit 20 when a source claims it
_BEFORE = frozenset({"بعد", "عقب", "اثر", "علي", "انتقاما", "منذ", "خلال", "قبل"})
_NEGATION_REACH = 5
_UNHEARD = frozenset({"ترد", "يرد", "تسجل", "يسجل", "يبلغ", "تعرف", "يعرف", "تتضح"})
_PLURAL = ("ين", "ون", "ي", "اء", "ات")
_EXCEPT = frozenset({"سوي", "الا", "عدا", "باستثناء", "غير"})
_NOT = frozenset({"لم", "دون", "عدم", "لا", "بدون"})
_EVENT_REACH = 8  # tokens between a toll and the event word that it is of
_TOLL_REACH = 5  # tokens from القتلى to the number
_ARMED = frozenset({"military", "militant", "police", "contractor"})
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


class _Toll(NamedTuple):
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


def find_tolls(tellings: Tellings, grammar: Grammar) -> list[Rival]:
    """The tolls that two sources give and that do not fit together."""
    tolls = {id(t): _tolls(t, tellings, grammar) for t in tellings.all}
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
    telling: Telling, ours: list[_Toll], tellings: Tellings, tolls: dict[int, list[_Toll]]
) -> Rival | None:
    for other in near(tellings, telling, _BACK):
        theirs = tolls[id(other)]
        if other.is_title or not theirs:
            continue
        if other.source is None and telling.contrast != "strong":
            continue
        if other.sign("update") is not None and not tellings.is_divergent:
            continue
        is_linked_ = is_linked(other, telling, tellings)
        for mine in ours:
            rivals = [toll for toll in theirs if toll.harm == mine.harm]
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


def _exaggerated(
    telling: Telling, tellings: Tellings, tolls: dict[int, list[_Toll]]
) -> list[Rival]:
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


def _alive(telling: Telling, tellings: Tellings, tolls: dict[int, list[_Toll]]) -> Rival | None:
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
    one: _Toll, other: _Toll, telling: Telling, tellings: Tellings, *, linked: bool
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
    return linked and one.kind == other.kind and one.kind is not None and not one.is_named


def _sentence(toll: _Toll, default: Happening) -> int:
    return toll.happening.sentence if toll.happening is not None else default.sentence - 1


def _is_bare(happening: Happening) -> bool:
    """مقتل ثلاثة من رجاله: a toll with no place, day or means is of what was told."""
    has_setting = "same-clause" in happening.place_rule or "same-clause" in happening.time_rule
    return happening.frame in ("death", "harm") and not has_setting and not happening.weapons


def _words(toll: _Toll, tellings: Tellings) -> set[str]:
    words = tellings.found.scan.words
    return {words[at].bare for at in range(toll.at, min(toll.at + 4, len(words)))}


def _fits(one: _Toll, other: _Toll, *, pressed: bool, linked: bool) -> bool:
    if one.is_part or other.is_part:
        return True
    if one.is_named and other.is_named and (one.high == 0) != (other.high == 0):
        return False  # somebody killed, or not
    # somebody is one of so many, unless the accounts are set against each other
    if (one.is_named or other.is_named) and (not pressed or one.vague or other.vague):
        return True
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


def _is_less(narrow: _Toll, wide: _Toll) -> bool:
    return wide.high is None or narrow.low <= wide.high


def _is_much_more(one: _Toll, other: _Toll) -> bool:
    """At least seven against twenty: allowed by the words, not by what is meant."""
    for floor, exact in ((one, other), (other, one)):
        if floor.high is None and not floor.vague and exact.high is not None and floor.low >= 3:
            return exact.low >= _MUCH_MORE * floor.low
    return False


def _range(toll: _Toll) -> tuple[float, float | None]:
    if not toll.approx or toll.vague:
        return toll.low, toll.high
    return toll.low * (1 - _ABOUT), None if toll.high is None else toll.high * (1 + _ABOUT)


def _tolls(telling: Telling, tellings: Tellings, grammar: Grammar) -> list[_Toll]:
    tolls: list[_Toll] = []
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


def _of_item(item: Item, harm: str, happening: Happening, grammar: Grammar) -> _Toll:
    kind = _KINDS.get(kind_of(item, grammar))
    if item.count is None:
        is_plural = item.actor is not None and item.actor.number == "pl"
        if is_plural:
            return _Toll(harm, 2, None, True, True, kind, "", False, item.first, happening, True)
        return _Toll(harm, 1, 1, False, False, kind, "", False, item.first, happening, True)
    return _of_count(item.count, harm, kind, happening, grammar)._replace(at=item.first)


def _of_count(
    count: NumberMention, harm: str, kind: str | None, happening: Happening | None, grammar: Grammar
) -> _Toll:
    row = grammar.counted.get(count.noun or "")
    if row is not None and row.kind:
        kind = row.kind
    return _Toll(
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


def _value(toll: _Toll) -> str:
    words = {"killed": "killed", "injured": "injured", "harmed": "killed or injured"}
    what = words.get(toll.harm, toll.harm)
    if toll.high == 0:
        return f"none {what}"
    kind = f"{toll.kind} " if toll.kind else ""
    if toll.high is None:
        return f"{toll.low} or more {kind}{what}"
    number = str(toll.low) if toll.low == toll.high else f"{toll.low}–{toll.high}"
    return f"{'about ' if toll.approx else ''}{number} {kind}{what}"
