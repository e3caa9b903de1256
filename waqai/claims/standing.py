"""Is a candidate an event of its own? A small linear layer over what the grammar found.

Three quarters of the words that can express an event do not report one: they refer back,
generalise, name or compare. Each candidate gets named features (its frame, tense, number, what it
says of who, where, when and how many, where it stands); the sum of their weights, through the
logistic function, is the probability that a careful reader would code it. Weights:
claims/standing.toml, fitted by data/train_standing.py. `--explain` shows the features that weighed
most.
"""

from __future__ import annotations

import msgspec

from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.kinds import is_armed, kind_of
from waqai.claims.layer import Layer
from waqai.lexicon.tables import read_toml

__all__ = ["features", "read_standing"]


def read_standing() -> Layer:
    """The weights shipped with the package."""
    return msgspec.convert(read_toml("claims/standing.toml"), Layer)


class Surroundings(msgspec.Struct, frozen=True):
    """What the article tells beside a candidate; `following` goes up to 3.

    following: candidates of its family after it. is_word_seen, is_place_seen: a candidate before
    it has the same event word, the same place.
    """

    following: int
    is_word_seen: bool
    is_place_seen: bool


def features(
    happening: Happening,
    grammar: Grammar,
    *,
    is_title: bool,
    place_in_article: int,
    rank: int,
    word_before: str,
    surroundings: Surroundings,
) -> list[str]:
    """The features of a candidate, as names.

    is_title: it stands in the headline. place_in_article: number of its sentence. rank: how many
    candidates of its family stand before it in the article. word_before: the folded word before
    its trigger, "" at the beginning of a line.
    """
    trigger = happening.trigger
    part = trigger.part if trigger is not None else "count"
    family = grammar.family.get(happening.type, happening.type)
    active = [
        f"part {part}",
        f"frame {happening.frame}",
        f"type {happening.type}",
        f"strength {happening.strength}",
        f"{family} {part} {happening.frame}",
        f"factuality {happening.factuality}",
        f"relation {happening.relation}",
        f"sentence {min(place_in_article, 4)}",
        f"rank {min(rank, 3)}",
        f"tie {_bucket(happening.tie)}",
        f"tie {_bucket(happening.tie)} {happening.definite}",
    ]
    active += [f"marker {happening.item.marker}", f"before {word_before}"]
    if trigger is not None:
        active += [f"entry {entry}" for entry in trigger.entries[:1]]
        feature = trigger.features.split(",")[0].partition(".")[0]
        active += [f"form {part} {feature}", f"{happening.frame} {feature} {happening.relation}"]
        if happening.definite:
            active.append("definite")
        if trigger.object_pronoun:
            active.append(f"pronoun {part}")
    active += [name for name, value in _flags(happening, grammar).items() if value]
    if is_title:
        active.append("title")
    if happening.lacks:
        active += [
            "lacks",
            f"lacks {happening.lacks}",
            f"lacks {happening.lacks} {part}",
            f"lacks {happening.type}",
        ]
    told = sum(
        bool(value)
        for value in (
            happening.actors,
            happening.targets,
            happening.victims,
            happening.place,
            happening.time,
            happening.weapons,
        )
    )
    active.append(f"told {told}")
    active.append(f"told {told} {part}")
    is_plural = trigger is not None and trigger.features.startswith("pl")
    if is_plural and part == "noun" and happening.item.count is None:
        active.append(f"plural, told {told}")
        if not (happening.place or happening.time or happening.is_governed):
            active.append("plural, nothing new")
    if happening.definite and not (happening.place or happening.time or happening.victims):
        active.append("definite, nothing new")
    active += _context(happening, grammar, surroundings)
    return active


def _context(happening: Happening, grammar: Grammar, around: Surroundings) -> list[str]:
    """Features of where it stands among what else the article tells."""
    type_ = happening.type
    part = happening.trigger.part if happening.trigger is not None else "count"
    active = [
        f"follow {around.following}",
        f"follow {around.following} {happening.frame}",
    ]
    parties = (*happening.actors, *happening.targets)
    if not any(item.actor is not None for item in parties):
        active += ["nobody known", f"nobody known {type_}"]
    elif not {kind_of(item, grammar) for item in parties} & grammar.kinds.armed:
        active += ["nobody armed", f"nobody armed {type_}"]
    if around.is_word_seen:
        active += ["word seen", f"word seen {happening.definite}"]
    if around.is_place_seen:
        active += ["place seen", f"place seen {part}"]
    return active


def _bucket(tie: float | None) -> str:
    """How strongly the candidate is tied to one told before, in words."""
    if tie is None:
        return "first"
    if tie <= -2.0:
        return "apart"
    return "against" if tie < 0.25 else "little" if tie < 0.75 else "some" if tie < 1.25 else "much"


def _flags(happening: Happening, grammar: Grammar) -> dict[str, object]:
    suffered = [*happening.targets, *(victims.item for victims in happening.victims)]
    counts = [v.item.count for v in happening.victims if v.item.count is not None]
    return {
        "actors": happening.actors,
        "registered actor": any(
            item.actor is not None and item.actor.is_registered for item in happening.actors
        ),
        "state actor": any(
            kind_of(item, grammar) in grammar.kinds.state for item in happening.actors
        ),
        "non-state actor": any(
            kind_of(item, grammar) in grammar.kinds.non_state for item in happening.actors
        ),
        "unknown actor": any(item.actor is None for item in happening.actors),
        "targets": happening.targets,
        "known target": any(item.actor is not None for item in happening.targets),
        "event word as target": any(item.trigger is not None for item in happening.targets),
        "armed target": any(is_armed(item, grammar) for item in suffered),
        "victims": happening.victims,
        "counted victims": any(not count.vague for count in counts),
        "vague victims": any(count.vague for count in counts),
        "weapons": happening.weapons,
        "place here": happening.place is not None and "same-clause" in happening.place_rule,
        "place near": happening.place is not None and "same-clause" not in happening.place_rule,
        "no place": happening.place is None,
        "exact place": happening.place is not None
        and happening.place.ref is not None
        and happening.place.ref.precision in ("point", "near", "district"),
        "date here": happening.time is not None and "same-clause" in happening.time_rule,
        "date near": happening.time is not None and "same-clause" not in happening.time_rule,
        "no date": happening.time is None,
        "governed": happening.is_governed,
        "counted": happening.item.count is not None and not happening.item.count.vague,
        "told again": len(happening.mentions) > 1,
        "background": happening.background,
        "copula": happening.in_copula,
        "negated": happening.in_negation,
        "since": happening.has_since,
    }
