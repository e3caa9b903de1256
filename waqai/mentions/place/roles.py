"""When a place name is no place of action: inside another name, or the one who acts."""

from __future__ import annotations

from waqai.mentions.place.phrase import Phrase
from waqai.mentions.place.view import View

__all__ = ["role_of"]

_PROCLITICS = ("و", "ف", "ل", "ب", "ول", "وب")
_METONYM = frozenset(["country"])


def role_of(view: View, phrase: Phrase) -> tuple[str, str]:
    """The role of a phrase and the reason, ("where", "") when it is a place."""
    first, stop = phrase.first, phrase.stop
    party = view.names.get(phrase.name[0])
    if party is not None and (party.first < first or party.stop > stop):
        return "name_part", "inside the name of a party"
    if phrase.direction is None and not _has_preposition(view, phrase) and _owner(view, first):
        return "name_part", "the words before make it part of a name"
    if _acts(view, phrase):
        return "name_part", "acts"
    return "where", ""


def _has_preposition(view: View, phrase: Phrase) -> bool:
    if not phrase.letters:
        return False
    return view.folded(phrase.first)[0] in "بلو"


def _owner(view: View, first: int) -> bool:
    one = view.folded(first - 1)
    if not one or not view.is_arabic(first - 1):
        return False
    owners = view.grammar.owners
    two = f"{view.folded(first - 2)} {one}"
    for form in (one, two):
        if form in owners:
            return True
        for proclitic in _PROCLITICS:
            if form.startswith(proclitic) and form[len(proclitic) :] in owners:
                return True
    return False


def _acts(view: View, phrase: Phrase) -> bool:
    """أعلنت تركيا, واشنطن تعلن: a state or its capital beside a verb in the feminine."""
    hit = phrase.hit
    if hit is None or phrase.unit is not None or phrase.direction is not None or phrase.letters:
        return False
    refs = view.refs(hit)
    capitals = view.gazetteer.capital
    if not any(
        ref.precision == "country" or capitals.get(ref.country or "") == ref.id for ref in refs
    ):
        return False
    before = view.verbs.get(phrase.first - 1)
    if view.folded(phrase.first - 1) in view.grammar.hosts:
        return False
    if (
        before is not None
        and before.stop == phrase.first
        and any(form.feature.endswith("3fs") for form in before.forms)
    ):
        return True
    after = view.verbs.get(phrase.stop)
    return (
        after is not None
        and view.folded(phrase.stop) not in view.grammar.hosts
        and view.is_edge(phrase.first - 1)
        and any(form.feature.endswith("3fs") for form in after.forms)
    )
