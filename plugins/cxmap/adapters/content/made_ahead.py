"""Answers that a second process makes ahead, from the last to the first, while this one asks for them in order."""

from __future__ import annotations

import mmap
import multiprocessing
import pickle
import signal
import threading
import zlib
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from cxmap.adapters.content.two_processes import has_second_process, widen

R = TypeVar("R")

_NUMBER = 8
"""The bytes of a place."""
_FASTEST = 1
"""How hard answers are packed, which wait for a long time until they are asked for."""


class MadeAhead(Generic[R]):
    """Makes answers by their place in another process; what that has not made, whoever asks makes himself.

    That process works alone on what was loaded when it began. Both may make the same answer where they meet.
    """

    def __init__(self, make: Callable[[int], R], places: int) -> None:
        self._made: dict[int, bytes] = {}
        self._given: set[int] = set()
        self._places = _SharedPlaces(places)
        forking = multiprocessing.get_context("fork")
        self._here, there = forking.Pipe(duplex=False)
        widen(there)
        self._process = forking.Process(
            target=_make_backwards, args=(self._here, there, make, self._places), daemon=True
        )
        try:
            self._process.start()
        except OSError:  # the system has no room for one more
            self._here.close()
        finally:
            there.close()

    def answer(self, place: int) -> R | None:
        """The answer, where the other process has made it or is about to; each is handed out once."""
        if place in self._given:
            return None
        self._given.add(place)
        self._places.asked = place + 1
        while not self._here.closed and (self._here.poll() or self._is_on_the_way(place)):
            self._receive()
        packed = self._made.pop(place, b"")
        answer: R | None = pickle.loads(zlib.decompress(packed)) if packed else None
        return answer

    def end(self) -> None:
        """Nobody asks any more."""
        self._here.close()
        if self._process.pid:
            self._process.terminate()
            self._process.join()

    def _is_on_the_way(self, place: int) -> bool:
        return place not in self._made and place >= self._places.begun

    def _receive(self) -> None:
        try:
            message = self._here.recv_bytes()
        except (EOFError, OSError):  # it has ended, perhaps in the middle of an answer
            self._here.close()
        else:
            self._made[int.from_bytes(message[:_NUMBER], "big")] = message[_NUMBER:]


class _SharedPlaces:
    """How far both processes are, in memory that both see: all places before `asked`, and all from `begun` on."""

    def __init__(self, places: int) -> None:
        self._seen = memoryview(mmap.mmap(-1, mmap.PAGESIZE)).cast("q")
        self.number = self.begun = places

    @property
    def asked(self) -> int:
        return self._seen[0]

    @asked.setter
    def asked(self, place: int) -> None:
        self._seen[0] = place

    @property
    def begun(self) -> int:
        return self._seen[1]

    @begun.setter
    def begun(self, place: int) -> None:
        self._seen[1] = place


def can_make_ahead() -> bool:
    """A second process would not survive what goes on in other threads."""
    return has_second_process() and threading.active_count() == 1


def _make_backwards(here: Connection, there: Connection, make: Callable[[int], Any], places: _SharedPlaces) -> None:
    """The other process: it ends with the first one, which is told of an interruption and ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    here.close()
    with suppress(OSError):
        for place in reversed(range(places.number)):
            if place < places.asked:
                break
            places.begun = place
            packed = b""
            # The first process meets the same where it makes this answer itself.
            with suppress(Exception):
                packed = zlib.compress(pickle.dumps(make(place), pickle.HIGHEST_PROTOCOL), _FASTEST)
            there.send_bytes(place.to_bytes(_NUMBER, "big") + packed)
    there.close()
