"""Report → a bilingual table for people: events in order, the words under each of them."""

from __future__ import annotations

from collections.abc import Iterator

from waqai.model.report import ArticleReport, ErrorReport, Event, Report
from waqai.surfaces.cli.display import Style, clean, lay_out, pad, width, wrap
from waqai.surfaces.cli.labels import Label, field_label, type_labels
from waqai.surfaces.cli.values import (
    actor_segments,
    count_segments,
    count_words,
    date_segments,
    place_segments,
    source_segments,
    weapon_segments,
)

__all__ = ["Table"]

_INDENT = 2
_AR, _EN = 11, 11  # columns of the two labels
_COUNTS = ("killed", "injured", "harmed", "captured", "missing")


class Table:
    """Writes reports for reading. `is_explained` puts the rule under each value."""

    def __init__(self, style: Style, is_explained: bool = False) -> None:
        self._style = style
        self._is_explained = is_explained
        self._types = type_labels()
        self._margin = _INDENT + _EN + (_AR if style.columns >= 60 else 0)

    def report(self, report: Report) -> str:
        """The table of one document."""
        lines = list(self._document(report))
        return "\n".join((*lines, "", ""))

    def error(self, error: ErrorReport) -> str:
        """The line of a document that could not be coded."""
        detail = error.error
        lines = wrap(clean(f"{error.document.id}: not coded: {detail.message}"), self._columns)
        return "\n".join((self._rule("═"), *lines, "", ""))

    @property
    def _columns(self) -> int:
        return self._style.columns - 1

    def _rule(self, character: str) -> str:
        return self._style.dim(character * self._columns)

    def _document(self, report: Report) -> Iterator[str]:
        document = report.document
        yield self._rule("═")
        yield from lay_out([document.id, *document.warnings], self._columns, self._style)
        for article in report.articles:
            yield from self._article(article)
        if not report.articles:
            yield "no articles · لا مقالات"

    def _article(self, article: ArticleReport) -> Iterator[str]:
        style = self._style
        if article.title is not None:
            for line in wrap(clean(article.title.quote), self._columns):
                yield style.bold(style.arabic(line))
        published = "not dated"
        if article.published is not None:
            published = "published " + date_segments(article.published)[0]
        n_events = len(article.events)
        about = [published, f"{n_events} event{'' if n_events == 1 else 's'}"]
        about += [stated.name for stated in (article.publisher, article.agency) if stated]
        yield from lay_out(about, self._columns, style)
        yield self._rule("─")
        for number, event in enumerate(article.events, start=1):
            yield from self._event(number, event)
            yield ""
        for figure in article.figures:
            many = count_words(figure.low, figure.high, figure.approx)
            yield from self._row("figures", [f"{many} {figure.measure}", figure.evidence.quote])
        for contradiction in article.contradictions:
            accounts = [account.quote for account in contradiction.accounts]
            about = [f"{contradiction.field}, {', '.join(contradiction.events)}", *accounts]
            yield from self._row("contradictions", about)

    def _event(self, number: int, event: Event) -> Iterator[str]:
        style = self._style
        label = self._types.get(event.type, Label(event.type, event.type))
        flags = [] if event.factuality == "asserted" else [event.factuality]
        flags += ["background"] if event.background else []
        first, *rest = lay_out([label.en, label.ar, *flags], self._columns - 5, style)
        yield style.bold(f"{number:>3}. {first}")
        yield from (f"{'':5}{line}" for line in rest)
        rules = _rules(event) if self._is_explained else {}
        yield from self._reasons(rules.pop("type", []))
        for field, values in _fields(event):
            for index, value in enumerate(values):
                yield from self._row(field, value, has_label=index == 0)
            yield from self._reasons(rules.pop(field, []))
        yield from self._row("evidence", [event.evidence.quote])
        rest_of_rules = [rule for field, found in rules.items() for rule in _named(field, found)]
        if rest_of_rules:
            yield from self._row("rules", rest_of_rules)

    def _row(self, field: str, segments: list[str], has_label: bool = True) -> Iterator[str]:
        style = self._style
        label = field_label(field)
        # Arabic first: a Latin word between it and a number keeps the number in its place.
        start = pad(label.en, _EN)
        if self._margin > _INDENT + _EN:
            start = style.arabic(label.ar) + " " * (_AR - width(label.ar)) + start
        columns = self._columns - self._margin
        for index, line in enumerate(lay_out(segments, columns, style)):
            head = style.dim(start) if index == 0 and has_label else pad("", self._margin - _INDENT)
            yield f"{'':{_INDENT}}{head}{line}"

    def _reasons(self, rules: list[str]) -> Iterator[str]:
        for rule in rules:
            yield pad("", self._margin) + self._style.dim(f"rule {rule}")


def _fields(event: Event) -> Iterator[tuple[str, list[list[str]]]]:
    """Fields in the order of the table, each with the segments of its values."""
    yield "summary", [[event.summary.ar]] if event.summary else []
    yield "date", [date_segments(event.date)] if event.date else []
    yield "place", [place_segments(event.place)] if event.place else []
    yield "actors", [actor_segments(actor) for actor in event.actors]
    yield "targets", [actor_segments(target) for target in event.targets]
    yield "weapons", [weapon_segments(weapon) for weapon in event.weapons]
    for field in _COUNTS:
        yield field, [count_segments(row) for row in getattr(event, field)]
    yield "sources", [source_segments(source) for source in event.sources]
    yield "claimed_by", [source_segments(source) for source in event.claimed_by]


def _rules(event: Event) -> dict[str, list[str]]:
    """Rules by field: the pipeline writes `field: rule` when asked to explain."""
    rules: dict[str, list[str]] = {}
    for entry in event.rules:
        field, _, rule = entry.rpartition(": ")
        rules.setdefault(field, []).append(rule)
    return rules


def _named(field: str, rules: list[str]) -> list[str]:
    return [f"{field}: {rule}" if field else rule for rule in rules]
