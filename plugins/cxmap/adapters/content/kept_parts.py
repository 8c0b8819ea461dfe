"""Loaded files, kept from one command to the next: of a large map only what has changed is read again."""

from __future__ import annotations

import os
import pickle
import stat
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import cxmap
from cxmap.adapters.content.two_processes import FEWEST, TwoProcesses
from cxmap.model.source import SourceFile

T = TypeVar("T")
R = TypeVar("R")

_FILES_A_PORTION = 200
"""On average; so few are soon loaded again after one of them was changed."""
_KEPT_FOR = 2 * 24 * 60 * 60
"""Seconds. Verdicts are of a day: the next one needs other parts wherever tables are read."""
_ENDING = ".loaded"
_PROOF = blake2b().digest_size


class KeptParts:
    """Does what is not kept, in two processes where that is worth it, and keeps it.

    A process that compiles again and again has a `memory` for its own parts, which then go to the disk only once.
    """

    def __init__(self, processes: TwoProcesses, memory: dict[str, Any] | None = None) -> None:
        self._processes = processes
        self._memory = memory

    def __call__(
        self,
        work: Callable[[Sequence[T]], R],
        items: Sequence[T],
        *,
        amount: int,
        rests_on: Callable[[], str] | None = None,
    ) -> Iterable[R]:
        """`rests_on` says all that the work on some files rests on besides them; without it nothing is kept."""
        folder = _folder() if rests_on is not None and amount >= FEWEST else None
        if rests_on is None or (folder is None and self._memory is None):
            return self._processes.in_two(work, items, amount=amount)
        return self._kept(folder, work, items, rests_on)

    def _kept(
        self, folder: Path | None, work: Callable[[Sequence[T]], R], items: Sequence[T], rests_on: Callable[[], str]
    ) -> list[R]:
        portions, program = list(_portions(items)), _program()

        def names() -> list[str]:
            on = f"{program}\n{rests_on()}"
            return [_name(portion, on) for portion in portions]

        # Names cost a digest of everything: while nothing is kept, whoever keeps it finds them.
        known = names() if self._memory is not None or (folder and _holds_any(folder)) else []
        done: list[Any] = [self._found(folder, name) for name in known] or [None] * len(portions)
        missing = [number for number, part in enumerate(done) if part is None]

        def make(numbers: Sequence[int]) -> list[_MadePart]:
            return [_MadePart(work(portions[number])) for number in numbers]

        def keep() -> None:
            places = [folder / name for name in known or names()] if folder else []
            for number, each in made.items():
                _write(places[number], each.pickled)
            if folder:
                _clear(folder, set(places))

        amount = sum(len(portions[number]) for number in missing)
        parts = (each for them in self._processes.in_two(make, missing, amount=amount) for each in them)
        made = dict(zip(missing, parts, strict=True))
        if made and folder and not self._memory:
            self._processes.later(keep, amount=amount)
        for number, each in made.items():
            done[number] = each.part
        self._remember(known, done)
        return done

    def _found(self, folder: Path | None, name: str) -> Any:
        if self._memory and name in self._memory:
            return self._memory[name]
        return _read(folder / name) if folder else None

    def _remember(self, names: Sequence[str], parts: Sequence[Any]) -> None:
        """Forgets all others: a text that is typed is soon another one."""
        if self._memory is not None:
            self._memory.clear()
            self._memory.update(zip(names, parts, strict=True))


@dataclass(slots=True)
class _MadePart:
    """A part; it leaves its process as the bytes that are kept."""

    part: Any
    kept: bytes = b""

    @property
    def pickled(self) -> bytes:
        return self.kept or pickle.dumps(self.part, pickle.HIGHEST_PROTOCOL)

    def __reduce__(self) -> tuple[Callable[[bytes], _MadePart], tuple[bytes]]:
        return _arrived, (self.pickled,)


def _arrived(pickled: bytes) -> _MadePart:
    return _MadePart(pickle.loads(pickled), pickled)  # this process's own other half made it


def _portions(items: Sequence[T]) -> Iterator[list[T]]:
    """Ends where a path says so, so that one more file changes its own portion alone."""
    portion: list[T] = []
    for item in items:
        portion.append(item)
        if isinstance(item, SourceFile) and zlib.crc32(item.path.encode()) % _FILES_A_PORTION == 0:
            yield portion
            portion = []
    if portion:
        yield portion


def _name(portion: Iterable[object], rests_on: str) -> str:
    digest = blake2b(rests_on.encode(), digest_size=24)
    for item in portion:
        assert isinstance(item, SourceFile)
        about = f"{item.path}\0{item.unread}\0{len(item.content)}\0"
        digest.update(about.encode())
        digest.update(item.content)
    return digest.hexdigest() + _ENDING


def _program() -> str:
    """The state of everything that makes a part: our own files, and what they rest on."""
    import markdown_it  # noqa: PLC0415  # a small map needs none of it here
    import pydantic  # noqa: PLC0415  # likewise
    import yaml  # noqa: PLC0415  # likewise

    package = Path(cxmap.__file__).parent
    states = [(str(file), file.stat()) for file in sorted(package.rglob("*.py"))]
    own = [f"{name} {state.st_size} {state.st_mtime_ns}" for name, state in states]
    return "\n".join((sys.version, pydantic.VERSION, yaml.__version__, markdown_it.__version__, *own))


def _folder() -> Path | None:
    """A folder of this user alone; None where there is none: what others can write to must not be believed."""
    from platformdirs import user_cache_path  # noqa: PLC0415  # likewise

    folder = user_cache_path("cxmap", appauthor=False)
    # A machine that is thrown away after one run gains nothing from what is kept, unless that run brought the folder.
    if os.environ.get("CI") and not folder.exists():
        return None
    try:
        folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        state = folder.lstat()
    except (OSError, RuntimeError):
        return None
    is_own = not hasattr(os, "getuid") or (
        state.st_uid == os.getuid() and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )
    return folder if stat.S_ISDIR(state.st_mode) and is_own else None


def _holds_any(folder: Path) -> bool:
    with suppress(OSError):
        return any(folder.iterdir())
    return False


def _read(file: Path) -> Any:
    """The part that a file keeps; None where there is no file, or where it is not as it was written."""
    try:
        content = file.read_bytes()
        os.utime(file)
    except OSError:
        return None
    proof, pickled = content[:_PROOF], content[_PROOF:]
    return pickle.loads(pickled) if blake2b(pickled).digest() == proof else None  # this user's alone


def _write(file: Path, pickled: bytes) -> None:
    """Where nothing can be written, nothing is kept."""
    with suppress(OSError):
        handle, name = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as opened:
                opened.write(blake2b(pickled).digest() + pickled)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink()
            raise


def _clear(folder: Path, used: set[Path]) -> None:
    """Takes away what nobody has asked for of late."""
    oldest = time.time() - _KEPT_FOR
    with suppress(OSError):
        for file in folder.iterdir():
            if file not in used and file.stat().st_mtime < oldest:
                file.unlink(missing_ok=True)
