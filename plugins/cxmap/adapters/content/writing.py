"""Changes files of the content folder: whole or not at all, and only where they are still what was read."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from cxmap.adapters.content.files import LARGEST_FILE


class NotWrittenError(Exception):
    """A file was left as it is; the text says why."""


def replace_content(folder: Path, path: str, before: bytes, after: bytes) -> None:
    """Gives the file at `path` below the folder its new content, through a file beside it that takes its place."""
    file = folder.joinpath(*path.split("/"))
    try:
        status = _status(folder, file)
        passing = _beside(file, after, status)
        try:
            # An editor may have saved the file since it was read.
            if file.read_bytes() != before:
                raise NotWrittenError("it was changed in the meantime")
            passing.replace(file)
        except BaseException:
            passing.unlink()
            raise
    except OSError as problem:
        raise NotWrittenError(str(problem.strerror)) from None


@dataclass(frozen=True, slots=True)
class NewContent:
    """New content for the file at a path, and its new path where it moves within its folder."""

    path: str
    before: bytes
    after: bytes
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A change that only has to be put in place: its new content and the former one lie beside the file."""

    file: Path
    target: Path
    new: Path
    former: Path


def change_all(folder: Path, changes: Sequence[NewContent]) -> None:
    """Makes all changes in their order, or none: whatever stops it, what it has put in place is taken back."""
    try:
        with ExitStack() as passing:
            prepared = [_prepared(folder, change, passing) for change in changes]
            for change, ready in zip(changes, prepared, strict=True):
                if ready.file.read_bytes() != change.before:
                    raise NotWrittenError(f"`{change.path}` was changed in the meantime")
            with ExitStack() as undoing:
                for ready in prepared:
                    _put(ready, undoing)
                undoing.pop_all()
    except OSError as problem:
        raise NotWrittenError(f"{problem.filename}: {problem.strerror}") from None


def make_all(folder: Path, texts: Mapping[str, str]) -> None:
    """Writes files that are not there yet, with the folders in which they lie: all of them or none."""
    with ExitStack() as undoing:
        try:
            for path, text in texts.items():
                _make(folder.joinpath(*path.split("/")), text, undoing)
        except OSError as problem:
            raise NotWrittenError(f"{problem.filename}: {problem.strerror}") from None
        undoing.pop_all()


def _make(file: Path, text: str, undoing: ExitStack) -> None:
    for parent in reversed([each for each in file.parents if not each.exists()]):
        parent.mkdir()
        undoing.callback(parent.rmdir)
    with file.open("x", encoding="utf-8", newline="\n") as made:
        undoing.callback(file.unlink)
        made.write(text)


def _prepared(folder: Path, change: NewContent, passing: ExitStack) -> _Prepared:
    file = folder.joinpath(*change.path.split("/"))
    target = folder.joinpath(*change.moved_to.split("/")) if change.moved_to else file
    if change.moved_to and os.path.lexists(target):
        raise NotWrittenError(f"`{change.moved_to}` is there already")
    try:
        status = _status(folder, file)
    except NotWrittenError as problem:
        raise NotWrittenError(f"`{change.path}`: {problem}") from None
    beside = []
    for content in (change.after, change.before):
        beside.append(_beside(file, content, status))
        passing.callback(beside[-1].unlink, missing_ok=True)
    return _Prepared(file, target, *beside)


def _put(ready: _Prepared, undoing: ExitStack) -> None:
    undoing.callback(ready.former.replace, ready.file)
    if ready.target != ready.file:
        undoing.callback(ready.target.unlink, missing_ok=True)
    ready.new.replace(ready.target)
    if ready.target != ready.file:
        ready.file.unlink()


def _status(folder: Path, file: Path) -> os.stat_result:
    """The status of a plain file that can be written, below the folder and through no link."""
    for parent in file.parents:
        if parent == folder:
            break
        if not stat.S_ISDIR(parent.lstat().st_mode):
            raise NotWrittenError("a link stands in its way")
    status = file.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_FILE:
        raise NotWrittenError("it was changed in the meantime")
    if not os.access(file, os.W_OK):
        raise NotWrittenError("it may only be read")
    return status


def _beside(file: Path, content: bytes, status: os.stat_result) -> Path:
    """A new file in the same folder that whoever reads content leaves alone, with the owner and rights of the old."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(content)
            written.flush()
            os.fsync(handle)
        if hasattr(os, "chown"):
            with suppress(PermissionError):
                os.chown(name, status.st_uid, status.st_gid)
        Path(name).chmod(stat.S_IMODE(status.st_mode))
    except BaseException:
        Path(name).unlink()
        raise
    return Path(name)
