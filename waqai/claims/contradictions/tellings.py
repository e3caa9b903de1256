"""An article → its tellings: stretches of text that stand on one source's word each.

In: sentences, speakers, words of rival accounts and what every candidate happening says. Out:
tellings in text order, each with its source (None: the text's own voice), the happenings told in it
and how it is set against the one before. A sentence is cut at words of contrast, at the verbs of
speech that open a clause, and behind a source that stands after its words (…، وفق مصدر).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from waqai.claims.happening import Happening
from waqai.claims.items import Found
from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import ARABIC, LATIN, MARK
from waqai.model.evidence import Span
from waqai.model.mention import SpeakerMention

__all__ = ["Sign", "Source", "Telling", "Tellings", "read_tellings"]

_GOES_ON = "speaker/goes-on"
_THAT = frozenset({"ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "بانهم"})
_LONGEST_SOURCE = 7  # tokens between a word of contrast and the verb it says with


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


class Telling:
    """Tokens [first, stop) of a sentence on the word of one source.

    contrast: how it opens: "" , "weak" (من جهته) or "strong" (لكن). is_apart: it opens with words
    that begin another matter. from_said: the first token of what is said. is_title: in the headline.
    """

    __slots__ = (
        "contrast",
        "first",
        "from_said",
        "happenings",
        "index",
        "is_apart",
        "is_title",
        "sentence",
        "signs",
        "source",
        "stance",
        "stop",
    )

    def __init__(self, sentence: int, first: int, stop: int) -> None:
        self.sentence = sentence
        self.index = -1  # its number in the article
        self.first = first
        self.stop = stop
        self.from_said = first
        self.source: Source | None = None
        self.stance = "reports"
        self.contrast = ""
        self.is_apart = False
        self.is_title = False
        self.signs: list[Sign] = []
        self.happenings: list[Happening] = []

    def sign(self, *kinds: str) -> Sign | None:
        """The first sign of any of the kinds, None if there is none."""
        return next((s for s in self.signs if any(kind in s.kinds for kind in kinds)), None)

    def all(self, kind: str) -> list[Sign]:
        """All signs of a kind, in text order."""
        return [sign for sign in self.signs if kind in sign.kinds]


class Tellings(NamedTuple):
    """The tellings of an article and what the rules look up beside them."""

    all: list[Telling]
    found: Found
    is_divergent: bool  # the text says that accounts differ


def read_tellings(
    sentences: Sequence[tuple[int, int]],
    skipped: frozenset[int],
    n_title: int,
    found: Found,
    speakers: Sequence[SpeakerMention],
    told: Iterable[Happening],
) -> Tellings:
    """The tellings of an article; `told` are its candidate happenings as each sentence gives them.

    skipped: numbers of sentences that only repeat others; the first `n_title` are the headline.
    """
    scan = found.scan
    signs = _signs(scan)
    sayings = _sayings(scan, found, speakers)
    tellings: list[Telling] = []
    at = said = 0
    for number, (first, stop) in enumerate(sentences):
        while at < len(signs) and signs[at].first < first:
            at += 1
        begin = at
        while at < len(signs) and signs[at].first < stop:
            at += 1
        begin_said = said
        while said < len(sayings) and sayings[said].at < stop:
            said += 1
        if number in skipped:
            continue
        here = [saying for saying in sayings[begin_said:said] if saying.at >= first]
        for telling in _of_sentence(scan, number, (first, stop), signs[begin:at], here, tellings):
            telling.is_title = number < n_title
            telling.index = len(tellings)
            tellings.append(telling)
    _place_happenings(tellings, told)
    divergent = any(telling.sign("diverge") for telling in tellings)
    return Tellings(tellings, found, divergent)


class _Saying(NamedTuple):
    """A verb or phrase at token `at` that brings a source; `source` None: who spoke before."""

    at: int
    stop: int
    source: Source | None
    stance: str
    is_verb: bool


def _signs(scan: Scan) -> list[Sign]:
    signs = []
    for lexicon in ("rival_verb", "rival_noun"):
        rows = scan.rows(lexicon)
        for hit in scan.hits(lexicon):
            row = rows[hit.forms[0].row]
            signs.append(Sign(hit.first, hit.stop, tuple(row.kind.split(",")), row.value))
    return sorted(signs)


def _sayings(scan: Scan, found: Found, speakers: Sequence[SpeakerMention]) -> list[_Saying]:
    """The sayings of a text, one per verb or phrase of speech; the last one cited speaks."""
    by_at: dict[int, _Saying] = {}
    for speaker in speakers:
        goes_on = speaker.rule.startswith(_GOES_ON)
        source = None if goes_on else _source(speaker, scan)
        is_verb = not speaker.rule.startswith("speaker/phrase")
        stance = speaker.stance
        known = by_at.get(speaker.said_at)
        if known is not None:
            if speaker.rule.startswith("speaker/cited") and source is not None:
                by_at[speaker.said_at] = known._replace(source=source)
            continue
        by_at[speaker.said_at] = _Saying(speaker.said_at, speaker.said_at + 1, source, stance, is_verb)
    for hit in scan.hits("speech_verb"):
        is_known = hit.first in by_at
        if not is_known and hit.first not in found.classes.verbs:
            continue
        if not is_known:
            row = scan.rows("speech_verb")[hit.forms[0].row]
            if row.complement == "that" and not _brings_that(scan, hit.stop):
                continue
            by_at[hit.first] = _Saying(hit.first, hit.stop, None, row.stance, True)
    return sorted(by_at.values(), key=lambda saying: saying.at)


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
    return frozenset(_stripped(w.bare) for w in words if w.kind in (ARABIC, LATIN) and len(w.bare) > 1)


def _stripped(word: str) -> str:
    """A word without the clitics of a source phrase: للجماعة and الجماعة are one."""
    if word.startswith("لل") and len(word) > 4:
        return word[2:]
    return word[3:] if word.startswith("وال") and len(word) > 5 else word


def _of_sentence(
    scan: Scan,
    number: int,
    sentence: tuple[int, int],
    signs: Sequence[Sign],
    sayings: Sequence[_Saying],
    before: Sequence[Telling],
) -> list[Telling]:
    first, stop = sentence
    cuts = {first}
    cuts.update(sign.first for sign in signs if "contrast" in sign.kinds and sign.value == "strong")
    for saying in sayings:
        if saying.is_verb:
            begin = saying.at
            if saying.source is not None and saying.source.first < begin:
                begin = max(first, saying.source.first)
            if _opens(scan, begin, signs):
                cuts.add(begin)
        elif saying.source is not None:
            behind = max(saying.source.stop, saying.stop)
            if behind < stop and saying.at > first + 3 and scan.words[behind].kind == MARK:
                cuts.add(behind)
    for sign in signs:  # a word of contrast belongs to the verb of speech it brings
        if "contrast" in sign.kinds:
            cuts -= set(range(sign.first + 1, sign.stop + 1))
    ordered = [*sorted(cuts), stop]
    made: list[Telling] = []
    for begin, end in zip(ordered, ordered[1:], strict=False):
        telling = Telling(number, begin, end)
        telling.signs = [sign for sign in signs if begin <= sign.first < end]
        opening = [s for s in telling.signs if s.first <= begin + 2]
        for sign in opening:
            if "contrast" in sign.kinds and telling.contrast != "strong":
                telling.contrast = sign.value
            telling.is_apart = telling.is_apart or "apart" in sign.kinds
        here = [saying for saying in sayings if begin <= saying.at < end]
        _attribute(scan, telling, here, (*before, *made))
        made.append(telling)
    return made


def _opens(scan: Scan, at: int, signs: Sequence[Sign]) -> bool:
    """True if a clause may begin at a token: joined by و or ف, after a mark or a contrast."""
    if at == 0 or scan.words[at - 1].kind == MARK:
        return True
    if any("contrast" in sign.kinds and sign.stop == at for sign in signs):
        return True
    word = scan.words[at]
    return word.folded.startswith(("و", "ف")) and any(s.peel.proclitic for s in word.singles)


def _attribute(
    scan: Scan, telling: Telling, sayings: Sequence[_Saying], before: Sequence[Telling]
) -> None:
    """Give a telling its source: who says it, who spoke before, or nobody."""
    last = before[-1] if before else None
    if not sayings:
        if last is not None and last.sentence == telling.sentence and _is_said_on(scan, telling, last):
            telling.source, telling.stance = last.source, last.stance
        return
    saying = next((s for s in sayings if s.source is not None), sayings[0])
    telling.stance = next((s.stance for s in sayings if s.stance == "denies"), saying.stance)
    if saying.source is not None:
        telling.source = saying.source
        telling.from_said = max(saying.source.stop, saying.stop) if saying.is_verb else telling.first
    elif telling.contrast == "strong" or not _goes_on(scan, saying):
        telling.source = _unlisted(scan, telling, saying)
        telling.from_said = saying.stop
        if telling.source is None and last is not None:
            telling.source = last.source
    elif last is not None:
        telling.source = last.source
        telling.from_said = saying.stop
    other = sayings[0]
    if other.source is None and saying is not other and telling.contrast == "strong":
        unlisted = _unlisted(scan, telling, other)
        telling.source = unlisted or telling.source


def _is_said_on(scan: Scan, telling: Telling, last: Telling) -> bool:
    """True if a clause goes on with what the source before says, no comma closing its phrase."""
    return scan.words[telling.first].kind != MARK or bool(telling.contrast)


def _goes_on(scan: Scan, saying: _Saying) -> bool:
    """True for وأضاف أن: no words for who speaks after the verb."""
    return saying.stop < len(scan.words) and (
        scan.words[saying.stop].folded in _THAT or scan.words[saying.stop].kind == MARK
    )


def _unlisted(scan: Scan, telling: Telling, saying: _Saying) -> Source | None:
    """A source that no word list holds: the words between the contrast and the verb of speech.

    لكن أقارب القتيلين أكدوا أن …, إلا أن شقيقه قال; behind the verb up to أن: قال رفاقه إن ….
    """
    begin = max([s.stop for s in telling.signs if "contrast" in s.kinds and s.stop <= saying.at] + [telling.first])
    words = scan.words
    if begin < saying.at <= begin + _LONGEST_SOURCE and words[begin].kind == ARABIC:
        return _phrase(scan, begin, saying.at)
    end = saying.stop
    while end < min(saying.stop + _LONGEST_SOURCE, telling.stop):
        if words[end].folded in _THAT or words[end].raw == ":" or words[end].kind == MARK:
            break
        end += 1
    else:
        return None
    return _phrase(scan, saying.stop, end) if end > saying.stop else None


def _phrase(scan: Scan, first: int, stop: int) -> Source | None:
    while stop > first and scan.words[stop - 1].kind == MARK:
        stop -= 1
    if scan.words[stop - 1].folded in ("قد", "الذي", "التي"):
        stop -= 1
    if stop <= first:
        return None
    return Source(first, stop, scan.span(first, stop), None, _content(scan, first, stop), None)


def _place_happenings(tellings: Sequence[Telling], told: Iterable[Happening]) -> None:
    ordered = sorted(told, key=lambda happening: happening.item.first)
    at = 0
    for telling in tellings:
        while at < len(ordered) and ordered[at].item.first < telling.first:
            at += 1
        while at < len(ordered) and ordered[at].item.first < telling.stop:
            telling.happenings.append(ordered[at])
            at += 1
