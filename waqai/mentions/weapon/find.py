"""Scan → weapons.

In: a scan with the lexicon "weapon". Out: one WeaponMention per weapon word in text order. Words
that are a weapon only with a cue (طائرة, دبابة in a list of losses) carry role "cue": claims use
them when an event gives the cue.
"""

from __future__ import annotations

from waqai.lexicon.scan import Scan
from waqai.mentions.weapon.lexica import WeaponForm
from waqai.model.mention import WeaponMention

__all__ = ["find"]


def find(scan: Scan, rows: tuple[WeaponForm, ...]) -> list[WeaponMention]:
    """The weapon words of a text. `rows` are the rows of the lexicon "weapon"."""
    mentions = []
    for hit in scan.hits("weapon"):
        form = hit.forms[0]
        row = rows[form.row]
        mentions.append(
            WeaponMention(
                first=hit.first,
                stop=hit.stop,
                span=scan.hit_span(hit),
                rule="weapon/lexicon@1",
                code=row.code,
                family=row.family,
                role="cue" if row.cue else row.role,
                system=row.system or None,
            )
        )
    return mentions
