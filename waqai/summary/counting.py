"""A number and what it counts, in Arabic and in English.

Arabic: the noun follows the number. One is the noun with واحد, two the dual with اثنان, 3 to 10 a
plural in the genitive, 11 to 99 a singular in the accusative, hundreds and thousands a singular in
the genitive; above hundred the last two digits decide (103 جنود, 111 جندياً, 1002 جندي). Nouns come
from reference/counted_nouns.tsv, English for them from people.tsv.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from waqai.arabic.inflect import noun_forms, plural_forms
from waqai.mentions.number.counted import CountedNoun
from waqai.summary.tables import Numerals, Pair, PersonWord, Words

__all__ = ["Counter", "Noun", "nouns_of", "other_people"]

_NO_TANWIN = ("ة", "ى", "ا", "اء")
_WOMEN = ("women", "children")


class Noun(NamedTuple):
    """The forms of a counted noun. duals, plurals: nominative and genitive.

    gender: m or f. pronoun: how a group of them is referred to: they, women or things.
    one, many: English, None where people.tsv has no row.
    """

    id: str
    singular: str
    accusative: str
    duals: Pair
    plural: str
    definite: str
    gender: str
    pronoun: str
    one: str | None
    many: str | None


def nouns_of(nouns: Iterable[CountedNoun], people: Iterable[PersonWord]) -> dict[str, Noun]:
    """The nouns that can be counted in a summary by id: people of people.tsv, and things."""
    english = {row.id: row for row in people}
    return {
        row.id: _noun(row, english.get(row.id))
        for row in nouns
        if row.id in english or (row.animacy == "thing" and " " not in row.singular)
    }


def other_people(nouns: Iterable[CountedNoun], people: Iterable[PersonWord]) -> list[str]:
    """The forms of nouns of people that have no row in people.tsv."""
    ids = {row.id for row in people}
    return [
        form
        for row in nouns
        if row.animacy == "person" and row.id not in ids
        for form, _ in (*noun_forms(row.singular), *plural_forms(row.plural))
    ]


def _noun(row: CountedNoun, english: PersonWord | None) -> Noun:
    first, blank, rest = row.singular.partition(" ")  # رجل شرطة: the second word stays
    tail = blank + rest
    duals = [form for form, feature in noun_forms(first) if feature == "du"]
    nominative = next(form for form in duals if form.endswith("ان"))
    genitive = next(form for form in duals if form.endswith("ين"))
    if tail:
        nominative, genitive = nominative[:-1], genitive[:-1]
    plural = _genitive(row.plural)
    first_plural, blank, rest_plural = plural.partition(" ")
    definite = f"{first_plural} ال{rest_plural}" if blank else "ال" + plural
    has_tanwin = not tail and not row.singular.endswith(_NO_TANWIN)
    pronoun = "they"
    if row.animacy == "thing" or row.group == "families":
        pronoun = "things"
    elif row.gender == "f" and row.group.startswith(_WOMEN):
        pronoun = "women"
    return Noun(
        id=row.id,
        singular=row.singular,
        accusative=row.singular + "اً" if has_tanwin else row.singular,
        duals=(nominative + tail, genitive + tail),
        plural=plural,
        definite=definite,
        gender=row.gender,
        pronoun=pronoun,
        one=english.one if english else None,
        many=english.many if english else None,
    )


def _genitive(plural: str) -> str:
    """A sound masculine plural in the genitive; broken plurals have no ending to change."""
    if not plural.endswith("ون"):
        return plural
    return next(form for form, _ in plural_forms(plural) if form.endswith("ين"))


class Counter:
    """Counts nouns. `words`: the words round numbers."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._numerals: Numerals = words.numerals

    def exact(self, noun: Noun, n: int, said: str, is_genitive: bool = True) -> Pair:
        """A number (1 or more) with its noun; `said` is what English says where it has no noun."""
        return self._arabic(noun, n, is_genitive), self._english(noun, n, said)

    def many(self, noun: Noun, said: str) -> Pair:
        """The noun of an unsaid number, after a word such as عدد من."""
        return noun.definite, noun.many or f"({said})"

    def row(
        self,
        noun: Noun,
        said: str,
        low: int,
        high: int | None,
        approx: bool,
        vague: bool,
        is_genitive: bool = True,
    ) -> Pair:
        """How many of a noun: low to high, both included; high None is open above."""
        count = self._words.count
        if vague:
            word = self._words.vague.get(str(low)) if high is None or high > low else None
            if high is None and word is not None:
                return _fill(word, self.many(noun, said))
            if low <= 2:
                return _fill(count["some"], self.many(noun, said))
        if high is None:
            form = count["least_approx" if approx and low > 2 else "least"]
            return _fill(form, self.exact(noun, max(low, 1), said))
        if low == high:
            if approx:
                return _fill(count["approx"], self.exact(noun, low, said))
            return self.exact(noun, low, said, is_genitive)
        if low <= 0 or (low == 1 and approx):
            return _fill(count["most" if low <= 0 else "up_to"], self.exact(noun, high, said))
        if high == 2:
            one, two = (
                self.exact(noun, 1, said, is_genitive),
                self.exact(noun, 2, said, is_genitive),
            )
            ar_or, en_or = self._words.toll.or_
            return one[0] + ar_or + two[0], f"1{en_or}{two[1]}"
        form = count["between_approx" if approx else "between"]
        ar, en = self.exact(noun, high, said)
        return form[0].format(low=low, n=ar), form[1].format(low=f"{low:,}", n=en)

    def _arabic(self, noun: Noun, n: int, is_genitive: bool) -> str:
        if n == 1:
            return f"{noun.singular} {self._numerals.one[noun.gender]}"
        if n == 2:
            return f"{noun.duals[is_genitive]} {self._numerals.two[noun.gender][is_genitive]}"
        last = n % 100
        if 3 <= last <= 10:
            return f"{n} {noun.plural}"
        return f"{n} {noun.accusative if last > 10 else noun.singular}"

    def _english(self, noun: Noun, n: int, said: str) -> str:
        if noun.one is None or noun.many is None:
            return f"{n:,} ({said})" if said else f"{n:,}"
        return f"{n:,} {noun.one if n == 1 else noun.many}"


def _fill(form: Pair, n: Pair) -> Pair:
    return form[0].format(n=n[0]), form[1].format(n=n[1])
