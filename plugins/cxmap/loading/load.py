"""Loading: from files to documents, one file at a time, and never an exception for what an author wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cxmap.findings.finding import Finding, Place
from cxmap.findings.rules import DUPLICATE_ID
from cxmap.loading.body import Bodies
from cxmap.loading.characters import swept
from cxmap.loading.entities import Entities, EntityFile
from cxmap.loading.kinds import kind_of
from cxmap.loading.measurements import Tables
from cxmap.loading.naming import MARKDOWN, Naming, bad_id, collisions, named, suggested_id
from cxmap.loading.pages import page_from
from cxmap.loading.text import decoded, parted
from cxmap.model.document import Document, Page
from cxmap.model.ids import Key, key_of
from cxmap.model.record import Entity
from cxmap.model.source import Settings, SourceFile


@dataclass(slots=True)
class Loaded:
    """What the content folder holds.

    `unreadable` are entities of which only the name is known; `strays` are documents whose file's name keeps them off
    the map.
    """

    documents: dict[Key, Document] = field(default_factory=dict)
    strays: list[Document] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    unreadable: set[Key] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    entities: int = 0


def load_files(sources: Iterable[SourceFile], settings: Settings) -> Loaded:
    """Loads all files; every finding that one file alone can give is in the result."""
    by_path = {source.path: source for source in sorted(sources, key=lambda source: source.path)}
    loader = _Loader(by_path, settings)
    for source in by_path.values():
        if source.path.endswith(MARKDOWN) or source.unread:
            loader.load(source)
    loader.loaded.findings += loader.tables.findings
    return loader.loaded


class _Loader:
    """Loads one file after another, with what they share."""

    def __init__(self, sources: Mapping[str, SourceFile], settings: Settings) -> None:
        self.loaded = Loaded()
        self.tables = Tables(sources)
        self._bodies = Bodies()
        self._entities = Entities(self.tables, self._bodies, {"channels": settings.channels})
        self._colliding: set[str] = set()
        for finding, earlier in collisions(sources):
            self.loaded.findings.append(finding)
            self._colliding |= {finding.place.path, earlier}

    def load(self, source: SourceFile) -> None:
        text = decoded(source)
        naming = named(source.path)
        if not source.unread:
            self.loaded.files += 1
            self.loaded.entities += naming.kind is not None
        if isinstance(text, Finding):
            self.loaded.findings.append(text)
            if naming.kind:
                self._give_up(naming.id, naming.kind)
        elif naming.kind:
            self._load_entity(naming, naming.kind, text)
        else:
            text, invisible = swept(source.path, text, None)
            page, findings = page_from(source.path, text, self._bodies)
            self.loaded.pages.append(page)
            self.loaded.findings += (*invisible, *findings)

    def _load_entity(self, naming: Naming, folder_kind: type[Entity], text: str) -> None:
        kind = kind_of(text.partition("\n---")[0], folder_kind)
        no_id = bad_id(naming)
        if no_id and naming.path not in self._colliding:
            self.loaded.findings.append(no_id)
        text, invisible = swept(naming.path, text, key_of(kind.kind, naming.id))
        self.loaded.findings += invisible
        parts = parted(naming.path, text)
        if isinstance(parts, Finding):
            self.loaded.findings.append(parts)
            self._give_up(naming.id, folder_kind, kind)
            return
        document, findings = self._entities.document(EntityFile(naming.path, kind, naming.id, parts))
        self.loaded.findings += findings
        if document is None:
            self._give_up(naming.id, folder_kind, kind)
        elif no_id:
            self.loaded.strays.append(document)
            self._give_up(naming.id, kind)
            self._give_up(suggested_id(naming.id), kind)
        else:
            self._keep(document)

    def _keep(self, document: Document) -> None:
        earlier = self.loaded.documents.setdefault(document.key, document)
        if earlier is document:
            return
        self.loaded.strays.append(document)
        if document.path not in self._colliding:
            self.loaded.findings.append(
                DUPLICATE_ID.at(
                    Place(document.path, entity=document.key),
                    f"`{earlier.path}` is `{document.key}` already",
                    hint="rename one of the two files",
                )
            )

    def _give_up(self, identity: str, *kinds: type[Entity]) -> None:
        """Whatever the file says, the entity exists, and nobody who refers to it is to blame."""
        self.loaded.unreadable.update(key_of(kind.kind, identity) for kind in kinds)
