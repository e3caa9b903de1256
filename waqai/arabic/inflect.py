"""Inflected forms of nouns and verbs, generated from the few a table gives.

In: forms in ordinary unvocalised spelling. Out: (surface form, feature) pairs, unfolded. The
generator knows what is regular in writing without vowels; whatever is irregular (hollow stems,
broken plurals) stands in the table itself.

Features of nouns: sg, du, pl. Features of verbs: `perf.3ms`, `impf.3fp` … : tense, person, gender
and number. The passive of a sound verb is written like the active; syntax decides its voice
(claims/voice).
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["noun_forms", "plural_forms", "verb_forms"]

_NO_TANWIN = ("ة", "ى", "ا", "اء", "ء")


def noun_forms(singular: str) -> Iterator[tuple[str, str]]:
    """The written forms of a singular noun: itself, with accusative alef, and its duals.

    Of a phrase only the first word is inflected, and only if it is the only word (in "عبوة ناسفة"
    both words take the dual, which is written for two-word phrases by inflecting both).

    >>> [form for form, feature in noun_forms("آلية") if feature == "du"]
    ['آليتان', 'آليتين', 'آليتا', 'آليتي']
    """
    words = singular.split(" ")
    yield singular, "sg"
    if not singular.endswith(_NO_TANWIN):
        yield " ".join(word + "ا" for word in words) if len(words) > 1 else singular + "ا", "sg"
    stems = [_dual_stem(word) for word in words]
    for ending in ("ان", "ين"):
        yield " ".join(stem + ending for stem in stems), "du"
    if len(words) == 1:
        for ending in ("ا", "ي"):
            if stems[0] + ending != singular + "ا":  # written like the accusative singular
                yield stems[0] + ending, "du"


def _dual_stem(word: str) -> str:
    if word.endswith("ة"):
        return word[:-1] + "ت"
    if word.endswith("ى"):
        return word[:-1] + "ي"
    return word


def plural_forms(plural: str) -> Iterator[tuple[str, str]]:
    """The written forms of a plural noun: the other case of a sound plural, construct, accusative.

    >>> [form for form, _ in plural_forms("مدنيون")]
    ['مدنيون', 'مدنيين', 'مدنيو', 'مدنيي']
    >>> [form for form, _ in plural_forms("جنود")]
    ['جنود', 'جنودا']
    """
    yield plural, "pl"
    if " " in plural:
        return
    if plural.endswith("ون"):
        stem = plural[:-2]
        for ending in ("ين", "و", "ي"):
            yield stem + ending, "pl"
    elif not plural.endswith((*_NO_TANWIN, "ات")):
        yield plural + "ا", "pl"


def verb_forms(perfect: str, imperfect: str, stems: str = "") -> Iterator[tuple[str, str]]:
    """The written forms of a verb in the third person and the first person plural.

    perfect and imperfect are the third person masculine singular (قصف, يقصف). Of a phrase ("لقي
    مصرع") the first word is inflected. `stems` gives, space separated, what cannot be told from the
    two: `consonant:` the perfect stem before نا and ن (قل of قال), `feminine:` and `plural:` the
    stem before ت and وا (أجر of أجرى), `jussive:` (يقل), `passive:` and `passive_present:` where
    the passive is written with other letters (أصيب, يصاب).

    Features: perf, impf, subj, juss, or pass for a form that can only be passive; then person,
    gender and number.

    >>> sorted({form for form, feature in verb_forms("أجرى", "يجري") if feature == "perf.3fs"})
    ['أجرت']
    """
    head, blank, rest = perfect.partition(" ")
    given = dict(stem.split(":", 1) for stem in stems.split())
    forms = [*_perfect(head, given), *_imperfect(imperfect.partition(" ")[0], given)]
    if "passive" in given:
        forms += _as_passive(_perfect(given["passive"], {}))
    if "passive_present" in given:
        forms += _as_passive(_imperfect(given["passive_present"], {}))
    for form, feature in forms:
        yield form + blank + rest, feature


def _as_passive(forms: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((form, "pass." + feature.partition(".")[2]) for form, feature in forms)


def _perfect(perfect: str, given: dict[str, str]) -> Iterator[tuple[str, str]]:
    is_defective = perfect.endswith(("ى", "ا")) and len(perfect) > 2
    stem = perfect[:-1] if is_defective else perfect
    glide = stem + ("ي" if perfect.endswith("ى") else "و") if is_defective else perfect
    before_consonant = given.get("consonant", glide)
    yield perfect, "perf.3ms"
    yield given.get("feminine", stem) + "ت", "perf.3fs"
    yield given.get("plural", stem) + "وا", "perf.3mp"
    yield glide + "ا", "perf.3md"
    yield given.get("feminine", stem) + "تا", "perf.3fd"
    yield before_consonant + "نا", "perf.1p"
    if not before_consonant.endswith("ن"):
        yield before_consonant + "ن", "perf.3fp"
    if is_defective:
        yield stem + "ا", "perf.3ms"  # before a pronoun: تبناها
    elif perfect.endswith("ي"):
        yield perfect[:-1] + "وا", "perf.3mp"  # لقي: لقوا


def _imperfect(imperfect: str, given: dict[str, str]) -> Iterator[tuple[str, str]]:
    is_defective = imperfect.endswith(("ي", "و", "ى")) and len(imperfect) > 3
    stem = imperfect[:-1] if is_defective else imperfect
    glide = stem + "ي" if imperfect.endswith("ى") else imperfect
    jussive = given.get("jussive", stem)
    yield imperfect, "impf.3ms"
    yield "ت" + imperfect[1:], "impf.3fs"
    yield "ن" + imperfect[1:], "impf.1p"
    yield stem + "ون", "impf.3mp"
    yield stem + "وا", "subj.3mp"
    yield glide + "ان", "impf.3md"
    yield "ت" + glide[1:] + "ان", "impf.3fd"
    if not glide.endswith("ن"):
        yield glide + "ن", "impf.3fp"
    if jussive != imperfect:
        yield jussive, "juss.3ms"
        yield "ت" + jussive[1:], "juss.3fs"
