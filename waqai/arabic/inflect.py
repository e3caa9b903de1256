"""Inflected forms of nouns and verbs, generated from the few a table gives.

In: forms in ordinary unvocalised spelling. Out: (surface form, feature) pairs, unfolded. The
generator knows what is regular in writing without vowels; whatever is irregular (hollow stems,
broken plurals) stands in the table itself.

Features of nouns: sg, du, pl. Features of verbs: `perf.3ms`, `impf.3fp` … : tense, person, gender
and number. The passive of a sound verb is written like the active, so voice is no feature here:
syntax decides it (claims/voice).
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

    perfect and imperfect are the third person masculine singular (قصف, يقصف). `stems` are further
    surface stems, space separated: one that begins with ي is a jussive (يقل), any other a perfect
    stem before consonants (قل for قلنا).

    >>> sorted({form for form, feature in verb_forms("أجرى", "يجري") if feature == "perf.3fs"})
    ['أجرت']
    """
    yield from _perfect(perfect)
    yield from _imperfect(imperfect)
    for stem in stems.split():
        if stem.startswith("ي"):
            yield stem, "juss.3ms"
            yield "ت" + stem[1:], "juss.3fs"
            yield "ن" + stem[1:], "juss.1p"
        else:
            yield stem + "نا", "perf.1p"
            yield stem + "ن", "perf.3fp"


def _perfect(perfect: str) -> Iterator[tuple[str, str]]:
    yield perfect, "perf.3ms"
    if perfect.endswith(("ى", "ا")) and len(perfect) > 2:
        stem = perfect[:-1]
        glide = stem + ("ي" if perfect.endswith("ى") else "و")
        yield stem + "ت", "perf.3fs"
        yield stem + "وا", "perf.3mp"
        yield glide + "ا", "perf.3md"
        yield stem + "تا", "perf.3fd"
        yield glide + "نا", "perf.1p"
        yield stem + "ا", "perf.3ms"  # before a pronoun: تبناها
        return
    # Final hamza on ya or alef moves before endings: لجأ, لجؤوا / لجأوا fold alike but for ؤ/أ.
    yield perfect + "ت", "perf.3fs"
    yield perfect + "وا", "perf.3mp"
    yield perfect + "ا", "perf.3md"
    yield perfect + "تا", "perf.3fd"
    yield perfect + "ن", "perf.3fp"
    yield perfect + "نا", "perf.1p"
    if perfect.endswith("ي"):  # بقي, لقي: بقوا
        yield perfect[:-1] + "وا", "perf.3mp"
    if perfect.endswith("ت"):  # assimilated: فلتت is written with both
        return


def _imperfect(imperfect: str) -> Iterator[tuple[str, str]]:
    rest = imperfect[1:]
    yield imperfect, "impf.3ms"
    yield "ت" + rest, "impf.3fs"
    yield "ن" + rest, "impf.1p"
    stem = imperfect
    if imperfect.endswith(("ي", "و", "ى")) and len(imperfect) > 3:
        stem = imperfect[:-1]
        yield stem, "juss.3ms"
        yield "ت" + stem[1:], "juss.3fs"
    yield stem + "ون", "impf.3mp"
    yield stem + "وا", "subj.3mp"
    glide = imperfect[:-1] + "ي" if imperfect.endswith("ى") else imperfect
    yield glide + "ان", "impf.3md"
    yield "ت" + glide[1:] + "ان", "impf.3fd"
    yield glide + "ن", "impf.3fp"
