"""The whole pipeline: files in; the linked map, its verdicts and all findings out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from cxmap.alignment.align import align
from cxmap.alignment.results import Alignment
from cxmap.alignment.snapshots import Snapshot, snapshot_of
from cxmap.checks import JUDGED, UNJUDGED
from cxmap.checks import RULES as CHECK_RULES
from cxmap.findings.exceptions import idle_exceptions
from cxmap.findings.finding import Finding, as_configured, is_lowered
from cxmap.findings.link_rules import UNSAFE_HTML
from cxmap.findings.rule import Rule
from cxmap.findings.rules import RULES as LOADING_RULES
from cxmap.findings.severity import Severity
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.linked_map import LinkedMap
from cxmap.linking.broken_diagrams import broken_diagrams
from cxmap.linking.broken_links import BrokenLinks, broken_links
from cxmap.linking.drafts import Drafts, drafts_among
from cxmap.linking.hidden_files import hidden_files, tables_about
from cxmap.linking.ids_to_write import with_ids_to_write
from cxmap.linking.link import Beside, link_documents
from cxmap.linking.links_as_text import links_as_text
from cxmap.linking.links_to_drafts import links_to_drafts
from cxmap.linking.quarantine import Quarantine, quarantine
from cxmap.linking.units import with_units
from cxmap.linking.unpublished import unpublished_among
from cxmap.linking.unread_files import UnreadFiles, unread_files
from cxmap.loading.files.decoding import front_matter_alone
from cxmap.loading.load import Loaded, load_files
from cxmap.loading.markdown.body import Bodies
from cxmap.loading.records.channels import AddedChannels, channels_added_in
from cxmap.loading.records.foreign_resources import foreign_resources, foreign_resources_of_files
from cxmap.loading.records.shared_fields import is_shared
from cxmap.loading.records.theme_files import missing_theme_files
from cxmap.model.catalogue import Catalogue
from cxmap.model.document import Document, Page
from cxmap.model.ids import Key
from cxmap.model.parts import InParts, as_one
from cxmap.model.source import NO_SITE_TOOLS, Settings, SiteTools, SourceFile

if TYPE_CHECKING:
    from cxmap.pages.kit.site import Site

M = TypeVar("M", bound=LinkedMap)

RULES: tuple[Rule, ...] = (*LOADING_RULES, *CHECK_RULES)
"""Everything that can be found wrong on a map."""


@dataclass(frozen=True, slots=True)
class Map:
    """A compiled map; findings are sorted, and their paths start from the content folder."""

    settings: Settings
    catalogue: Catalogue
    alignment: Alignment
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    files: int
    entities: int
    left_out: Mapping[str, Key | None] = field(default_factory=dict)
    """The files that a site leaves out as they have errors, each with the entity that it is."""
    drafts: Drafts = field(default_factory=Drafts)
    """Those that the site does not show."""
    hidden: frozenset[str] = frozenset()
    """All files that are not to be published."""
    lacking: frozenset[str] = frozenset()
    """The pages that seem to lack a heading to which a link leads."""

    @property
    def as_of(self) -> date:
        return self.settings.as_of

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def stopping(self) -> tuple[Finding, ...]:
        """The errors that stop a build: all of them, or those in files that no site can do without.

        An error that is about what the map says stays one: a site without it would look better than the map is.
        """
        return tuple(error for error in self.errors if error.place.path not in self.left_out)

    def site(self) -> Site:
        """The map as its pages see it; building it makes the indexes of all pages."""
        from cxmap.pages.kit.site import site_of  # noqa: PLC0415  # a command that shows no page must not wait for all views

        site = site_of(self._shown_catalogue(), self.alignment, tuple(self._shown_findings()), self.pages)
        left_out = {path: key for path, key in self.left_out.items() if path not in self.drafts.paths}
        return replace(site, left_out=left_out, severities=self.settings.severities)

    def _shown_findings(self) -> Iterator[Finding]:
        """Those that tell nothing of a draft."""
        for finding in self.findings:
            if finding.place.path not in self.hidden or finding.place.path in self.left_out.keys() - self.drafts.paths:
                said = (finding.message, *finding.advice, f"`{finding.suggestion}`")
                if not any(map(self.drafts.are_told_in, said)):
                    yield finding

    def _shown_catalogue(self) -> Catalogue:
        """The catalogue in which nothing refers to drafts with errors."""
        if self.drafts.paths.isdisjoint(self.left_out):
            return self.catalogue
        unknown = {key for path, key in self.left_out.items() if path in self.drafts.paths}
        missing = {
            key: left
            for key, keys in self.catalogue.missing.items()
            if (left := tuple(each for each in keys if each not in unknown))
        }
        return replace(self.catalogue, missing=missing)


def _silently(_stage: str) -> None:
    pass


def compile_map(
    sources: Iterable[SourceFile],
    settings: Settings,
    progress: Callable[[str], None] = _silently,
    tools: SiteTools = NO_SITE_TOOLS,
    in_parts: InParts = as_one,
) -> Map:
    """Compiles content files; whatever an author wrote, the answer is a map and findings, never an exception."""
    files = tuple(sources)
    progress("reading")
    settings, added = _with_channels(files, settings)
    loaded = load_files(files, settings, in_parts, tools.texts.included if tools.texts else None)
    progress("linking")
    unread = unread_files(_unshared(files, settings), loaded.read, {*loaded.tables, *loaded.tables_meant})
    drafts, unreadable = drafts_among(files, loaded.read, settings), loaded.unreadable | unread.entities
    beside = _beside(loaded, drafts)
    catalogue, unlinked = link_documents(loaded.documents, unreadable, settings, beside)
    found = (*unread.findings, *_of_loading(loaded, added), *unlinked, *_exposed(files, loaded, settings, drafts))
    silent, links = _silent(files, loaded, catalogue, drafts, settings), _links(files, loaded, unread, tools, settings)
    found = (*found, *links.findings, *_broken(loaded, tools))
    faults = _told(found, silent, settings)
    progress("judging")
    apart = _apart(catalogue, unreadable, loaded.pages, faults, settings)
    kept = _without(apart, loaded.documents, unreadable, settings, beside) if apart.files else (catalogue, catalogue)
    whole, catalogue = kept
    alignment, checked = _judged(whole, settings, in_parts, quarantined=bool(apart.files))
    hidden = _hidden(files, loaded, catalogue, drafts, apart)
    return Map(
        settings=settings,
        catalogue=catalogue,
        alignment=alignment,
        pages=tuple(page for page in loaded.pages if page.path not in hidden),
        findings=_in_order((*faults, *_checked(checked, found, files, settings))),
        files=loaded.files,
        entities=loaded.entities,
        left_out=apart.files,
        drafts=drafts,
        hidden=hidden,
        lacking=links.lacking,
    )


def _checked(
    checked: Sequence[Finding], found: Sequence[Finding], files: Sequence[SourceFile], settings: Settings
) -> Iterator[Finding]:
    """The findings of the checks as the site wants them, and its exceptions for which there is none of any kind."""
    idle = idle_exceptions((*found, *checked), settings, [source.path for source in files])
    return as_configured((*checked, *idle), settings.severities)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.order))


def _judged(
    whole: Catalogue, settings: Settings, in_parts: InParts, *, quarantined: bool
) -> tuple[Alignment, tuple[Finding, ...]]:
    """The verdicts, and what all checks find; another process may do those that need no verdicts meanwhile."""
    linked = LinkedMap(whole, settings.as_of)
    parts = in_parts(lambda checks: _found_by(checks, linked), UNJUDGED, amount=len(whole.documents))
    alignment = align(whole, settings.as_of, settings.readings, quarantined=quarantined)
    return alignment, (*_found_by(JUDGED, JudgedMap(whole, alignment)), *chain.from_iterable(parts))


def _found_by(checks: Iterable[Callable[[M], Iterable[Finding]]], linked: M) -> list[Finding]:
    return [finding for check in checks for finding in check(linked)]


def _beside(loaded: Loaded, drafts: Drafts) -> Beside:
    blocks = [block for source in loaded.read for block in source.blocks]
    return Beside(loaded.strays, blocks, loaded.columns, pages=[page.path for page in loaded.pages], drafts=drafts)


def _hidden(
    files: Sequence[SourceFile], loaded: Loaded, catalogue: Catalogue, drafts: Drafts, apart: Quarantine
) -> frozenset[str]:
    shown = {document.path: document for document in catalogue.documents.values()}
    pages = {*drafts.paths, *apart.files}
    return hidden_files(files, loaded.read, shown, pages, tables_about(drafts, loaded.columns))


def _without(
    apart: Quarantine,
    documents: Mapping[Key, Document],
    unreadable: Collection[Key],
    settings: Settings,
    beside: Beside,
) -> tuple[Catalogue, Catalogue]:
    """The catalogue in which nobody knows what quarantined files say, and the one that knows nothing of them."""
    kept = {key: document for key, document in documents.items() if key not in apart.keys}
    strays = (*beside.strays, *(documents[key] for key in apart.keys if key in documents))
    unknown = {*unreadable, *apart.keys}
    unknowing, _ = link_documents(kept, unknown, settings, replace(beside, strays=strays, blocks=()))
    without = replace(beside, strays=strays, quarantined=apart.keys)
    shown, _ = link_documents(kept, unknown, settings, without)
    return unknowing, shown


def snapshot_from(sources: Iterable[SourceFile], settings: Settings) -> Snapshot:
    """The verdicts of content files, and nothing else that a map knows: what a former state is compared by.

    What stands below the front matter, and all that is only checked, changes no verdict and is left alone.
    """
    files = [front_matter_alone(source) for source in sources]
    settings, added = _with_channels(files, settings)
    loaded = load_files(files, settings)
    beside = Beside(loaded.strays, tables=loaded.columns, drafts=drafts_among(files, loaded.read, settings))
    catalogue, unlinked = link_documents(loaded.documents, loaded.unreadable, settings, beside)
    findings = as_configured((*added.findings, *loaded.findings, *unlinked), settings.severities)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return snapshot_of(catalogue, align(catalogue, settings.as_of, settings.readings), errors)


def _with_channels(files: Sequence[SourceFile], settings: Settings) -> tuple[Settings, AddedChannels]:
    """The settings with the channels that the content adds."""
    added = channels_added_in(files)
    return replace(settings, channels=(*settings.channels, *added.names)), added


def _links(
    files: Sequence[SourceFile], loaded: Loaded, unread: UnreadFiles, tools: SiteTools, settings: Settings
) -> BrokenLinks:
    """Links without a target, and texts that only look like links; a file with a wrong name counts as one."""
    meant = unread.pages | loaded.right_paths
    paths = {*meant, *(source.path for source in files)}
    anchors = Bodies().anchors
    broken = broken_links(paths, loaded.read, anchors, tools, directory_urls=settings.directory_urls)
    return broken._replace(findings=(*broken.findings, *links_as_text(paths, loaded.read)))


def _broken(loaded: Loaded, tools: SiteTools) -> Iterator[Finding]:
    """Diagrams that cannot be drawn, and fields that name what the theme does not have."""
    if tools.drawable:
        yield from broken_diagrams(loaded.read, tools.drawable, tools.texts.included if tools.texts else None)
    if tools.theme:
        yield from missing_theme_files((*loaded.pages, *loaded.shared), tools.theme)


def _exposed(files: Sequence[SourceFile], loaded: Loaded, settings: Settings, drafts: Drafts) -> Iterator[Finding]:
    """Parts of pages and of other files that lie on other hosts, and links to drafts."""
    unsafe = {(each.place.path, each.place.span.line) for each in loaded.findings if each.rule == UNSAFE_HTML.id}
    # HTML that no site publishes is told as such, unless this site takes it upon itself.
    is_published = is_lowered(UNSAFE_HTML.id, UNSAFE_HTML.severity, settings.severities)
    told = () if is_published else unsafe
    yield from foreign_resources(loaded.read, settings, told)
    yield from foreign_resources_of_files(files, settings, told)
    yield from links_to_drafts(loaded.read, drafts)


def _told(findings: Iterable[Finding], silent: Collection[str], settings: Settings) -> tuple[Finding, ...]:
    """The findings as the site wants them, but for those in `silent` files."""
    told = (finding for finding in findings if finding.place.path not in silent)
    return tuple(as_configured(told, settings.severities))


def _silent(
    files: Sequence[SourceFile], loaded: Loaded, catalogue: Catalogue, drafts: Drafts, settings: Settings
) -> frozenset[str]:
    """The files that the site does not publish, but for tables that count all the same, as not only drafts use them."""
    unpublished = unpublished_among((source.path for source in _unshared(files, settings)), settings)
    tables = unpublished.intersection((*loaded.tables, *loaded.tables_meant))
    if not tables:
        return unpublished
    return unpublished - (tables - _hidden(files, loaded, catalogue, drafts, Quarantine()))


def _unshared(files: Sequence[SourceFile], settings: Settings) -> Sequence[SourceFile]:
    """The files but for those of shared fields, which count although no site publishes them."""
    name = settings.shared_fields
    return [source for source in files if not is_shared(source.path, name)] if name else files


def _apart(
    catalogue: Catalogue,
    unreadable: Collection[Key],
    pages: Sequence[Page],
    faults: Iterable[Finding],
    settings: Settings,
) -> Quarantine:
    """The files with errors that a site can do without; shared fields may make drafts of other pages."""
    if not settings.quarantine:
        return Quarantine()
    own = tuple(fault for fault in faults if not is_shared(fault.place.path, settings.shared_fields))
    return quarantine(catalogue, unreadable, pages, own)


def _of_loading(loaded: Loaded, added: AddedChannels) -> Iterator[Finding]:
    yield from added.findings
    in_units = tuple(with_units(loaded.findings, loaded.documents, loaded.strays))
    yield from added.judged(with_ids_to_write(in_units, loaded.documents))
    yield from _unknown_overviews(loaded.pages)


def _unknown_overviews(pages: Iterable[Page]) -> Iterator[Finding]:
    with_view = [page for page in pages if page.view or page.misspelt_view]
    if not with_view:
        return
    from cxmap.pages import unknown_overviews  # noqa: PLC0415  # likewise

    yield from unknown_overviews(with_view)
