"""Cases of look-up: forms of a small lexicon under a policy, and what they match in a text.

forms: surface forms (each its own row); part (noun, verb, exact), article (exact, optional, loose),
pronouns; text; want: the quoted words of every hit in order, without proclitics.
"""

from __future__ import annotations

from typing import Any

from waqai.lexicon.lexicon import Lexicon, Policy
from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import Vocabulary

Case = dict[str, Any]


def check_case(case: Case) -> list[str]:
    """The problems of one case."""
    rows = tuple(case["forms"])
    policy = Policy(
        case.get("part", "noun"), case.get("article", "optional"), case.get("pronouns", False)
    )
    lexicon = Lexicon("words", rows, ((form, n, "") for n, form in enumerate(rows)), policy)
    text = case["text"]
    scan = Scan(text, Vocabulary([lexicon]))
    spans = [scan.hit_span(hit) for hit in scan.hits("words")]
    got = [text[span.start : span.end] for span in spans]
    return [] if got == case["want"] else [f"want: {case['want']}", f"got:  {got}"]
