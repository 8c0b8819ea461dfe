"""Zensical, which knows no plugins of ours: the map compiled by the Markdown extension, and kept between pages."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import inf
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from cxmap.adapters.content.files import read_content
from cxmap.adapters.drawing.drawable import CACHE, DrawableDiagrams
from cxmap.adapters.git import HistoryReader, choice_from
from cxmap.adapters.hosts.build_log import error_lines
from cxmap.adapters.hosts.fences import FENCES, keep_fences
from cxmap.adapters.html.git_host import commit_address, git_host
from cxmap.adapters.html.joined_pages import JoinedPage, JoinedPages, joined_pages
from cxmap.adapters.html.pictures import Pictures
from cxmap.adapters.html.site_urls import SiteUrls
from cxmap.adapters.html.theme import stylesheet
from cxmap.adapters.options import read_site, settings_from
from cxmap.compiler import compile_map

if TYPE_CHECKING:
    from markdown import Markdown

_CONTEXT = "rendering_context"
"""The name under which Zensical registers what knows the page that is being rendered."""
_NOTHING: tuple[object, ...] = ("", [], {})
"""What an option holds that nobody wrote."""
_FRESH_FOR = 1.0
"""Seconds for which nobody asks whether a content file has changed."""


class MapHasErrorsError(Exception):
    """The map has errors, so that no page of it can be trusted."""


@dataclass(slots=True)
class ZensicalMap:
    """The map of the site that Zensical builds; compiled again when a content file has changed."""

    options: Mapping[str, Any]
    _found: JoinedPages | MapHasErrorsError | None = None
    _seen: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    _asked: float = -inf
    _styles: str = ""

    def page(self, md: Markdown) -> JoinedPage | None:
        """The page for which Zensical made this parser."""
        context: Any = md.preprocessors[_CONTEXT]
        page = self._current(context.config).page(context.page.path)
        return replace(page, styles=self._styles) if page.before or page.after or page.blocks else page

    def _current(self, config: Mapping[str, Any]) -> JoinedPages:
        if monotonic() - self._asked > _FRESH_FOR:
            self._compile_what_has_changed(config)
            self._asked = monotonic()
        if isinstance(self._found, JoinedPages):
            return self._found
        raise self._found or AssertionError

    def _compile_what_has_changed(self, config: Mapping[str, Any]) -> None:
        content = Path(config["root_dir"], config["docs_dir"])
        seen = _stamps(content)
        if seen == self._seen:
            return
        self._found, self._seen = _compiled(content, self.options, config), seen
        self._styles = stylesheet()


def is_rendering(md: Markdown) -> bool:
    return _CONTEXT in md.preprocessors


def take_part(md: Markdown, extension: object, name: str) -> None:
    """Lets Zensical use one extension for all pages, as it would make a new one for each, and keep our fences."""
    context: Any = md.preprocessors[_CONTEXT]
    names: list[Any] = context.config["markdown_extensions"]
    names[:] = [extension if each == name else each for each in names]
    if FENCES in names:
        keep_fences(context.config["mdx_configs"].setdefault(FENCES, {}))


def _compiled(content: Path, options: Mapping[str, Any], config: Mapping[str, Any]) -> JoinedPages | MapHasErrorsError:
    root = Path(config["root_dir"])
    written = {name: value for name, value in options.items() if value not in _NOTHING}
    given = written or read_site(root).options or {}
    settings = settings_from(given, None, os.environ)
    files = read_content(content)
    compiled = compile_map(files, settings, drawable=DrawableDiagrams(root / CACHE))
    if errors := error_lines(compiled, content):
        return MapHasErrorsError("\n".join(("the map has errors", *errors)))
    urls = SiteUrls(folders=config["use_directory_urls"])
    host = git_host(config.get("repo_url"), config.get("edit_uri"))
    joined = joined_pages(compiled, urls, Pictures(_warn, root / CACHE), host)
    address_of = commit_address(config.get("repo_url"), config.get("edit_uri"))
    reader = HistoryReader(content, root / CACHE, choice_from(given), address_of)
    return joined.with_history(reader.history(compiled, files))


def _stamps(content: Path) -> dict[str, tuple[int, int]]:
    """When each content file was written, and its size."""
    files = (Path(folder, name) for folder, _, names in os.walk(content) for name in names)
    stats = ((str(file), file.stat(follow_symlinks=False)) for file in files)
    return {path: (stat.st_mtime_ns, stat.st_size) for path, stat in stats}


def _warn(words: str) -> None:
    print(f"cxmap: {words}", file=sys.stderr)  # noqa: T201  # Zensical has no log for extensions
