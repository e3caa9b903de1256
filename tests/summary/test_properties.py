"""What holds of every summary, whatever the record: nothing added, nothing judged, always the same.

In: the records of the cases, the events that the coder finds in the samples and in the project's
own gold, and every event type with every factuality.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from babel import Locale

import waqai
from waqai.arabic.fold import fold
from waqai.claims.codes import read_event_types
from waqai.lexicon.tables import PACKAGE, read_toml
from waqai.model.report import Event
from waqai.summary.counting import Counter, nouns_of
from waqai.summary.summarise import Summaries
from waqai.summary.tables import (
    read_people,
    read_reference,
    read_wording,
    read_words,
)

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cases"))
from summary_cases import event_of

GOLD = PACKAGE.parent / "eval" / "gold" / "texts.jsonl"
N_GOLD = 60
FACTUALITIES = ("asserted", "threatened", "denied", "possible")

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_INSIDE = re.compile("«[^»]*»|“[^”]*”")


@cache
def writer() -> Summaries:
    """One writer for all tests."""
    return Summaries()


@cache
def events() -> tuple[Event, ...]:
    """Events of cases, samples and gold."""
    return (*_of_cases(), *_of_texts())


def _of_cases() -> Iterator[Event]:
    cases = tomllib.loads((PACKAGE / "summary" / "cases.toml").read_text(encoding="utf-8"))
    yield from (event_of(case["record"]) for case in cases["case"])


def _of_texts() -> Iterator[Event]:
    coder = waqai.Coder()
    texts = [(path.read_text(encoding="utf-8"), None) for path in (PACKAGE / "samples").iterdir()]
    lines = GOLD.read_text(encoding="utf-8").splitlines()[:N_GOLD]
    for line in lines:
        record = msgspec.json.decode(line)
        texts.append((record["text"], record.get("published")))
    for text, published in texts:
        for article in coder.code(text, published=published).articles:
            yield from article.events


@cache
def house_words() -> frozenset[str]:
    """Every word of the room's tables and of what it takes from the reference, folded."""
    words: set[str] = set()
    for name in ("frames.toml", "words.toml"):
        words.update(_words_of(read_toml(f"summary/{name}")))
    words.update(_words_of(read_toml("summary/wording.toml")["directions"]))
    for table in ("people.tsv", "party_kinds.tsv", "source_words.tsv", "weapon_names.tsv"):
        words.update(_words((PACKAGE / "summary" / table).read_text(encoding="utf-8")))
    reference = read_reference()
    for noun in nouns_of(reference.nouns, read_people()).values():
        words.update(_words_of([part for part in noun if isinstance(part, str | tuple)]))
    for pairs in (reference.countries.values(), reference.months):
        words.update(_words_of(list(pairs)))
    words.update(_words_of(dict(reference.divisions)))
    return frozenset(words | {"the", "a", "an"})


def _words(text: str) -> set[str]:
    return {fold(word).lower() for word in _WORD.findall(text)}


def _words_of(value: Any) -> set[str]:  # Any: whatever a data file or a record holds
    if isinstance(value, str):
        return _words(value)
    if isinstance(value, dict):
        return {word for member in value.values() for word in _words_of(member)}
    if isinstance(value, list | tuple):
        return {word for member in value for word in _words_of(member)}
    return set()


def _allowed(event: Event) -> set[str]:
    """The words of a record, as they stand and in the genitive, and the register's names of it."""
    register = read_reference().register
    found = _words_of(msgspec.to_builtins(event))
    for party in (*event.actors, *event.targets, *event.sources, *event.claimed_by):
        found |= _words(register.get(party.id or "", ""))
    for word in list(found):
        found |= {word[1:], "ال" + word[2:]}  # a joined letter before the article
        if word.endswith(("ون", "ان")):
            found.add(word[:-2] + "ين")
        if word.endswith("و"):
            found.add(word[:-1] + "ي")
        if word.endswith(("ا", "ي")):
            found.add(word[:-1])
        if word.endswith("يا"):  # موالياً → موالٍ
            found.add(word[:-2])
    return found


def _numbers(event: Event) -> set[str]:
    """Every number a record holds."""
    text = fold(str(msgspec.to_builtins(event)))
    found = {str(int(number)) for number in _NUMBER.findall(text)} | {"1", "2"}
    for party in (*event.actors, *event.targets, *event.sources, *event.claimed_by):
        found.update(_NUMBER.findall(read_reference().register.get(party.id or "", "")))
    return found


def test_no_word_is_added() -> None:
    for event in events():
        summary = writer().of(event)
        allowed = house_words() | _allowed(event)
        for text in (summary.ar, summary.en):
            # and (و), by (ب) are joined to the word after them
            added = {
                word
                for word in _words(text) - allowed
                if not (word[0] in "وب" and word[1:] in allowed)
            }
            assert not added, f"{added}: {text}"


def test_no_number_is_added() -> None:
    for event in events():
        summary = writer().of(event)
        for text in (summary.ar, summary.en.replace(",", "")):
            said = {str(int(number)) for number in _NUMBER.findall(text)}
            assert said <= _numbers(event), text


def test_loaded_words_stand_in_quotation_marks() -> None:
    loaded = re.compile("|".join(fold(stem) for stem in read_wording().loaded))
    own = {" ".join(sorted(_words(name))) for name in read_reference().own_names.values()}
    for event in events():
        named = [party.name for party in (*event.actors, *event.targets, *event.sources)]
        if any(" ".join(sorted(_words(name))) in own for name in named):
            continue
        outside = fold(_INSIDE.sub("", writer().of(event).ar))
        assert not loaded.search(outside), outside


def test_a_summary_is_one_clean_sentence() -> None:
    for event in events():
        summary = writer().of(event)
        for text in (summary.ar, summary.en):
            assert text.endswith(".")
            assert text.isprintable(), text  # no line breaks, no direction marks
            assert "  " not in text
            assert "{" not in text
            assert "None" not in text
            for left, right in ("«»", "()", "“”"):
                assert text.count(left) == text.count(right), text


def test_the_same_record_is_told_the_same_way() -> None:
    other = Summaries()
    for event in reversed(events()):
        assert other.of(event) == writer().of(event)
        told = msgspec.structs.replace(event, summary=writer().of(event))
        assert writer().of(told) == told.summary


@pytest.mark.parametrize("factuality", FACTUALITIES)
@pytest.mark.parametrize("event_type", sorted(read_event_types()))
def test_every_type_has_a_frame(event_type: str, factuality: str) -> None:
    parties = [{"name": "قوة محلية"}], [{"name": "حي السد", "kind": "settlement"}]
    seen = set()
    for actors in ([], parties[0]):
        for targets in ([], parties[1]):
            record = {"type": event_type, "factuality": factuality}
            summary = writer().of(event_of({**record, "actors": actors, "targets": targets}))
            seen.add(summary)
    assert len(seen) == 4, "a party is not told"


def test_the_register_and_the_weapons_are_told() -> None:
    for code in ("ied", "drone", "unknown", "a_code_of_tomorrow"):
        event = event_of({"type": "attack", "weapons": [{"code": code}]})
        assert ("weapon" in writer().of(event).en) == (code != "unknown")


def test_counted_nouns_follow_cldr() -> None:
    category = Locale("ar").plural_form
    counter = Counter(read_words())
    for noun in nouns_of(read_reference().nouns, read_people()).values():
        for n in (1, 2, 3, 10, 11, 26, 99, 100, 101, 102, 103, 110, 111, 200, 1000, 1001, 2000):
            ar, _ = counter.exact(noun, n, "")
            form = {
                "one": noun.singular,
                "two": noun.duals[1],
                "few": noun.plural,
                "many": noun.accusative,
                "other": noun.singular,
            }[category(n)]
            assert form in ar, (n, ar)
            assert (str(n) in ar) == (n > 2)
