"""Documents → outcomes in the order of the documents, on one process or many.

The number of processes changes the speed, never a byte of the output. Documents travel in chunks,
few enough at a time that memory stays bounded however long the input is.
"""

from __future__ import annotations

import contextlib
import functools
import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from waqai.model.document import Document
from waqai.model.report import ErrorReport
from waqai.surfaces.cli.work import Maker, Outcome, Work, do, internal_error

__all__ = ["outcomes"]

Item = Document | ErrorReport

_CHUNK_ITEMS, _CHUNK_CHARACTERS = 32, 100_000
_CHUNKS_AHEAD = 3  # per process: enough to keep it busy while another chunk is slow


def outcomes(work: Work, items: Iterable[Item], n_jobs: int) -> Iterator[Outcome]:
    """The outcome of each item, in order."""
    if n_jobs == 1:
        maker = work.build()
        for item in items:
            yield do(maker, item, work.is_quiet)
        return
    yield from _Pool(work, n_jobs).run(_chunks(items))


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    n_characters = 0
    for item in items:
        chunk.append(item)
        n_characters += len(item.text) if isinstance(item, Document) else 0
        if len(chunk) == _CHUNK_ITEMS or n_characters >= _CHUNK_CHARACTERS:
            yield chunk
            chunk, n_characters = [], 0
    if chunk:
        yield chunk


class _Pool:
    def __init__(self, work: Work, n_jobs: int) -> None:
        self._work = work
        self._n_jobs = n_jobs
        self._executor = _executor(n_jobs)

    def run(self, chunks: Iterator[list[Item]]) -> Iterator[Outcome]:
        waiting: deque[tuple[Future[list[Outcome]], list[Item]]] = deque()
        try:
            for chunk in chunks:
                waiting.append((self._submit(chunk), chunk))
                if len(waiting) == self._n_jobs * _CHUNKS_AHEAD:
                    yield from self._result(*waiting.popleft())
            while waiting:
                yield from self._result(*waiting.popleft())
        finally:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _submit(self, chunk: list[Item]) -> Future[list[Outcome]]:
        with _interrupts_held():
            try:
                return self._executor.submit(_do_chunk, self._work, chunk)
            except BrokenProcessPool:
                self._executor = _executor(self._n_jobs)
                return self._executor.submit(_do_chunk, self._work, chunk)

    def _result(self, future: Future[list[Outcome]], chunk: list[Item]) -> list[Outcome]:
        try:
            return future.result()
        except BrokenProcessPool:
            return self._one_by_one(chunk)

    def _one_by_one(self, chunk: list[Item]) -> list[Outcome]:
        """A process died at work: find the document that kills it, code the others."""
        results: list[Outcome] = []
        executor = _executor(1)
        for item in chunk:
            try:
                results += executor.submit(_do_chunk, self._work, [item]).result()
            except BrokenProcessPool:
                document_id = item.id if isinstance(item, Document) else item.document.id
                error = internal_error(document_id, "the process that coded it ended")
                results.append(do(_maker(self._work), error, self._work.is_quiet))
                executor = _executor(1)
        executor.shutdown()
        return results


def _executor(n_jobs: int) -> ProcessPoolExecutor:
    # spawn: the same on every system, and no copy of a process that has threads
    return ProcessPoolExecutor(n_jobs, mp_context=multiprocessing.get_context("spawn"))


@functools.cache
def _maker(work: Work) -> Maker:
    """The work of this process, built once."""
    return work.build()


def _do_chunk(work: Work, chunk: list[Item]) -> list[Outcome]:
    maker = _maker(work)
    return [do(maker, item, work.is_quiet) for item in chunk]


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C is for the parent alone: processes started in here inherit that they ignore it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
