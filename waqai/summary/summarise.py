"""An event of a report → its summary, one sentence in Arabic and one in English.

From the record alone: what the record does not hold is not told, and what it holds is told as
exactly as it stands: on whose word, how sure, how precise. docs/summaries.md says how.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waqai.arabic.fold import fold
from waqai.lexicon.tables import read_table
from waqai.mentions.actor.lexica import Head
from waqai.mentions.number.lexica import Bound, Numeral, Quantifier
from waqai.mentions.speaker.lexica import SourceNoun
from waqai.model.report import Event, Source, Summary
from waqai.summary.agreement import Cases, bare
from waqai.summary.counting import Counter, nouns_of, other_people
from waqai.summary.dates import when
from waqai.summary.frames import Frames
from waqai.summary.harm import Tolls
from waqai.summary.names import Names
from waqai.summary.parties import Parties
from waqai.summary.places import where
from waqai.summary.tables import (
    Pair,
    read_frames,
    read_kinds,
    read_people,
    read_reference,
    read_source_words,
    read_verbs,
    read_weapons,
    read_wording,
    read_words,
)

__all__ = ["Summaries"]

_STANCES = ("reports", "claims", "accuses", "confirms", "denies")
_MOST = 20_000  # dates and places kept; then the memory begins anew


class Summaries:
    """Writes summaries. Making one reads the tables; using one changes nothing in it."""

    def __init__(self) -> None:
        words, wording, reference = read_words(), read_wording(), read_reference()
        heads = read_table("mentions/actor/heads.tsv", Head)
        known = [(noun.singular, noun.plural) for noun in reference.nouns]
        known += [(head.form, "") for head in heads]
        known += [(noun, "") for noun in wording.more_nouns]
        known += [(noun.form, "") for noun in read_table("mentions/speaker/nouns.tsv", SourceNoun)]
        stems = [form for pair in known for form in pair if form]
        countries = [ar for ar, _ in reference.countries.values()]
        cases = Cases(known, wording, countries)
        kinds, people, before = read_kinds(), read_people(), _number_words()
        self._words = words
        self._reference = reference
        self._names = Names(cases, wording, words, reference.own_names.values(), stems)
        self._parties = Parties(
            self._names,
            words,
            kinds,
            read_source_words(),
            reference.register,
            reference.nouns,
            before,
        )
        self._tolls = Tolls(
            nouns_of(reference.nouns, people),
            other_people(reference.nouns, people),
            before,
            Counter(words),
            self._names,
            words,
        )
        self._frames = Frames(
            read_frames(), read_verbs(), kinds, read_weapons(), self._parties, words
        )
        self._known: dict[object, Pair] = {}

    def of(self, event: Event) -> Summary:
        """The summary of an event; its own `summary` is not looked at."""
        frame = self._frames.frame(event)
        ar, en = self._frames.clause(frame, event)
        for pair in (self._where(event), self._when(event)):
            if pair is not None:
                ar, en = f"{ar} {pair[0]}", f"{en} {pair[1]}"
        comma_ar, comma_en = self._words.comma
        toll = self._tolls.told(event, frame)
        if toll is not None:
            ar, en = ar + comma_ar + toll[0], en + comma_en + toll[1]
        if event.claimed_by or event.sources:
            for pair in self._told(event):
                ar, en = ar + comma_ar + pair[0], en + comma_en + pair[1]
        en = en[0].upper() + en[1:]
        if event.background:
            before = self._words.background
            ar, en = before[0] + ar, before[1] + en
        return Summary(ar=ar + ".", en=en + ".")

    def _when(self, event: Event) -> Pair | None:
        date = event.date
        if date is None:
            return None
        key = (date.start, date.end, date.precision, date.part_of_day, date.basis)
        found = self._known.get(key)
        if found is None:
            found = self._keep(key, when(date, self._words, self._reference.months))
        return found

    def _where(self, event: Event) -> Pair | None:
        place = event.place
        if place is None:
            return None
        key = (
            *(place.name, place.name_en, place.id, place.precision, place.country),
            *(place.admin1, place.admin1_ar, bool(place.candidates)),
        )
        found = self._known.get(key)
        if found is None:
            found = where(place, self._words, self._reference, self._names)
            self._keep(key, found)
        return found

    def _keep(self, key: object, pair: Pair) -> Pair:
        if len(self._known) > _MOST:
            self._known.clear()
        self._known[key] = pair
        return pair

    def _told(self, event: Event) -> Iterator[Pair]:
        """Who claims it, and on whose word it is told, by stance."""
        claimants: set[str | None] = set()
        if event.claimed_by:
            yield _with(self._words.claimed["by"], self._who(event.claimed_by))
            for claimant in event.claimed_by:
                claimants.update((claimant.name, claimant.id or claimant.name))
        by_stance: dict[str, list[Source]] = {}
        for source in event.sources:
            if source.name in claimants or source.id in claimants:
                continue  # told already
            is_denial = source.stance == "denies" and event.factuality == "denied"
            by_stance.setdefault("reports" if is_denial else source.stance, []).append(source)
        for stance in _STANCES:
            if stance in by_stance:
                yield _with(self._words.stance[stance], self._who(by_stance[stance]))

    def _who(self, sources: Sequence[Source]) -> Pair:
        if len(sources) > 1:
            sources = _specific(sources)
        return self._parties.joined([self._parties.source(source) for source in sources])


def _specific(sources: Sequence[Source]) -> list[Source]:
    """The sources without those that only take up another (المسؤولون beside مسؤولون أميركيون)."""
    keys = [" ".join(bare(word) for word in fold(source.name).split()) for source in sources]
    return [
        source
        for source, key in zip(sources, keys, strict=True)
        if not any(other.startswith(key + " ") for other in keys)
    ]


def _with(form: Pair, who: Pair) -> Pair:
    return form[0].format(who=who[0]), form[1].format(who=who[1])


def _number_words() -> set[str]:
    """Folded words that may stand before a counted noun: numerals, bounds, quantifiers, من."""
    forms = [
        *(row.word for row in read_table("mentions/number/numerals.tsv", Numeral)),
        *(row.word for row in read_table("mentions/number/bounds.tsv", Bound)),
        *(row.word for row in read_table("mentions/number/quantifiers.tsv", Quantifier)),
    ]
    found = {bare(fold(word)) for form in forms for word in form.split(" ")}
    return found | {"من", "عن"}
