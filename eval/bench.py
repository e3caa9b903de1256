"""The bench: words per second, peak memory and start-up of the coder on one core.

    eval/bench.py [--words N]      N words of generated text, 2 million by default

Codes the corpus of bench_corpus.py in a process of its own, so that its peak memory is the
coder's, and prints the rate with and without the first documents (in which every word is new).
Time per stage is taken in a second run, in processor time: the functions that waqai/pipeline.py
calls are wrapped in a clock there, so the product knows nothing of it. Exit code 1 when a bar is
missed. Words are counted as between blanks.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import msgspec
from bench_corpus import documents

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "waqai" / "samples" / "1-iraq-agency.txt"

WARM_UP = 0.1  # share of the words that is left out of the warm rate
STAGE_WORDS = 200_000
STARTS = 5
NAMES = ("mentions.place.", "mentions.actor.")  # finding, resolving, relations


class Bar(NamedTuple):
    """What must be reached: at least or at most this much."""

    name: str
    limit: float
    is_most: bool
    unit: str


BARS = {
    "rate": Bar("words per second, warm-up included", 60_000, False, "words/s"),
    "names": Bar("places and parties, words per second of their stages", 150_000, False, "words/s"),
    "memory": Bar("peak memory", 400, True, "MB"),
    "help": Bar("start-up of waqai --help", 0.5, True, "s"),
    "code": Bar("start-up of waqai code on a short text", 1.5, True, "s"),
}


def main() -> int:
    """Measures, prints; 1 when a bar is missed."""
    os.environ["WAQAI_PLACES"] = ""  # what somebody imported for their own work is not measured
    options = _options()
    if options.corpus:
        print(json.dumps(_code(options.corpus) if options.child == "rate" else _stages(options)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        n_words, n_documents = _write(corpus, options.words)
        print(f"{n_words:,} words, {n_documents:,} documents; {_machine()}")
        whole = _child("rate", corpus)
        stages = _child("stages", corpus)
    n_events = whole["events"]
    print(f"\n{n_words / whole['seconds']:>12,.0f} words/s, warm-up included")
    print(f"{whole['warm_words'] / whole['warm_seconds']:>12,.0f} words/s after it")
    print(f"{n_documents / whole['seconds']:>12,.0f} documents/s, {n_events:,} events")
    print(f"{whole['ready']:>12.2f} s to load the word lists")
    print(f"{whole['megabytes']:>12.0f} MB peak memory")
    found = {"rate": n_words / whole["seconds"], "memory": whole["megabytes"]}
    found["help"] = _start("--help")
    found["code"] = _start("code", str(SAMPLE), "--format", "jsonl")
    print(f"{found['help']:>12.2f} s waqai --help (median of {STARTS})")
    print(f"{found['code']:>12.2f} s waqai code on one short text")
    print(f"\ntime per stage over {stages['words']:,} words")
    for name, seconds in sorted(stages["stages"].items(), key=lambda item: -item[1]):
        share = seconds / stages["seconds"]
        print(f"{seconds:>12.2f} s {share:>6.1%}  {name}")
    names = sum(seconds for name, seconds in stages["stages"].items() if name.startswith(NAMES))
    found["names"] = stages["words"] / names
    print(f"{found['names']:>12,.0f} words/s places and parties together")
    missed = [bar for key, bar in BARS.items() if _is_missed(bar, found[key])]
    for bar in missed:
        word = "more" if bar.is_most else "less"
        print(f"bench: {bar.name}: {word} than {bar.limit:,g} {bar.unit}", file=sys.stderr)
    return int(bool(missed) and not options.no_bars)


def _is_missed(bar: Bar, value: float) -> bool:
    return value > bar.limit if bar.is_most else value < bar.limit


def _write(path: Path, n_words: int) -> tuple[int, int]:
    total = count = 0
    with path.open("w", encoding="utf-8") as file:
        for line, n in documents(n_words):
            file.write(line + "\n")
            total += n
            count += 1
    return total, count


def _child(kind: str, corpus: Path) -> dict[str, Any]:
    """What this script prints when it codes the corpus in a process of its own."""
    command = [sys.executable, __file__, "--child", kind, "--corpus", str(corpus)]
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _code(corpus: Path) -> dict[str, float]:
    """Codes every line to its report as JSON, as `waqai code --format jsonl` does."""
    begun = time.perf_counter()
    from waqai.coders.choose import get_coder  # noqa: PLC0415  loading is part of what is timed
    from waqai.ingest.json_lines import document_of_line  # noqa: PLC0415
    from waqai.model.document import Hints  # noqa: PLC0415

    coder, hints = get_coder(), Hints()
    ready = time.perf_counter()
    n_words, n_events = 0, 0
    marks: list[tuple[int, float]] = []  # words done and the time, per document
    with corpus.open("rb") as lines:
        for line in lines:
            document = document_of_line(line, "corpus", hints)
            report = coder.report(document)
            msgspec.json.encode(report)
            n_words += len(document.text.split())
            n_events += sum(len(article.events) for article in report.articles)
            marks.append((n_words, time.perf_counter()))
    cold = next(mark for mark in marks if mark[0] >= WARM_UP * n_words)
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "seconds": marks[-1][1] - ready,
        "warm_seconds": marks[-1][1] - cold[1],
        "warm_words": n_words - cold[0],
        "ready": ready - begun,
        "events": n_events,
        "megabytes": kilobytes / (1024 if sys.platform != "darwin" else 1024 * 1024),
    }


def _stages(options: argparse.Namespace) -> dict[str, Any]:
    """Seconds per stage: everything that the pipeline module calls by name, each in a clock."""
    from waqai import pipeline  # noqa: PLC0415
    from waqai.ingest.json_lines import document_of_line  # noqa: PLC0415
    from waqai.model.document import Hints  # noqa: PLC0415

    clock = _Clock()
    coder, hints = pipeline.Pipeline(), Hints()
    clock.wrap(pipeline)
    n_words, spent = 0, 0.0
    with options.corpus.open("rb") as lines:
        for line in lines:
            document = document_of_line(line, "corpus", hints)
            begun = time.process_time()
            coder.report(document)
            spent += time.process_time() - begun
            n_words += len(document.text.split())
            if n_words >= STAGE_WORDS:
                break
    stages = {**clock.seconds, "the rest": spent - sum(clock.seconds.values())}
    return {"words": n_words, "seconds": spent, "stages": stages}


class _Clock:
    """Counts the seconds inside functions, by the module they come from."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._is_running = False

    def wrap(self, module: ModuleType) -> None:
        """Puts a clock round every name of the module that does a stage's work."""
        rooms = ("waqai.lexicon.scan", "waqai.mentions.", "waqai.text.", "waqai.claims.")
        for name, value in list(vars(module).items()):
            home = getattr(value, "__module__", "") or ""
            if callable(value) and home.startswith(rooms) and not _is_record(value):
                label = f"{home.removeprefix('waqai.')}.{value.__name__}"
                setattr(module, name, self._timed(value, label))

    def _timed(self, function: Callable[..., Any], label: str) -> Callable[..., Any]:
        def timed(*given: Any, **named: Any) -> Any:
            if self._is_running:  # inside another stage: its time already counts there
                return function(*given, **named)
            self._is_running = True
            begun = time.process_time()
            try:
                return function(*given, **named)
            finally:
                taken = time.process_time() - begun
                self.seconds[label] = self.seconds.get(label, 0.0) + taken
                self._is_running = False

        return timed


def _is_record(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, msgspec.Struct | tuple)


def _start(*words: str) -> float:
    """Median seconds from the start of `waqai WORDS…` to its end."""
    taken = []
    for _ in range(STARTS):
        begun = time.perf_counter()
        command = [sys.executable, "-m", "waqai", *words]
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def _machine() -> str:
    model = platform.processor() or platform.machine()
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    except OSError:
        pass
    return f"{model}, Python {platform.python_version()}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Words per second and peak memory on one core.")
    parser.add_argument("--words", type=int, default=2_000_000, metavar="N", help="corpus size")
    parser.add_argument("--no-bars", action="store_true", help="a missed bar is no failure")
    parser.add_argument("--child", choices=("rate", "stages"), help=argparse.SUPPRESS)
    parser.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
