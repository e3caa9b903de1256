"""Relations that the words of a text state: who holds which office, whose part a group is.

In: the scan, the party mentions and the tables. Out: `Relation` records in text order, each once:
offices of persons (offices.py), ties, former names and what a verb says of two parties (bonds.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waqai.lexicon.scan import Scan
from waqai.mentions.actor.bodies import Bodies, is_person
from waqai.mentions.actor.bonds import between, former_name, tie
from waqai.mentions.actor.offices import office
from waqai.mentions.actor.tables import ActorTables
from waqai.model.mention import ActorMention
from waqai.model.report import Actor, Relation

__all__ = ["find_relations"]

_NAMES = frozenset({"formerly", "renamed"})  # two names of one party


def find_relations(
    scan: Scan, actors: Sequence[ActorMention], tables: ActorTables
) -> list[Relation]:
    """The relations stated of `actors`, in text order, the same pair and relation once."""
    bodies = Bodies(scan, tables)
    seen: set[tuple[str, str, str]] = set()
    found: list[Relation] = []
    for number, mention in enumerate(actors):
        following = actors[number + 1] if number + 1 < len(actors) else None
        for relation in _of(bodies, mention, following):
            key = (relation.relation, _key(relation.subject), _key(relation.object))
            is_same = key[1] == key[2] and relation.relation not in _NAMES
            if not is_same and key not in seen:
                seen.add(key)
                found.append(relation)
    return found


def _of(
    bodies: Bodies, mention: ActorMention, following: ActorMention | None
) -> Iterator[Relation]:
    if is_person(mention):
        held = office(bodies, mention)
        if held is not None:
            yield held
    else:
        yield from tie(bodies, mention, following)
    yield from former_name(bodies, mention, following)
    if following is not None:
        yield from between(bodies, mention, following)


def _key(actor: Actor) -> str:
    return actor.id or actor.name
