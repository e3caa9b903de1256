"""Content-hash ids: the same content always gets the same id, on any machine.

Every id is a short Latin prefix that names the kind, a hyphen and hexadecimal digits of a
SHA-256, so an id tells what it points at and re-coding gives the same ids again.
"""

from __future__ import annotations

import hashlib

__all__ = ["content_id", "sha256_hex"]


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of the bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def content_id(prefix: str, *parts: str) -> str:
    """An id of the form `prefix-0123456789abcdef` that depends on the parts alone.

    Parts are separated by a character that cannot stand in text (U+001F), so that
    ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:16]}"
