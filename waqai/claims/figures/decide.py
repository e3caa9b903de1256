"""Which candidates are figures: those counted over a time or over a whole war, and levels.

A number is a figure when something in its clause says that it is more than one happening: a window
(منذ, خلال, a named month or year), a word of totals (بلغ عدد قتلى الجيش), presence (تنشر, هناك), a
war as subject, scattered attacks, or a size that one happening does not have. Without that it is
what the event says of itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from waqai.claims.figures.candidate import Candidate
from waqai.claims.figures.rules import Least
from waqai.claims.figures.sentence import Sentence, window_of

__all__ = ["decide"]

_LEAST_PART = 10  # of smaller parts a place tells (خمس منها قرب …)
_NEAR = 6  # tokens between killed and injured of one clause
_FAR = 12  # tokens between two counts of strikes
_NTH = 5  # tokens between an ordinal and من نوعه
_BODIES = "killed-jutha"  # the day of finding them is not that of their death
_HARM = frozenset(("killed", "injured", "arrested", "displaced"))
_HITS = frozenset(("attacks", "strikes"))
_ANAPHORS = frozenset(("فيها", "خلالها", "اثناءها", "جراءها"))


def decide(candidates: Sequence[Candidate], sentence: Sentence, least: Least) -> list[Candidate]:
    """The candidates that are figures, each with its window."""
    is_elsewhere = "block" in sentence.roles
    has_hits = False  # a tally of attacks stands before
    for candidate in candidates:
        if not candidate.measure or "block" in candidate.roles:
            continue
        if "near" in candidate.roles and not candidate.governor:
            continue  # عدد سكان المدينة; but قال سكان إن 40 قتلوا
        if is_elsewhere and candidate.measure not in ("troops", "fighters", "displaced"):
            continue
        candidate.window = window_of(candidate, sentence)
        candidate.is_figure = (
            _is_figure(candidate, sentence, least)
            or (has_hits and _in_those(candidate, sentence))
            or _goes_on(candidate, sentence)
        )
        is_hit = candidate.measure in _HITS or candidate.sort == "things"
        has_hits = has_hits or (candidate.is_figure and is_hit)
    _coordinate(candidates, sentence)
    return [candidate for candidate in candidates if candidate.is_figure]


def _is_figure(candidate: Candidate, sentence: Sentence, least: Least) -> bool:
    """By the rule of its measure; parts of another count only go on from it."""
    if candidate.is_ordinal:
        stop = min(candidate.mention.stop + _NTH, sentence.stop)
        nth = "nth" in sentence.cues.roles(candidate.mention.stop, stop)
        return nth or candidate.is_long
    if candidate.is_part:
        return False
    measure = candidate.measure
    if measure == "money":
        around = sentence.around(candidate)
        return "ransom" in around or ("money" in around and "aid-to" in sentence.roles)
    if measure in _HITS:
        return _are_hits(candidate, sentence, least)
    if measure in ("troops", "fighters"):
        return _is_level(candidate, least)
    if measure == "displaced":
        is_lone = candidate.sort == "" and candidate.mention.vague
        return candidate.low >= (least.war if is_lone else least.displaced)
    if measure == "arrested":
        return _are_arrested(candidate, sentence, least)
    if measure == "other":
        return _is_other(candidate, least)
    return _is_tally(candidate, sentence, least)


def _are_hits(candidate: Candidate, sentence: Sentence, least: Least) -> bool:
    mention = candidate.mention
    if mention.high is None and mention.low == 2 and not mention.approx:
        return True  # أكثر من ضربة
    is_totalled = "total" in candidate.roles and candidate.of == candidate.measure
    if candidate.is_long or is_totalled:
        return True
    return candidate.low >= least.attacks and not sentence.is_at_one_site(candidate)


def _is_level(candidate: Candidate, least: Least) -> bool:
    if {"level", "total"} & candidate.roles:
        return candidate.low >= (least.war if candidate.mention.vague else least.level)
    if candidate.measure == "troops":
        return candidate.low >= least.lone_level
    return candidate.is_long and candidate.low >= least.level


def _are_arrested(candidate: Candidate, sentence: Sentence, least: Least) -> bool:
    low, window = candidate.low, candidate.window
    if window is not None and candidate.is_long:
        is_over = window.kind != "period" or window.is_within
        return is_over or (low >= least.level and not sentence.names_happening(candidate))
    if candidate.of == "arrested" and "total" in candidate.roles:
        return low >= least.level
    return low >= (least.war if {"total", "level"} & candidate.roles else least.detained)


def _is_other(candidate: Candidate, least: Least) -> bool:
    low, window = candidate.low, candidate.window
    if candidate.sort != "things":
        is_level = "level" in candidate.roles and low >= least.war
        return low >= least.level and (candidate.is_long or low >= least.detained or is_level)
    # cases and things counted over a time, or cases that somebody has counted
    if candidate.mention.vague or low < 3:
        return False
    noun = candidate.mention.noun or ""
    if noun.startswith(("attack", "injured-case")) and low >= least.attacks:
        return "total" in candidate.roles or candidate.is_long
    return window is not None and (window.kind == "since" or window.is_within)


def _is_tally(candidate: Candidate, sentence: Sentence, least: Least) -> bool:
    """Killed and injured: over a time, of a war, at several places, or totalled."""
    roles, low = candidate.roles, candidate.low
    is_one = sentence.names_happening(candidate)
    if _is_over_time(candidate, sentence, least, is_one=is_one):
        return True
    if low >= (least.beyond_one if candidate.measure == "killed" else least.hurt_beyond_one):
        return candidate.sort != "" or low != least.beyond_one  # ألف is also a letter
    if "war" in roles and low >= least.war:
        return True
    if "scatter" in sentence.around(candidate) and len(sentence.places) > 1 and not is_one:
        return True
    if low >= least.level and sentence.has_several_towns(candidate):
        return not sentence.names_incident(candidate)
    if "total" not in roles or is_one:
        return False
    is_many = low >= least.period and candidate.measure == "killed"
    return bool(candidate.of) and (is_many or _of_a_group(candidate, sentence))


def _is_over_time(candidate: Candidate, sentence: Sentence, least: Least, *, is_one: bool) -> bool:
    window, low = candidate.window, candidate.low
    if window is None:
        return False
    is_totalled = "total" in candidate.roles
    if window.kind == "since":
        return True
    if window.kind == "so-far" and (is_totalled or low >= least.period):
        return True
    if window.kind == "period" and (window.is_within or is_totalled):
        return True
    is_found = (candidate.mention.noun or "").startswith(_BODIES)
    if low < least.level or is_found or is_one:
        return False
    return window.kind == "period" or (window.is_within and not sentence.names_fighting(candidate))


def _of_a_group(candidate: Candidate, sentence: Sentence) -> bool:
    """عدد قتلى الجيش, not عدد القتلى: the dead of a party or place."""
    cues = sentence.cues
    for at in range(candidate.clause, candidate.mention.first):
        cue = cues.at.get(at)
        if cue is not None and any(role.endswith("-of") for role in cue.roles):
            return not cue.is_definite and at + 1 < candidate.mention.first
    return False


def _goes_on(candidate: Candidate, sentence: Sentence) -> bool:
    """A bare number that goes on from a figure: منها 38 في سوريا و32 في العراق."""
    joined = candidate.joined
    if joined is None or not joined.is_figure:
        return False
    if candidate.is_share:
        return True
    if candidate.sort not in ("", joined.sort) or candidate.governor not in ("", joined.governor):
        return False
    if not candidate.is_part:
        return True
    if candidate.measure in ("killed", "injured"):
        return False
    after, words = candidate.mention.stop, sentence.cues.words
    following = [words[at].folded for at in range(after, min(after + 2, sentence.stop))]
    if following[:1] == ["في"] or following == ["منها", "في"]:
        return sentence.has_place(after + 1, after + 4)
    return following[:1] == ["منها"] and candidate.low >= _LEAST_PART


def _in_those(candidate: Candidate, sentence: Sentence) -> bool:
    """أكثر من 40 هجوماً … وأصيب فيها 21 جندياً: the harm of a tally of attacks."""
    if candidate.is_part or candidate.measure not in ("killed", "injured", "arrested"):
        return False
    words = sentence.cues.words
    span = range(candidate.clause, min(candidate.mention.stop + 2, sentence.stop))
    return any(words[at].folded in _ANAPHORS for at in span)


def _coordinate(candidates: Sequence[Candidate], sentence: Sentence) -> None:
    """قتل 28 وأصيب 67 منذ …: killed and injured of one clause are figures together."""
    for left, right in pairwise(candidates):
        is_same = left.measure == right.measure and left.measure in _HITS
        if not is_same and not {left.measure, right.measure} <= _HARM:
            continue
        if left.is_figure == right.is_figure or left.is_part or right.is_part:
            continue
        gap = range(left.mention.stop, right.mention.first)
        if len(gap) > (_FAR if is_same else _NEAR):
            continue
        if any(sentence.cues.is_hard(at) or sentence.cues.opens(at) for at in gap):
            continue
        known, other = (left, right) if left.is_figure else (right, left)
        if other.window is None or other.window.kind != "day":
            other.is_figure, other.window = True, known.window
