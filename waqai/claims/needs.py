"""Does a happening have what its type needs beside its word? The table is [needs] of rules.toml."""

from __future__ import annotations

from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import Item
from waqai.claims.kinds import kind_of

__all__ = ["is_hopeless", "lacking"]

_TALLY = 10  # so many attacks since a date are no single happening


def lacking(happening: Happening, grammar: Grammar) -> str:
    """What speaks against it: "support", "news", "needs" of its type; "" for nothing."""
    if happening.strength == "weak" and not _is_supported(happening, grammar):
        return "support"
    if _is_tally(happening):
        return "tally"
    if _only_recalls(happening):
        return "news"
    wanted = grammar.needs.get(happening.type)
    if wanted is None or any(_has(name, happening, grammar) for name in wanted):
        return ""
    return "needs"


def is_hopeless(happening: Happening, grammar: Grammar) -> bool:
    """True if what it lacks rules it out, so that the standing layer need not weigh it."""
    lacks = happening.lacks
    return lacks in grammar.hopeless or f"{lacks} {happening.type}" in grammar.hopeless


def _only_recalls(happening: Happening) -> bool:
    """True for definite plurals with nothing new (تلك الهجمات): they recall, not report."""
    trigger = happening.trigger
    return (
        trigger is not None
        and trigger.part == "noun"
        and trigger.features.startswith("pl")
        and happening.definite
        and happening.item.count is None
        and not happening.is_governed
        and not happening.victims
        and "same-clause" not in happening.place_rule + happening.time_rule
    )


def _is_tally(happening: Happening) -> bool:
    """True for attacks counted over a time (أكثر من 115 هجوماً منذ تشرين): a figure."""
    count = happening.item.count
    return (
        happening.has_since
        and count is not None
        and happening.item.trigger is not None
        and count.low >= _TALLY
    )


def _is_supported(happening: Happening, grammar: Grammar) -> bool:
    """A weak word needs a verb that carries it, a number, a victim, a target or a weapon.

    A weapon says nothing for a protest: تجمعاً للجنود بقذائف is a target.
    """
    is_protest = grammar.family.get(happening.type) == "protest"
    is_counted = happening.item.count is not None and not happening.item.count.vague
    return bool(
        happening.is_governed
        or is_counted
        or _is_foretold_somewhere(happening)
        or _is_taken_by_known(happening)
        or happening.victims
        or (happening.weapons and not is_protest)
        or any(item.actor is not None for item in happening.targets)
    )


def _is_foretold_somewhere(happening: Happening) -> bool:
    """True for what is planned, doubted or denied with its own place or time, or somebody named:
    دعا إلى مواكب في المدن, احتمال تسليم الجزيرة إلى القوات.
    """
    if happening.factuality == "asserted":
        return False
    return (
        any(item.actor is not None for item in (*happening.actors, *happening.targets))
        or "same-clause" in happening.place_rule + happening.time_rule
    )


def _is_taken_by_known(happening: Happening) -> bool:
    """True for a place that a known party enters, takes or leaves: دخول المسلحين إلى البلدة."""
    return (
        happening.frame in ("take", "lose", "move")
        and any(item.actor is not None for item in happening.actors)
        and "same-clause" in happening.place_rule
    )


def _has(name: str, happening: Happening, grammar: Grammar) -> bool:
    suffered = [*happening.targets, *(victims.item for victims in happening.victims)]
    if name == "armed_actor":
        doers = happening.actors
        return any(
            kind_of(item, grammar) in grammar.kinds.armed for item in [*doers, *suffered]
        ) or any(
            _counted_kind(item, grammar) in ("military", "militant") for item in [*doers, *suffered]
        )
    if name == "person":
        return any(_is_known_person(item, grammar) for item in suffered) or (
            any(item.actor is not None for item in happening.actors)
            and any(_may_be_person(item) for item in suffered)
        )
    if name == "thing":
        return any(item.actor is not None and item.actor.role == "target" for item in suffered) or (
            any(item.place is not None for item in suffered)
        )
    if name == "weapon":
        return (
            bool(happening.weapons)
            or any(item.weapons for item in suffered)
            or _names_its_object(happening)
        )
    if name == "place":
        return happening.place is not None
    if name == "party":
        return any(item.actor is not None for item in [*happening.actors, *suffered])
    if name == "two_parties":
        return any(item.actor is not None for item in happening.actors) and any(
            item.actor is not None or item.count is not None for item in suffered
        )
    if name == "protesters":
        return any(
            kind_of(item, grammar) in grammar.kinds.protest
            for item in [*happening.actors, *suffered]
        )
    if name == "noun":
        return happening.trigger is not None and happening.trigger.part == "noun"
    if name == "governed":
        return happening.is_governed
    return happening.strength == name


def _names_its_object(happening: Happening) -> bool:
    """True for rows of several words that hold the object: ضبط أسلحة, أسقط … مسيّرة."""
    trigger = happening.trigger
    return trigger is not None and (
        trigger.complement is not None or trigger.stop > trigger.first + 1
    )


def _is_known_person(item: Item, grammar: Grammar) -> bool:
    if item.count is not None and item.count.noun is not None:
        row = grammar.counted.get(item.count.noun)
        return row is None or row.animacy == "person"
    if item.actor is not None:
        return item.actor.role == "party" or kind_of(item, grammar) in ("civilians", "suspects")
    return False


def _may_be_person(item: Item) -> bool:
    """True for a phrase that nothing is known of: it may be a name (خطف مسلحون فلاناً)."""
    return (
        item.actor is None
        and item.trigger is None
        and not item.is_where
        and not item.weapons
        and (item.count is None or item.count.noun is None)
    )


def _counted_kind(item: Item, grammar: Grammar) -> str:
    if item.count is None or item.count.noun is None:
        return ""
    row = grammar.counted.get(item.count.noun)
    return row.kind if row is not None else ""
