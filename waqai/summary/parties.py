"""Actors, targets and sources → what they are called in both languages.

English: the name of the register where the party is in it; else what its kind is called, in the
number of the Arabic words; else those words in quotation marks. Nothing is transliterated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from waqai.arabic.fold import fold
from waqai.arabic.inflect import noun_forms, plural_forms
from waqai.mentions.number.counted import CountedNoun
from waqai.model.report import Actor, Source
from waqai.summary.agreement import bare
from waqai.summary.names import Names
from waqai.summary.tables import Pair, PartyKind, SourceWord, Words

__all__ = ["Parties"]

_MOST_WORDS = 3  # how far into a phrase its noun is looked for: ثلاثة من المسلحين
_ENDINGS = ("يين", "ون", "ين", "ات", "ه")
_MOST = 20_000  # parties kept; then the memory begins anew


class Parties:
    """What parties and sources are called. before: folded words that may count a noun."""

    def __init__(
        self,
        names: Names,
        words: Words,
        kinds: Mapping[str, PartyKind],
        source_words: Iterable[SourceWord],
        register: Mapping[str, str],
        nouns: Iterable[CountedNoun],
        before: Iterable[str],
    ) -> None:
        self._names = names
        self._words = words
        self._kinds = kinds
        self._register = register
        self._numbers = _numbers(nouns, {fold(word) for word in names.wording.not_dual})
        self._counts = frozenset(before) - {"من", "عن"}
        self._words_known: dict[str, tuple[str, bool, bool]] = {}
        self._heads: dict[str, str] = {}
        self._qualities: dict[str, str] = {}
        for row in source_words:
            if row.part == "quality":
                self._qualities[fold(row.word)] = row.en
                continue
            for form in (row.word, *(form for form, _ in plural_forms(row.word))):
                self._heads[fold(form)] = row.en
        self._known: dict[tuple[str | None, ...], Pair] = {}

    def actor(self, actor: Actor) -> Pair:
        """What an actor or target is called, in the genitive."""
        key = (actor.name, actor.id, actor.kind, actor.name_en)
        found = self._known.get(key)
        if found is None:
            self._forget()
            ar, quoted = self._names.of(actor.name)
            name_en = actor.name_en or self._register.get(actor.id or "")
            if name_en:
                found = ar, self._names.english(name_en, actor.id)
            else:
                found = ar, self._described(actor) or quoted
            self._known[key] = found
        return found

    def quoted(self, actor: Actor) -> Pair:
        """The same with the Arabic words in the English sentence."""
        return self._names.of(actor.name)

    def source(self, source: Source) -> Pair:
        """What a source is called, in the genitive, with what is said of it."""
        key = ("source", source.name, source.id, source.kind, source.description)
        found = self._known.get(key)
        if found is None:
            self._forget()
            found = self._known[key] = self._source(source)
        return found

    def joined(self, names: Sequence[Pair]) -> Pair:
        """Several in a row: each once, the first few by name."""
        if len(names) == 1:
            return names[0]
        words = self._words
        arabic = list(dict.fromkeys(ar for ar, _ in names))
        called: dict[str, str] = {}
        for _, en in names:
            called.setdefault(_core(en), en)
        english = list(called.values())
        others = words.parties["others"]
        if len(arabic) > words.most + 1:
            arabic = [*arabic[: words.most], others[0]]
        if len(english) > words.most + 1:
            english = [*english[: words.most], others[1]]
        *first, last = english
        listed = words.comma[1].join(first) + words.and_[1] + last if first else last
        return words.and_[0].join(arabic), listed

    def _source(self, source: Source) -> Pair:
        ar, quoted = self._names.of(source.name)
        if source.description:
            ar += self._words.parties["described"][0].format(
                words=self._names.clean(source.description)
            )
        name_en = self._register.get(source.id or "")
        if name_en:
            return ar, self._names.english(name_en, source.id)
        said = self._said_of(self._names.clean(source.name))
        return ar, said or self._words.source_kinds.get(source.kind) or quoted

    def _said_of(self, name: str) -> str | None:
        """English for a source's description: مصدر أمني → a security source."""
        first, *rest = fold(name).split(" ")
        head = self._heads.get(bare(first))
        if head is None:
            return None
        article, blank, noun = head.partition(" ")
        if article not in ("a", "an", "the"):
            article, blank, noun = "", "", head
        for word in rest[:1]:
            quality = self._quality(word)
            noun = f"{quality} {noun}" if quality else noun
        if not blank:
            return noun
        if article == "the" or first.startswith("ال"):
            return f"the {noun}"
        return f"{'an' if noun[0] in 'aeioAEIO' else 'a'} {noun}"

    def _quality(self, word: str) -> str | None:
        key = bare(word)
        found = self._qualities.get(key)
        for ending in _ENDINGS:
            if found is None and key.endswith(ending):
                stem = key[: -len(ending)]
                found = self._qualities.get(stem) or self._qualities.get(stem + "ي")
        return found

    def _described(self, actor: Actor) -> str | None:
        kind = self._kinds.get(actor.kind or "")
        if kind is None:
            return None
        number, is_person, is_counted = "", False, False
        for word in actor.name.split(" ", _MOST_WORDS)[:_MOST_WORDS]:
            found = self._words_known.get(word)
            if found is None:
                found = self._word(word)
            number, is_person, counts = found
            if number:
                if is_counted:  # 11 شخصاً
                    number = "many"
                break
            is_counted |= counts
        if number == "one":
            return (kind.person if is_person else kind.one) or None
        if number == "many":
            return (kind.people if is_person else kind.many) or None
        return kind.any or None

    def _word(self, word: str) -> tuple[str, bool, bool]:
        """The number of a word, "" where it is no noun; is it a person; does it count."""
        if len(self._words_known) > _MOST:
            self._words_known.clear()
        key = bare(fold(word))
        number, is_person = self._numbers.get(key, ("", False))
        found = number, is_person, key[:1].isdigit() or key in self._counts
        self._words_known[word] = found
        return found

    def _forget(self) -> None:
        if len(self._known) > _MOST:
            self._known.clear()


def _core(name: str) -> str:
    """An English name without its article: a source and the source are told once."""
    article, blank, rest = name.partition(" ")
    return rest if blank and article in ("a", "an", "the") else name


def _numbers(nouns: Iterable[CountedNoun], not_dual: set[str]) -> dict[str, tuple[str, bool]]:
    """Folded forms of nouns → (one or many, is a person); forms that are both are left out."""
    found: dict[str, tuple[str, bool]] = {}
    unclear: set[str] = set()
    for noun in nouns:
        if noun.animacy not in ("person", "thing") or " " in noun.singular:
            continue
        forms = [
            (form, feature != "sg")
            for form, feature in noun_forms(noun.singular)
            if feature == "sg" or fold(form) not in not_dual  # طالبان is no pair of students
        ]
        forms += [(form, True) for form, _ in plural_forms(noun.plural)]
        for form, is_many in forms:
            key = fold(form)
            value = ("many" if is_many else "one", noun.animacy == "person")
            if found.setdefault(key, value) != value:
                unclear.add(key)
    return {key: value for key, value in found.items() if key not in unclear}
