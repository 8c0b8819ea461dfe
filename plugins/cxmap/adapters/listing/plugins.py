"""The plugins that a configuration lists, and what they may do to the files of its site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_KEEPING = frozenset((
    "autorefs", "awesome-nav", "cxmap", "encryptcontent", "git-authors", "git-committers",
    "git-revision-date-localized", "glightbox", "include-markdown", "info", "literate-nav", "meta", "minify", "offline",
    "optimize", "print-site", "privacy", "redirects", "rss", "search", "section-index", "social", "table-reader",
    "tags", "typeset",
))  # fmt: skip
"""Plugins that are known to leave the pages of a site as they are, and to add none."""


def listed_plugins(plugins: object) -> Sequence[object]:
    """Those of a configuration, in a list or in a mapping, each by its name or with its options."""
    if isinstance(plugins, Mapping):
        return [{name: options} for name, options in plugins.items()]
    return plugins if isinstance(plugins, list) else []


def plugin_name(plugin: object) -> str:
    """The name of one that is listed by it or with options."""
    return str(next(iter(plugin), "")) if isinstance(plugin, Mapping) else str(plugin)


def may_change_files(name: str) -> bool:
    """Whether a plugin may add pages or tables to a site, or take some out."""
    return name.rpartition("/")[2] not in _KEEPING
