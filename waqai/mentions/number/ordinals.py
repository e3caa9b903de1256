"""Ordinals: ثالث حادث, الفرقة الرابعة, and one more person after a count (وأصيب ثالث)."""

from __future__ import annotations

from waqai.mentions.number.numerals import EXACT_ROLES
from waqai.mentions.number.roles import role_of
from waqai.mentions.number.view import View
from waqai.mentions.number.words import read_ordinal
from waqai.model.mention import NumberMention

__all__ = ["ordinal_mention"]

_ORDINAL, _ORDINAL_REST = "number/ordinal@1", "number/ordinal-rest@1"


def ordinal_mention(view: View, first: int, latest: NumberMention | None) -> NumberMention | None:
    """An ordinal (ثالث حادث, الفرقة الرابعة), or one more person after a count (وأصيب ثالث).

    `latest` is the mention before it.
    """
    reading = read_ordinal(view, first)
    if reading is None:
        return None
    peel = view.at[first].peel
    harm = view.ending.get(first)
    is_alone = (
        harm is not None
        and view.sense(harm).is_harm
        and not harm.peel.has_article
        and reading.value >= 2
    )
    if not is_alone and latest is not None and latest.low == reading.value - 1:
        # "أربعة صيادين مع خامس": the next after the count
        is_alone = view.folded(first - 1) == "مع" and not peel.has_article
    if not is_alone and latest is not None:
        is_alone = first == latest.stop and peel.proclitic == "و" and latest.rule == _ORDINAL_REST
    noun = view.nouns.get(reading.stop)
    if is_alone and (noun is None or noun.peel.proclitic):
        return NumberMention(
            first=first,
            stop=reading.stop,
            span=view.phrase_span(first, reading.stop),
            rule=_ORDINAL_REST,
            low=1,
            high=1,
            source="singular",
            is_rest=True,
        )
    role = role_of(view, first, first, reading.stop, reading)
    value = int(reading.value)
    return NumberMention(
        first=first,
        stop=reading.stop,
        span=view.phrase_span(first, reading.stop),
        rule=_ORDINAL,
        low=value,
        high=value,
        role=role if role in EXACT_ROLES else "ordinal",
    )
