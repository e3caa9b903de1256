"""Who says that he did it: words by which a party claims a deed as its own."""

from __future__ import annotations

from waqai.lexicon.scan import Scan
from waqai.mentions.speaker.cues import Cue
from waqai.mentions.speaker.extents import THAT
from waqai.mentions.speaker.kinds import Source
from waqai.mentions.syntax.classes import Classes

__all__ = ["Responsibility"]

_RESPONSIBILITY = ("مسووليت", "المسوولي", "مسيوليت", "المسيولي")
_RESPONSIBLE = ("مسوول", "مسيول")
_SELF = frozenset({"انه", "انها", "انهم", "بانه", "بانها", "بانهم"})
_OWN_FORCES = ("مقاتلي", "عناصره", "قواته", "قواتنا", "مجاهدي", "وحداته", "طائراته")
_OWN_DEEDS = frozenset(
    {"استهداف", "مهاجمه", "اسقاط", "تنفيذ", "قصف", "ضرب", "تفجير", "قنص", "اقتحام", "تدمير", "شن"}
)


class Responsibility:
    """Tells claims from reports, by the words after the verb and its source."""

    def __init__(self, scan: Scan, classes: Classes) -> None:
        self.words = scan.words
        self.deeds = {
            hit.first
            for hit in scan.hits("verb")
            if hit.first in classes.verbs
            and any(form.feature.startswith("perf") for form in hit.forms)
        }

    def is_named(self, at: int) -> bool:
        """True before مسؤوليتها, المسؤولية and أنها مسؤولة عن."""
        word = self.words[at].folded
        if word in _SELF and at + 1 < len(self.words):
            return self.words[at + 1].folded.startswith(_RESPONSIBLE)
        return word.startswith(_RESPONSIBILITY)

    def claims_own_deed(self, cue: Cue, source: Source) -> bool:
        """True when an armed group says that it did it: قالت الحركة إنها قصفت القاعدة, إن مقاتليها
        هاجموا, أعلنت الكتائب استهداف آلية.
        """
        at = max(cue.hit.stop, source.stop)
        if source.kind != "armed_group" or cue.stance not in ("reports", "confirms"):
            return False
        if not cue.is_verb or at + 1 >= len(self.words):
            return False
        word = self.words[at]
        if word.bare in _OWN_DEEDS and "ال" not in word.folded[:3]:
            return True
        if word.folded not in THAT:
            return False
        following = self.words[at + 1]
        is_own = word.folded in _SELF or following.folded.startswith(_OWN_FORCES)
        at += 1 if word.folded in _SELF else 2
        if not is_own or at >= len(self.words) or at not in self.deeds:
            return False
        return not self.words[at].folded.startswith("تعرض")
