"""Verbal events: which words of demanding, denying, accusing … are statements a party made.

The same words describe (الفصائل التي تدعمها), hide a name (رفض كشف هويته), say why people march
(رفضاً للقرار), name a means (في اتصال هاتفي), tell who is the source of a report (نفى مصدر أمني وقوع
انفجار), or carry loads (تحمل أسلحة): none of these is an event. Lists: [statements] of
claims/rules.toml.

`merge_statements` makes one event of what the same party says to the same end in a report.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.combine import absorb
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.items import NOUN, Found, Item
from waqai.claims.kinds import kind_of
from waqai.lexicon.vocabulary import ARABIC, MARK

__all__ = ["is_statement", "merge_statements", "settle_targets"]

_NEAR = 4  # tokens after a word in which its object begins
_CLAUSE = 12  # tokens in which what is carried or borne must stand
_TANWIN = ("اً", "ًا")
_PARTICIPLE = "part-"
_UNDIRECTED = ("concede",)
_ADDRESSED = ("accuse", "demand", "appeal", "threaten")
_ASKED = {
    "threaten": ("ب",),
    "accuse": ("ب",),
    "demand": ("ب",),
    "pledge": ("ب",),
    "reject": ("ب", ""),
    "appeal": ("الي",),
}
_STOPS = frozenset({"ان", "بان", "الي", "علي", "في", "عن", "بعد", "قبل"})
_LOOK_BACK = 30  # statements before, among which the same is looked for
_SHORTEST = 3  # letters of a word that two phrases share
_ACCORDING = frozenset({"بحسب", "حسب", "وفق", "وفقا"})


def is_statement(happening: Happening, found: Found, grammar: Grammar) -> bool:
    """False for a verbal candidate whose words are no statement of a party."""
    trigger = happening.trigger
    if trigger is None or happening.frame != "verbal":
        return True
    entry = trigger.entries[0] if trigger.entries else ""
    lists = grammar.statements
    words = found.scan.words
    first, stop = trigger.first, trigger.stop
    following = [word.folded for word in words[stop : stop + _NEAR]]
    if entry in lists.sources or any(word.startswith(lists.anonymity) for word in following):
        return False
    if _is_quoted_remark(first, found) or _is_means(happening, entry, found, grammar):
        return False
    if entry in lists.denials and _denies_occurrence(happening, found, grammar):
        return False
    if happening.type == "consult" and happening.definite and not _has_party(happening):
        return False
    if trigger.part == "verb":
        return _is_said(happening, entry, found, grammar)
    return _is_named(happening, entry, found, grammar)


def _is_said(happening: Happening, entry: str, found: Found, grammar: Grammar) -> bool:
    """False for verbs that describe, carry, deny a mere occurrence, or warn nobody."""
    trigger = happening.trigger
    lists = grammar.statements
    assert trigger is not None
    if happening.relation == "relative" and trigger.features.startswith("impf"):
        return False  # الميليشيات التي تدعمها
    if entry in lists.bears:
        bearing = found.scan.words[trigger.stop : trigger.stop + _CLAUSE]
        return any(word.bare.startswith(lists.burden) for word in bearing)
    if entry in lists.perfect_only and not trigger.features.startswith("perf"):
        return False
    if entry in lists.admissions:
        near = found.scan.words[trigger.stop : trigger.stop + _CLAUSE // 2]
        return any(word.folded.startswith(("ب", "ان", "انه")) for word in near)
    if entry in lists.visits:
        return any(item.actor is not None for item in happening.actors)
    if entry in lists.warnings:
        return any(_is_party(item) for item in happening.targets)
    if entry in lists.retreats:
        is_armed = any(kind_of(item, grammar) in grammar.kinds.armed for item in happening.actors)
        return not is_armed and all(item.place is None for item in happening.targets)
    if entry in lists.requests:
        return all(kind_of(item, grammar) != "judiciary" for item in happening.actors)
    return True


def _denies_occurrence(happening: Happening, found: Found, grammar: Grammar) -> bool:
    """نفى مصدر أمني …, نفت الشرطة وقوع انفجار: a report that nothing happened."""
    assert happening.trigger is not None
    first, stop = happening.trigger.first, happening.trigger.stop
    words = found.scan.words
    end = max([stop, *(item.stop for item in happening.actors if item.first >= first)])
    near = [word.bare for word in words[stop : stop + _NEAR]]
    near += [word.bare for word in words[end : end + _NEAR]]
    lists = grammar.statements
    return any(word in lists.occurrence for word in near) or any(
        word in lists.anonymous for word in near[:2]
    )


def _is_named(happening: Happening, entry: str, found: Found, grammar: Grammar) -> bool:
    """False for nouns that only refer to a statement, or say what for or by what way."""
    trigger = happening.trigger
    assert trigger is not None
    raw = found.scan.words[trigger.stop - 1].raw
    before = found.scan.words[max(0, happening.item.start - 1)].bare
    if entry.startswith(_PARTICIPLE) or before in grammar.statements.answers:
        return True
    if before in grammar.statements.declares:
        return True  # أعلنوا رفضهم, معلناً رفضه
    is_talk = happening.type == "consult"
    is_why = happening.item.marker == "ل" or (raw.endswith(_TANWIN) and not happening.is_governed)
    if is_why and not is_talk:
        return False  # للمطالبة بالتشغيل, رفضاً للقرار
    if trigger.object_pronoun and not is_talk:
        return happening.is_governed  # بعد اتهامه بالسرقة
    if happening.strength != "weak":
        return True
    if _describes(trigger.first, found):
        return False
    return happening.is_governed or not (happening.definite or happening.item.marker)


def _describes(first: int, found: Found) -> bool:
    """قافلة مساندة للتحالف, ديوان الدعوة: the word belongs to the noun before it."""
    before = first - 1
    return (
        before >= 0
        and found.scan.words[before].kind == ARABIC
        and before not in found.classes.function
        and before not in found.classes.verbs
    )


def _has_party(happening: Happening) -> bool:
    """True if anybody who could meet is named."""
    return any(
        item.actor is not None or item.country or (item.place is not None and not item.is_where)
        for item in [*happening.actors, *happening.targets]
    )


def _is_quoted_remark(first: int, found: Found) -> bool:
    """كما أقر الجيش: says who reports."""
    before = [word.folded for word in found.scan.words[max(0, first - 2) : first]]
    if before[-1:] in (["كما"], ["حسبما"], ["وفقما"]):
        return True
    return before[-1:] == ["ما"] and before[0] in _ACCORDING


def _is_means(happening: Happening, entry: str, found: Found, grammar: Grammar) -> bool:
    """في اتصال هاتفي, في لقاء مع القناة: the way in which something was said."""
    if entry not in grammar.statements.means or happening.definite:
        return False
    return happening.item.marker == "في" or (
        happening.extent[0] > 0
        and found.scan.words[happening.extent[0] - 1].folded in ("في", "وفي")
    )


def _is_party(item: Item) -> bool:
    if item.place is not None:
        return True
    return item.actor is not None and item.actor.role == "party" and item.marker in ("", "ل")


def settle_targets(happening: Happening, found: Found) -> None:
    """Keep the parties that a statement is addressed to or directed at, and find one it lost.

    What is threatened with, asked for or conceded (behind ب) is no target, nor is a party named
    inside the phrase of who speaks. A denial has no target, a concession neither.
    """
    if happening.frame != "verbal":
        return
    spoken = [(item.first, item.stop) for item in happening.actors]
    if happening.type in _UNDIRECTED:
        happening.targets = []
        return
    happening.targets = [
        item
        for item in happening.targets
        if item.marker not in _ASKED.get(happening.type, ())
        and not any(first <= item.first < stop for first, stop in spoken)
    ]
    if happening.type in _ADDRESSED and not happening.targets and happening.actors:
        addressed = _addressed(happening, found)
        if addressed is not None:
            happening.add_target(addressed, "addressed@1")


def _addressed(happening: Happening, found: Found) -> Item | None:
    """The party right after who speaks: طالبت كتلة نيابية | الحكومة ب…"""
    trigger = happening.trigger
    if trigger is None or trigger.part != "verb":
        return None
    after = max([trigger.stop, *(i.stop for i in happening.actors if i.first >= trigger.first)])
    for position in range(after, min(after + _NEAR, len(found.scan.words))):
        actor = found.actors.get(position)
        if actor is not None and actor.role == "party":
            letters = actor.span.start - found.scan.starts[position]
            if letters and found.scan.words[position].folded[letters - 1] in "بك":
                return None
            item = Item(NOUN, actor.first, actor.stop)
            item.actor = actor
            return item
        word = found.scan.words[position]
        if position in found.classes.verbs or word.folded in _STOPS or word.kind == MARK:
            return None
    return None


def merge_statements(happenings: Sequence[Happening], found: Found) -> list[Happening]:
    """The happenings with one event for what a party says again to the same end."""
    kept: list[Happening] = []
    spoken: list[Happening] = []
    for happening in happenings:
        near = (known for known in spoken[-_LOOK_BACK:] if _says_again(known, happening, found))
        host = next(near, None)
        if host is None:
            kept.append(happening)
            if happening.frame == "verbal":
                spoken.append(happening)
        else:
            absorb(host, happening)
    return kept


def _says_again(host: Happening, other: Happening, found: Found) -> bool:
    """True if the same party says the same kind of thing, to nobody else."""
    if host.frame != "verbal" or other.frame != "verbal" or host.type != other.type:
        return False
    if host.sentence == other.sentence or host.factuality != other.factuality:
        return False
    if not _share(host.actors, other.actors, found):
        return False
    if host.type == "consult":
        return _share(host.targets, other.targets, found) or not other.targets
    return not host.targets or not other.targets or _share(host.targets, other.targets, found)


def _share(left: Sequence[Item], right: Sequence[Item], found: Found) -> bool:
    """True if a phrase of one list names the same as one of the other."""
    words = [
        {
            found.scan.words[position].bare
            for item in items
            for position in range(item.first, item.stop)
            if len(found.scan.words[position].bare) >= _SHORTEST
        }
        for items in (left, right)
    ]
    ids = [
        {item.actor.ref.id for item in items if item.actor is not None and item.actor.ref.id}
        for items in (left, right)
    ]
    return bool(words[0] & words[1] or ids[0] & ids[1])
