"""Did it happen? asserted, threatened, denied, possible; or no event at all.

In: a happening, the clauses of its sentence and the aspect words of the text. Out: its factuality
and whether it is background; False where the words speak of no event (a condition, a rule, an
exercise).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from waqai.claims.clauses import Clause
from waqai.claims.happening import Happening
from waqai.claims.items import FUNCTION
from waqai.lexicon.scan import Scan
from waqai.model.value import DateRange

__all__ = ["foretell", "judge"]

_REACH_BEFORE = 6  # tokens: how far before its trigger an aspect word governs it
_FAR_BEFORE = 12  # and a verb that denies or plans, over its subject and date
_FAR = frozenset({"deny", "plan", "threat"})
_REACH_AFTER = 4
_ANY = frozenset({"اي", "ايه", "لاي", "لايه", "باي"})
_NO_EVENT = frozenset({"generic", "exercise", "court", "condition", "question"})
_FACTUALITY = {
    "threat": "threatened",
    "plan": "threatened",
    "possible": "possible",
    "deny": "denied",
    "negate": "denied",
}


def judge(
    happening: Happening,
    clauses: Sequence[Clause],
    scan: Scan,
    aspects: Mapping[int, tuple[int, str]],
    *,
    is_title: bool,
) -> str:
    """Set factuality and background of a happening; what makes it no event, "" for nothing.

    `aspects`: first token of an aspect word → (its end, its effect).
    """
    clause = clauses[happening.clause]
    trigger = happening.trigger
    first = happening.item.first
    effect = _governing(happening, clause, clauses, aspects)
    features = trigger.features if trigger is not None else ""
    is_noun = trigger is None or trigger.part == "noun"
    if is_noun and clause.negated and first > clause.negated_at and _is_any(first, scan):
        happening.factuality = "denied"
        happening.rules.append("factuality: claims/not-any@1")
        return ""
    doubt = "condition" if clause.relation == "condition" else ""
    if effect in _NO_EVENT:
        doubt = effect
    if clause.negated and not _has_exception(clause, scan, first):
        if is_noun:
            # لم يقر انسحاباً tells of no withdrawal
            return doubt if first < clause.negated_at else "negated"
        happening.factuality = "denied"
        happening.rules.append("factuality: claims/negation@1")
        return doubt if happening.targets or happening.victims else "negated"
    if _is_future(happening, scan) or "سوف" in clause.particles:
        happening.factuality = "threatened"
        happening.rules.append("factuality: claims/future@1")
    elif "قد" in clause.particles and features.startswith(("impf", "subj")):
        happening.factuality = "possible"
        happening.rules.append("factuality: claims/qad-imperfect@1")
    elif effect in _FACTUALITY:
        happening.factuality = _FACTUALITY[effect]
        happening.rules.append(f"factuality: claims/{effect}@1")
    if effect == "background" or (clause.copula and not is_title and "perf" in features):
        happening.background = True
        happening.rules.append("background: claims/pluperfect@1")
    return doubt


def _is_future(happening: Happening, scan: Scan) -> bool:
    """True if its verb, or the verb that carries its noun (ستبدأ عملية), has the future س."""
    trigger = happening.trigger
    if trigger is not None and trigger.part == "verb":
        return "س" in trigger.proclitic
    first = happening.extent[0]
    if first == happening.item.first:
        return False
    return any("س" in single.peel.proclitic for single in scan.words[first].singles)


def _is_any(first: int, scan: Scan) -> bool:
    """True after أي: لم تسجل أي اشتباكات, لم يتعرض لأي هجوم."""
    return first > 0 and scan.words[first - 1].folded in _ANY


def foretell(happening: Happening, published: DateRange | None) -> None:
    """What is dated after its report has not happened yet: announced, planned or expected."""
    value = happening.time.value if happening.time is not None else None
    if value is None or published is None or happening.factuality != "asserted":
        return
    if value.start > published.end:
        happening.factuality = "threatened"
        happening.rules.append("factuality: claims/after-publication@1")


def _governing(
    happening: Happening,
    clause: Clause,
    clauses: Sequence[Clause],
    aspects: Mapping[int, tuple[int, str]],
) -> str:
    """The effect of the nearest aspect word that governs the trigger, "" for none."""
    first = happening.item.first
    low = clause.items[0].start if clause.items else first
    if clause.relation == "content" and clause.index > 0:
        low = clauses[clause.index - 1].items[0].start
    for position in range(first - 1, max(low, first - _FAR_BEFORE) - 1, -1):
        found = aspects.get(position)
        is_any = found is not None and found[1] == "generic" and position == first - 1
        if is_any and any(aspects.get(at, (0, ""))[1] == "deny" for at in range(low, position)):
            return "deny"  # نفت وقوع أي انفجار
        if found is not None and (position >= first - _REACH_BEFORE or found[1] in _FAR):
            return found[1]
    for position in range(happening.extent[1], happening.extent[1] + _REACH_AFTER):
        found = aspects.get(position)
        if found is not None and found[1] in ("background", "exercise"):
            return found[1]
    return ""


def _has_exception(clause: Clause, scan: Scan, first: int) -> bool:
    """لم يقتل سوى حارس: negation with an exception asserts."""
    for item in clause.items:
        if item.kind == FUNCTION and item.first > first:
            word = scan.words[item.first].folded
            if word in ("سوي", "الا"):
                return True
        if item.marker in ("سوي", "الا"):
            return True
    return False
