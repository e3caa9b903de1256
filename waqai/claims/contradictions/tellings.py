"""An article → its tellings: stretches of text that stand on one source's word each.

In: sentences, speakers, words of rival accounts and what every candidate happening says. Out:
tellings in text order, each with its source (None: the text's own voice), the happenings told in it
and how it is set against the one before. A sentence is cut at words of contrast, at the verbs of
speech that open a clause, and behind a source that stands after its words (…، وفق مصدر).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from waqai.claims.contradictions.sayings import (
    Saying,
    Sign,
    Source,
    goes_on,
    read_sayings,
    read_signs,
    source_of_words,
    unlisted_source,
)
from waqai.claims.happening import Happening, Victims
from waqai.claims.items import Found
from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import MARK
from waqai.model.mention import SpeakerMention

__all__ = ["Telling", "Tellings", "read_tellings"]

_SAID_LAST = 2  # tokens: «…»، يقول الضابط.
_RECALLS = frozenset({"وكان", "وكانت", "وكانوا"})
_AS_FOR_REACH = 8
_WHICH = frozenset({"ما", "الذي", "التي"})
_IT = frozenset({"وهو", "الامر", "وهي", "هو"})


class Telling:
    """Tokens [first, stop) of a sentence on the word of one source.

    contrast: how it opens: "" , "weak" (من جهته) or "strong" (لكن). is_apart: it opens with words
    that begin another matter. from_said: the first token of what is said. is_title: it stands in
    the headline.
    """

    __slots__ = (
        "accused",
        "contrast",
        "first",
        "from_said",
        "goes_on",
        "happenings",
        "has_saying",
        "index",
        "is_apart",
        "is_title",
        "is_unclear",
        "sentence",
        "signs",
        "source",
        "stance",
        "stop",
        "victims",
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
        self.victims: list[tuple[Victims, Happening]] = []  # by where they stand

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
    signs = read_signs(scan)
    sayings = read_sayings(scan, found, speakers, signs)
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


def _of_sentence(
    scan: Scan,
    number: int,
    sentence: tuple[int, int],
    signs: Sequence[Sign],
    sayings: Sequence[Saying],
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
    for sign in signs:  # أما آمر المنطقة فأكد
        if "as_for" in sign.kinds:
            reach = range(sign.stop + 1, sign.stop + _AS_FOR_REACH)
            cuts -= {at for at in reach if at < stop and scan.words[at].folded.startswith("ف")}
    for sign in signs:  # وهو ما نفته الوزارة
        if (
            "deny" in sign.kinds
            and sign.first > first + 2
            and scan.words[sign.first - 1].folded in _WHICH
        ):
            cuts.add(sign.first - (2 if scan.words[sign.first - 2].folded in _IT else 1))
    ordered = [*sorted(cuts), stop]
    if len(ordered) > 2 and ordered[1] == first + 1 and scan.words[first].kind == MARK:
        del ordered[1]
    for number_, cut in enumerate(ordered[1:-1], 1):  # a mark alone tells nothing
        if all(word.kind == MARK for word in scan.words[cut : ordered[number_ + 1]]):
            ordered[number_] = ordered[number_ + 1]
    ordered = sorted(set(ordered))
    made: list[Telling] = []
    for begin, end in pairwise(ordered):
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
        recalls = scan.words[begin].folded in _RECALLS and telling.has_saying
        if recalls and not telling.contrast and telling.sign("update") is None:
            telling.contrast = "weak"  # وكان مصدر قد قال: another account, given before
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
    sayings: Sequence[Saying],
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
    named = telling.contrast == "strong" or telling.sign("as_for") is not None
    if first.source is None and (named or not goes_on(scan, first)):
        unlisted = unlisted_source(scan, first, telling.signs, telling.stop, found)
    if unlisted is not None:
        telling.source, telling.from_said = unlisted, first.stop
    elif saying.source is not None and last is not None and _is_accused(scan, saying, last):
        telling.source, telling.accused = last.source, saying.source
        telling.from_said = saying.stop
    elif saying.source is not None:
        telling.source = saying.source
        telling.from_said = (
            max(saying.source.stop, saying.stop) if saying.is_verb else telling.first
        )
    else:
        telling.from_said = first.stop
        telling.source = last.source if last is not None else None
        no_subject = first.stop in found.triggers  # فيما نسب القصف إلى …
        telling.is_unclear = not no_subject and (
            not goes_on(scan, first) or telling.contrast == "strong"
        )
        telling.goes_on = not telling.is_unclear


def _is_accused(scan: Scan, saying: Saying, last: Telling) -> bool:
    """True for واتهم التحالف بقصف الحي: the alliance is accused, who spoke before goes on."""
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


def _name_by_deed(scan: Scan, telling: Telling) -> None:
    """Let who accuses or denies be the source, where the words of speech name nobody or another.

    ويتهم ناطقون باسم الحزب الجيش بـ…; شككت الكتائب بما أعلنته الخلية: the Kataib speak here.
    """
    sign = telling.sign("deny", "doubt")
    for happening in telling.happenings:
        if happening.type not in ("accuse", "reject") or not happening.actors:
            continue
        actor = happening.actors[0]
        quoted = (
            telling.source is not None and sign is not None and telling.source.first > actor.stop
        )
        at_verb = sign is None or happening.item.first <= sign.first <= happening.item.stop
        if actor.actor is None:
            continue
        if (telling.is_unclear or quoted) and at_verb and telling.accused is None:
            ref = actor.actor.ref.id
            telling.source = source_of_words(scan, actor.first, actor.stop, ref)
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
            if (
                ends_with_saying
                or happening.frame == "verbal"
                or happening.item.first >= telling.from_said
            ):
                telling.happenings.append(happening)
    starts = [telling.first for telling in tellings]
    for happening in ordered:
        for victims in happening.victims:
            at = bisect_right(starts, victims.item.first) - 1
            if at < 0 or victims.item.first >= tellings[at].stop:
                continue
            telling = tellings[at]
            ends_with_saying = telling.stop - telling.from_said <= _SAID_LAST
            if ends_with_saying or victims.item.first >= telling.from_said:
                telling.victims.append((victims, happening))
