"""What the `fields` of a TimeMention mean.

Calendar parts, as the words give them
    year month day      numbers; `calendar` hijri or solar_hijri when they are not Gregorian
    weekday             Monday 0 … Sunday 6
    year_offset         of the year relative to publication (العام الماضي −1)
    month_offset        of the month: الخامس من الشهر الجاري → day 5, month_offset 0
    week_offset         of the week: الجمعة من الأسبوع الماضي → weekday 4, week_offset −1
    year_same month_same  1: the running year or month of the story (24 منه, من العام نفسه)
    modifier            −2 −1 0 1 2: قبل الماضي, الماضي, الجاري, المقبل, بعد المقبل
    nth                 1 … 5, or −1 for the last: first week of October, last Tuesday of March;
                        with `nth_unit` week, day or weekday
    week_of             1: the week that holds the date (أسبوع 16 سبتمبر)
    quarter half season decade century   parts and groups of years; season is its first month
    holiday             calendar of a movable feast: easter or orthodox_easter, `day` from Easter
Relative parts
    unit offset         a whole period: الأسبوع الماضي → week −1; أمس → day −1; اليوم التالي → +1
    n unit direction    a distance: قبل ثلاثة أيام → 3 day −1; `n` 0 means some (قبل أيام);
                        `approx` 1 after نحو; n2 unit2: the smaller part (منذ شهر و21 يوما);
                        `of` 1: counted from another happening (بعد يومين من …), the value is
                        that happening's date
    window              −1 or 1 with n unit: الأيام الثلاثة الماضية, الأشهر المقبلة
Edges
    edge                start, middle, end, rest, half: of the period the other fields give
    part                dawn, morning, noon, afternoon, evening, night
    night_before        1: ليلة الجمعة is the night before that day
    hour minute         of a clock time
Ranges
    to_…                the same fields for the end of a range (من 3 إلى 12 سبتمبر)
Readings that depend on the sentence
    tense               future: the sentence speaks of what is to come
    alone               1: the expression stands alone on its line
    conflict            weekday: set by `resolve` when weekday and date disagree

form → the keys it is known by: absolute (year), partial (month or day without year, feasts
without year), deictic (offset, direction −1, window, modifier), anaphoric (year_same, month_same,
direction with story as base, offset with `same`), weekday (weekday without date), duration, set,
clock, and part of day alone (anaphoric with `part` only).
"""

from __future__ import annotations

__all__ = ["Fields", "form_of"]

Fields = dict[str, int | str]


def form_of(fields: Fields) -> str:
    """The form of a mention, from the keys it has.

    >>> form_of({"day": 5, "month": 4, "year": 2004}), form_of({"weekday": 3})
    ('absolute', 'weekday')
    """
    if "set" in fields:
        return "set"
    if "same" in fields or "year_same" in fields or "month_same" in fields or "of" in fields:
        return "anaphoric"
    if "year" in fields or "decade" in fields or "to_year" in fields:
        return "absolute"
    if "season" in fields:
        return "deictic"
    if "month" in fields or "holiday" in fields or "day" in fields:
        return "partial"
    if "weekday" in fields:
        return "weekday"
    if "offset" in fields or "window" in fields or "year_offset" in fields:
        return "deictic"
    if "direction" in fields:
        return "deictic" if fields["direction"] == -1 else "anaphoric"
    if "hour" in fields:
        return "clock"
    if "n" in fields:
        return "duration"
    return "anaphoric"
