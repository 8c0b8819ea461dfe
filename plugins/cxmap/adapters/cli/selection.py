"""Which files of the content folder the paths on the command line mean."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from cxmap.adapters.cli.stops import CannotRunError


def selected(paths: Sequence[str], content: Path) -> Callable[[str], bool]:
    """Whether a path below the content folder is one of these files or lies in one of these folders; none means all."""
    root = _whole(os.fspath(content))
    wanted = tuple(_below(path, root, content) for path in paths)
    if not wanted or "" in wanted:
        return lambda _path: True
    folders = tuple(f"{path}/" for path in wanted)
    return lambda path: path in wanted or path.startswith(folders)


def _below(path: str, root: Path, content: Path) -> str:
    if not os.path.lexists(path):
        nearby = content / path
        hint = f"; do you mean `{nearby.as_posix()}`?" if os.path.lexists(nearby) else ""
        raise CannotRunError(f"there is no file or folder `{path}`{hint}")
    whole = _whole(path)
    if root.is_relative_to(whole):
        return ""
    if not whole.is_relative_to(root):
        raise CannotRunError(f"`{path}` is not in the content folder `{content.as_posix()}`")
    return whole.relative_to(root).as_posix()


def _whole(path: str) -> Path:
    """The absolute path, in which the last part stays the link that it may be."""
    # The working directory's own path may lead through links, as /tmp does on macOS.
    lexical = Path(os.path.abspath(path))  # noqa: PTH100  # `Path.absolute` keeps `..`
    return lexical.parent.resolve() / lexical.name
