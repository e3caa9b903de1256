"""TOML files: they parse, case ids are single, patterns compile and cannot run away.

A string under a key that ends in `pattern`, `patterns` or `regex` is a pattern. A repeat without
end inside a repeat without end, or over alternatives that begin alike, takes exponential time on
some text; a pattern that matches the empty string matches everywhere.
"""

from __future__ import annotations

import importlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from waqai.lexicon.checks.problem import Problem

__all__ = ["check_pattern", "check_toml"]

# The parser of `re` itself: what it sees is what will run.
_codes: Any = importlib.import_module("re._constants")  # Any: no types for these two modules
_parser: Any = importlib.import_module("re._parser")

_PATTERN_KEYS = ("pattern", "patterns", "regex")


def check_toml(root: Path, name: str) -> Iterator[Problem]:
    """The problems of one TOML file."""
    try:
        text = (root / name).read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        yield Problem(name, _line_of(str(error)), f"no TOML: {error}")
        return
    seen: set[str] = set()
    for case in content.get("case", []):
        if case.get("id") in seen:
            yield Problem(
                name,
                _line_at(text, text.rfind(f'"{case["id"]}"')),
                f"case id {case['id']!r} stands twice",
            )
        seen.add(case.get("id"))
    for pattern in _patterns(content):
        reason = check_pattern(pattern)
        if reason is not None:
            yield Problem(
                name, _line_at(text, text.find(pattern)), f"pattern {pattern!r}: {reason}"
            )


def check_pattern(pattern: str) -> str | None:
    """Why a pattern may not be used, None when it may.

    >>> check_pattern("(a+)+b")
    'a repeat without end inside another: some texts take for ever'
    >>> check_pattern("(?P<day>[0-9]{1,2}) +(?P<month>[^ ]+)") is None
    True
    """
    try:
        parsed = _parser.parse(pattern)
    except re.error as error:
        return f"does not compile ({error})"
    if re.compile(pattern).match(""):
        return "matches the empty string"
    return _runs_away(parsed)


def _runs_away(tree: Any, is_inside: bool = False) -> str | None:
    for code, argument in tree:  # pairs of a code and its argument
        if code in (_codes.MAX_REPEAT, _codes.MIN_REPEAT):
            _, most, body = argument
            is_endless = most == _codes.MAXREPEAT
            if is_endless and is_inside:
                return "a repeat without end inside another: some texts take for ever"
            found = _runs_away(body, is_inside or is_endless)
        elif code is _codes.SUBPATTERN:
            found = _runs_away(argument[3], is_inside)
        elif code is _codes.BRANCH:
            if is_inside and _begin_alike(argument[1]):
                return "alternatives that begin alike in a repeat: some texts take for ever"
            found = next((f for f in (_runs_away(b, is_inside) for b in argument[1]) if f), None)
        elif code in (_codes.ASSERT, _codes.ASSERT_NOT):
            found = _runs_away(argument[1], is_inside)
        else:
            found = None
        if found:
            return found
    return None


def _begin_alike(branches: list[Any]) -> bool:
    """True unless every alternative begins with a letter of its own."""
    first = [next(iter(branch), (None, None)) for branch in branches]
    if any(code is not _codes.LITERAL for code, _ in first):
        return True
    return len({letter for _, letter in first}) < len(first)


def _patterns(value: object, is_pattern: bool = False) -> Iterator[str]:
    if isinstance(value, str):
        if is_pattern:
            yield value
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _patterns(member, str(key).endswith(_PATTERN_KEYS))
    elif isinstance(value, list):
        for member in value:
            yield from _patterns(member, is_pattern)


def _line_at(text: str, position: int) -> int | None:
    return text[:position].count("\n") + 1 if position >= 0 else None


def _line_of(message: str) -> int | None:
    found = re.search(r"line (\d+)", message)
    return int(found[1]) if found else None
