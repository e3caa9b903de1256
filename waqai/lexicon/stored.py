"""A lexicon in one file, looked up where it lies: nothing is loaded but what a text asks for.

The gazetteer of the package and the one that users import have this form. One open hash table of
keys leads to readings, readings to rows. All numbers are little-endian and unsigned:

- head: 8 bytes magic, 32 bytes SHA-256 of all that follows, then u32 length of the header, u32
  number of rows, u32 number of slots (a power of two, at least twice the entries), u32 length of
  the entries;
- header: MessagePack, whatever the writer wants to say; "first_tokens", where it is there, lists
  the first tokens of all keys, so that words which begin none need not be looked up;
- row offsets: (rows + 1) × u32 from the beginning of the rows;
- slots: (u32 CRC-32 of the key in UTF-8, u32 offset of its entry + 1; 0 for an empty slot), probed
  one by one from CRC modulo slots;
- entries: u8 tokens of the longest key that begins with this token (0: none), u8 number of
  readings, u16 bytes of the key, readings as (u32 row, u8 feature), the key;
- rows: MessagePack each.

The same input gives the same bytes. A file is mapped into memory, so that its pages are shared by
all processes and a start costs the same for 10,000 places and for a million.
"""

from __future__ import annotations

import hashlib
import mmap
import struct
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import msgspec

from waqai.lexicon.lexicon import Form, Lexicon, Policy
from waqai.model.errors import DataFileError

__all__ = ["FEATURES", "Entry", "Stored", "StoredLexicon", "stored_bytes"]

MAGIC = b"WAQAIG01"
#: What a reading may say of its form, by number.
FEATURES = ("free", "cue", "variant", "held", "unit")
_HEAD = struct.Struct("<8s32sIIII")
_SLOT = struct.Struct("<II")
_ENTRY = struct.Struct("<BBH")
_READING = struct.Struct("<IB")
_MOST = 255  # readings of one key
_RECENT = 50_000  # keys remembered; about 10 MB


class Entry(NamedTuple):
    """What a key leads to: tokens of the longest key it begins (0: none), and its readings."""

    longest: int
    forms: tuple[Form, ...]


def stored_bytes(
    header: Mapping[str, Any],  # Any: whatever MessagePack can hold
    rows: Sequence[bytes],
    keys: Mapping[str, Sequence[Form]],
    longest: Mapping[str, int],
) -> bytes:
    """The file as bytes.

    rows: each encoded. keys, longest: as a Lexicon has them. Of more than 255 readings of one key
    the first 255 are kept. Raises DataFileError when a part passes 4 GB.
    """
    number = {feature: n for n, feature in enumerate(FEATURES)}
    names = sorted(keys.keys() | longest.keys())
    n_slots = 2
    while n_slots < 2 * len(names):
        n_slots *= 2
    slots = bytearray(_SLOT.size * n_slots)
    entries = bytearray()
    for name in names:
        key, forms = name.encode(), keys.get(name, ())[:_MOST]
        code = crc32(key)
        at = code & (n_slots - 1)
        while _SLOT.unpack_from(slots, at * _SLOT.size)[1]:
            at = (at + 1) & (n_slots - 1)
        try:
            _SLOT.pack_into(slots, at * _SLOT.size, code, len(entries) + 1)
        except struct.error as error:
            raise DataFileError("the gazetteer has more than 4 GB: import fewer files") from error
        entries += _ENTRY.pack(min(longest.get(name, 0), _MOST), len(forms), len(key))
        for form in forms:
            entries += _READING.pack(form.row, number[form.feature])
        entries += key
    offsets = bytearray(4 * (len(rows) + 1))
    end = 0
    for n, row in enumerate(rows, start=1):
        end += len(row)
        struct.pack_into("<I", offsets, 4 * n, end)
    front = msgspec.msgpack.encode(header, order="deterministic")
    body = b"".join((front, offsets, slots, entries, *rows))
    sizes = struct.pack("<IIII", len(front), len(rows), n_slots, len(entries))
    return MAGIC + hashlib.sha256(sizes + body).digest() + sizes + body


class Stored:
    """A file of this form, open for look-up. Row numbers begin at `first`."""

    __slots__ = ("_at_entries", "_at_offsets", "_at_rows", "_at_slots", "_data", "_first", "_mask",
                 "digest", "header", "n_rows")  # fmt: skip

    def __init__(self, path: Path, first: int = 0) -> None:
        """Open a file. Raises DataFileError when it is missing, cut short or of another form."""
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:  # an empty file cannot be mapped: ValueError
            reason = getattr(error, "strerror", None) or "it is empty"
            raise DataFileError(f"{path}: the gazetteer cannot be read ({reason}).") from error
        if len(self._data) < _HEAD.size or self._data[: len(MAGIC)] != MAGIC:
            raise DataFileError(
                f"{path}: no gazetteer of this version of Waqai; make it again (waqai places)."
            )
        _, digest, n_header, self.n_rows, n_slots, n_entries = _HEAD.unpack_from(self._data)
        self._first = first
        self._mask = n_slots - 1
        self._at_offsets = _HEAD.size + n_header
        self._at_slots = self._at_offsets + 4 * (self.n_rows + 1)
        self._at_entries = self._at_slots + _SLOT.size * n_slots
        self._at_rows = self._at_entries + n_entries
        #: SHA-256 of the content, hexadecimal.
        self.digest: str = digest.hex()
        is_whole = self._at_rows <= len(self._data) and (
            self._at_rows + self._offset(self.n_rows) == len(self._data)
        )
        if not is_whole:
            raise DataFileError(f"{path}: the gazetteer is cut short; make it again.")
        self.header: dict[str, Any] = msgspec.msgpack.decode(
            self._data[_HEAD.size : self._at_offsets]
        )

    def look(self, key: str) -> Entry | None:
        """What a folded key leads to; None when the file does not know it."""
        name = key.encode()
        code = crc32(name)
        data, mask = self._data, self._mask
        at = code & mask
        while True:
            found, place = _SLOT.unpack_from(data, self._at_slots + _SLOT.size * at)
            if not place:
                return None
            if found == code:
                start = self._at_entries + place - 1
                longest, n_forms, n_key = _ENTRY.unpack_from(data, start)
                start += _ENTRY.size
                end = start + _READING.size * n_forms
                if data[end : end + n_key] == name:
                    first = self._first
                    forms = tuple(
                        Form(row + first, FEATURES[feature])
                        for row, feature in _READING.iter_unpack(data[start:end])
                    )
                    return Entry(longest, forms)
            at = (at + 1) & mask

    def row(self, number: int) -> bytes:
        """The encoded row of a number as readings give it. Raises IndexError when there is none."""
        at = number - self._first
        if not 0 <= at < self.n_rows:
            raise IndexError(number)
        return self._data[self._at_rows + self._offset(at) : self._at_rows + self._offset(at + 1)]

    def rows(self) -> Iterator[bytes]:
        """All rows in order."""
        return (self.row(self._first + at) for at in range(self.n_rows))

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """All keys with what they lead to, in the order of the file."""
        at = self._at_entries
        while at < self._at_rows:
            longest, n_forms, n_key = _ENTRY.unpack_from(self._data, at)
            start = at + _ENTRY.size
            end = start + _READING.size * n_forms
            readings = _READING.iter_unpack(self._data[start:end])
            forms = tuple(Form(row + self._first, FEATURES[n]) for row, n in readings)
            at = end + n_key
            yield self._data[end:at].decode(), Entry(longest, forms)

    def is_sound(self) -> bool:
        """True when the content is what the digest says. Reads the whole file."""
        return hashlib.sha256(self._data[8 + 32 :]).hexdigest() == self.digest

    def _offset(self, number: int) -> int:
        found: int = struct.unpack_from("<I", self._data, self._at_offsets + 4 * number)[0]
        return found


class StoredLexicon(Lexicon[Any]):  # Any: it has no rows
    """A lexicon whose keys stay in files. Readings of a later file come after those of earlier.

    `rows` is empty: what the numbers of readings mean, the owner of the files knows.
    """

    __slots__ = ()

    def __init__(self, name: str, files: Sequence[Stored], policy: Policy) -> None:
        self.name = name
        self.rows = ()
        self.policy = policy
        self.keys = _Keys(files)
        self.longest = _Longest(files)
        listed = [file.header.get("first_tokens") for file in files]
        known: list[list[str]] = [tokens for tokens in listed if tokens is not None]
        self.first_tokens = [*chain.from_iterable(known)] if len(known) == len(files) else None


class _Keys:
    """Keys of all files. Word sequences of news repeat: what was asked lately is remembered."""

    __slots__ = ("_files", "_recent")

    def __init__(self, files: Sequence[Stored]) -> None:
        self._files = tuple(files)
        self._recent: dict[str, tuple[Form, ...]] = {}

    def get(self, key: str, /) -> tuple[Form, ...] | None:
        forms = self._recent.get(key)
        if forms is not None:
            return forms or None
        if len(self._recent) >= _RECENT:
            self._recent.clear()
        forms = self._recent[key] = self._look(key)
        return forms or None

    def _look(self, key: str) -> tuple[Form, ...]:
        forms: tuple[Form, ...] = ()
        for file in self._files:
            entry = file.look(key)
            if entry is not None:
                forms += entry.forms
        return forms


class _Longest:
    __slots__ = ("_files",)

    def __init__(self, files: Sequence[Stored]) -> None:
        self._files = tuple(files)

    def get(self, key: str, /) -> int | None:
        longest = 0
        for file in self._files:
            entry = file.look(key)
            if entry is not None and entry.longest > longest:
                longest = entry.longest
        return longest or None
