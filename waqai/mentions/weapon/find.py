"""Scan → weapons.

In: a scan with the lexicon "weapon", and the event words. Out: one WeaponMention per weapon word
in text order. Words that are a weapon only with a cue (طائرة, دبابة in a list of losses) carry
role "cue": claims use them when an event gives the cue. Rows of role "none" are no weapons; they
keep a shorter row from matching (طائرة ركاب). Rows of role "fire" count only as the words that
complete a verb of shooting (أطلق مسلحون النار).
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.lexicon.scan import Scan
from waqai.mentions.weapon.lexica import WeaponForm
from waqai.mentions.weapon.senses import narrowed
from waqai.model.mention import TriggerMention, WeaponMention

__all__ = ["find"]

_RIGGED = "car-bomb-noun"


def find(
    scan: Scan, rows: tuple[WeaponForm, ...], triggers: Sequence[TriggerMention] = ()
) -> list[WeaponMention]:
    """The weapon words of a text. `rows` are the rows of the lexicon "weapon"."""
    shooting = {
        trigger.complement[0]
        for trigger in triggers
        if trigger.complement is not None and "attack" in trigger.types
    }
    mentions: list[WeaponMention] = []
    ids: list[str] = []
    for hit in scan.hits("weapon"):
        form = hit.forms[0]
        row = rows[form.row]
        if row.role == "none" or (row.role == "fire" and hit.first not in shooting):
            continue
        if row.id == _RIGGED and mentions and mentions[-1].stop == hit.first:
            continue  # زوارق مسيرة مفخخة: what the weapon before is, no car of its own
        mentions.append(
            WeaponMention(
                first=hit.first,
                stop=hit.stop,
                span=scan.hit_span(hit),
                rule="weapon/fire-verb@1" if row.role == "fire" else "weapon/lexicon@1",
                code=row.code,
                family=row.family,
                role="cue" if row.cue else "incident" if row.role == "fire" else row.role,
                system=row.system or None,
            )
        )
        ids.append(row.id)
    return narrowed(scan, mentions, ids)
