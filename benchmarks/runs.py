"""Runs commands as whole processes and says what they took."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_KILOBYTES_A_UNIT = 1 / 1024 if sys.platform == "darwin" else 1
"""macOS counts peak memory in bytes, Linux in kilobytes."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds from start to end, seconds of all processors, and the peak memory of the process in megabytes."""

    seconds: float
    processor_seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Task:
    """A command to be measured in a folder, and what is done before each of its runs."""

    command: Sequence[str]
    folder: Path
    before: Callable[[], object] = lambda: None


def run(task: Task) -> Run:
    """Runs a command whose output nobody needs; raises RuntimeError where it fails."""
    task.before()
    # Byte code is kept, as on the machine of whoever works with the tool; nothing is thrown away as on one of CI.
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONDONTWRITEBYTECODE", "CI")}
    begun = time.perf_counter()
    process = subprocess.Popen(
        task.command, cwd=task.folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    complaint = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(task.command)} ended with {process.returncode}:\n{complaint[-2000:]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _KILOBYTES_A_UNIT / 1024)


def alternating(tasks: Sequence[Task], times: int, *, warm_up: bool = True) -> list[Run]:
    """The medians of several runs of each task, taken in turn, after one run each to warm up."""
    runs: list[list[Run]] = [[] for _ in tasks]
    for counted in range(times + warm_up):
        for number, task in enumerate(tasks):
            result = run(task)
            if counted >= warm_up:
                runs[number].append(result)
    return [_median(taken) for taken in runs]


def _median(taken: Sequence[Run]) -> Run:
    return Run(
        statistics.median(run.seconds for run in taken),
        statistics.median(run.processor_seconds for run in taken),
        max(run.megabytes for run in taken),
    )
