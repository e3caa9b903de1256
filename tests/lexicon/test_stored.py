"""Lexica in files: what is written is found, damaged files are refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.lexicon.lexicon import Form, Lexicon, Policy, longest_keys
from waqai.lexicon.scan import Scan
from waqai.lexicon.stored import FEATURES, Stored, StoredLexicon, stored_bytes
from waqai.lexicon.vocabulary import Vocabulary
from waqai.model.errors import DataFileError

_WORDS = st.text(alphabet="ابتجدرسعلمنهوي", min_size=1, max_size=5)
_KEYS = st.lists(_WORDS, min_size=1, max_size=3).map(" ".join)
_FORMS = st.lists(st.builds(Form, st.integers(0, 9), st.sampled_from(FEATURES)), min_size=1)


def _file(folder: Path, keys: dict[str, tuple[Form, ...]], listed: bool = False) -> Path:
    longest = longest_keys(keys)
    header = {"first_tokens": sorted(longest)} if listed else {}
    rows = [f"row {n}".encode() for n in range(10)]
    path = folder / "stored.bin"
    path.write_bytes(stored_bytes(header, rows, keys, longest))
    return path


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(_KEYS, _FORMS.map(tuple), max_size=40), st.lists(_KEYS, max_size=20))
def test_what_is_written_is_found_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory,
    keys: dict[str, tuple[Form, ...]],
    others: list[str],
) -> None:
    stored = Stored(_file(tmp_path_factory.mktemp("stored"), keys), first=100)
    longest = longest_keys(keys)
    for key in [*keys, *longest, *others]:
        entry = stored.look(key)
        forms = tuple(Form(row + 100, feature) for row, feature in keys.get(key, ()))
        if key in keys or key in longest:
            assert entry == (longest.get(key, 0), forms)
        else:
            assert entry is None
    assert stored.row(103) == b"row 3"
    assert [*stored.rows()] == [f"row {n}".encode() for n in range(10)]
    assert stored.is_sound()


@pytest.mark.parametrize("listed", [False, True])
def test_a_scan_reads_a_file_as_it_reads_a_table(tmp_path: Path, listed: bool) -> None:
    forms = [
        ("تل أبيض", 0, "free"),
        ("تل", 1, "cue"),
        ("أبيض", 2, "unit"),
        ("تل أبيض الشرقي", 3, "free"),
    ]
    policy = Policy("noun", "exact")
    table = Lexicon("place", range(9), forms, policy)
    keys = {key: table.keys.get(key) or () for key in ("تل ابيض", "تل", "ابيض", "تل ابيض الشرقي")}
    files = [Stored(_file(tmp_path, keys, listed))]
    found = [
        [
            (hit.first, hit.stop, hit.forms)
            for hit in Scan(text, Vocabulary([lexicon])).hits("place")
        ]
        for lexicon in (table, StoredLexicon("place", files, policy))
        for text in ("قصف بتل أبيض وتل أبيض الشرقي ثم تل", "لا شيء هنا")
    ]
    assert found[:2] == found[2:]
    assert len(found[0]) == 3


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda data: b"", "it is empty"),
        (lambda data: b"PK\x03\x04" + data[4:], "no gazetteer of this version"),
        (lambda data: data[:-5], "cut short"),
        (lambda data: data[:60], "cut short"),
        (lambda data: data[:20], "no gazetteer of this version"),
    ],
)
def test_damaged_files_are_refused(tmp_path: Path, spoil, message: str) -> None:  # type: ignore[no-untyped-def]
    path = _file(tmp_path, {"حلب": (Form(1, "free"),)})
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(DataFileError, match=message) as error:
        Stored(path)
    assert str(path) in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="cannot be read"):
        Stored(tmp_path / "none.bin")


def test_a_changed_byte_is_noticed_when_asked(tmp_path: Path) -> None:
    path = _file(tmp_path, {"حلب": (Form(1, "free"),)})
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    assert not Stored(path).is_sound()
