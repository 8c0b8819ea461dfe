"""One folder in place of another, in one step where the system has it."""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

# How Linux and macOS name the call, and the flag that asks for an exchange.
_HERE = -100
_LINUX, _MACOS = "renameat2", "renamex_np"
_EXCHANGE = 2
_UNKNOWN = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)


class NoExchangeError(Exception):
    """Neither the system nor its disk can change two names in one step."""


def exchange(first: Path, second: Path) -> None:
    """Gives each of two folders the name of the other, so that at no moment one of the names is missing."""
    call = _system_call()
    if call is None:
        raise NoExchangeError
    if call(os.fsencode(first), os.fsencode(second)) == 0:
        return
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        raise NoExchangeError
    raise OSError(number, os.strerror(number), str(second))


def _system_call() -> Callable[[bytes, bytes], Any] | None:
    if os.name != "posix":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if hasattr(library, _LINUX):
        return lambda first, second: library.renameat2(_HERE, first, _HERE, second, _EXCHANGE)
    if hasattr(library, _MACOS):
        return lambda first, second: library.renamex_np(first, second, _EXCHANGE)
    return None
