"""Location finding against corpora with named-entity tags: precision, recall, F1.

    eval/locations.py CORPUS [CORPUS …]

CORPUS: JSON Lines, plain or gzip, one tagged sentence a line (waqai/evaluation/places.py). Prints a
row by overlap and one by exact match for each corpus.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from waqai.evaluation.places import find_locations, read_tagged, score_locations


def main() -> int:
    """Scores and prints; 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS")
    locate = find_locations()
    print(f"{'corpus':<28}{'match':<9}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'found':>7}")
    for path in parser.parse_args().corpora:
        score = score_locations(read_tagged(path), locate)
        for match, values in (("overlap", score.overlap()), ("exact", score.strict())):
            row = "".join(f"{value:>7.3f}" for value in values)
            print(f"{path.name[:27]:<28}{match:<9}{row}{score.gold:>7}{score.found:>7}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
