"""Names as a summary may use them: cleaned, in the genitive, in quotation marks where they judge.

Arabic names are words of the text. Marks that do not close are dropped, so are words at the end
that led to something the record left out (المتحدث باسم). Words that take sides, and words with a
pronoun that refers to something outside the record (مواقعها), stand in «».
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from waqai.arabic.fold import fold
from waqai.summary.agreement import Cases, bare
from waqai.summary.tables import Pair, Wording, Words

__all__ = ["Names"]

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_BLANKS = re.compile(r"\s+")
_MARKS = " \t.,،;؛:!?؟\"“”„‟'‘’-–—ـ…/\\|*"
_STRAIGHT = re.compile(r'"([^"]+)"')
_CURLY = re.compile("[“„]([^“”„]+)”")
_LED = ("بال", "وال", "فال", "كال")  # a word of one letter and the article
_TO_THE = "لل"
_INNER = re.compile(" (?:in|for|against|to) ")  # Observatory for …, coalition in …
_JOINED = frozenset("بلكفو")  # words of one letter that may still stand before a noun
_PAIRS = {"«": "»", "(": ")", "[": "]"}


class Names:
    """Names of parties, sources and places for both languages."""

    def __init__(
        self,
        cases: Cases,
        wording: Wording,
        words: Words,
        own_names: Iterable[str],
        stems: Iterable[str],
    ) -> None:
        self._cases = cases
        self.wording = wording
        self._quoted = words.parties["quoted"]
        self._own = {_key(name) for name in own_names}
        self._stems = {bare(fold(stem)) for stem in stems}
        self._loaded = re.compile("|".join(fold(stem) for stem in wording.loaded))
        self._harmless = {bare(fold(word)) for word in wording.harmless}
        self._openers = {fold(word) for word in wording.openers}
        self._dangling = {fold(word) for word in wording.dangling}
        self._known: dict[str, Pair] = {}

    def of(self, name: str) -> Pair:
        """(as Arabic tells it, as English quotes it) of the words of a text."""
        found = self._known.get(name)
        if found is None:
            if len(self._known) > _MOST:
                self._known.clear()
            found = self._known[name] = self._of(name)
        return found

    def _of(self, name: str) -> Pair:
        cleaned = self.clean(name)
        genitive = self._cases.genitive(cleaned)
        if self.is_quoted(cleaned):
            genitive = self._quoted[0].format(words=_within(genitive))
        return genitive, self._quoted[1].format(words=_within(cleaned))

    def clean(self, name: str) -> str:
        """The words of a name without marks that do not close and without a loose end."""
        text = _BLANKS.sub(" ", _UNSEEN.sub(" ", name))
        text = _CURLY.sub(r"«\1»", _STRAIGHT.sub(r"«\1»", text))
        text = _closed(text).strip(_MARKS)
        if text.startswith("«") and text.endswith("»") and text.count("«") == 1:
            text = text[1:-1].strip(_MARKS)
        words = self._freed(text).split(" ")
        while len(words) > 1 and fold(words[-1]) in self._dangling:
            words.pop()
        return " ".join(words).strip(_MARKS) or name.strip()

    def _freed(self, text: str) -> str:
        """The words without a joined preposition or and before the article (للحوثيين)."""
        first, blank, rest = text.partition(" ")
        if first.startswith(_TO_THE) and len(first) > 4:
            return "ال" + first[2:] + blank + rest
        if first.startswith(_LED) and fold(first[3:]) in self._stems:
            return text[1:]
        return text

    def is_quoted(self, cleaned: str) -> bool:
        """True for words that take sides, or that refer to something outside the record."""
        keys = [bare(fold(word)) for word in cleaned.split(" ")]
        loaded = self._loaded
        if any(loaded.search(key) and key not in self._harmless for key in keys):
            return _key(cleaned) not in self._own
        words = cleaned.split(" ")
        if fold(words[0]) in self._openers:
            return True
        return any(self._has_pronoun(word, key) for word, key in zip(words, keys, strict=True))

    def _has_pronoun(self, word: str, key: str) -> bool:
        if word.endswith("ة"):  # folded like the pronoun ـه
            return False
        for ending in self.wording.pronouns:
            if key.endswith(ending) and key not in self._stems:
                stem = key[: -len(ending)]
                for known in (stem, stem[1:] if stem[:1] in _JOINED else stem):
                    if known in self._stems:
                        return True
                    if known.endswith("ت") and known[:-1] + "ه" in self._stems:
                        return True
        return False

    def country(self, name: str) -> str:
        """The English name of a country after a preposition."""
        return f"the {name}" if name.startswith(self.wording.the_countries) else name

    def english(self, name: str, party: str | None) -> str:
        """An English name of the register in a sentence: with its article, without asides."""
        wording = self.wording
        for aside in wording.unsaid:
            name = name.replace(aside, "")
        for country in wording.the_countries:
            name = name.replace(f" of {country}", f" of the {country}")
        plain = name.partition(" (")[0]
        first, _, rest = plain.partition(" ")
        if (party or "").startswith("generic-"):
            if any(word in name for word in wording.loaded_en):
                return f"“{name}”"
            lowered = name[0].lower() + name[1:]
            article = "the " if plain in wording.generic_the else ""
            return ("a " if plain in wording.generic_a else article) + lowered
        if first in ("The", "the"):
            return name
        if rest[:1].islower() and first in wording.common_first and not rest.startswith("of "):
            name = name[0].lower() + name[1:]  # Air force of …, Defence minister of …
        if first == "Forces":
            return name
        is_the = _INNER.split(plain)[0].rpartition(" ")[2] in wording.the_ends or plain.startswith(
            tuple(wording.the_countries)
        )
        return f"the {name}" if is_the or " of " in plain else name


_MOST = 20_000  # names kept; then the memory begins anew


def _key(name: str) -> str:
    return " ".join(bare(word) for word in fold(name).split())


def _within(words: str) -> str:
    """The words for use inside quotation marks."""
    return words.replace("«", "‹").replace("»", "›")


def _closed(text: str) -> str:
    """The text without quotation marks and brackets that have no partner."""
    kept = list(text)
    open_marks: list[int] = []
    for position, mark in enumerate(text):
        if mark in _PAIRS:
            open_marks.append(position)
        elif mark in "»)]":
            if open_marks and _PAIRS[text[open_marks[-1]]] == mark:
                open_marks.pop()
            else:
                kept[position] = ""
        elif mark in '"“”„':
            kept[position] = ""
    for position in open_marks:
        kept[position] = ""
    return "".join(kept)
