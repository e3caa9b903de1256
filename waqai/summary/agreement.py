"""Words of a text → the genitive, the one case in which summaries use them.

In: names and descriptions as they stood in the text, in any case (الحوثيون, معسكراً, جنديان).
Out: the same words as they follow a preposition (الحوثيين, معسكر, جنديين). Without vowels three
endings change: -ون and construct -و, dual -ان, and the alef of the accusative. Only forms of known
nouns, and adjectives that agree with one that changed, are touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from waqai.arabic.fold import fold
from waqai.arabic.inflect import noun_forms
from waqai.summary.tables import Wording

__all__ = ["Cases", "bare"]

_ARTICLE = "ال"
_SHORTEST = 5  # letters of a form that is told by its ending
_TANWIN = re.compile("(اً|ًا)$")
_LAST = frozenset("ناوً")  # what a word that changes ends in
_COUNTING = frozenset("0123456789٠١٢٣٤٥٦٧٨٩ع")  # what a numeral may begin with: digits, عشر
_NUMERAL = re.compile(r"^[0-9٠-٩]")


def bare(folded: str) -> str:
    """A folded word without its article.

    >>> bare("القوات"), bare("الم")
    ('قوات', 'الم')
    """
    return folded[2:] if folded.startswith(_ARTICLE) and len(folded) > 4 else folded


class Cases:
    """The genitive of phrases.

    nouns: (singular, plural) of the nouns that are known. names: words that no case changes and
    that look like one that was (إسبانيا beside إسباني).
    """

    def __init__(
        self, nouns: Iterable[tuple[str, str]], wording: Wording, names: Iterable[str]
    ) -> None:
        self._plurals: set[str] = set()
        self._duals: set[str] = set()
        self._accusatives: set[str] = set()
        plain: set[str] = set()
        for singular, plural in nouns:
            for word in (singular.partition(" ")[0], plural.partition(" ")[0]):
                if word.endswith("ون"):
                    self._plurals.add(fold(word))
                elif word:
                    plain.add(fold(word))
            first = singular.partition(" ")[0]
            if first and not first.endswith("ون"):
                for form, feature in noun_forms(first):
                    if len(form) < _SHORTEST:  # حيان, إلينا
                        continue
                    if feature == "du" and form.endswith("ان"):
                        self._duals.add(fold(form))
                    elif feature == "sg" and form != first:
                        self._accusatives.add(fold(form))
        self._accusatives -= plain | {fold(name) for name in names}
        self._duals -= {fold(word) for word in wording.not_dual}
        self._defective = wording.defective
        self._not_plural = {fold(word) for word in wording.not_plural}
        self._not_dual = {fold(word) for word in wording.not_dual}
        self._tens = {fold(word) for word in wording.tens}
        self._openers = wording.openers  # as written: على, not علي

    @staticmethod
    def may_change(word: str) -> bool:
        """False where no case is seen in a word, whatever stands before it."""
        return word[-1:] in _LAST

    def genitive(self, phrase: str) -> str:
        """The phrase as it stands after a preposition."""
        words = phrase.split(" ")
        previous, is_counted = "", False
        for position, word in enumerate(words):
            if word[-1:] not in _LAST and word[:1] not in _COUNTING and word not in self._openers:
                previous = ""
                continue
            key = fold(word)
            if word in self._openers and position:
                break
            changed, kind = self._word(word, bare(key), position, len(words), previous, is_counted)
            is_counted |= bool(_NUMERAL.match(key)) or key in self._tens or key.startswith("عشر")
            words[position] = changed
            previous = kind
        return " ".join(words)

    def _word(
        self, word: str, key: str, position: int, length: int, previous: str, is_counted: bool
    ) -> tuple[str, str]:
        """The word in the genitive and what changed: plural, dual or nothing."""
        if key in self._tens:
            return word[:-2] + "ين", ""
        if key.endswith("ون") and self._is_plural(key, previous, key != fold(word)):
            return word[:-2] + "ين", "plural"
        if key.endswith("ان") and (
            key in self._duals or key in ("اثنان", "اثنتان", "مييتان", "مايتان", "الفان")
        ):
            return word[:-2] + "ين", "dual"
        if key.endswith("ان") and previous == "dual" and key not in self._not_dual:
            return word[:-2] + "ين", "dual"
        if key.endswith("و") and position == 0 and length > 1 and key + "ن" in self._plurals:
            return word[:-1] + "ي", ""
        if is_counted:
            return word, ""
        if _TANWIN.search(word):
            stem = _TANWIN.sub("", word)
            return (stem[:-1] + "ٍ" if stem in self._defective else stem), ""
        if key in self._accusatives and word.endswith("ا"):
            return word[:-1], ""
        return word, ""

    def _is_plural(self, key: str, previous: str, is_definite: bool) -> bool:
        if key in self._not_plural:
            return False
        if key in self._plurals:
            return True
        if len(key) < _SHORTEST:
            return False
        if key.endswith("يون") or key.startswith("م"):  # nisba, participles
            return True
        if is_definite and not key.startswith("ت"):  # الخريجون, but التعاون
            return True
        return previous == "plural" and key[0] not in "يتوف"
