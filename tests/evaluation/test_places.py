"""Location finding: tags become ranges, and overlap and exact match are counted apart."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from waqai.evaluation.places import Tagged, find_locations, read_tagged, score_locations

ROW = {
    "text": "تظاهر المئات في مدينة الناصرية وبغداد ضد الفساد",
    "tokens": ["تظاهر", "المئات", "في", "مدينة", "الناصرية", "وبغداد", "ضد", "الفساد"],
    "tags": ["O", "O", "O", "B-LOC", "I-LOC", "B-LOC", "O", "O"],
}


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz"])
def test_overlap_and_exact(tmp_path: Path, name: str) -> None:
    line = (json.dumps(ROW, ensure_ascii=False) + "\n").encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(line) if name.endswith("gz") else line)
    rows = list(read_tagged(path))
    assert rows[0].locations() == [(3, 5), (5, 6)]
    score = score_locations(rows, find_locations())
    assert (score.gold, score.found, score.touched, score.exact) == (2, 2, 2, 1)
    assert score.overlap() == (1.0, 1.0, 1.0)
    assert score.strict() == (0.5, 0.5, 0.5)


def test_nothing_found_is_zero_and_acting_states_count() -> None:
    silent = score_locations([Tagged("قرية", ["قرية"], ["B-LOC"])], lambda _: [])
    assert silent.overlap() == (0.0, 0.0, 0.0)
    acting = Tagged("أعلنت تركيا الهدنة", ["أعلنت", "تركيا", "الهدنة"], ["O", "B-LOC", "O"])
    assert score_locations([acting], find_locations()).exact == 1
