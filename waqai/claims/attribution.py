"""Who says so: the sources of each happening of an article, and who claims it.

A source stands by a happening when its words cover one of its tellings; when its words only add to
a happening told before (وقال ضابط إن المكان طُوّق) and tell no other; and when the sentence goes on
from one that it covers (ففي الحي الأول …). Whoever accuses somebody of a deed says that it was
done. Who claims a deed stands in claimed_by, and among the sources only when nobody else reports it
or when it tells the deed itself (قالت إنها قصفت). A party that speaks is no source of its own
statement. Other matters begin with the turns of claims/rules.toml.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from waqai.claims.coreference import places_conflict
from waqai.claims.grammar import Grammar
from waqai.claims.happening import Happening
from waqai.claims.speakers import Known, fullest, tell_apart
from waqai.claims.written import source_of
from waqai.lexicon.scan import Scan
from waqai.lexicon.vocabulary import BREAK, MARK
from waqai.model.mention import SpeakerMention
from waqai.model.report import Source

__all__ = ["Attribution"]

_FAR = 3  # sentences between a happening and a saying that only adds to it
_LONGEST_TURN = 4  # words
_CLAIMS = "claims_responsibility"
_NEXT = 1  # sentences from a happening to the one that says who told of it
_TELLS = ("reports", "confirms", "claims")
_HEADING = "speaker/heading@1"
_HEARER = "speaker/hearer@1"
_HEADINGS = 4  # speakers among which a heading is looked for
_ADDS_NOTHING = ("denies",)
_SHORTEST_SAYING = 2  # tokens
_OPENING = 6  # tokens from the beginning of a sentence to the verb that opens it
_CONTENT = 4  # letters of a word that two sentences share
_IT = frozenset({"انه", "انها", "انهم", "بانه", "بانها", "بانهم"})


class Attribution:
    """The sources of the happenings of one article."""

    def __init__(
        self,
        speakers: Sequence[SpeakerMention],
        scan: Scan,
        sentences: Sequence[tuple[int, int]],
        happenings: Sequence[Happening],
        grammar: Grammar,
    ) -> None:
        """Reads who says what; `happenings` are all that the article tells."""
        self.scan = scan
        self.grammar = grammar
        self.sentences = sorted(sentences)
        inside = [
            speaker
            for speaker in speakers
            if speaker.rule == _HEADING or self._sentence(speaker.said_at) >= 0
        ]
        self.speakers = tell_apart(inside, scan)
        self._by_sentence = self._indexed()
        self._told = sorted(
            ((start, happening) for happening in happenings for start, _ in happening.mentions),
            key=lambda pair: pair[0],
        )
        self._starts = [start for start, _ in self._told]
        self._adds: dict[int, list[Known]] = {}
        self._goes_on: dict[int, int] = {}
        self._read_additions()
        self._read_elaborations()
        self._retold = {id(each): self._retellings(each) for each in happenings}

    def sources(self, happening: Happening) -> tuple[Source, ...]:
        """The sources of a happening in text order, each once; () when the text speaks itself."""
        said: list[Known] = []
        claims: list[Known] = []
        covering = self._covering(happening)
        claimants = {known.number for known in covering if known.speaker.stance == _CLAIMS}
        for known in covering:
            if known.speaker.stance == _CLAIMS:
                continue
            is_claim = known.number in claimants and known.speaker.stance == "claims"
            (claims if is_claim else said).append(known)
        said += [
            known
            for known in self._added(happening)
            if known not in said and known.speaker.stance != _CLAIMS
        ]
        if not said:
            said = self._elaborated(happening) or self._retold[id(happening)] or claims
        if happening.frame == "verbal":
            said = [known for known in said if not self._speaks(happening, known)]
        return self._once(said)

    def voice(self, happening: Happening) -> Source | None:
        """Who makes a statement that names no party of its own (…، داعية إلى), None if nobody."""
        start, stop = happening.extent
        for known in reversed(self._near(self._sentence(start))):
            speaker = known.speaker
            if speaker.rule == _HEARER or speaker.stance == _CLAIMS:
                continue
            if start <= speaker.said_at < stop or (_says_at(speaker, start)):
                return _source(speaker, known.named, self.scan)
        return None

    def claimed_by(self, happening: Happening) -> tuple[Source, ...]:
        """The parties that claim the happening as their own doing."""
        if happening.frame == "verbal":
            return ()
        return self._once(
            [
                known
                for known in [*self._covering(happening), *self._added(happening)]
                if known.speaker.stance == _CLAIMS and not self._is_of_another(happening, known)
            ]
        )

    def _is_of_another(self, happening: Happening, known: Known) -> bool:
        """True when the text names another party as the doer (ردا على غارات التحالف)."""
        doers = [item for item in happening.actors if item.actor is not None]
        ids = {item.actor.ref.id for item in doers if item.actor is not None} - {None}
        own = known.named.ref.id
        if known.speaker.rule == _HEADING and doers:
            words = {self.scan.words[p].bare for p in range(known.named.first, known.named.stop)}
            told = {self.scan.words[p].bare for item in doers for p in range(item.first, item.stop)}
            return not words & told
        return own is not None and bool(ids) and own not in ids

    def _indexed(self) -> dict[int, list[Known]]:
        """Sentence number → the speakers that speak in it or whose words reach into it."""
        found: dict[int, list[Known]] = {}
        for known in self.speakers:
            speaker = known.speaker
            if speaker.rule == _HEADING:
                continue
            says = speaker.says or (speaker.said_at, speaker.said_at)
            numbers = {self._sentence(at) for at in (says[0], max(says[0], says[1] - 1))}
            numbers.add(self._sentence(speaker.said_at))
            for number in range(min(numbers - {-1}, default=0), max(numbers) + 1):
                found.setdefault(number, []).append(known)
        return found

    def _near(self, number: int) -> list[Known]:
        return self._by_sentence.get(number, [])

    def _covering(self, happening: Happening) -> list[Known]:
        """The speakers whose words hold a telling of the happening, in text order."""
        numbers = sorted({self._sentence(start) for start, _ in happening.mentions})
        near = [known for number in numbers for known in self._near(number)]
        near += [known for known in self.speakers[:_HEADINGS] if known.speaker.rule == _HEADING]
        found = {id(known): known for known in near if _covers(known.speaker, happening)}
        return sorted(found.values(), key=lambda known: known.speaker.said_at)

    def _added(self, happening: Happening) -> list[Known]:
        return self._adds.get(id(happening), [])

    def _read_additions(self) -> None:
        """Give the sayings that tell no happening to the one told before them."""
        for known in self.speakers:
            speaker = known.speaker
            says = speaker.says
            if says is None or speaker.stance in _ADDS_NOTHING or speaker.rule == _HEADING:
                continue
            if says[1] - says[0] < _SHORTEST_SAYING:
                continue
            says = says[0], self._first_part(says)
            if self._told_in(*says):
                continue
            begins = min(speaker.said_at, says[0], speaker.first)
            number = bisect_left(self._starts, begins) - 1
            if number < 0 or not self._is_main(speaker):
                continue
            start = self._starts[number]
            is_here = self._sentence(start) == self._sentence(begins)
            if speaker.stance == "accuses" and not is_here:
                continue
            for happening in self._told_in(start, start + 1):  # one per place that was hit
                if self._is_about(happening, begins, says):
                    self._adds.setdefault(id(happening), []).append(known)

    def _told_in(self, first: int, stop: int) -> list[Happening]:
        """The happenings told in a token range, once per telling."""
        low, high = bisect_left(self._starts, first), bisect_left(self._starts, stop)
        return [happening for _, happening in self._told[low:high]]

    def _first_part(self, says: tuple[int, int]) -> int:
        """The end of what is said first: before مضيفاً, مشيراً إلى."""
        for position in range(says[0] + 1, says[1]):
            if self.scan.words[position].folded in self.grammar.adds:
                return position
        return says[1]

    def _breaks(self, first: int, stop: int) -> bool:
        """True if another paragraph begins between two tokens."""
        return any(word.kind == BREAK for word in self.scan.words[first:stop])

    def _opens(self, speaker: SpeakerMention) -> bool:
        """True for a saying that its sentence opens with (وأوضح المصدر أن …)."""
        at = min(speaker.said_at, speaker.first)
        number = self._sentence(at)
        return number >= 0 and at - self.sentences[number][0] <= _OPENING

    def _is_main(self, speaker: SpeakerMention) -> bool:
        """True for a saying that is a clause of its own, no remark inside one (التي أعلن)."""
        at = min(speaker.said_at, speaker.first)
        number = self._sentence(at)
        if number < 0:
            return False
        if self._opens(speaker) or self.scan.words[at].folded[:1] in "وف":
            return True
        before = self.scan.words[at - 1]
        return before.kind == MARK or before.folded in ("فيما", "بينما", "كما", "حيث", "ما")

    def _is_about(self, happening: Happening, at: int, says: tuple[int, int]) -> bool:
        """True if what is said at a token is about a happening told before: it points back to it
        (الحادث, الضحايا, إنه) or takes up its words.
        """
        if happening.frame == "verbal" or happening.background:
            return False
        here = self._sentence(at)
        last = max(self._sentence(start) for start, _ in happening.mentions if start < at)
        if last < 0 or here - last > _FAR:
            return False
        if any(self._turns(number) for number in range(last + 1, here + 1)):
            return False
        words = self.scan.words
        said = {words[position].folded for position in range(*says)}
        if said & self.grammar.points_back or (here == last and words[says[0]].folded in _IT):
            return True
        told = {
            words[position].bare
            for start, _ in happening.mentions
            for position in range(*self.sentences[max(0, self._sentence(start))])
        }
        known = {word for word in told if len(word) >= _CONTENT}
        return any(words[position].bare in known for position in range(*says))

    def _turns(self, number: int) -> bool:
        """True if a sentence opens another matter (من جهة أخرى, وفي سياق آخر)."""
        first, stop = self.sentences[number]
        words = [word.folded for word in self.scan.words[first : min(stop, first + _LONGEST_TURN)]]
        text = " ".join(words)
        return text.removeprefix("و").startswith(self.grammar.turns)

    def _read_elaborations(self) -> None:
        """Note which sentence spells out the one before (ففي الحي الأول …، وفي الثاني …)."""
        for number in range(1, len(self.sentences)):
            first = self.sentences[number][0]
            word = self.scan.words[first].folded
            is_next = number - 1 in self._goes_on and word in self.grammar.goes_on
            if word in self.grammar.elaborates or is_next:
                self._goes_on[number] = self._goes_on.get(number - 1, number - 1)

    def _elaborated(self, happening: Happening) -> list[Known]:
        """The sources of the sentence that a happening's sentence spells out."""
        number = self._sentence(happening.extent[0])
        origin = self._goes_on.get(number)
        if origin is None:
            return []
        first, stop = self.sentences[origin]
        return [
            known
            for known in self._near(origin)
            if first <= known.speaker.said_at < stop
            and known.speaker.stance in ("reports", "confirms")
        ]

    def _retellings(self, happening: Happening) -> list[Known]:
        """Who tells of the same kind of thing right after a happening that nobody is named for:
        the lead of a report tells, and the sentence after it says who told.
        """
        number = max(self._sentence(start) for start, _ in happening.mentions)
        if happening.frame == "verbal" or happening.background or number < 0:
            return []
        family = self.grammar.family.get(happening.type, happening.type)
        found: list[Known] = []
        near = [known for n in range(number, number + _NEXT + 1) for known in self._near(n)]
        for known in near:
            at = known.speaker.said_at
            here = self._sentence(at)
            if not number <= here <= number + _NEXT or at < happening.extent[0]:
                continue
            if known.speaker.stance not in _TELLS or not self._is_main(known.speaker):
                continue
            if not self._opens(known.speaker) and self._breaks(happening.extent[0], at):
                continue
            if any(self._turns(between) for between in range(number + 1, here + 1)):
                break
            if any(
                self.grammar.family.get(other.type, other.type) == family
                and not places_conflict(happening.place, other.place)
                for other in self._told_in(*(known.speaker.says or (0, 0)))
                if other is not happening
            ):
                found.append(known)
        return found

    def _speaks(self, happening: Happening, known: Known) -> bool:
        """True if a source is the party whose statement the happening is."""
        for item in happening.actors:
            for mention in (known.speaker, known.named):
                if item.first < mention.stop and mention.first < item.stop:
                    return True
            ref = item.actor.ref.id if item.actor is not None else None
            if ref is not None and ref == known.named.ref.id:
                return True
        start, stop = happening.extent
        return start <= known.speaker.said_at < stop

    def _sentence(self, position: int) -> int:
        """The number of the sentence a token stands in, -1 outside the article."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            first, stop = self.sentences[middle]
            if stop <= position:
                low = middle + 1
            elif first > position:
                high = middle
            else:
                return middle
        return -1

    def _once(self, said: Sequence[Known]) -> tuple[Source, ...]:
        """Each source once, by its fullest phrase among those that say this."""
        groups: dict[int, list[Known]] = {}
        for known in said:
            groups.setdefault(known.number, []).append(known)
        found = {}
        for group in groups.values():
            named = fullest([known.named for known in group], self.scan)
            found[named.span] = _source(group[0].speaker, named, self.scan)
        return tuple(sorted(found.values(), key=lambda source: source.span or (0, 0)))


def _says_at(speaker: SpeakerMention, position: int) -> bool:
    return speaker.says is not None and speaker.says[0] <= position < speaker.says[1]


def _covers(speaker: SpeakerMention, happening: Happening) -> bool:
    if speaker.says is None:
        return False
    first, stop = speaker.says
    return any(first <= start < stop for start, _ in happening.mentions)


def _source(speaker: SpeakerMention, full: SpeakerMention, scan: Scan) -> Source:
    """What is said by `speaker`, under the fullest phrase for it."""
    description = speaker.description or full.description
    named = msgspec.structs.replace(full, stance=speaker.stance, description=description)
    return source_of(named, scan.text)
