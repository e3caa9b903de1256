"""Fields → the days they mean, in a story.

In: the fields of one mention, the story so far, the mention's token. Out: a DateRange, or None
where the day they are counted from is unknown. Conventions: docs/times.md.
"""

from __future__ import annotations

import datetime

from waqai.mentions.time.calendars import Span, add_months, day_of
from waqai.mentions.time.distance_spans import distance_span, window_span
from waqai.mentions.time.fields import Fields
from waqai.mentions.time.partial import calendar_date, lone_day
from waqai.mentions.time.spans import (
    back_to,
    days,
    edge_of,
    nearest_weekday,
    nth_week,
    nth_weekday,
    on_to,
    period,
    season_span,
    share_of,
)
from waqai.mentions.time.story import Story
from waqai.model.value import DateRange

__all__ = ["evaluate"]

_PRECISION = {"day": "day", "week": "week", "month": "month", "year": "year"}
_TO = "to_"


def evaluate(fields: Fields, story: Story, at: int) -> DateRange | None:
    """The value of one expression."""
    value = _value(fields, story, at)
    if value is None:
        return None
    if any(key.startswith(_TO) for key in fields):
        return _range(fields, value, story, at)
    part = fields.get("part")
    if "night_before" in fields:
        value = DateRange(days(value.start, -1), days(value.end, -1), value.precision)
    if isinstance(part, str) and value.precision == "day":
        return DateRange(value.start, value.end, value.precision, part)
    return value


def _value(fields: Fields, story: Story, at: int) -> DateRange | None:
    if "decade" in fields:
        return _decade(fields)
    if "season" in fields:
        return _season(fields, story)
    if "weekday" in fields and "nth" not in fields:
        return _weekday(fields, story, at)
    if "window" in fields:
        return window_span(fields, story)
    if "direction" in fields:
        return distance_span(fields, story)
    if "month" in fields or "holiday" in fields:
        span = calendar_date(fields, story, at)
        if span is not None and "week_of" in fields:
            return _refined(fields, period("week", span[0], 0), "week", story)
        return _refined(fields, span, "day" if "day" in fields else "month", story)
    if "day" in fields:
        return _refined(fields, lone_day(fields, story, at), "day", story)
    if "year" in fields:
        return _refined(fields, _year(fields), "year", story)
    if "year_offset" in fields or "year_same" in fields:
        return _refined(fields, _other_year(fields, story), "year", story)
    if "offset" in fields:
        return _offset(fields, story)
    if "nth" in fields and story.reference is not None:
        return _refined(fields, period("month", story.reference, 0), "month", story)
    if "part" in fields and "hour" not in fields:
        day = story.base_day()
        return DateRange(day, day, "day") if day is not None else None
    return None


def _year(fields: Fields) -> Span | None:
    if fields.get("calendar") == "hijri":
        first = calendar_date({**fields, "month": 1, "day": 1}, Story(None), 0)
        last = calendar_date({**fields, "month": 12}, Story(None), 0)
        return (first[0], last[1]) if first is not None and last is not None else None
    if fields.get("calendar") == "solar_hijri":
        first = calendar_date({**fields, "month": 1, "day": 1}, Story(None), 0)
        last = calendar_date({**fields, "month": 12}, Story(None), 0)
        return (first[0], last[1]) if first is not None and last is not None else None
    start, end = day_of(int(fields["year"]), 1, 1), day_of(int(fields["year"]), 12, 31)
    return (start, end) if start is not None and end is not None else None


def _other_year(fields: Fields, story: Story) -> Span | None:
    if "year_same" in fields:
        base = story.base()
        return period("year", base.start, 0) if base is not None else None
    if story.reference is None:
        return None
    return period("year", story.reference, int(fields["year_offset"]))


def _refined(fields: Fields, span: Span | None, unit: str, story: Story) -> DateRange | None:
    """A period narrowed by nth, quarter, half and edge."""
    if span is None:
        return None
    precision = _PRECISION.get(unit, "range")
    if "nth" in fields:
        n = int(fields["nth"])
        if fields["nth_unit"] == "weekday":
            day = nth_weekday(span, int(fields["weekday"]), n)
            return DateRange(day, day, "day") if day is not None else None
        week = nth_week(span, n)
        return DateRange(*week, "week") if week is not None else None
    for share, count in (("quarter", 4), ("half", 2)):
        if share in fields:
            part = share_of(span, int(fields[share]), count)
            if part is None:
                return None
            span, unit, precision = part, share, "range"
    if "edge" in fields:
        span = edge_of(span, unit, str(fields["edge"]), story.reference)
        precision = "day" if fields["edge"] == "half" else "range"
    return DateRange(span[0], span[1], precision)


def _offset(fields: Fields, story: Story) -> DateRange | None:
    unit = str(fields["unit"])
    base: datetime.date | None
    if "same" in fields:
        told = story.base()
        base = story.base_day() if unit == "day" else told.start if told is not None else None
    else:
        base = story.reference
    if base is None:
        return None
    return _refined(fields, period(unit, base, int(fields["offset"])), unit, story)


def _decade(fields: Fields) -> DateRange | None:
    start = day_of(int(fields["decade"]), 1, 1)
    end = day_of(int(fields["decade"]) + 9, 12, 31)
    if start is None or end is None:
        return None
    edge = fields.get("edge")
    span = edge_of((start, end), "decade", str(edge), None) if edge else (start, end)
    return DateRange(span[0], span[1], "range")


def _season(fields: Fields, story: Story) -> DateRange | None:
    month = int(fields["season"])
    if "year" in fields:
        span = season_span(month, int(fields["year"]))
    else:
        year = _other_year(fields, story) if "modifier" not in fields else None
        if year is not None:
            span = season_span(month, year[0].year)
        elif "modifier" in fields and story.reference is not None:
            span = _season_beside(month, int(fields["modifier"]), story.reference)
        else:
            return None
    return _refined(fields, span, "season", story)


def _season_beside(month: int, modifier: int, reference: datetime.date) -> Span | None:
    years = range(reference.year + 2, reference.year - 3, -1)
    spans = [span for year in years if (span := season_span(month, year)) is not None]
    if modifier < 0:
        past = [span for span in spans if span[1] < reference]
        return past[-modifier - 1] if len(past) >= -modifier else None
    if modifier == 0:
        return next((span for span in spans if span[0] <= reference), None)
    coming = [span for span in reversed(spans) if span[0] > reference]
    return coming[modifier - 1] if len(coming) >= modifier else None


def _weekday(fields: Fields, story: Story, at: int) -> DateRange | None:
    if "month" in fields or "holiday" in fields:
        span = calendar_date(fields, story, at)
        return DateRange(*span, "day") if span is not None else None
    if "day" in fields:
        span = lone_day(fields, story, at)
        return DateRange(*span, "day") if span is not None else None
    weekday, reference = int(fields["weekday"]), story.reference
    if reference is None:
        return None
    if "offset" in fields:
        day = nearest_weekday(days(reference, int(fields["offset"])), weekday)
    elif "week_offset" in fields:
        monday = days(back_to(reference, 0), 7 * int(fields["week_offset"]))
        day = days(monday, weekday)
    else:
        day = _beside(fields, weekday, reference)
    return DateRange(day, day, "day")


def _beside(fields: Fields, weekday: int, reference: datetime.date) -> datetime.date:
    modifier = fields.get("modifier")
    if modifier is None:
        if fields.get("tense") == "future":
            return on_to(reference, weekday)
        if "night_before" in fields:
            return back_to(days(reference, 1), weekday)
        if "to_weekday" in fields:
            end = back_to(reference, int(fields["to_weekday"]))
            return back_to(end, weekday)
        return back_to(reference, weekday)
    n = int(modifier)
    if n == 0:
        return days(back_to(reference, 0), weekday)
    if n < 0:
        return days(back_to(days(reference, -1), weekday), 7 * (n + 1))
    return days(on_to(days(reference, 1), weekday), 7 * (n - 1))


def _range(fields: Fields, value: DateRange, story: Story, at: int) -> DateRange | None:
    """From one expression to another; what the first lacks comes from the second and back."""
    last: Fields = {k.removeprefix(_TO): v for k, v in fields.items() if k.startswith(_TO)}
    first: Fields = {k: v for k, v in fields.items() if not k.startswith(_TO)}
    if "year" in last and "year" not in first and "month" in first:
        year = int(last["year"])
        year -= int(first["month"]) > int(last.get("month", 12))
        value = _value({**first, "year": year}, story, at) or value
    if "weekday" in last and "day" not in last:
        end = on_to(value.start, int(last["weekday"]))
    else:
        told = _end(first, last, value, story, at)
        if told is None:
            return value
        end = told
    if end < value.start:
        return value
    part = fields.get("part")
    return DateRange(value.start, end, "range", part if isinstance(part, str) else None)


def _end(
    first: Fields, last: Fields, value: DateRange, story: Story, at: int
) -> datetime.date | None:
    """The last day of a range."""
    if "offset" in last or "month_offset" in last:
        told = _value(last, story, at)
        return told.end if told is not None else None
    start = value.start
    if "month" not in last and "day" in last:
        exact = day_of(start.year, start.month, int(last["day"]))
        if exact is not None and exact < start:
            after = add_months(start.replace(day=1), 1)
            exact = day_of(after.year, after.month, int(last["day"])) if after is not None else None
        return exact
    if "year" not in last and "calendar" not in last and "month" in last:
        for year in (start.year, start.year + 1):
            told = _value({**last, "year": year}, story, at)
            if told is not None and told.end >= start:
                return told.end
        return None
    if "calendar" in first and "year" not in last:
        last = {**last, "year": first.get("year", start.year)}
    told = _value(last, story, at)
    return told.end if told is not None else None
