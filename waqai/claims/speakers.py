"""The speakers of an article, told apart: which short phrase is which source named before.

"المصدر", "البيان" and a surname are the source that the article introduced in full, so that phrase
is quoted for them. "الوزارة" is quoted as it stands, and counts as the same source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import ARABIC
from waqai.model.mention import SpeakerMention

__all__ = ["Known", "fullest", "tell_apart"]

_SHORTEST = 3  # letters of a word that tells sources apart
_LOOK_BACK = 40  # sources before, among which a phrase is looked for
_NAMING = 8  # first mentions of a source, among which the fullest is quoted
_COMPARED = 3  # first and last mentions of a source that a phrase is compared with
_LONGEST_BARE = 2  # tokens of a name without title
_ARTICLE = "ال"
_HEADLINE = "speaker/colon@2"
_ANAPHORS = frozenset(
    {"المصدر", "المصادر", "البيان", "المتحدث", "المسوول", "الناطق", "الضابط", "التقرير", "الشهود"}
)


class Known(NamedTuple):
    """A speaker with who it is: `number` is the same for all mentions of one source; `named` is
    the mention to quote, a fuller one where this one only points back (المصدر) or is a surname.
    """

    speaker: SpeakerMention
    number: int
    named: SpeakerMention


def tell_apart(speakers: Sequence[SpeakerMention], scan: Scan) -> list[Known]:
    """The speakers of an article, in order, with who each is."""
    contents = {id(speaker): _words(speaker, scan) for speaker in speakers}
    groups: list[list[SpeakerMention]] = []
    known: list[Known] = []
    last: int | None = None
    for speaker in speakers:
        number = next(
            (
                n
                for n in range(len(groups) - 1, max(-1, len(groups) - 1 - _LOOK_BACK), -1)
                if _is_same(groups[n], speaker, scan, contents)
            ),
            None,
        )
        points_back = _is_anaphor(speaker, scan)
        if number is None and points_back:
            number = last
        if number is None:
            number = len(groups)
            groups.append([])
        groups[number].append(speaker)
        points_back = points_back or _is_surname(speaker)
        named = fullest(groups[number][:_NAMING], scan) if points_back else speaker
        known.append(Known(speaker, number, named))
        if speaker.kind not in ("media", "agency"):
            last = number
    return known


def _is_surname(speaker: SpeakerMention) -> bool:
    """True for a bare name, with no word that says who it is."""
    is_short = speaker.stop <= speaker.first + _LONGEST_BARE
    return is_short and speaker.ref.kind is None and speaker.ref.id is None


def fullest(group: Sequence[SpeakerMention], scan: Scan) -> SpeakerMention:
    """The mention of a source with most words, the first of them."""
    return max(group, key=lambda speaker: (len(_words(speaker, scan)), -speaker.first))


def _is_anaphor(speaker: SpeakerMention, scan: Scan) -> bool:
    """True for one word that only points back to whoever spoke (المصدر, البيان, المتحدث)."""
    is_one = speaker.stop == speaker.first + 1
    return is_one and scan.words[speaker.first].folded.lstrip("وف") in _ANAPHORS


def _is_same(
    group: Sequence[SpeakerMention],
    speaker: SpeakerMention,
    scan: Scan,
    contents: Mapping[int, frozenset[str]],
) -> bool:
    """True if a phrase names the source of a group again."""
    words = contents[id(speaker)]
    first = scan.words[speaker.first].bare
    for known in (*group[:_COMPARED], *group[-_COMPARED:]):
        if known.span == speaker.span or known.ref.name == speaker.ref.name:
            return True
        is_known_id = known.ref.id is not None and known.ref.id == speaker.ref.id
        if is_known_id and first == scan.words[known.first].bare:
            return True
        others = contents[id(known)]
        if not words or not others:
            continue
        is_definite = scan.words[speaker.first].folded.lstrip("وف").startswith(_ARTICLE)
        if words <= others and (is_definite or _is_name(speaker)):
            return True
        if others < words and (_is_name(known) or known.rule == _HEADLINE):
            return True
    return False


def _is_name(speaker: SpeakerMention) -> bool:
    """True for a phrase that no list of sources describes: a name, a registered party."""
    return speaker.ref.id is not None or speaker.ref.kind is None


def _words(speaker: SpeakerMention, scan: Scan) -> frozenset[str]:
    return frozenset(
        word.bare.removeprefix("و")
        for word in scan.words[speaker.first : speaker.stop]
        if word.kind == ARABIC and len(word.bare) >= _SHORTEST
    )
