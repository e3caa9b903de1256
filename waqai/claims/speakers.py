"""The speakers of an article, told apart: which short phrase is which source named before.

"المصدر", "الوزارة" and a surname are the source that the article introduced in full; the record
gives the fullest phrase, so that it says who spoke without the text beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import ARABIC
from waqai.model.mention import SpeakerMention

__all__ = ["canonical"]

_SHORTEST = 3  # letters of a word that tells sources apart
_ARTICLE = "ال"
_HEADLINE = "speaker/colon@2"
_ANAPHORS = frozenset(
    {"المصدر", "المصادر", "البيان", "المتحدث", "المسوول", "الناطق", "الضابط", "التقرير", "الشهود"}
)


def canonical(speakers: Sequence[SpeakerMention], scan: Scan) -> list[SpeakerMention]:
    """For each speaker, in order, the fullest mention of the same source so far.

    A headline shortens, so there the fullest of all counts.
    """
    groups: list[list[SpeakerMention]] = []
    group_of: list[list[SpeakerMention]] = []
    n_before: list[int] = []
    last: list[SpeakerMention] | None = None
    for speaker in speakers:
        group = next((known for known in reversed(groups) if _is_same(known, speaker, scan)), None)
        if group is None and last is not None and _is_anaphor(speaker, scan):
            group = last
        if group is None:
            group = []
            groups.append(group)
        group.append(speaker)
        group_of.append(group)
        n_before.append(len(group))
        if speaker.kind not in ("media", "agency"):
            last = group
    return [
        _fullest(group if speaker.rule == _HEADLINE else group[:n], scan)
        for speaker, group, n in zip(speakers, group_of, n_before, strict=True)
    ]


def _fullest(group: Sequence[SpeakerMention], scan: Scan) -> SpeakerMention:
    return max(group, key=lambda speaker: (len(_words(speaker, scan)), -speaker.first))


def _is_anaphor(speaker: SpeakerMention, scan: Scan) -> bool:
    """True for one word that only points back to whoever spoke (المصدر, البيان, المتحدث)."""
    is_one = speaker.stop == speaker.first + 1
    return is_one and scan.words[speaker.first].folded.lstrip("وف") in _ANAPHORS


def _is_same(group: Sequence[SpeakerMention], speaker: SpeakerMention, scan: Scan) -> bool:
    """True if a phrase names the source of a group again."""
    words = _words(speaker, scan)
    first = scan.words[speaker.first].bare
    for known in group:
        if known.span == speaker.span or known.ref.name == speaker.ref.name:
            return True
        is_known_id = known.ref.id is not None and known.ref.id == speaker.ref.id
        if is_known_id and first == scan.words[known.first].bare:
            return True
        others = _words(known, scan)
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
