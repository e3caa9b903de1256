"""Did it happen? asserted, threatened, denied, possible; or no event at all.

In: a happening, the clauses of its sentence and the aspect words of the text. Out: its factuality
and whether it is background; False where the words speak of no event (a condition, a rule, an
exercise).
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.clauses import Clause
from waqai.claims.grammar import Words
from waqai.claims.happening import Happening
from waqai.claims.items import FUNCTION
from waqai.claims.scope import Aspects, governor
from waqai.lexicon.scan import Scan
from waqai.model.value import DateRange

__all__ = ["foretell", "judge"]

_ANY = frozenset({"اي", "ايه", "لاي", "لايه", "باي"})
_NO_EVENT = frozenset({"generic", "exercise", "court", "condition", "question", "counterfactual"})
_FACTUALITY = {
    "threat": "threatened",
    "plan": "threatened",
    "possible": "possible",
    "deny": "denied",
    "negate": "denied",
}
_FUTURE = frozenset({"سوف", "رح", "راح", "حا"})
_RELATIVE_MA = "ما"
_BEFORE_MA = frozenset(
    {
        "هو",
        "وهو",
        "هي",
        "وهي",
        "هذا",
        "كل",
        "حسب",
        "بحسب",
        "وفق",
        "ان",
        "وان",
        "اما",
        "لا",
        "متل",
        "مثل",
    }
)
_SAID_NOW = frozenset({"threaten", "accuse", "demand", "reject", "appeal", "pledge", "concede"})
_TOLD_BEFORE = frozenset(
    {
        "في",
        "خلال",
        "اثناء",
        "بعد",
        "عقب",
        "اثر",
        "جراء",
        "منذ",
        "بسبب",
        "نتيجه",
        "قبل",
        "رغم",
        "برغم",
    }
)
_PRONOUNS = ("ه", "ها", "هم")
_IMPERFECT = ("impf", "subj")


def judge(
    happening: Happening,
    clauses: Sequence[Clause],
    scan: Scan,
    aspects: Aspects,
    words: Words,
    *,
    is_title: bool,
) -> str:
    """Set factuality and background of a happening; what makes it no event, "" for nothing.

    `aspects`: first token of an aspect word → its end and its row (scope.aspects_of).
    """
    clause = clauses[happening.clause]
    trigger = happening.trigger
    first = happening.item.first
    effect, is_before = governor(happening, clauses, scan, aspects, words)
    features = trigger.features if trigger is not None else ""
    is_noun = trigger is None or trigger.part == "noun"
    is_negated = _is_negated(happening, clause, scan, aspects)
    if is_noun and is_negated and _is_any(first, scan):
        happening.factuality = "denied"
        happening.rules.append("factuality: claims/not-any@1")
        return ""
    doubt = "condition" if clause.relation == "condition" else ""
    if effect in _NO_EVENT:
        doubt = "condition" if effect == "counterfactual" else effect
    excepted = _has_exception(clause, scan, first)
    if is_negated and not excepted:
        happening.factuality = "denied"
        happening.rules.append("factuality: claims/negation@1")
        if is_noun:
            # لم يقر انسحاباً tells of no withdrawal, لم تقع مواجهات that there was none
            return doubt if _is_carried(happening, clause) else "negated"
        return doubt if happening.targets or happening.victims else "negated"
    if effect == "negate" and (excepted or not is_noun or _is_told_before(happening, scan)):
        effect = ""
    if effect == "threat" and is_noun and _is_bare_definite(happening, scan):
        effect = ""  # تهدد الهدنة: it is there, and in danger
    is_perfect = _is_perfect(happening)
    if is_perfect and is_before and effect in ("plan", "threat"):
        effect = ""  # what is told in the perfect is done, whatever was planned before it
    if _is_future(happening, clause, scan):
        happening.factuality = "threatened"
        happening.rules.append("factuality: claims/future@1")
    elif _may_be(happening, clause, scan):
        happening.factuality = "possible"
        happening.rules.append("factuality: claims/qad-imperfect@1")
    elif effect in _FACTUALITY:
        happening.factuality = _FACTUALITY[effect]
        happening.rules.append(f"factuality: claims/{effect}@1")
    if effect == "background" or (clause.copula and not is_title and "perf" in features):
        happening.background = True
        happening.rules.append("background: claims/pluperfect@1")
    return doubt


def foretell(happening: Happening, clauses: Sequence[Clause], published: DateRange | None) -> None:
    """What is dated after its report has not happened yet: announced, planned or expected.

    What a verb tells in the perfect has: its date is counted from another day than the report's.
    """
    value = happening.time.value if happening.time is not None else None
    if value is None or published is None or happening.factuality != "asserted":
        return
    if happening.frame == "verbal" and set(happening.types) & _SAID_NOW:
        return  # يهدد بالرد غداً: the threat is made today
    if value.start > published.end and not _is_told_as_done(happening, clauses):
        happening.factuality = "threatened"
        happening.rules.append("factuality: claims/after-publication@1")


def _is_told_as_done(happening: Happening, clauses: Sequence[Clause]) -> bool:
    """True if its verb, or the verb that carries its noun, stands in the perfect."""
    trigger = happening.trigger
    if trigger is not None and trigger.part == "verb":
        return _is_perfect(happening)
    verb = clauses[happening.clause].verb
    return (
        happening.is_governed
        and verb is not None
        and verb.trigger is not None
        and verb.first == happening.extent[0]
        and "perf" in verb.trigger.features
    )


def _is_perfect(happening: Happening) -> bool:
    """True for a verb in the perfect; لنشر and بقصف are verbal nouns."""
    trigger = happening.trigger
    return (
        trigger is not None
        and trigger.part == "verb"
        and "perf" in trigger.features
        and not _is_imperfect(trigger.features)
        and not {"ل", "ب"} & set(trigger.proclitic)
    )


def _is_imperfect(features: str) -> bool:
    return features.startswith(_IMPERFECT)


def _is_negated(happening: Happening, clause: Clause, scan: Scan, aspects: Aspects) -> bool:
    """True if a negation stands in its clause that is no ما of a relative (ما تناقلته مواقع), nor
    one of the words that negate in form only (لم يلبث أن, ما زال).
    """
    at = clause.negated_at
    trigger = happening.trigger
    is_verb = trigger is not None and trigger.part == "verb"
    if not clause.negated or not 0 < happening.item.first - at <= (2 if is_verb else 8):
        return False
    if not is_verb and _is_told_before(happening, scan):
        return False
    found = aspects.get(at)
    if found is not None and found[1].effect == "still":
        return False
    if scan.words[at].folded.endswith(_RELATIVE_MA):
        before = scan.words[at - 1].folded if at > 0 else ""
        is_relative = before in _BEFORE_MA or scan.words[at + 1].folded.endswith(_PRONOUNS)
        return not is_relative and scan.words[at].folded == _RELATIVE_MA
    return True


def _is_told_before(happening: Happening, scan: Scan) -> bool:
    """لم يقتل أحد في الهجوم, لم تعلن جهة مسؤوليتها عن الهجوم: the event itself is not negated."""
    return happening.item.marker in _TOLD_BEFORE or (
        scan.words[happening.item.first].folded.startswith("ال")
        and happening.item.marker not in ("", "ل")
    )


def _is_bare_definite(happening: Happening, scan: Scan) -> bool:
    word = scan.words[happening.item.first].folded
    return word.startswith("ال") and not happening.item.marker


def _is_carried(happening: Happening, clause: Clause) -> bool:
    """True if the verb that is negated says that the event took place: لم يقع, لم تحدث."""
    verb = clause.verb
    return (
        happening.is_governed
        and verb is not None
        and verb.trigger is not None
        and happening.extent[0] == verb.first
        and verb.first - clause.negated_at <= 1
    )


def _is_future(happening: Happening, clause: Clause, scan: Scan) -> bool:
    """True if its verb, or the verb that carries its noun (ستبدأ عملية), has the future س or one
    of the future words of the spoken language.
    """
    if _FUTURE & set(clause.particles):
        return True
    first = happening.item.first
    trigger = happening.trigger
    start = first if trigger is not None and trigger.part == "verb" else happening.extent[0]
    if start > 0 and scan.words[start - 1].folded in _FUTURE:
        return True
    if trigger is not None and trigger.part == "verb":
        return "س" in trigger.proclitic
    if start == first:
        return False
    return any("س" in single.peel.proclitic for single in scan.words[start].singles)


def _may_be(happening: Happening, clause: Clause, scan: Scan) -> bool:
    """True after قد with an imperfect: قد تقصف, قد تفضي إلى هدنة, قد يكون … قُتل."""
    start = clause.items[0].start if clause.items else happening.item.first
    for at in range(happening.item.first - 1, start - 1, -1):
        if scan.words[at].folded in ("قد", "وقد", "فقد"):
            after = scan.words[at + 1].folded
            return (
                after.startswith("ي")
                or after in ("تكون", "تكونان")
                or (
                    at + 1 == happening.item.first
                    and happening.trigger is not None
                    and _is_imperfect(happening.trigger.features)
                )
            )
    return False


def _is_any(first: int, scan: Scan) -> bool:
    """True after أي: لم تسجل أي اشتباكات, لم يتعرض لأي هجوم."""
    return first > 0 and scan.words[first - 1].folded in _ANY


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
