"""What is held of every input: no exception, little time, bounded memory; and the count of it all."""

from __future__ import annotations

import faulthandler
import json
import mmap
import resource
import sys
import time
import traceback
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from tests.fuzz.harness import Harness

LONGEST = 2.0
"""Seconds of a processor that one input may take."""
MOST_MEMORY = 1_024
"""Mebibytes that a process may hold, after however many inputs."""
_MOST_FINDS = 20
_HUNG = 600
"""Seconds of the clock without a sign of life; a busy machine may let a process wait for minutes."""
_SAVED_EVERY = 1.0


@dataclass(slots=True)
class Tally:
    """The result of a run."""

    harness: str
    engine: str
    inputs: int = 0
    seconds: float = 0
    slowest: float = 0
    """Seconds of a processor."""
    memory: int = 0
    """Mebibytes at the most."""
    finds: dict[str, str] = field(default_factory=dict)
    """What is wrong, each with the name of its input."""


class LastInput:
    """The file with the last input, which is found there when it kills or hangs the interpreter."""

    _SIZE = 8
    """The first bytes say how long the input is."""

    def __init__(self, folder: Path, longest: int) -> None:
        file = folder / "last"
        file.write_bytes(bytes(self._SIZE + longest))
        # To write a file for every input takes longer than many inputs do.
        with file.open("r+b") as opened:
            self._held = mmap.mmap(opened.fileno(), 0)

    def keep(self, data: bytes) -> None:
        self._held[: self._SIZE] = len(data).to_bytes(self._SIZE, "big")
        self._held[self._SIZE : self._SIZE + len(data)] = data

    @classmethod
    def of(cls, folder: Path) -> bytes:
        held = (folder / "last").read_bytes()
        return held[cls._SIZE :][: int.from_bytes(held[: cls._SIZE], "big")]


class Watch:
    """Lets a harness judge inputs, and keeps those that fail in a folder; a process of its own may end if one hangs."""

    def __init__(self, harness: Harness, engine: str, folder: Path, *, ends_if_hung: bool = False) -> None:
        self._harness, self._folder, self._ends_if_hung = harness, folder, ends_if_hung
        self.tally = Tally(harness.name, engine)
        self._begun = self._saved = time.monotonic()
        self._last = LastInput(folder, harness.longest_input)

    def __call__(self, data: bytes) -> None:
        self._last.keep(data)
        begun = time.process_time()
        try:
            self._harness.holds_for(data)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is what a fuzzer looks for
            self._keep(data, _summary(error))
        self._measure(data, time.process_time() - begun)

    def save(self) -> None:
        self.tally.seconds = round(time.monotonic() - self._begun, 1)
        (self._folder / "tally.json").write_text(json.dumps(asdict(self.tally)), encoding="utf-8")

    def is_over(self, seconds: float, runs: int) -> bool:
        """Whether the budget is spent; no limit is 0."""
        spent = time.monotonic() - self._begun
        return bool((seconds and spent >= seconds) or (runs and self.tally.inputs >= runs))

    def _measure(self, data: bytes, seconds: float) -> None:
        tally = self.tally
        tally.inputs += 1
        tally.memory = max(tally.memory, _memory())
        if seconds > tally.slowest:
            tally.slowest = round(seconds, 3)
            (self._folder / "slowest").write_bytes(data)
        if seconds > LONGEST:
            self._keep(data, f"takes more than {LONGEST:.0f} seconds")
        if tally.memory > MOST_MEMORY:
            self._keep(data, f"more than {MOST_MEMORY} MiB are held")
        if time.monotonic() - self._saved > _SAVED_EVERY:
            self._saved = time.monotonic()
            self.save()
            if self._ends_if_hung:
                faulthandler.dump_traceback_later(_HUNG, exit=True)

    def _keep(self, data: bytes, what: str) -> None:
        if what not in self.tally.finds and len(self.tally.finds) < _MOST_FINDS:
            name = sha256(data).hexdigest()[:12]
            (self._folder / name).write_bytes(data)
            self.tally.finds[what] = name
            self.save()


def _summary(error: Exception) -> str:
    """The kind of an exception and where it came from: what tells one find from another."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} at {places}"


def _memory() -> int:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)
