"""Git, asked for facts: it changes nothing, asks no other host, starts no other program, and never waits for long."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from cxmap.insight.history import Absence

PATIENCE = 20.0
"""Seconds after which nobody waits for an answer any more."""

_PROGRAM = "git"
# What a repository's own configuration might say otherwise.
_CONFIGURED = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "diff.relative=false",
    "i18n.logOutputEncoding=UTF-8",
    "log.showRoot=true",
    "log.showSignature=false",
    "log.follow=false",
    "protocol.allow=never",
)
# A build started by one of git's hooks inherits the place of the hook's repository.
_OTHER_REPOSITORY = frozenset(
    (
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    )
)
_QUIETLY = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_NO_REPOSITORY = b"not a git repository"
_CHUNK = 1 << 16


class NoAnswerError(Exception):
    """Git did not answer, for this reason."""

    def __init__(self, absence: Absence) -> None:
        super().__init__(absence)
        self.absence = absence


@dataclass(frozen=True, slots=True)
class Git:
    """The repository in which a folder lies; names of files are relative to that folder."""

    program: str
    folder: Path

    def answer(self, *arguments: str, given: bytes = b"") -> bytes:
        """All that a command says; raises NoAnswerError where it fails."""
        try:
            done = subprocess.run(
                self._command(arguments),
                cwd=self.folder,
                env=_environment(),
                input=given,
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            raise NoAnswerError(Absence.UNREADABLE) from None
        if done.returncode:
            raise NoAnswerError(Absence.NO_REPOSITORY if _NO_REPOSITORY in done.stderr else Absence.UNREADABLE)
        return done.stdout

    @contextmanager
    def parts(self, *arguments: str) -> Iterator[Iterator[bytes]]:
        """The answer to a command, parted at its zero bytes; a caller may stop early."""
        with self._started(arguments) as process:
            timer = Timer(PATIENCE, process.kill)
            timer.start()
            try:
                yield _parts(process)
            finally:
                timer.cancel()
                process.kill()

    def _started(self, arguments: tuple[str, ...]) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                self._command(arguments),
                cwd=self.folder,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            raise NoAnswerError(Absence.UNREADABLE) from None

    def _command(self, arguments: tuple[str, ...]) -> list[str]:
        configured = (word for setting in _CONFIGURED for word in ("-c", setting))
        return [self.program, "--no-pager", "--literal-pathspecs", *configured, *arguments]


def git_at(folder: Path) -> Git:
    """Git for the repository around a folder; raises NoAnswerError where there is no such program."""
    program = shutil.which(_PROGRAM)
    if program is None:
        raise NoAnswerError(Absence.NO_PROGRAM)
    return Git(program, folder)


def _environment() -> Mapping[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _OTHER_REPOSITORY} | _QUIETLY


def _parts(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    assert process.stdout
    pending = b""
    while chunk := process.stdout.read(_CHUNK):
        *whole, pending = (pending + chunk).split(b"\0")
        yield from whole
    if pending:
        yield pending
    if process.wait():
        raise NoAnswerError(Absence.UNREADABLE)
