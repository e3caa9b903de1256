"""Cases of characters and words, one function each.

text; do: fold, split (without blanks), noun_peels or verb_peels (each reading as
"proclitic+stem", with "ال+" before the stem when it has the article), without_pronoun (of the bare
word; needs part), noun_forms or plural_forms or verb_forms (all written forms), to_number, lemma.
want: the result; for forms and peels a list of which each must be there. want_not: must not be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from waqai.arabic.clitics import Peel, noun_peels, verb_peels, without_pronoun
from waqai.arabic.digits import to_number
from waqai.arabic.fold import fold
from waqai.arabic.inflect import noun_forms, plural_forms, verb_forms
from waqai.arabic.lemma import lemma
from waqai.arabic.tokenise import split

Case = dict[str, Any]


def check_case(case: Case) -> list[str]:
    """The problems of one case."""
    got = _DO[case["do"]](case)
    want, unwanted = case.get("want"), case.get("want_not", [])
    problems = []
    if case["do"] in _SETS:
        problems += [f"{word!r} is missing in {got}" for word in want or [] if word not in got]
    elif got != want:
        problems += [f"want: {want}", f"got:  {got}"]
    problems += [f"{word!r} must not be in {got}" for word in unwanted if word in got]
    return problems


def _written(peels: Iterable[Peel]) -> list[str]:
    return [
        "+".join(
            part
            for part in (p.proclitic, "ال" if p.has_article else "", p.stem, p.enclitic)
            if part
        )
        for p in peels
    ]


def _verb(case: Case) -> list[str]:
    forms = verb_forms(case["text"], case["imperfect"], case.get("stems", ""))
    wanted = case.get("feature")
    return [form for form, feature in forms if wanted is None or feature == wanted]


_DO: dict[str, Callable[[Case], Any]] = {
    "fold": lambda case: fold(case["text"]),
    "split": lambda case: [piece for piece in split(case["text"]) if not piece.isspace()],
    "noun_peels": lambda case: _written(noun_peels(fold(case["text"]))),
    "verb_peels": lambda case: _written(verb_peels(fold(case["text"]))),
    "without_pronoun": lambda case: _written(
        without_pronoun(Peel("", False, fold(case["text"])), case["part"])
    ),
    "noun_forms": lambda case: [form for form, _ in noun_forms(case["text"])],
    "plural_forms": lambda case: [form for form, _ in plural_forms(case["text"])],
    "verb_forms": _verb,
    "to_number": lambda case: to_number(case["text"]),
    "lemma": lambda case: lemma(case["text"]),
}
_SETS = ("noun_peels", "verb_peels", "without_pronoun", "noun_forms", "plural_forms", "verb_forms")
