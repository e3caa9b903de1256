"""The conjunctions and prepositions written in one piece with a word (وبالرتل, فقتل)."""

from __future__ import annotations

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import Word
from waqai.model.mention import TriggerMention

__all__ = ["has_proclitic", "letters_of", "verb_joined"]

_PREPOSITION_LETTERS = ("ب", "ل", "ك")
# Clitics of words that no lexicon knows: written prefix → proclitics.
_WRITTEN = (
    ("وبال", "وب"),
    ("ولل", "ول"),
    ("بال", "ب"),
    ("كال", "ك"),
    ("وال", "و"),
    ("فال", "ف"),
    ("لل", "ل"),
)


def has_proclitic(word: Word) -> bool:
    """True if some reading of a word has letters before it that are not its own."""
    return any(single.peel.proclitic for single in word.singles) or any(
        head.peel.proclitic for head in word.heads
    )


def verb_joined(word: Word) -> str:
    """و or ف before a verb: it stands there when no verb is known that begins with the letter."""
    first = word.folded[0]
    if first not in ("و", "ف"):
        return ""
    readings = [single.peel.proclitic for single in word.singles]
    readings += [head.peel.proclitic for head in word.heads]
    return first if readings and all(readings) else ""


def letters_of(scan: Scan, at: int, trigger: TriggerMention | None) -> tuple[str, str]:
    """The conjunction and the preposition written before a noun phrase."""
    word = scan.words[at]
    proclitic: str | None = None
    if trigger is not None:
        proclitic = trigger.proclitic.removesuffix("ال")
    elif word.singles or word.heads:
        readings = [single.peel.proclitic for single in word.singles]
        readings += [head.peel.proclitic for head in word.heads]
        proclitic = min(readings, key=len)
    else:
        for prefix, reading in _WRITTEN:
            if word.folded.startswith(prefix) and len(word.folded) - len(prefix) > 2:
                proclitic = reading
                break
    if not proclitic:
        return "", ""
    joined = proclitic[0] if proclitic[0] in ("و", "ف") else ""
    marker = proclitic[len(joined) :][:1]
    return joined, marker if marker in _PREPOSITION_LETTERS else ""
