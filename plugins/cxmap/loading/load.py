"""Loading: from files to documents, one file at a time, and never an exception for what an author wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from cxmap.findings.file_rules import DUPLICATE_ID
from cxmap.findings.finding import Finding, Place
from cxmap.loading.files.characters import swept
from cxmap.loading.files.decoding import decoded, divided
from cxmap.loading.files.naming import Naming, bad_id, collisions, named, suggested_id
from cxmap.loading.files.raw_files import acting_in
from cxmap.loading.markdown.body import INCLUDING, Bodies
from cxmap.loading.records.entities import Entities, EntityFile
from cxmap.loading.records.kinds import kind_of
from cxmap.loading.records.measurements import Tables
from cxmap.loading.records.misplaced import right_path
from cxmap.loading.records.ordinary_pages import page_from
from cxmap.loading.records.shared_fields import is_shared, shared_fields, with_shared_drafts
from cxmap.loading.records.stray_pages import StrayPage, stray_folders
from cxmap.loading.records.tables import ReadTable
from cxmap.model.document import Document, Page, TableColumns
from cxmap.model.fields import YEAR_STARTS
from cxmap.model.ids import Key, key_of
from cxmap.model.page_files import is_page
from cxmap.model.parts import InParts, as_one
from cxmap.model.record import Entity
from cxmap.model.source import Included, Settings, SourceFile


@dataclass(slots=True)
class Loaded:
    """All that the content folder holds.

    `unreadable` are entities of which only the name is known; `strays` are documents whose file's name keeps them off
    the map. `right_paths` are those that files in wrong folders would have. `shared` are the fields that hold for all
    pages of a folder, as those of a page without words.
    """

    documents: dict[Key, Document] = field(default_factory=dict)
    strays: list[Document] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    shared: list[Page] = field(default_factory=list)
    unreadable: set[Key] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    tables: dict[str, ReadTable] = field(default_factory=dict)
    tables_meant: set[str] = field(default_factory=set)
    stray_pages: list[StrayPage] = field(default_factory=list)
    right_paths: set[str] = field(default_factory=set)
    files: int = 0
    entities: int = 0

    @property
    def read(self) -> list[Document | Page]:
        """All Markdown files that could be read."""
        return [*self.documents.values(), *self.strays, *self.pages]

    @property
    def columns(self) -> Mapping[str, TableColumns]:
        """The entities that the rows of each table name."""
        return {path: table.columns for path, table in self.tables.items()}


@dataclass(slots=True)
class LoadedPart:
    """The content of some files; `documents` may have one id twice, and `tables` holds the CSV files that were read."""

    documents: list[Document] = field(default_factory=list)
    strays: list[Document] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    shared: list[Page] = field(default_factory=list)
    unreadable: set[Key] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    tables: Mapping[str, ReadTable] = field(default_factory=dict)
    tables_meant: set[str] = field(default_factory=set)
    stray_pages: list[StrayPage] = field(default_factory=list)
    right_paths: set[str] = field(default_factory=set)
    files: int = 0
    entities: int = 0


def load_files(
    sources: Iterable[SourceFile],
    settings: Settings,
    in_parts: InParts = as_one,
    included: Included | None = None,
) -> Loaded:
    """Loads all files; every finding that one file alone can give is in the result.

    `included` puts into texts the files that the site's own Markdown puts there.
    """
    by_path = {source.path: source for source in sorted(sources, key=lambda source: source.path)}
    wanted = list(_read_among(by_path.values(), settings))
    found = list(collisions(by_path))
    colliding = frozenset(path for finding, earlier in found for path in (finding.place.path, earlier))
    loaded = Loaded(findings=[finding for finding, _ in found])
    loaded.findings += (finding for source in by_path.values() for finding in acting_in(source))
    parts = in_parts(
        lambda files: _Loader(by_path, settings, colliding, included).part(files),
        wanted,
        amount=len(wanted),
        rests_on=None if included and _may_include(wanted) else partial(_rests_on, by_path, settings, colliding),
    )
    for part in parts:
        for document in part.documents:
            _keep(document, loaded, colliding)
        loaded.strays += part.strays
        loaded.pages += part.pages
        loaded.shared += part.shared
        loaded.unreadable |= part.unreadable
        loaded.findings += part.findings
        loaded.files += part.files
        loaded.entities += part.entities
        loaded.tables |= part.tables
        loaded.tables_meant |= part.tables_meant
        loaded.stray_pages += part.stray_pages
        loaded.right_paths |= part.right_paths
    loaded.pages = list(with_shared_drafts(loaded.pages, loaded.shared))
    loaded.findings += stray_folders(loaded.stray_pages, by_path)
    loaded.findings += (finding for table in loaded.tables.values() for finding in table.findings)
    return loaded


def _read_among(sources: Iterable[SourceFile], settings: Settings) -> Iterator[SourceFile]:
    """The files of which something is told: pages, shared fields, and what could not be read."""
    for source in sources:
        if is_page(source.path) or source.unread or is_shared(source.path, settings.shared_fields):
            yield source


def _may_include(sources: Iterable[SourceFile]) -> bool:
    """Whether a text may take in files, which may lie anywhere."""
    return any(INCLUDING.encode() in source.content for source in sources)


def _rests_on(by_path: Mapping[str, SourceFile], settings: Settings, colliding: Collection[str]) -> str:
    """All that a part rests on besides its own files: tables with what they hold, and which files there are at all."""
    tables = (source for source in by_path.values() if source.content and not is_page(source.path))
    # A set has another order in each process.
    decided = (replace(settings, withheld=frozenset()), sorted(settings.withheld))
    return repr((*decided, sorted(colliding), sorted(by_path), [(table.path, table.content) for table in tables]))


def _keep(document: Document, loaded: Loaded, colliding: Collection[str]) -> None:
    earlier = loaded.documents.setdefault(document.key, document)
    if earlier is document:
        return
    loaded.strays.append(document)
    if document.path not in colliding:
        loaded.findings.append(
            DUPLICATE_ID.at(
                Place(document.path, entity=document.key),
                f"`{earlier.path}` is `{document.key}` already",
                hint="rename one of the two files",
            )
        )


class _Loader:
    """Loads one file after another, with what they share."""

    def __init__(
        self,
        sources: Mapping[str, SourceFile],
        settings: Settings,
        colliding: Collection[str],
        included: Included | None,
    ) -> None:
        self._part = LoadedPart()
        self._bodies = Bodies(included)
        self._context = {"channels": settings.channels, YEAR_STARTS: settings.fiscal_year_starts}
        self._tables = Tables(sources, settings.as_of, self._context)
        self._entities = Entities(self._tables, self._bodies, self._context)
        self._colliding = colliding
        self._shared_fields = settings.shared_fields

    def part(self, files: Sequence[SourceFile]) -> LoadedPart:
        for source in files:
            self._load(source)
        self._part.tables = self._tables.read
        self._part.tables_meant = self._tables.meant
        return self._part

    def _load(self, source: SourceFile) -> None:
        text = decoded(source)
        if is_shared(source.path, self._shared_fields):
            self._load_shared(source.path, text)
            return
        naming = named(source.path)
        if not source.unread:
            self._part.files += 1
            self._part.entities += naming.kind is not None
        if isinstance(text, Finding):
            self._part.findings.append(text)
            if naming.kind:
                self._give_up(naming.id, naming.kind)
        elif naming.kind:
            self._load_entity(naming, naming.kind, text)
        else:
            text, invisible = swept(source.path, text, None)
            page, findings, stray = page_from(source.path, text, self._bodies, self._context)
            self._part.pages.append(page)
            self._part.findings += (*invisible, *findings)
            if stray:
                self._part.stray_pages.append(stray)
                self._part.right_paths.update(stray.right_paths)
                self._give_up(naming.id, *stray.kinds)

    def _load_shared(self, path: str, text: str | Finding) -> None:
        if isinstance(text, Finding):
            self._part.findings.append(text)
            return
        text, invisible = swept(path, text, None)
        page, findings = shared_fields(path, text)
        self._part.files += 1
        self._part.shared.append(page)
        self._part.findings += (*invisible, *findings)

    def _load_entity(self, naming: Naming, folder_kind: type[Entity], text: str) -> None:
        kind = kind_of(text.partition("\n---")[0], folder_kind)
        no_id = bad_id(naming)
        if no_id and naming.path not in self._colliding:
            self._part.findings.append(no_id)
        text, invisible = swept(naming.path, text, key_of(kind.kind, naming.id))
        self._part.findings += invisible
        parts = divided(naming.path, text)
        if isinstance(parts, Finding):
            self._part.findings.append(parts)
            self._give_up(naming.id, folder_kind, kind)
            return
        document, findings, meant = self._entities.document(EntityFile(naming.path, kind, naming.id, parts))
        self._part.findings += findings
        if document is None:
            self._give_up(naming.id, folder_kind, kind, *((meant,) if meant else ()))
            self._part.right_paths.update({right_path(naming.path, meant)} if meant else ())
        elif no_id or document.is_broken:
            self._part.strays.append(document)
            self._give_up(naming.id, folder_kind, kind)
        else:
            self._part.documents.append(document)

    def _give_up(self, identity: str, *kinds: type[Entity]) -> None:
        """Whatever the file says, the entity exists, by its right name too, and nobody who refers to it is to blame."""
        names = {identity, suggested_id(identity)} - {""}
        self._part.unreadable |= {key_of(kind.kind, name) for kind in kinds for name in names}
