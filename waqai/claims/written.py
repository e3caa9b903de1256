"""Mentions → places and sources of a record, with the words that name them."""

from __future__ import annotations

from waqai.model.mention import PlaceMention, SpeakerMention
from waqai.model.report import Place, Source

__all__ = ["place_of", "source_of"]


def place_of(mention: PlaceMention, text: str) -> Place:
    """The place of a mention; without lat and lon while it stays ambiguous."""
    quote = text[mention.span.start : mention.span.end]
    ref = mention.ref
    candidates = tuple(
        Place(
            name=c.name,
            precision=c.precision,
            name_en=c.name_en,
            id=c.id,
            admin1=c.admin1,
            admin1_ar=c.admin1_ar,
            admin2=c.admin2,
            country=c.country,
            lat=c.lat,
            lon=c.lon,
        )
        for c in mention.candidates
    )
    if ref is None:
        precision = candidates[0].precision if candidates else "point"
        return Place(
            name=quote, precision=precision, quote=quote, span=mention.span, candidates=candidates
        )
    return Place(
        name=ref.name,
        precision=ref.precision,
        name_en=ref.name_en,
        id=ref.id,
        admin1=ref.admin1,
        admin1_ar=ref.admin1_ar,
        admin2=ref.admin2,
        country=ref.country,
        lat=ref.lat,
        lon=ref.lon,
        quote=quote,
        span=mention.span,
        candidates=candidates,
    )


def source_of(speaker: SpeakerMention, text: str) -> Source:
    """The source that a speaker is."""
    stance = "claims" if speaker.stance == "claims_responsibility" else speaker.stance
    return Source(
        name=speaker.ref.name,
        kind=speaker.kind,
        stance=stance,
        id=speaker.ref.id,
        quote=text[speaker.span.start : speaker.span.end],
        span=speaker.span,
        description=speaker.description,
    )
