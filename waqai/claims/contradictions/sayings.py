"""Who says what: the words of rival accounts, and the sayings that bring a source.

In: a scan with the lexica of this room and of speech, the speakers found in it. Out: `Sign`s, the
words that set accounts against each other, and `Saying`s, what brings a source. Speakers that the
finder names are taken over; beside them a source that no word list holds is read where only a
source stands: between a word of contrast and its verb, between a verb and أن.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from waqai.claims.items import Found
from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import ARABIC, LATIN, MARK
from waqai.model.evidence import Span
from waqai.model.mention import SpeakerMention

__all__ = [
    "Saying",
    "Sign",
    "Source",
    "goes_on",
    "read_sayings",
    "read_signs",
    "source_of_words",
    "unlisted_source",
]

_GOES_ON = "speaker/goes-on"
_THAT = frozenset({"ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "بانهم"})
_SPEAKS_OF = frozenset({"تحدث", "تحدثت", "يتحدث", "تتحدث"})  # تحدثت عن انتحاري cites nobody
_IMPERSONAL = ("suspect-", "think-")
_SHORT = 2  # letters
_LONGEST_SOURCE = 8  # tokens between a word of contrast and the verb it says with
_NO_SOURCE = frozenset({"negation", "conjunction", "particle", "copula", "pronoun"})


class Sign(NamedTuple):
    """A word of rival accounts at tokens [first, stop): its kinds and its value."""

    first: int
    stop: int
    kinds: tuple[str, ...]
    value: str


class Source(NamedTuple):
    """Who tells: tokens [first, stop), the span of the words, the registered id or None."""

    first: int
    stop: int
    span: Span
    id: str | None
    words: frozenset[str]
    kind: str | None


class Saying(NamedTuple):
    """A verb or phrase at token `at` that brings a source; `source` None: who spoke before."""

    at: int
    stop: int
    source: Source | None
    stance: str
    is_verb: bool


def read_signs(scan: Scan) -> list[Sign]:
    signs = []
    for lexicon in ("rival_verb", "rival_noun"):
        rows = scan.rows(lexicon)
        for hit in scan.hits(lexicon):
            readings = [rows[number] for number in dict.fromkeys(f.row for f in hit.forms)]
            kinds = tuple(kind for row in readings for kind in row.kind.split(","))
            value = next((row.value for row in readings if row.value), "")
            signs.append(Sign(hit.first, hit.stop, kinds, value))
    return sorted(signs)


def read_sayings(
    scan: Scan, found: Found, speakers: Sequence[SpeakerMention], signs: Sequence[Sign]
) -> list[Saying]:
    """The sayings of a text, one per verb or phrase of speech; the last one cited speaks."""
    by_at: dict[int, Saying] = {}
    nouns = {hit.first for hit in scan.hits("source_noun")}
    nouns -= {sign.first for sign in signs if "that" in sign.kinds}
    for speaker in speakers:
        at = speaker.said_at
        goes_on = speaker.rule.startswith(_GOES_ON)
        source = None if goes_on else _source(speaker, scan)
        if source is not None and not _is_somebody(source, speaker, found, nouns):
            by_at.setdefault(at, Saying(at, at + 1, None, speaker.stance, is_verb=True))
            continue
        if at in by_at:
            is_cited = speaker.rule.startswith("speaker/cited")
            if is_cited and scan.words[at].bare.lstrip("وف") not in _SPEAKS_OF:
                by_at[at] = by_at[at]._replace(source=source)
            continue
        is_verb = not speaker.rule.startswith("speaker/phrase")
        by_at[at] = Saying(at, at + 1, source, speaker.stance, is_verb)
    behind_contrast = {
        sign.stop + n
        for sign in signs
        if "contrast" in sign.kinds and sign.value == "strong"
        for n in range(1, _LONGEST_SOURCE + 1)
    }
    rows = scan.rows("speech_verb")
    for hit in scan.hits("speech_verb"):
        if hit.first in by_at:
            continue
        row = rows[hit.forms[0].row]
        if row.id.startswith(_IMPERSONAL) and scan.words[hit.first].folded in ("يشتبه", "يعتقد"):
            continue  # somebody suspects: the text's own voice
        needs_that = row.complement == "that" or hit.first not in found.classes.verbs
        if hit.first not in found.classes.verbs and hit.first not in behind_contrast:
            continue
        if needs_that and not _brings_that(scan, hit.stop):
            continue
        by_at[hit.first] = Saying(hit.first, hit.stop, None, row.stance, True)
    for sign in signs:
        if "says" in sign.kinds and sign.first not in by_at and _brings_that(scan, sign.stop):
            by_at[sign.first] = Saying(sign.first, sign.stop, None, "confirms", is_verb=True)
        if "counts" in sign.kinds and _counts_losses(sign, signs):
            known = by_at.get(sign.first)
            if known is None or known.source is None:
                source = _counting(scan, sign, signs, found)
                if source is not None:
                    by_at[sign.first] = Saying(sign.first, sign.stop, source, "reports", True)
        elif "deny" in sign.kinds and sign.first in by_at and by_at[sign.first].source is None:
            actor = found.actors.get(sign.stop)
            if actor is not None and actor.role == "party":
                source = source_of_words(scan, actor.first, actor.stop, actor.ref.id)
                by_at[sign.first] = by_at[sign.first]._replace(source=source)
    phrases = scan.rows("source_phrase")
    for hit in scan.hits("source_phrase"):
        row = phrases[hit.forms[0].row]
        if hit.first in by_at or row.position != "before" or row.id.startswith("citing-min-"):
            continue
        stop = hit.stop
        while stop < min(hit.stop + _LONGEST_SOURCE, len(scan.words)) and scan.words[stop].kind in (
            ARABIC,
            LATIN,
        ):
            stop += 1
        phrase = _phrase(scan, hit.stop, stop, found, ())
        if phrase is not None and (
            found.actors.get(hit.stop) is not None or found.phrases.stop(hit.stop) > hit.stop + 1
        ):
            by_at[hit.first] = Saying(hit.first, hit.stop, phrase, row.stance or "reports", False)
    return sorted(by_at.values(), key=lambda saying: saying.at)


def _is_somebody(source: Source, speaker: SpeakerMention, found: Found, nouns: set[int]) -> bool:
    """True for a known kind of source, a party or a person; not for whatever stands by the verb."""
    if source.id is not None or speaker.kind != "unknown_source":
        return True
    return source.first in found.actors or source.first in nouns


def _counts_losses(sign: Sign, signs: Sequence[Sign]) -> bool:
    """True for قدّر زعيم عدد القتلى, حصر خسائر الجيش: a toll or losses stand behind the verb."""
    return any(
        sign.stop <= other.first < sign.stop + _LONGEST_SOURCE
        and {"toll", "losses", "accident"} & set(other.kinds)
        for other in signs
    )


def _counting(scan: Scan, sign: Sign, signs: Sequence[Sign], found: Found) -> Source | None:
    """Who counts: the words behind the verb up to the toll, or between a contrast and the verb."""
    for other in signs:
        if "contrast" in other.kinds and 0 < sign.first - other.stop <= _LONGEST_SOURCE:
            return _phrase(scan, other.stop, sign.first, found, ())
    toll = next(
        s for s in signs if s.first >= sign.stop and {"toll", "losses", "accident"} & set(s.kinds)
    )
    return _phrase(scan, sign.stop, toll.first, found, ())


def _brings_that(scan: Scan, at: int) -> bool:
    return any(word.raw == ":" or word.folded in _THAT for word in scan.words[at : at + 6])


def _source(speaker: SpeakerMention, scan: Scan) -> Source:
    return Source(
        speaker.first,
        speaker.stop,
        speaker.span,
        speaker.ref.id,
        _content(scan, speaker.first, speaker.stop),
        speaker.kind,
    )


def _content(scan: Scan, first: int, stop: int) -> frozenset[str]:
    words = (scan.words[position] for position in range(first, stop))
    return frozenset(
        _stripped(w.bare) for w in words if w.kind in (ARABIC, LATIN) and len(w.bare) > 1
    )


def _stripped(word: str) -> str:
    """A word without the clitics of a source phrase: للجماعة and الجماعة are one."""
    if word.startswith("لل") and len(word) > 4:
        return word[2:]
    return word[3:] if word.startswith("وال") and len(word) > 5 else word


def goes_on(scan: Scan, saying: Saying) -> bool:
    """True for وأضاف أن: no words for who speaks after the verb."""
    following = scan.words[saying.stop : saying.stop + 2]
    return bool(following) and (
        following[0].folded in _THAT
        or following[0].kind == MARK
        or (following[-1].folded in _THAT and following[0].folded in ("الي", "علي", "عن"))
    )


def unlisted_source(
    scan: Scan, saying: Saying, signs: Sequence[Sign], stop: int, found: Found
) -> Source | None:
    """A source that no word list holds, named where only a source stands.

    Between a word of contrast and the verb (لكن أقارب القتيلين أكدوا أن), or between the verb and
    أن (قال رفاقه إن). Words that no phrase of a source has (verbs, negations) make it none.
    """
    ends = [s.stop for s in signs if "contrast" in s.kinds and s.stop <= saying.at]
    if ends and max(ends) < saying.at <= max(ends) + _LONGEST_SOURCE:
        return _phrase(scan, max(ends), saying.at, found, signs)
    end = saying.stop
    while end < min(saying.stop + _LONGEST_SOURCE, stop):
        if scan.words[end].folded in _THAT or scan.words[end].raw == ":":
            return _phrase(scan, saying.stop, end, found, signs) if end > saying.stop else None
        end += 1
    return None


def _phrase(
    scan: Scan, first: int, stop: int, found: Found, signs: Sequence[Sign]
) -> Source | None:
    classes = found.classes
    if stop > first and scan.words[stop - 1].folded in ("قد", "الذي", "التي"):
        stop -= 1
    while stop > first and scan.words[stop - 1].kind == MARK:
        stop -= 1
    if stop <= first or classes.function.get(first) is not None or first in classes.verbs:
        return None
    stop = next((at for at in range(first, stop) if classes.function.get(at) == "relative"), stop)
    if stop <= first:
        return None
    if len(scan.words[first].bare) <= _SHORT:
        return None
    if any("that" in sign.kinds and sign.first == first for sign in signs):
        return None  # معلومات تفيد: what is told, not who tells
    for at in range(first, stop):
        is_other = classes.function.get(at) in _NO_SOURCE or scan.words[at].kind == MARK
        count = found.counts.get(at)
        is_number = count is not None and count.source == "numeral"
        if is_other or at in found.times or is_number:
            return None
    return source_of_words(scan, first, stop, None)


def source_of_words(scan: Scan, first: int, stop: int, id: str | None) -> Source:
    return Source(first, stop, scan.span(first, stop), id, _content(scan, first, stop), None)
