"""Dates on a page → the publication date.

A date counts when it stands alone on a line, in a dateline or behind a label such as تاريخ النشر,
never inside the story. The date of an issue and a date after the story count only if there is
nothing better and the user gave none.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from waqai.mentions.time.calendars import day_of, hijri_month, solar_month
from waqai.model.document import Hints
from waqai.model.mention import TimeMention
from waqai.model.value import DateRange

__all__ = ["Candidate", "Published", "choose_published"]

LABEL, DATELINE, UPDATED, TAIL, ISSUE = range(5)
_PLAIN = (LABEL, DATELINE, UPDATED)


class Candidate(NamedTuple):
    """A date that may be the publication date; `rank` says where it stands, best first."""

    rank: int
    mention: TimeMention


class Published(NamedTuple):
    """The publication date: `mention` None when it is the user's. `warning`: they disagree."""

    value: DateRange
    mention: TimeMention | None
    basis: str
    warning: str | None = None


def choose_published(candidates: Sequence[Candidate], hints: Hints) -> Published | None:
    """The publication date; what the text says plainly wins over the hint."""
    dated = [
        (candidate.rank, "calendar" in candidate.mention.fields, number, date)
        for number, candidate in enumerate(candidates)
        if (date := _day(candidate.mention)) is not None
    ]
    hint = hints.published
    for rank, _, number, date in sorted(dated):
        if hint is not None and date != hint and rank not in _PLAIN:
            continue
        warning = None
        if hint is not None and date != hint:
            warning = f"published: the text says {date}, the hint {hint}; the text is used"
        value = DateRange(date, date, "day")
        return Published(value, candidates[number].mention, "text", warning)
    return Published(DateRange(hint, hint, "day"), None, "hint") if hint is not None else None


def _day(mention: TimeMention) -> datetime.date | None:
    """The day of a full date in any calendar; None for anything less."""
    if mention.value is not None and mention.value.precision == "day":
        return mention.value.start
    fields = mention.fields
    year, month, day = (fields.get(key) for key in ("year", "month", "day"))
    if not (isinstance(year, int) and isinstance(month, int) and isinstance(day, int)):
        return None
    calendar = fields.get("calendar")
    if calendar is None:
        return day_of(year, month, day)
    span = hijri_month(year, month) if calendar == "hijri" else solar_month(year, month)
    if span is None or not 1 <= day <= (span[1] - span[0]).days + 1:
        return None
    return span[0] + datetime.timedelta(days=day - 1)
