"""Files that an address means which leads nowhere: by backslashes, from the content folder, or as built pages."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator

from cxmap.model.page_files import pages_at, without_ending


def files_meant(path: str, name: str, paths: Collection[str]) -> list[str]:
    """All files that a name in the file at `path` can mean, each once; more than one is two readings."""
    plain = name.replace("\\", "/")
    starts = dict.fromkeys(_starts(path, plain))
    return list(dict.fromkeys(file for start in starts for file in _pages(start) if file in paths))


def address_of(path: str, file: str) -> str:
    """The path from one file to another, as links have it."""
    return posixpath.relpath(file, posixpath.dirname(path) or ".")


def _starts(path: str, name: str) -> Iterator[str]:
    """The name from where it may have been thought to start."""
    bare = name.lstrip("/")
    if not name.startswith("/"):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
        yield posixpath.normpath(posixpath.join(without_ending(path), name))
    yield posixpath.normpath(bare)
    # `content/…`, or the folder below which a host shows the site.
    yield posixpath.normpath(bare.partition("/")[2] or ".")


def _pages(start: str) -> Iterator[str]:
    """The files whose page has this address."""
    yield start
    yield from pages_at(start)
