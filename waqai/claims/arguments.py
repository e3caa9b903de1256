"""What stands around an event word: subject, objects and prepositional phrases of its clause."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from waqai.claims.clauses import Clause
from waqai.claims.items import FUNCTION, NOUN, PUNCTUATION, TIME, VERB, Item
from waqai.claims.parties import is_unknown

__all__ = ["Arguments", "after", "before"]

_NEAREST = 3  # phrases that a relative clause may describe


class Arguments:
    """Noun phrases after an event word, in order.

    bare: groups of phrases with no preposition, each group a coordination (أ و ب و ج).
    marked: (preposition, phrase) pairs; a phrase joined to a marked one has its preposition.
    """

    __slots__ = ("bare", "marked")

    def __init__(self) -> None:
        self.bare: list[list[Item]] = []
        self.marked: list[tuple[str, Item]] = []

    def by(self, markers: frozenset[str]) -> list[Item]:
        """The phrases brought by one of these prepositions."""
        return [item for marker, item in self.marked if marker in markers]


def after(clause: Clause, item: Item, *, into: Sequence[Clause] = ()) -> Arguments:
    """The arguments after `item` up to the end of its clause or its next verb.

    `into`: clauses that follow and go on without a verb of their own (after a comma or و).
    """
    arguments = Arguments()
    items = clause.items[clause.items.index(item) + 1 :]
    for following in into:
        items = items + following.items
    last_bare = False  # the phrase before was bare, and nothing has come between
    comma = False
    previous: Item | None = None
    for other in items:
        if other.kind == VERB:
            break
        if other.kind == PUNCTUATION:
            comma = other.is_comma
            continue
        if other.kind in (TIME, FUNCTION):
            last_bare = last_bare and other.kind != TIME
            continue
        if other.kind != NOUN:
            continue
        if _describes(previous or item, other):
            continue
        if other.marker:
            arguments.marked.append((other.marker, other))
            last_bare = False
        elif other.joined and other.trigger is not None and other.count is None:
            break  # مقتل … وإصابة …: a second event word takes what follows
        elif (
            previous is not None
            and previous.marker
            and previous.place is None
            and not previous.closed
            and previous.stop == other.first
        ):
            arguments.marked.append((previous.marker, other))  # genitive of a marked phrase
        elif other.joined and arguments.marked and not last_bare:
            arguments.marked.append((arguments.marked[-1][0], other))
        elif (other.joined or comma) and arguments.bare and last_bare:
            arguments.bare[-1].append(other)
        elif other.count is not None and other.count.is_subset and arguments.bare:
            arguments.bare[-1].append(other)  # قتلت ثلاثة بينهم فتى: a part, no second argument
        else:
            arguments.bare.append([other])
            last_bare = True
        comma = False
        previous = other
    return arguments


def before(
    clauses: Sequence[Clause], clause: Clause, item: Item, fits: Callable[[Item], bool]
) -> list[Item]:
    """The phrases before a verb that may be its subject: bare, in its clause, the nearest group.

    For a relative clause
    with no phrase of its own: the phrase it describes, the nearest before it that fits.
    """
    group: list[Item] = []
    position = clause.items.index(item)
    if clause.copula and _ends_in_particle(clause.items[:position]):
        # كان مسلحون يستقلون سيارة قد أطلقوا: قد takes up the subject of كان again
        return [other for other in clause.nouns() if not other.marker][:1]
    for other in reversed(clause.items[:position]):
        if other.kind == PUNCTUATION and other.is_break and not group:
            break  # بغداد - أفرج …: a dateline is no subject
        if other.kind == NOUN and not other.marker:
            group.insert(0, other)
            if not other.joined:
                break
        elif other.kind == NOUN and group:
            if group[0].joined:
                group = []  # joined to a phrase with a preposition: بين الدلي وبرقة
            break
    if group:
        return group
    if clause.is_of_speaker:
        return []  # whom the pronoun means is for who reads the verb
    if clause.relation == "serial" and not _is_beside(clauses[clause.index - 1], item):
        return []
    if clause.relation in ("relative", "serial") and clause.index > 0:
        for earlier in reversed(clauses[: clause.index]):
            nouns = earlier.nouns()
            if nouns:
                fitting = [noun for noun in nouns[-_NEAREST:] if fits(noun)]
                return fitting[-1:]
    return []


def _is_beside(clause: Clause, verb: Item) -> bool:
    """True if a clause ends in the phrase right before a verb, or in one that commas set off."""
    last = clause.items[-1]
    return last.kind == NOUN or verb.joined != ""


def _describes(event: Item, other: Item) -> bool:
    """True for a lone word after an event word that takes no genitive: هجوماً | معاكساً."""
    return (
        event.trigger is not None
        and event.kind == NOUN
        and event.closed
        and event.stop == other.first == other.stop - 1
        and not other.joined
        and not other.marker
        and (event.ends_definite or not other.ends_definite)
        and is_unknown(other)
    )


def _ends_in_particle(items: Sequence[Item]) -> bool:
    return bool(items) and items[-1].word_class == "particle"
