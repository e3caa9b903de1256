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

_SAID_LAST = 2  # tokens: «…»، يقول الضابط.
_GOES_ON = "speaker/goes-on"
_THAT = frozenset({"ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "بانهم"})
_SPEAKS_OF = frozenset({"تحدث", "تحدثت", "يتحدث", "تتحدث"})  # تحدثت عن انتحاري cites nobody
_IMPERSONAL = ("suspect-", "think-")
_SHORT = 2  # letters
_LONGEST_SOURCE = 8  # tokens between a word of contrast and the verb it says with
_WHICH = frozenset({"ما", "الذي", "التي"})
_IT = frozenset({"وهو", "الامر", "وهي", "هو"})
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


class Telling:
    """Tokens [first, stop) of a sentence on the word of one source.

    contrast: how it opens: "" , "weak" (من جهته) or "strong" (لكن). is_apart: it opens with words
    that begin another matter. from_said: the first token of what is said. is_title: in the headline.
    """

    __slots__ = (
        "accused",
        "contrast",
        "first",
        "from_said",
        "goes_on",
        "has_saying",
        "happenings",
        "index",
        "is_apart",
        "is_title",
        "is_unclear",
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
        self.has_saying = False  # it has words of speech of its own
        self.goes_on = False  # its source is that of the telling before
        self.accused: Source | None = None
        self.is_unclear = False  # somebody says it, and the words do not tell who
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
    sayings = _sayings(scan, found, speakers, signs)
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
        for telling in _of_sentence(
            scan, number, (first, stop), signs[begin:at], here, tellings, found
        ):
            telling.is_title = number < n_title
            telling.index = len(tellings)
            tellings.append(telling)
    _place_happenings(tellings, told)
    for telling in tellings:
        _name_by_deed(scan, telling)
        if telling.goes_on and telling.index:
            before = tellings[telling.index - 1]
            telling.source, telling.is_unclear = before.source, before.is_unclear
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
            readings = [rows[number] for number in dict.fromkeys(f.row for f in hit.forms)]
            kinds = tuple(kind for row in readings for kind in row.kind.split(","))
            value = next((row.value for row in readings if row.value), "")
            signs.append(Sign(hit.first, hit.stop, kinds, value))
    return sorted(signs)


def _sayings(
    scan: Scan, found: Found, speakers: Sequence[SpeakerMention], signs: Sequence[Sign]
) -> list[_Saying]:
    """The sayings of a text, one per verb or phrase of speech; the last one cited speaks."""
    by_at: dict[int, _Saying] = {}
    nouns = {hit.first for hit in scan.hits("source_noun")}
    nouns -= {sign.first for sign in signs if "that" in sign.kinds}
    for speaker in speakers:
        at = speaker.said_at
        goes_on = speaker.rule.startswith(_GOES_ON)
        source = None if goes_on else _source(speaker, scan)
        if source is not None and not _is_somebody(source, speaker, found, nouns):
            by_at.setdefault(at, _Saying(at, at + 1, None, speaker.stance, is_verb=True))
            continue
        if at in by_at:
            is_cited = speaker.rule.startswith("speaker/cited")
            if is_cited and scan.words[at].bare.lstrip("وف") not in _SPEAKS_OF:
                by_at[at] = by_at[at]._replace(source=source)
            continue
        is_verb = not speaker.rule.startswith("speaker/phrase")
        by_at[at] = _Saying(at, at + 1, source, speaker.stance, is_verb)
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
        by_at[hit.first] = _Saying(hit.first, hit.stop, None, row.stance, True)
    for sign in signs:
        if "counts" in sign.kinds and _counts_losses(sign, signs):
            known = by_at.get(sign.first)
            if known is None or known.source is None:
                source = _counting(scan, sign, signs, found)
                if source is not None:
                    by_at[sign.first] = _Saying(sign.first, sign.stop, source, "reports", True)
        elif "deny" in sign.kinds and sign.first in by_at and by_at[sign.first].source is None:
            actor = found.actors.get(sign.stop)
            if actor is not None and actor.role == "party":
                source = _of_words(scan, actor.first, actor.stop, actor.ref.id)
                by_at[sign.first] = by_at[sign.first]._replace(source=source)
    phrases = scan.rows("source_phrase")
    for hit in scan.hits("source_phrase"):
        row = phrases[hit.forms[0].row]
        if hit.first in by_at or row.position != "before" or row.id.startswith("citing-min-"):
            continue
        stop = hit.stop
        while stop < min(hit.stop + _LONGEST_SOURCE, len(scan.words)) and scan.words[stop].kind in (ARABIC, LATIN):
            stop += 1
        phrase = _phrase(scan, hit.stop, stop, found, ())
        if phrase is not None and (found.actors.get(hit.stop) is not None or found.phrases.stop(hit.stop) > hit.stop + 1):
            by_at[hit.first] = _Saying(hit.first, hit.stop, phrase, row.stance or "reports", False)
    return sorted(by_at.values(), key=lambda saying: saying.at)


def _is_somebody(
    source: Source, speaker: SpeakerMention, found: Found, nouns: set[int]
) -> bool:
    """True for a known kind of source, a party or a person; not for whatever stands by the verb."""
    if source.id is not None or speaker.kind != "unknown_source":
        return True
    return source.first in found.actors or source.first in nouns


def _counts_losses(sign: Sign, signs: Sequence[Sign]) -> bool:
    """True for قدّر زعيم عدد القتلى, حصر خسائر الجيش: a toll or losses stand behind the verb."""
    return any(
        sign.stop <= other.first < sign.stop + _LONGEST_SOURCE
        and ("toll" in other.kinds or "losses" in other.kinds)
        for other in signs
    )


def _counting(
    scan: Scan, sign: Sign, signs: Sequence[Sign], found: Found
) -> Source | None:
    """Who counts: the words behind the verb up to the toll, or between a contrast and the verb."""
    for other in signs:
        if "contrast" in other.kinds and 0 < sign.first - other.stop <= _LONGEST_SOURCE:
            return _phrase(scan, other.stop, sign.first, found, ())
    toll = next(s for s in signs if s.first >= sign.stop and ("toll" in s.kinds or "losses" in s.kinds))
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
    found: Found,
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
            if behind < stop - 1 and saying.at > first + 3 and scan.words[behind].kind == MARK:
                cuts.add(behind)
    for sign in signs:  # a word of contrast belongs to the verb of speech it brings
        if "contrast" in sign.kinds:
            cuts -= set(range(sign.first + 1, sign.stop + 1))
    for sign in signs:  # وهو ما نفته الوزارة
        if "deny" in sign.kinds and sign.first > first + 2 and scan.words[sign.first - 1].folded in _WHICH:
            cuts.add(sign.first - (2 if scan.words[sign.first - 2].folded in _IT else 1))
    ordered = [*sorted(cuts), stop]
    if len(ordered) > 2 and ordered[1] == first + 1 and scan.words[first].kind == MARK:
        del ordered[1]
    for number_, cut in enumerate(ordered[1:-1], 1):  # a mark alone tells nothing
        if all(word.kind == MARK for word in scan.words[cut : ordered[number_ + 1]]):
            ordered[number_] = ordered[number_ + 1]
    ordered = sorted(set(ordered))
    made: list[Telling] = []
    for begin, end in zip(ordered, ordered[1:], strict=False):
        telling = Telling(number, begin, end)
        telling.signs = [sign for sign in signs if begin <= sign.first < end]
        telling.is_apart = begin == first and _is_new_scene(scan, begin, found)
        opening = [s for s in telling.signs if s.first <= begin + 2]
        for sign in opening:
            if "contrast" in sign.kinds and telling.contrast != "strong":
                telling.contrast = sign.value
            telling.is_apart = telling.is_apart or "apart" in sign.kinds
        here = [saying for saying in sayings if begin <= saying.at < end]
        _attribute(scan, telling, here, made or before[-1:], found)
        made.append(telling)
    return made


def _is_new_scene(scan: Scan, at: int, found: Found) -> bool:
    """True for a sentence that opens with a place: وفي الموصل, وفي واشنطن."""
    return scan.words[at].folded in ("وفي", "في") and at + 1 in found.places


def _opens(scan: Scan, at: int, signs: Sequence[Sign]) -> bool:
    """True if a clause may begin at a token: joined by و or ف, after a mark or a contrast."""
    if at == 0 or scan.words[at - 1].kind == MARK:
        return True
    if any("contrast" in sign.kinds and sign.stop == at for sign in signs):
        return True
    word = scan.words[at]
    return word.folded.startswith(("و", "ف")) and any(s.peel.proclitic for s in word.singles)


def _attribute(
    scan: Scan,
    telling: Telling,
    sayings: Sequence[_Saying],
    before: Sequence[Telling],
    found: Found,
) -> None:
    """Give a telling its source: who says it, who spoke before, or nobody."""
    last = before[-1] if before else None
    if not sayings:
        if last is not None and last.sentence == telling.sentence and _is_said_on(scan, telling):
            telling.source, telling.stance = last.source, last.stance
            telling.is_unclear = last.is_unclear
        return
    telling.has_saying = True
    first = sayings[0]
    saying = next((s for s in sayings if s.source is not None), first)
    telling.stance = "denies" if any(s.stance == "denies" for s in sayings) else saying.stance
    unlisted = None
    if first.source is None and (telling.contrast == "strong" or not _goes_on(scan, first)):
        unlisted = _unlisted(scan, telling, first, found)
    if unlisted is not None:
        telling.source, telling.from_said = unlisted, first.stop
    elif saying.source is not None and last is not None and _is_accused(scan, saying, last):
        telling.source, telling.accused = last.source, saying.source
        telling.from_said = saying.stop
    elif saying.source is not None:
        telling.source = saying.source
        telling.from_said = max(saying.source.stop, saying.stop) if saying.is_verb else telling.first
    else:
        telling.from_said = first.stop
        telling.source = last.source if last is not None else None
        no_subject = first.stop in found.triggers  # فيما نسب القصف إلى …
        telling.is_unclear = not no_subject and (
            not _goes_on(scan, first) or telling.contrast == "strong"
        )
        telling.goes_on = not telling.is_unclear


def _is_accused(scan: Scan, saying: _Saying, last: Telling) -> bool:
    """True for واتهم التحالف بقصف الحي: who stands behind the verb is accused, who spoke goes on."""
    at = saying.source.stop if saying.source is not None else 0
    return (
        saying.stance == "accuses"
        and last.source is not None
        and saying.source is not None
        and saying.source.first > saying.at
        and at < len(scan.words)
        and scan.words[at].folded.startswith("ب")
        and scan.words[at].folded not in ("باسم", "بشان", "بدوره", "بدورها")
        and scan.words[saying.at].folded.startswith("و")
    )


def _is_said_on(scan: Scan, telling: Telling) -> bool:
    """True if a clause goes on with what the source before says, no comma closing its phrase."""
    return scan.words[telling.first].kind != MARK or bool(telling.contrast)


def _goes_on(scan: Scan, saying: _Saying) -> bool:
    """True for وأضاف أن: no words for who speaks after the verb."""
    following = scan.words[saying.stop : saying.stop + 2]
    return bool(following) and (
        following[0].folded in _THAT
        or following[0].kind == MARK
        or (following[-1].folded in _THAT and following[0].folded in ("الي", "علي", "عن"))
    )


def _unlisted(scan: Scan, telling: Telling, saying: _Saying, found: Found) -> Source | None:
    """A source that no word list holds, named where only a source stands.

    Between a word of contrast and the verb (لكن أقارب القتيلين أكدوا أن), or between the verb and
    أن (قال رفاقه إن). Words that no phrase of a source has (verbs, negations) make it none.
    """
    ends = [s.stop for s in telling.signs if "contrast" in s.kinds and s.stop <= saying.at]
    if ends and max(ends) < saying.at <= max(ends) + _LONGEST_SOURCE:
        return _phrase(scan, max(ends), saying.at, found, telling.signs)
    end = saying.stop
    while end < min(saying.stop + _LONGEST_SOURCE, telling.stop):
        if scan.words[end].folded in _THAT or scan.words[end].raw == ":":
            return _phrase(scan, saying.stop, end, found, telling.signs) if end > saying.stop else None
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
    for at in range(first, stop):
        is_other = classes.function.get(at) in _NO_SOURCE or scan.words[at].kind == MARK
        count = found.counts.get(at)
        is_number = count is not None and count.source == "numeral"
        if is_other or at in found.times or is_number:
            return None
    return _of_words(scan, first, stop, None)


def _of_words(scan: Scan, first: int, stop: int, id: str | None) -> Source:
    return Source(first, stop, scan.span(first, stop), id, _content(scan, first, stop), None)


def _name_by_deed(scan: Scan, telling: Telling) -> None:
    """Let who accuses or denies be the source, where the words of speech name nobody or another.

    ويتهم ناطقون باسم الحزب الجيش بـ…; شككت الكتائب بما أعلنته الخلية: the Kataib speak here.
    """
    sign = telling.sign("deny", "doubt")
    for happening in telling.happenings:
        if happening.type not in ("accuse", "reject") or not happening.actors:
            continue
        actor = happening.actors[0]
        quoted = telling.source is not None and sign is not None and telling.source.first > actor.stop
        at_verb = sign is None or happening.item.first <= sign.first <= happening.item.stop
        if actor.actor is None:
            continue
        if (telling.is_unclear or quoted) and at_verb and telling.accused is None:
            ref = actor.actor.ref.id
            telling.source = _of_words(scan, actor.first, actor.stop, ref)
            telling.is_unclear = False
            telling.stance = "accuses" if happening.type == "accuse" else "denies"
            telling.from_said = max(actor.stop, happening.item.stop)
            return


def _place_happenings(tellings: Sequence[Telling], told: Iterable[Happening]) -> None:
    ordered = sorted(told, key=lambda happening: happening.item.first)
    at = 0
    for telling in tellings:
        while at < len(ordered) and ordered[at].item.first < telling.first:
            at += 1
        ends_with_saying = telling.stop - telling.from_said <= _SAID_LAST
        while at < len(ordered) and ordered[at].item.first < telling.stop:
            happening = ordered[at]
            at += 1
            # what stands before the words of speech is not what is said
            if ends_with_saying or happening.frame == "verbal" or happening.item.first >= telling.from_said:
                telling.happenings.append(happening)
