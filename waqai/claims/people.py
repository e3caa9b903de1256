"""Where nouns and names of people stand in a text, and what they say of the people.

In: a scan. Out: token positions, read once per document and shared by all rules of harm.
"""

from __future__ import annotations

from typing import NamedTuple

from waqai.lexicon.scan import Scan
from waqai.mentions.number.counted import Counted

__all__ = ["People", "read_people"]


_HAPPENINGS = frozenset({"injured-isaba", "killed-wafa"})  # counted like people: ثلاث إصابات


class People(NamedTuple):
    """nouns: positions of nouns, titles and given names of persons; things: of countable things.

    states: nouns that say a harm (قتيل, جرحى), which one; kinds: other nouns of people, their kind.
    """

    nouns: set[int]
    things: set[int]
    states: dict[int, str]
    kinds: dict[int, str]


def read_people(scan: Scan) -> People:
    """The people of a text."""
    people = People(
        {hit.first for name in ("title", "given_name") for hit in scan.hits(name)}, set(), {}, {}
    )
    counted = scan.rows("counted_noun")
    for hit in scan.hits("counted_noun"):
        readings: Counted = counted[hit.forms[0].row]
        nouns = [n for n in (readings.singular, readings.dual, readings.plural) if n]
        person = next((noun for noun in nouns if noun.animacy == "person"), None)
        if person is None:
            people.things.add(hit.first)
            continue
        people.nouns.add(hit.first)
        if person.id in _HAPPENINGS:
            continue
        if person.state:
            people.states[hit.first] = person.state
        elif person.kind:
            people.kinds[hit.first] = person.kind
    return people
