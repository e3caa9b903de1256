"""Words of the table in both languages: type labels from the reference, field labels from here."""

from __future__ import annotations

from typing import NamedTuple

from waqai.lexicon.tables import read_toml

__all__ = ["Label", "field_label", "type_labels"]


class Label(NamedTuple):
    """A label in both languages."""

    ar: str
    en: str


_FIELDS = {
    "summary": Label("الخلاصة", "summary"),
    "date": Label("التاريخ", "date"),
    "place": Label("المكان", "place"),
    "actors": Label("جهة فاعلة", "actor"),
    "targets": Label("مستهدف", "→ target"),
    "weapons": Label("السلاح", "weapon"),
    "killed": Label("قتلى", "killed"),
    "injured": Label("جرحى", "injured"),
    "harmed": Label("ضحايا", "harmed"),
    "captured": Label("أسرى", "captured"),
    "missing": Label("مفقودون", "missing"),
    "sources": Label("مصدر", "source"),
    "claimed_by": Label("تبنٍّ", "claimed by"),
    "evidence": Label("شاهد نصي", "evidence"),
    "figures": Label("عدد معلن", "tally"),
    "contradictions": Label("تضارب", "disputed"),
    "rules": Label("القواعد", "rules"),
}


def field_label(field: str) -> Label:
    """The label of a field of an event."""
    return _FIELDS[field]


def type_labels() -> dict[str, Label]:
    """Labels of all event types by code."""
    rows = read_toml("reference/event_types.toml")["type"]
    return {row["code"]: Label(row["label_ar"], row["label_en"]) for row in rows}
