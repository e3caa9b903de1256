"""Scores → a table for reading, or plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from waqai.evaluation.scores import Rate, Scores, Tally

__all__ = ["as_values", "breakdown_lines", "table_lines"]


def table_lines(scores: Sequence[Scores], n_shown: int = 0) -> Iterator[str]:
    """The lines of a table: events of every kind given, then the fields of the first.

    `n_shown`: how many missed and extra events to list.
    """
    main = scores[0]
    yield f"documents coded {main.documents.right} of {main.documents.of}"
    yield ""
    yield f"{'events':<16}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'coded':>7}{'gold':>7}"
    for one in scores:
        yield _tally_line(one.kind, one.events)
    yield ""
    yield f"{main.kind + ' fields':<16}{'score':>7}{'n':>7}{'P':>7}{'R':>7}"
    for name, field in main.fields.items():
        if field.score.n:
            yield (
                f"{name:<16}{_number(field.score.mean)}{field.score.n:>7}"
                f"{_number(field.precision.mean)}{_number(field.recall.mean)}"
            )
    yield f"{'whole record':<16}{_number(main.whole_of_gold)}{main.events.gold:>7}   of gold events"
    yield f"{'':<16}{_number(main.whole_of_pairs)}{main.events.right:>7}   of those found"
    yield ""
    yield f"{'by factuality':<16}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'coded':>7}{'gold':>7}"
    for name, tally in main.by_factuality.items():
        yield _tally_line(name, tally)
    yield ""
    yield _tally_line("figures", main.figures)
    yield _tally_line("contradictions", main.contradictions)
    yield f"texts without events left empty  {_rate(main.left_empty)}"
    yield f"publication dates from the text  {_rate(main.published)}"
    yield f"dates where gold has none        {_rate(main.invented_date)}"
    yield f"places where gold has none       {_rate(main.invented_place)}"
    yield f"bad offsets {len(main.problems)}, error records {main.n_errors}"
    yield from (f"  {problem}" for problem in main.problems[:5])
    yield from (f"  missed  {' · '.join(row)}" for row in main.missed[:n_shown])
    yield from (f"  extra   {' · '.join(row)}" for row in main.extra[:n_shown])


def breakdown_lines(by: str, groups: Mapping[str, Tally]) -> Iterator[str]:
    """The lines of a breakdown, widest name first in width."""
    width = max([len(by), *map(len, groups)]) + 2
    yield ""
    yield f"{'by ' + by:<{width}}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'coded':>7}{'gold':>7}"
    for name, tally in groups.items():
        yield _tally_line(name, tally, width)


def as_values(scores: Scores) -> dict[str, object]:
    """The scores as plain values, for JSON."""
    return {
        "kind": scores.kind,
        "documents": _counts(scores.documents),
        "events": _values(scores.events),
        "fields": {
            name: {
                "score": _rounded(field.score.mean),
                "n": field.score.n,
                "precision": _rounded(field.precision.mean),
                "recall": _rounded(field.recall.mean),
            }
            for name, field in scores.fields.items()
            if field.score.n
        },
        "by_factuality": {name: _values(t) for name, t in scores.by_factuality.items()},
        "whole_record": {
            "of_gold": _rounded(scores.whole_of_gold),
            "of_found": _rounded(scores.whole_of_pairs),
        },
        "left_empty": _counts(scores.left_empty),
        "figures": _values(scores.figures),
        "contradictions": _values(scores.contradictions),
        "published": _counts(scores.published),
        "invented": {
            "date": _counts(scores.invented_date),
            "place": _counts(scores.invented_place),
        },
        "bad_offsets": len(scores.problems),
        "error_records": scores.n_errors,
    }


def _tally_line(name: str, tally: Tally, width: int = 16) -> str:
    return (
        f"{name:<{width}}{_number(tally.precision)}{_number(tally.recall)}{_number(tally.f1)}"
        f"{tally.right:>7}{tally.coded:>7}{tally.gold:>7}"
    )


def _number(value: float | None) -> str:
    return f"{'–':>7}" if value is None else f"{value:>7.3f}"


def _rate(rate: Rate) -> str:
    return f"{rate.right} of {rate.of}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _values(tally: Tally) -> dict[str, float]:
    return {
        "precision": round(tally.precision, 3),
        "recall": round(tally.recall, 3),
        "f1": round(tally.f1, 3),
        "right": tally.right,
        "coded": tally.coded,
        "gold": tally.gold,
    }


def _counts(rate: Rate) -> dict[str, int]:
    return {"right": rate.right, "of": rate.of}
