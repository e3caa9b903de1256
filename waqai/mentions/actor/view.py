"""A text as the finder of parties sees it: the hits of its lexica by position, and the articles."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import msgspec

from waqai.lexicon.scan import Hit, Scan
from waqai.lexicon.vocabulary import ARABIC, BREAK, MARK
from waqai.mentions.actor.lexica import Head
from waqai.mentions.actor.phrases import Phrases, actor_hits
from waqai.mentions.actor.tables import ActorTables
from waqai.model.mention import PlaceMention

__all__ = ["Setting", "View"]

# Lists of proper names: a word that only these know may be somebody's family name (علاوي, بوتين).
_NAME_LISTS = ("actor", "byline", "given_name", "outlet", "place", "time_anchor")


class Setting(msgspec.Struct, frozen=True):
    """What is known of an article before its parties are read.

    ranges: its tokens. published: None when unknown. outlets: ids of publisher and agency.
    country: the user's hint.
    """

    ranges: Sequence[tuple[int, int]]
    published: datetime.date | None = None
    outlets: Sequence[str] = ()
    country: str | None = None


class View:
    """Hits by first token, countries of nationalities by token, and where sources stand."""

    __slots__ = (
        "_name_bits",
        "classes",
        "given",
        "heads",
        "names",
        "nationalities",
        "phrases",
        "place_names",
        "places",
        "reporting",
        "scan",
        "settings",
        "source_nouns",
        "tables",
        "titles",
        "told_by",
        "words",
    )

    def __init__(
        self,
        scan: Scan,
        tables: ActorTables,
        phrases: Phrases,
        settings: Sequence[Setting],
        places: Sequence[PlaceMention],
    ) -> None:
        self.scan = scan
        self.words = scan.words
        self.tables = tables
        self.phrases = phrases
        self.classes = phrases.classes
        self.settings = settings
        self.places = places
        self.place_names = {place.first for place in places}
        self._name_bits = scan.bits(_NAME_LISTS)
        self.names = {hit.first: hit for hit in actor_hits(scan, tables.names)}
        self.heads = {hit.first: hit for hit in scan.hits("head")}
        self.titles = {hit.first: hit for hit in scan.hits("title")}
        self.given = {
            hit.first: hit
            for hit in scan.hits("given_name")
            if not scan.words[hit.first].raw.endswith("على")  # the preposition, not the name علي
        }
        self.nationalities: dict[int, Hit] = {}
        for hit in scan.hits("nationality"):
            if hit.forms[0].feature != "place" and hit.first not in self.classes.function:
                self.nationalities[hit.first] = hit
        verbs = self.classes.verbs
        self.reporting = {hit.first for hit in scan.hits("speech_verb") if hit.first in verbs}
        self.source_nouns = {hit.first for hit in scan.hits("source_noun")}
        self.told_by = {hit.stop for hit in scan.hits("speech_verb") if hit.first in verbs}
        self.told_by.update(hit.stop for hit in scan.hits("source_phrase"))

    def country_at(self, at: int) -> str | None:
        """The country of the adjective of nationality at a token."""
        hit = self.nationalities.get(at)
        if hit is None:
            return None
        rows: Sequence[object] = self.tables.nationalities
        return self.tables.nationalities[hit.forms[0].row].country if rows else None

    def is_plain_word(self, at: int) -> bool:
        """True for a word that is no verb, function word, mark or number."""
        return (
            0 <= at < len(self.words)
            and self.words[at].kind == ARABIC
            and at not in self.classes.verbs
            and at not in self.classes.function
        )

    def is_listed(self, at: int) -> bool:
        """True if the word at a token stands in a list of ordinary words, not of names alone."""
        return bool(self.words[at].flags & ~self._name_bits)

    def ends_clause(self, at: int) -> bool:
        """True before the text, after it, and at marks and line breaks."""
        return not 0 <= at < len(self.words) or self.words[at].kind in (MARK, BREAK)

    def head_row(self, hit: Hit) -> Head:
        """The row of a hit of "head"; a dual is the last reading (جندي is no dual of جند)."""
        form = min(hit.forms, key=lambda form: form.feature == "du")
        return self.tables.heads[form.row]

    def has_article(self, hit: Hit) -> bool:
        """Whether the first word of a hit is written with the article (الحياة, not حياة)."""
        folded = self.words[hit.first].folded
        return hit.peel.has_article or folded[len(hit.peel.proclitic) :].startswith("ال")

    def is_cue(self, at: int, cue: str) -> bool:
        """True if the word at a token is a cue word of this kind, proclitics aside."""
        if not 0 <= at < len(self.words):
            return False
        forms: Mapping[str, frozenset[str]] = self.tables.cues.words
        known = forms.get(cue, frozenset())
        folded = self.words[at].folded
        return folded in known or (folded[:1] in ("و", "ف", "ب", "ل") and folded[1:] in known)
