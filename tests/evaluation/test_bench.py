"""The bench runs, and its corpus is the same every time."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_corpus_is_the_same_every_time() -> None:
    spec = importlib.util.spec_from_file_location("bench_corpus", ROOT / "eval" / "bench_corpus.py")
    assert spec is not None
    assert spec.loader is not None
    corpus = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(corpus)
    first, again = list(corpus.documents(3000)), list(corpus.documents(3000))
    assert first == again
    assert 3000 <= sum(n for _, n in first) < 4500
    for line, n in first:
        text = json.loads(line)["text"]
        assert len(text.split()) == n
        assert "{" not in text


def test_a_small_bench_prints_rate_memory_and_stages() -> None:
    command = [sys.executable, "eval/bench.py", "--words", "2000", "--no-bars"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, check=True, capture_output=True, cwd=ROOT, env=environment, timeout=120
    )
    printed = done.stdout.decode()
    for words in ("words/s, warm-up included", "words/s after it", "MB peak memory", "waqai --help",
                  "lexicon.scan.Scan", "mentions.", "claims."):  # fmt: skip
        assert words in printed
