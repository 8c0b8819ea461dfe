"""Files and folders as they are: times and rights too, and links as links."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path


def copy_file(file: str, place: str) -> None:
    """A file of its own."""
    shutil.copy2(file, place, follow_symlinks=False)


def link_or_copy(file: str, place: str) -> None:
    """The same file under a second name, where the disk can do that."""
    try:
        os.link(file, place, follow_symlinks=False)
    except OSError:
        copy_file(file, place)


def copy(entry: Path, place: Path, with_file: Callable[[str, str], None] = copy_file) -> None:
    """All that an entry of a folder holds, in another place."""
    if entry.is_dir() and not entry.is_symlink():
        shutil.copytree(entry, place, symlinks=True, copy_function=with_file)
    else:
        with_file(str(entry), str(place))
