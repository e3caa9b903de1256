"""Two culprits: one source names one, another names or claims another."""

from __future__ import annotations

from typing import NamedTuple

from waqai.claims.contradictions.rival import (
    Rival,
    Side,
    are_apart,
    family,
    is_definite,
    is_tied,
    is_verbal,
    near,
)
from waqai.claims.contradictions.sayings import Sign, Source
from waqai.claims.contradictions.tellings import Telling, Tellings
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Item
from waqai.claims.kinds import kind_of
from waqai.model.mention import ActorMention
from waqai.model.value import PlaceRef

__all__ = ["find_blames"]

_BACK = 2
_FAR_BACK = 6  # sentences between two that name a culprit outright
_REACH = 5
_PARTIES = frozenset(
    {"militia", "rebel", "insurgent", "state_force", "external_force", "coalition", "government"}
)
_UNKNOWN = frozenset(
    (
        "مجهول",
        "مجهولون",
        "مجهولين",
        "مسلح",
        "مسلحون",
        "مسلحين",
        "مسلحو",
        "جهه",
        "جهات",
        "عناصر",
        "مهاجم",
        "مهاجمون",
        "مهاجمين",
        "انتحاري",
        "قوات",
    )
)


class _Culprit(NamedTuple):
    id: str | None
    country: str | None
    kind: str
    words: frozenset[str]
    name: str
    at: int
    is_explicit: bool
    happening: Happening | None
    is_cleft: bool = False  # هي التي بدأت


def find_blames(tellings: Tellings, grammar: Grammar) -> list[Rival]:
    """The deeds that two sources lay at the door of two parties."""
    culprits = {id(t): _culprit(t, tellings, grammar) for t in tellings.all}
    found = []
    for telling in tellings.all:
        mine = culprits[id(telling)]
        if mine is None or telling.source is None or telling.is_title:
            continue
        for other in near(tellings, telling, _FAR_BACK if mine.is_explicit else _BACK):
            theirs = culprits[id(other)]
            if theirs is None or other.is_title or other.source is None:
                continue
            if telling.sentence - other.sentence > _BACK and not theirs.is_explicit:
                continue
            both = theirs.is_explicit and mine.is_explicit
            cleft = mine.is_cleft and telling.sentence - other.sentence <= 1
            if (
                not both
                and not cleft
                and telling.contrast != "strong"
                and not tellings.is_divergent
            ):
                continue
            if not _differ(theirs, mine) or not _is_one_deed(
                other, theirs, telling, mine, tellings
            ):
                continue
            sides = (
                Side(other, theirs.name, theirs.at, theirs.happening),
                Side(telling, mine.name, mine.at, mine.happening),
            )
            found.append(Rival("responsibility", sides))
            break
    return found


def _culprit(telling: Telling, tellings: Tellings, grammar: Grammar) -> _Culprit | None:
    if telling.sign("deny") is not None:
        return None
    deeds = [h for h in telling.happenings if not is_verbal(h) and h.factuality != "threatened"]
    deed = next((h for h in deeds if "violence" in family(h, grammar) or h.types), None)
    source = telling.source
    accused = telling.accused
    if accused is not None and accused.id is not None:
        name = tellings.found.scan.quote(accused.first, accused.stop)
        return _Culprit(
            accused.id, None, accused.kind or "", accused.words, name, accused.first, True, deed
        )
    owns = any(
        h.trigger is not None and any("masuliyya" in entry for entry in h.trigger.entries)
        for h in telling.happenings
        if h.type == "concede"
    )
    if source is not None and owns and deed is not None and _is_named(source, tellings):
        name = tellings.found.scan.quote(source.first, source.stop)
        return _Culprit(
            source.id, None, source.kind or "", source.words, name, telling.first, True, deed
        )
    if telling.stance in ("claims", "claims_responsibility") and _is_claim(telling, tellings):
        violent = deed is not None and "violence" in family(deed, grammar)
        if source is not None and violent and _is_named(source, tellings):
            name = tellings.found.scan.quote(source.first, source.stop)
            return _Culprit(
                source.id, None, source.kind or "", source.words, name, telling.first, True, deed
            )
    for happening in telling.happenings:
        if happening.type != "accuse" or happening.relation == "relative":
            continue
        if deed is None and not any(item.trigger is not None for item in happening.targets):
            continue
        for item in happening.targets:
            if item.actor is not None and item.trigger is None and _is_force(item, grammar):
                return _of_item(item, True, deed or happening, tellings, grammar)
            if (
                item.place is not None
                and item.place.ref is not None
                and item.place.ref.precision == "country"
            ):
                return _of_country(item, item.place.ref, deed or happening, tellings)
    behind = telling.sign("behind")
    if behind is not None:
        actor = _beside(behind, telling, tellings)
        is_force = actor is not None and (
            actor.is_registered
            or actor.ref.kind in grammar.kinds.armed
            or actor.ref.kind in grammar.kinds.non_state
        )
        if actor is not None and is_force:
            culprit = _of_actor(actor, True, deed, tellings)
            return culprit._replace(is_cleft="cleft" in behind.kinds)
    for happening in deeds:
        if happening.factuality in ("denied",) or happening.background:
            continue
        for item in happening.actors:
            inside = telling.first <= item.first < telling.stop
            if inside and item.actor is not None and _is_force(item, grammar):
                return _of_item(item, False, happening, tellings, grammar)
    return None


def _is_named(source: Source, tellings: Tellings) -> bool:
    """True for a group by its name; الجناح العسكري, الحركة may be the group told before."""
    word = tellings.found.scan.words[source.first].folded
    return source.id is not None or not word.startswith("ال")


def _is_claim(telling: Telling, tellings: Tellings) -> bool:
    """تبنى, أعلن مسؤوليته: the claim of a deed, no mere assertion."""
    words = tellings.found.scan.words
    if any(word.bare.startswith("قرار") for word in words[telling.first : telling.stop]):
        return False
    return any(
        word.folded.lstrip("و").startswith(("تبن", "مسؤوليت", "مسووليت", "مسيوليت", "يتبن"))
        for word in words[telling.first : telling.stop]
    )


def _beside(sign: Sign, telling: Telling, tellings: Tellings) -> ActorMention | None:
    """The party that is behind it: before تقف وراء and هي التي, behind ضلوع and تورط."""
    actors, first, stop = tellings.found.actors, sign.first, sign.stop
    after = [] if "cleft" in sign.kinds else [*range(stop, min(stop + 3, telling.stop))]
    before = range(first - 1, max(telling.from_said, first - _REACH) - 1, -1)
    for at in [*after, *before]:
        actor = actors.get(at)
        if actor is not None and actor.role == "party":
            return actor
    return None


def _of_item(
    item: Item, explicit: bool, happening: Happening | None, tellings: Tellings, grammar: Grammar
) -> _Culprit:
    assert item.actor is not None
    culprit = _of_actor(item.actor, explicit, happening, tellings)
    return culprit._replace(kind=kind_of(item, grammar) or culprit.kind)


def _of_country(item: Item, ref: PlaceRef, happening: Happening, tellings: Tellings) -> _Culprit:
    words = frozenset(w.bare for w in tellings.found.scan.words[item.first : item.stop])
    name = ref.name_en or ref.name
    return _Culprit(None, ref.country, "government", words, name, item.first, True, happening)


def _of_actor(
    actor: ActorMention, explicit: bool, happening: Happening | None, tellings: Tellings
) -> _Culprit:
    words = frozenset(word.bare for word in tellings.found.scan.words[actor.first : actor.stop])
    ref = actor.ref
    name = ref.name_en or tellings.found.scan.quote(actor.first, actor.stop)
    return _Culprit(
        ref.id, ref.country, ref.kind or "", words, name, actor.first, explicit, happening
    )


def _is_force(item: Item, grammar: Grammar) -> bool:
    """True for who can have done it: an armed party or a state."""
    kind = kind_of(item, grammar)
    if item.actor is not None and item.actor.is_registered and item.actor.ref.kind in _PARTIES:
        return True
    return (
        kind in grammar.kinds.armed
        or kind in grammar.kinds.non_state
        or kind in grammar.kinds.state
    )


def _differ(one: _Culprit, other: _Culprit) -> bool:
    if one.words <= other.words or other.words <= one.words:
        return False
    if one.id is not None and one.id == other.id:
        return False
    if one.words <= _UNKNOWN or other.words <= _UNKNOWN:
        return False
    # the army and the government of one country are one side
    if any((culprit.id or "").startswith("generic-") for culprit in (one, other)):
        return False  # rebels, an army: nobody in particular
    return not (one.country and one.country == other.country and one.kind == other.kind)


def _is_one_deed(
    telling: Telling,
    one: _Culprit,
    later: Telling,
    other: _Culprit,
    tellings: Tellings,
) -> bool:
    """True if both speak of one deed, and at least one says outright who did it."""
    if not (one.is_explicit or other.is_explicit):
        return later.contrast == "strong" and _share_target(one, other, tellings)
    left, right = one.happening, other.happening
    if left is not None and right is not None and are_apart(left, right):
        return False
    if other.is_cleft and later.sentence - telling.sentence <= 1:
        return True  # هي التي بدأت: of what was just told
    if left is None or right is None:
        return later.contrast == "strong" and later.sentence - telling.sentence <= 1
    return is_definite(right, tellings.found) or is_tied(left, right, tellings.found)


def _share_target(one: _Culprit, other: _Culprit, tellings: Tellings) -> bool:
    if one.happening is None or other.happening is None:
        return False
    scan = tellings.found.scan
    words = [
        {
            scan.words[at].bare
            for item in happening.targets
            for at in range(item.first, item.stop)
            if len(scan.words[at].bare) > 2
        }
        for happening in (one.happening, other.happening)
    ]
    return bool(words[0] & words[1])
