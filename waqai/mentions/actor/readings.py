"""Which words of the party lexica are nouns of parties where they stand.

Written without vowels, many are adjectives or other words as well: العمليات الأمنية, هجوم مسلح,
بطريقة, قوتها. The ending, the article and the neighbours decide.
"""

from __future__ import annotations

from waqai.lexicon.scan import Hit
from waqai.lexicon.vocabulary import ARABIC
from waqai.mentions.actor.persons import name_stop
from waqai.mentions.actor.view import View

__all__ = ["is_head", "is_title"]

_SHORTEST = 5
_SHORTEST_TITLE = 3
_LED_BY = "بقياده"
_NOUNS_IN_YA = frozenset({"قيادي", "جندي", "شرطي", "قاضي", "مفتي", "مدعي"})


def is_head(view: View, hit: Hit) -> bool:
    """True if a hit of the lexicon "head" heads a phrase here."""
    if hit.first in view.classes.function or hit.first in view.classes.verbs:
        return False
    if _is_misread(view, hit):
        return False
    row = view.head_row(hit)
    single = hit.stop == hit.first + 1
    if not single:
        return True
    if view.words[hit.first].folded == _LED_BY and not view.is_cue(hit.stop, "command"):
        return False  # قوات بقيادة فلان
    if row.shape == "adjective" and describes(view, hit):
        return False
    if row.id == "parties" and (hit.stop in view.place_names or hit.stop in view.heads):
        return False  # أطراف المدينة are its outskirts
    if row.id == "wilaya":
        return False  # a branch of IS stands in the register; the rest are provinces
    if row.id in ("occupation", "navy"):
        return view.has_article(hit)
    if row.id == "checkpoint-iq":
        return not hit.peel.enclitic and hit.stop not in view.names and _is_at(view, hit)
    if row.id == "unit-squad" and view.words[min(hit.stop, len(view.words) - 1)].folded == "من":
        return hit.stop + 1 in view.heads or hit.stop + 1 in view.names
    if row.id in ("unit-unit", "unit-sariya"):
        return not view.has_article(hit) and _is_definite(view, hit.stop)
    if row.id == "police-amn":
        return view.has_article(hit) and _is_alone(view, hit.stop)
    if row.id in ("force", "army-power") and hit.peel.enclitic:
        return False
    if row.id.startswith("position") and view.is_cue(hit.stop, "website"):
        return False
    if row.shape == "name" and row.role == "party" and not hit.peel.enclitic:
        if view.is_cue(hit.stop, "not_group"):
            return False
        return row.kind not in ("militia", "insurgent", "rebel") or _may_be_named(view, hit)
    return True


def is_title(view: View, hit: Hit) -> bool:
    """True if a hit of the lexicon "title" is an office or rank here, no adjective or verb."""
    if hit.first in view.classes.function or hit.first in view.classes.verbs:
        return False
    if _is_misread(view, hit):
        return False
    if hit.stop > hit.first + 1:
        return True
    row = view.tables.titles[hit.forms[0].row]
    word = view.words[hit.first]
    if hit.first in view.place_names and not view.has_article(hit):
        return False  # محافظة is a province, إب a town
    if row.kind == "religious" and len(row.form) < _SHORTEST_TITLE and not view.has_article(hit):
        return False  # إب
    if row.form.startswith("آ") and "آ" not in word.raw:
        return False  # الأمر
    is_named = name_stop(view, hit.stop, after_title=True) > hit.stop
    if row.form.endswith("ي") and row.form not in _NOUNS_IN_YA:
        return is_named
    if hit.forms[0].feature == "sg" and word.raw.endswith(("ا", "اً", "ًا")) and row.form[-1] != "ا":
        return is_named  # رئيسا: what somebody becomes
    is_noun = row.form in _NOUNS_IN_YA or not word.folded.endswith("ي")
    return is_noun or not describes(view, hit)


def describes(view: View, hit: Hit) -> bool:
    """True if the word is an adjective of the word before: الاجتماع العسكري, رجل مسلح."""
    at = hit.first - 1
    if not view.is_plain_word(at) or hit.peel.proclitic or hit.peel.enclitic:
        return False
    if view.is_cue(at, "takes_people"):
        return False
    if at in view.titles and not view.has_article(hit):
        return True
    ending = view.words[hit.first].folded[-2:]
    if ending in ("ين", "ون") and not view.words[at].folded.endswith(("ين", "ون", "ات")):
        return False  # a plural does not describe a singular: الجيش السوري | المسلحين
    is_definite = view.words[at].folded.startswith(("ال", "لل", "بال", "وال", "فال"))
    return is_definite == view.has_article(hit)


def _is_at(view: View, hit: Hit) -> bool:
    """True behind a preposition of place: عند سيطرة الصقور is a checkpoint."""
    return hit.first > 0 and view.words[hit.first - 1].folded in ("عند", "قرب", "امام")


def _is_misread(view: View, hit: Hit) -> bool:
    """True for ة read as a pronoun (طريقة as his road), or a pronoun after the article."""
    word = view.words[hit.first]
    if hit.peel.enclitic:
        if "ة" in word.raw[-2:] and hit.peel.enclitic == "ه":
            return True
        stem = word.folded[len(hit.peel.proclitic) :]
        if len(stem) >= _SHORTEST and stem.startswith("ال"):
            return True
    if hit.stop > hit.first + 1:
        return False
    if all(form.feature == "du" for form in hit.forms) and word.folded.endswith("ي"):
        # a dual in construct (جنديي) needs its genitive; otherwise it is an adjective (أمني)
        if view.has_article(hit):
            return True
        following = hit.stop
        return not view.is_plain_word(following) or not (
            view.words[following].folded.startswith("ال")
            or following in view.names
            or following in view.heads
        )
    return False


def _is_alone(view: View, at: int) -> bool:
    """True unless a definite adjective follows that makes another thing of it (الأمن الغذائي)."""
    if not view.is_plain_word(at) or at in view.nationalities:
        return True
    return not view.words[at].folded.startswith("ال")


def _is_definite(view: View, at: int) -> bool:
    """True if a word with the article, a name or an adjective of units stands at a token."""
    return view.is_plain_word(at) and (
        view.words[at].folded.startswith(("ال", "عسكري", "خاص"))
        or at in view.names
        or at in view.heads
    )


def _may_be_named(view: View, hit: Hit) -> bool:
    """True unless an indefinite common noun follows an indefinite head (حركة نشطة, جبهة عمل)."""
    if view.has_article(hit):
        return True
    at = hit.stop
    if not view.is_plain_word(at):
        return True
    word = view.words[at]
    following = at + 1
    is_closed = view.is_plain_word(following) and view.words[following].folded.startswith("ال")
    if word.folded.endswith("ه") and not word.folded.startswith("ال") and not is_closed:
        row = view.head_row(hit)
        if row.id in ("movement", "front"):
            return at in view.names or at in view.heads  # حركة نشطة
    if word.kind != ARABIC or not word.flags:
        return True
    return (
        word.folded.startswith("ال")
        or is_closed
        or at in view.names
        or at in view.heads
        or at in view.given
        or at in view.place_names
        or at in view.classes.adjectives
        or at in view.classes.ties
        or at in view.nationalities
    )
