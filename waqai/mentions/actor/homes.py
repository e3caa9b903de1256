"""Which countries the parties of an article speak for: a hint where its places lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from waqai.model.mention import ActorMention

__all__ = ["home_countries"]

# States whose forces and governments are named in news of other countries: no sign of the place.
_ABROAD = frozenset({"AE", "FR", "GB", "IL", "IR", "RU", "SA", "TR", "US"})
_KINDS_ABROAD = frozenset({"state_force", "government", "coalition", "person_office", "ministry"})


def home_countries(actors: Sequence[ActorMention]) -> Counter[str]:
    """How often parties of each country are named, forces abroad and capitals that speak aside."""
    return Counter(
        actor.ref.country
        for actor in actors
        if actor.ref.country
        and not (actor.ref.country in _ABROAD and actor.ref.kind in _KINDS_ABROAD)
    )
