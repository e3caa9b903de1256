"""Where and when: two sources set one happening in two places, or on two days."""

from __future__ import annotations

from waqai.claims.contradictions.rival import Rival, Side, near
from waqai.claims.contradictions.tellings import Telling, Tellings
from waqai.claims.coreference import places_conflict
from waqai.claims.happening import Happening
from waqai.model.mention import PlaceMention, TimeMention, TriggerMention

__all__ = ["find_settings"]

_BACK = 1
_AT_ONCE = 3  # tokens from the verb of speech to the event word
_ROOT = 3  # letters that two words of one root share in a row
_HAPPENED = frozenset(
    {"وقع", "وقعت", "حدث", "حدثت", "جري", "جرت", "حصل", "حصلت", "تم", "تمت", "نفذ", "نفذت"}
)
_BEGAN = frozenset({"بدا", "بدات", "انتهي", "انتهت", "كان", "كانت"})
_OF_IT = frozenset({"انه", "انها", "انهم", "بانه", "بانها", "بانهم", "فانه", "فانها"})
_WIDE = frozenset({"country", "region", "admin1", "sea_air"})


def find_settings(tellings: Tellings) -> list[Rival]:
    """The happenings that two sources place or date differently."""
    found = []
    for telling in tellings.all:
        if telling.source is None or telling.is_title or not telling.has_saying:
            continue
        is_set_against = telling.contrast == "strong" or tellings.is_divergent
        for other in near(tellings, telling, _BACK):
            if (
                other.is_title
                or other.source is None
                or not _are_of_one(other, telling, tellings, is_set_against=is_set_against)
            ):
                continue
            rivals = [*_places(other, telling, tellings), *_dates(other, telling, tellings)]
            found.extend(rivals)
            if rivals:
                break
    return found


def _are_of_one(one: Telling, other: Telling, tellings: Tellings, *, is_set_against: bool) -> bool:
    """True if the later telling takes up the event of the earlier: قصف القرية … القصف وقع.

    A noun must be definite and be said to have happened, a verb must come again with a thing that
    both name, or with no more than a pronoun.
    """
    shared = _things(one, tellings) & _things(other, tellings)
    for right in _triggers(other, tellings):
        begin = other.from_said
        if other.source is not None and begin <= other.source.first <= begin + _AT_ONCE:
            begin = other.source.stop  # وبحسب مصدر أمني فإن الاعتقال جرى في …
        if right.first > begin + _AT_ONCE:
            break  # something else is told first
        if not any(_is_same_word(left, right, tellings) for left in _triggers(one, tellings)):
            continue
        following = tellings.found.scan.words[right.stop : right.stop + 1]
        if right.part == "noun":
            word = tellings.found.scan.words[right.first].folded
            said = _HAPPENED | _BEGAN if is_set_against else _HAPPENED
            if word.startswith("ال") and any(w.folded in said for w in following):
                return True
        elif tellings.found.scan.words[right.first - 1].folded in _OF_IT and other.has_saying:
            return True  # إنه اختطف يوم الخميس
        elif is_set_against and (
            shared or tellings.found.scan.words[right.first - 1].folded in _OF_IT
        ):
            return True
    return False


def _things(telling: Telling, tellings: Tellings) -> set[str]:
    """The definite words of what is said."""
    words = tellings.found.scan.words[telling.from_said : telling.stop]
    return {word.bare for word in words if word.folded.startswith("ال") and len(word.bare) > _ROOT}


def _triggers(telling: Telling, tellings: Tellings) -> list[TriggerMention]:
    triggers = tellings.found.triggers
    return [triggers[at] for at in range(telling.from_said, telling.stop) if at in triggers]


def _is_same_word(left: TriggerMention, right: TriggerMention, tellings: Tellings) -> bool:
    if not set(left.types) & set(right.types):
        return False
    if set(left.entries) & set(right.entries):
        return True
    words = [tellings.found.scan.words[trigger.first].bare for trigger in (left, right)]
    return any(words[0][at : at + _ROOT] in words[1] for at in range(len(words[0]) - _ROOT + 1))


def _places(one: Telling, other: Telling, tellings: Tellings) -> list[Rival]:
    left, right = _place(one, tellings), _place(other, tellings)
    if left is None or right is None or not places_conflict(left, right):
        return []
    text = tellings.found.scan.text
    sides = (
        Side(one, _name(left, text), left.first, _first(one)),
        Side(other, _name(right, text), right.first, _first(other)),
    )
    return [Rival("place", sides)]


def _place(telling: Telling, tellings: Tellings) -> PlaceMention | None:
    """The one exact place of what is said, None when there are several."""
    places = tellings.found.places
    found = [
        places[at]
        for at in range(telling.from_said, telling.stop)
        if at in places and places[at].ref is not None
    ]
    exact = [mention for mention in found if mention.ref and mention.ref.precision not in _WIDE]
    return exact[0] if len(exact) == 1 else None  # of several places one is of something else


def _dates(one: Telling, other: Telling, tellings: Tellings) -> list[Rival]:
    left, right = _time(one, tellings), _time(other, tellings)
    if left is None or right is None or left.value is None or right.value is None:
        return []
    if left.value.end >= right.value.start and right.value.end >= left.value.start:
        return []
    sides = (
        Side(one, _days(left), left.first, _first(one)),
        Side(other, _days(right), right.first, _first(other)),
    )
    return [Rival("date", sides)]


def _time(telling: Telling, tellings: Tellings) -> TimeMention | None:
    times = tellings.found.times
    for at in range(telling.from_said, telling.stop):
        mention = times.get(at)
        if mention is None or mention.is_saying or mention.is_since or mention.value is None:
            continue
        if mention.form not in ("duration", "set", "clock"):
            return mention
    return None


def _first(telling: Telling) -> Happening | None:
    return telling.happenings[0] if telling.happenings else None


def _name(mention: PlaceMention, text: str) -> str:
    if mention.ref is not None and mention.ref.name_en:
        return mention.ref.name_en
    return text[mention.span.start : mention.span.end]


def _days(mention: TimeMention) -> str:
    value = mention.value
    assert value is not None
    return f"{value.start}" if value.start == value.end else f"{value.start}/{value.end}"
