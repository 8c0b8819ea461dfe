"""Changes a file of the content folder: whole or not at all, and only where it is still what was read."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
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
