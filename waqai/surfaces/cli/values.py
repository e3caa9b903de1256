"""Values of a record → the segments a table row shows: 75+, 2024-03 (month), Al-Mayadin, SY …"""

from __future__ import annotations

from waqai.model.report import Actor, CountRow, Date, Place, Source, Weapon

__all__ = [
    "actor_segments",
    "count_segments",
    "count_words",
    "date_segments",
    "place_segments",
    "source_segments",
    "weapon_segments",
]


def date_segments(date: Date) -> list[str]:
    """Day or first and last day, precision, part of the day, and the words it rests on."""
    days = date.start.isoformat()
    if date.end != date.start:
        days += f" to {date.end.isoformat()}"
    notes = [date.precision if date.precision != "day" else None, date.part_of_day]
    notes.append(date.basis if date.basis != "text" else None)
    return [days + _notes(notes), date.quote or ""]


def place_segments(place: Place) -> list[str]:
    """English name, Arabic name, where it lies, precision and coordinates."""
    area = [part for part in (place.admin1, place.country) if part and part != place.name_en]
    notes = [place.precision, place.basis if place.basis != "text" else None]
    known = ", ".join(filter(None, [place.name_en, *area]))
    position = ""
    if place.lat is not None and place.lon is not None:
        position = f"{place.lat:.2f}, {place.lon:.2f}"
    elif place.candidates:
        position = f"one of {len(place.candidates)} places"
    return [known + _notes(notes), position, place.name]


def actor_segments(actor: Actor) -> list[str]:
    """Name in both languages and kind; the words of the text where they say it otherwise."""
    notes = [actor.kind, actor.basis if actor.basis != "text" else None]
    words = actor.quote if actor.quote != actor.name else None
    return [(actor.name_en or "") + _notes(notes), actor.name, words or ""]


def weapon_segments(weapon: Weapon) -> list[str]:
    """Code and words."""
    return [weapon.code, weapon.quote or ""]


def source_segments(source: Source) -> list[str]:
    """Kind and stance, name, and how the text describes it."""
    words = source.quote if source.quote != source.name else None
    return [f"{source.kind} {source.stance}", source.name, words or source.description or ""]


def count_segments(row: CountRow) -> list[str]:
    """How many, who, whose, which of them, and whether a later toll replaced it."""
    notes = [row.kind, row.party, None if row.status == "initial" else row.status]
    if row.vague:
        notes.append("no number in the text")
    segments = [count_words(row.low, row.high, row.approx) + _notes(notes), row.who or row.quote]
    for part in row.including:
        segments += [f"including {count_words(part.low, part.high)}", part.who]
    return [segment for segment in segments if segment]


def count_words(low: int, high: int | None, is_approx: bool = False) -> str:
    """A count as people write it: an open range with a plus, about with a tilde.

    >>> count_words(75, None), count_words(3, 7), count_words(18, 18, True), count_words(0, 0)
    ('75+', '3 to 7', '~18', 'none')
    """
    if high is None:
        words = f"{low}+"
    elif low == high:
        words = str(low) if low else "none"
    else:
        words = f"{low} to {high}"
    return f"~{words}" if is_approx else words


def _notes(notes: list[str | None]) -> str:
    given = [note.replace("_", " ") for note in notes if note]
    return f" ({', '.join(given)})" if given else ""
