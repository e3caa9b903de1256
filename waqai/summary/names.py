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
from waqai.summary.tables import GENERIC, Pair, Wording, Words

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
# Arabic words and figures alone, the most common case
_IS_PLAIN = re.compile("[0-9\u0621-\u063a\u0641-\u0652]+(?: [0-9\u0621-\u063a\u0641-\u0652]+)*\\Z")
_PAIRED = re.compile('[«»()\\[\\]"“”„]')
_DANGLING, _OPENER, _LOADED, _PRONOUN, _CHANGES = 1, 2, 4, 8, 16  # flags of a word
_SURE = ("ها", "هما")  # endings that are a pronoun in all but short words
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
        self._stems = {bare(fold(stem)) for stem in (*stems, *wording.no_pronoun)}
        self._loaded = re.compile("|".join(fold(stem) for stem in wording.loaded))
        self._harmless = {bare(fold(word)) for word in wording.harmless}
        self._openers = wording.openers  # as written: على, not علي
        self._dangling = wording.dangling
        self._words: dict[str, int] = {}
        self._known: dict[str, Pair] = {}
        self._in_english: dict[tuple[str, bool], str] = {}

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
        words = cleaned.split(" ")
        flags = [self._flags(word) for word in words]
        all_flags = 0
        for flag in flags:
            all_flags |= flag
        genitive = self._cases.genitive(cleaned) if all_flags & _CHANGES else cleaned
        inner, outer = genitive, cleaned
        if "«" in cleaned:
            inner, outer = _within(genitive), _within(cleaned)
        if self._is_quoted(cleaned, flags[0], all_flags):
            genitive = self._quoted[0].format(words=inner)
        return genitive, self._quoted[1].format(words=outer)

    def place(self, name: str) -> Pair:
        """The same of a place: its name has one form, and is quoted only where it takes sides."""
        cleaned = self.clean(name)
        quoted = self._quoted[1].format(words=_within(cleaned))
        if any(self._flags(word) & _LOADED for word in cleaned.split(" ")):
            return self._quoted[0].format(words=_within(cleaned)), quoted
        return cleaned, quoted

    def clean(self, name: str) -> str:
        """The words of a name without marks that do not close and without a loose end."""
        text = name if _IS_PLAIN.match(name) else _tidied(name)
        text = self._freed(text)
        while True:
            rest, blank, last = text.rpartition(" ")
            if not blank or not self._flags(last) & _DANGLING:
                return text or name.strip()
            text = rest.strip(_MARKS)

    def _freed(self, text: str) -> str:
        """The words without a joined preposition or and before the article (للحوثيين)."""
        if text[:1] not in _JOINED:
            return text
        first, blank, rest = text.partition(" ")
        if first.startswith(_TO_THE) and len(first) > 4:
            return "ال" + first[2:] + blank + rest
        if first.startswith(_LED) and fold(first[3:]) in self._stems:
            return text[1:]
        return text

    def _is_quoted(self, cleaned: str, first: int, flags: int) -> bool:
        """True for words that take sides, or that refer to something outside the record."""
        if first & _OPENER:
            return True
        if flags & _LOADED:
            return _key(cleaned) not in self._own
        return bool(flags & _PRONOUN)

    def _flags(self, word: str) -> int:
        """What is to be known of a word, whatever phrase it stands in."""
        found = self._words.get(word)
        if found is None:
            if len(self._words) > _MOST:
                self._words.clear()
            key = fold(word)
            found = _DANGLING if word in self._dangling else 0
            if word in self._openers:
                found |= _OPENER
            if self._loaded.search(key) and bare(key) not in self._harmless:
                found |= _LOADED
            if self._has_pronoun(word, bare(key)):
                found |= _PRONOUN
            if Cases.may_change(word):
                found |= _CHANGES
            self._words[word] = found
        return found

    def _has_pronoun(self, word: str, key: str) -> bool:
        if not key.endswith(self.wording.pronouns) or word.endswith("ة"):  # folded like ـه
            return False
        if word.endswith(("ً", "ًا")) or (
            key.endswith("ا") and not key.endswith("ها") and key[:-1] in self._stems
        ):
            return False  # an accusative: متهماً, مشتبهاً
        if len(key) > 4 and key.endswith(_SURE) and key not in self._stems:
            return True
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
        key = (name, (party or "").startswith(GENERIC))
        found = self._in_english.get(key)
        if found is None:
            if len(self._in_english) > _MOST:
                self._in_english.clear()
            found = self._in_english[key] = self._english(*key)
        return found

    def _english(self, name: str, is_generic: bool) -> str:
        wording = self.wording
        for aside in wording.unsaid:
            name = name.replace(aside, "")
        for country in wording.the_countries:
            name = name.replace(f" of {country}", f" of the {country}")
        plain = name.partition(" (")[0]
        first, _, rest = plain.partition(" ")
        if is_generic:
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


def _tidied(name: str) -> str:
    """A name in one line, its quotation marks alike and closed, nothing but words at its ends."""
    text = _BLANKS.sub(" ", _UNSEEN.sub(" ", name))
    if _PAIRED.search(text):
        text = _CURLY.sub(r"«\1»", _STRAIGHT.sub(r"«\1»", text))
        text = _BLANKS.sub(" ", _closed(text))
    text = text.strip(_MARKS)
    if text.startswith("«") and text.endswith("»") and text.count("«") == 1:
        text = text[1:-1].strip(_MARKS)
    return text


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
