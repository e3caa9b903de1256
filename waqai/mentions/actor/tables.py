"""What the finder of parties looks things up in, read and indexed once per process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from waqai.arabic.fold import fold
from waqai.arabic.inflect import verb_forms
from waqai.lexicon.tables import read_table
from waqai.mentions.actor.lexica import (
    ActorName,
    ActorParent,
    ActorRow,
    CueWord,
    GivenName,
    Head,
    Nationality,
    SpeakerGroup,
    Title,
)

__all__ = ["ActorTables", "CueWords", "read_cue_words", "read_parents"]

# kind of a description → ending of the id of the country's own body (ua + forces)
_BODIES = {"state_force": "forces", "police": "police", "government": "government"}


class CueWords(msgspec.Struct, frozen=True):
    """Words that decide how the word beside them is read, folded, by cue; outlets of groups."""

    words: Mapping[str, frozenset[str]]
    outlets: Mapping[str, str]


class ActorTables(msgspec.Struct, frozen=True):
    """What the finder looks up: rows of the lexica and the register by id."""

    names: Sequence[ActorName]
    heads: Sequence[Head]
    titles: Sequence[Title]
    register: Mapping[str, ActorRow]
    nationalities: Sequence[Nationality] = ()
    given: Sequence[GivenName] = ()
    cues: CueWords = CueWords({}, {})
    parents: Mapping[str, str] = {}  # actor → what it is part of now

    def body_of(self, country: str, kind: str) -> ActorRow | None:
        """The registered forces, police or government of a country."""
        ending = _BODIES.get(kind)
        return self.register.get(f"{country.lower()}-{ending}") if ending else None


def read_cue_words() -> CueWords:
    """The cue words and the outlets of speaker groups, read from their tables."""
    words: dict[str, set[str]] = {}
    for row in read_table("mentions/actor/cue_words.tsv", CueWord):
        forms = {row.form}
        if row.imperfect:
            forms |= {form for form, _ in verb_forms(row.form, row.imperfect)}
        words.setdefault(row.cue, set()).update(fold(form) for form in forms)
    groups = read_table("mentions/actor/speaker_groups.tsv", SpeakerGroup)
    return CueWords(
        words={cue: frozenset(forms) for cue, forms in words.items()},
        outlets={row.form: row.group for row in groups if row.by == "outlet"},
    )


def read_parents() -> dict[str, str]:
    """Actor id → the id of what it is part of, the latest where it belonged to several."""
    rows = read_table("reference/actor_parents.tsv", ActorParent)
    parts = [row for row in rows if row.relation == "part_of"]
    parts.sort(key=lambda row: (not row.until, row.until, row.since))  # what still holds wins
    return {row.id: row.parent for row in parts}
