"""Ways a place name is written that folding does not cover: blanks and the article.

In and out: folded forms. البوكمال and البو كمال and أبو كمال are one name; so are خانيونس and
خان يونس, الفلوجة and فلوجة.
"""

from __future__ import annotations

__all__ = ["joined", "reading"]

# First words of compounds that writers join to the next word, or keep apart.
_STARTS = ("ابو", "البو", "ام", "بيت", "تل", "خان", "دير", "راس", "عين", "كفر", "طوز", "جرف",
           "بني", "عبد", "معره", "شيخ", "بير", "قره", "كفري", "كري")  # fmt: skip
_SPLIT = ("ابو", "البو", "كفر", "خان", "دير", "بيت", "طوز")
_SHORTEST = 6


def joined(form: str) -> tuple[str, ...]:
    """The same name with its blank closed or opened.

    >>> joined("خان يونس"), joined("البوكمال")
    (('خانيونس',), ('البو كمال', 'ابو كمال', 'ابوكمال'))
    """
    first, blank, rest = form.partition(" ")
    if blank:
        if first == "البو":
            return (first + rest, "ابو " + rest, "ابو" + rest)
        if first in _STARTS and len(form) > _SHORTEST and not rest.startswith("ال"):
            return (first + rest,)
        return ()
    if form.startswith("البو") and len(form) > _SHORTEST:
        rest = form[4:]
        return ("البو " + rest, "ابو " + rest, "ابو" + rest)
    for start in _SPLIT:
        if form.startswith(start) and len(form) - len(start) >= 3:
            return (start + " " + form[len(start) :],)
    return ()


def reading(form: str) -> str:
    """A one-word name without its article, or with it; "" when it is too short to be safe.

    >>> reading("الفلوجه"), reading("بغداد")
    ('فلوجه', 'البغداد')
    """
    if " " in form:
        return ""
    if form.startswith("ال"):
        return form[2:] if len(form) >= _SHORTEST + 1 else ""
    return "ال" + form if len(form) >= 4 else ""
