"""A lexicon: surface forms → rows of a table, ready to be looked up word by word.

Keys are folded tokens joined by a blank. The policy says how a word of a text may differ from the
key it matches: which clitics may stand before it, what the article means, and whether a suffix
pronoun may follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from waqai.arabic.fold import fold
from waqai.arabic.tokenise import split

__all__ = ["Form", "Lexicon", "LookUp", "Policy", "bare", "compile_keys", "key_of", "longest_keys"]

Row = TypeVar("Row")
Found_co = TypeVar("Found_co", covariant=True)

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


class LookUp(Protocol[Found_co]):
    """A table that can be asked by a folded key."""

    def get(self, key: str, /) -> Found_co | None:
        """What the key leads to, None when it is not there."""


class Lexicon(Generic[Row]):
    """Surface forms of the rows of a table, compiled for look-up.

    keys: folded key → its readings. longest: first token of keys → how many tokens the longest of
    them has. first_tokens: all that `longest` knows, None where they cannot be listed (a file).
    """

    __slots__ = ("first_tokens", "keys", "longest", "name", "policy", "rows")

    def __init__(
        self,
        name: str,
        rows: Sequence[Row],
        forms: Iterable[tuple[str, int, str]],
        policy: Policy,
    ) -> None:
        """Compile `forms`, triples (surface form, row number, feature), under `policy`."""
        keys = compile_keys(forms, policy)
        longest = longest_keys(keys)
        self.name = name
        self.rows = rows
        self.policy = policy
        self.keys: LookUp[tuple[Form, ...]] = keys
        self.longest: LookUp[int] = longest
        self.first_tokens: Iterable[str] | None = longest.keys()


def key_of(surface: str) -> str:
    """The key of a surface form: its folded tokens joined by blanks.

    >>> key_of("تل أبيض - الشرقي")
    'تل ابيض - الشرقي'
    """
    key = fold(surface)
    if key.isalpha():
        return key
    if key.replace(" ", "").isalpha():
        return " ".join(key.split())
    # several tokens, or digits and marks between them
    return " ".join(piece for piece in split(key) if not piece.isspace())


def compile_keys(
    forms: Iterable[tuple[str, int, str]], policy: Policy
) -> dict[str, tuple[Form, ...]]:
    """Folded key → its readings, in the order of `forms`."""
    loose = policy.article == "loose"
    keys: dict[str, dict[Form, None]] = {}
    for surface, row, feature in forms:
        key = key_of(surface)
        if loose:
            key = " ".join(bare(token) for token in key.split(" "))
        keys.setdefault(key, {})[Form(row, feature)] = None
    return {key: tuple(found) for key, found in keys.items()}


def longest_keys(keys: Iterable[str]) -> dict[str, int]:
    """First token of keys → how many tokens the longest key that begins with it has."""
    longest: dict[str, int] = {}
    for key in keys:
        first, _, rest = key.partition(" ")
        length = rest.count(" ") + 2 if rest else 1
        if length > longest.get(first, 0):
            longest[first] = length
    return longest


def bare(token: str) -> str:
    """A folded token without its article.

    >>> bare("القوات"), bare("الله")
    ('قوات', 'الله')
    """
    while len(token) >= _SHORTEST_WITH_ARTICLE and token.startswith(_ARTICLE):
        token = token[2:]  # twice where the stem begins like the article: الألغام
    return token
