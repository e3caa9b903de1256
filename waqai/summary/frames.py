"""An event type and its parties → what happened: noun, weapons, who did it, to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waqai.model.report import Actor, Event
from waqai.summary.parties import Parties
from waqai.summary.tables import Frame, Pair, PartyKind, Verb, Words

__all__ = ["Frames"]

_OF = "of"  # English names what was done to before who did it: the takeover of a town by …
_UNKNOWN = "unknown"  # a weapon code that says nothing


class Frames:
    """Chooses the frame of an event and fills it."""

    def __init__(
        self,
        frames: Iterable[Frame],
        verbs: Mapping[str, Verb],
        kinds: Mapping[str, PartyKind],
        weapons: Mapping[str, Pair],
        parties: Parties,
        words: Words,
    ) -> None:
        self._frames: dict[str, list[Frame]] = {}
        for frame in frames:
            self._frames.setdefault(frame.type, []).append(frame)
        self._leads = _leads(verbs, words)
        self._can_act = frozenset(kind for kind, row in kinds.items() if row.person)
        self._weapons = weapons
        self._parties = parties
        self._words = words

    def frame(self, event: Event) -> Frame:
        """The first frame of the event's type that fits its weapons and targets."""
        frames = self._frames[event.type]
        if len(frames) == 1:
            return frames[0]
        codes = {weapon.code for weapon in event.weapons}
        return next(
            frame
            for frame in frames
            if (not frame.weapons or (codes and codes <= set(frame.weapons)))
            and (not frame.when or self._fits(frame.when, event.targets))
        )

    def _fits(self, when: str, targets: tuple[Actor, ...]) -> bool:
        """party: a target can act; site: there are targets and none of them can."""
        can_act = any(t.id is not None or t.kind in self._can_act for t in targets)
        return can_act if when == "party" else bool(targets) and not can_act

    def clause(self, frame: Frame, event: Event) -> Pair:
        """What happened, without when and where: verb, noun, weapons and parties."""
        ar, en = frame.ar, frame.en
        if not event.actors:
            ar, en = frame.alone_ar or ar, frame.alone_en or en
        weapons_ar, weapons_en = self._armed(frame, event)
        roles_ar, roles_en = self._roles(frame, event)
        return self._said(frame, event, ar + weapons_ar + roles_ar, en + weapons_en + roles_en)

    def _said(self, frame: Frame, event: Event, ar: str, en: str) -> Pair:
        factuality = event.factuality
        if factuality == "asserted" and all(s.stance == "denies" for s in event.sources):
            factuality = "reported"
        lead, rest = self._leads[frame.verb, frame.gender, factuality]
        return f"{lead} {ar}", f"{en} {rest}"

    def _armed(self, frame: Frame, event: Event) -> Pair:
        if not (event.weapons and frame.armed):
            return "", ""
        told = [
            self._weapons.get(weapon.code, (weapon.code, weapon.code))
            for weapon in event.weapons
            if weapon.code not in frame.names and weapon.code != _UNKNOWN
        ]
        if not told:
            return "", ""
        form = self._words.weapons["one" if len(told) == 1 else "many"]
        comma = self._words.comma
        return (
            form[0].format(list=comma[0].join(ar for ar, _ in told)),
            form[1].format(list=comma[1].join(en for _, en in told)),
        )

    def _roles(self, frame: Frame, event: Event) -> Pair:
        bare = frame.bare if not event.targets else None
        if not (event.actors or event.targets or bare):
            return "", ""
        actors = [self._parties.actor(actor) for actor in event.actors]
        targets = self._targets(event, actors)
        if (
            frame.between
            and len(actors) + len(targets) > 1
            and (_is_one_list(frame) or not targets)
        ):
            return self._between(actors, targets)
        if _is_one_list(frame):
            actors, targets = [*actors, *targets], []
        done, suffered = _led(frame.actor, actors, self._parties), ("", "")
        if targets:
            suffered = _led(frame.target, targets, self._parties)
        elif bare is not None:
            suffered = f" {bare[0]}", f" {bare[1]}"
        if frame.target[1].startswith(_OF):
            return done[0] + suffered[0], suffered[1] + done[1]
        return done[0] + suffered[0], done[1] + suffered[1]

    def _targets(self, event: Event, actors: list[Pair]) -> list[Pair]:
        """The targets; where English would call one as an actor, it quotes the Arabic words."""
        if not actors:
            return [self._parties.actor(target) for target in event.targets]
        taken = {en for _, en in actors}
        called = []
        for target in event.targets:
            pair = self._parties.actor(target)
            if pair[1] in taken and pair not in actors:
                pair = self._parties.quoted(target)
            called.append(pair)
        return called

    def _between(self, actors: list[Pair], targets: list[Pair]) -> Pair:
        """Both sides in one list; what one language calls alike are no two sides in it."""
        parties = [*actors, *targets]
        ar, en = self._parties.joined(parties)
        between, involving = (self._words.parties[name] for name in ("between", "involving"))
        is_one_ar, is_one_en = (ar == parties[0][0]), (en == parties[0][1])
        return (
            f" {(involving if is_one_ar else between)[0]} {ar}",
            f" {(involving if is_one_en else between)[1]} {en}",
        )


def _leads(verbs: Mapping[str, Verb], words: Words) -> dict[tuple[str, str, str], Pair]:
    """By verb, gender and factuality: what stands before the Arabic noun and after the English."""
    found: dict[tuple[str, str, str], Pair] = {}
    for name, verb in verbs.items():
        for factuality, (lead, rest) in words.factuality.items():
            for gender in ("m", "f"):
                ar = verb.ar[gender] if lead == "verb" else lead + verb.ar["noun"]
                found[name, gender, factuality] = ar, rest.format_map(verb.en)
    return found


def _is_one_list(frame: Frame) -> bool:
    return frame.actor == frame.target


def _led(lead: Pair, side: list[Pair], parties: Parties) -> Pair:
    """The parties of a side behind the words that lead them."""
    if not side:
        return "", ""
    ar, en = side[0] if len(side) == 1 else parties.joined(side)
    return f" {lead[0]} {ar}", f" {lead[1]} {en}"
