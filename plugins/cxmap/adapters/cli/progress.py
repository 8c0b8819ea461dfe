"""One line on the terminal that says what a long run is doing."""

from __future__ import annotations

import os
import sys
from threading import Lock, Timer
from types import TracebackType

_PATIENCE = 1.0


class Progress:
    """Shows the present step once the work has taken a second, and takes the line away at the end.

    A pipe, a file or a CI job gets nothing.
    """

    def __init__(self) -> None:
        self._step = ""
        self._shown = ""
        self._late = False
        self._lock = Lock()
        self._timer = Timer(_PATIENCE, self._begin)
        self._timer.daemon = True

    def __call__(self, step: str) -> None:
        with self._lock:
            self._step = step
            if self._late:
                self._show(f"{step} …")

    def __enter__(self) -> Progress:
        if sys.stderr is not None and sys.stderr.isatty() and not os.environ.get("CI"):
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._late = False
            self._show("")

    def _begin(self) -> None:
        with self._lock:
            if not self._timer.finished.is_set():
                self._late = True
                self._show(f"{self._step} …")

    def _show(self, text: str) -> None:
        if text != self._shown:
            erased = " " * len(self._shown)
            sys.stderr.write(f"\r{erased}\r{text}")
            sys.stderr.flush()
            self._shown = text
