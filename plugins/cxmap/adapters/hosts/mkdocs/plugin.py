"""The MkDocs plugin: compiles the map once a build, guards the build and joins the pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from markupsafe import escape
from mkdocs.config.base import BaseConfigOption, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from cxmap.adapters.hosts.build_log import error_lines, log_findings
from cxmap.adapters.hosts.downloads import DOWNLOADS
from cxmap.adapters.hosts.markdown_extension import CxmapExtension
from cxmap.adapters.hosts.mkdocs.additions import extend, only_report, publish, publish_beside
from cxmap.adapters.hosts.mkdocs.nav import put_in_order
from cxmap.adapters.html.joined_pages import JoinedPages
from cxmap.adapters.html.stand_ins import StandIns
from cxmap.adapters.html.theme import theme_folder
from cxmap.adapters.options import OPTIONS, PLUGIN, ConfigurationError, SiteOptions
from cxmap.adapters.site import SiteSource, compiled_site
from cxmap.findings.severity import Severity, counts_by_severity

_LOG = get_plugin_logger(PLUGIN)
_SAY = {Severity.ERROR: _LOG.error, Severity.WARNING: _LOG.warning, Severity.NOTE: _LOG.info}
_LAST = -100
# How much a find on a page of reference counts.
_REFERENCE_BOOST = 0.001


class NothingBuiltError(Abort):
    """The map has errors, so that nothing was built."""


class Option(BaseConfigOption[object]):
    """One of our options, as MkDocs checks it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._option = name

    def run_validation(self, value: object) -> object:
        try:
            getattr(SiteOptions({self._option: value}), self._option)
        except ConfigurationError as problem:
            raise ValidationError(str(problem)) from None
        return value


class CxmapPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]  # MkDocs' own
    """Makes a site of a map."""

    config_scheme = tuple((name, Option(name)) for name in OPTIONS)

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
        site = compiled_site(_source(config, SiteOptions(self.config)), _LOG.warning)
        log_findings(site.content, lambda severity, words: _SAY[severity](words))
        self._pages, self._report = site.pages, error_lines(site.content)
        if self._report and not is_first:
            (errors,) = counts_by_severity(each.severity for each in site.content.map.stopping)
            raise NothingBuiltError(f"The map has {errors}; nothing was built or deleted.")
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
    def on_page_markdown(self, _markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Says which page comes next, and how it is called wherever MkDocs' templates name it."""
        if not self._pages:
            return
        joined = self._pages.page(page.file.src_uri)
        publish_beside(joined, files, config)
        self._extension.render_next(joined, self._stand_ins.stand_in)
        for name, words in (("title", joined.title), ("description", joined.description)):
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


def _source(config: MkDocsConfig, options: SiteOptions) -> SiteSource:
    return SiteSource(
        folder=Path(config.config_file_path).parent if config.config_file_path else Path(),
        content=Path(config.docs_dir),
        options=options,
        use_directory_urls=config.use_directory_urls,
        repo_url=config.repo_url,
        edit_uri=config.edit_uri,
        offered=DOWNLOADS,
    )


def _build_if_sound(build: Callable[[], None]) -> None:
    try:
        build()
    except NothingBuiltError as stopped:
        _LOG.error("%s The last site stays on the server.", stopped)
