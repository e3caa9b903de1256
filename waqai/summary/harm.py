"""Rows of killed, injured, harmed, captured and missing → what was done to people.

A row tells how many and who: the noun that heads its words where people.tsv holds it, else the noun
of its kind, else شخص. A toll that a later one replaces is not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waqai.arabic.fold import fold
from waqai.model.report import CountRow, Event, Including
from waqai.summary.agreement import bare
from waqai.summary.counting import Counter, Noun
from waqai.summary.names import Names
from waqai.summary.tables import Frame, Pair, Words

__all__ = ["Tolls"]

_FIELDS = ("killed", "injured", "harmed", "captured", "missing")
_OF_THINGS = ("captured", "missing")  # what else than people a row may count
_LATER = "died_later"
_MOST = 20_000  # rows kept; then the memory begins anew


class Tolls:
    """What was done to people.

    others: forms of nouns of people that a summary does not use; before: folded words that may
    stand before a counted noun.
    """

    def __init__(
        self,
        nouns: Mapping[str, Noun],
        others: Iterable[str],
        before: Iterable[str],
        counter: Counter,
        names: Names,
        words: Words,
    ) -> None:
        self._nouns = nouns
        self._before = frozenset(before)
        self._counter = counter
        self._names = names
        self._words = words
        self._forms = _forms(nouns.values(), others)
        self._known: dict[tuple[object, ...], Pair] = {}

    def told(self, event: Event, frame: Frame) -> Pair | None:
        """The harm of an event, without the comma before it; None when no row says anything."""
        if not (
            event.killed or event.injured or event.harmed or event.captured or event.missing
        ):  # most events: no row is looked for
            return None
        suffered: dict[str, list[Pair]] = {}
        none: list[Pair] = []
        for field in _FIELDS:
            rows: tuple[CountRow, ...] = getattr(event, field)
            for row in rows:
                if row.status == "superseded":
                    continue
                harm = self._words.harm[field]
                if row.high == 0:
                    none.append((harm.ar[1], harm.en))
                    continue
                name = _LATER if row.status == _LATER and field == "killed" else field
                suffered.setdefault(name, []).append(self._row(row, field in _OF_THINGS))
        if not suffered and not none:
            return None
        told = [self._joined(name, rows) for name, rows in suffered.items()]
        return self._led(told, list(dict.fromkeys(none)), event, frame)

    def _joined(self, name: str, rows: list[Pair]) -> Pair:
        """Rows of one kind of harm: مقتل جنديين اثنين و3 مدنيين."""
        form, words = self._words.harm[name], self._words
        ar = words.and_[0].join(ar for ar, _ in rows)
        *first, last = (en for _, en in rows)
        en = words.comma[1].join(first) + words.and_[1] + last if first else last
        return form.ar[0].format(who=ar), f"{en} {form.en}"

    def _led(self, suffered: list[Pair], none: list[Pair], event: Event, frame: Frame) -> Pair:
        words = self._words
        toll = words.toll
        arabic: list[str] = []
        english: list[str] = []
        if suffered:
            listed = words.and_[0].join(ar for ar, _ in suffered)
            is_result = frame.harm == "result" and event.factuality in ("asserted", "possible")
            form = toll.result[frame.gender] if is_result else toll.context[0]
            arabic.append(form.format(what=listed))
            *first, last = (en for _, en in suffered)
            listed = words.comma[1].join(first) + words.and_[1] + last if first else last
            english.append((toll.with_ if is_result else toll.context[1]).format(what=listed))
        if none:
            arabic.append(toll.none[0].format(what=toll.or_[0].join(ar for ar, _ in none)))
            said = toll.none[1].format(what=toll.or_[1].join(en for _, en in none))
            english.append(said if suffered else toll.with_.format(what=said))
        return " ".join(arabic), words.and_[1].join(english)

    def _row(self, row: CountRow, may_be_things: bool) -> Pair:
        key = (
            *(row.low, row.high, row.approx, row.vague, row.who, row.kind, row.party),
            *(row.including, may_be_things),
        )
        found = self._known.get(key)
        if found is None:
            if len(self._known) > _MOST:
                self._known.clear()
            found = self._known[key] = self._people(row, may_be_things)
        return found

    def _people(self, row: CountRow, may_be_things: bool) -> Pair:
        noun = self._noun(row.who, row.kind)
        if noun.one is None and not may_be_things:
            noun = self._noun(None, row.kind)
        ar, en = self._counter.row(
            noun, self._said(noun, row.who), row.low, row.high, row.approx, row.vague
        )
        party = self._words.party.get(row.party or "")
        if party is not None:
            ar, en = ar + party[0], en + party[1]
        if row.including:
            parts = [self._part(part, row.kind) for part in row.including]
            form = self._words.including[self._pronoun(row, noun)]
            ar += form[0].format(parts=self._words.and_[0].join(part for part, _ in parts))
            en += form[1].format(parts=self._words.and_[1].join(part for _, part in parts))
        return ar, en

    def _part(self, part: Including, kind: str | None) -> Pair:
        """A part of a row, in the nominative. An open part of two is told without its number."""
        noun = self._noun(part.who, kind)
        is_vague = part.high is None and part.low == 2
        return self._counter.row(
            noun,
            self._said(noun, part.who),
            part.low,
            part.high,
            False,
            is_vague,
            is_genitive=False,
        )

    @staticmethod
    def _pronoun(row: CountRow, noun: Noun) -> str:
        if row.low == row.high == 2:
            return "two"
        return noun.pronoun

    def _said(self, noun: Noun, who: str | None) -> str:
        """English where the noun has none: the words of the text."""
        return self._names.of(who)[1] if who and noun.one is None else ""

    def _noun(self, who: str | None, kind: str | None) -> Noun:
        found = self._head(who) if who else None
        if found is not None:
            return found
        return self._nouns[self._words.people.get(kind or "", self._words.people[""])]

    def _head(self, who: str) -> Noun | None:
        """The noun that heads the words of a row, past numbers and من; None when it is another."""
        words = [bare(word) for word in fold(who).split()]
        for position, word in enumerate(words):
            two = f"{word} {words[position + 1]}" if position + 1 < len(words) else ""
            found = self._forms.get(two) or self._forms.get(word)
            if found is not None:
                return self._nouns.get(found)
            if not (word in self._before or word[:1].isdigit() or word[1:] in self._before):
                return None
        return None


def _forms(nouns: Iterable[Noun], others: Iterable[str]) -> dict[str, str]:
    """Folded forms of nouns, without the article → id, "" for people told by their kind.

    Of nouns with a form in common people come first, then people told by their kind, then things.
    """
    found: dict[str, str] = {}
    ordered = sorted(nouns, key=lambda noun: (noun.one is None, len(noun.id)))
    for noun in ordered:
        if noun.one is None:
            for form in others:
                found.setdefault(bare(fold(form)), "")
            others = ()
        definite = " ".join(bare(word) for word in fold(noun.definite).split(" "))
        nominative = (noun.plural[:-2] + "ون",) if noun.plural.endswith("ين") else ()
        forms = (noun.singular, noun.accusative, *noun.duals, noun.plural, definite, *nominative)
        for form in forms:
            found.setdefault(fold(form), noun.id)
        for dual in noun.duals if noun.one else ():  # سائقَي شاحنة: before a genitive
            found.setdefault(fold(dual[:-1]), noun.id)
    return found
