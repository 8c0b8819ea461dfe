"""Builds as `mkdocs build` makes them, without its start: a process that has loaded it forks one whenever it is asked.

Each can be killed at any moment of it, a hundred in a minute.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

_REPOSITORY = Path(__file__).parents[1]
_EVENTS = "events.json"
_COUNT = -1
_LOG = "build.log"


@dataclass(frozen=True, slots=True)
class Events:
    """How often a build touches the disk, and how often until it has published the site."""

    all: int
    published: int


@dataclass(frozen=True, slots=True)
class Build:
    """How a build ended: its exit code, below zero where a signal killed it, and how many seconds it took."""

    code: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Builder:
    """What forks builds of the site in a folder."""

    process: subprocess.Popen[str]
    folder: Path

    def events(self) -> Events:
        """Those of one build."""
        assert self.build(at_event=_COUNT).code == 0
        return Events(*json.loads((self.folder / _EVENTS).read_text(encoding="utf-8")))

    def said(self) -> str:
        """What all its builds have said."""
        return (self.folder / _LOG).read_text(encoding="utf-8", errors="replace")

    def build(self, send: signal.Signals = signal.SIGKILL, after: float = 0, at_event: int = 0) -> Build:
        """One build, which gets a signal after some seconds or at the event with that number, or at neither."""
        pid = int(self._answer(f"{at_event} {send.value}"))
        begun = time.monotonic()
        if after:
            time.sleep(after)
            os.kill(pid, send)
        code = int(self._answer("wait"))
        return Build(code, time.monotonic() - begun)

    def _answer(self, word: str) -> str:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, "the builder has died"
        return answer


@contextmanager
def builder(folder: Path, python: str = sys.executable, host: str = "mkdocs", *arguments: str) -> Iterator[Builder]:
    """One for the site in `folder`; what its builds say stands in `build.log` there."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(_REPOSITORY), *filter(None, [os.environ.get("PYTHONPATH")])]),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1790000000",
        "PYTHONHASHSEED": "0",
    }
    with (folder / _LOG).open("a", encoding="utf-8") as log:
        process = subprocess.Popen(
            [python, "-c", "from tests.forked_builds import serve_builds; serve_builds()", host, *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        try:
            yield Builder(process, folder)
        finally:
            _close(process.stdin)
            process.wait(60)
            _close(process.stdout)


def serve_builds() -> None:
    """Forks a build for each line of the standard input, and says its number, then its exit code."""
    host, *arguments = sys.argv[1:]
    command = import_module(f"{host}.__main__").cli
    # One build loads all that the others would.
    with TemporaryDirectory() as folder:
        command(["build", "--quiet", *arguments, "--site-dir", folder], standalone_mode=False)
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            event, send = map(int, line.split())
            os._exit(_code_of(lambda: command(["build", "--quiet", *arguments]), event, send))
        print(child, file=answers, flush=True)
        sys.stdin.readline()
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), file=answers, flush=True)


def signal_at(event: int, send: int = signal.SIGKILL) -> Callable[[], Events]:
    """Sends a signal to this process when it touches the disk for that time, if ever; says how often it has."""
    seen = renamed = 0

    def watch(name: str, _arguments: object) -> None:
        nonlocal seen, renamed
        seen += name == "open" or name.startswith(("os.", "shutil.", "fcntl."))
        if name == "os.rename":
            # The last thing that is renamed is the former site.
            renamed = seen
        if seen == event:
            os.kill(os.getpid(), send)

    sys.addaudithook(watch)
    return lambda: Events(seen, renamed)


def _code_of(build: Callable[[], object], event: int, send: int) -> int:
    """The exit code of a build, without the second that it takes to take it apart."""
    events = signal_at(event, send) if event else None
    try:
        build()
    except SystemExit as end:
        if events and event == _COUNT:
            Path(_EVENTS).write_text(json.dumps(astuple(events())), encoding="utf-8")
        sys.stdout.flush()
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    raise AssertionError


def _close(stream: IO[str] | None) -> None:
    if stream:
        stream.close()
