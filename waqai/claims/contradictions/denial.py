"""Denied by one, told by another: occurrence, a denied part in it, or denied losses.

In: tellings. A denial is a verb of denying (نفى), a judgement (عارية عن الصحة) or a negation that
leaves nothing (لم يرصد أي إطلاق). What it denies is the happening in its scope, or for
ذلك، صحة الأنباء what was told right before.
"""

from __future__ import annotations

from waqai.claims.contradictions.rival import (
    Rival,
    Side,
    are_apart,
    family,
    is_linked,
    is_same_source,
    is_tied,
    is_verbal,
    label,
    near,
)
from waqai.claims.contradictions.sayings import Sign, Source
from waqai.claims.contradictions.tellings import Telling, Tellings
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening

__all__ = ["find_denials"]

_BACK, _ON = 2, 2  # sentences: how far the denied account stands before, after
_AT_ONCE = 2  # tokens: نفى سقوط أي ضحايا
_REACH = 8  # tokens from the word of denying to what is denied
_NEGATION_REACH = 5
_NOBODY = (
    "جهه",
    "جماعه",
    "طرف",
    "فصيل",
    "تنظيم",
    "تفاصيل",
    "ارقام",
    "معلومات",
    "تعليق",
    "مكان",
    "وقت",
    "اخر",
)
_NOT = frozenset({"لم", "ما", "ليس", "ليست", "عدم"})
_NO_LONGER = frozenset({"يعد", "تعد", "يعودوا"})
_FAR = 14  # tokens: شككت الكتائب في العراق، السبت، بما أعلنته
_WHAT = frozenset({"بما", "بروايه", "بصحه", "فيما", "روايه", "صحه", "الروايه", "بالروايه"})
_DISOWNS = ("تنصل", "تبرا")
_DEATHS = frozenset({"death", "harm", "suffer"})


def find_denials(tellings: Tellings, grammar: Grammar) -> list[Rival]:
    """The accounts that one source tells and another denies."""
    found = []
    for telling in tellings.all:
        if telling.is_title:
            continue
        sign = _denial(telling, tellings)
        if sign is None:
            continue
        rival = _against(telling, sign, tellings, grammar)
        if rival is not None:
            found.append(rival)
    return found


def _denial(telling: Telling, tellings: Tellings) -> Sign | None:
    """The word that denies, None for none."""
    verbs, words = tellings.found.classes.verbs, tellings.found.scan.words
    for sign in telling.signs:
        if "deny" in sign.kinds and sign.first not in verbs and "ناف" not in words[sign.first].bare:
            continue
        if _is_not_denied(sign, tellings):
            continue  # لا ينكر
        if "untrue_of" in sign.kinds and telling.source is not None:
            before = [s for s in telling.signs if "that" in s.kinds and s.stop <= sign.first]
            if before and sign.first - before[-1].stop <= _AT_ONCE:
                return sign._replace(kinds=(*sign.kinds, "untrue"))
        if {"deny", "untrue", "doubt"} & set(sign.kinds):
            return sign if telling.source is not None else None
    if telling.source is None:
        return None
    function = tellings.found.classes.function
    for universal in telling.all("any"):
        following = words[universal.stop : universal.stop + 2]
        is_loss = any("losses" in s.kinds and s.first <= universal.stop + 1 for s in telling.signs)
        if is_loss or any(word.folded in _NOBODY for word in following):
            continue  # ولم تعلن أي جهة مسؤوليتها
        for at in range(
            universal.first - 1, max(telling.first, universal.first - _NEGATION_REACH) - 1, -1
        ):
            if function.get(at) == "negation" and words[at].folded.lstrip("و") in _NOT:
                events = {h.item.first for h in telling.happenings}
                if words[at + 1].folded in _NO_LONGER:
                    continue
                if events & {universal.stop, universal.stop + 1, universal.first - 1, at + 1}:
                    return Sign(at, at + 1, ("negation",), "")
        if universal.stop < telling.stop and words[universal.stop].folded == "لم":
            return Sign(universal.stop, universal.stop + 1, ("negation",), "")  # أحداً لم يخطف
    for happening in telling.happenings:  # القوات لم تنسحب
        if happening.in_negation and happening.trigger is not None:
            at = happening.extent[0] - 1
            if at >= telling.first and words[at].folded in _NOT:
                return Sign(at, at + 1, ("negation", "same"), "")
    return None


def _is_not_denied(sign: Sign, tellings: Tellings) -> bool:
    function = tellings.found.classes.function
    words = tellings.found.scan.words
    before = range(max(0, sign.first - 3), sign.first)
    return "deny" in sign.kinds and any(
        function.get(at) == "negation" and words[at].folded != "ما" for at in before
    )


def _against(telling: Telling, sign: Sign, tellings: Tellings, grammar: Grammar) -> Rival | None:
    begin = sign.stop  # of what is denied: behind the verb and who denies
    if sign.first < telling.from_said <= telling.stop and "deny" in sign.kinds:
        begin = telling.from_said
    denied = [h for h in telling.happenings if h.item.first >= sign.stop and not is_verbal(h)]
    reach = _REACH if "negation" not in sign.kinds else _NEGATION_REACH
    denied = [h for h in denied if h.item.first <= begin + reach]
    scope = [s for s in telling.signs if sign.first < s.stop and s.first < begin + _REACH]
    scope = [s for s in scope if s is not sign]
    kinds = {kind for s in scope for kind in s.kinds}
    back_to = "untrue" in sign.kinds or "that" in kinds
    if "doubt" in sign.kinds:
        words = tellings.found.scan.words[sign.stop : sign.stop + _FAR]
        back_to = any(word.folded in _WHAT for word in words)
    if "negation" not in sign.kinds and "doubt" not in sign.kinds:
        word = tellings.found.scan.words[sign.first].bare
        disowns = any(part in word for part in _DISOWNS)
        if disowns or ("disown" in kinds and "any" not in kinds) or _is_no_part(scope):
            return _no_part(telling, sign, tellings, grammar)
    if "doubt" in sign.kinds and not back_to:
        return None
    at_once = [s for s in scope if s.first <= begin + _AT_ONCE]
    if any("losses" in s.kinds for s in at_once):
        return _no_losses(telling, sign, tellings)
    is_back = back_to and not denied and "doubt" not in sign.kinds
    for other in near(tellings, telling, _BACK, 0 if is_back else _ON):
        if other.sign("deny", "untrue") is not None:
            continue
        away = abs(telling.sentence - other.sentence)
        accused = "accusation" in kinds or ("untrue" in sign.kinds and telling.sign("accusation"))
        if not denied and accused and other.stance != "accuses":
            continue
        if (
            back_to
            and other.source is None
            and other.stance != "claims"
            and other.sign("that") is None
        ):
            continue
        if (
            back_to
            and not denied
            and (away > (1 if "doubt" not in sign.kinds else 2) or _is_late(sign, telling))
        ):
            continue
        if "negation" in sign.kinds and (other.source is None or away > 1):
            continue
        later = telling if telling.first > other.first else other
        strong = later.contrast == "strong" or tellings.is_divergent
        linked = strong and abs(telling.sentence - other.sentence) <= 1
        if "same" in sign.kinds and (other.index > telling.index or not _says_same(other, denied)):
            continue
        happening = _told(other, denied, tellings, grammar, back_to=back_to, linked=linked)
        if happening is None and "any" in kinds and not denied:
            happening = _with_means(other, telling, sign, tellings)
        if happening is None:
            continue
        first_denied = denied[0] if denied else None
        return _rival(other, happening, telling, sign, first_denied, kinds, tellings)
    return None


def _is_late(sign: Sign, telling: Telling) -> bool:
    """True if the denial stands behind what the telling itself tells: it may be of that."""
    return any(h.item.first < sign.first and not is_verbal(h) for h in telling.happenings)


def _is_no_part(scope: list[Sign]) -> bool:
    """أي صلة لها بالهجوم, أي دور."""
    return any("disown" in s.kinds for s in scope[:2])


def _told(
    other: Telling,
    denied: list[Happening],
    tellings: Tellings,
    grammar: Grammar,
    *,
    back_to: bool,
    linked: bool,
) -> Happening | None:
    """What another telling asserts of the denied matter."""
    asserted = [h for h in other.happenings if h.factuality in ("asserted", "possible")]
    near_by = not denied or abs(denied[0].sentence - other.sentence) <= 1
    deeds = [h for h in asserted if not is_verbal(h) and (near_by or not h.background)]
    accused = [h for h in asserted if h.type == "accuse"] if other.stance == "accuses" else []
    if denied:
        wanted = family(denied[0], grammar)
        for happening in deeds:
            if not family(happening, grammar) & wanted or are_apart(happening, denied[0]):
                continue
            if linked or is_tied(happening, denied[0], tellings.found):
                return happening
        return next((h for h in accused if _is_of(h, wanted, grammar)), None)
    if back_to:
        return next(iter([*deeds, *accused]), None)
    return None


def _says_same(other: Telling, denied: list[Happening]) -> bool:
    """True if the very verb that is negated is asserted: انسحبت … لم تنسحب."""
    entries = {e for h in denied[:1] if h.trigger is not None for e in h.trigger.entries}
    return any(
        h.trigger is not None and h.factuality == "asserted" and entries & set(h.trigger.entries)
        for h in other.happenings
    )


def _is_of(accusal: Happening, wanted: frozenset[str], grammar: Grammar) -> bool:
    """True if the accusal is of a deed of the wanted family (اتهم … بقصف)."""
    return any(
        item.trigger is not None
        and wanted & {grammar.family.get(code, code) for code in item.trigger.types}
        for item in accusal.targets
    )


def _with_means(
    other: Telling, telling: Telling, sign: Sign, tellings: Tellings
) -> Happening | None:
    """What another tells of the weapon whose use is denied: استخدام أي سلاح كيميائي."""
    weapons = tellings.found.weapons
    denied = {weapons[at].code for at in range(sign.stop, telling.stop) if at in weapons}
    for happening in other.happenings:
        if {weapon.code for weapon in happening.weapons} & denied:
            return happening
    return None


def _rival(
    other: Telling,
    happening: Happening,
    telling: Telling,
    sign: Sign,
    denied: Happening | None,
    kinds: set[str],
    tellings: Tellings,
) -> Rival:
    field, value, counter = "occurrence", label(happening), "denied"
    if (
        denied is not None
        and denied.frame in _DEATHS
        and denied.frame != happening.frame
        and happening.victims
    ) or (
        denied is not None and denied.frame in _DEATHS and happening.victims and "any" not in kinds
    ):
        field, value, counter = "casualties", "killed", "not killed"
    elif (
        other.source is not None
        and "any" not in kinds
        and _may_blame(sign, other)
        and (_is_accused(telling.source, other, happening) or _blames_another(telling, tellings))
    ):
        field, value, counter = "responsibility", "did it", "denies having done it"
    sides = (
        Side(other, value, happening.item.first, happening),
        Side(telling, counter, sign.first, denied),
    )
    return Rival(field, sides, denied)


def _may_blame(sign: Sign, other: Telling) -> bool:
    return "negation" not in sign.kinds or ("same" in sign.kinds and other.stance == "accuses")


def _is_accused(source: Source | None, other: Telling, happening: Happening) -> bool:
    """True if who denies is who is said to have done it."""
    if source is None:
        return False
    for item in (*happening.actors, *(happening.targets if happening.type == "accuse" else ())):
        ref = item.actor.ref.id if item.actor is not None else None
        if ref is not None and ref == source.id:
            return True
        if item.actor is not None and not item.actor.is_registered and source.id is None:
            continue
    return other.stance == "accuses"


def _blames_another(telling: Telling, tellings: Tellings) -> bool:
    """True if who denies goes on to name another: نفت ذلك وقالت إن الحزب هو من أطلق القذائف."""
    for at in range(telling.index + 1, min(telling.index + 4, len(tellings.all))):
        later = tellings.all[at]
        if later.sentence > telling.sentence + 1 or not is_same_source(
            later.source, telling.source
        ):
            return False
        if (
            later.accused is not None
            or later.sign("behind") is not None
            or later.stance == "accuses"
        ):
            return True
    return False


def _no_part(telling: Telling, sign: Sign, tellings: Tellings, grammar: Grammar) -> Rival | None:
    """نفت أي صلة لها بالهجوم: against whoever names a doer."""
    for other in near(tellings, telling, _BACK, _ON):
        if other.sign("deny", "untrue") is not None:
            continue
        for happening in other.happenings:
            is_blame = happening.type == "accuse" or other.stance in ("accuses",)
            if happening.factuality in ("threatened", "denied") or happening.background:
                continue
            if is_verbal(happening) and happening.type != "accuse":
                continue
            linked = (
                is_linked(other, telling, tellings) and abs(other.sentence - telling.sentence) <= 1
            )
            if is_blame or (
                happening.actors
                and other.source is not None
                and "violence" in family(happening, grammar)
                and (linked or _is_accused(telling.source, other, happening))
            ):
                sides = (
                    Side(other, "did it", happening.item.first, happening),
                    Side(telling, "denies any part", sign.first),
                )
                return Rival("responsibility", sides)
    return None


def _no_losses(telling: Telling, sign: Sign, tellings: Tellings) -> Rival | None:
    """نفى وقوع خسائر: against whoever gives a toll."""
    for other in near(tellings, telling, _BACK, _ON):
        for happening in other.happenings:
            for victims in happening.victims:
                count = victims.item.count
                if victims.item.first < other.first or (count is not None and count.high == 0):
                    continue
                sides = (
                    Side(other, f"some {victims.harm}", victims.item.first, happening),
                    Side(telling, "none", sign.first),
                )
                return Rival("casualties", sides)
    return None
