"""Rows of a stored gazetteer: `PlaceRef` and its weight → MessagePack and back.

What many places share (country, divisions, precision, accuracy, feature) stands once in the header
of the file, as its "kinds"; a row holds the number of its kind. Degrees are stored as millionths.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from waqai.model.value import PlaceRef

__all__ = ["Kind", "Known", "decode_row", "encode_rows"]

_MICRO = 1_000_000


class Kind(msgspec.Struct, frozen=True, array_like=True):
    """What a place shares with its neighbours; fields as in PlaceRef."""

    country: str | None
    admin1: str | None
    admin1_ar: str | None
    admin2: str | None
    precision: str
    accuracy_km: float | None
    feature: str | None


class Known(NamedTuple):
    """A place, and how well known it is: 0 (a village) to 9 (a country)."""

    ref: PlaceRef
    weight: float


class _Row(msgspec.Struct, frozen=True, array_like=True):
    id: str
    name: str
    name_en: str | None
    kind: int
    weight: float
    lat: int | None
    lon: int | None


_decoder = msgspec.msgpack.Decoder(_Row)
_encoder = msgspec.msgpack.Encoder()


def encode_rows(places: Iterable[Known]) -> tuple[list[bytes], tuple[Kind, ...]]:
    """The encoded rows in the order given, and the kinds they point at."""
    numbers: dict[Kind, int] = {}
    rows = []
    for ref, weight in places:
        kind = Kind(
            ref.country, ref.admin1, ref.admin1_ar, ref.admin2, ref.precision,
            ref.accuracy_km, ref.feature)  # fmt: skip
        number = numbers.setdefault(kind, len(numbers))
        point = _micro(ref.lat), _micro(ref.lon)
        row = _Row(ref.id or "", ref.name, ref.name_en, number, weight, *point)
        rows.append(_encoder.encode(row))
    return rows, tuple(numbers)


def decode_row(data: bytes, kinds: Sequence[Kind]) -> Known:
    """The place that a row holds."""
    row = _decoder.decode(data)
    kind = kinds[row.kind]
    return Known(
        PlaceRef(
            row.name, row.name_en, row.id, kind.country, kind.admin1, kind.admin1_ar, kind.admin2,
            _degrees(row.lat), _degrees(row.lon), kind.precision, kind.accuracy_km, kind.feature),
        row.weight,
    )  # fmt: skip


def _micro(degrees: float | None) -> int | None:
    return None if degrees is None else round(degrees * _MICRO)


def _degrees(micro: int | None) -> float | None:
    return None if micro is None else micro / _MICRO
