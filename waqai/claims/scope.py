"""Which aspect word governs an event word: the one that says it is planned, doubted or denied.

An aspect word reaches over its own clause, through أن into what is said, through و and أو without
a verb of their own, and through ما and التي when they tell of news (نفى ما تردد عن هجوم); a new
verb joined by و ends its reach. Reaches are counts of tokens, set on own gold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from waqai.claims.clauses import Clause
from waqai.claims.grammar import Words
from waqai.claims.happening import Happening
from waqai.claims.items import FUNCTION, NOUN, VERB
from waqai.lexicon.scan import Hit, Scan
from waqai.mentions.trigger.lexica import Aspect

__all__ = ["Aspects", "Governor", "aspects_of", "governor"]

_REACH = 6  # how far before its trigger an aspect word governs it
_FAR = 12  # and one that denies, plans, threatens or doubts, over its subject and date
_SAID = 30  # and through أن into what is said
_SUBJECT = 5  # tokens of a subject between a verb and its verbal noun
_ADJECTIVE = 4  # after it: غارة وهمية, هجوم محتمل
_PREDICATE = 18  # after it: خبر مقتل القائد … عارٍ عن الصحة
_NEWS_BEFORE = 8  # what is called untrue is news: خبر, أنباء, ما تردد عن …
_ATTITUDES = frozenset({"deny", "plan", "threat", "possible"})
_THROUGH = frozenset({"still", "exception"})  # they stop no other word's reach
_WHAT = frozenset({"ما", "لما", "مما", "عما", "فيما"})
_NEWS_MARKERS = frozenset({"عن", "حول", "بشان", "ب", "بخصوص", "من"})

Aspects = Mapping[int, tuple[int, Aspect]]


class Governor(NamedTuple):
    """The effect of an aspect word on an event word, and whether it stands before it."""

    effect: str
    is_before: bool = True


_NONE = Governor("")


def aspects_of(scan: Scan, rows: Sequence[Aspect]) -> Aspects:
    """First token of each aspect word of a text → its end and its row of aspect.tsv.

    كما is no negation, although ما may be one, nor أنها لم the condition إن لم,
    nor هلك the question هل.
    """
    return {
        hit.first: (hit.stop, rows[hit.forms[0].row])
        for hit in scan.hits("aspect")
        if "ك" not in hit.peel.proclitic
        and not (hit.peel.enclitic and (hit.stop > hit.first + 1 or _is_question(hit, rows)))
    }


def _is_question(hit: Hit, rows: Sequence[Aspect]) -> bool:
    return rows[hit.forms[0].row].effect == "question"


def governor(
    happening: Happening,
    clauses: Sequence[Clause],
    scan: Scan,
    aspects: Aspects,
    words: Words,
) -> Governor:
    """The aspect word that governs a happening's trigger; its effect is "" for none."""
    before = _before(happening, clauses, scan, aspects, words)
    if before.effect in _ATTITUDES:
        return before
    return _after(happening, clauses, scan, aspects, words) or before


def _before(
    happening: Happening,
    clauses: Sequence[Clause],
    scan: Scan,
    aspects: Aspects,
    words: Words,
) -> Governor:
    first = happening.item.first
    clause = clauses[happening.clause]
    own = clause.items[0].start if clause.items else first
    low, is_news = _matrix(happening, clauses, scan)
    if happening.frame == "verbal" and happening.item.joined:
        low = own  # who speaks is not spoken of
    verbs = {each.verb.first for each in clauses[: happening.clause] if each.verb is not None}
    is_own = True
    for position in range(happening.item.first - 1, low - 1, -1):
        is_own = is_own and position >= own
        found = aspects.get(position)
        if found is None:
            if position in verbs and not is_own and not is_news and not _covers(position, aspects):
                break  # another verb says what follows
            continue
        stop, row = found
        effect = row.effect
        if effect in _THROUGH or stop > happening.item.first or row.scope == "after":
            continue
        distance = happening.item.first - stop
        if effect == "deny" and _is_responsibility(scan, stop, happening.item.first, words):
            continue  # نفى مسؤوليته عن الهجوم
        if not is_own:
            wanted = ("deny", "possible") if is_news else _ATTITUDES
            if effect in wanted and distance <= _SAID:
                return Governor(effect)
            continue
        if effect == "generic" and distance == 0 and _denies(position, low, aspects):
            return Governor("deny")  # نفت وقوع أي انفجار
        if distance <= (_FAR if effect in _ATTITUDES else _REACH):
            return Governor(effect)
    return _NONE


def _covers(position: int, aspects: Aspects) -> bool:
    """True if an aspect word of several tokens (لم تستبعد) holds the position."""
    return any(at in aspects and aspects[at][0] > position for at in (position - 1, position - 2))


def _is_responsibility(scan: Scan, first: int, stop: int, words: Words) -> bool:
    return any(scan.words[at].bare.startswith(words.responsibility) for at in range(first, stop))


def _denies(position: int, low: int, aspects: Aspects) -> bool:
    return any(at in aspects and aspects[at][1].effect == "deny" for at in range(low, position))


def _matrix(happening: Happening, clauses: Sequence[Clause], scan: Scan) -> tuple[int, bool]:
    """Where the clause begins that the happening's own clause hangs on; True if as news."""
    index = happening.clause
    clause = clauses[index]
    low = clause.items[0].start if clause.items else happening.item.first
    is_noun = happening.item.kind != VERB
    is_news = False
    while index > 0:
        clause = clauses[index]
        content = [item for item in clause.items if item.kind != FUNCTION]
        opens_with_verb = bool(content) and content[0].kind == VERB
        if clause.relation == "relative" and is_noun:
            # نفى ما تناقلته مواقع عن هجوم; a bare verb after a definite noun is a verbal noun
            if happening.item.marker in _NEWS_MARKERS or opens_with_verb:
                is_news = True
            else:
                break
        elif (
            is_noun
            and happening.item.marker in _NEWS_MARKERS
            and clause.items
            and scan.words[clause.items[0].first].folded in _WHAT
        ):
            is_news = True
        elif (
            clause.relation in ("result", "relative")
            and clauses[index - 1].relation == "content"
            and len(clauses[index - 1].items) <= 1
        ):
            pass  # يعتقد أن ما لا يقل عن 11 قُتلوا
        elif (
            clause.relation in ("serial", "relative")
            and opens_with_verb
            and clause.items[0].word_class != "relative"
            and _is_near(clauses, index)
        ):
            is_noun = True  # نفى ضبط شحنة: a verbal noun that is written like a verb
        elif clause.relation not in ("content", "loose") and not (
            clause.relation == "serial" and is_noun
        ):
            break
        if clause.relation == "loose" and clause.verb is not None:
            break
        index -= 1
        if clauses[index].items:
            low = clauses[index].items[0].start
        if clause.relation == "content" and clauses[index].relation in ("main", "coordinate"):
            break
        is_noun = is_noun or clause.relation == "content"
    return low, is_news


def _is_near(clauses: Sequence[Clause], index: int) -> bool:
    """True if a bare verb follows a verb at once, or its definite subject: then it is none."""
    before = clauses[index - 1]
    first = clauses[index].items[0].first
    if before.verb is None:
        return False
    subject = before.items[-1]
    return first - before.verb.stop <= 1 or (
        first - before.verb.stop <= _SUBJECT and subject.kind == NOUN and subject.ends_definite
    )


def _after(
    happening: Happening,
    clauses: Sequence[Clause],
    scan: Scan,
    aspects: Aspects,
    words: Words,
) -> Governor | None:
    stop = happening.extent[1]
    sentence_stop = clauses[-1].items[-1].stop if clauses[-1].items else stop
    for position in range(stop, min(stop + _PREDICATE, sentence_stop)):
        found = aspects.get(position)
        if found is None:
            continue
        row = found[1]
        distance = position - stop
        if row.effect == "deny" and row.scope == "after":
            if distance < _ADJECTIVE or _is_news(happening, scan, words):
                return Governor("deny", is_before=False)
        elif distance < _ADJECTIVE and (
            row.effect in ("background", "exercise")
            or (row.scope == "after" and row.effect in ("possible", "plan", "threat"))
        ):
            return Governor(row.effect, is_before=False)
    return None


def _is_news(happening: Happening, scan: Scan, words: Words) -> bool:
    """True if what tells it is called news: الأنباء عن توغل …, ما تناقلته صفحات عن …"""
    first = happening.item.first
    return any(
        scan.words[at].bare in words.news or scan.words[at].folded in words.news
        for at in range(max(0, first - _NEWS_BEFORE), first)
    )
