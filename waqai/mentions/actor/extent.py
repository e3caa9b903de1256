"""What still belongs to a party's words past its noun phrase: names, offices, aliases, leaders."""

from __future__ import annotations

from waqai.lexicon.vocabulary import ARABIC, LATIN
from waqai.mentions.actor.persons import name_stop
from waqai.mentions.actor.phrases import CLOSING
from waqai.mentions.actor.readings import is_title
from waqai.mentions.actor.view import View

__all__ = ["alias_stop", "led_by_stop", "person_stop"]

_LONGEST_ALIAS = 4
_STEPS = 4  # rank, name, office, by-name
_AND_HE = frozenset({"وهو", "وهي"})
_LED = frozenset({"تقوده", "تقودها", "يقوده", "يقودها", "تتزعمه", "تتزعمها", "يتزعمه", "يتزعمها"})


def person_stop(view: View, stop: int, *, named: int | None = None) -> int:
    """The end of a person's phrase whose title or name ended at `stop`.

    Names, further ranks and offices may follow, an office also behind a comma or وهو
    (فلان، وهو قائد في …), a by-name in brackets. `named`: the end of a name already read.
    """
    is_named = named is not None
    at = named if named is not None else stop
    for _ in range(_STEPS):
        step = at if is_named else name_stop(view, at, after_title=True)
        if step > at:
            is_named = True
            at = step
            at = _by_name_stop(view, at)
            continue
        office = _office(view, at, is_named=is_named)
        if office is None:
            break
        at = view.phrases.stop(office, minimum=view.titles[office].stop)
        if is_named:
            break
    return at


def _office(view: View, at: int, *, is_named: bool) -> int | None:
    """Where an office or rank begins that goes on with the same person."""
    position = at
    if is_named and position < len(view.words) and view.words[position].raw in ("،", ","):
        position += 1
    if is_named and position < len(view.words) and view.words[position].folded in _AND_HE:
        position += 1
    hit = view.titles.get(position)
    if hit is None or hit.peel.proclitic or not is_title(view, hit):
        return None
    if is_named and position <= at + 1 and not _is_alone_office(view, position):
        return None
    return position


def _is_alone_office(view: View, position: int) -> bool:
    """True unless the office behind a comma brings a person of its own (، الوزير فلان)."""
    hit = view.titles[position]
    known = view.names.get(position)
    least = max(hit.stop, known.stop if known is not None else 0)
    stop = view.phrases.stop(position, minimum=least)
    return name_stop(view, stop, after_title=True) == stop


def _by_name_stop(view: View, at: int) -> int:
    """The end of a by-name in brackets: مشتاق السعيدي (أبو تقوى)."""
    if at >= len(view.words) or view.words[at].raw != "(":
        return at
    for end in range(at + 1, min(len(view.words), at + 2 + _LONGEST_ALIAS)):
        if view.words[end].raw == ")":
            return end + 1 if end > at + 1 else at
        if view.words[end].kind != ARABIC or end in view.classes.function:
            return at
    return at


def alias_stop(view: View, at: int, actor_id: str | None) -> int:
    """The end of a bracket that says the name again: قوات سوريا الديمقراطية (قسد).

    It holds another name of the same party, letters of a foreign script, or a word no list knows.
    """
    if at >= len(view.words):
        return at
    closing = CLOSING.get(view.words[at].raw)
    if closing is None:
        return at
    for end in range(at + 1, min(len(view.words), at + 2 + _LONGEST_ALIAS)):
        word = view.words[end]
        if word.raw in closing:
            return end + 1 if end > at + 1 else at
        if word.kind == LATIN:
            continue
        if word.kind != ARABIC:
            return at
        hit = view.names.get(end)
        if hit is not None:
            ids = {view.tables.names[form.row].id for form in hit.forms}
            if actor_id is None or actor_id not in ids:
                return at
        elif end == at + 1 and (word.flags or view.words[at].raw != "("):
            return at
    return at


def led_by_stop(view: View, at: int) -> int:
    """The end of "بقيادة + party" or "الذي تقوده + party": التحالف بقيادة السعودية."""
    if at + 1 >= len(view.words):
        return at
    words = view.words
    following = at + 1
    if words[at].folded in ("الذي", "التي") and words[following].folded in _LED:
        following += 1
    elif words[at].folded != "بقياده":
        return at
    leader = view.names.get(following)
    return view.phrases.stop(following, minimum=leader.stop) if leader is not None else at
