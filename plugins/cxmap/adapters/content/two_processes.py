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
from typing import Any, NamedTuple, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 1_500
"""Fewer files are done with sooner than a second process is started and asked for what it has."""

_PORTIONS = 64
"""So many, or up to twice as many, that neither process waits long for the other; their numbers fit into a byte."""
_ROOM = 1 << 20
"""Bytes on the way from one process to the other: some portions, so that sending one does not wait."""


class TwoProcesses:
    """Does work in this process and in another one; who leaves it waits for what goes on.

    Where there can be no second process, or it ends before its time, this one does everything.
    """

    def __init__(self) -> None:
        self._later: list[Callable[[], object]] = []
        self._others: list[_Other] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error: type[BaseException] | None, *_more: object) -> None:
        for other in self._others:
            # Nobody reads any more what it would send.
            other.here.close()
            os.close(other.numbers)
            if error:
                other.process.terminate()
        while self._later and not error:
            self._later.pop()()
        for other in self._others:
            other.process.join()

    def in_two(self, work: Callable[[Sequence[T]], R], items: Sequence[T], *, amount: int) -> Iterable[R]:
        """Does some of the work in the other process, if it is worth that.

        The other process begins at once; this one helps as soon as the first answer is asked for.
        """
        size = max(1, len(items) // _PORTIONS)
        portions = [items[start : start + size] for start in range(0, len(items), size)]
        other = self._begun(work, portions) if amount >= FEWEST and has_second_process() else None
        return _shared(work, portions, other) if other else map(work, (items,))

    def later(self, work: Callable[[], object], *, amount: int) -> None:
        """Notes a work whose answer nobody needs: the next other process does it when it has nothing else to do.

        It gets a process of its own at once, if it is worth that.
        """
        self._later.append(work)
        if amount >= FEWEST and has_second_process():
            self._begun(lambda _nothing: None, ())

    def _begun(self, work: Callable[[Sequence[T]], R], portions: Sequence[Sequence[T]]) -> _Other | None:
        # Whoever is free takes the next number out of this pipe: processors are not equally fast.
        numbers, into = os.pipe()
        os.write(into, bytes(range(len(portions))))
        os.close(into)
        forking = multiprocessing.get_context("fork")
        here, there = forking.Pipe(duplex=False)
        widen(there)
        process = forking.Process(
            target=_send, args=(here, there, lambda number: work(portions[number]), numbers, self._later)
        )
        other = _Other(process, here, numbers)
        try:
            process.start()
        except OSError:  # the system has no room for one more
            here.close()
            os.close(numbers)
            return None
        finally:
            there.close()
        self._others.append(other)
        self._later.clear()
        return other


class _Other(NamedTuple):
    """Another process, where its answers arrive, and the numbers of the portions that nobody has taken."""

    process: BaseProcess
    here: Connection
    numbers: int


def _shared(work: Callable[[Sequence[T]], R], portions: Sequence[Sequence[T]], other: _Other) -> Iterator[R]:
    done: dict[int, R] = {}
    for number in _taken(other.numbers):
        done[number] = work(portions[number])
        done |= _arriving(other.here, to_the_last=False)
    done |= _arriving(other.here, to_the_last=True)
    for number, portion in enumerate(portions):
        yield done[number] if number in done else work(portion)


def has_second_process() -> bool:
    """Only a fork starts with what is loaded already; macOS has it, but its own libraries do not survive it."""
    has_fork = sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()
    return has_fork and (os.cpu_count() or 1) > 1


def widen(pipe: Connection) -> None:
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
        except (EOFError, OSError):  # it has ended, perhaps in the middle of a part
            return


def _send(
    here: Connection,
    there: Connection,
    part: Callable[[int], object],
    numbers: int,
    later: list[Callable[[], object]],
) -> None:
    """The other process: it ends with the first one, which is told of an interruption and ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    here.close()
    # What ends this process early, the first one meets again where it does the missing portions itself.
    with suppress(Exception):
        for number in _taken(numbers):
            there.send((number, part(number)))
    there.close()
    while later:
        later.pop()()
