"""Runs a command as a whole process and says what it took."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_KILOBYTES_A_UNIT = 1 / 1024 if sys.platform == "darwin" else 1
"""macOS counts peak memory in bytes, Linux in kilobytes."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds from start to end, and the peak memory in megabytes."""

    seconds: float
    megabytes: float


def run(command: Sequence[str], folder: Path) -> Run:
    """Runs a command whose output nobody needs; raises RuntimeError where it fails."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    complaint = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{complaint[-2000:]}")
    return Run(seconds, usage.ru_maxrss * _KILOBYTES_A_UNIT / 1024)


def alternating(commands: Sequence[tuple[Sequence[str], Path]], times: int) -> list[Run]:
    """The median of several runs of each command, taken in turn, after one run each to warm up."""
    runs: list[list[Run]] = [[] for _ in commands]
    for counted in range(times + 1):
        for number, (command, folder) in enumerate(commands):
            result = run(command, folder)
            if counted:
                runs[number].append(result)
    return [Run(statistics.median(run.seconds for run in taken), max(run.megabytes for run in taken)) for taken in runs]
