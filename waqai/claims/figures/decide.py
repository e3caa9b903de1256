"""Which candidates are figures: those counted over a time or over a whole war, and levels.

A number is a figure when something in its clause says that it is more than one happening: a window
(منذ, خلال, a named month or year), a word of totals (بلغ عدد قتلى الجيش), presence (تنشر, هناك), a
war as subject, scattered attacks, or a size that one happening does not have. Without that it is
what the event says of itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.figures.candidate import Candidate
from waqai.claims.figures.cues import Cues
from waqai.claims.figures.rules import Least
from waqai.claims.figures.windows import Window
from waqai.claims.setting import FINE
from waqai.model.mention import PlaceMention

__all__ = ["Sentence", "decide", "window_of"]

_LEAST_PART = 10  # of smaller parts a place tells (خمس منها قرب …)
_NEAR = 8  # tokens after a number in which its event may be named
_LEAD = 3  # tokens before the clause of a verb in which its subject may stand (هجوم كبير أودى)
_FAR = 12  # tokens between two counts of strikes
_BODIES = "killed-jutha"  # the day of finding them is not that of their death
_HARM = frozenset(("killed", "injured", "arrested", "displaced"))
_ANAPHORS = frozenset(("فيها", "خلالها", "اثناءها", "جراءها"))


class Sentence:
    """What decides about the candidates of one sentence.

    roles: of all its cues. places: first tokens of named places; towns: of those that are no part
    of a town. event_nouns: first tokens of nouns that name one happening; fighting: of nouns that
    name one or several.
    """

    __slots__ = (
        "cues",
        "event_nouns",
        "fighting",
        "first",
        "places",
        "roles",
        "stop",
        "towns",
        "windows",
    )

    def __init__(
        self,
        cues: Cues,
        bounds: tuple[int, int],
        windows: Sequence[Window],
        places: Sequence[PlaceMention],
        event_nouns: Sequence[int],
        fighting: Sequence[int],
    ) -> None:
        self.cues = cues
        self.first, self.stop = bounds
        self.roles = cues.roles(*bounds)
        self.windows = windows
        self.places = [place.first for place in places]
        self.towns = [
            place.first
            for place in places
            if place.ref is not None and place.ref.feature not in FINE
        ]
        self.event_nouns = event_nouns
        self.fighting = fighting


def decide(candidates: Sequence[Candidate], sentence: Sentence, least: Least) -> dict[int, Window | None]:
    """Index of each candidate that is a figure → its window, None where it has none."""
    figures: dict[int, Window | None] = {}
    is_elsewhere = "block" in sentence.roles
    for index, candidate in enumerate(candidates):
        if not candidate.measure or "block" in candidate.roles:
            continue
        if "near" in candidate.roles and not candidate.governor:
            continue  # عدد سكان المدينة; but قال سكان إن 40 قتلوا
        if is_elsewhere and candidate.measure not in ("troops", "fighters", "displaced"):
            continue
        window = window_of(candidate, sentence)
        if _is_figure(candidate, window, sentence, least) or _goes_on(
            candidate, candidates, figures, sentence
        ):
            figures[index] = window
    _coordinated(candidates, figures, sentence)
    return figures


def _is_figure(
    candidate: Candidate, window: Window | None, sentence: Sentence, least: Least
) -> bool:
    mention, measure, roles = candidate.mention, candidate.measure, candidate.roles
    low = mention.low if mention.low > 1 else (mention.high or 0)
    is_long = window is not None and window.kind != "day"
    if candidate.is_ordinal:
        return is_long or _has_nth(candidate, sentence)
    if candidate.is_part:
        return False
    if measure == "money":
        around = _around(candidate, sentence)
        return "ransom" in around or ("money" in around and "aid-to" in sentence.roles)
    if measure in ("attacks", "strikes"):
        if mention.high is None and mention.low == 2 and not mention.approx:
            return True  # أكثر من ضربة
        return low >= least.attacks or is_long or bool({"total"} & roles)
    if measure in ("troops", "fighters"):
        return _is_level(candidate, is_long, sentence, least, low)
    if measure == "displaced":
        is_lone = candidate.sort == "" and mention.vague
        return low >= (least.war if is_lone else least.displaced)
    if measure == "arrested":
        if is_long and window is not None:
            is_over = window.kind != "period" or window.is_within
            return is_over or (low >= least.level and not _event(candidate, sentence))
        if candidate.of == "arrested" and "total" in roles:
            return low >= least.level
        return low >= (least.war if {"total", "level"} & roles else least.detained)
    if measure == "other":
        if candidate.sort == "things":
            return _is_tally_of_things(candidate, window, least)
        return low >= least.level and (
            is_long or low >= least.detained or ("level" in roles and low >= least.war)
        )
    return _is_tally(candidate, window, sentence, least, low)


def _is_tally_of_things(candidate: Candidate, window: Window | None, least: Least) -> bool:
    """Cases and things counted over a time, or cases that somebody has counted."""
    if candidate.mention.vague or candidate.mention.low < 3:
        return False
    noun = candidate.mention.noun or ""
    if noun.startswith(("attack", "injured-case")) and candidate.mention.low >= least.attacks:
        return "total" in candidate.roles or (window is not None and window.kind != "day")
    return window is not None and (window.kind == "since" or window.is_within)


def _is_level(
    candidate: Candidate, is_long: bool, sentence: Sentence, least: Least, low: int
) -> bool:
    roles = candidate.roles
    if {"level", "total"} & roles:
        return low >= (least.war if candidate.mention.vague else least.level)
    if candidate.measure == "troops":
        return low >= least.lone_level
    return is_long and low >= least.level


def _is_tally(
    candidate: Candidate, window: Window | None, sentence: Sentence, least: Least, low: int
) -> bool:
    """Killed and injured: over a time, or of a war."""
    roles, mention = candidate.roles, candidate.mention
    if window is not None:
        if window.kind == "since":
            return True
        if window.kind == "so-far" and ("total" in roles or low >= least.period):
            return True
        if window.kind == "period" and (window.is_within or "total" in roles):
            return True
        is_found = (mention.noun or "").startswith(_BODIES)
        if low >= least.level and not is_found and not _event(candidate, sentence):
            if window.kind == "period":
                return True
            if window.is_within and not _fighting(candidate, sentence):
                return True
    if low >= (least.beyond_one if candidate.measure == "killed" else least.hurt_beyond_one):
        return candidate.sort != "" or mention.low != least.beyond_one  # ألف is also a letter
    if "war" in roles and low >= least.war:
        return True
    is_one = _event(candidate, sentence)
    if "scatter" in _around(candidate, sentence) and len(sentence.places) > 1 and not is_one:
        return True
    if low >= least.level and _has_several_places(candidate, sentence):
        return True
    if "total" not in roles:
        return False
    if low >= least.period and not _event(candidate, sentence):
        return True
    return bool(candidate.of) and _of_a_group(candidate, sentence)


def _has_several_places(candidate: Candidate, sentence: Sentence) -> bool:
    """قتل 23 … في قضاء بيجي ومدينة الرمادي: places joined by و in the stretch after the number."""
    cues = sentence.cues
    stop = candidate.mention.stop
    while stop < sentence.stop and not cues.is_hard(stop) and not cues.opens(stop):
        stop += 1
    near = [place for place in sentence.towns if candidate.mention.stop <= place < stop]
    return any(
        cues.words[at].folded.startswith("و") or cues.words[at - 1].folded == "و"
        for at in near[1:]
    )


def _of_a_group(candidate: Candidate, sentence: Sentence) -> bool:
    """عدد قتلى الجيش, not عدد القتلى or قتلى التفجير: the dead of a party or place, of no one event."""
    cues = sentence.cues
    for at in range(candidate.clause, candidate.mention.first):
        cue = cues.at.get(at)
        if cue is not None and any(role.endswith("-of") for role in cue.roles):
            if cue.is_definite or at + 1 >= candidate.mention.first:
                return False
            return not _event(candidate, sentence)
    return False


def _event(candidate: Candidate, sentence: Sentence) -> bool:
    """True when the clause of the number names one happening (تفجير الكرادة)."""
    first = candidate.clause - _LEAD
    if sentence.cues.classes.function.get(first) == "relative":
        first -= _NEAR  # مذبحة بورسعيد التي قتل فيها 72
    stop = candidate.mention.stop + _NEAR
    return any(first <= event < stop for event in sentence.event_nouns)


def _fighting(candidate: Candidate, sentence: Sentence) -> bool:
    """True when the clause names the fighting in which they fell, even if in the plural."""
    stop = candidate.mention.stop + _NEAR
    return any(candidate.clause <= word < stop for word in sentence.fighting)


def _goes_on(
    candidate: Candidate,
    candidates: Sequence[Candidate],
    figures: dict[int, Window | None],
    sentence: Sentence,
) -> bool:
    """A bare number that goes on from a figure: منها 38 في سوريا و32 في العراق."""
    if _in_those(candidate, candidates, figures, sentence):
        return True
    joined = candidate.joined
    if joined is None or candidates.index(joined) not in figures:
        return False
    if candidate.is_share:
        return True
    if candidate.sort not in ("", joined.sort) or candidate.governor:
        return False
    if candidate.is_part and candidate.measure in ("killed", "injured"):
        return candidate.is_share
    if not candidate.is_part:
        return True
    after, words = candidate.mention.stop, sentence.cues.words
    following = [words[at].folded for at in range(after, min(after + 2, sentence.stop))]
    if following[:1] == ["في"] or following == ["منها", "في"]:
        return any(after < place <= after + 3 for place in sentence.places)
    return following[:1] == ["منها"] and candidate.mention.low >= _LEAST_PART


def _in_those(
    candidate: Candidate,
    candidates: Sequence[Candidate],
    figures: dict[int, Window | None],
    sentence: Sentence,
) -> bool:
    """أكثر من 40 هجوماً … وأصيب فيها 21 جندياً: the harm of a tally of attacks."""
    if candidate.is_part or candidate.measure not in ("killed", "injured", "arrested"):
        return False
    words = sentence.cues.words
    span = range(candidate.clause, min(candidate.mention.stop + 2, sentence.stop))
    if not any(words[at].folded in _ANAPHORS for at in span):
        return False
    return any(
        candidates[index].measure in ("attacks", "strikes") or candidates[index].sort == "things"
        for index in figures
    )


def _coordinated(
    candidates: Sequence[Candidate], figures: dict[int, Window | None], sentence: Sentence
) -> None:
    """قتل 28 وأصيب 67 منذ …: killed and injured of one clause are figures together."""
    for one, other in zip(range(len(candidates)), range(1, len(candidates)), strict=False):
        left, right = candidates[one], candidates[other]
        is_harm = {left.measure, right.measure} <= _HARM
        is_same = left.measure == right.measure and left.measure in ("attacks", "strikes")
        if not (is_harm or is_same):
            continue
        if (one in figures) == (other in figures) or left.is_part or right.is_part:
            continue
        gap = range(left.mention.stop, right.mention.first)
        if len(gap) > (_FAR if is_same else _NEAR - 2):
            continue
        if any(sentence.cues.is_hard(at) or sentence.cues.opens(at) for at in gap):
            continue
        if one in figures:
            if not _own_day(right, sentence):
                figures[other] = figures[one]
        elif not _own_day(left, sentence):
            figures[one] = figures[other]


def _own_day(candidate: Candidate, sentence: Sentence) -> bool:
    window = window_of(candidate, sentence)
    return window is not None and window.kind == "day"


def _around(candidate: Candidate, sentence: Sentence) -> frozenset[str]:
    """The roles of the cues of the comma-free stretch round the number."""
    cues = sentence.cues
    stop = candidate.mention.stop
    while stop < sentence.stop and not cues.is_mark(stop):
        stop += 1
    return candidate.roles | cues.roles(candidate.mention.stop, stop)


def _has_nth(candidate: Candidate, sentence: Sentence) -> bool:
    stop = min(candidate.mention.stop + 5, sentence.stop)
    return "nth" in sentence.cues.roles(candidate.mention.stop, stop)


def window_of(candidate: Candidate, sentence: Sentence) -> Window | None:
    """The window that a number is counted over: in its stretch after it, else before it."""
    best: tuple[int, int, Window] | None = None
    for window in sentence.windows:
        if window.first >= candidate.mention.stop:
            rank = _rank_after(candidate, window, sentence)
        elif window.stop <= candidate.mention.first:
            rank = _rank_before(candidate, window, sentence)
        else:
            continue
        if rank is None:
            continue
        distance = abs(window.first - candidate.mention.first)
        if window.kind == "day":
            rank += 1  # a tally may name a day as well: أمس, حتى أمس
        if best is None or (rank, distance) < best[:2]:
            best = rank, distance, window
    return best[2] if best is not None else None


def _rank_after(candidate: Candidate, window: Window, sentence: Sentence) -> int | None:
    """0 in the number's own stretch, 2 past commas, None when another clause lies between."""
    cues = sentence.cues
    rank = 0
    for at in range(candidate.mention.stop, window.first):
        if cues.is_hard(at):
            return None
        if cues.is_comma(at):
            rank = 2
        elif at in cues.classes.verbs and at != candidate.right:
            cue = cues.at.get(at)
            joins = cue is not None and bool(cue.roles & {"kill", "hurt", "arrest", "displace"})
            if not joins or rank:
                return None
        elif cues.opens(at):
            return None
    return rank


def _rank_before(candidate: Candidate, window: Window, sentence: Sentence) -> int | None:
    """0 in the number's clause, 1 at the head of the sentence part before it."""
    cues = sentence.cues
    if window.first >= candidate.clause:
        return 0
    n_commas = 0
    if cues.classes.function.get(candidate.clause) == "conjunction":
        return None
    for at in range(window.stop, candidate.clause):
        if cues.is_hard(at) or cues.opens(at):
            return None
        if cues.is_comma(at):
            n_commas += 1
        elif at in cues.classes.verbs:
            return None
    if n_commas > 1:
        return None
    at = window.first - 1
    while at >= sentence.first and not cues.is_mark(at):
        if at in cues.classes.verbs:
            return None
        at -= 1
    return 1
