"""The title and the sections that the map adds to each page of the site, as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape, unescape
from textwrap import dedent

from cxmap.adapters.html.author_html import Clean, allowed_html
from cxmap.adapters.html.forms import NO_EDITING, Editing, Forms
from cxmap.adapters.html.fragments import Fragment, Fragments, PageFragments, PageSoFar, size_of
from cxmap.adapters.html.offered_files import FileBeside, FilesBeside, WrittenJourneys
from cxmap.adapters.html.pictures import Pictures
from cxmap.adapters.html.site_urls import SiteUrls, is_relative, resolved
from cxmap.adapters.html.theme import fragments_folder
from cxmap.compiler import Map
from cxmap.diagrams.mermaid.comments import without_comments
from cxmap.findings.finding import Finding
from cxmap.linking.drafts import NO_DRAFTS, Drafts
from cxmap.linking.links_as_text import words_of_typed
from cxmap.linking.links_to_drafts import is_to_draft
from cxmap.loading.markdown.comments import without_comments as without_notes
from cxmap.model import KINDS
from cxmap.model.block import Block
from cxmap.model.document import Document, Page
from cxmap.model.page_files import is_page
from cxmap.pages import OVERVIEW_GROUPS, OVERVIEWS, entity_view
from cxmap.pages.blocks import block_on_page
from cxmap.pages.kit.found import FoundPage, first_sentence, found_entity
from cxmap.pages.kit.page import MAP_TABLES, Download, OfferedFile, PageView, Section, Shortened
from cxmap.pages.kit.room import Room
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import capitalised
from cxmap.pages.left_out.page import build as left_out_view

_NOTHING = PageView("", "", (), ())
_TABLES = (*(kind.folder for kind in KINDS), "alignment")
_SHORTENED = Section(
    "",
    "kit/shortened",
    Shortened(MAP_TABLES, tuple(Download(capitalised(name), f"{MAP_TABLES}/{name}.csv") for name in _TABLES)),
)
_TAB = 4
_GUIDE = "Guide"
_ADDRESS = re.compile(r"""\s(?:href|src|srcset|poster|data|cite)="(?P<address>[^"]*)\"""")


@dataclass(frozen=True, slots=True)
class WrittenDiagram:
    """Mermaid text that an author wrote."""

    text: str


@dataclass(frozen=True, slots=True)
class PageBlocks:
    """The blocks of one page by their text; None stands for one of which nothing may be shown."""

    site: Site
    blocks: Mapping[str, Block | None] = field(default_factory=dict)

    def html(self, text: str, fragments: PageFragments) -> str | None:
        """The view that a fence of this text shows; None where it stays the text that it is."""
        plain = _plain(text)
        if plain not in self.blocks:
            return None
        block = self.blocks[plain]
        fragments.views += 1
        return fragments.within(lambda room: self._shown(block, room, fragments), size_of) if block else ""

    def _shown(self, block: Block, room: Room, fragments: PageFragments) -> str:
        view = block_on_page(self.site.with_room(room), block, fragments.views)
        html = fragments.html("blocks/block", view)
        if room.is_whole:
            return html
        fragments.is_shortened = True
        return html + fragments.html(_SHORTENED.fragment, _SHORTENED.content)


@dataclass(frozen=True, slots=True)
class JoinedPage:
    """One page: what it is called, where the map says it, and what stands before and after its author's words.

    On an overview, what stands after them follows their first sentence.
    """

    path: str
    title: str
    description: str
    before: tuple[Fragment, ...]
    after: tuple[Fragment, ...]
    hidden: frozenset[str]
    fragments: PageFragments
    clean: Clean
    blocks: PageBlocks | None = None
    styles: str = ""
    """Our stylesheets, where the page itself must carry them."""
    is_reference: bool = False
    is_overview: bool = False
    is_left_out: bool = False
    """Whether nothing that its author wrote is shown."""
    files: tuple[FileBeside, ...] = ()
    """Those that it offers beside itself, where the site publishes them."""
    drafts: Drafts = NO_DRAFTS
    typed: Mapping[str, str] = field(default_factory=dict)
    """The texts that look like links to drafts, each with its words."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The words that a search finds in the sections, by their HTML, as far as they are known."""

    def diagram(self, text: str) -> str:
        """A diagram that the page's author wrote as Mermaid text, as HTML."""
        return self.fragments.html("kit/diagram", WrittenDiagram(self.drafts.masked(without_comments(text))))

    def block(self, text: str) -> str | None:
        """The view that a fence of the page asks for, as HTML; None where the fence stays as it is."""
        return self.blocks.html(text, self.fragments) if self.blocks else None

    def style_sheet(self) -> str:
        return self.fragments.html("kit/styles", self.styles)

    def leads_to_hidden(self, address: str) -> bool:
        """Whether a link that the author wrote leads to a file that is not published."""
        if not self.hidden:
            return False
        is_file = is_relative(address) and resolved(self.path, address).partition("#")[0] in self.hidden
        return is_file or self.drafts.at(self.path, address)

    def written(self, text: str) -> str:
        """The author's Markdown without comments, and without addresses that only look like links to drafts."""
        return without_notes(self.without_typed_links(text))

    def without_typed_links(self, text: str) -> str:
        for typed, words in self.typed.items():
            text = text.replace(typed, words)
        return text

    def published(self, html: str) -> str:
        """The author's HTML as readers get it."""
        allowed = self.clean(html)
        if not self.drafts:
            return allowed
        return self.drafts.masked_html(_ADDRESS.sub(self._shown_address, allowed))

    def _shown_address(self, attribute: re.Match[str]) -> str:
        return "" if self.leads_to_hidden(unescape(attribute["address"])) else attribute[0]


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """The additions to a page as values that another process can hand over.

    `journeys` are the files of journeys that it offers, and `words` those of its sections, as far as they are made.
    """

    title: str
    description: str
    is_reference: bool
    offered: tuple[OfferedFile, ...]
    before: tuple[Fragment, ...]
    after: tuple[Fragment, ...]
    so_far: PageSoFar
    journeys: WrittenJourneys = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _RenderedView:
    """The view of a page, and its sections as HTML."""

    view: PageView
    before: tuple[Fragment, ...]
    after: tuple[Fragment, ...]

    @property
    def length(self) -> int:
        return sum(size_of(fragment.html) for fragment in (*self.before, *self.after))


@dataclass(frozen=True, slots=True)
class JoinedPages:
    """All pages of a compiled map, each made when it is asked for; `hidden` are the files not to be published.

    `ordinary` are the pages that are no entities, by path.
    """

    documents: Mapping[str, Document]
    overviews: Mapping[str, str]
    hidden: frozenset[str]
    site: Site
    fragments: Fragments
    clean: Clean
    drafts: Drafts = NO_DRAFTS
    typed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The texts that look like links to drafts, by the file that holds them, each with its words."""
    left_out: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    """The pages whose files have errors, each with what is wrong there."""
    ordinary: Mapping[str, Page] = field(default_factory=dict)
    forms: Forms | None = None

    @property
    def names(self) -> Mapping[str, str]:
        """The names of the entities, by the paths of their files."""
        return {path: document.entity.name for path, document in self.documents.items()}

    def text(self, path: str) -> str:
        """The words of a page's author."""
        source = self.documents.get(path) or self.ordinary.get(path)
        return source.body.text if source else ""

    def found(self, path: str) -> FoundPage | None:
        """The words by which a search names a page of the map; None for all others."""
        if path in self.hidden or path in self.left_out:
            return None
        if document := self.documents.get(path):
            return self._masked(found_entity(self.site, document, self._plain_text(path)))
        if view := self.overviews.get(path):
            kind = _GUIDE if view in OVERVIEW_GROUPS[_GUIDE] else "Overview"
            return self._masked(FoundPage(kind, first_sentence(self._plain_text(path))))
        return None

    def _plain_text(self, path: str) -> str:
        text = self.text(path)
        for typed, words in self.typed.get(path, {}).items():
            text = text.replace(typed, words)
        return without_notes(text)

    def _masked(self, found: FoundPage) -> FoundPage:
        if not self.drafts:
            return found
        sentence, may_say, title, *former = (
            unescape(self.drafts.masked_html(escape(words)))
            for words in (found.sentence, found.may_say, found.title, *found.former)
        )
        return replace(found, sentence=sentence, may_say=may_say, title=title, former=tuple(former))

    def page(self, path: str, rendered: RenderedPage | None = None) -> JoinedPage:
        """The additions to the page of a content file; an ordinary page gets nothing."""
        page = rendered or self.rendered(path)
        fragments = self.fragments.of_page(path, page.so_far)
        return JoinedPage(
            path=path,
            title=page.title,
            description=page.description,
            before=page.before,
            after=page.after,
            hidden=self.hidden,
            fragments=fragments,
            clean=self.clean,
            blocks=_blocks_of(self.site, path),
            is_reference=page.is_reference,
            is_overview=path in self.overviews,
            is_left_out=path in self.left_out,
            files=self._beside(fragments, page.journeys).of(page.offered),
            drafts=self.drafts,
            typed=self.typed.get(path, {}),
            words=page.words,
        )

    def rendered(self, path: str) -> RenderedPage:
        """The same without what its author wrote."""
        fragments = self.fragments.of_page(path)
        blocks = _blocks_of(self.site, path)
        fragments.parts += len(blocks.blocks) if blocks else 0

        def made(room: Room) -> _RenderedView:
            view = self._view(path, self.site.with_room(room))
            fragments.is_shortened = view.is_shortened or not room.is_whole
            after = (*view.after, _SHORTENED) if fragments.is_shortened else view.after
            return _RenderedView(view, fragments.rendered(view.before), fragments.rendered(after))

        page = fragments.within(made, lambda each: each.length)
        view = page.view
        return RenderedPage(
            view.title,
            view.description,
            view.is_reference,
            _files(view),
            page.before,
            page.after,
            fragments.so_far,
        )

    def written_journeys(self, path: str, page: RenderedPage) -> WrittenJourneys:
        """The files of the journeys that a page offers."""
        return self._beside(self.fragments.of_page(path)).journeys(page.offered)

    def files(self) -> Iterator[FileBeside]:
        """Those that all pages offer beside themselves; two pages may offer the same."""
        for path in (*self.documents, *self.overviews):
            yield from self._beside(self.fragments.of_page(path)).of(_files(self._view(path, self.site)))

    def _beside(self, fragments: PageFragments, written: WrittenJourneys | None = None) -> FilesBeside:
        return FilesBeside(self.site, fragments, self.drafts, dict(written or {}))

    def _view(self, path: str, site: Site) -> PageView:
        if document := self.documents.get(path):
            return entity_view(site, document)
        if path in self.left_out:
            return left_out_view(site, path, self.left_out[path])
        overview = self.overviews.get(path)
        return OVERVIEWS[overview](site) if overview else _NOTHING


def joined_pages(
    compiled: Map,
    urls: SiteUrls,
    pictures: Pictures,
    editing: Editing = NO_EDITING,
    offered: frozenset[str] = frozenset(),
) -> JoinedPages:
    """The pages of a site on which the `offered` downloads lie, and whose files people edit in some way."""
    catalogue = compiled.catalogue
    hidden = compiled.hidden
    shown = (document for document in catalogue.documents.values() if document.path not in hidden)
    site = compiled.site()
    return JoinedPages(
        documents={document.path: document for document in shown},
        overviews={page.path: page.view for page in compiled.pages if page.view and page.view in OVERVIEWS},
        hidden=hidden,
        site=site,
        fragments=Fragments(fragments_folder(), urls, pictures, hidden, offered, compiled.drafts, editing),
        clean=allowed_html(compiled.settings.severities, compiled.settings.allowed_hosts),
        drafts=compiled.drafts,
        typed=dict(_typed(compiled)),
        left_out=_findings_of_left_out(site),
        ordinary={page.path: page for page in compiled.pages},
        forms=editing.forms,
    )


def _files(view: PageView) -> tuple[OfferedFile, ...]:
    return tuple(file for section in (*view.before, *view.after) for file in section.files)


def _typed(compiled: Map) -> Iterator[tuple[str, Mapping[str, str]]]:
    documents: Iterable[Document | Page] = compiled.catalogue.documents.values()
    for source in (*documents, *compiled.pages) if compiled.drafts else ():
        links = (link for link in source.links if link.typed and is_to_draft(source.path, link, compiled.drafts))
        if found := {link.typed: words_of_typed(link.typed) or "…" for link in links}:
            yield source.path, found


def _findings_of_left_out(site: Site) -> Mapping[str, tuple[Finding, ...]]:
    """The findings of each page that is left out."""
    found: dict[str, list[Finding]] = {path: [] for path in site.left_out if is_page(path)}
    for finding in site.findings if found else ():
        if finding.place.path in found:
            found[finding.place.path].append(finding)
    return {path: tuple(findings) for path, findings in found.items()}


def _blocks_of(site: Site, path: str) -> PageBlocks | None:
    """The blocks of a content file; None where it has none, as most have."""
    written = site.catalogue.blocks.get(path)
    return PageBlocks(site, {_plain(text): block for text, block in written.items()}) if written else None


def _plain(text: str) -> str:
    """A text in whichever way a reader of Markdown hands it on: tabs and indentation may have changed."""
    lines = dedent(text.expandtabs(_TAB)).strip("\n").split("\n")
    return "\n".join(line.rstrip() for line in lines)
