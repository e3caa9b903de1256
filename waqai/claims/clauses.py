"""Items → clauses: who stands with which verb.

A clause holds at most one main verb. It begins at a conjunction, a relative pronoun, a verb joined
by و or ف, or a second verb; its `relation` says how it hangs on what stands before.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.items import FUNCTION, NOUN, PUNCTUATION, TIME, VERB, Item
from waqai.lexicon.scan import Scan

__all__ = ["Clause", "split_clauses"]

# relation: main (first), coordinate (و + verb, فيما), relative (الذي, or a verb right after an
# indefinite noun), result (ما أدى, مما أسفر), content (أن, إن: what is said), condition, when.
_CONTENT = frozenset(
    (
        "ان",
        "بان",
        "وان",
        "فان",
        "انه",
        "انها",
        "انهم",
        "بانه",
        "بانها",
        "بانهم",
        "وانه",
        "وانها",
        "وانهم",
    )
)
_RESULT = frozenset(("مما", "ما", "ما ادي", "الامر الذي", "حتي"))
_CONDITION = frozenset(("اذا", "لو", "لولا", "ان لم", "في حال", "كي", "لكي", "ريثما", "قبل ان"))


class Clause:
    """Items of one clause. `verb` is its main verb item, None in a nominal clause.

    `negated` and `copula`: a negation or a form of كان stands in it before the verb or first noun;
    `negated_at`: the token of the negation. `is_of_speaker`: it begins with أن and a pronoun (أنه
    سيسحب), so its subject is who speaks.
    """

    __slots__ = (
        "copula",
        "index",
        "is_of_speaker",
        "items",
        "negated",
        "negated_at",
        "particles",
        "relation",
        "verb",
    )

    def __init__(self, index: int, relation: str) -> None:
        self.index = index
        self.relation = relation
        self.items: list[Item] = []
        self.verb: Item | None = None
        self.negated = False
        self.negated_at = -1
        self.copula = False
        self.is_of_speaker = False
        self.particles: list[str] = []

    def nouns(self) -> list[Item]:
        """The noun phrases of the clause."""
        return [item for item in self.items if item.kind == NOUN]


def split_clauses(scan: Scan, items: Sequence[Item]) -> list[Clause]:
    """The clauses of a sentence, in order, every item in exactly one."""
    clauses = [Clause(0, "main")]
    previous: Item | None = None
    for item in items:
        relation = _opens(scan, clauses[-1], item, previous)
        if relation is not None and (clauses[-1].items or relation != "coordinate"):
            if clauses[-1].items:
                opening = _of_verb(clauses[-1], item)
                clauses.append(Clause(len(clauses), relation))
                for word in opening:
                    _take_word(scan, clauses[-1], word)
            else:
                clauses[-1].relation = relation
        clause = clauses[-1]
        if not clause.items and relation == "content":
            clause.is_of_speaker = _word(scan, item).endswith(("انه", "انها", "انهم"))
        if item.kind == FUNCTION:
            _take_word(scan, clause, item)
        else:
            clause.items.append(item)
            if item.kind == VERB and clause.verb is None:
                clause.verb = item
        previous = item
    return clauses


def _take_word(scan: Scan, clause: Clause, item: Item) -> None:
    """Put a function word into a clause and note what it does to it."""
    clause.items.append(item)
    if item.word_class == "negation" and clause.verb is None:
        clause.negated = True
        clause.negated_at = item.first
    elif item.word_class == "copula" and clause.verb is None:
        clause.copula = True
    elif item.word_class == "particle":
        clause.particles.append(_word(scan, item))


def _of_verb(clause: Clause, item: Item) -> list[Item]:
    """Negations and particles that end a clause before the verb of the next: they are the verb's
    (الذي تحدثت عنه مواقع لم يحدث). Taken out of the clause.
    """
    taken: list[Item] = []
    while (
        item.kind == VERB
        and not item.joined
        and len(clause.items) > 1
        and clause.items[-1].kind == FUNCTION
        and clause.items[-1].word_class in ("negation", "particle")
    ):
        taken.insert(0, clause.items.pop())
    return taken


def _word(scan: Scan, item: Item) -> str:
    return " ".join(word.folded for word in scan.words[item.first : item.stop])


def _opens(scan: Scan, clause: Clause, item: Item, previous: Item | None) -> str | None:
    """The relation of the clause that this item opens, None if it opens none."""
    if item.kind == FUNCTION:
        return _opened_by_word(_word(scan, item), item, clause)
    if item.kind == TIME and item.joined and clause.verb is not None:
        return "coordinate"  # ففي يوم 24 …, وفي اليوم ذاته …: a new happening begins
    if item.kind == VERB:
        if item.joined:
            return "coordinate"
        if clause.verb is not None:
            return "relative" if previous is not None and previous.kind == NOUN else "serial"
    if item.kind == PUNCTUATION and scan.words[item.first].raw in ("؛", ";", ":", "»", "”"):
        return "coordinate" if clause.verb is not None else None
    return None


def _opened_by_word(word: str, item: Item, clause: Clause) -> str | None:
    if item.word_class == "relative":
        return "relative"
    if word in _CONTENT:
        return "content"
    if item.word_class == "copula" and item.joined:
        return "coordinate"
    if item.word_class != "conjunction":
        return None
    if word in ("و", "او", "ام", "ثم", "بل"):
        return None if clause.verb is None else "loose"
    if word in _RESULT:
        return "result"
    if word in _CONDITION:
        return "condition"
    return "coordinate"
