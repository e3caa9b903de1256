"""Where and when: two sources set one happening in two places, or on two days."""

from __future__ import annotations

from waqai.claims.contradictions.rival import Rival, Side, is_linked, is_verbal, near
from waqai.claims.contradictions.tellings import Telling, Tellings
from waqai.claims.coreference import places_conflict
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.model.mention import PlaceMention

__all__ = ["find_settings"]

_BACK = 1


def find_settings(tellings: Tellings, grammar: Grammar) -> list[Rival]:
    """The happenings that two sources place or date differently."""
    found = []
    for telling in tellings.all:
        if telling.source is None or telling.is_title:
            continue
        for other in near(tellings, telling, _BACK):
            if other.is_title or other.source is None:
                continue
            rivals = _between(other, telling, tellings)
            found.extend(rivals)
            if rivals:
                break
    return found


def _between(one: Telling, other: Telling, tellings: Tellings) -> list[Rival]:
    if not (other.contrast == "strong" or tellings.is_divergent or _is_retold(one, other, tellings)):
        return []
    for left in one.happenings:
        for right in other.happenings:
            if is_verbal(left) or is_verbal(right) or not _is_same_word(left, right):
                continue
            return _settings(one, left, other, right, tellings)
    return []


def _is_retold(one: Telling, other: Telling, tellings: Tellings) -> bool:
    return is_linked(one, other, tellings) or any(h.definite for h in other.happenings)


def _is_same_word(left: Happening, right: Happening) -> bool:
    """True for the same event word again: خُطف … خُطف, قصف القرية … القصف."""
    if left.trigger is None or right.trigger is None:
        return False
    return bool(set(left.trigger.entries) & set(right.trigger.entries))


def _settings(
    one: Telling, left: Happening, other: Telling, right: Happening, tellings: Tellings
) -> list[Rival]:
    text = tellings.found.scan.text
    found = []
    places = left.place, right.place
    own = all("same-clause" in h.place_rule for h in (left, right))
    if own and places[0] is not None and places[1] is not None and places_conflict(*places):
        found.append(
            Rival(
                "place",
                (
                    Side(one, _place(places[0], text), places[0].first, left),
                    Side(other, _place(places[1], text), places[1].first, right),
                ),
            )
        )
    times = left.time, right.time
    if (
        times[0] is not None
        and times[1] is not None
        and times[0].first != times[1].first
        and one.first <= times[0].first < one.stop
        and other.first <= times[1].first < other.stop
        and times[0].value is not None
        and times[1].value is not None
        and (times[0].value.end < times[1].value.start or times[1].value.end < times[0].value.start)
    ):
        found.append(
            Rival(
                "date",
                (
                    Side(one, _days(times[0].value), times[0].first, left),
                    Side(other, _days(times[1].value), times[1].first, right),
                ),
            )
        )
    return found


def _place(mention: PlaceMention, text: str) -> str:
    if mention.ref is not None and mention.ref.name_en:
        return mention.ref.name_en
    return text[mention.span.start : mention.span.end]


def _days(value) -> str:  # type: ignore[no-untyped-def]
    return f"{value.start}" if value.start == value.end else f"{value.start}/{value.end}"
