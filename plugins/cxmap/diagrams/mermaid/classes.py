"""The classes of mermaid-py that build text; its class `Mermaid`, which calls a server, is not among them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from types import ModuleType
from typing import Any

_REQUESTS = "requests"


# mermaid-py is imported late, because it takes long.
def user_journey() -> Any:
    """The module of user journeys."""
    with _quietly():
        from mermaid import userjourney  # type: ignore[import-untyped]  # noqa: PLC0415
    return userjourney


def flowchart() -> Any:
    """The module of flowcharts."""
    with _quietly():
        from mermaid import flowchart  # noqa: PLC0415
    return flowchart


def style(name: str) -> Any:
    """A name by which nodes look alike."""
    with _quietly():
        from mermaid.style import Style  # type: ignore[import-untyped]  # noqa: PLC0415
    return Style(name)


@contextmanager
def _quietly() -> Iterator[None]:
    """Lets mermaid-py be imported without its greeting on standard output, where a command's result stands.

    It also imports the library with which it would call its server, and that one opens a socket to see what it can do.
    An empty module stands in for it, unless somebody else has imported it.
    """
    stand_in = ModuleType(_REQUESTS)
    stand_in.__dict__["Response"] = object
    used = sys.modules.setdefault(_REQUESTS, stand_in)
    try:
        with redirect_stdout(None):
            yield
    finally:
        if used is stand_in:
            del sys.modules[_REQUESTS]
