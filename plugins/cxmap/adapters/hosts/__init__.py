"""Site generators: a file or a folder for each, and a list of those that have no plugins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from markdown import Markdown
from markdown.extensions import Extension

from cxmap.adapters.hosts.zensical import Zensical
from cxmap.adapters.html.joined_pages import JoinedPage


class Host(Protocol):
    """A site generator that has no plugins, which the Markdown extension asks."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        """`options` are those of the extension."""

    def page(self, md: Markdown, extension: Extension) -> JoinedPage | None:
        """The page that it renders with this parser; None where the parser is not its own."""


HOSTS: tuple[type[Host], ...] = (Zensical,)
