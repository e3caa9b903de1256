"""Place phrases: a place word with its name, a direction with what it is counted from.

In: a view and a position. Out: a `Phrase`, tokens and parts, nothing resolved.
"""

from __future__ import annotations

from waqai.lexicon.scan import Hit
from waqai.lexicon.vocabulary import NUMBER
from waqai.mentions.place.bare import HELD, strength
from waqai.mentions.place.lists import read_list
from waqai.mentions.place.names import name_stop, quoted_name, with_adjuncts
from waqai.mentions.place.phrase import Phrase
from waqai.mentions.place.view import View
from waqai.mentions.place.words import PlaceWord

__all__ = ["ANAPHORS", "read_direction", "read_unit"]


_KM = frozenset(["كم", "كلم", "كيلو", "كيلومتر", "كيلومترا", "كيلومترات", "كيلومترين", "ك"])
_LANDMARKS = frozenset(["site", "base"])
_QUOTED = frozenset(["town", "village", "quarter", "camp", "base", "site", "street"])
_NEVER_COUNTRIES = frozenset(["district", "village", "quarter"])
_BEFORE_ANAPHOR = frozenset(["في", "من", "الي", "داخل", "خارج", "علي"])
# Definite words that refer back, with the features of the places they may mean.
ANAPHORS = {
    "مدينة": "city town feature",
    "بلدة": "town village",
    "قرية": "village town",
    "قضاء": "admin2",
    "ناحية": "admin2 town",
    "مديرية": "admin2",
    "محلية": "admin2",
    "محافظة": "admin1",
    "ولاية": "admin1",
    "حي": "quarter",
    "مخيم": "camp",
}
_CITY = 3.0  # weight of a city of 100,000
_BEFORE_DIRECTION = frozenset(["الي", "ال", "من"])


def read_unit(view: View, hit: Hit) -> Phrase | None:
    """The phrase that a place word opens: قضاء القائم, حي الكاشف, قاعدة "كي وان"."""
    unit = view.word(hit)
    if unit.kind != "unit" or unit.level == "many":
        return None
    first, after = hit.first, hit.stop
    if _is_no_unit(view, hit):
        return None
    letters = hit.peel.letters_before
    if hit.peel.has_article:
        return _definite(view, hit, unit)
    place = view.places.get(after)
    if place is not None and _is_country(view, place) and unit.level in _NEVER_COUNTRIES:
        return None  # ناحية إسرائيل: towards Israel
    if place is not None and not place.peel.proclitic and _is_name_after(view, place, unit):
        inner = view.words.get(after)
        is_unit = inner is not None and view.word(inner).kind == "unit"
        if inner is None or not is_unit or inner.peel.has_article or place.stop > inner.stop:
            stop = with_adjuncts(view, place.stop)
            return Phrase(first, stop, (after, place.stop), letters, place, unit)
    quoted = quoted_name(view, after) if unit.level in _QUOTED else None
    if quoted is not None:
        start, end, stop = quoted
        known = view.places.get(start)
        known = known if known is not None and known.stop == end else None
        return Phrase(first, stop, (start, end), letters, known, unit)
    nested = view.words.get(after)
    if nested is not None and not nested.peel.proclitic:
        word = view.word(nested)
        if word.kind == "unit" and nested.peel.has_article and unit.level == "site":
            return _landmark(view, hit, nested) if word.level in _LANDMARKS else None
        if word.kind == "unit" and not nested.peel.has_article:
            inner_phrase = read_unit(view, nested)
            if inner_phrase is None or unit.form in ("عاصمة", "مركز"):
                return inner_phrase
            is_site = unit.level in ("site", "base", "street", "camp")
            return inner_phrase._replace(
                first=first,
                letters=letters,
                unit=unit if is_site else inner_phrase.unit,
                hit=None if is_site else inner_phrase.hit,
                name=(after, inner_phrase.stop) if is_site else inner_phrase.name,
            )
        if word.kind == "direction" and not nested.peel.has_article:
            base = read_direction(view, nested)
            if base is not None:
                return base._replace(first=first, letters=letters)
    if unit.opens == "known":
        return None
    end_of_name = name_stop(view, after, unit.level, takes_bare=unit.opens == "any")
    if end_of_name is None:
        return None
    return Phrase(first, end_of_name, (after, end_of_name), letters, None, unit)


def _is_name_after(view: View, place: Hit, unit: PlaceWord) -> bool:
    """False when a longer name follows (بني صياح) or the word is one of a closed class."""
    if place.stop > place.first + 1:
        return True
    is_held = all(form.feature == "held" for form in place.forms)
    if is_held and view.folded(place.stop) in view.grammar.adjuncts:
        return False  # منطقة الساحل الشرقي
    if view.folded(place.first) in view.grammar.no_names and view.weight(place) < _CITY:
        return False
    if place.first in view.function:
        return unit.level in ("town", "admin1") and view.weight(place) >= _CITY
    if view.folded(place.first) not in view.grammar.starters:
        return True
    end = name_stop(view, place.first, unit.level)
    return end is None or end <= place.stop


def _is_no_unit(view: View, hit: Hit) -> bool:
    """عن طريق (by means of), and وأدى written like وادي."""
    raw = view.raw(hit.first)
    return (view.folded(hit.first - 1) == "عن" and view.word(hit).level == "street") or (
        raw.startswith("وأ") and view.word(hit).form.startswith("وا")
    )


def _is_country(view: View, place: Hit) -> bool:
    return all(ref.precision == "country" for ref in view.refs(place))


def _landmark(view: View, hit: Hit, last: Hit) -> Phrase:
    """A landmark that the text knows: مجمع السفارة, محيط الجامعة, القصر الرئاسي."""
    stop = with_adjuncts(view, last.stop)
    tokens = (hit.first, stop)
    return Phrase(*tokens, tokens, hit.peel.letters_before, unit=view.word(last))


def _definite(view: View, hit: Hit, unit: PlaceWord) -> Phrase | None:
    """العاصمة بغداد: the name alone; الطريق بين قريتي … و…: the road."""
    after = hit.stop
    place = view.places.get(after)
    is_name = place is not None and strength(view, place) != HELD
    if is_name and place is not None and not place.peel.proclitic and unit.level == "town":
        return Phrase(after, place.stop, (after, place.stop), 0, place, unit)
    if unit.level == "region" and view.folded(after) in view.grammar.adjuncts:
        return Phrase(
            hit.first, after + 1, (hit.first, after + 1), hit.peel.letters_before, None, unit
        )
    before = view.before(hit.first)
    if unit.form in ANAPHORS and (hit.peel.proclitic in ("ب", "وب") or before in _BEFORE_ANAPHOR):
        return Phrase(
            hit.first, after, (hit.first, after), hit.peel.letters_before, unit=unit, kind="anaphor"
        )
    adjective = view.folded(after)
    is_landmark = unit.level in _LANDMARKS and unit.opens != "known"
    if is_landmark and adjective in view.grammar.adjuncts - view.grammar.ordinals:
        return _landmark(view, hit, hit)
    if unit.form == "منطقة" and view.folded(after) == "الحدوديه":
        return Phrase(hit.first, after + 1, (hit.first, after + 1), hit.peel.letters_before)
    is_said = before in view.grammar.strong or before in view.grammar.weak
    if unit.form == "عاصمة" and (is_said or view.is_edge(after)):
        return Phrase(hit.first, after, (hit.first, after), hit.peel.letters_before, kind="capital")
    if unit.level == "street":
        between = after
        while view.folded(between) in view.grammar.adjuncts or view.folded(between) in (
            "الرابط", "الواصل", "الدولي", "الممتد",
        ):  # fmt: skip
            between += 1
        if view.folded(between) == "بين":
            listed = read_list(view, between + 1)
            if len(listed) >= 2:
                stop = listed[-1].stop
                return Phrase(
                    hit.first, stop, listed[0].name, hit.peel.letters_before, listed[0].hit, unit
                )
    return None


def read_direction(view: View, hit: Hit) -> Phrase | None:
    """شمال بعقوبة, 20 كلم شمال بعقوبة, محيط مدينة الرمادي, وسط وجنوب العراق."""
    direction = view.word(hit)
    if hit.peel.has_article:
        return None
    after = hit.stop
    other = view.words.get(after)
    if other is not None and other.peel.proclitic == "و" and view.word(other).kind == "direction":
        after = other.stop  # وسط وجنوب العراق
        other = view.words.get(after)
    place = view.places.get(after)
    if direction.level == "out" and other is not None and other.peel.has_article:
        is_site = view.word(other).level in _LANDMARKS
        if is_site and not other.peel.proclitic and place is None:
            return _landmark(view, hit, other)
    base: Phrase | None = None
    is_unit = other is not None and view.word(other).kind == "unit"
    if other is not None and is_unit and not other.peel.proclitic:
        base = read_unit(view, other) if place is None or place.stop <= other.stop else None
    if base is None and place is not None and place.peel.proclitic in ("", "ل"):
        if all(form.feature == "held" for form in place.forms):
            return None
        stop = with_adjuncts(view, place.stop)
        base = Phrase(after, stop, (after, place.stop), 0, place)
    if base is None:
        return None
    first, letters = hit.first, hit.peel.letters_before
    km = None
    if direction.level not in ("in", "out"):
        km, start = _distance(view, hit.first)
        if km is not None:
            first, letters = start, 0
    return base._replace(first=first, letters=letters, direction=direction, km=km)


def _distance(view: View, first: int) -> tuple[float | None, int]:
    """The kilometres written before a direction, and where they begin."""
    position = first - 1
    if view.folded(position) in _BEFORE_DIRECTION:
        position -= 1
    if view.folded(position) not in _KM:
        return None, first
    if position > 0 and view.tokens[position - 1].kind == NUMBER:
        start = position - 1
        text = view.folded(start)
        if (
            view.folded(start - 1) in (".", ",")
            and start >= 2
            and view.tokens[start - 2].kind == NUMBER
        ):
            start -= 2
            text = f"{view.folded(start)}.{text}"
        return float(text), start
    if view.folded(position) == "كيلومترين":
        return 2.0, position
    return None, first
