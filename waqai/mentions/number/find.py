"""Numbers in a text: counts of people and things, and numbers that are something else.

In: a scan whose vocabulary holds this room's lexica. Out: number mentions in text order, none
inside another. Numerals come first, then nouns that count by themselves where no number took them.
"""

from __future__ import annotations

from operator import attrgetter

import msgspec

from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import NUMBER
from waqai.mentions.number.lone import lone_mention
from waqai.mentions.number.numerals import date_parts, number_mention
from waqai.mentions.number.ordinals import ordinal_mention
from waqai.mentions.number.quantities import quantity_mention
from waqai.mentions.number.view import View
from waqai.model.mention import NumberMention

__all__ = ["find"]

_FARTHEST_SUBSET = 4  # tokens between "بينهم 3 نساء" and "و5 أطفال"
_SENTENCE_ENDS = frozenset(".؛!؟")
_ORDINAL_PARTS = frozenset(("ordinal", "eleventh"))


def find(scan: Scan) -> list[NumberMention]:
    """The number mentions of a text in text order."""
    view = View(scan)
    numbers = _numbers(view)
    lone = _lone(view, numbers)
    return _with_subsets(view, sorted([*numbers, *lone], key=attrgetter("first")))


def _numbers(view: View) -> list[NumberMention]:
    senses = view.senses
    starts = [position for position, word in enumerate(view.words) if word.kind == NUMBER]
    starts += [first for first, hit in view.at.items() if senses[hit[2][0][0]].starts]
    starts.sort()
    mentions: list[NumberMention] = []
    covered = 0
    for first in starts:
        if first < covered:
            continue
        hit = view.at.get(first)
        latest = mentions[-1] if mentions else None
        mention: NumberMention | None
        if hit is None:
            mention = number_mention(view, first, latest)
        else:
            sense = view.sense(hit)
            mention = None
            if sense.part in _ORDINAL_PARTS:
                mention = ordinal_mention(view, first, latest)
            elif sense.part:
                mention = number_mention(view, first, latest)
            if mention is None and sense.quantity:
                mention = quantity_mention(view, first, sense)
        if mention is None:
            continue
        if mention.first < covered:
            continue
        if mention.role == "date" and mention.stop > first + 1 and hit is None:
            mentions += date_parts(view, mention)
            covered = mention.stop
            continue
        merged = _merged(view, mentions[-1], mention) if mentions else None
        if merged is not None:
            mentions[-1] = merged
        else:
            mentions.append(mention)
        covered = mention.stop
    return mentions


def _merged(view: View, left: NumberMention, right: NumberMention) -> NumberMention | None:
    """لا يقل عن 20 ولا يزيد على 30: one range from two bounds."""
    if left.high is not None or right.high is None or right.low > 0 or left.vague:
        return None
    gap = right.first - left.stop
    if gap > 1 or (gap == 1 and view.folded(left.stop) not in ("،", ",", "و")):
        return None
    if right.role != "count" or left.role != "count" or left.low > right.high:
        return None
    if gap == 0 and not view.folded(right.first).startswith("و"):
        return None
    return msgspec.structs.replace(
        right,
        first=left.first,
        span=view.phrase_span(left.first, right.stop),
        low=left.low,
        rule="number/two-bounds@1",
    )


def _lone(view: View, numbers: list[NumberMention]) -> list[NumberMention]:
    """Counts of nouns that no number has taken."""
    forms = view.forms
    mentions: list[NumberMention] = []
    upcoming = iter([*numbers, None])
    number = next(upcoming)
    latest = -100
    followed = -1  # end of the last numbered noun: "13 جنديا وشرطيا" is one count
    for hit in view.nouns.values():
        readings = forms[hit[2][0][0]]
        if readings.is_quiet and hit.first not in view.ending:
            continue
        first = hit.first
        while number is not None and number.stop <= first:
            latest = number.stop
            followed = number.stop if number.noun and (number.high or 3) > 2 else -1
            number = next(upcoming)
        if number is not None and number.first <= first:
            continue
        if first == followed and hit.peel.proclitic == "و" and readings.singular is not None:
            followed = hit.stop
            continue
        mention = lone_mention(view, hit, readings, latest)
        if mention is not None and (number is None or mention.stop <= number.first):
            mentions.append(mention)
            latest = mention.stop
    return mentions


def _with_subsets(view: View, mentions: list[NumberMention]) -> list[NumberMention]:
    """The same mentions; what و joins to a subset belongs to the subset."""
    for position in range(1, len(mentions)):
        previous, mention = mentions[position - 1], mentions[position]
        if (
            previous.is_subset
            and not mention.is_subset
            and mention.role == "count"
            and _continues(view, previous.stop, mention.first)
        ):
            mentions[position] = msgspec.structs.replace(mention, is_subset=True)
    return mentions


def _continues(view: View, stop: int, first: int) -> bool:
    """True when و joins the phrase at `first` to the one that stopped shortly before."""
    if first - stop > _FARTHEST_SUBSET:
        return False
    between = [view.folded(position) for position in range(stop, first)]
    if any(token in _SENTENCE_ENDS for token in between):
        return False
    return "و" in between or view.folded(first).startswith("و")
