"""Work on many files on two processors."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 1_500
"""Fewer files are done with sooner than a second process is started and asked for what it has."""

_PORTIONS = 64
"""So many, or up to twice as many, that neither process waits long for the other; their numbers fit into a byte."""
_ROOM = 1 << 20
"""Bytes on the way from one process to the other: some portions, so that sending one does not wait."""


def in_two(
    work: Callable[[Sequence[T]], R],
    items: Sequence[T],
    *,
    amount: int,
    rests_on: Callable[[], str] | None = None,  # noqa: ARG001  # nothing is kept here
) -> Iterable[R]:
    """Does some of the work in a process of its own, where that is possible and worth it.

    That process begins at once; this one helps as soon as the first answer is asked for.
    """
    if amount < FEWEST or not _is_possible():
        return map(work, (items,))
    size = max(1, len(items) // _PORTIONS)
    portions = [items[start : start + size] for start in range(0, len(items), size)]
    # Whoever is free takes the next number out of this pipe: processors are not equally fast.
    numbers, into = os.pipe()
    os.write(into, bytes(range(len(portions))))
    os.close(into)
    forking = multiprocessing.get_context("fork")
    here, there = forking.Pipe(duplex=False)
    _widen(there)
    process = forking.Process(target=_send, args=(there, work, portions, numbers))
    process.start()
    there.close()
    _RUNNING.append(process)
    _LATER.clear()
    return _shared(work, portions, numbers, here)


def _shared(
    work: Callable[[Sequence[T]], R], portions: Sequence[Sequence[T]], numbers: int, here: Connection
) -> Iterator[R]:
    done: dict[int, R] = {}
    for number in _taken(numbers):
        done[number] = work(portions[number])
        done |= _arriving(here, to_the_last=False)
    done |= _arriving(here, to_the_last=True)
    os.close(numbers)
    for number in range(len(portions)):
        yield done[number]


_LATER: list[Callable[[], object]] = []
_RUNNING: list[BaseProcess] = []


def later(work: Callable[[], object]) -> None:
    """Notes a work whose answer nobody needs: the next other process does it when it has nothing else to do."""
    _LATER.append(work)


def finish() -> None:
    """Does what no other process has begun, and waits for what goes on."""
    while _LATER:
        _LATER.pop()()
    while _RUNNING:
        _RUNNING.pop().join()


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


def _arriving(here: Connection, *, to_the_last: bool) -> Iterator[tuple[int, Any]]:
    """The parts that the other process has sent by now, or all that it will send."""
    while to_the_last or here.poll():
        try:
            yield here.recv()
        except EOFError:
            return


def _send(
    there: Connection, work: Callable[[Sequence[T]], object], portions: Sequence[Sequence[T]], numbers: int
) -> None:
    for number in _taken(numbers):
        there.send((number, work(portions[number])))
    there.close()
    # Who interrupts the command now waits for it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while _LATER:
        _LATER.pop()()
