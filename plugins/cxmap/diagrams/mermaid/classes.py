"""The classes of mermaid-py that build text; its class `Mermaid`, which calls a server, is not among them."""

from __future__ import annotations

from contextlib import redirect_stdout
from typing import Any


# mermaid-py is imported late, because it takes long, and silently, because it greets on standard
# output, where a command's result stands.
def user_journey() -> Any:
    """The module of user journeys."""
    with redirect_stdout(None):
        from mermaid import userjourney  # type: ignore[import-untyped]  # noqa: PLC0415
    return userjourney


def flowchart() -> Any:
    """The module of flowcharts."""
    with redirect_stdout(None):
        from mermaid import flowchart  # noqa: PLC0415
    return flowchart


def style(name: str) -> Any:
    """A name by which nodes look alike."""
    with redirect_stdout(None):
        from mermaid.style import Style  # type: ignore[import-untyped]  # noqa: PLC0415
    return Style(name)
