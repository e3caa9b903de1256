"""Where a text stands in time while it is read: publication day, last day told, running year."""

from __future__ import annotations

import datetime

from waqai.model.value import DateRange

__all__ = ["Story"]

_REACH = 150  # tokens after which a running year no longer holds


class Story:
    """The state of one article.

    reference: the day the text speaks from, None when unknown. day: the last single day told.
    last: the last value told. year, month: of the last date with a named month while no day
    counted from publication stood in between; `is_dated`: the text gave that year itself, so it
    is a chronicle whose later months belong to it. chronicle_years: the years that may open one.
    """

    __slots__ = ("_at", "chronicle_years", "day", "is_dated", "last", "month", "reference", "year")

    def __init__(
        self, reference: datetime.date | None, chronicle_years: frozenset[int] = frozenset()
    ) -> None:
        self.reference = reference
        self.chronicle_years = chronicle_years
        self.day: datetime.date | None = None
        self.last: DateRange | None = None
        self.year: int | None = None
        self.month: int | None = None
        self.is_dated = False
        self._at = 0

    def base_day(self) -> datetime.date | None:
        """The day that في اليوم ذاته and بعد يومين are counted from."""
        return self.day or self.reference

    def base(self) -> DateRange | None:
        """The value that periods of the story are counted from: the last told, or publication."""
        if self.last is not None:
            return self.last
        day = self.reference
        return DateRange(day, day, "day") if day is not None else None

    def running(self, at: int) -> tuple[int, int] | None:
        """Year and month a bare day goes on from at token `at`, None when there is none."""
        if self.year is None or self.month is None:
            return None
        if self.reference is not None and at - self._at > _REACH:
            return None
        return self.year, self.month

    def tell(self, value: DateRange) -> None:
        """Take in a value of the story."""
        self.last = value
        if value.precision == "day":
            self.day = value.start

    def chronicle(self, at: int) -> tuple[int, int] | None:
        """Year and month of a chronicle whose year the text gave."""
        return self.running(at) if self.is_dated else None

    def go_on(self, value: DateRange, at: int, has_year: bool) -> None:
        """Take in a date with a named month; `has_year`: with its own year."""
        is_going_on = self.is_dated and self.year is not None
        self.year, self.month, self._at = value.start.year, value.start.month, at
        self.is_dated = is_going_on or (has_year and self.year in self.chronicle_years)

    def leave(self) -> None:
        """A day counted from publication: what follows is no chronicle any more."""
        self.year = self.month = None
