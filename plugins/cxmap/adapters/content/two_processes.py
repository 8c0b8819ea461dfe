"""Loading many files on two processors."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection

from cxmap.loading.load import LoadedPart, LoadPart
from cxmap.model.source import SourceFile

FEWEST = 1_500
"""Fewer files are loaded sooner than a second process is started and asked for what it has."""

_PORTIONS = 64
"""So many that neither process waits long for the other; their numbers fit into a byte."""
_ROOM = 1 << 20
"""Bytes on the way from one process to the other: some portions, so that sending one does not wait."""


def in_two(load_part: LoadPart, files: Sequence[SourceFile]) -> Iterable[LoadedPart]:
    """Loads some of the files in a process of its own, where that is possible and worth it."""
    if len(files) < FEWEST or not _is_possible():
        return (load_part(files),)
    size = -(-len(files) // _PORTIONS)
    portions = [files[start : start + size] for start in range(0, len(files), size)]
    # Whoever is free takes the next number out of this pipe: processors are not equally fast.
    numbers, into = os.pipe()
    os.write(into, bytes(range(len(portions))))
    os.close(into)
    forking = multiprocessing.get_context("fork")
    here, there = forking.Pipe(duplex=False)
    _widen(there)
    process = forking.Process(target=_send, args=(there, load_part, portions, numbers))
    process.start()
    there.close()
    loaded: dict[int, LoadedPart] = {}
    for number in _taken(numbers):
        loaded[number] = load_part(portions[number])
        loaded |= _arriving(here, to_the_last=False)
    loaded |= _arriving(here, to_the_last=True)
    process.join()
    os.close(numbers)
    return tuple(loaded[number] for number in range(len(portions)))


def _is_possible() -> bool:
    """Only a fork starts with what is loaded already; macOS has it, but its own libraries do not survive it."""
    has_fork = sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()
    return has_fork and (os.cpu_count() or 1) > 1


def _widen(pipe: Connection) -> None:
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415  # not every system has it

        # Whoever has wide pipes enough already goes on with a narrow one.
        with suppress(PermissionError):
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _ROOM)


def _taken(numbers: int) -> Iterator[int]:
    while number := os.read(numbers, 1):
        yield number[0]


def _arriving(here: Connection, *, to_the_last: bool) -> Iterator[tuple[int, LoadedPart]]:
    """The parts that the other process has sent by now, or all that it will send."""
    while to_the_last or here.poll():
        try:
            yield here.recv()
        except EOFError:
            return


def _send(there: Connection, load_part: LoadPart, portions: Sequence[Sequence[SourceFile]], numbers: int) -> None:
    for number in _taken(numbers):
        there.send((number, load_part(portions[number])))
