"""Zensical, which has no plugins of ours: the Markdown extension itself compiles the map, once a build."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown import Markdown

    from cxmap.adapters.joined_pages import JoinedPage

OPTIONS: Mapping[str, list[Any]] = {
    "as_of": ["", "The day on which verdicts are judged"],
    "channels": [[], "Channels that the organisation has beside the usual ones"],
    "drafts": [False, "Whether drafts are shown"],
    "rules": [{}, "The severities of rules"],
}


def standalone_page(md: Markdown, options: Mapping[str, Any]) -> JoinedPage | None:
    """The page that Zensical is rendering; None where something else renders."""
    return None
