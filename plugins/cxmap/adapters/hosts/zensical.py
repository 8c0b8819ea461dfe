"""Zensical, which knows no plugins of ours: the map compiled for the Markdown extension, and kept between pages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from math import inf
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from cxmap.adapters.configuration import FILE_OF_BUILD, read_site, site_file
from cxmap.adapters.content.files import UnreadableContentError
from cxmap.adapters.content.theme_files import ThemeFolders, theme_folders
from cxmap.adapters.hosts.build_log import error_lines, log_findings
from cxmap.adapters.hosts.downloads import DOWNLOADS
from cxmap.adapters.hosts.fences import FENCES, keep_fences
from cxmap.adapters.html.joined_pages import JoinedPage, JoinedPages
from cxmap.adapters.html.site_markdown import SiteMarkdown
from cxmap.adapters.html.theme import stylesheet
from cxmap.adapters.options import PLUGIN, ConfigurationError, SiteOptions
from cxmap.adapters.site import CompiledContent, SiteSource, compiled_site
from cxmap.findings.severity import Severity, counts_by_severity

_CONTEXT = "rendering_context"
"""The name under which Zensical registers what knows the page that is being rendered."""
_FRESH_FOR = 1.0
"""Seconds for which nobody asks whether a content file has changed."""
_SERVE = "serve"


class NoMapError(Exception):
    """There is no map whose pages could be shown; the text says why, one sentence a line."""


@dataclass(slots=True)
class Zensical:
    """The map of the site that Zensical builds; compiled again when a content file has changed.

    What `cxmap publish` adds to the finished site, the pages need not carry.
    """

    options: Mapping[str, Any]
    _found: JoinedPages | NoMapError | None = None
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
        self._found, self._seen = _pages(self.options, config), seen
        self._styles = "" if _is_published() else stylesheet()
        if isinstance(self._found, NoMapError):
            _end_without_traceback(self._found)


def _is_published() -> bool:
    """Whether `cxmap publish` runs the build."""
    return FILE_OF_BUILD in os.environ


def _pages(options: Mapping[str, Any], config: Mapping[str, Any]) -> JoinedPages | NoMapError:
    try:
        site = compiled_site(zensical_source(options, config), say)
    except (ConfigurationError, UnreadableContentError) as problem:
        return NoMapError(str(problem))
    if site.pages and not _is_published():
        log_findings(site.content, log)
    return site.pages or NoMapError("\n".join(error_sentences(site.content)))


def error_sentences(content: CompiledContent) -> Iterator[str]:
    """The errors that stand in the way of any page, and how many they are."""
    yield from error_lines(content)
    (errors,) = counts_by_severity(each.severity for each in content.map.stopping)
    yield f"the map has {errors}; no site was built"


def _end_without_traceback(problem: NoMapError) -> None:
    """Zensical ends with a traceback, as it hands on exceptions of an extension inside one of its own.

    What it finds wrong itself in a file, such as front matter that is no YAML, is among the errors of the map.
    """
    told = sys.excepthook

    def say_why(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, RuntimeError):
            told(kind, error, trace)
        for line in str(problem).splitlines():
            say(line)

    sys.excepthook = say_why


def _take_part(config: Mapping[str, Any], extension: Extension) -> None:
    """Lets Zensical use one extension for all pages, as it would make a new one for each, and keep our fences."""
    names: list[Any] = config["markdown_extensions"]
    names[:] = [extension if each == PLUGIN else each for each in names]
    if FENCES in names:
        keep_fences(config["mdx_configs"].setdefault(FENCES, {}))


def zensical_source(options: Mapping[str, Any], config: Mapping[str, Any]) -> SiteSource:
    """The site that Zensical's configuration describes; its settings are named as in MkDocs.

    `options` are those of the Markdown extension. A server goes on where a build would stop, and shows what is wrong.
    """
    root = Path(config["root_dir"])
    written = {name: value for name, value in options.items() if value != ""}
    file = site_file(os.environ.get(FILE_OF_BUILD), root)
    said = SiteOptions(written) if written else read_site(file).options
    patterns = (config.get(name) or "" for name in ("exclude_docs", "draft_docs"))
    return SiteSource(
        folder=root,
        file=file,
        content=root / config["docs_dir"],
        options=replace(said, said={**said.said, "quarantine": True}) if _SERVE in sys.argv else said,
        use_directory_urls=config["use_directory_urls"],
        # It moves the links of finished pages to the folders that these become.
        links_from_files=True,
        repo_url=config.get("repo_url"),
        edit_uri=config.get("edit_uri"),
        edit_template=config.get("edit_uri_template"),
        offered=DOWNLOADS if _is_published() else frozenset(),
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


def log(severity: Severity, words: str) -> None:
    if severity is not Severity.NOTE:
        say(f"{severity}: {words}")


def say(words: str) -> None:
    print(f"cxmap: {words}", file=sys.stderr)  # noqa: T201  # Zensical has no log for extensions
