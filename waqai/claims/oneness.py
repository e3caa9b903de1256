"""Do two event words of one sentence tell one happening? A small linear layer decides.

"قتل جنديان بهجوم بالقنابل", "نفذت الطائرات غارات استهدفت مواقع", "قصف أسفر عن مقتل ثلاثة": several
event words, one happening; "قصفت المدفعية التلال ثم اقتحمت القوات البلدة": two. Features of the
pair (frames, clauses between, who and what each names, words that open the second) are summed and
put through the logistic function. Weights: claims/oneness.toml, fitted by data/train_oneness.py.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from waqai.claims.clauses import Clause
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import NOUN, PUNCTUATION, TIME, Item
from waqai.claims.layer import Layer
from waqai.lexicon.tables import read_toml

__all__ = ["Oneness", "pair_features", "read_oneness"]

_FARTHEST = 3  # clauses apart that are told from each other
_HARM_FRAMES = ("death", "harm", "none")
_LINKED = ("relative", "result", "serial", "loose")


class Oneness:
    """The layer applied to pairs."""

    def __init__(self, layer: Layer) -> None:
        self.layer = layer

    def is_one(
        self, host: Happening, other: Happening, clauses: Sequence[Clause], grammar: Grammar
    ) -> float:
        """How far above the threshold the probability of one happening lies; negative for two."""
        active = pair_features(host, other, clauses, grammar)
        return self.layer.probability(active) - self.layer.threshold


def read_oneness() -> Oneness:
    """The weights shipped with the package."""
    return Oneness(msgspec.convert(read_toml("claims/oneness.toml"), Layer))


def pair_features(
    host: Happening, other: Happening, clauses: Sequence[Clause], grammar: Grammar
) -> list[str]:
    """The features of a pair, `host` the one told first, as names."""
    between = clauses[host.clause + 1 : other.clause + 1]
    away = other.clause - host.clause
    relation = between[-1].relation if between else "same"
    parts = f"{_part(host)} {_part(other)}"
    frames = f"{host.frame} {other.frame}"
    active = [
        f"frames {frames}",
        f"parts {parts}",
        f"away {min(away, _FARTHEST)}",
        f"relation {relation}",
        f"{relation} {frames}",
        f"{relation} {parts}",
        f"marker {other.item.marker}",
        f"{parts} {other.item.marker}",
        f"joined {other.item.joined} {away > 0}",
        f"types {_types(host, other, grammar)}",
        f"types {_types(host, other, grammar)} {relation}",
        f"words {min((other.extent[0] - host.extent[1]) // 4, 5)}",
    ]
    if host.trigger is not None and other.trigger is not None:
        active.append(f"entries {host.trigger.entries[:1] == other.trigger.entries[:1]}")
        form = other.trigger.features.split(",")[0].partition(".")[0]
        active.append(f"{frames} {form}")
    active += [name for name, value in _flags(host, other, clauses, between) if value]
    joins = _joins(host, other, between)
    active += [f"grammar {joins}", f"grammar {joins} {relation}"]
    return active


def _joins(host: Happening, other: Happening, between: Sequence[Clause]) -> str:
    """What the grammar alone would say of the pair, and by which rule."""
    if not between:
        apart = other.item.joined and host.targets and other.targets
        return "two: joined, each with its target" if apart else "one: same clause"
    if any(opens_scene(clause) for clause in between):
        return "two: new scene"
    if all(clause.relation in _LINKED for clause in between):
        return "one: linked"
    if _means_agree(host, other) and (
        (_is_bare_harm(other) and _adds_no_doer(other, host))
        or (_is_bare_harm(host) and not host.targets and _adds_no_doer(other, host))
    ):
        return "one: harm of it"
    if not other.targets and not other.victims and other.types == host.types:
        return "one: nothing new"
    return "two"


def _is_bare_harm(happening: Happening) -> bool:
    return happening.frame in _HARM_FRAMES or (
        happening.harm in ("killed", "injured") and happening.frame == "act"
    )


def _adds_no_doer(happening: Happening, host: Happening) -> bool:
    """True if it names nobody who did it, or only whom the host names (فقتلوا, وأسرت)."""
    known = {item.first for item in host.actors}
    return all(item.first in known for item in happening.actors)


def _part(happening: Happening) -> str:
    return happening.trigger.part if happening.trigger is not None else "count"


def _types(host: Happening, other: Happening, grammar: Grammar) -> str:
    """How the types that the words allow stand to each other."""
    if not host.types or not other.types:
        return "open"
    if host.types[0] == other.types[0]:
        return "equal"
    if set(host.types) & set(other.types):
        return "shared"
    families = [{grammar.family.get(code, code) for code in h.types} for h in (host, other)]
    return "family" if families[0] & families[1] else "apart"


def _flags(
    host: Happening, other: Happening, clauses: Sequence[Clause], between: Sequence[Clause]
) -> list[tuple[str, object]]:
    suffered = [{*_firsts(h.targets), *_firsts(v.item for v in h.victims)} for h in (host, other)]
    doers = [_firsts(host.actors), _firsts(other.actors)]
    scenes = [_scene(clauses[h.clause], h) for h in (host, other)]
    first = clauses[other.clause]
    return [
        ("both suffered", suffered[0] and suffered[1]),
        ("suffered shared", suffered[0] & suffered[1]),
        ("suffered apart", suffered[0] and suffered[1] and not suffered[0] & suffered[1]),
        ("other suffered alone", suffered[1] and not suffered[0]),
        ("both victims", host.victims and other.victims),
        ("both counted", _tolls(host) & _tolls(other)),
        ("doers shared", doers[0] & doers[1]),
        ("doers apart", doers[0] and doers[1] and not doers[0] & doers[1]),
        ("other doer new", doers[1] and not doers[0]),
        ("weapons apart", not _means_agree(host, other)),
        ("weapons shared", {w.code for w in host.weapons} & {w.code for w in other.weapons}),
        ("definite", other.definite),
        ("definite host", host.definite),
        ("pronoun", other.trigger is not None and other.trigger.object_pronoun),
        ("governed", other.is_governed),
        ("scene opens", any(opens_scene(clause) for clause in between)),
        ("both places", scenes[0][0] and scenes[1][0]),
        ("both times", scenes[0][1] and scenes[1][1]),
        ("other place alone", scenes[1][0] and not scenes[0][0]),
        ("other clause governs itself", first.verb is other.item),
        ("event word suffered", other.item.first in suffered[0]),
        ("event word did", other.item.first in doers[0]),
        ("host suffered", host.item.first in suffered[1]),
        ("host did", host.item.first in doers[1]),
        ("strong", any(_is_strong(clause) for clause in between)),
        ("merged before", len(host.mentions) > 1),
    ]


def _firsts(items: object) -> set[int]:
    return {item.first for item in items}  # type: ignore[attr-defined]


def _tolls(happening: Happening) -> set[str]:
    return {v.harm for v in happening.victims if v.item.count is not None}


def _scene(clause: Clause, happening: Happening) -> tuple[bool, bool]:
    """Whether the clause says where and when, other than with what was hit."""
    targets = _firsts(happening.targets)
    where = any(
        i.kind == NOUN and i.place is not None and i.first not in targets for i in clause.items
    )
    return where, any(i.kind == TIME for i in clause.items)


def _is_strong(clause: Clause) -> bool:
    """True if a semicolon or a dash stands in the clause's opening."""
    first: Item | None = clause.items[0] if clause.items else None
    return first is not None and first.kind == PUNCTUATION and not first.is_comma


def _means_agree(left: Happening, right: Happening) -> bool:
    """True unless both name weapons and none is the same; a bare explosion fits any device."""
    codes = [
        {weapon.code for weapon in happening.weapons} - {"explosive"} for happening in (left, right)
    ]
    return not codes[0] or not codes[1] or bool(codes[0] & codes[1])


def opens_scene(clause: Clause) -> bool:
    """True if the clause opens with a date or a place: a new scene."""
    if clause.relation in ("relative", "result"):
        return False
    for item in clause.items:
        if item is clause.verb:
            return False
        if item.kind == TIME or (item.kind == NOUN and item.place is not None and item.marker):
            return True
        if item.kind == NOUN:
            return False
    return False
