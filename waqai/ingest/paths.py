"""INPUT words of a command → the files they stand for, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

__all__ = ["STDIN", "Source", "sources"]

STDIN = "-"

FileId = tuple[int, int]


class Source(NamedTuple):
    """One file to read, or the reason why an INPUT stands for none.

    `path` as given (it becomes the document id), `size` in bytes, None when it is not known
    beforehand (standard input, pipes).
    """

    path: str
    size: int | None = None
    problem: str | None = None


def sources(inputs: Sequence[str], exclude: FileId | None = None) -> list[Source]:
    """The files of all INPUTs: files as given, folders and globs in sorted order.

    A folder stands for all files below it but hidden ones, links to folders are not followed.
    `exclude` is the (device, inode) of the file being written, which is never read.
    """
    return [source for word in inputs for source in _expand(word) if not _is(source, exclude)]


def _expand(word: str) -> Iterator[Source]:
    path = Path(word)
    if word == STDIN:
        yield Source(STDIN)
    elif path.is_dir():
        yield from _folder(word)
    elif glob.has_magic(word) and not os.path.lexists(word):
        matches = sorted(glob.glob(word, recursive=True))  # noqa: PTH207  keeps paths as typed
        if not matches:
            yield Source(word, problem="no file matches this pattern")
        for match in matches:
            if Path(match).is_dir():
                # with ** a folder's files are matches themselves
                if "**" not in word:
                    yield from _folder(match)
            else:
                yield _file(match)
    else:
        yield _file(word)


def _folder(folder: str) -> Iterator[Source]:
    problems: list[OSError] = []
    n_files = 0
    for parent, names, files in os.walk(folder, onerror=problems.append):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(parent, name)  # noqa: PTH118  a Path would drop a leading ./
            if not name.startswith(".") and (Path(path).is_file() or not Path(path).exists()):
                n_files += 1
                yield _file(path)
    for error in problems:
        yield Source(str(error.filename), problem=f"cannot be opened ({error.strerror})")
    if not n_files and not problems:
        yield Source(folder, problem="the folder holds no files")


def _file(path: str) -> Source:
    try:
        found = Path(path).stat()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return Source(path, problem=f"cannot be opened ({reason})")
    return Source(path, found.st_size if Path(path).is_file() else None)


def _is(source: Source, file_id: FileId | None) -> bool:
    if file_id is None or source.size is None:
        return False
    found = Path(source.path).stat()
    return (found.st_dev, found.st_ino) == file_id
