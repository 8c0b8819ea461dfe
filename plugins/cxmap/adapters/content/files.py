"""Reads the content folder: what the map is made of and what could act with its bytes, all others by path only."""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Iterator
from pathlib import Path

from cxmap.model.page_files import ENDINGS, may_load
from cxmap.model.source import SourceFile, Unread

LARGEST_FILE = 1024 * 1024
_LARGEST_PICTURE = 4 * LARGEST_FILE
READ = (*ENDINGS, ".csv")
"""The endings of files of which a map may be made."""
# A symbolic link or a pipe that took a file's place after the folder was listed is not opened or waited for either.
_OPENING = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class UnreadableContentError(Exception):
    """The content folder, or a file in it, cannot be read; the text is the sentence that says why."""


def read_content(folder: Path, named: str | None = None) -> tuple[SourceFile, ...]:
    """All files below the folder but those that begin with a dot, sorted by path; those so `named` in any case."""
    try:
        return tuple(sorted(_files_below(os.fspath(folder), named), key=_path_of))
    except OSError as problem:
        raise UnreadableContentError(f"cannot read `{problem.filename or folder}`: {problem.strerror}") from None


def read_file(folder: Path, path: str) -> SourceFile | None:
    """One file below the folder, whatever its name; None where there is none, or no plain one."""
    place = os.fspath(folder / path)
    if os.path.islink(place):  # noqa: PTH114  # what cannot be asked is told below
        return SourceFile(path, unread=Unread.SYMLINK)
    try:
        return next(_file(place, path, LARGEST_FILE), None)
    except OSError as problem:
        raise UnreadableContentError(f"cannot read `{problem.filename or place}`: {problem.strerror}") from None


def shown_prefix(content: Path) -> str:
    """The text before a path below the content folder, seen from the working directory."""
    try:
        folder = os.path.relpath(content)
    except ValueError:  # another drive
        folder = os.path.abspath(content)  # noqa: PTH100  # links in it must stay as the user wrote them
    return "" if folder == os.curdir else f"{folder.replace(os.sep, '/').rstrip('/')}/"


def shown_path(prefix: str, path: str) -> str:
    """A path below the content folder, or above it, as who has this prefix sees it."""
    return posixpath.normpath(prefix + path) if path.startswith("../") else prefix + path


def _path_of(file: SourceFile) -> str:
    return file.path


def _files_below(root: str, named: str | None) -> Iterator[SourceFile]:
    folders = [(root, "")]
    while folders:
        folder, prefix = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                is_named = entry.name == named and not entry.is_dir(follow_symlinks=False)
                if entry.name.startswith(".") and not is_named:
                    continue
                path = prefix + path_text(entry.name)
                if entry.is_symlink():
                    yield SourceFile(path, unread=Unread.SYMLINK)
                elif entry.is_dir(follow_symlinks=False):
                    folders.append((entry.path, f"{path}/"))
                elif entry.is_file(follow_symlinks=False):
                    yield from _file(entry.path, path, LARGEST_FILE if is_named else _most(path))


def _most(path: str) -> int:
    """How large a file may be to be read; 0 where only its path counts."""
    return LARGEST_FILE if is_read(path) else _LARGEST_PICTURE if may_load(path) else 0


def _file(place: str, path: str, most: int) -> Iterator[SourceFile]:
    if not most:
        yield SourceFile(path)
        return
    try:
        opened = os.open(place, _OPENING)
    except FileNotFoundError:  # an editor's passing file
        return
    try:
        status = os.fstat(opened)
        if status.st_size > most:
            yield SourceFile(path, unread=Unread.TOO_LARGE)
        elif stat.S_ISREG(status.st_mode):
            yield SourceFile(path, os.read(opened, status.st_size))
    finally:
        os.close(opened)


def is_read(path: str) -> bool:
    """Whether the map may be made of it."""
    return path.lower().endswith(READ)


def path_text(name: str) -> str:
    """A name whose bytes are no text still becomes one, so that everything can be said about its file."""
    return name if name.isascii() else name.encode("utf-8", "backslashreplace").decode("utf-8")
