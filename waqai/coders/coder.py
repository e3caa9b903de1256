"""`waqai.Coder` and `waqai.code`: texts in a program → reports."""

from __future__ import annotations

import datetime

from waqai.coders.choose import get_coder
from waqai.ingest.documents import country_of, date_of, document_from_text
from waqai.model.document import Hints
from waqai.model.report import Report

__all__ = ["Coder", "code"]


class Coder:
    """Codes texts. Make one and keep it: making it reads the word lists, coding does not.

    `name` chooses the coder; unknown names raise UnknownCoderError.
    """

    def __init__(self, name: str = "rules") -> None:
        self._coder = get_coder(name)

    @property
    def name(self) -> str:
        """The name of the coder."""
        return self._coder.name

    @property
    def fingerprint(self) -> str:
        """Changes with everything that may change a report."""
        return self._coder.fingerprint

    def code(
        self,
        text: str,
        *,
        published: datetime.date | str | None = None,
        country: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
        url: str | None = None,
        id: str = "text",  # the contract's own field name
        explain: bool = False,
    ) -> Report:
        """The report of one text.

        `published` (a date or ISO words) fixes what "today" means, `country` (ISO 3166 alpha-2)
        is a prior for places; what the text says plainly wins over both. Spans of the report are
        code points of `text`, half-open. Raises ValueError for a date or country of wrong form.
        """
        hints = Hints(
            published=_date(published), country=_country(country), publisher=publisher, title=title
        )
        return self._coder.report(document_from_text(text, id, hints, url=url), explain=explain)


def code(
    text: str, *, published: datetime.date | str | None = None, country: str | None = None
) -> Report:
    """The report of one text, with a coder made for it; for many texts keep a Coder."""
    return Coder().code(text, published=published, country=country)


def _date(published: datetime.date | str | None) -> datetime.date | None:
    if isinstance(published, datetime.datetime):
        return published.date()
    if published is None or isinstance(published, datetime.date):
        return published
    day = date_of(published)
    if day is None:
        raise ValueError(f"published: {published!r} is no ISO date such as 2024-03-05")
    return day


def _country(country: str | None) -> str | None:
    if country is None:
        return None
    code = country_of(country)
    if code is None:
        raise ValueError(f"country: {country!r} is no ISO 3166 code of two letters such as IQ")
    return code
