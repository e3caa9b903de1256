"""One sentence → candidate happenings: every event word is read by its frame, verbs first.

In: the clauses of a sentence. Out: happenings with actors, targets, victims and weapons as far as
the sentence itself gives them. Frames are those of mentions/trigger/verbs.tsv and nouns.tsv.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.clauses import Clause
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import NOUN, VERB, Found
from waqai.claims.noun_frames import read_noun
from waqai.claims.subjects import Memory
from waqai.claims.telling import Telling
from waqai.claims.verb_frames import read_plain_verb, read_verb
from waqai.claims.victims import is_harmed_together

__all__ = ["read_sentence"]

_BODILY = ("killed", "injured")


def read_sentence(
    found: Found,
    grammar: Grammar,
    sentence: int,
    clauses: Sequence[Clause],
    memory: Memory | None = None,
) -> list[Happening]:
    """The candidate happenings of sentence number `sentence`, in order of their words.

    memory: the subjects of the sentence before, for verbs that go on with them; it is updated.
    """
    telling = Telling(found, grammar, sentence, clauses, memory or Memory())
    for clause in clauses:
        for item in clause.items:
            if item.kind == VERB and item.trigger is not None:
                read_verb(telling, clause, item, item.trigger)
            elif item.kind == VERB:
                read_plain_verb(telling, clause, item)
    for clause in clauses:
        for item in clause.items:
            if item.kind == NOUN:
                read_noun(telling, clause, item)
    telling.subjects.close()
    for happening in telling.happenings:
        for victims in happening.victims:
            if victims.harm in _BODILY and is_harmed_together(victims.item, found):
                victims.harm = "harmed"
    return sorted(telling.happenings, key=lambda happening: happening.extent[0])
