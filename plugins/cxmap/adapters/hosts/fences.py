"""Fences of diagrams and views: the site's Markdown must leave their text as it was written."""

from __future__ import annotations

from typing import Any

from pymdownx.superfences import fence_code_format  # type: ignore[import-untyped]

FENCES = "pymdownx.superfences"
"""The extension that would colour them as code."""

_OURS = ("mermaid", "cxmap")


def keep_fences(options: dict[str, Any]) -> None:
    """Makes it so in the options of that extension, whatever the site says there."""
    ours = [{"name": name, "class": name, "format": fence_code_format} for name in _OURS]
    others = [fence for fence in options.get("custom_fences", ()) if fence.get("name") not in _OURS]
    options["custom_fences"] = [*others, *ours]
