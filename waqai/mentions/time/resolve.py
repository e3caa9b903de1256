"""Time mentions of one article → the same mentions with values.

In: the mentions `find` gave, in text order, and the publication date (a day, an inferred interval,
or None). Out: mentions with `value`; `basis` says inferred where the value rests on an inferred
publication date. A weekday that disagrees with the date on the page wins, and the mention keeps
`conflict` in its fields: the page's stamp is then not the day the text was written.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from msgspec.structs import replace

from waqai.mentions.time.evaluate import evaluate
from waqai.mentions.time.fields import Fields
from waqai.mentions.time.spans import days, nearest_weekday
from waqai.mentions.time.story import Story
from waqai.model.mention import TimeMention
from waqai.model.value import DateRange

__all__ = ["resolve"]

_UNDATED = frozenset(["set", "duration", "clock"])
_FROM_PUBLICATION = frozenset(["deictic", "weekday"])


def resolve(
    mentions: Sequence[TimeMention], published: DateRange | None, basis: str = "text"
) -> list[TimeMention]:
    """The mentions of one article with values.

    `published` None: only what fixes its own date gets a value. An interval of several days gives
    each relative expression the range it may mean. `basis`: how `published` is known.
    """
    if published is None:
        return _told(mentions, None, "text")
    first = _told(mentions, published.start, basis)
    if published.start == published.end:
        return first
    last = _told(mentions, published.end, basis)
    return [_joined(early, late) for early, late in zip(first, last, strict=True)]


def _joined(early: TimeMention, late: TimeMention) -> TimeMention:
    """What may be meant when the text was published between two days."""
    if early.value == late.value:
        return early
    if early.value is None or late.value is None:
        return replace(early, value=None)
    start = min(early.value.start, late.value.start)
    end = max(early.value.end, late.value.end)
    value = DateRange(start, end, "range", early.value.part_of_day)
    return replace(early, value=value, until=late.until)


def _told(
    mentions: Sequence[TimeMention], published: datetime.date | None, basis: str
) -> list[TimeMention]:
    story = Story(_reference(mentions, published), _chronicle_years(mentions))
    told = []
    for mention in mentions:
        if mention.form in _UNDATED:
            told.append(mention)
            continue
        fields = mention.fields
        value = evaluate(fields, story, mention.first)
        if value is None:
            if mention.form in _FROM_PUBLICATION:
                story.leave()
            told.append(mention)
            continue
        conflict = _conflict(fields, value, published)
        if conflict:
            fields = {**fields, "conflict": "weekday"}
        _take_in(story, mention, value)
        rests_on = basis if mention.form != "absolute" else "text"
        until = published if mention.is_since and published and published > value.start else None
        told.append(replace(mention, value=value, fields=fields, basis=rests_on, until=until))
    return told


def _chronicle_years(mentions: Sequence[TimeMention]) -> frozenset[int]:
    """Years of which the article is a chronicle: two months of it are named with it.

    One is enough in an article that never counts from its publication.
    """
    years = [
        int(mention.fields["year"])
        for mention in mentions
        if mention.form == "absolute" and {"month", "year"} <= mention.fields.keys()
    ]
    needed = 2 if any(mention.form in _FROM_PUBLICATION for mention in mentions) else 1
    return frozenset(year for year in years if years.count(year) >= needed)


def _reference(
    mentions: Sequence[TimeMention], published: datetime.date | None
) -> datetime.date | None:
    """The day the text speaks from: the page's date, moved where أمس الأحد contradicts it."""
    if published is None:
        return None
    for mention in mentions:
        fields = mention.fields
        if fields.get("unit") == "day" and "offset" in fields and "weekday" in fields:
            if "day" in fields or "same" in fields:
                continue
            said = days(published, int(fields["offset"]))
            real = nearest_weekday(said, int(fields["weekday"]))
            if abs((real - said).days) < 4:
                return days(published, (real - said).days)
    return published


def _conflict(fields: Fields, value: DateRange, published: datetime.date | None) -> bool:
    """True if a weekday disagrees with the date beside it or with the date on the page."""
    if "weekday" not in fields or value.precision != "day" or "nth" in fields:
        return False
    if value.start.weekday() != fields["weekday"] and "night_before" not in fields:
        return True
    if published is None or fields.get("unit") != "day" or "offset" not in fields:
        return False
    return days(published, int(fields["offset"])) != value.start and "same" not in fields


def _take_in(story: Story, mention: TimeMention, value: DateRange) -> None:
    """Let the story go on from a value, unless the words only open an interval or look aside."""
    fields = mention.fields
    if mention.form in _FROM_PUBLICATION:
        story.leave()
    if mention.is_since or "of" in fields or fields.get("tense") == "future":
        return
    if mention.is_saying and story.last is not None:
        return
    story.tell(value)
    if "month" in fields and "calendar" not in fields and "holiday" not in fields:
        story.go_on(value, mention.first, mention.form == "absolute")
