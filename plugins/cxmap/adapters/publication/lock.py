"""A lock that a process holds until it ends, however it ends, and that says who holds it."""

from __future__ import annotations

import errno
import os
import platform
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PATIENCE = 300.0
"""Seconds for which a build waits for another one of the same site."""
_PAUSE = 0.1
# Windows lets nobody read what is locked; nobody reads here.
_FAR_AWAY = 1 << 30
_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)


class HeldError(Exception):
    """Another process holds the lock; the text says which."""


@dataclass(slots=True)
class Lock:
    """A file that is locked; whoever has it, removes it."""

    path: Path
    patience: float = _PATIENCE
    _handle: int | None = field(default=None, init=False)

    def take(self, say: Callable[[str], None]) -> None:
        """Waits for it if it must, and says so once; raises HeldError when it has waited long enough."""
        end = time.monotonic() + self.patience
        said = False
        while not self._taken():
            holder = self._holder()
            if time.monotonic() > end:
                raise HeldError(holder)
            if not said:
                say(holder)
                said = True
            time.sleep(_PAUSE)

    @property
    def is_held(self) -> bool:
        """Whether this build has it."""
        return self._handle is not None

    @property
    def keeps_others_away(self) -> bool:
        """Whether others still find the file that this build has locked; somebody may have removed it."""
        return self._handle is not None and self._is_in_place(self._handle)

    @property
    def handles(self) -> tuple[int, ...]:
        """The open file that is locked, where another process can get it, which then holds the lock, too."""
        return () if self._handle is None or os.name != "posix" else (self._handle,)

    def release(self) -> None:
        """Gives it back, and leaves no file behind."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        with suppress(OSError):  # Windows removes no file that is open
            self.path.unlink()
        os.close(handle)

    def _taken(self) -> bool:
        try:
            # The one who releases it takes the folder away with the file.
            self.path.parent.mkdir(exist_ok=True)
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        except FileNotFoundError:
            return False
        try:
            if not (_is_locked(handle) and self._is_in_place(handle)):
                os.close(handle)
                return False
            os.ftruncate(handle, 0)
            since = time.strftime("%Y-%m-%d %H:%M:%S")
            os.write(handle, f"process {os.getpid()} on {platform.node()}, since {since}".encode())
        except BaseException:
            os.close(handle)
            raise
        self._handle = handle
        return True

    def _is_in_place(self, handle: int) -> bool:
        """Whether the file that was locked is still the one that others find."""
        try:
            return os.path.samestat(os.fstat(handle), self.path.stat())
        except FileNotFoundError:
            return False

    def _holder(self) -> str:
        try:
            return self.path.read_text(encoding="utf-8", errors="replace") or "another process"
        except OSError:
            return "another process"


def _is_locked(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(handle, _FAR_AWAY, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        if problem.errno in _NO_LOCKS:
            return True  # A disk without locks, such as some in networks, must not stop every build.
        if problem.errno in (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True
