"""Location finding against corpora with named-entity tags: precision, recall and F1.

In: JSON Lines, one tagged sentence a line, plain or gzip: `text`, `tokens`, and `tags` in BIO form
(B-LOC, I-LOC, others). Out: `LocationScore`, by overlap and by exact match, counted over tokens as
the corpus splits them. Corpora tag every name of a place, also of a state that acts, and leave
names inside organisations to those; so parties that act count here, parts of other names do not.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import Vocabulary
from waqai.mentions.lexica import all_lexica
from waqai.mentions.place.find import find

__all__ = ["LocationScore", "Tagged", "find_locations", "read_tagged", "score_locations"]

Range = tuple[int, int]


class Tagged(msgspec.Struct, frozen=True):
    """A sentence of a corpus: its tokens and their tags."""

    text: str
    tokens: list[str]
    tags: list[str]

    def spans(self) -> list[Range]:
        """The code points of each token in the text, in order."""
        spans = []
        position = 0
        for token in self.tokens:
            start = max(self.text.find(token, position), position)
            position = start + len(token)
            spans.append((start, position))
        return spans

    def locations(self) -> list[Range]:
        """The token ranges tagged as locations."""
        found: list[list[int]] = []
        is_open = False
        for number, tag in enumerate(self.tags):
            if tag == "B-LOC":
                found.append([number, number + 1])
            elif tag == "I-LOC" and is_open:
                found[-1][1] = number + 1
            is_open = tag in ("B-LOC", "I-LOC") and bool(found)
        return [(first, stop) for first, stop in found]


class LocationScore(msgspec.Struct):
    """Counts over a corpus. `touched`: gold locations that a found one overlaps; `right`: found
    ones that overlap gold; `exact`: pairs with the same tokens."""  # fmt: skip

    gold: int = 0
    found: int = 0
    touched: int = 0
    right: int = 0
    exact: int = 0

    def overlap(self) -> tuple[float, float, float]:
        """Precision, recall and F1 where one shared token is enough."""
        return _f1(self.right, self.touched, self.found, self.gold)

    def strict(self) -> tuple[float, float, float]:
        """Precision, recall and F1 where all tokens must agree."""
        return _f1(self.exact, self.exact, self.found, self.gold)


def read_tagged(path: Path) -> Iterator[Tagged]:
    """The sentences of a corpus file, .jsonl or .jsonl.gz."""
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    for line in text.decode("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            yield Tagged(row["text"], row["tokens"], row["tags"])


def find_locations() -> Callable[[str], list[Range]]:
    """A function that gives the code points of the bare place names of a text."""
    vocabulary = Vocabulary(all_lexica())

    def locate(text: str) -> list[Range]:
        scan = Scan(text, vocabulary)
        return [
            scan.span(*(mention.head or (mention.first, mention.stop)))
            for mention in find(scan)
            if mention.role in ("where", "container") or mention.reason == "acts"
        ]

    return locate


def score_locations(rows: Iterable[Tagged], locate: Callable[[str], list[Range]]) -> LocationScore:
    """The score of `locate` over tagged sentences."""
    score = LocationScore()
    for row in rows:
        gold = row.locations()
        found = _tokens(row.spans(), locate(row.text))
        score.gold += len(gold)
        score.found += len(found)
        score.touched += sum(any(_meet(want, have) for have in found) for want in gold)
        score.right += sum(any(_meet(want, have) for want in gold) for have in found)
        score.exact += len(set(gold) & set(found))
    return score


def _tokens(spans: list[Range], found: list[Range]) -> list[Range]:
    """Code points → the range of tokens they touch."""
    ranges = []
    for start, end in found:
        touched = [number for number, span in enumerate(spans) if span[0] < end and start < span[1]]
        if touched:
            ranges.append((touched[0], touched[-1] + 1))
    return ranges


def _meet(left: Range, right: Range) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _f1(right: int, touched: int, found: int, gold: int) -> tuple[float, float, float]:
    precision = right / found if found else 0.0
    recall = touched / gold if gold else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0
