"""Zensical, which knows no plugins of ours: the map compiled for the Markdown extension, and kept between pages."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from math import inf
from pathlib import Path
from time import monotonic
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from cxmap.adapters.configuration import FILE_OF_BUILD, read_site, site_file
from cxmap.adapters.content.theme_files import ThemeFolders, theme_folders
from cxmap.adapters.hosts.build_log import error_lines, log_findings
from cxmap.adapters.hosts.fences import FENCES, keep_fences
from cxmap.adapters.html.joined_pages import JoinedPage, JoinedPages
from cxmap.adapters.html.site_markdown import SiteMarkdown
from cxmap.adapters.html.theme import stylesheet
from cxmap.adapters.options import PLUGIN, SiteOptions
from cxmap.adapters.site import SiteSource, compiled_site
from cxmap.findings.severity import Severity

_CONTEXT = "rendering_context"
"""The name under which Zensical registers what knows the page that is being rendered."""
_FRESH_FOR = 1.0
"""Seconds for which nobody asks whether a content file has changed."""


class MapHasErrorsError(Exception):
    """The map has errors, so that no page of it can be trusted."""


@dataclass(slots=True)
class Zensical:
    """The map of the site that Zensical builds; compiled again when a content file has changed."""

    options: Mapping[str, Any]
    _found: JoinedPages | MapHasErrorsError | None = None
    _seen: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    _asked: float = -inf
    _styles: str = ""

    def page(self, md: Markdown, extension: Extension) -> JoinedPage | None:
        """The page for which Zensical made this parser."""
        if _CONTEXT not in md.preprocessors:
            return None
        context: Any = md.preprocessors[_CONTEXT]
        _take_part(context.config, extension)
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
        seen = _stamps(Path(config["root_dir"], config["docs_dir"]))
        if seen == self._seen:
            return
        site = compiled_site(_source(self.options, config), _warn)
        if site.pages:
            log_findings(site.content, _say)
        errors = ("the map has errors", *error_lines(site.content))
        self._found, self._seen = site.pages or MapHasErrorsError("\n".join(errors)), seen
        self._styles = stylesheet()


def _take_part(config: Mapping[str, Any], extension: Extension) -> None:
    """Lets Zensical use one extension for all pages, as it would make a new one for each, and keep our fences."""
    names: list[Any] = config["markdown_extensions"]
    names[:] = [extension if each == PLUGIN else each for each in names]
    if FENCES in names:
        keep_fences(config["mdx_configs"].setdefault(FENCES, {}))


def _source(options: Mapping[str, Any], config: Mapping[str, Any]) -> SiteSource:
    """The site that Zensical's configuration describes; its settings are named as in MkDocs."""
    root = Path(config["root_dir"])
    written = {name: value for name, value in options.items() if value != ""}
    patterns = (config.get(name) or "" for name in ("exclude_docs", "draft_docs"))
    return SiteSource(
        folder=root,
        content=root / config["docs_dir"],
        options=SiteOptions(written) if written else read_site(site_file(os.environ.get(FILE_OF_BUILD), root)).options,
        use_directory_urls=config["use_directory_urls"],
        # It moves the links of finished pages to the folders that these become.
        links_from_files=True,
        repo_url=config.get("repo_url"),
        edit_uri=config.get("edit_uri"),
        edit_template=config.get("edit_uri_template"),
        unpublished=tuple(line for each in patterns for line in each.splitlines()),
        theme=ThemeFolders(partial(_theme_folders, config.get("theme") or {}, root)),
        markdown=SiteMarkdown(
            [each for each in config["markdown_extensions"] if each != PLUGIN and not hasattr(each, "render_next")],
            config["mdx_configs"],
            dict.fromkeys(config.get("plugins") or ()),
        ),
    )


def _theme_folders(theme: Mapping[str, Any], root: Path) -> Sequence[Path]:
    own = theme.get("custom_dir")
    return theme_folders(theme.get("name"), root / own if own else None)


def _stamps(content: Path) -> dict[str, tuple[int, int]]:
    """When each content file was written, and its size."""
    files = (Path(folder, name) for folder, _, names in os.walk(content) for name in names)
    stats = ((str(file), file.stat(follow_symlinks=False)) for file in files)
    return {path: (stat.st_mtime_ns, stat.st_size) for path, stat in stats}


def _say(severity: Severity, words: str) -> None:
    if severity is not Severity.NOTE:
        _warn(f"{severity}: {words}")


def _warn(words: str) -> None:
    print(f"cxmap: {words}", file=sys.stderr)  # noqa: T201  # Zensical has no log for extensions
