"""Scan → place mentions, unresolved, in text order, none inside another.

In: a scan made with all lexica. Out: `PlaceMention`s whose `candidates` are the readings of the
gazetteer (empty for a name it lacks) and whose `ref` is None until `resolve`. `head` is the token
range of the bare name. A name that is also a common word is held back unless words beside it, or
the country the text speaks of, say that it is a place. Table: words.tsv and the gazetteer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from waqai.lexicon.scan import Scan
from waqai.mentions.place.bare import FREE, HELD, LOOSE, WEAK, strength
from waqai.mentions.place.borders import BORDERS, read_border
from waqai.mentions.place.fit import fitting, holders
from waqai.mentions.place.lists import read_list
from waqai.mentions.place.names import with_adjuncts
from waqai.mentions.place.phrase import Phrase
from waqai.mentions.place.phrases import ANAPHORS, read_direction, read_unit
from waqai.mentions.place.roles import role_of
from waqai.mentions.place.territories import TERRITORIES, territory
from waqai.mentions.place.view import View
from waqai.model.mention import PlaceMention
from waqai.model.value import PlaceRef

__all__ = ["find"]

_HOLDER = 1.5  # weight of the smallest place that sites are named after


def find(scan: Scan, country: str | None = None) -> list[PlaceMention]:
    """The place phrases of a text in text order.

    country: hint, ISO 3166 alpha-2; small places of that country need no further support.
    """
    view = View(scan)
    found = _phrases(view)
    support = _countries(view, found)
    if country:
        support[country] += 1
    mentions = []
    for phrase, certainty in found:
        if phrase.kind == "territory":
            whole = territory(view, phrase.first, phrase.letters)
            if whole is not None:
                mentions.append(_mention(view, phrase, (whole,), "place/territory@1"))
                continue
        if phrase.kind == "anaphor" and phrase.unit is not None:
            mention = _mention(view, phrase, (), "place/anaphor@1")
            kinds = ANAPHORS[phrase.unit.form]
            mentions.append(msgspec.structs.replace(mention, role="anaphor", reason=kinds))
            continue
        if phrase.kind == "capital":
            capital = _capital(view, support)
            if capital is not None:
                mentions.append(_mention(view, phrase, (capital,), "place/capital@1"))
            continue
        candidates = fitting(view, phrase)
        is_site = False
        if not candidates and phrase.hit is not None:
            candidates = holders(view, phrase)
            candidates = tuple(
                ref
                for ref in candidates
                if ref.country in support and view.gazetteer.weight[ref.id or ""] >= _HOLDER
            )
            is_site = bool(candidates)
        if certainty == LOOSE or (certainty == WEAK and support):
            candidates = tuple(
                ref for ref in candidates if ref.country is None or ref.country in support
            )
        if certainty in (LOOSE, WEAK) and not candidates and phrase.unit is None:
            continue
        mentions.append(_mention(view, phrase, candidates, _rule(phrase, is_site=is_site)))
    return mentions


def _phrases(view: View) -> list[tuple[Phrase, str]]:
    found: list[tuple[Phrase, str]] = []
    covered = 0
    borders = {
        position: letters
        for position, word in enumerate(view.tokens)
        if (letters := BORDERS.get(word.folded)) is not None
    }
    adjectives = {position - 1 for position in view.nationalities if position}
    for position in sorted({*view.places, *view.words, *borders, *adjectives}):
        if position < covered:
            continue
        for phrase, certainty in _read(view, position, borders.get(position), found):
            if phrase.first < covered or certainty == HELD:
                continue
            found.append((phrase, certainty))
            covered = phrase.stop
    return found


def _read(
    view: View, position: int, border: int | None, found: Sequence[tuple[Phrase, str]]
) -> list[tuple[Phrase, str]]:
    """What begins at a position: a border, a list, a place word, a direction or a bare name."""
    if border is not None:
        phrase = read_border(view, position, border)
        return [(phrase, FREE)] if phrase is not None else []
    letters = TERRITORIES.get(view.folded(position))
    if letters is not None and position + 1 in view.nationalities:
        tokens = (position, position + 2)
        return [(Phrase(*tokens, tokens, letters, kind="territory"), FREE)]
    place = view.places.get(position)
    word = view.words.get(position)
    if word is not None and (place is None or place.stop <= word.stop):
        row = view.word(word)
        if row.level == "many":
            return [(phrase, FREE) for phrase in read_list(view, position)]
        is_relation = bool(found) and found[-1][0].stop == position
        phrase = read_direction(view, word) if row.kind == "direction" else read_unit(view, word)
        if phrase is not None:
            if row.kind == "direction" and is_relation and phrase.km is None:
                return _base_alone(phrase)
            return [(phrase, FREE)]
        if row.kind == "unit":
            return []  # a word like معسكر, which is also a town
    if place is None:
        return []
    stop = with_adjuncts(view, place.stop) if place.stop > position + 1 else place.stop
    phrase = Phrase(position, stop, (position, place.stop), place.peel.letters_before, place)
    certainty = strength(view, place)
    if word is not None and view.word(word).kind == "unit" and not word.peel.has_article:
        # the table has the name together with its place word: مدينة البيضاء
        name = (word.stop, place.stop)
        if view.word(word).opens != "known":
            return [(phrase._replace(name=name, unit=view.word(word)), certainty)]
    if certainty == HELD and found and _is_joined(view, found[-1][0], phrase):
        certainty = WEAK
    return [(phrase, certainty)]


def _base_alone(phrase: Phrase) -> list[tuple[Phrase, str]]:
    """In "حي التأميم جنوبي الرمادي" the direction says where the quarter lies."""
    first = phrase.name[0] - 1 if phrase.unit is not None else phrase.name[0]
    return [(phrase._replace(first=max(first, phrase.first), direction=None, letters=0), FREE)]


def _is_joined(view: View, last: Phrase, phrase: Phrase) -> bool:
    """Joined to a place by و or a comma: في حلب وإدلب, مارع، اعزاز."""
    hit = phrase.hit
    if hit is None or phrase.name[0] in view.verbs or phrase.name[0] in view.common:
        return False
    if all(form.feature in ("unit", "held") for form in hit.forms):
        return False
    gap = phrase.first - last.stop
    if gap == 0:
        return hit.peel.proclitic == "و" and len(hit.peel.stem) > 3
    return gap == 1 and view.folded(phrase.first - 1) in ("،", ",", "-", "/", "و", "(")


def _capital(view: View, support: Counter[str]) -> PlaceRef | None:
    """The capital of the country most spoken of, when one leads."""
    ranked = support.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    number = view.gazetteer.number.get(view.gazetteer.capital.get(ranked[0][0], ""))
    return view.gazetteer.rows[number] if number is not None else None


def _countries(view: View, found: Sequence[tuple[Phrase, str]]) -> Counter[str]:
    """The countries a text speaks of, by certain names and nationalities."""
    support: Counter[str] = Counter(view.nationalities.values())
    for phrase, certainty in found:
        if certainty == FREE and phrase.hit is not None:
            support.update({ref.country for ref in view.refs(phrase.hit) if ref.country})
    return support


def _mention(
    view: View, phrase: Phrase, candidates: tuple[PlaceRef, ...], rule: str
) -> PlaceMention:
    role, reason = role_of(view, phrase)
    return PlaceMention(
        first=phrase.first,
        stop=phrase.stop,
        span=view.scan.inner_span(phrase.first, phrase.stop, phrase.letters),
        rule=rule,
        ref=None,
        candidates=candidates,
        role=role,
        reason=reason,
        head=phrase.name,
    )


def _rule(phrase: Phrase, *, is_site: bool) -> str:
    if phrase.kind == "border":
        return "place/border@1"
    if is_site:
        return "place/site@1"
    if phrase.km is not None:
        return "place/offset@1"
    if phrase.direction is not None:
        return "place/direction@1"
    if phrase.hit is None:
        return "place/unregistered@1"
    return "place/name@1" if phrase.unit is None else "place/unit-name@1"
