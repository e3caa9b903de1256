"""The times that a count may run over: منذ 17 أكتوبر, خلال العام الماضي, بين آذار وأيار, حتى الآن.

In: the cues and the resolved times of a sentence. Out: windows in text order. A day of its own is
kept as a window of kind "day", since it is what tells a single event from a tally.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from waqai.claims.figures.cues import Cues
from waqai.model.mention import TimeMention

__all__ = ["Window", "is_misread", "windows_of"]

_REACH = 7  # tokens between منذ and its date (منذ بدء العملية العسكرية في 20 كانون الثاني)
_FIRST_YEAR = 1000
_DAYS = re.compile(r"P(\d+)([DWMY])$")


class Window(NamedTuple):
    """A time at tokens [first, stop).

    kind: since (open), period (a week or more, or a duration), so-far (حتى الآن), day.
    is_within: introduced by خلال or its like. since and until: None when not known.
    """

    first: int
    stop: int
    kind: str
    since: datetime.date | None = None
    until: datetime.date | None = None
    is_within: bool = False


def windows_of(
    cues: Cues,
    times: Sequence[TimeMention],
    bounds: tuple[int, int],
    published: datetime.date | None,
) -> list[Window]:
    """The windows of the sentence at tokens `bounds`; `times` are those inside it.

    Times that begin after the day of publication are no windows: nothing was counted in them.
    """
    first, stop = bounds
    windows: list[Window] = []
    taken: set[int] = set()
    for position in range(first, stop):
        cue = cues.at.get(position)
        if cue is None:
            continue
        if "since" in cue.roles:
            mention = _next(cues, times, position, stop)
            if mention is None:
                windows.append(Window(position, cue.stop, "since"))
                continue
            taken.add(mention.first)
            if is_misread(mention):
                windows.append(Window(position, mention.first + 1, "since"))
                continue
            since = mention.value.start if mention.value else None
            windows.append(Window(position, mention.stop, "since", since))
        elif "then" in cue.roles:
            windows.append(Window(position, cue.stop, "period", is_within=True))
        elif "so-far" in cue.roles:
            windows.append(Window(position, cue.stop, "so-far"))
    for mention in times:
        if mention.first not in taken and not is_misread(mention):
            window = _of_time(cues, mention)
            is_past = not (published and window and window.since and window.since > published)
            if window is not None and is_past:
                windows.append(window)
    return sorted(windows)


def is_misread(mention: TimeMention) -> bool:
    """True for العام 214 مدنياً, where a count after "the year" was read as its number."""
    return mention.value is not None and mention.value.start.year < _FIRST_YEAR


def _next(cues: Cues, times: Sequence[TimeMention], position: int, stop: int) -> TimeMention | None:
    """The time that منذ at a position opens."""
    at = bisect_right(times, position, key=lambda mention: mention.stop)
    if at == len(times) or times[at].first > min(position + _REACH, stop - 1):
        return None
    mention = times[at]
    has_mark = any(cues.is_mark(between) for between in range(position + 1, mention.first))
    return None if has_mark else mention


def _of_time(cues: Cues, mention: TimeMention) -> Window | None:
    before = cues.at.get(mention.first - 1) or cues.at.get(mention.first)
    is_within = before is not None and "within" in before.roles
    if mention.is_since:
        return Window(
            mention.first, mention.stop, "since", mention.value.start if mention.value else None
        )
    if mention.value is not None:
        start, end = mention.value.start, mention.value.end
        if (end - start).days < 2:
            return Window(mention.first, mention.stop, "day", start, end, is_within)
        return Window(mention.first, mention.stop, "period", start, end, is_within)
    if mention.form == "duration" and mention.duration and is_within:
        found = _DAYS.match(mention.duration)
        is_long = found is not None and not (found[2] == "D" and int(found[1]) < 2)
        kind = "period" if is_long else "day"
        return Window(mention.first, mention.stop, kind, is_within=True)
    return None
