"""The check of word lists: the package is clean, and every kind of mistake is found and placed."""

from pathlib import Path

import msgspec
import pytest

from waqai.claims.tables import TABLES as CLAIMS
from waqai.evaluation.names import TABLES as EVALUATION
from waqai.lexicon.check import check_package
from waqai.lexicon.checks.toml import check_pattern
from waqai.lexicon.tables import PACKAGE
from waqai.mentions.lexica import TABLES as MENTIONS
from waqai.summary.tables import TABLES as SUMMARY
from waqai.text.lexica import TABLES as TEXT

SOURCES = "table\tsource\tlicence\tdate\tnote\n{}\town compilation\tApache-2.0\t2026-11-20\t\n"


class Word(msgspec.Struct):
    id: str
    form: str
    n: int = 0
    since: str = ""
    until: str = ""


def test_the_package_is_clean() -> None:
    problems = check_package([*MENTIONS, *TEXT, *CLAIMS, *EVALUATION, *SUMMARY])
    assert not problems, "\n".join(map(str, problems))


def _check(folder: Path, content: bytes | str, name: str = "words.tsv") -> list[str]:
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    (folder / "reference").mkdir(exist_ok=True)
    (folder / "reference" / "SOURCES.tsv").write_text(SOURCES.format("words.tsv"), encoding="utf-8")
    return [str(problem) for problem in check_package([("words.tsv", Word)], folder)]


def test_a_good_table_has_no_problems(tmp_path: Path) -> None:
    good = "id\tform\tn\tsince\tuntil\na\tهدنة\t1\t2014-06-10\t2017\nb\tصلح\t\t\t\n"
    assert _check(tmp_path, good) == []


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b"\xef\xbb\xbfid\tform\na\tb\n", "words.tsv:1:", "byte-order mark"),
        ("id\tform\r\na\tb\n", "words.tsv:1:", "carriage returns"),
        ("id\tform\na\tb", "words.tsv:", "no line feed"),
        (b"id\tform\na\t\xff\n", "words.tsv:2:", "not UTF-8"),
        ("id\tform\na\tا\u0653\n", "words.tsv:2:", "NFC"),
        ("id\tform\na\tهدنة\u200f\n", "words.tsv:2:", "U+200F"),
        ("id\tform\tvalue\na\tb\tc\n", "words.tsv:1:", "unknown column 'value'"),
        ("id\na\n", "words.tsv:1:", "column 'form' is missing"),
        ("id\tform\na\tb\tc\n", "words.tsv:2:", "3 cells where the header has 2"),
        ("id\tform\tn\na\tb\tmany\n", "words.tsv:2:", "Expected `int`"),
        ("id\tform\nb\tب\na\tا\n", "words.tsv:3:", "not in order"),
        ("id\tform\na\tا\na\tا\n", "words.tsv:3:", "same row"),
        ("id\tform\n\na\tا\n", "words.tsv:2:", "blank line"),
        ("id\tform\na\tا\na\tب\n", "words.tsv:3:", "id 'a' stands in line 2 already"),
        ("id\tform\na\tمسؤولة\nb\tمسؤوله\n", "words.tsv:3:", "the same as line 2"),
        ("id\tform\nعدد\tا\n", "words.tsv:2:", "is no id"),
        ("id\tform\na\tا \n", "words.tsv:2:", "blanks too many"),
        ("id\tform\tsince\na\tا\t2014-13\n", "words.tsv:2:", "is no date"),
        ("id\tform\tsince\tuntil\na\tا\t2014\t2013-02\n", "words.tsv:2:", "lies before"),
    ],
)
def test_mistakes_are_found_with_their_line(
    tmp_path: Path, content: bytes | str, place: str, words: str
) -> None:
    problems = _check(tmp_path, content)
    assert any(line.startswith(place) and words in line for line in problems), problems


def test_tables_need_a_room_and_a_source(tmp_path: Path) -> None:
    problems = _check(tmp_path, "id\tform\n")
    assert problems == []
    (tmp_path / "stray.tsv").write_text("id\n", encoding="utf-8")
    (tmp_path / "words.tsv").unlink()
    problems = [str(problem) for problem in check_package([("words.tsv", Word)], tmp_path)]
    assert "words.tsv: the table is missing" in problems
    assert "stray.tsv: no room lists this table in its TABLES" in problems
    assert "reference/SOURCES.tsv:2: there is no file words.tsv" in problems
    assert any("stray.tsv is not listed" in line for line in problems)


def _register(folder: Path, names: str, parents: str) -> list[str]:
    reference = folder / "reference"
    reference.mkdir()
    (reference / "actors.tsv").write_text("id\tn\na\t\nb\t\n", encoding="utf-8")
    (reference / "actor_names.tsv").write_text("id\tform\tsense\tcue\n" + names, encoding="utf-8")
    (reference / "actor_parents.tsv").write_text("id\tparent\n" + parents, encoding="utf-8")
    return [str(problem) for problem in check_package([], folder)]


def test_links_cycles_and_rival_names(tmp_path: Path) -> None:
    problems = _register(
        tmp_path,
        "a\tالحرس\t\t\nb\tحرس\t\t\nz\tالفرقة\tcontext\t\n",
        "a\tb\nb\ta\nb\tx\n",
    )
    expected = (
        "actor_names.tsv:3: 'الحرس' is claimed by a and b",
        "actor_names.tsv:4: id: there is no 'z' in reference/actors.tsv",
        "actor_names.tsv:4: sense context without a cue",
        "actor_parents.tsv:4: parent: there is no 'x'",
        "parents in a circle: a → b → a",
    )
    for words in expected:
        assert any(words in line for line in problems), (words, problems)


def test_the_name_of_an_actor_may_not_be_another_s(tmp_path: Path) -> None:
    reference = tmp_path / "reference"
    reference.mkdir()
    (reference / "actors.tsv").write_text(
        "id\tname_ar\na\tالحرس\nb\tلواء الفجر\nc\tلواء الفجر\n", encoding="utf-8"
    )
    (reference / "actor_names.tsv").write_text(
        "id\tform\tsense\tcue\nb\tحرس\t\t\n", encoding="utf-8"
    )
    problems = [str(problem) for problem in check_package([], tmp_path)]
    assert any("actors.tsv:2: name_ar 'الحرس' is a name of b" in line for line in problems)
    assert any("actors.tsv:4: name_ar 'لواء الفجر' is a name of b" in line for line in problems)


def test_toml_mistakes_are_found(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("a = 1\na = 2\n", encoding="utf-8")
    (tmp_path / "cases.toml").write_text(
        '[[case]]\nid = "one"\n[[case]]\nid = "one"\n', encoding="utf-8"
    )
    (tmp_path / "rules.toml").write_text("x = 1\npattern = '(و|ف)*'\n", encoding="utf-8")
    problems = [str(problem) for problem in check_package([], tmp_path)]
    assert any(line.startswith("bad.toml:2: no TOML") for line in problems)
    assert "cases.toml:4: case id 'one' stands twice" in problems
    assert any(line.startswith("rules.toml:2:") and "empty" in line for line in problems)


@pytest.mark.parametrize("pattern", ["(a+)+b", "((?:ab)*c*)*d", "(a|ab)+c", "(x+x+)+y", "(", "a*"])
def test_risky_patterns_are_refused(pattern: str) -> None:
    assert check_pattern(pattern) is not None


@pytest.mark.parametrize("pattern", ["(?P<n>[0-9]+) كلم", "(?:قرب|شمال) .{1,30}مدينة", "(ab|cd)+e"])
def test_plain_patterns_are_allowed(pattern: str) -> None:
    assert check_pattern(pattern) is None


def test_the_package_has_no_other_tables() -> None:
    tables = (*MENTIONS, *TEXT, *CLAIMS, *EVALUATION, *SUMMARY)
    known = {name for name, _ in tables} | {"reference/SOURCES.tsv"}
    assert {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.tsv")} == known
