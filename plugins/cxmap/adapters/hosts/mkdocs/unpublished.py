"""Files that the site does not publish, and entries of its navigation that would name them."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cxmap.adapters.hosts.named_files import named_files
from cxmap.model.page_files import is_page, pages_named, without_ending


def unpublished_patterns(config: MkDocsConfig) -> Iterator[str]:
    """Those by which the site leaves files out, or shows them to its editors alone."""
    for spec in (config.exclude_docs, config.draft_docs):
        yield from (str(pattern.pattern) for pattern in spec.patterns) if spec else ()


def leave_out(files: Files, hidden: Collection[str], config: MkDocsConfig) -> None:
    """Files that the configuration itself uses stay, such as a logo that a draft shows, too."""
    if not hidden:
        return
    used = named_files(dict(config.theme.items()), config.extra_css, config.extra_javascript, config.extra)
    for path in hidden:
        # Asked in another way, a site in several languages answers with the file of another language.
        file = files.src_uris.get(path)
        if file and (is_page(path) or path not in used):
            files.remove(file)
    if config.nav:
        config.nav = _without(config.nav, hidden)


def _without(nav: Any, hidden: Collection[str]) -> Any:
    """The navigation without entries that lead to hidden files, and without sections that are empty then."""
    if isinstance(nav, list):
        shown = (_without(entry, hidden) for entry in nav)
        return [entry for entry in shown if entry not in (None, [], {})]
    if isinstance(nav, Mapping):
        shown_entries = ((title, _without(entry, hidden)) for title, entry in nav.items())
        return {title: entry for title, entry in shown_entries if entry not in (None, [], {})}
    return None if isinstance(nav, str) and _is_hidden(nav, hidden) else nav


def _is_hidden(entry: str, hidden: Collection[str]) -> bool:
    path = posixpath.normpath(entry.lstrip("/"))
    return path in hidden or any(page in hidden for page in pages_named(without_ending(path.removesuffix(".html"))))
