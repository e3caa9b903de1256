"""Where a noun phrase ends: the reach of a party or target description.

Arabic noun phrases grow to the right: head, genitives, adjectives, then "من", "في" or "لـ" with a
group they belong to. Without vowels or a parser the end is found by what cannot continue a
phrase: a verb, a function word, punctuation, a number that is no unit's, a date, a word joined by
و, an indefinite word after a definite one (القوات الأميركية | غارات), and after a definite phrase
another party (استهدف الجيش اليمني | الحوثيين). Linear in the phrase, no backtracking.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from waqai.lexicon.scan import Hit, Scan
from waqai.lexicon.vocabulary import ARABIC, LATIN, MARK, NUMBER, Word
from waqai.mentions.actor.lexica import ActorName, Head
from waqai.mentions.syntax.classes import Classes
from waqai.model.mention import PlaceMention

__all__ = ["CLOSING", "Phrases", "actor_hits", "is_joined", "read_phrases"]

_LONGEST = 11  # tokens; longer phrases are lists or relative clauses
_LONGEST_QUOTED = 5
# Quotation marks are mixed up in practice: any of them closes any other.
_QUOTES = '"«»“”'
CLOSING: Mapping[str, str] = {"(": ")"} | dict.fromkeys('"«“”', _QUOTES)
_DEFINITE = ("ال", "بال", "لل", "كال", "وال", "فال", "وبال", "ولل")
# What may stand between a word like تابع and the group it names.
_TIED_BY = frozenset({"الي", "من", "ل", "علي", "مع", "عن", "تحت", "في"})
# Adjectives of bodies that are nouns of persons too: المكتب السياسي.
_OF_BODIES = frozenset({"السياسي", "العسكري", "الامني", "الرئاسي", "الاستشاري"})
_LED_BY = frozenset({"بقياده", "بزعامه", "برئاسه", "بامره"})  # whoever follows is another party
_SHORTEST_DEFINITE = 5  # الله, الى
_SHORTEST_JOINED = 6  # letters, و among them
_SHORTEST_VERB, _LONGEST_VERB = 4, 6  # letters


class Phrases:
    """Finds the end of noun phrases in a scan.

    people: positions of nouns of people, whose phrase takes in "من/في + group". members: positions
    that begin a registered name, a head or a person noun (they may follow من, في, لـ and stay
    inside). barriers: positions that begin a date or an event word. names: token ranges of
    registered names and places, by first position. groups: those of the members that are parties,
    all of them if not told. officers: positions of titles and of nouns of one person. named:
    positions of heads without article that a proper name follows (لواء, حركة). numbered: positions
    of nouns of units, which a number may follow.
    """

    __slots__ = (
        "_barriers",
        "_groups",
        "_members",
        "_named",
        "_names",
        "_numbered",
        "_officers",
        "_people",
        "_scan",
        "classes",
    )

    def __init__(
        self,
        scan: Scan,
        classes: Classes,
        members: Container[int],
        barriers: Container[int],
        names: dict[int, int],
        people: Container[int] = (),
        *,
        groups: Container[int] | None = None,
        officers: Container[int] = (),
        named: Container[int] = (),
        numbered: Container[int] = (),
    ) -> None:
        self.classes = classes
        self._scan = scan
        self._members = members
        self._barriers = barriers
        self._names = names
        self._people = people
        self._groups = members if groups is None else groups
        self._numbered = numbered
        self._officers = officers
        self._named = named

    def is_barrier(self, at: int) -> bool:
        """True if a date or an event word begins at a token."""
        return at in self._barriers

    def stop(self, first: int, *, minimum: int | None = None, is_name: bool = False) -> int:
        """The end (exclusive) of the phrase that begins at token `first`.

        `minimum` is the end of a name already known to begin there; `is_name`: it is a proper
        name, which takes adjectives but no genitive (اتهمت دمشق | أنقرة).
        """
        words = self._scan.words
        at = minimum or first + 1
        limit = min(len(words), first + _LONGEST)
        definite = self._is_definite(at - 1) or minimum is not None
        closed = is_name or self._is_definite(
            at - 1
        )  # definite by its article: takes no genitive any more
        while at < limit:
            word = words[at]
            if word.kind == MARK:
                closing = self._quoted(at, limit)
                if closing is None:
                    break
                at = closing
                definite = closed = True
                continue
            if word.kind == NUMBER:
                if at - 1 not in self._numbered:
                    break
                at += 1
                definite = True
                continue
            is_tie = at in self.classes.ties
            if word.kind not in (ARABIC, LATIN) or (at in self._barriers and not is_tie):
                break
            if word.folded in _LED_BY or (
                at in self.classes.verbs
                and not (at - 1 in self._named and word.raw.startswith("ال"))
            ):
                break  # لواء الحق is named so, though ألحق is a verb
            step: int | None
            if word.folded == "باسم" and at + 1 in self._members and first in self._officers:
                step = max(at + 2, self._names.get(at + 1, 0))  # الناطق العسكري باسم كتائب …
            elif self.classes.function.get(at) is not None:
                step = self._join(first, at, definite=definite)
            elif is_tie:
                step = self._tie(at)
            else:
                step = self._word(
                    first, at, word, definite=definite, closed=closed, is_name=is_name
                )
                if step is not None and step > 0:
                    is_definite = self._is_definite(at)
                    definite = definite or is_definite or at in self._names
                    closed = is_definite or at in self._names
                    at = step
                    continue
                step = -step if step else None
            if step is None:
                break
            # a head in construct goes on: عناصر من لواء | فاطميون, مقر لمتمردي | الحزب
            is_open = step - 1 in self._named or (step == at + 1 and self._is_construct(at))
            at = step
            definite = closed = not is_open
        return at

    def _word(
        self, first: int, at: int, word: Word, *, definite: bool, closed: bool, is_name: bool
    ) -> int | None:
        """The end of what the plain word at `at` adds, None if it begins something else.

        Negative when it is a group behind لـ, after which the phrase is definite.
        """
        if is_joined(word):
            return None
        if self._has_preposition(at):
            is_bound = self._is_bound_group(at, word) and not is_name
            if is_bound or self._is_member_of(first, at, word):
                return -self._names.get(at, at + 1)
            return None
        is_adjective = at in self.classes.adjectives and not word.folded.endswith(("ين", "ون"))
        is_adjective = is_adjective or word.folded in _OF_BODIES
        if closed and at in self._members and not is_adjective:
            return None
        if closed and at in self._names and not self._is_definite(at):
            return None
        if self._is_accusative(at - 1) and (at in self._names or self._is_definite(at)):
            return None  # معسكراً | شمالي البلدة: no genitive after an indefinite accusative
        is_definite = self._is_definite(at)
        if not is_definite and at not in self._names:
            if definite or _looks_like_verb(word):
                return None
        elif (closed and not self._agrees(at)) or (is_name and closed and not self._describes(at)):
            return None
        return max(at + 1, self._names.get(at, 0))

    def _describes(self, at: int) -> bool:
        """True for a word shaped like an adjective: after a proper name nothing else belongs."""
        folded = self._scan.words[at].folded
        is_shaped = folded.endswith(("ي", "ه", "ين", "ون")) or folded.startswith("الم")
        return at in self.classes.adjectives or at in self._names or is_shaped

    def _is_construct(self, at: int) -> bool:
        """True for a noun behind لـ that must have a genitive: لمتمردي, لمقاتلي."""
        folded = self._scan.words[at].folded
        return folded.startswith("ل") and folded.endswith(("ي", "و")) and at not in self._names

    def _is_accusative(self, at: int) -> bool:
        """True for an indefinite accusative, written with its double vowel."""
        word = self._scan.words[at]
        return word.raw.endswith(("اً", "ًا"))

    def _agrees(self, at: int) -> bool:
        """False for a word that cannot describe the feminine word before: طالبت الوزارة | الدول."""
        before = self._scan.words[at - 1].folded
        if before.endswith("ات") and self._scan.words[at].folded.endswith(("ين", "ون")):
            return False  # السلطات | الحوثيين
        return not before.endswith("ه") or self._scan.words[at].folded.endswith(("ه", "ي", "ا"))

    def _is_bound_group(self, at: int, word: Word) -> bool:
        """True for "لـ + group" that says whose the phrase is (رتل للشرطة, مقر لكتائب حزب الله)."""
        if at not in self._members or not word.folded.startswith("ل"):
            return False
        if at in self._names or word.folded.startswith("لل"):
            return True
        following = at + 1
        return following in self._names or (
            following < len(self._scan.words)
            and (
                self._is_definite(following)
                or following in self._members
                or self._scan.words[following].raw in CLOSING
            )
        )

    def _is_member_of(self, first: int, at: int, word: Word) -> bool:
        """True for "بـ + group" after a noun of people: القيادي بالمقاومة, ضابط بالجيش."""
        return at in self._groups and first in self._officers and word.folded.startswith("ب")

    def _quoted(self, at: int, limit: int) -> int | None:
        """The end of a short quoted name that belongs to the phrase (تنظيم "داعش")."""
        closing = CLOSING.get(self._scan.words[at].raw)
        if closing is None:
            return None
        for end in range(at + 1, min(limit, at + 2 + _LONGEST_QUOTED)):
            if self._scan.words[end].raw in closing:
                return end + 1 if end > at + 1 else None
            if end in self.classes.verbs:
                return None
            if end == at + 1 and closing == ")" and end in self.classes.function:
                return None  # (في الجنوب)
        return None

    def _join(self, first: int, at: int, *, definite: bool) -> int | None:
        """The end of "من/في + group" after a phrase of people (عناصر من الجيش, قيادي في الحشد)."""
        word = self._scan.words[at].folded
        is_officer = first in self._officers and first not in self._groups
        if word == "عن" and is_officer and at + 1 in self._members:
            return max(at + 2, self._names.get(at + 1, 0))  # النائب عن كتلة …
        if word not in ("من", "في", "ضمن", "لدي") or at + 1 not in self._groups:
            return None
        if definite and (word == "من" or first not in self._people):
            return None
        if word != "من" and first not in self._people:
            return None
        return max(at + 2, self._names.get(at + 1, 0))

    def _tie(self, at: int) -> int | None:
        """The end of "تابع لـ + group"; the group may carry the preposition or follow إلى, من."""
        following = at + 1
        words = self._scan.words
        if following < len(words) and words[following].folded in _TIED_BY:
            following += 1
        if following >= len(words) or words[following].kind != ARABIC:
            return None
        if following == at + 1 and not words[following].folded.startswith(("ل", "ب")):
            return None
        return max(following + 1, self._names.get(following, 0))

    def _has_preposition(self, at: int) -> bool:
        """True if the word is a known noun behind ب, ل or ك, or is written with لل or بال."""
        word = self._scan.words[at]
        if word.folded.startswith(("بال", "لل", "كال")) and len(word.folded) > 4:
            return True
        return bool(word.singles) and all(
            single.peel.proclitic[-1:] in ("ب", "ل", "ك") and single.peel.proclitic != ""
            for single in word.singles
        )

    def _is_definite(self, at: int) -> bool:
        folded = self._scan.words[at].folded
        return len(folded) >= _SHORTEST_DEFINITE and folded.startswith(_DEFINITE)


def is_joined(word: Word) -> bool:
    """True if the word is joined by و or ف: the phrase before it is complete."""
    folded = word.folded
    if not folded.startswith(("و", "ف")) or len(folded) <= 3:
        return False
    if folded.startswith(("وال", "فال", "ولل", "وبال")):
        return True
    if not word.flags and folded[0] == "و" and len(folded) >= _SHORTEST_JOINED:
        return True  # a word that no list knows: rather joined than one that begins with و
    readings = [single.peel.proclitic for single in word.singles]
    readings = readings or [head.peel.proclitic for head in word.heads]
    return bool(readings) and all(reading[:1] in ("و", "ف") for reading in readings)


def _looks_like_verb(word: Word) -> bool:
    """True for an unknown word shaped like an imperfect: جماعة | تنشط."""
    folded = word.folded
    return (
        not word.flags
        and word.kind == ARABIC
        and _SHORTEST_VERB <= len(folded) <= _LONGEST_VERB
        and folded[0] in "يت"
        and folded[-1] != "ه"
    )


def actor_hits(scan: Scan, actors: Sequence[ActorName]) -> list[Hit]:
    """The registered names in a scan that are written as the register has them.

    The article may be missing from all words (قوات أميركية), not from some (بغداد يوم is not
    the agency بغداد اليوم).
    """
    kept = []
    for hit in scan.hits("actor"):
        if hit.stop > hit.first + 1:
            form = actors[hit.forms[0].row].form
            wanted = [token.startswith("ال") for token in form.split()]
            found = [word.folded.startswith("ال") for word in scan.words[hit.first : hit.stop]]
            found[0] = hit.peel.has_article or scan.words[hit.first].folded[
                len(hit.peel.proclitic) :
            ].startswith("ال")
            if len(wanted) == len(found) and wanted != found and (any(found) or not wanted[0]):
                continue
        kept.append(hit)
    return kept


def _is_open(cue: str) -> bool:
    return "metonym" in cue or "source_position" in cue


def read_phrases(
    scan: Scan,
    classes: Classes,
    heads: Sequence[Head],
    actors: Sequence[ActorName],
    barriers: Container[int],
    places: Sequence[PlaceMention],
) -> Phrases:
    """Where the phrases of a text may begin and must end; the rows are those of "head", "actor".

    A country that only acts in some contexts is no group: مطار في أبوظبي.
    """
    names = {mention.first: mention.stop for mention in places}
    names.update(mention.head for mention in places if mention.head is not None)
    registered = actor_hits(scan, actors)
    names.update((hit.first, hit.stop) for hit in registered)
    targets = {hit.first for hit in scan.hits("head") if heads[hit.forms[0].row].role == "target"}
    groups = {
        hit.first
        for hit in registered
        if (hit.first not in targets or not actors[hit.forms[0].row].cue)
        and any(not _is_open(actors[form.row].cue) for form in hit.forms)
    }
    numbered: set[int] = set()
    named: set[int] = set()
    officers = {hit.first for hit in scan.hits("title")}
    members = {hit.first for hit in scan.hits("title")} | {hit.first for hit in registered}
    for hit in scan.hits("head"):
        members.add(hit.first)
        row = heads[hit.forms[0].row]
        if row.role == "party":
            groups.add(hit.first)
        is_bare = not hit.peel.has_article and not hit.peel.enclitic
        if row.shape == "name" and row.role == "party" and is_bare and hit.stop == hit.first + 1:
            named.add(hit.first)
        if row.shape == "person":
            officers.add(hit.first)
        if row.id.startswith("unit-"):
            numbered.update(range(hit.first, hit.stop))
    words = scan.words
    for hit in scan.hits("nationality"):  # القوة المسلحة السورية: an adjective, no state
        pair = words[max(0, hit.first - 1) : hit.first + 1]
        is_definite = len(pair) == 2 and all(word.folded.startswith("ال") for word in pair)
        if is_definite and hit.forms[0].feature != "place":
            members.discard(hit.first)
    people = {hit.first for name in ("title", "counted_noun") for hit in scan.hits(name)}
    return Phrases(
        scan,
        classes,
        members,
        barriers,
        names,
        people,
        groups=groups,
        officers=officers,
        named=named,
        numbered=numbered,
    )
