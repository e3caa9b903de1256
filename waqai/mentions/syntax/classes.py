"""Scan → word classes: function words, and which of the possible verbs are verbs here.

Arabic news is written without vowels, so قصف may be "bombed" or "bombing". The neighbours decide:
a noun follows a preposition, carries the article or a genitive; a verb opens its clause or follows
its subject, a particle (قد، لم، سوف) or a relative pronoun. Read once per text and shared by all
finders.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.lexicon.scan import Hit, Scan
from waqai.lexicon.vocabulary import ARABIC, BREAK, MARK
from waqai.mentions.syntax.lexica import FunctionWord
from waqai.model.mention import NumberMention, TimeMention

__all__ = ["Classes"]

_VERB_LEXICA = ("verb", "plain_verb", "speech_verb")
_BEFORE_VERB = ("particle", "negation", "conjunction", "relative", "copula")
_BEFORE_NOUN = ("preposition", "quantifier", "demonstrative")
_ALI = frozenset({"علي", "وعلي"})
_TANWIN = ("اً", "ًا")
_NO_CONSTRUCT = ("ا", "ين", "ان", "ون")  # تنوين, and the ن that a genitive would take away
_BASE_FORM = 3  # letters of a verb that is written like its verbal noun (نقل, دعم)
# Written like a noun too: perfect of the base form (قصف) and imperfects that begin with ت (تقدم).
_AMBIGUOUS = frozenset({"perf.3ms", "perf.3md", "impf.3fs", "juss.3fs"})


class Classes:
    """Word classes of a scan's tokens.

    function: token → class name for words of closed classes (multi-word ones cover all tokens).
    stops: first token of such a word → its end. verbs: positions that are verbs here.
    ties: positions of words that tie a phrase to a group (تابع لـ). adjectives: positions of
    adjectives that may follow an event word. after_times: positions right after a date.
    """

    __slots__ = (
        "adjectives",
        "after_times",
        "function",
        "stops",
        "ties",
        "verbs",
    )

    def __init__(
        self,
        scan: Scan,
        rows: tuple[FunctionWord, ...],
        numbers: Sequence[NumberMention],
        times: Sequence[TimeMention],
    ) -> None:
        """Read the classes off a scan; `rows` are the rows of the lexicon "function"."""
        self.function: dict[int, str] = {}
        self.stops: dict[int, int] = {}
        self.ties: set[int] = set()
        self.adjectives: set[int] = set()
        # على and the name علي fold alike; where a text writes the preposition with ى, علي is a name
        writes_ala = "على" in scan.text
        whole_verbs = {
            hit.first
            for lexicon in ("verb", "split_verb", *_VERB_LEXICA)
            for hit in scan.hits(lexicon)
            if not hit.peel.proclitic
        }
        for hit in scan.hits("function"):
            name = rows[hit.forms[0].row].word_class
            if writes_ala and scan.words[hit.first].raw in _ALI:
                continue
            if hit.peel.proclitic and hit.first in whole_verbs and name != "negation":
                continue  # فتحت is "opened", not "so under"; ولا is "and not"
            self.stops[hit.first] = hit.stop
            for position in range(hit.first, hit.stop):
                self.function[position] = name
        for hit in scan.hits("adjective"):
            (self.ties if hit.forms[0].feature == "tie" else self.adjectives).add(hit.first)
        named = self._named(scan)
        named.update(mention.first for mention in numbers if mention.source == "numeral")
        nominal = {hit.first for hit in scan.hits("event_noun")}
        nominal.update(hit.first for hit in scan.hits("counted_noun") if hit.stop == hit.first + 1)
        counted = {hit.stop - 1 for hit in scan.hits("counted_noun")}
        self.after_times = {mention.stop for mention in times}
        self.verbs: set[int] = set()
        hits = [hit for lexicon in _VERB_LEXICA for hit in scan.hits(lexicon)]
        possible = {hit.first for hit in hits}
        for position in possible:
            if scan.words[position].folded == "فقد" and position + 1 in possible:
                self.function[position] = "particle"  # فقد عثرت: ف and قد, not "lost"
                self.stops[position] = position + 1
        for hit in sorted(hits, key=lambda hit: hit.first):
            first = hit.first
            if (
                first not in self.verbs
                and first not in named
                and self._is_verb(scan, hit, nominal, counted)
            ):
                self.verbs.add(first)

    def _named(self, scan: Scan) -> set[int]:
        """Positions inside names of several words, where no verb stands (عين الأسد)."""
        named: set[int] = set()
        for lexicon in ("actor", "place", "head", "title"):
            for hit in scan.hits(lexicon):
                if hit.stop > hit.first + 1:
                    named.update(range(hit.first, hit.stop))
        return named

    def _is_verb(self, scan: Scan, hit: Hit, nominal: set[int], counted: set[int]) -> bool:
        first = hit.first
        if hit.peel.enclitic == "ه" and scan.words[first].raw.endswith("ة"):
            return False  # إصابة is no "he hit it"
        if scan.words[first].raw.endswith(_TANWIN):
            return False  # تجمعاً is no "the two gathered"
        if self.function.get(first) not in (None, "copula"):
            return False
        if first in self.ties and scan.words[min(hit.stop, len(scan.words) - 1)].folded[:1] == "ل":
            return False  # رتل تابع للشركة
        is_nominal = first in nominal
        if not is_nominal and not any(form.feature in _AMBIGUOUS for form in hit.forms):
            return True  # endings and prefixes that nouns do not have
        if first == 0:
            return self._opens_clause(scan, hit, is_nominal)
        word = scan.words[first - 1]
        name = self.function.get(first - 1)
        if name in _BEFORE_NOUN or word.folded == "عدم":
            return False
        if name in _BEFORE_VERB and word.folded not in ("ان", "بان", "وان", "فان", "لان"):
            return True
        if (
            word.kind in (MARK, BREAK)
            or name is not None
            or hit.peel.proclitic
            or first in self.after_times
        ):
            return self._opens_clause(scan, hit, is_nominal)
        if first - 1 in self.verbs:
            return False
        if (
            not is_nominal
            and len(hit.peel.stem) == _BASE_FORM
            and all(form.feature == "perf.3ms" for form in hit.forms)
            and name is None
            and word.kind == ARABIC
            and not word.folded.startswith("ال")
        ):
            return False  # شركات نقل: a base form after an indefinite noun is its genitive
        if is_nominal:
            # after a definite noun a verb (الجيش قصف), after an indefinite a genitive (عملية قتل)
            if first - 1 in counted and word.folded.endswith(_NO_CONSTRUCT):
                return True  # إن رجلا قُتل, جنديين قُتلا: no genitive can follow such an ending
            return word.folded.startswith("ال") and _is_word(scan, hit.stop)
        return True

    def _opens_clause(self, scan: Scan, hit: Hit, is_nominal: bool) -> bool:
        """A clause may open with a verb or, as headlines do, with a verbal noun.

        A word that can be both is read as a noun before a preposition (قصف على), else as a verb.
        """
        if not is_nominal:
            return True
        following = hit.stop
        if not _is_word(scan, following):
            return bool(hit.peel.proclitic)
        return self.function.get(following) not in ("preposition", "conjunction", "relative")


def _is_word(scan: Scan, position: int) -> bool:
    return position < len(scan.words) and scan.words[position].kind == ARABIC
