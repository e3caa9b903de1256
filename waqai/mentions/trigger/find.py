"""Scan → triggers: words that may express an event.

In: a scan with the lexica "verb", "event_noun" and "figurative", and its word classes. Out: one
TriggerMention per word in text order. A word that can be verb and noun is given the part that
its neighbours decide. Words inside a figurative phrase (ضربة جزاء, معركة انتخابية) or a registered
name (التحالف الدولي) are left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from waqai.arabic.fold import fold
from waqai.lexicon.scan import Hit, Scan
from waqai.lexicon.vocabulary import BREAK
from waqai.mentions.syntax.classes import Classes
from waqai.mentions.trigger.lexica import EventNoun, EventVerb
from waqai.model.mention import TriggerMention

__all__ = ["find"]

_FAR = 99
_BEFORE_JUSSIVE = frozenset({"لم", "لما", "لا", "ان", "من", "مهما"})
_PLACING = frozenset(
    {"في", "من", "الي", "داخل", "قرب", "خارج", "امام", "اقتحام", "لاقتحام", "مهاجمه", "استهداف"}
)
_REACH = 7  # tokens between a verb and the word that completes it


def find(
    scan: Scan,
    classes: Classes,
    verbs: Sequence[EventVerb],
    nouns: Sequence[EventNoun],
    split_words: Mapping[int, tuple[str, ...]],
) -> list[TriggerMention]:
    """The event words of a text, in text order; `verbs` and `nouns` are the lexica's rows.

    `split_words`: the words that complete a verb phrase (lexica.complements).
    """
    figurative = {
        position for hit in scan.hits("figurative") for position in range(hit.first, hit.stop)
    }
    named: dict[int, int] = {}  # token of a name → where the name ends
    for hit in scan.hits("actor"):
        named.update(dict.fromkeys(range(hit.first, hit.stop), hit.stop))
    plain = {
        hit.first: len(hit.peel.proclitic)
        for lexicon in ("plain_verb", "speech_verb")
        for hit in scan.hits(lexicon)
    }
    mentions: list[TriggerMention] = []
    split = _split_verbs(scan, classes, verbs, split_words)
    mentions += split.values()
    for hit in scan.hits("verb"):
        # وصفته is وصف with a pronoun, not و with صفّى: the reading that peels less wins
        if plain.get(hit.first, _FAR) < len(hit.peel.proclitic):
            continue
        is_split = hit.first in split and hit.stop == hit.first + 1
        if _is_bare_jussive(scan, hit):
            continue
        if hit.first in classes.verbs and hit.first not in figurative and not is_split:
            mentions.append(_mention(scan, hit, "verb", [verbs[form.row] for form in hit.forms]))
    for hit in scan.hits("event_noun"):
        # مسيرة سلمية is longer than the drone مسيرة; what is as long is a name
        is_name = hit.stop <= named.get(hit.first, -1)
        if hit.first not in classes.verbs and hit.first not in figurative and not is_name:
            if not _has_its_company(scan, hit, [nouns[form.row].note for form in hit.forms]):
                continue
            mentions.append(_mention(scan, hit, "noun", [nouns[form.row] for form in hit.forms]))
    mentions.sort(key=lambda mention: (mention.first, -mention.stop))
    return mentions


def _is_bare_jussive(scan: Scan, hit: Hit) -> bool:
    """True for a form that only a jussive has, without what brings one: يستعد is no يستعيد."""
    if not all(form.feature.startswith("juss") for form in hit.forms) or hit.peel.proclitic:
        return False
    before = scan.words[hit.first - 1].folded if hit.first > 0 else ""
    return before.removeprefix("و").removeprefix("ف") not in _BEFORE_JUSSIVE


def _has_its_company(scan: Scan, hit: Hit, notes: Sequence[str]) -> bool:
    """False for a noun whose row asks for words near it that are not there, or the other way.

    "with X": means the event only with X after it (محملاً … المسؤولية). "light before ل": it
    carries the event noun that ل brings (تعرضها للاغتصاب). "place after في": a building there.
    """
    words = scan.words
    following = words[hit.stop : hit.stop + _REACH]
    for note in notes:
        if note.startswith("with "):
            wanted = fold(note.split(";")[0].removeprefix("with "))
            if not any(word.bare.startswith(wanted) for word in following):
                return False
        elif note.startswith("light before ل"):
            if any(
                word.folded.startswith(("لل", "ل")) and word.kind != BREAK for word in following[:4]
            ):
                return False
        elif note.startswith("place after في"):
            before = words[hit.first - 1].folded if hit.first > 0 else ""
            if before in _PLACING or hit.peel.proclitic.endswith(("ب", "ل")):
                return False
    return True


def _split_verbs(
    scan: Scan,
    classes: Classes,
    verbs: Sequence[EventVerb],
    split_words: Mapping[int, tuple[str, ...]],
) -> dict[int, TriggerMention]:
    """Verb phrases whose words stand apart: أطلقت القوات النار, ألقت الشرطة القبض على."""
    found: dict[int, TriggerMention] = {}
    whole = {hit.first for hit in scan.hits("verb") if hit.stop > hit.first + 1}
    for hit in scan.hits("split_verb"):
        if hit.first not in classes.verbs or hit.first in whole:
            continue
        for form in hit.forms:
            place = _complement(scan, hit.stop, split_words[form.row])
            if place is not None:
                mention = _mention(scan, hit, "verb", [verbs[form.row]])
                found[hit.first] = msgspec.structs.replace(
                    mention, complement=place, rule="trigger/split-verb@1"
                )
                break
    return found


def _complement(scan: Scan, at: int, wanted: tuple[str, ...]) -> tuple[int, int] | None:
    """Where the words that complete a verb phrase stand, within reach and the same clause."""
    words = scan.words
    last = min(at + _REACH, len(words) - len(wanted) + 1)
    for first in range(at, last):
        word = words[first]
        if word.kind == BREAK or word.raw in (".", "؟", "!", ":"):
            return None
        if all(_is_form(words[first + n].bare, wanted[n]) for n in range(len(wanted))):
            return first, first + len(wanted)
    return None


def _is_form(found: str, wanted: str) -> bool:
    """True if a word is the wanted one, as it is, accusative, or with a pronoun (سيطرته)."""
    if not found.startswith(wanted[:-1]):
        return False
    stem = wanted[:-1] + "ت" if wanted.endswith("ه") else wanted
    return found in (wanted, wanted + "ا") or (
        found.startswith(stem)
        and found[len(stem) :] in ("ه", "ها", "هم", "هما", "هن", "يهما", "يهم")
    )


def _mention(
    scan: Scan, hit: Hit, part: str, rows: Sequence[EventVerb] | Sequence[EventNoun]
) -> TriggerMention:
    types: dict[str, None] = {}
    entries: dict[str, None] = {}
    for row in rows:
        entries[row.id] = None
        types.update(dict.fromkeys(code for code in row.type.split(",") if code))
    return TriggerMention(
        first=hit.first,
        stop=hit.stop,
        span=scan.hit_span(hit),
        rule=f"trigger/{part}@1",
        entries=tuple(entries),
        types=tuple(types),
        part=part,
        features=",".join(dict.fromkeys(form.feature for form in hit.forms)),
        proclitic=hit.peel.proclitic + ("ال" if hit.peel.has_article else ""),
        object_pronoun=hit.peel.enclitic,
    )
