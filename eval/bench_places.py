"""The bench of imported gazetteers: time to import, and speed of finding with and without them.

    eval/bench_places.py [--rows N] [--words N] [--no-bars]

Makes a country dump of N rows (500,000 by default) in GeoNames' format (geonames_sample.py),
imports it with `waqai places import`, and finds places and actors in the corpus of bench_corpus.py
with and without it, each in a process of its own. Finding is timed without the scan, on a warm
vocabulary; a rate is the best of three rounds. Exit code 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench_corpus import documents
from geonames_sample import write

ROOT = Path(__file__).resolve().parent.parent

MOST_SECONDS = 60.0  # for 500,000 rows
LEAST_WORDS = 150_000  # a second, places and actors together
LEAST_SHARE = 0.8  # of the speed without an imported gazetteer; machines vary by a tenth
ROUNDS = 3


def main() -> int:
    """Measures, prints; 1 when a bar is missed."""
    options = _options()
    if options.child:
        print(json.dumps(_rate(options.words)))
        return 0
    with tempfile.TemporaryDirectory(prefix="waqai-bench-") as name:
        folder = Path(name)
        files = write(folder, options.rows)
        target = folder / "places.bin"
        begun = time.perf_counter()
        command = ["places", "import", *map(str, files), "--places", str(target)]
        subprocess.run([sys.executable, "-m", "waqai", *command], check=True, cwd=ROOT)
        seconds = time.perf_counter() - begun
        print(f"{seconds:>12.1f} s to import {options.rows:,} rows")
        print(f"{target.stat().st_size:>12,} bytes of gazetteer")
        alone = _child(options.words, "")
        together = _child(options.words, str(target))
    for label, found in (
        ("the package's gazetteer", alone),
        ("the imported one over it", together),
    ):
        print(f"{found['rate']:>12,.0f} words/s places and actors with {label}")
        print(f"{found['start']:>12.2f} s to load, {found['megabytes']:.0f} MB")
    missed = [
        name
        for name, is_missed in (
            ("import", seconds > MOST_SECONDS * max(1.0, options.rows / 500_000)),
            ("words per second", together["rate"] < LEAST_WORDS),
            ("speed over that without", together["rate"] < LEAST_SHARE * alone["rate"]),
        )
        if is_missed
    ]
    for name in missed:
        print(f"bench: missed: {name}", file=sys.stderr)
    return int(bool(missed) and not options.no_bars)


def _child(n_words: int, places: str) -> dict[str, Any]:
    command = [sys.executable, __file__, "--child", "--words", str(n_words)]
    environment = {**os.environ, "WAQAI_PLACES": places}
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _rate(n_words: int) -> dict[str, float]:
    """Words per second of the finders of places and actors, their phrases and the resolver."""
    import resource  # noqa: PLC0415  loading is part of what is timed

    begun = time.perf_counter()
    from waqai import pipeline  # noqa: PLC0415
    from waqai.ingest.json_lines import document_of_line  # noqa: PLC0415
    from waqai.model.document import Hints  # noqa: PLC0415

    pipe = pipeline.Pipeline()
    start = time.perf_counter() - begun
    spent = 0.0

    def timed(name: str) -> None:
        function = getattr(pipeline, name)

        def run(*given: Any, **named: Any) -> Any:
            nonlocal spent
            before = time.process_time()
            try:
                return function(*given, **named)
            finally:
                spent += time.process_time() - before

        setattr(pipeline, name, run)

    for name in ("find_places", "resolve_places", "find_actors", "read_phrases"):
        timed(name)
    hints = Hints()
    corpus = [
        (document_of_line(line.encode(), "corpus", hints), n) for line, n in documents(n_words)
    ]
    total = sum(n for _, n in corpus)
    kinds = frozenset(["place", "actor"])
    best = 0.0
    for _ in range(ROUNDS + 1):
        spent = 0.0
        for document, _ in corpus:
            pipe.mentions(document, kinds)
        best = max(best, total / spent)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rate": best, "start": start, "megabytes": megabytes}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time to import a dump, and speed with it.")
    parser.add_argument("--rows", type=int, default=500_000, metavar="N", help="rows of the dump")
    parser.add_argument("--words", type=int, default=200_000, metavar="N", help="corpus size")
    parser.add_argument("--no-bars", action="store_true", help="a missed bar is no failure")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
