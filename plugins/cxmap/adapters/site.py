"""The one pipeline: a content folder and the options of a site in; a site out, or the errors that stand in its way.

Every host goes through it. The command line uses the first half, and needs none of what only pages need.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.adapters.configuration import written_at
from cxmap.adapters.content.files import read_content
from cxmap.adapters.content.kept_parts import KeptParts
from cxmap.adapters.content.published import ContentFolder, HostList, as_usual
from cxmap.adapters.content.two_processes import FEWEST, TwoProcesses
from cxmap.adapters.content.uncollected import uncollected
from cxmap.adapters.drawable import CACHE, DrawableDiagrams
from cxmap.adapters.options import SiteOptions
from cxmap.compiler import Map, compile_map
from cxmap.findings.link_rules import BROKEN_LINK
from cxmap.model.parts import InParts, as_one
from cxmap.model.source import NO_SITE_TOOLS, MadeIds, Settings, SiteTools, SourceFile, ThemeFiles

if TYPE_CHECKING:
    from cxmap.adapters.html.forms import Forms
    from cxmap.adapters.html.git_host import GitHost
    from cxmap.adapters.html.joined_pages import JoinedPages
    from cxmap.adapters.html.site_markdown import SiteMarkdown
    from cxmap.adapters.html.site_urls import AddressOf
    from cxmap.insight.history import History


@dataclass(frozen=True, slots=True)
class CompiledContent:
    """A content folder, its files, and the map that they make."""

    folder: Path
    files: tuple[SourceFile, ...]
    map: Map
    made: frozenset[str] = frozenset()
    """The files that lie elsewhere, as plugins have made them."""
    written_in: Mapping[str, str] = field(default_factory=dict)
    """Files whose text stands in one of another name, such as translations."""

    def place(self, path: str) -> str:
        """The path of the file in which whoever mends something finds it."""
        return self.written_in.get(path, path)


@dataclass(frozen=True, slots=True)
class SiteSource:
    """A site as its generator describes it: its own folder, its content, our options, and settings named as in MkDocs.

    `address` says where it puts content files, and `links_from_files` that it moves the links of finished pages as if
    they started from their files. `offered` are the downloads that the generator publishes; files are `unpublished`
    that its patterns name; `listed` knows which files it publishes, and `theme` those of its theme. Files named
    `shared_fields` hold fields for all pages of their folders.
    """

    folder: Path
    content: Path
    options: SiteOptions
    use_directory_urls: bool = True
    address: AddressOf | None = None
    links_from_files: bool = False
    repo_url: str | None = None
    edit_uri: str | None = None
    edit_template: str | None = None
    offered: frozenset[str] = frozenset()
    unpublished: tuple[str, ...] = ()
    listed: HostList = as_usual
    theme: ThemeFiles | None = None
    markdown: SiteMarkdown | None = None
    shared_fields: str | None = None
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class CompiledSite:
    """A site; there are no pages where errors of the map stop the build."""

    content: CompiledContent
    pages: JoinedPages | None


def compiled_site(source: SiteSource, warn: Callable[[str], None]) -> CompiledSite:
    """The whole pipeline; `warn` is told why a diagram cannot be drawn."""
    said = source.options.settings(os.environ)
    settings = replace(
        said,
        unpublished=source.unpublished,
        directory_urls=source.use_directory_urls,
        shared_fields=source.shared_fields,
    )
    settings = written_at(settings, source.file, source.content)
    texts = source.markdown.texts if source.markdown else None
    tools = SiteTools(DrawableDiagrams(source.folder / CACHE), source.theme, texts)
    folder = ContentFolder(source.content, source.listed)
    # What goes on in other threads, as those of a server, a second process would not survive.
    is_alone = threading.active_count() == 1
    with uncollected(), TwoProcesses() as processes:
        content = compiled_content(folder, settings, tools, in_parts=KeptParts(processes) if is_alone else as_one)
        if source.markdown:
            content = with_own_headings(content, tools, source.markdown)
        if content.map.files >= FEWEST:
            gc.freeze()
    return CompiledSite(content, None if content.map.stopping else _joined(content, source, warn))


def compiled_content(
    folder: ContentFolder,
    settings: Settings,
    tools: SiteTools = NO_SITE_TOOLS,
    *,
    progress: Callable[[str], None] | None = None,
    in_parts: InParts = as_one,
) -> CompiledContent:
    """Its first half, which makes no pages; raises UnreadableContentError."""
    said = progress or (lambda _step: None)
    said("reading")
    found = read_content(folder.path, settings.shared_fields)
    listed = folder.listed(found, settings)
    made = frozenset(file.path for file in listed.files).difference(file.path for file in found)
    compiled = compile_map(listed.files, listed.settings, said, tools, in_parts)
    return CompiledContent(folder.path, listed.files, compiled, made, listed.written_in)


def with_own_headings(content: CompiledContent, tools: SiteTools, markdown: SiteMarkdown) -> CompiledContent:
    """The same content, where links lead to headings that the map itself adds to pages."""
    if not content.map.lacking or not tools.texts:
        return content
    made = _ids_made(content, markdown)
    known = replace(tools, texts=replace(tools.texts, made=made))
    return replace(content, map=compile_map(content.files, content.map.settings, tools=known))


def _ids_made(content: CompiledContent, markdown: SiteMarkdown) -> MadeIds:
    """The ids of the pages that seem to lack some; while there are other errors, nobody makes these pages."""
    from cxmap.adapters.html.joined_pages import joined_pages  # noqa: PLC0415  # as below
    from cxmap.adapters.html.pictures import Pictures  # noqa: PLC0415
    from cxmap.adapters.html.site_urls import SiteUrls  # noqa: PLC0415

    built = content.map
    if built.settings.quarantine:
        built = compile_map(content.files, replace(built.settings, quarantine=False))
    if any(error.rule != BROKEN_LINK.id for error in built.errors):
        return dict.fromkeys(built.lacking)
    pages = joined_pages(built, SiteUrls(), Pictures(lambda _why: None))
    return {path: markdown.ids_of_page(pages.page(path), pages.text(path)) for path in built.lacking}


def _joined(content: CompiledContent, source: SiteSource, warn: Callable[[str], None]) -> JoinedPages:
    # A command that shows no page must not wait for the import of templates.
    from cxmap.adapters.html.author_html import allowed_html  # noqa: PLC0415
    from cxmap.adapters.html.forms import Editing  # noqa: PLC0415
    from cxmap.adapters.html.git_host import git_host  # noqa: PLC0415
    from cxmap.adapters.html.joined_pages import joined_pages  # noqa: PLC0415
    from cxmap.adapters.html.pictures import Pictures  # noqa: PLC0415
    from cxmap.adapters.html.site_urls import SiteUrls  # noqa: PLC0415

    urls = SiteUrls(source.use_directory_urls, source.address, source.links_from_files)
    pictures = Pictures(warn, source.folder / CACHE)
    host = git_host(source.repo_url, source.edit_uri, source.edit_template, content.made)
    editing = Editing(host, _forms(content, source, host))
    pages = joined_pages(content.map, urls, pictures, editing, source.offered)
    pages = replace(pages, site=replace(pages.site, history=_history(content, source), goal=source.options.goal))
    if not (source.markdown and source.markdown.has_references):
        return pages
    settings = content.map.settings
    return replace(pages, clean=allowed_html(settings.severities, settings.allowed_hosts, references=True))


def _forms(content: CompiledContent, source: SiteSource, host: GitHost | None) -> Forms | None:
    """The forms of the site, where it wants them, its generator has them, and nothing else has their place."""
    from cxmap.adapters.html.forms import Forms  # noqa: PLC0415  # likewise
    from cxmap.pages.kit.page import FORMS  # noqa: PLC0415  # likewise

    asked = source.options.forms
    is_wanted = host is not None if asked is None else asked
    is_taken = any(file.path.startswith(f"{FORMS}/") for file in content.files)
    if not is_wanted or is_taken or FORMS not in source.offered:
        return None
    texts = {file.path: file for file in content.files if file.path not in content.made | content.written_in.keys()}
    keys = {each.path: each.key for each in content.map.catalogue.documents.values()}
    return Forms(texts, keys, host, _folders_in_repository(content.folder, host))


def _folders_in_repository(content: Path, host: GitHost | None) -> str | None:
    """The folders of the repository before a content file, as git has them, else as the addresses of the host do."""
    from cxmap.adapters.git.changed_lines import folder_in_repository  # noqa: PLC0415  # likewise
    from cxmap.adapters.git.git import NoAnswerError, git_at  # noqa: PLC0415

    try:
        return folder_in_repository(git_at(content))
    except NoAnswerError:
        return host.before(content.resolve()) if host else None


def _history(content: CompiledContent, source: SiteSource) -> History:
    from cxmap.adapters.git.history_reader import HistoryReader  # noqa: PLC0415  # likewise
    from cxmap.adapters.history.history_folder import HistoryFolder  # noqa: PLC0415
    from cxmap.adapters.html.git_host import commit_address  # noqa: PLC0415
    from cxmap.insight.history import NO_HISTORY  # noqa: PLC0415

    asked = source.options.history
    if not asked:
        return NO_HISTORY
    if isinstance(asked, str):
        return HistoryFolder(source.folder / asked, source.options.compare).history(content.map)
    address_of = commit_address(source.repo_url, source.edit_uri)
    reader = HistoryReader(content.folder, source.folder / CACHE, source.options.compare, address_of)
    return reader.history(content.map, content.files)
