"""A corpus of any size for the bench: the same sizes give the same bytes on every machine.

Sentences of eval/bench_templates (written for this project) are filled from the reference tables;
names are drawn by rank with Zipf's law, so a few are everywhere and most are rare. Between them
stand skeletons: clauses of function words whose nouns, verbs and adjectives are made up (three root
letters in a pattern of Arabic, with clitics), so that the vocabulary is as wide and keeps growing
as in newspapers. Two documents in three tell of conflict, one is plain prose. What decides the
speed was fitted to 1.25 million words of newspapers of 2015 (theirs / here): word types 97,000 /
94,000; the thousand most frequent types 52 % / 69 % of the words, ten thousand 82 % / 87 %; lexicon
hits per word 1.36 / 1.17; events per thousand words 16 / 15.
"""

from __future__ import annotations

import bisect
import itertools
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from waqai.lexicon.tables import PACKAGE

TEMPLATES = Path(__file__).resolve().parent / "bench_templates"

_SLOT = re.compile(r"\{([a-z0-9]+)\}")
_ROOT_LETTERS = "بتجحخدرزسشصطعغفقكلمنهوي"
_PATTERNS = ("{0}ا{1}{2}", "{0}{1}ي{2}", "م{0}{1}و{2}", "ت{0}{1}ي{2}", "{0}{1}{2}ة", "{0}{1}ا{2}ي",
             "أ{0}{1}ا{2}", "{0}و{1}{2}ية", "م{0}ا{1}{2}", "ا{0}ت{1}ا{2}")  # fmt: skip
_WHEN = ("صباح اليوم", "مساء أمس", "فجر الثلاثاء", "ليل الأحد", "ظهر الخميس", "الأسبوع الماضي",
         "يوم الجمعة", "بعد ظهر السبت", "قبل يومين", "في وقت متأخر من الليل")  # fmt: skip
_SOURCES = ("مصدر أمني", "شهود عيان", "مصادر طبية", "ناشطون", "مسؤول محلي", "الدفاع المدني",
            "مصدر عسكري رفض الكشف عن اسمه", "مركز حقوقي", "سكان محليون")  # fmt: skip
_TARGETS = ("سيارة", "رتلاً عسكرياً", "منزلاً", "مستودع ذخيرة", "نقطة تفتيش", "مدرسة", "شاحنة وقود")
_MONTHS = ("كانون الثاني", "شباط", "مارس", "نيسان", "مايو", "حزيران", "يوليو", "آب", "سبتمبر",
           "تشرين الأول", "نوفمبر", "ديسمبر")  # fmt: skip
_ENDINGS = ("", "", "", "", "ات", "ين", "ها", "هم", "ه", "ية")
_WORDS_KNOWN = 30_000  # made-up words drawn by rank before wholly new ones
_NEW_WORDS = 0.01  # share of made-up words that are new: fits the growth of types in newspapers
_LISTED = 0.6  # share of nouns in skeletons that stand in word lists: fits the hits per word
_SKELETONS = 2  # clauses of made-up words after each sentence
_FLATTER = 0.85  # Zipf's exponent of made-up words


def documents(n_words: int, seed: int = 20) -> Iterator[tuple[str, int]]:
    """JSON lines `{"id", "text", "published"}` with their number of words, n_words in all or a bit
    more.
    """
    corpus = _Corpus(seed)
    total = 0
    for number in itertools.count():
        if total >= n_words:
            return
        text = corpus.document()
        n = len(text.split())
        total += n
        line = {"id": f"bench-{number}", "text": text, "published": "2023-05-17"}
        yield json.dumps(line, ensure_ascii=False), n


class _Zipf:
    """Draws from a sequence: the item of rank r with weight 1 / r ** exponent."""

    def __init__(self, items: Sequence[str], chance: random.Random, exponent: float = 1.0) -> None:
        self._items = list(dict.fromkeys(items))
        chance.shuffle(self._items)
        self._weights = list(
            itertools.accumulate((r + 1) ** -exponent for r in range(len(self._items)))
        )
        self._chance = chance

    def draw(self) -> str:
        at = bisect.bisect(self._weights, self._chance.random() * self._weights[-1])
        return self._items[min(at, len(self._items) - 1)]


class _Corpus:
    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._conflict = _lines("conflict.txt")
        self._plain = _lines("plain.txt")
        self._furniture = _lines("furniture.txt")
        self._skeletons = _lines("skeletons.txt")
        made_up = [self._word() for _ in range(_WORDS_KNOWN)]
        self._known = _Zipf(made_up, self._chance, _FLATTER)
        verbs = _column("mentions/syntax/plain_verbs.tsv", "perfect")
        self._verbs = _Zipf([*verbs, *made_up[:3000]], self._chance)
        self._nouns = _Zipf(
            _column("reference/counted_nouns.tsv", "singular")
            + _column("mentions/actor/heads.tsv", "form")
            + _column("mentions/syntax/function_words.tsv", "form"),
            self._chance,
        )
        self._draws = {
            "place": _Zipf(_column("reference/places_geonames.tsv", "name_ar"), self._chance),
            "actor": _Zipf(_column("reference/actor_names.tsv", "form"), self._chance),
            "outlet": _Zipf(_column("text/outlets.tsv", "form"), self._chance),
        }

    def document(self) -> str:
        chance = self._chance
        is_conflict = chance.random() < 2 / 3
        parts = [self._fill(chance.choice(self._conflict if is_conflict else self._plain))]
        parts.append(self._fill(chance.choice(self._furniture)))
        for _ in range(chance.randint(2, 7)):
            share = 0.6 if is_conflict else 0.0
            sentences = []
            for _ in range(chance.randint(1, 3)):
                told = self._conflict if chance.random() < share else self._plain
                sentences.append(self._fill(chance.choice(told)))
                sentences += [self._fill(chance.choice(self._skeletons)) for _ in range(_SKELETONS)]
            parts.append(" ".join(sentences))
        if chance.random() < 0.3:
            parts.append(self._fill(chance.choice(self._furniture)))
        return "\n".join(parts)

    def _fill(self, template: str) -> str:
        return _SLOT.sub(lambda slot: self._slot(slot[1].rstrip("2")), template)

    def _slot(self, name: str) -> str:
        chance = self._chance
        if name in ("place", "actor", "outlet"):
            return self._draws[name].draw()
        if name == "rival":
            return self._draws["actor"].draw()
        if name == "person":
            return f"{self._made_up()} {self._made_up()}"
        if name in ("rare", "noun", "adjective"):
            is_listed = name == "noun" and chance.random() < _LISTED
            word = self._nouns.draw() if is_listed else self._made_up()
            return f"ال{word}" if chance.random() < 0.6 else word + chance.choice(_ENDINGS)
        if name == "verb":
            return self._verbs.draw() + chance.choice(("", "", "", "ت", "وا", "ها", "ه"))
        if name in ("n", "m", "k"):
            return str(chance.randint(*{"n": (2, 12), "m": (3, 60), "k": (100, 9000)}[name]))
        if name == "date":
            month = chance.choice(_MONTHS)
            return f"{chance.randint(1, 28)} {month} {chance.randint(2012, 2023)}"
        return chance.choice({"when": _WHEN, "source": _SOURCES, "target": _TARGETS}[name])

    def _made_up(self) -> str:
        return self._word() if self._chance.random() < _NEW_WORDS else self._known.draw()

    def _word(self) -> str:
        root = [self._chance.choice(_ROOT_LETTERS) for _ in range(3)]
        return self._chance.choice(_PATTERNS).format(*root)


def _lines(name: str) -> list[str]:
    return (TEMPLATES / name).read_text(encoding="utf-8").splitlines()


def _column(table: str, column: str) -> list[str]:
    """A column of a reference table; read here as plain text, its own reader checks it."""
    lines = (PACKAGE / table).read_text(encoding="utf-8").splitlines()
    at = lines[0].split("\t").index(column)
    return [line.split("\t")[at] for line in lines[1:] if line.split("\t")[at]]
