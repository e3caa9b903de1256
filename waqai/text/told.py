"""Story → the one outlet that somebody in it speaks to, or whose reporter it quotes.

"قال مصدر أمني لوكالة شفق نيوز", "أبلغ مصدر … السومرية نيوز", "بحسب مراسل X", "قال … لـ«X»". A
paper or channel counts only in quotes right after ل, as it writes its own name, or if a source
without a name speaks to it, since officials speak to many; an agency counts whoever speaks. Two
such outlets are none.
Reads outlets.tsv and bylines.tsv.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.lexicon.scan import Hit
from waqai.lexicon.vocabulary import BREAK
from waqai.text.dateline_parts import CLOSING, OPENERS
from waqai.text.page import Page

__all__ = ["told_outlet"]

_KINDS = ("told", "own", "said", "source", "to", "to_outlet")
_NEAR = 40  # tokens before an outlet in which its source stands


def told_outlet(page: Page, body: Sequence[tuple[int, int]]) -> Hit | None:
    """The outlet; None if there is none, or if the story speaks to another one as well."""
    told: dict[str, Hit] = {}
    addressed: set[str] = set()
    for first, stop in body:
        for hit in page.hits("outlet", first, stop):
            row = page.outlet(hit)
            if row.kind == "ministry" or row.outlet_id in told:
                continue
            standing = _standing(page, hit, first)
            if standing is not None:
                addressed.add(row.outlet_id)
            if standing == "told":
                told[row.outlet_id] = hit
    return next(iter(told.values())) if len(told) == len(addressed) == 1 else None


def _standing(page: Page, hit: Hit, first: int) -> str | None:
    """`told` for an outlet that reports the words itself, `addressed` for any other spoken to."""
    row = page.outlet(hit)
    before = hit.first - 1
    is_enclosed = before >= first and page.words[before].raw in OPENERS
    is_enclosed = is_enclosed and page.raw(hit.stop) in CLOSING
    before -= is_enclosed
    if before < first:
        return None
    near = _kinds_before(page, before + 1, first)
    kinds = set(near.values())
    is_own = near.get(before) == "own" and near.get(before - 1) == "said"
    is_direct = page.words[before].folded == "ل"
    is_addressed = (
        hit.peel.proclitic == "ل"
        or is_direct
        or near.get(before) in ("to", "to_outlet")
        or is_own
        or "told" in kinds
    )
    if not is_addressed or not (
        is_enclosed or row.bare != "ambiguous" or is_own or near.get(before) == "to_outlet"
    ):
        return None
    if row.bare == "foreign":
        return "addressed"
    if is_own or row.kind == "agency":
        return "told"
    if is_enclosed:
        is_said = not row.bare or bool({"said", "source"} & kinds)
        return "told" if is_direct and is_said else "addressed"
    return "told" if "source" in kinds else "addressed"


def _kinds_before(page: Page, stop: int, first: int) -> dict[int, str]:
    """The kinds of byline words shortly before a token, by their last token; و before them too."""
    kinds: dict[int, str] = {}
    low = max(first, stop - _NEAR)
    for position in range(stop - 1, low - 1, -1):
        if page.words[position].kind == BREAK or page.words[position].raw == ".":
            low = position + 1
            break
    for hit in page.hits("byline", low, stop):
        if hit.peel.proclitic not in ("", "و", "ف"):
            continue
        for form in hit.forms:
            kind = page.bylines[form.row].kind
            if kind in _KINDS:
                kinds[hit.stop - 1] = kind
    return kinds
