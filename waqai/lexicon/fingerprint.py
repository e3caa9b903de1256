"""The fingerprint of the coder: it changes with its code, rules, word lists and gazetteers."""

from __future__ import annotations

import hashlib
from functools import cache

from waqai.lexicon.tables import PACKAGE

__all__ = ["code_fingerprint"]

# What people touch and the cases of tests do not change a report.
_LEFT_OUT = ("surfaces", "samples", "schema", "ingest", "evaluation")
_SUFFIXES = (".py", ".tsv", ".toml", ".bin")


@cache
def code_fingerprint(*editions: str) -> str:
    """Sixteen hexadecimal digits over every file of the package that a report depends on.

    editions: what says the state of the user's own data; "" where there is none.
    """
    digest = hashlib.sha256()
    for file in sorted(PACKAGE.rglob("*")):
        name = file.relative_to(PACKAGE)
        if (
            file.suffix in _SUFFIXES
            and name.parts[0] not in _LEFT_OUT
            and file.name != "cases.toml"
            and file.is_file()
        ):
            digest.update(name.as_posix().encode())
            digest.update(file.read_bytes())
    for edition in editions:
        digest.update(edition.encode())
    return digest.hexdigest()[:16]
