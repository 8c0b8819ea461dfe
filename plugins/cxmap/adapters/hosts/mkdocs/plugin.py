"""The MkDocs plugin: compiles the map once a build, guards the build and joins the pages."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Literal, cast

import click
from jinja2 import Environment, Template
from markupsafe import Markup, escape
from mkdocs.config.base import BaseConfigOption, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from cxmap.adapters.content.files import UnreadableContentError
from cxmap.adapters.hosts.build_log import error_lines, log_findings
from cxmap.adapters.hosts.markdown_extension import CxmapExtension
from cxmap.adapters.hosts.mkdocs.additions import (
    addresses,
    extend,
    fields_of,
    files_of_ours,
    locked_by,
    only_report,
    publish,
    publish_beside,
    publish_tables,
    refuse_ways_out,
    show_as_tabs,
    tags_of,
    without_pipes,
)
from cxmap.adapters.hosts.mkdocs.finished_pages import FinishedPages
from cxmap.adapters.hosts.mkdocs.inert import (
    escape_everywhere,
    make_contents_inert,
    make_names_inert,
    make_page_inert,
    mark_html_of_context,
    mark_html_of_options,
)
from cxmap.adapters.hosts.mkdocs.listing import listed_files
from cxmap.adapters.hosts.mkdocs.nav import leave_out_unsafe
from cxmap.adapters.hosts.mkdocs.nav_groups import arrange, is_grouped
from cxmap.adapters.hosts.mkdocs.near_pages import NearPages, near_pages
from cxmap.adapters.hosts.mkdocs.not_found import not_found_template, show_not_found
from cxmap.adapters.hosts.mkdocs.posts import Excerpts, HeldPosts, hold_back, leave_out_unsafe_addresses
from cxmap.adapters.hosts.mkdocs.print_site import prepare_pages
from cxmap.adapters.hosts.mkdocs.search_engines import forbid_reading
from cxmap.adapters.hosts.mkdocs.search_words import boost_of, found_pages, let_search_read
from cxmap.adapters.hosts.mkdocs.served_errors import with_errors
from cxmap.adapters.hosts.mkdocs.shared_fields import SharedFields, take_away
from cxmap.adapters.hosts.mkdocs.source import source_of
from cxmap.adapters.hosts.mkdocs.transaction import BuildTransaction, NothingBuiltError, what_the_world_refused
from cxmap.adapters.hosts.mkdocs.watching import keep_watching
from cxmap.adapters.html.author_html import takes_any_html
from cxmap.adapters.html.found_pages import FOUND_FILE, found_json
from cxmap.adapters.html.joined_pages import JoinedPage, JoinedPages
from cxmap.adapters.html.pages_ahead import PagesAhead
from cxmap.adapters.html.policy import Policies
from cxmap.adapters.html.references import References
from cxmap.adapters.html.stand_ins import StandIns
from cxmap.adapters.html.theme import theme_folder
from cxmap.adapters.listing.blogs import refuse_authors_outside
from cxmap.adapters.listing.host_files import name_translations
from cxmap.adapters.options import OPTIONS, PLUGIN, ConfigurationError, SiteOptions
from cxmap.adapters.publication.failure import sentence_of
from cxmap.adapters.site import SiteSource, compiled_site
from cxmap.findings.severity import Severity, counts_by_severity
from cxmap.pages.kit.found import FoundPage

_LOG = get_plugin_logger(PLUGIN)
_SAY = {Severity.ERROR: _LOG.error, Severity.WARNING: _LOG.warning, Severity.NOTE: _LOG.info}
_SERVE = "serve"
_LAST = -100
# A blog reads its posts at -50, once others have changed the list of files.
_BEFORE_BLOGS = -40
# What says "last" itself comes before, as it may still write.
_BEFORE_ALL, _AFTER_ALL = math.inf, -math.inf


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
        self._is_server = self._is_dirty = self._has_nothing_to_show = False
        self._transaction = BuildTransaction()
        self._extension = CxmapExtension()
        self._pages: JoinedPages | None = None
        self._ahead = PagesAhead()
        self._joined: JoinedPage | None = None
        self._near: NearPages | None = None
        self._report: tuple[str, ...] = ()
        self._stopped: tuple[str, ...] = ()
        self._said: set[str] = set()
        self._ours: Mapping[str, str | bytes] = {}
        self._stand_ins, self._excerpts, self._references = StandIns(), Excerpts(), References()
        self._shared = SharedFields()
        self._found: dict[str, FoundPage] = {}
        self._held, self._finished = HeldPosts({}), FinishedPages()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        # MkDocs calls a server that shows exactly what would be published a build, too.
        asked = click.get_current_context(silent=True)
        self._is_server = self._has_nothing_to_show = _SERVE in (command, asked and asked.info_name)
        self._is_dirty = dirty

    @event_priority(_BEFORE_ALL)
    def _begin(self, config: MkDocsConfig) -> None:
        """Puts the output beside the site; a server's own folder needs that only where it is emptied each time."""
        self._pages, self._report = None, ()
        if not (self._is_server and self._is_dirty):
            self._transaction.begin(config, with_last=self._is_dirty)
        if not self._transaction.is_within:
            # A server adds a script of its own to each page, which no policy knows.
            options = SiteOptions(self.config)
            allowed = None if self._is_server else options.policy
            policies = None if allowed is None else Policies(allowed, trusted=takes_any_html(options.rules))
            self._finished = FinishedPages(policies, is_listed=lambda: self._is_listed)
            self._said, self._found = set(), {}

    def _take_part(self, config: MkDocsConfig) -> None:
        self._extension, self._stand_ins, self._excerpts = CxmapExtension(), StandIns(), Excerpts()
        extend(config, self._extension)
        # A site in several languages has other stand-ins for each of them.
        let_search_read(config.plugins, self._searched, lambda html: self._stand_ins.marked(html))  # noqa: PLW0108

    def _searched(self, page: Page) -> str:
        """The words of a page for a search, the sentence first that tells it from others."""
        html, found = self._stand_ins.put_away(page.content or ""), self._found.get(page.url)
        return self._stand_ins.beginning(html, found.sentence) if found and found.sentence else html

    def _judge(self, source: SiteSource) -> None:
        """Compiles the map; with errors the build ends here, before MkDocs writes any page."""
        try:
            site = compiled_site(source, _LOG.warning)
        except UnreadableContentError as problem:
            self._report = (str(problem),)
            self._stop(f"Nothing was built or deleted: {problem}.")
        else:
            log_findings(site.content, self._say)
            self._pages, self._report = site.pages, error_lines(site.content)
            if self._report:
                (errors,) = counts_by_severity(each.severity for each in site.content.map.stopping)
                self._stop(f"The map has {errors}; nothing was built or deleted.")

    def _say(self, severity: Severity, words: str) -> None:
        """Logs what this build has not said yet: a site in several languages has several maps."""
        if words not in self._said:
            self._said.add(words)
            _SAY[severity](words)

    on_config = CombinedEvent(_begin, _take_part)

    @event_priority(_BEFORE_ALL)
    def _guard_blogs(self, files: Files, *, config: MkDocsConfig) -> None:
        """Before a blog makes pages and lists of its posts."""
        refuse_authors_outside(config)
        settings = SiteOptions(self.config).settings(os.environ)
        self._shared = take_away(files, config, settings)
        self._held = hold_back(files, config, settings)

    @event_priority(_BEFORE_BLOGS)
    def _hand_on(self, _files: Files, *, config: MkDocsConfig) -> None:
        """Once the plugin that would read these files has looked for them, and before a blog asks it for posts."""
        self._shared.hand_on(config)

    @event_priority(_AFTER_ALL)
    def _publish_map(self, files: Files, *, config: MkDocsConfig) -> None:
        """Compiles the map of all that MkDocs will publish, once other plugins have had their say, and publishes it."""
        self._held.give_back()
        self._finished.late.note_files(files)
        name_translations(files)
        listed = listed_files(files, config)
        without_pipes(files, config.docs_dir, _LOG.warning)
        refuse_ways_out(files)
        self._judge(replace(source_of(config, SiteOptions(self.config), listed), address=addresses(files)))
        if not self._is_listed:
            forbid_reading(files, config)
        if self._pages:
            # A site in several languages has one place for its downloads, which are those of the first.
            if not self._transaction.is_within:
                self._ours = files_of_ours(self._pages, config)
            publish(files, self._pages, self._ours, config)
        else:
            only_report(files, self._report, config)

    on_files = CombinedEvent(_guard_blogs, _hand_on, _publish_map)

    @event_priority(_BEFORE_ALL)
    def _arrange(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  # MkDocs names them
        """Before other plugins, whose order counts where they have one."""
        leave_out_unsafe(nav, _LOG.warning)
        leave_out_unsafe_addresses(config, _LOG.warning)
        if self._pages:
            arrange(nav, self._pages, config)

    @event_priority(_AFTER_ALL)
    def _show_groups(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        if is_grouped(nav):
            show_as_tabs(config)
        if self._pages and not self._is_dirty:
            self._ahead.begin(self._pages, [file.src_uri for file in files.documentation_pages()])

    on_nav = CombinedEvent(_arrange, _show_groups)

    @event_priority(_BEFORE_ALL)
    def _make_inert(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Once all pages are read, and before the first template is: nothing that anybody wrote is HTML by chance."""
        self._ahead.end()
        if not self._pages:
            return
        escape_everywhere(env)
        mark_html_of_options(config, self._pages.clean)
        for file in files.documentation_pages():
            if file.page:
                make_page_inert(file.page, self._pages.clean)
        for page in _rendered(files):
            page.content = self._references.marked(page.content or "")

    @event_priority(_AFTER_ALL)
    def _clean_references(self, _env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Once another plugin has made links of cross-references."""
        if self._pages:
            # A site in several languages has the pages of all of them.
            self._found |= found_pages(files, self._pages, config)
            for page in _rendered(files):
                page.content = self._references.cleaned(page.content or "", self._pages.clean)
            prepare_pages(files, config, self._finished.all, self._stand_ins.unmarked)

    on_env = CombinedEvent(_make_inert, _clean_references)

    @event_priority(_BEFORE_ALL)
    def _fill_fields(self, _markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  # likewise
        """Hands on an ordinary page's front matter, and an entity's tags: MkDocs itself reads nothing of them."""
        if self._pages:
            path = page.file.src_uri
            entity = self._pages.documents.get(path)
            drafts, held = self._pages.drafts, page.meta
            own = tags_of(entity, drafts) if entity else fields_of(self._pages.ordinary.get(path), drafts, held)
            page.meta = self._shared.added(path, own, held, drafts)

    @event_priority(_LAST)
    def _render_next(self, _markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Says which page comes next, and how it is called wherever MkDocs' templates name it."""
        if not self._pages:
            return
        joined = self._ahead.page(self._pages, page.file.src_uri)
        if not locked_by(config):
            publish_beside(joined, files, config)
        self._joined = joined
        self._excerpts.note(page, joined, self._extension)
        self._extension.render_next(joined, partial(self._stand_ins.stand_in, known=joined.words))
        # An ordinary page says these itself.
        description = "" if locked_by(config) else joined.description
        said = {"title": joined.title, "description": description}
        page.meta.update({name: words for name, words in said.items() if words})
        if joined.is_left_out:
            page.meta["search"] = {"exclude": True}
        if boost := boost_of(page.file.src_uri, joined, self._pages):
            page.meta.setdefault("search", {"boost": boost})

    on_page_markdown = CombinedEvent(_fill_fields, _render_next)

    @event_priority(_BEFORE_ALL)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Puts our HTML into the page, as other plugins shall see it, too."""
        if self._pages and self._joined and self._joined.fragments.is_shortened and not locked_by(config):
            publish_tables(self._pages, files, config)
        self._finished.note_text(page.file.src_uri, html)
        whole = self._stand_ins.marked(html)
        # Material's templates give a page without a title its own, which plugins that join pages do not see.
        is_untitled = whole != html and "<h1" not in whole
        return f"<h1 data-search-exclude>{escape(page.title)}</h1>\n{whole}" if is_untitled else whole

    @event_priority(_AFTER_ALL)
    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:  # noqa: ARG002  # likewise
        """Marks what is HTML, once nobody asks any more where ours stands."""
        content = self._stand_ins.unmarked(page.content or "")
        if self._pages:
            context["nav"] = self._near_pages(nav, self._pages).of(page)
            make_contents_inert(page.toc, self._pages.clean)
            self._excerpts.show(context.get("posts"), page, self._pages)
            mark_html_of_context(cast("dict[str, Any]", context), self._pages.clean)
            content = Markup(content)
        page.content = content

    @event_priority(_AFTER_ALL)
    def on_pre_template(self, template: Template, *, template_name: str, config: MkDocsConfig) -> Template:
        return not_found_template(template, template_name, config) if self._pages else template

    @event_priority(_LAST)
    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> None:  # noqa: ARG002  # likewise
        """Of what is no page, such as `404.html`, and of a page that another plugin makes with the same context."""
        if self._pages:
            context["nav"] = self._near_pages(context["nav"], self._pages).of(None)
            show_not_found(cast("dict[str, Any]", context), template_name, self._pages)

    def _near_pages(self, nav: Navigation, pages: JoinedPages) -> NearPages:
        """A site in several languages has a navigation for each, which is read once for all of its pages."""
        if not (self._near and self._near.is_of(nav)):
            make_names_inert(nav)
            self._near = near_pages(nav, pages)
        return self._near

    @event_priority(_AFTER_ALL)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publishes what MkDocs and all plugins have written, and the policy of it for whoever sends it as a header."""
        self._finished.write_late(Path(config.site_dir))
        if self._found:
            write_file(found_json(self._found).encode(), str(Path(config.site_dir, FOUND_FILE)))
        self._transaction.publish(config)
        self._has_nothing_to_show &= not self._pages

    @event_priority(_AFTER_ALL)
    def on_build_error(self, *, error: Exception) -> None:
        self._ahead.end()
        self._transaction.end()
        if refused := what_the_world_refused(error):
            raise refused

    def on_shutdown(self) -> None:
        """Also when somebody interrupts the build, of which MkDocs tells nothing else."""
        self._ahead.end()
        self._transaction.end()

    @event_priority(_AFTER_ALL)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002  # likewise
        return self._finished.page(output, page.file.src_uri)

    @event_priority(_AFTER_ALL)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002  # likewise
        return self._finished.template(output_content, template_name)

    @property
    def _is_listed(self) -> bool:
        return SiteOptions(self.config).search_engines

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]) -> None:  # noqa: ARG002  # likewise
        """Keeps the last site on the server while the map has errors, and shows these on its pages."""
        build = server.builder
        server.builder = lambda: self._build_if_sound(build)
        server.set_app(with_errors(server.serve_request, lambda: self._stopped))
        server.watch(str(theme_folder()))
        keep_watching(server)

    def _stop(self, why: str) -> None:
        """Ends the build, unless it is that of a server that has to show something first."""
        if not self._has_nothing_to_show:
            raise NothingBuiltError(why)

    def _build_if_sound(self, build: Callable[[], None]) -> None:
        nothing: tuple[str, ...] = ()
        self._stopped = self._report = nothing
        try:
            build()
        except (MkDocsException, OSError) as stopped:
            # The configuration, too, may be wrong, or away for a moment.
            why = sentence_of(stopped) if isinstance(stopped, OSError) else str(stopped)
            self._stopped = self._report or (why,)
            _LOG.error("%s. The last site stays on the server.", why.rstrip(".!"))


def _rendered(files: Files) -> Iterator[Page]:
    """All pages with content, also those that no navigation has."""
    return (file.page for file in files if file.page and file.page.content)
