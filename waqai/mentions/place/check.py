"""The check of the compiled gazetteer: it is what its tables make, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from waqai.lexicon.checks.problem import Problem
from waqai.lexicon.tables import PACKAGE
from waqai.mentions.place.build import gazetteer_bytes
from waqai.mentions.place.gazetteer import SHIPPED
from waqai.model.errors import DataFileError

__all__ = ["check_gazetteer"]


def check_gazetteer(shipped: Path = SHIPPED) -> Iterator[Problem]:
    """What is wrong with the compiled gazetteer; tables that cannot be read are not its problem."""
    name = shipped.relative_to(PACKAGE).as_posix() if PACKAGE in shipped.parents else shipped.name
    try:
        made = gazetteer_bytes()
    except DataFileError:
        return  # the check of the tables says it with file and line
    try:
        stored = shipped.read_bytes()
    except OSError as error:
        yield Problem(name, None, f"cannot be read ({error.strerror}): run data/gazetteer.py")
        return
    if stored != made:
        message = "the tables of places have changed since it was made: run data/gazetteer.py"
        yield Problem(name, None, message)
