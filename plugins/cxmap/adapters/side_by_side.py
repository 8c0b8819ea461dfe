"""Loading many files on two processors."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from multiprocessing.connection import Connection

from cxmap.loading.load import LoadPart, Part
from cxmap.model.source import SourceFile

FEWEST = 1_500
"""Fewer files are loaded sooner than a second process is started and asked for what it has."""

_PORTIONS = 32
"""So many that neither process waits long for the other's last one; their numbers fit into a byte."""


def in_two(load_part: LoadPart, files: Sequence[SourceFile]) -> Iterable[Part]:
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
    process = forking.Process(target=_send, args=(there, load_part, portions, numbers))
    process.start()
    there.close()
    loaded = {number: load_part(portions[number]) for number in _taken(numbers)}
    sent: Mapping[int, bytes] = here.recv()
    process.join()
    os.close(numbers)
    loaded |= {number: pickle.loads(part) for number, part in sent.items()}
    return tuple(loaded[number] for number in range(len(portions)))


def _is_possible() -> bool:
    """Only a fork starts with what is loaded already; macOS has it, but its own libraries do not survive it."""
    has_fork = sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()
    return has_fork and (os.cpu_count() or 1) > 1


def _taken(numbers: int) -> Iterator[int]:
    while number := os.read(numbers, 1):
        yield number[0]


def _send(there: Connection, load_part: LoadPart, portions: Sequence[Sequence[SourceFile]], numbers: int) -> None:
    # Each part is packed when it is loaded, so that nobody waits for that in the end.
    there.send({number: pickle.dumps(load_part(portions[number]), protocol=5) for number in _taken(numbers)})
