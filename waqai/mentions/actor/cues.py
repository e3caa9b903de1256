"""Which party a name with several meanings stands for: the cue grammar of actor_names.tsv.

A cue is one or several conditions joined by "+", all of which must hold; rows with the same form
are alternatives. country:XX: the text around speaks of the country. before:DATE, since:DATE: the
article's date. speaker:GROUP: the text is written in that group's language. antecedent: named in
full earlier. source_position: where a source stands. metonym: a country or capital that acts.
animate: the common noun is used as a party. otherwise: no other row holds. What stays ambiguous
is a party without an id; a country that does not act, a common noun that names nobody, is none.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from typing import NamedTuple

from waqai.lexicon.scan import Hit
from waqai.mentions.actor.lexica import ActorName, ActorRow
from waqai.mentions.actor.roles import acts, is_animate, is_source
from waqai.mentions.actor.view import Setting, View

__all__ = ["Choice", "Cues"]

_WORD_CUES = frozenset({"metonym", "source_position", "animate"})
_NEAR = 40  # tokens
_SHARE = 0.5  # of the votes of the country named most, for a country to count as the text's
_CLEAR = 0.8  # a second reading this near to the best leaves the name ambiguous
_SAID_OUTRIGHT = 100.0  # القوات الجوية الأميركية: the adjective settles it
_PLACE, _ADJECTIVE, _PARTY, _HINT = 2.0, 1.0, 1.0, 5.0


class Choice(NamedTuple):
    """A reading of a name: its party (None when open), its kind if all readings share one, its
    end (past an adjective of nationality), and whether it names a party at all.
    """

    actor: ActorRow | None
    kind: str | None
    stop: int
    is_party: bool


class Cues:
    """Resolves the names of one document; `named` is told of every party as it is met."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._names = view.tables.names
        self._register = view.tables.register
        self._named: dict[str, int] = {}
        self._evidence = _evidence(view)
        self._positions = [position for position, _, _ in self._evidence]
        self._totals: dict[int, dict[str, float]] = {}
        self._groups: dict[int, frozenset[str]] = {}
        self._near: tuple[int, dict[str, float], float] = (-1, {}, 0.0)

    def name(self, actor_id: str, at: int) -> None:
        """Remember that a party was named at a token."""
        self._named[actor_id] = at

    def choose(self, hit: Hit) -> Choice:
        """The party a name means where it stands."""
        rows = [self._names[form.row] for form in hit.forms]
        for row in rows:
            if row.sense != "context":
                actor = self._register.get(row.id)
                return Choice(actor, actor.kind if actor else None, hit.stop, is_party=True)
        if hit.stop == hit.first + 1:
            if hit.first in self._view.classes.verbs:  # فتح مسلحون النار
                return Choice(None, None, hit.stop, is_party=False)
            has_article = self._view.has_article(hit)
            rows = [row for row in rows if row.form.startswith("ال") == has_article]
        if not rows:
            return Choice(None, None, hit.stop, is_party=False)
        adjective = self._view.country_at(hit.stop)
        stop = hit.stop + 1 if adjective else hit.stop
        scored: dict[str, float] = {}
        for row in rows:
            strength = self._strength(row, hit, adjective)
            if strength is not None:
                scored[row.id] = max(strength, scored.get(row.id, 0.0))
        kinds = {actor.kind for row in rows if (actor := self._register.get(row.id))}
        kind = kinds.pop() if len(kinds) == 1 else None
        best = max(scored, key=lambda key: scored[key], default=None)
        if best is None:
            is_party = any(self._stands_as_party(row, hit) for row in rows)
            return Choice(None, kind, stop, is_party=is_party)
        rivals = [key for key, score in scored.items() if score >= _CLEAR * scored[best]]
        if len(rivals) > 1:
            known = [key for key in rivals if key in self._named]
            if not known:
                return Choice(None, kind, stop, is_party=True)
            best = max(known, key=lambda key: self._named[key])
        actor = self._register.get(best)
        return Choice(actor, actor.kind if actor else kind, stop, is_party=True)

    def _strength(self, row: ActorName, hit: Hit, adjective: str | None) -> float | None:
        """How well a row's cue holds here; None when a condition fails."""
        total = 0.0
        for condition in row.cue.split("+"):
            held = self._condition(condition, row, hit, adjective)
            if held is None:
                return None
            total += held
        return total

    def _stands_as_party(self, row: ActorName, hit: Hit) -> bool:
        """True if the words are a party here, whoever it is: the row's word cues hold."""
        conditions = _WORD_CUES & set(row.cue.split("+"))
        return all(
            self._condition(condition, row, hit, None) is not None for condition in conditions
        )

    def _condition(
        self, condition: str, row: ActorName, hit: Hit, adjective: str | None
    ) -> float | None:
        name, _, value = condition.partition(":")
        if name == "country":
            return self._country(value, hit.first, adjective)
        if name == "otherwise":
            return None if adjective else 0.01
        if name in ("before", "since"):
            published = self._published(hit.first)
            if published is None:
                return None
            day = published.isoformat()
            return 0.0 if (day < value if name == "before" else day >= value) else None
        if name == "speaker":
            return 20.0 if value in self._groups_at(hit.first) else None
        if name == "antecedent":
            at = self._named.get(row.id)
            return None if at is None else 5.0 + at / (hit.first + 1)
        holds = {
            "source_position": is_source,
            "metonym": acts,
            "animate": is_animate,
        }.get(name)
        if holds is None or not holds(self._view, hit):
            return None
        return 1.0

    def _country(self, country: str, at: int, adjective: str | None) -> float | None:
        if adjective is not None:
            return _SAID_OUTRIGHT if adjective == country else None
        if self._near[0] != at:
            votes = self._votes(at)
            self._near = at, votes, max(votes.values(), default=0.0)
        _, votes, most = self._near
        score = votes.get(country, 0.0)
        return score if score and score >= _SHARE * most else None

    def _votes(self, at: int) -> dict[str, float]:
        """Votes for the countries the text speaks of, those near the token counted twice."""
        article = self._article(at)
        totals = self._totals.get(article)
        if totals is None:
            totals = self._totals[article] = self._total(article)
        votes = dict(totals)
        start = bisect_left(self._positions, at - _NEAR)
        stop = bisect_left(self._positions, at + _NEAR)
        for _, country, weight in self._evidence[start:stop]:
            votes[country] = votes.get(country, 0.0) + 2 * weight
        return votes

    def _total(self, article: int) -> dict[str, float]:
        totals: dict[str, float] = {}
        setting = self._setting(article)
        if setting is not None and setting.country:
            totals[setting.country] = _HINT
        for position, country, weight in self._evidence:
            if setting is None or _inside(position, setting):
                totals[country] = totals.get(country, 0.0) + weight
        return totals

    def _groups_at(self, at: int) -> frozenset[str]:
        """The groups whose language the article is written in, by its outlet and its words."""
        article = self._article(at)
        groups = self._groups.get(article)
        if groups is None:
            setting = self._setting(article)
            found = {
                hit.forms[0].feature
                for hit in self._view.scan.hits("group_word")
                if setting is None or _inside(hit.first, setting)
            }
            if setting is not None:
                outlets = self._view.tables.cues.outlets
                found |= {
                    outlets[key]
                    for outlet in setting.outlets
                    if (key := outlet.partition("--")[0]) in outlets
                }
            groups = self._groups[article] = frozenset(found)
        return groups

    def _published(self, at: int) -> datetime.date | None:
        setting = self._setting(self._article(at))
        return setting.published if setting is not None else None

    def _article(self, at: int) -> int:
        for number, setting in enumerate(self._view.settings):
            if _inside(at, setting):
                return number
        return 0 if len(self._view.settings) == 1 else -1

    def _setting(self, article: int) -> Setting | None:
        return self._view.settings[article] if 0 <= article < len(self._view.settings) else None


def _inside(position: int, setting: Setting) -> bool:
    return any(first <= position < stop for first, stop in setting.ranges)


def _evidence(view: View) -> list[tuple[int, str, float]]:
    """Words that say which country a text speaks of: position, country, weight; in text order."""
    found: list[tuple[int, str, float]] = []
    for place in view.places:
        countries = {ref.country for ref in place.candidates if ref.country}
        if len(countries) == 1:
            found.append((place.first, countries.pop(), _PLACE))
    for position in view.nationalities:
        country = view.country_at(position)
        if country:
            found.append((position, country, _ADJECTIVE))
    for position, hit in view.names.items():
        row = view.tables.names[hit.forms[0].row]
        if row.sense != "context":
            actor = view.tables.register.get(row.id)
            if actor is not None and actor.country:
                found.append((position, actor.country, _PARTY))
    found.sort()
    return found
