"""What a number is: a count, or a year, clock, date, name, age, share and so on.

In: a view, the tokens of the number and its noun. Out: a role of NumberMention. The nearest cue
decides: the shape of the digits, what is glued to them, the word before, the noun, the word after.
"""

from __future__ import annotations

from waqai.lexicon.vocabulary import ARABIC, BREAK, LATIN, MARK
from waqai.mentions.number.counted import CountedNoun
from waqai.mentions.number.view import View
from waqai.mentions.number.words import Reading

__all__ = ["role_of", "role_of_noun"]

_PERCENT = frozenset("%٪﹪")
_CURRENCY = frozenset("$€£¥₪₺﷼")
_DASHES = frozenset("-‐‑–—−")
_BULLET_ENDS = frozenset("-.)–—:•ـ")
_URL_MARKS = frozenset("/=_&?#@\\")
_SHAPES = {"date": "date", "clock": "clock", "fraction": "share", "long": "phone", "name": "name"}
_UNITS = frozenset(("km", "kg", "mm", "cm", "m", "g", "ft", "mw", "gb", "mb"))
_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # four digits alone are read as a year between these
_NO_BOUNDS = frozenset(("name", "model", "date"))
_CUED_YEARS = range(1000, 2500)


def role_of(
    view: View,
    begin: int,
    first: int,
    stop: int,
    reading: Reading,
    *,
    has_bound: bool = False,
    noun: CountedNoun | None = None,
    noun_follows: bool = False,
    top: float | None = None,
    joined_to: str | None = None,
) -> str:
    """The role of a number at tokens [first, stop) whose phrase begins at `begin`.

    `noun_follows`: the noun stands directly after the number. `top` is the far end of a range;
    `joined_to` the role of the number before و, "" for و after anything else, None without و.
    """
    value, shape = reading.value, reading.shape
    if shape in _SHAPES:
        return _SHAPES[shape]
    is_digits = shape == "plain"
    after = view.raw(stop)
    if after in _PERCENT:
        return "percent"
    if after in _CURRENCY or view.raw(first - 1) in _CURRENCY:
        return "money"
    direct = noun if noun_follows else None
    if joined_to is None:
        role = view.sense_before(begin).role_before
        if not (has_bound and role in _NO_BOUNDS):
            cued = _cued(view, begin, value, is_digits, direct if role == "model" else noun)
            if cued:
                return cued
    elif _inherits(joined_to, value, is_digits, noun):
        return joined_to
    if is_digits:
        glued = _glued(view, first, stop, value, direct)
        if glued:
            return glued
    if noun is not None:
        return role_of_noun(view, noun, first, stop)
    following = _following(view, first, stop, value)
    if following:
        return following
    if is_digits:
        return _bare_digits(view, first, stop, value, has_bound=has_bound, top=top)
    return "count"


def _inherits(role: str, value: float, is_digits: bool, noun: CountedNoun | None) -> bool:
    """القرارات 1696 و1737, المادتين 5 و6, أعمارهم 16 و19 سنة."""
    if role == "age":
        return noun is None or noun.animacy == "unit_of_time"
    if noun is not None or not is_digits:
        return False
    largest = {"date": 31, "clock": 24, "name": 10_000}.get(role, 0)
    return value in _CUED_YEARS if role == "year" else value <= largest


def role_of_noun(view: View, noun: CountedNoun, first: int, stop: int) -> str:
    """The role that a counted noun gives: people and things are counts, units are not."""
    animacy = noun.animacy
    if animacy in ("person", "thing"):
        return "count"
    if animacy == "unit_of_time":
        if not noun.id.startswith("time-year") and noun.id != "time-spring-age":
            return "measure"
        hit = view.nouns.get(stop)
        end = stop if hit is None else hit.stop
        is_apposition = view.folded(first - 1) in ("(", "،", ",") and view.folded(end) in (
            *")،,",
            "من",
        )
        return "age" if is_apposition or view.sense_at(end).role_after == "age" else "measure"
    if animacy == "share":
        return "percent" if noun.id.startswith("share-percent") else "share"
    return animacy


def _cued(view: View, begin: int, value: float, is_digits: bool, noun: CountedNoun | None) -> str:
    """The role given by the word before the phrase."""
    sense = view.sense_before(begin)
    if sense.is_month and is_digits and noun is None:
        return "date" if value <= 31 else "year" if value in _CUED_YEARS else ""
    role = sense.role_before
    if not role:
        return ""
    if role == "age":
        return role if noun is None or noun.animacy in ("unit_of_time", "person") else ""
    if role == "year":
        return role if value in _CUED_YEARS else ""
    if role == "clock":
        return role if value <= 24 else ""
    if noun is not None:
        return ""
    if role == "model":
        return "name" if is_digits else ""
    if role == "name" and not is_digits and view.folded(begin)[:2] != "ال":
        return role if view.folded(begin - 1) == "رقم" else ""
    if role == "date":
        return role if 1 <= value <= 31 and is_digits else ""
    return role


def _glued(view: View, first: int, stop: int, value: float, noun: CountedNoun | None) -> str:
    """The role given by what is written together with the digits."""
    if view.is_glued(first):
        before = view.words[first - 1]
        if before.kind == LATIN:
            return "name"
        if before.raw == "+":
            return "phone" if view.words[first].length > 6 else "name"
        if before.folded in _DASHES and view.is_glued(first - 1):
            if view.words[first - 2].kind in (ARABIC, LATIN) and noun is None:
                return "year" if _FIRST_YEAR <= value <= _LAST_YEAR else "name"
        elif noun is None and (before.raw in _URL_MARKS or _is_name_part(view, first)):
            return "name"
    if view.is_glued(stop):
        after = view.words[stop]
        if after.kind == LATIN:
            return "measure" if after.folded.lower() in _UNITS else "name"
        if after.raw in _URL_MARKS:
            return "name"
    return ""


def _is_name_part(view: View, first: int) -> bool:
    """True when digits are written onto a word that is neither clitic, cue nor noun: صمود2."""
    before = view.words[first - 1]
    return (
        before.kind == ARABIC
        and before.length > 3
        and first not in view.ending
        and first not in view.nouns_ending
    )


def _following(view: View, first: int, stop: int, value: float) -> str:
    """The role given by the word after a number without noun."""
    position = stop
    if view.raw(position) == ")":
        position += 1
    if value <= 31 and _month_follows(view, position):
        return "date"
    sense = view.sense_at(position)
    role = sense.role_after
    if role == "clock":
        hit = view.at[position]
        is_harm = view.sense_before(first).is_harm
        if value > 24 or is_harm or view.sense_at(hit.stop).is_weekday:
            return ""
    if role == "year" and value not in _CUED_YEARS:
        return "measure"  # 200 م
    return role


def _month_follows(view: View, position: int) -> bool:
    """True before a month, من and a month, or و and another day of that month."""
    if view.folded(position) in ("و", "-") and view.is_digits(position + 1):
        position += 2
    if view.folded(position) == "من":
        position += 1
    return view.sense_at(position).is_month


def _bare_digits(
    view: View, first: int, stop: int, value: float, *, has_bound: bool, top: float | None
) -> str:
    """The role of digits that no word explains."""
    word = view.words[first]
    digits = word.folded
    if digits[0] == "0" and word.length > 1 and stop == first + 1:
        return "phone" if word.length >= 7 else "name"
    if word.length >= 9 and not has_bound:
        return "phone"
    is_single = stop == first + 1
    is_short = is_single or top is not None
    if word.length == 4 and is_short and _FIRST_YEAR <= value <= _LAST_YEAR and not has_bound:
        return "year"
    begins_line = first == 0 or view.words[first - 1].kind == BREAK
    if is_single and word.length <= 2 and _ends_bullet(view, first, stop, begins_line):
        return "bullet"
    return "count"


def _ends_bullet(view: View, first: int, stop: int, begins_line: bool) -> bool:
    if begins_line:
        return (
            stop < len(view.words)
            and view.words[stop].kind == MARK
            and view.words[stop].folded in _BULLET_ENDS
            and not view.is_digits(stop + 1)
        )
    in_brackets = view.raw(first - 1) == "(" and view.raw(stop) == ")"
    return in_brackets and (first == 1 or view.words[first - 2].kind == BREAK)
