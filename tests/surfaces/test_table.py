"""The table at several widths."""

import pytest

import waqai
from waqai.lexicon.tables import PACKAGE
from waqai.model.report import ErrorReport
from waqai.surfaces.cli.display import Style, width
from waqai.surfaces.cli.table import Table

SAMPLES = sorted((PACKAGE / "samples").glob("*.txt"))


@pytest.fixture(scope="module")
def coder() -> waqai.Coder:
    return waqai.Coder()


@pytest.mark.parametrize("columns", [40, 80, 110])
def test_every_line_fits_the_terminal(coder: waqai.Coder, columns: int) -> None:
    table = Table(Style(columns, is_terminal=True))
    for path in SAMPLES:
        for line in table.report(coder.code(path.read_text(encoding="utf-8"))).splitlines():
            assert width(line) < columns
            assert line.count("\u2067") == line.count("\u2069")


def test_evidence_and_both_labels_stand_under_each_event(coder: waqai.Coder) -> None:
    report = coder.code(SAMPLES[0].read_text(encoding="utf-8"))
    shown = Table(Style(100)).report(report)
    events = report.articles[0].events
    assert events
    assert shown.count("شاهد نصي   evidence") == len(events)
    for event in events:
        assert event.evidence.quote[:30] in shown.replace("\n", " ")
    assert "published 2023-03-14" in shown


def test_explained_tables_name_rules(coder: waqai.Coder) -> None:
    text = SAMPLES[0].read_text(encoding="utf-8")
    report = coder.code(text, explain=True)
    shown = Table(Style(100), is_explained=True).report(report)
    rules = {rule.rpartition(": ")[2] for rule in report.articles[0].events[0].rules}
    assert rules
    joined = " ".join(shown.split())  # long rules go over two lines
    assert all(" ".join(rule.split()) in joined for rule in rules)


def test_errors_and_documents_without_articles(coder: waqai.Coder) -> None:
    table = Table(Style(60))
    assert "no articles" in table.report(coder.code("nothing"))
    shown = table.error(ErrorReport.of("x.txt", "not_text", "not a text: \x1b[2J", "x.txt"))
    assert "x.txt: not coded: not a text" in shown
    assert "\x1b" not in shown
