"""Loading many files on two processors."""

from __future__ import annotations

import multiprocessing
import os
import sys
from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import accumulate
from multiprocessing.connection import Connection

from cxmap.loading.load import LoadPart, Part
from cxmap.model.source import SourceFile

FEWEST = 1_500
"""Fewer files are loaded sooner than a second process is started and asked for what it has."""

_OWN_SHARE = 0.57


def in_two(load_part: LoadPart, files: Sequence[SourceFile]) -> Iterable[Part]:
    """Loads the second half in a process of its own, where that is possible and worth it."""
    if len(files) < FEWEST or not _is_possible():
        return (load_part(files),)
    middle = _middle(files)
    here, there = multiprocessing.get_context("fork").Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_send, args=(there, load_part, files[middle:]))
    process.start()
    there.close()
    first = load_part(files[:middle])
    second: Part = here.recv()
    process.join()
    return (first, second)


def _is_possible() -> bool:
    """Only a fork starts with what is loaded already; macOS has it, but its own libraries do not survive it."""
    has_fork = sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()
    return has_fork and (os.cpu_count() or 1) > 1


def _middle(files: Sequence[SourceFile]) -> int:
    """Where the files before weigh a little more than those behind, which must also be sent back."""
    weights = list(accumulate(len(source.content) for source in files))
    return bisect(weights, int(weights[-1] * _OWN_SHARE))


def _send(there: Connection, load_part: LoadPart, files: Sequence[SourceFile]) -> None:
    there.send(load_part(files))
