"""Clitics peeled once, for every lexicon: و ف ب ل ك س ال before, pronouns after.

In: a folded word. Out: every way it may be read as proclitics + stem + enclitic pronoun, fewest
letters peeled first. Nothing here knows which stems exist; lexica take the first reading whose
stem they know, that is the longest known stem.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Peel", "noun_peels", "verb_peels", "without_pronoun"]


class Peel(NamedTuple):
    """One reading of a word. proclitic + (ال) + stem + enclitic.

    `proclitic`: the letters before the article or stem ("و", "وب", "ل" …), without the article.
    `stem`: what remains, never with the article. `has_article`: the word carries ال.
    `enclitic`: the suffix pronoun, "" for none.
    """

    proclitic: str
    has_article: bool
    stem: str
    enclitic: str = ""

    @property
    def letters_before(self) -> int:
        """How many folded letters stand before the noun with its article.

        For لل the article's alef is not written, so the whole word is the quotable unit: 0.
        """
        return 0 if self.has_article and self.proclitic.endswith("ل") else len(self.proclitic)


_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")
_SHORTEST_STEM = 2

# (written prefix, proclitic, has article), shortest first.
_NOUN_PREFIXES = sorted(
    {
        (
            conjunction + ("لل" if preposition == "ل" and article else preposition + article),
            conjunction + preposition,
            bool(article),
        )
        for conjunction in _CONJUNCTIONS
        for preposition in _PREPOSITIONS
        for article in ("", "ال")
    },
    key=lambda row: (len(row[0]), row[0]),
)
_VERB_PREFIXES = sorted(
    {conjunction + particle for conjunction in _CONJUNCTIONS for particle in ("", "س", "ل")},
    key=lambda prefix: (len(prefix), prefix),
)
_VERB_CLITICS = frozenset("وفسل")
# First letter of a word → the prefixes that can stand there.
_BY_LETTER = {
    letter: [row for row in _NOUN_PREFIXES if row[0][:1] in ("", letter)] for letter in "وفبلكا"
}
# س (future) and ل (so that) stand only before an imperfect.
_BEFORE_IMPERFECT = ("س", "ل")
# Folded suffix pronouns, longest first.
# The second person hardly occurs in news and reads فيسبوك as "they curse you": left out for verbs.
_PRONOUNS = {
    "noun": ("كما", "هما", "هم", "هن", "ها", "نا", "كم", "ه", "ي", "ك"),
    "verb": ("هما", "هم", "هن", "ها", "نا", "ني", "ه"),
}
_LAST_LETTERS = frozenset("هامنيك")


def noun_peels(word: str) -> list[Peel]:
    """The readings of a folded word as a noun with proclitics and article, no pronoun.

    >>> [(p.proclitic, p.stem) for p in noun_peels("وبالموصل")]
    [('', 'وبالموصل'), ('و', 'بالموصل'), ('وب', 'الموصل'), ('وب', 'موصل')]
    """
    readings = _BY_LETTER.get(word[:1])
    if readings is None:  # most words begin with a letter that is no clitic
        return [Peel("", False, word)] if len(word) >= _SHORTEST_STEM else []
    return [
        Peel(proclitic, article, word[len(prefix) :])
        for prefix, proclitic, article in readings
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM
    ]


def verb_peels(word: str) -> list[Peel]:
    """The readings of a folded word as a verb with و ف س ل before it, no pronoun.

    >>> [(p.proclitic, p.stem) for p in verb_peels("وسيقصف")]
    [('', 'وسيقصف'), ('و', 'سيقصف'), ('وس', 'يقصف')]
    """
    if word[:1] not in _VERB_CLITICS:
        return [Peel("", False, word)] if len(word) >= _SHORTEST_STEM else []
    return [
        Peel(prefix, False, word[len(prefix) :])
        for prefix in _VERB_PREFIXES
        if word.startswith(prefix)
        and len(word) - len(prefix) >= _SHORTEST_STEM
        and (not prefix.endswith(_BEFORE_IMPERFECT) or word[len(prefix)] in "يتن")
    ]


def without_pronoun(peel: Peel, part: str) -> list[Peel]:
    """The same reading with a suffix pronoun taken off, in every way that fits.

    part "noun": ت before the pronoun may be ة (قواتها → قوات, سيارته → سياره).
    part "verb": و before it may be وا (قتلوهم → قتلوا), ا may be ي (تبناه → تبني).
    A word with the article takes no pronoun.
    """
    if peel.has_article or peel.stem[-1:] not in _LAST_LETTERS:
        return []
    readings = []
    for pronoun in _PRONOUNS[part]:
        if not peel.stem.endswith(pronoun):
            continue
        stem = peel.stem[: -len(pronoun)]
        if len(stem) < _SHORTEST_STEM:
            continue
        readings.append(peel._replace(stem=stem, enclitic=pronoun))
        restored = None
        if part == "noun" and stem.endswith("ت"):
            restored = stem[:-1] + "ه"
        elif part == "verb" and stem.endswith("و"):
            restored = stem + "ا"
        elif part == "verb" and stem.endswith("ا"):
            restored = stem[:-1] + "ي"
        if restored is not None:
            readings.append(peel._replace(stem=restored, enclitic=pronoun))
    return readings
