"""A progress bar with rate on stderr, for more than a few documents and people who watch."""

from __future__ import annotations

import sys
import time
from typing import Any

__all__ = ["Progress"]

_FEW = 4


class Progress:
    """Counts documents; draws a bar when stderr is a terminal and stdout is not.

    A table on the terminal is its own progress, and a bar would be drawn into it. `bytes_total`
    None: how much there is to read is not known, so the bar shows count and rate alone.
    """

    def __init__(self, bytes_total: int | None, is_shown: bool) -> None:
        self._bytes_total = bytes_total
        self._is_shown = is_shown
        self._bar: Any = None  # tqdm has no types of its own
        self._n_documents = 0
        self._started_at = time.monotonic()

    def step(self, bytes_read: int) -> None:
        """One more document is done; `bytes_read` of the input have been read by now."""
        self._n_documents += 1
        if not self._is_shown or self._n_documents <= _FEW:
            return
        if self._bar is None:
            self._bar = self._new_bar()
        rate = self._n_documents / max(1e-6, time.monotonic() - self._started_at)
        self._bar.set_postfix_str(f"{self._n_documents} documents, {rate:.0f}/s", refresh=False)
        self._bar.update(bytes_read - self._bar.n)

    def say(self, line: str) -> None:
        """A line on stderr, above the bar where there is one."""
        if self._bar is not None:
            self._bar.write(line, file=sys.stderr)
        else:
            print(line, file=sys.stderr, flush=True)

    def close(self) -> None:
        """Leaves the finished bar."""
        if self._bar is not None:
            self._bar.close()

    def _new_bar(self) -> Any:  # tqdm has no types of its own
        from tqdm import tqdm  # noqa: PLC0415  only for those who see a bar

        tqdm.monitor_interval = 0  # no thread beside the process pool
        return tqdm(
            total=self._bytes_total, unit="B", unit_scale=True, file=sys.stderr, dynamic_ncols=True
        )
