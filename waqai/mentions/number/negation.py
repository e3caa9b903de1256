"""Whether a count is negated: لم يسقط قتلى, لم يصب أحد."""

from __future__ import annotations

from waqai.mentions.number.view import View

__all__ = ["FAR", "NEAR", "is_negated"]

NEAR = 3  # tokens: لم تسفر عن إصابات; farther off it may be "no reports of"
FAR = 6  # tokens between لم and "أي إصابات", "أحد"
_PRESENT = frozenset(("لا", "ولا"))
_CLAUSE_ENDS = frozenset(".،,؛:؟!")


def is_negated(view: View, first: int, reach: int) -> bool:
    """True when a negation stands within `reach` tokens before, with no end of clause between."""
    for position in range(first - 1, max(-1, first - 1 - reach), -1):
        if view.sense_at(position).is_not:
            if view.folded(position) not in _PRESENT:
                return True
            # "لا تشير إلى مصابين", but not "لا يصبح الناس ضحايا": a subject stands between.
            between = view.words[position + 1 : first]
            return all(word.bare == word.folded for word in between)
        if view.folded(position) in _CLAUSE_ENDS:
            return False
    return False
