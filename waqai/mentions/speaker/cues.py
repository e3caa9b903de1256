"""Words and phrases that bring a source: reporting verbs, "according to", speech nouns."""

from __future__ import annotations

from collections.abc import Container, Sequence

import msgspec

from waqai.lexicon.scan import Hit, Scan
from waqai.lexicon.vocabulary import BREAK, MARK
from waqai.mentions.speaker.lexica import SourceNoun, SourcePhrase, SpeechVerb
from waqai.mentions.syntax.classes import Classes

__all__ = ["Cue", "SpeakerTables", "find_cues"]

# من جهته: the verb after it brings the source; نسب إلى names a culprit, nobody who speaks
_NO_SOURCE = ("citing-min-", "citing-bidawr", "impersonal-nusiba")
_IMPERSONAL = ("impersonal-yu", "impersonal-dhukira")
_SPEECH_NOUN = "noun-"
# Verbs that have no other object than what is said: after them a comma ends the speaker's name
_SAYS_ONLY = frozenset(
    {"say", "add", "clarify", "declare-sarraha", "mention", "report-afada", "write", "tweet"}
)
_SAY = "say"
_SHOWS = ("show-", "prove-", "appear-", "establish-", "testify-")
_TURNS = frozenset({"كما", "حيث", "فيما", "بينما", "اذ", "قد", "وقد", "ثم"})
_BLAMES = "blame"
_BURDEN = ("مسوولي", "مسيولي", "تبع")
_BURDEN_REACH = 14  # tokens: حمّلت الحكومة … قوات التحالف … المسؤولية
_CITES = "cite"
# Written alike in the passive, where nobody speaks: مقاتلات يُعتقد أنها تركية
_THOUGHT = frozenset({"يعتقد", "يرجح", "يشتبه", "يظن", "يخشي", "يقال", "يذكر"})


class SpeakerTables(msgspec.Struct, frozen=True):
    """Rows of the room's lexica."""

    verbs: Sequence[SpeechVerb]
    phrases: Sequence[SourcePhrase]
    nouns: Sequence[SourceNoun]


class Cue(msgspec.Struct, frozen=True):
    """A word or phrase that brings a source.

    is_verb: a verb, or a noun that stands for one (إعلان الوزارة أن). needs_that: no saying without
    أن or a quotation. is_say: it has no other object than what is said. is_citing: نقل, which also
    means to carry. may_be_passive: its subject before it need not be who thinks so. is_plural: its
    subject does not follow it (يتهمون | الحكومة). may_go_on: it may stand without a subject of its
    own; what shows or seems has one that does not speak.
    """

    hit: Hit
    stance: str
    is_verb: bool
    needs_that: bool
    is_say: bool = False
    is_citing: bool = False
    may_be_passive: bool = False
    is_plural: bool = False
    may_go_on: bool = True


def find_cues(
    scan: Scan, tables: SpeakerTables, classes: Classes, nouns: Container[int]
) -> dict[int, Cue]:
    """The cues of a document by position; verbs inside a phrase belong to it.

    nouns: positions of source nouns.
    """
    cues: dict[int, Cue] = {}
    covered: set[int] = set()
    for hit in scan.hits("source_phrase"):
        row = tables.phrases[hit.forms[0].row]
        if row.id.startswith(_IMPERSONAL) and hit.peel.proclitic in ("", "و"):
            covered.add(hit.first)  # يذكر أن, يشتبه بأن: nobody speaks
        if row.position != "before" or row.id.startswith(_NO_SOURCE):
            continue
        is_noun = row.id.startswith(_SPEECH_NOUN)
        if is_noun and "ال" in hit.peel.proclitic:
            continue
        cues[hit.first] = Cue(hit, row.stance, is_verb=is_noun, needs_that=is_noun)
        covered.update(range(hit.first, hit.stop))
    for hit in scan.hits("speech_verb"):
        word = scan.words[hit.first]
        if hit.first in covered or "ة" in word.raw[-2:]:  # إذاعة, no verb
            continue
        verb = tables.verbs[hit.forms[0].row]
        if verb.id == _BLAMES and not _names_burden(scan, hit.stop):
            continue  # سفينة تحمل مقاتلين
        # قال is never a noun, and before مصدر no other verb is one either
        is_sure = verb.id == _SAY or hit.stop in nouns
        if hit.first not in classes.verbs and not is_sure:
            continue
        is_joined = bool(hit.peel.proclitic) or hit.first == 0 or _follows_break(scan, hit.first)
        cues[hit.first] = Cue(
            hit,
            verb.stance,
            is_verb=True,
            needs_that=verb.complement == "that",
            is_say=verb.id in _SAYS_ONLY,
            is_citing=verb.id == _CITES,
            may_be_passive=word.folded in _THOUGHT,
            is_plural=word.folded.endswith(("ون", "وا")) and hit.forms[0].feature.endswith("mp"),
            may_go_on=not verb.id.startswith(_SHOWS) and (is_joined or verb.id == _SAY),
        )
    return cues


def _follows_break(scan: Scan, at: int) -> bool:
    """True after a mark, a line end or a word that joins clauses."""
    before = scan.words[at - 1]
    return before.kind in (MARK, BREAK) or before.folded in _TURNS


def _names_burden(scan: Scan, at: int) -> bool:
    """True if المسؤولية stands after حمّل: without it, حمل is to carry."""
    return any(word.bare.startswith(_BURDEN) for word in scan.words[at : at + _BURDEN_REACH])
