"""Files that the settings of a site name themselves, such as its logo."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any


def named_files(*settings: Any) -> frozenset[str]:
    """All texts of the settings, read as paths; most are none."""
    return frozenset(_texts(settings))


def _texts(value: Any) -> Iterator[str]:
    """A script with options is read as its path."""
    if isinstance(value, Mapping):
        for member in value.values():
            yield from _texts(member)
    elif isinstance(value, list | tuple):
        for member in value:
            yield from _texts(member)
    elif value is not None and not isinstance(value, bool):
        yield posixpath.normpath(str(value).lstrip("/"))
