"""What can be counted: people, things and units, by every written form of their nouns.

In: reference/counted_nouns.tsv, double_duty.tsv, homographs.tsv. Out: one `Counted` per folded
surface with its singular, dual and plural reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from waqai.arabic.fold import fold
from waqai.arabic.inflect import noun_forms, plural_forms

__all__ = ["Counted", "CountedNoun", "DoubleDuty", "Homograph", "read_forms"]

_FEATURES = ("sg", "du", "pl")
# Of two nouns written alike, the commoner after a number comes first (15 مدرسة, 3 سنين).
_PREFERENCE = ("unit_of_time", "money", "thing", "measure", "share", "person")


class CountedNoun(msgspec.Struct, frozen=True):
    """A row of reference/counted_nouns.tsv: a noun that news counts."""

    id: str
    singular: str
    plural: str
    gender: str
    animacy: str
    kind: str
    group: str
    state: str
    variety: str
    note: str


class DoubleDuty(msgspec.Struct, frozen=True):
    """A row of double_duty.tsv: a noun that is often something else in this number.

    when "after_harm": it counts by itself only next to a harm word or another count;
    "never": it never counts by itself.
    """

    id: str
    noun: str
    feature: str
    when: str
    reason: str


class Homograph(msgspec.Struct, frozen=True):
    """A row of homographs.tsv: a written form that is nearly always another word."""

    id: str
    form: str
    reason: str


class Counted(NamedTuple):
    """The readings of one written form; None where it has no such reading.

    lone_singular, lone_plural: "" when the form by itself is no count of people, "always", or
    "after_harm" when only next to a harm word or another count. is_adjectival: it may also be the
    adjective of a noun before it.
    """

    singular: CountedNoun | None
    dual: CountedNoun | None
    plural: CountedNoun | None
    lone_singular: str
    lone_plural: str
    is_adjectival: bool

    @property
    def is_quiet(self) -> bool:
        """True when the form by itself never makes a mention."""
        return not (self.dual or self.lone_singular or self.lone_plural)

    def reading(self, wants_plural: bool) -> CountedNoun | None:
        """The noun after a number that wants a plural (3 to 10) or a singular."""
        if wants_plural:
            return self.plural or self.singular or self.dual
        return self.singular or self.plural or self.dual


def read_forms(
    nouns: tuple[CountedNoun, ...],
    double_duty: tuple[DoubleDuty, ...],
    homographs: tuple[Homograph, ...],
) -> tuple[tuple[Counted, ...], list[tuple[str, int]]]:
    """One `Counted` per folded form, and the forms with the number of their `Counted`."""
    found: dict[str, tuple[str, dict[str, list[CountedNoun]]]] = {}
    dropped = {fold(row.form) for row in homographs}
    for noun in nouns:
        for form, feature in _forms(noun):
            key = fold(form)
            if key in dropped:
                continue
            _, readings = found.setdefault(key, (form, {}))
            known = readings.setdefault(feature, [])
            if noun not in known:
                known.append(noun)
    when = {(row.id, row.feature): row.when for row in double_duty}
    return (
        tuple(_counted(readings, when) for _, readings in found.values()),
        [(form, n) for n, (form, _) in enumerate(found.values())],
    )


def _counted(readings: dict[str, list[CountedNoun]], when: dict[tuple[str, str], str]) -> Counted:
    chosen = {
        feature: min(nouns, key=lambda noun: _PREFERENCE.index(noun.animacy))
        for feature, nouns in readings.items()
    }
    lone = {feature: _lone(feature, readings, when) for feature in ("sg", "pl")}
    if lone["pl"] and lone["sg"]:  # شباب, مارينز: not told apart, the plural is the safer reading
        lone["sg"] = ""
    adjectival = any(
        noun.singular.endswith("ي")
        or noun.singular.startswith("م")
        or when.get((noun.id, "sg")) == "after_harm"
        for nouns in readings.values()
        for noun in nouns
        if noun.animacy == "person"
    )
    singular, dual, plural = (chosen.get(feature) for feature in _FEATURES)
    return Counted(singular, dual, plural, lone["sg"], lone["pl"], adjectival)


def _lone(
    feature: str, readings: dict[str, list[CountedNoun]], when: dict[tuple[str, str], str]
) -> str:
    nouns = readings.get(feature)
    others = [noun for each in readings.values() for noun in each]
    if not nouns or any(noun.animacy != "person" for noun in others):
        return ""
    answers = {when.get((noun.id, feature), "always") for noun in nouns}
    return next((answer for answer in ("always", "after_harm") if answer in answers), "")


def _is_never_dual(noun: CountedNoun) -> bool:
    """True where -ي is the ending of an adjective (مركزي) or another word (جرحى), not a dual."""
    return noun.animacy != "person" and not noun.singular.endswith("ة")


def _plurals(noun: CountedNoun) -> Iterator[tuple[str, str]]:
    """The forms of the plural; a broken plural in -ون (قرون, سجون) has no other case."""
    stem = noun.singular.rstrip("يىة")
    if noun.plural.endswith("ون") and noun.plural not in (noun.singular + "ون", stem + "ون"):
        yield noun.plural, "pl"
        return
    yield from plural_forms(noun.plural)


def _forms(noun: CountedNoun) -> Iterator[tuple[str, str]]:
    """Every written form; in a phrase the later words may carry the article (رجال الشرطة)."""
    if noun.animacy == "measure" and noun.singular == noun.plural:
        yield noun.singular, "sg"  # كم, سم, مم
        return
    for form, feature in (*noun_forms(noun.singular), *_plurals(noun)):
        if feature == "du" and form.endswith("ي") and _is_never_dual(noun):
            continue
        yield form, feature
        first, blank, rest = form.partition(" ")
        if blank:
            yield f"{first} {' '.join('ال' + word for word in rest.split())}", feature
    first, blank, rest = noun.singular.partition(" ")
    if blank:  # a genitive keeps its form: سيارتي إسعاف beside عبوتين ناسفتين
        for form, feature in noun_forms(first):
            for tail in (rest, " ".join("ال" + word for word in rest.split())):
                yield f"{form} {tail}", feature
