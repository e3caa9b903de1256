"""A lexicon: surface forms → rows of a table, ready to be looked up word by word.

Keys are folded tokens joined by a blank. The policy says how a word of a text may differ from the
key it matches: which clitics may stand before it, what the article means, and whether a suffix
pronoun may follow.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from waqai.arabic.fold import fold
from waqai.arabic.tokenise import split

__all__ = ["Form", "Lexicon", "Policy", "bare"]

Row = TypeVar("Row")

_ARTICLE = "ال"
_SHORTEST_WITH_ARTICLE = 5  # الله, الان, الى keep their letters


class Policy(NamedTuple):
    """How words of a text may differ from the forms of a lexicon.

    part: "noun" (و ف ب ل ك before), "verb" (و ف س ل before) or "exact" (nothing before).
    article: "exact" (form and text agree: place names), "optional" (a form without ال also
    matches with it: dates, numbers), "loose" (ال is ignored on every word: القوات الأميركية is
    قوات أميركية).
    pronouns: a suffix pronoun may follow (قواتها).
    """

    part: str = "noun"
    article: str = "optional"
    pronouns: bool = False


class Form(NamedTuple):
    """One reading of a surface form: which row it belongs to, and its inflection."""

    row: int
    feature: str


class Lexicon(Generic[Row]):
    """Surface forms of the rows of a table, compiled for look-up."""

    __slots__ = ("keys", "longest", "name", "policy", "rows")

    def __init__(
        self,
        name: str,
        rows: tuple[Row, ...],
        forms: Iterable[tuple[str, int, str]],
        policy: Policy,
    ) -> None:
        """Compile `forms`, triples (surface form, row number, feature), under `policy`."""
        self.name = name
        self.rows = rows
        self.policy = policy
        keys: dict[str, list[Form]] = {}
        loose = policy.article == "loose"
        for surface, row, feature in forms:
            key = fold(surface)
            if not key.isalpha():  # several tokens, or digits and marks between them
                key = " ".join(piece for piece in split(key) if not piece.isspace())
            if loose:
                key = " ".join(bare(token) for token in key.split(" "))
            form = Form(row, feature)
            known = keys.setdefault(key, [])
            if form not in known:
                known.append(form)
        self.keys: dict[str, tuple[Form, ...]] = {k: tuple(v) for k, v in keys.items()}
        self.longest: dict[str, int] = {}
        for key in self.keys:
            first, _, rest = key.partition(" ")
            length = rest.count(" ") + 2 if rest else 1
            if length > self.longest.get(first, 0):
                self.longest[first] = length


def bare(token: str) -> str:
    """A folded token without its article.

    >>> bare("القوات"), bare("الله")
    ('قوات', 'الله')
    """
    while len(token) >= _SHORTEST_WITH_ARTICLE and token.startswith(_ARTICLE):
        token = token[2:]  # twice where the stem begins like the article: الألغام
    return token
