"""Who says so: the sources whose words cover a happening, and who claims it."""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.happening import Happening
from waqai.claims.written import source_of
from waqai.lexicon.scan import Scan
from waqai.model.mention import SpeakerMention
from waqai.model.report import Source

__all__ = ["claimed_by", "sources"]


def sources(
    happening: Happening, speakers: Sequence[SpeakerMention], scan: Scan
) -> tuple[Source, ...]:
    """The sources of a happening, in text order, each once."""
    found: list[Source] = []
    for speaker in speakers:
        if speaker.stance == "claims_responsibility" or not _covers(speaker, happening):
            continue
        source = source_of(speaker, scan.text)
        if all(source.span != known.span for known in found):
            found.append(source)
    return tuple(found)


def claimed_by(
    happening: Happening, speakers: Sequence[SpeakerMention], scan: Scan
) -> tuple[Source, ...]:
    """The parties that claim the happening as their own doing."""
    found: list[Source] = []
    for speaker in speakers:
        if speaker.stance == "claims_responsibility" and _covers(speaker, happening):
            source = source_of(speaker, scan.text)
            if all(source.span != known.span for known in found):
                found.append(source)
    return tuple(found)


def _covers(speaker: SpeakerMention, happening: Happening) -> bool:
    if speaker.says is None:
        return False
    first, stop = speaker.says
    return any(first <= start < stop for start, _ in happening.mentions)
