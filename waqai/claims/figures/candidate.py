"""Numbers that may be figures, with what stands round them in the clause."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from waqai.claims.figures.cues import DONE, OF, Cue, Cues
from waqai.claims.figures.rules import Rules
from waqai.claims.figures.windows import Window
from waqai.model.mention import NumberMention

__all__ = ["Candidate", "read_candidates"]

_REACH_LEFT = 18  # tokens between a verb and its count
_REACH_RIGHT = 9  # tokens between a count and its verb (115 من رجال الأمن قتلوا)
_JOINED = 7  # tokens between a count and a bare one that goes on with it
_LEAST_VAGUE = 20  # عشرات; عدة and a bare plural count nothing
_AND_HURT = frozenset(("وجريح", "وجرحي", "وجريحا", "ومصاب", "ومصابا"))
_AGENTS = frozenset(("ايدي", "يد", "قبل"))
_PRONOUNS = ("هم", "هن", "ها")
_HARM = frozenset(("killed", "injured", "displaced", "arrested", "other"))
_YEARS = range(1900, 2100)
_ADDED = frozenset(("و", "الي", "عن"))  # 174 إضافة إلى 310, فضلا عن 20
_PARTS = frozenset(("منها", "منهم", "منهن", "بينها", "بينهم", "هم"))


class Candidate:
    """A number of a sentence.

    sort: what it counts (see rules.toml), "" without a noun. measure: "" until it is known. roles:
    of all cues in its clause before it, and of the verb after it. governor: what was done to those
    counted (kill, hurt …), "". joined: the candidate that a bare number goes on from.
    """

    __slots__ = (
        "clause",
        "governor",
        "is_figure",
        "is_ordinal",
        "is_part",
        "is_share",
        "joined",
        "measure",
        "mention",
        "of",
        "right",
        "roles",
        "sort",
        "window",
    )

    def __init__(self, mention: NumberMention, sort: str) -> None:
        self.mention = mention
        self.sort = sort
        self.measure = ""
        self.governor = ""
        self.roles: frozenset[str] = frozenset()
        self.clause = mention.first  # first token of the clause it stands in
        self.right = -1  # position of the governing verb after it
        self.of = ""  # the measure that a word before it names (عدد القتلى)
        self.joined: Candidate | None = None
        self.is_part = False  # of the count before it (بينهم)
        self.is_share = False  # one of the parts that make up the count before it (هم 41 … و25)
        self.is_ordinal = False
        self.window: Window | None = None
        self.is_figure = False

    @property
    def low(self) -> int:
        """The least of those counted, or the most where only that is known (يصل إلى 390)."""
        return self.mention.low if self.mention.low > 1 else self.mention.high or 0

    @property
    def is_long(self) -> bool:
        """True when it is counted over more than a day."""
        return self.window is not None and self.window.kind != "day"


def read_candidates(
    cues: Cues, numbers: Sequence[NumberMention], rules: Rules, first: int, stop: int
) -> list[Candidate]:
    """The candidates among the numbers of the sentence at tokens [first, stop)."""
    found: list[Candidate] = []
    following = _next_numerals(numbers, stop)
    for mention, after in zip(numbers, following, strict=True):
        candidate = _candidate(cues, mention, rules, stop)
        if candidate is None:
            continue
        previous = found[-1] if found else None
        _look_left(cues, candidate, previous, first)
        if not candidate.governor and (candidate.sort or _opens_clause(cues, candidate, first)):
            _look_right(cues, candidate, min(after, stop))
        _join(cues, candidate, previous)
        candidate.measure = _measure(candidate)
        found.append(candidate)
    if _join_ranges(cues, found):
        for candidate in found:
            candidate.measure = _measure(candidate)
    return found


def _next_numerals(numbers: Sequence[NumberMention], stop: int) -> list[int]:
    """Where the next numeral after each number begins, `stop` after the last."""
    found: list[int] = []
    for mention in reversed(numbers):
        found.append(stop)
        if mention.source == "numeral":
            stop = mention.first
    return found[::-1]


def _candidate(cues: Cues, mention: NumberMention, rules: Rules, stop: int) -> Candidate | None:
    if mention.role == "ordinal" and mention.low > 1:
        return _ordinal(cues, mention, rules, stop)
    if mention.role == "money" and mention.source == "numeral":
        return Candidate(mention, "money")
    if mention.role != "count" or (mention.is_rest and mention.noun is not None):
        return None
    is_years = mention.noun is None and mention.low in _YEARS and mention.high in _YEARS
    if _is_bracketed_year(cues, mention) or (is_years and mention.low != mention.high):
        return None
    is_numeral = mention.source == "numeral"
    if is_numeral and mention.noun_range and mention.noun_range[0] == mention.first:
        return None  # الجنود السبعة: told of before
    if is_numeral and mention.noun is None and cues.words[mention.first].folded.startswith("ال"):
        return None
    is_vague = mention.source == "quantifier" and mention.low >= _LEAST_VAGUE
    is_more_than_one = mention.low == 2 and mention.high is None and not mention.approx
    if not (is_numeral or is_vague or is_more_than_one) or (mention.high or mention.low) < 2:
        return None
    following = cues.words[mention.stop].folded if mention.stop < stop else ""
    if following in _AND_HURT:
        return None  # 400 قتيل وجريح: neither killed nor injured
    sort = rules.sort(mention.noun, following)
    if mention.noun_range and cues.words[mention.noun_range[0] - 1].folded == "من":
        sort = "troops" if sort == "none" and (mention.noun or "").startswith("unit") else sort
    return Candidate(mention, sort)


def _is_bracketed_year(cues: Cues, mention: NumberMention) -> bool:
    """(8 أيار، 2021) هجوماً: the year of a date in brackets counts nothing."""
    return (
        mention.low == mention.high
        and mention.low in _YEARS
        and mention.first + 1 < mention.stop
        and cues.words[mention.first + 1].raw == ")"
        and (mention.first == 0 or cues.words[mention.first - 1].raw != "(")
    )


def _ordinal(cues: Cues, mention: NumberMention, rules: Rules, stop: int) -> Candidate | None:
    """ثالث هجوم, الهجوم الثاني عشر: an ordinal that counts attacks."""
    noun = cues.noun(mention.stop) or cues.noun_ending(mention.first)
    if noun is None or not noun.startswith("attack"):
        return None
    following = cues.words[mention.stop + 1].folded if mention.stop + 1 < stop else ""
    sort = rules.sort(noun, following)
    if sort not in ("attacks", "strikes", "things"):
        return None
    candidate = Candidate(mention, sort)
    candidate.is_ordinal = True
    return candidate


def _look_left(cues: Cues, candidate: Candidate, previous: Candidate | None, first: int) -> None:
    """The cues of the clause before the number; the nearest that tells what was done governs."""
    at = candidate.mention.first
    least = max(first, at - _REACH_LEFT)
    if previous is not None:
        least = max(least, previous.mention.stop)
    has_verb = False
    while at - 1 >= least and not cues.is_mark(at - 1):
        at -= 1
        if cues.words[at].folded in _AGENTS:
            break  # مصرعه على أيدي عشرات الأهالي: those counted did it
        cue = cues.at.get(at)
        if cue is not None and cue.stop <= candidate.mention.first:
            _note(candidate, cue)
            before = cues.at.get(at - 1)
            if before is not None and "total" in before.roles:
                for role in cue.roles & OF.keys():
                    candidate.of = OF[role]  # عدد القتلى الذين سقطوا في هجمات: the dead are counted
        if at in cues.classes.verbs:
            has_verb = True
        if cues.opens(at) and (has_verb or candidate.governor):
            break
        if at in cues.classes.verbs and cues.words[at].folded[:1] in ("و", "ف"):
            break
    candidate.clause = at


def _note(candidate: Candidate, cue: Cue) -> None:
    candidate.roles |= cue.roles
    if candidate.governor:
        return
    for role in cue.roles:
        if role in DONE or role == "lose":
            candidate.governor = role
        elif role in OF and not candidate.of:
            candidate.of = OF[role]


def _opens_clause(cues: Cues, candidate: Candidate, first: int) -> bool:
    at = candidate.mention.first
    return at == first or cues.is_mark(at - 1) or cues.opens(at - 1)


def _look_right(cues: Cues, candidate: Candidate, stop: int) -> None:
    """The verb of a clause that opens with the count: إن 83 عسكرياً أصيبوا."""
    for at in range(candidate.mention.stop, min(candidate.mention.stop + _REACH_RIGHT, stop)):
        if cues.is_mark(at) or cues.opens(at):
            return
        cue = cues.at.get(at)
        is_with_pronoun = cues.words[at].folded.endswith(_PRONOUNS)  # لقوا حتفهم
        if cue is not None and (
            cue.is_verb or is_with_pronoun or "displace" in cue.roles or "take" in cue.roles
        ):
            done = [role for role in cue.roles if role in DONE]
            if done or "level" in cue.roles:
                candidate.roles |= cue.roles
                candidate.governor = done[0] if done else ""
                candidate.right = at
                return
        if at in cues.classes.verbs:
            return


def _join(cues: Cues, candidate: Candidate, previous: Candidate | None) -> None:
    """A bare number after و, منها or هم goes on from the count before it."""
    if previous is None:
        return
    gap = range(previous.mention.stop, candidate.mention.first)
    if any(cues.is_hard(at) for at in gap):
        return
    folded = [cues.words[at].folded for at in gap]
    head = cues.words[candidate.mention.first].folded
    candidate.is_part = candidate.mention.is_subset or any(word in _PARTS for word in folded)
    after = candidate.mention.stop
    if after < len(cues.words) and cues.words[after].folded in ("منها", "منهم"):
        candidate.is_part = True
    is_added = head.startswith("و") or (bool(folded) and folded[-1] in _ADDED)
    if (folded and folded[-1] == "هم") or (is_added and previous.is_share):
        candidate.is_share = candidate.sort in ("", "people", "troops", "fighters")
    if candidate.is_part or (len(folded) <= _JOINED and is_added):
        candidate.joined = previous
        if not candidate.governor and not candidate.is_part:
            candidate.governor = previous.governor  # مقتل 12 جندياً وخمسة مدنيين
            candidate.roles |= previous.roles
    elif candidate.sort == "" and not (candidate.governor or candidate.of):
        is_level = "level" in candidate.roles and previous.measure in ("troops", "fighters")
        if is_level or "total" in candidate.roles:
            candidate.joined = previous  # من أصل 6000, وعددهم في القطاع كله 174


def _join_ranges(cues: Cues, found: Sequence[Candidate]) -> bool:
    """من 5200 إلى ثلاثة آلاف جندي: the first number counts what the second does."""
    has_changed = False
    for one, other in pairwise(found):
        gap = [cues.words[at].folded for at in range(one.mention.stop, other.mention.first)]
        if one.sort == "" and gap and gap[0] == "الي" and len(gap) <= 2:
            one.sort = other.sort
            other.roles |= one.roles
            other.governor = other.governor or one.governor
            has_changed = True
    return has_changed


def _measure(candidate: Candidate) -> str:
    if candidate.is_share and candidate.joined is not None:
        return candidate.joined.measure
    sort, governor = candidate.sort, candidate.governor
    done = DONE.get(governor, "")
    if sort in ("attacks", "strikes", "money", "things"):
        return "other" if sort == "things" else sort
    if sort in ("killed", "injured", "other"):
        return sort
    if sort == "displaced":
        return "killed" if done == "killed" else sort
    if sort == "arrested":
        return done if governor in ("kill", "free") else sort
    if governor == "lose":
        return "killed" if sort in ("troops", "fighters") else "other"
    if not done and candidate.of in _HARM and "total" in candidate.roles:
        return candidate.of  # عدد النازحين 1.4 مليون شخص
    if sort in ("troops", "fighters"):
        if done == "displaced":
            # soldiers that cross a border are no displaced, and fighters that flee are no figure
            return sort if sort == "troops" else ""
        return done or sort
    if sort == "people":
        return done
    if sort == "none":
        return ""
    if done or candidate.of:
        return done or candidate.of
    return candidate.joined.measure if candidate.joined is not None else ""
