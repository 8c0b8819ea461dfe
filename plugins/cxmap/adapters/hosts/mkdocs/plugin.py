"""The MkDocs plugin: reads its options, compiles the map once a build, guards the build and joins the pages."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from cxmap.adapters.content.files import read_content
from cxmap.adapters.drawing.drawable import CACHE, DrawableDiagrams
from cxmap.adapters.export.downloads import DOWNLOADS
from cxmap.adapters.git import HistoryReader, choice_from
from cxmap.adapters.hosts.build_log import error_lines, tell
from cxmap.adapters.hosts.markdown_extension import CxmapExtension
from cxmap.adapters.hosts.mkdocs.config import extend
from cxmap.adapters.hosts.mkdocs.files import only_report, publish
from cxmap.adapters.hosts.mkdocs.nav import put_in_order
from cxmap.adapters.hosts.mkdocs.options import CxmapOptions
from cxmap.adapters.html.git_host import commit_address, git_host
from cxmap.adapters.html.joined_pages import JoinedPages, joined_pages
from cxmap.adapters.html.pictures import Pictures
from cxmap.adapters.html.site_urls import SiteUrls
from cxmap.adapters.html.stand_ins import StandIns
from cxmap.adapters.html.theme import theme_folder
from cxmap.compiler import Map, compile_map
from cxmap.findings.severity import Severity, counts_by_severity

_LOG = get_plugin_logger("cxmap")
_SAY = {Severity.ERROR: _LOG.error, Severity.WARNING: _LOG.warning, Severity.NOTE: _LOG.info}
_LAST = -100
# How much a find on a page of reference counts.
_REFERENCE_BOOST = 0.001


class MapHasErrorsError(Abort):
    """The map has errors, so that nothing was built."""


class CxmapPlugin(BasePlugin[CxmapOptions]):  # type: ignore[no-untyped-call]  # MkDocs' own
    """Makes a site of a map."""

    def __init__(self) -> None:
        super().__init__()
        self._is_first_of_server = False
        self._extension = CxmapExtension()
        self._pages: JoinedPages | None = None
        self._report: tuple[str, ...] = ()
        self._stand_ins = StandIns()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002  # MkDocs names them
        self._is_first_of_server = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Compiles the map; with errors the build ends here, before MkDocs deletes or writes anything."""
        is_first, self._is_first_of_server = self._is_first_of_server, False
        content = Path(config.docs_dir)
        files = read_content(content)
        drawable = DrawableDiagrams(_folder(config) / CACHE)
        compiled = compile_map(files, self.config.settings(os.environ), drawable=drawable)
        tell(compiled, content, _say)
        self._report = error_lines(compiled, content)
        if self._report and not is_first:
            (errors,) = counts_by_severity(each.severity for each in compiled.errors)
            raise MapHasErrorsError(f"The map has {errors}; nothing was built or deleted.")
        self._pages = None
        if not self._report:
            history = self._reader(config).history(compiled, files)
            self._pages = _joined(compiled, config).with_history(history)
        self._extension, self._stand_ins = CxmapExtension(), StandIns()
        extend(config, self._extension)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        if self._pages:
            publish(files, self._pages, config)
        else:
            only_report(files, self._report, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  # MkDocs names them
        if self._pages and config.nav is None:
            put_in_order(nav, self._pages.overviews, self._pages.names)

    @event_priority(_LAST)
    def on_page_markdown(self, _markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  # likewise
        """Says which page comes next, and how it is called wherever MkDocs' templates name it."""
        if not self._pages:
            return
        joined = self._pages.page(page.file.src_uri)
        self._extension.render_next(joined, self._stand_ins.stand_in)
        said = {"title": joined.title, "description": joined.description}
        for name, words in said.items():
            # An ordinary page says these itself. The templates put them into HTML as they are.
            shown = words or page.meta.get(name)
            if isinstance(shown, str):
                page.meta[name] = escape(shown)
        if joined.is_reference:
            page.meta.setdefault("search", {"boost": _REFERENCE_BOOST})

    @event_priority(_LAST)
    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:  # noqa: ARG002  # likewise
        """Puts our HTML into the page, once the search index has read what it needs."""
        page.content = self._stand_ins.restored(page.content or "")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]) -> None:  # noqa: ARG002  # likewise
        """Keeps the last site on the server while the map has errors."""
        build = server.builder
        server.builder = lambda: _build_if_sound(build)
        server.watch(str(theme_folder()))

    def _reader(self, config: MkDocsConfig) -> HistoryReader:
        address_of = commit_address(config.repo_url, config.edit_uri)
        return HistoryReader(Path(config.docs_dir), _folder(config) / CACHE, choice_from(self.config), address_of)


def _joined(compiled: Map, config: MkDocsConfig) -> JoinedPages:
    urls, pictures = SiteUrls(folders=config.use_directory_urls), Pictures(_LOG.warning, _folder(config) / CACHE)
    return joined_pages(compiled, urls, pictures, git_host(config.repo_url, config.edit_uri), DOWNLOADS)


def _folder(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent if config.config_file_path else Path()


def _build_if_sound(build: Callable[[], None]) -> None:
    try:
        build()
    except MapHasErrorsError as stopped:
        _LOG.error("%s The last site stays on the server.", stopped)


def _say(severity: Severity, words: str) -> None:
    _SAY[severity](words)
