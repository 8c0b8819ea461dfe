"""Loading: from files to documents, one file at a time, and never an exception for what an author wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from cxmap.findings.finding import Finding, Place
from cxmap.findings.rules import DUPLICATE_ID
from cxmap.loading.body import Bodies
from cxmap.loading.characters import findings_in, may_hold_bad_characters, without_bad_characters
from cxmap.loading.exclusions import faults_between_keys
from cxmap.loading.front_matter import read_front_matter
from cxmap.loading.kinds import kind_written
from cxmap.loading.measurements import Tables
from cxmap.loading.naming import MARKDOWN, Naming, bad_id, collisions, named
from cxmap.loading.pages import page_from
from cxmap.loading.places import NodePlaces
from cxmap.loading.text import decoded, parted
from cxmap.loading.texts import (
    diagrams_in_body,
    hidden_characters,
    links_in_body,
    links_in_fields,
    may_link,
    unsafe_html,
    unsafe_links,
)
from cxmap.loading.validation import Written, complaints, salvaged
from cxmap.model.document import Body, Document, Page, WrittenLink
from cxmap.model.ids import Key, key_of
from cxmap.model.record import IDENTITY, Entity
from cxmap.model.source import Settings, SourceFile


@dataclass(slots=True)
class Loaded:
    """What the content folder holds; `unreadable` are entities of which only the name is known."""

    documents: dict[Key, Document] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    unreadable: set[Key] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    entities: int = 0


def load_files(sources: Iterable[SourceFile], settings: Settings) -> Loaded:
    """Loads all files; every finding that one file alone can give is in the result."""
    by_path = {source.path: source for source in sorted(sources, key=lambda source: source.path)}
    loader = _Loader(by_path, settings)
    colliding = list(collisions(by_path))
    loader.loaded.findings += colliding
    skip = frozenset(finding.place.path for finding in colliding)
    for source in by_path.values():
        if source.path.endswith(MARKDOWN):
            loader.load(source, collides=source.path in skip)
        elif source.unread:
            loader.refuse(source)
    loader.loaded.findings += loader.tables.findings
    return loader.loaded


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entity's file, read but not yet judged."""

    kind: type[Entity]
    id: str
    values: dict[str, Any]
    damaged: set[str]
    written: Written
    body: Body


class _Loader:
    """Loads one file after another, with what they share."""

    def __init__(self, sources: Mapping[str, SourceFile], settings: Settings) -> None:
        self.loaded = Loaded()
        self.tables = Tables(sources)
        self._bodies = Bodies()
        self._context = {"channels": settings.channels}

    def refuse(self, source: SourceFile) -> None:
        text = decoded(source)
        if not isinstance(text, str):
            self.loaded.findings.append(text)

    def load(self, source: SourceFile, *, collides: bool) -> None:
        naming = named(source.path)
        self.loaded.files += 1
        self.loaded.entities += naming.kind is not None
        text = decoded(source)
        if isinstance(text, Finding):
            self.loaded.findings.append(text)
            self._give_up(naming)
            return
        key = key_of(naming.kind.kind, naming.id) if naming.kind else None
        if may_hold_bad_characters(text):
            self.loaded.findings += findings_in(source.path, text, key)
            text = without_bad_characters(text)
        if naming.kind is None:
            page, findings = page_from(source.path, text, self._bodies)
            self.loaded.pages.append(page)
            self.loaded.findings += findings
        else:
            self._load_entity(naming, naming.kind, text, collides=collides)

    def _load_entity(self, naming: Naming, kind: type[Entity], text: str, *, collides: bool) -> None:
        refused = None if collides else bad_id(naming)
        if refused:
            self.loaded.findings.append(refused)
        parts = parted(naming.path, text)
        if isinstance(parts, Finding):
            self.loaded.findings.append(parts)
            self._give_up(naming)
            return
        synonyms = {other: shape.key for shape in kind.shape.values() for other in shape.synonyms}
        places = NodePlaces(parts.front_matter, synonyms)
        front = read_front_matter(naming.path, parts.front_matter, key_of(kind.kind, naming.id), synonyms)
        self.loaded.findings += front.findings
        if front.values is None:
            self._give_up(naming)
            return
        kind, findings = kind_written(naming.path, kind, front.values, places)
        self.loaded.findings += findings
        written = Written(naming.path, key_of(kind.kind, naming.id), places)
        document = self._document(_Entry(kind, naming.id, front.values, front.damaged, written, parts.body))
        if refused or findings or collides:
            self.loaded.unreadable.add(document.key)
        else:
            self._keep(document)

    def _document(self, entry: _Entry) -> Document:
        kind, written = entry.kind, entry.written
        filled = self.tables.fill(kind, entry.values, written)
        found = list(faults_between_keys(kind, entry.values, written))
        values = entry.values | {IDENTITY: entry.id}
        entity: Entity | None = None
        try:
            entity = kind.model_validate(values, context=self._context)
        except ValidationError as error:
            found += complaints(kind, error, written)
        damaged = frozenset(entry.damaged | filled.damaged | {str(path[0]) for path, _ in found if path})
        self.loaded.findings += filled.findings
        self.loaded.findings += (finding for _, finding in found)
        links = self._links(entry)
        if entity is None:
            entity = salvaged(kind, values, damaged, self._context)
        diagrams = diagrams_in_body(self._bodies, entry.body)
        return Document(
            written.path, entity, values, written.places, entry.body, damaged, filled.tables, links, diagrams
        )

    def _links(self, entry: _Entry) -> tuple[WrittenLink, ...]:
        written = entry.written
        linking = may_link(entry.written.places.text)
        in_fields = links_in_fields(self._bodies, entry.kind, entry.values, written) if linking else ()
        links = (*in_fields, *links_in_body(self._bodies, entry.body))
        self.loaded.findings += unsafe_links(written.path, written.key, links)
        self.loaded.findings += unsafe_html(self._bodies, written.path, written.key, entry.body)
        self.loaded.findings += hidden_characters(written.path, written.key, entry.body)
        return links

    def _keep(self, document: Document) -> None:
        earlier = self.loaded.documents.setdefault(document.key, document)
        if earlier is not document:
            self.loaded.findings.append(
                DUPLICATE_ID.at(
                    Place(document.path, entity=document.key),
                    f"`{earlier.path}` is `{document.key}` already",
                    hint="rename one of the two files",
                )
            )

    def _give_up(self, naming: Naming) -> None:
        if naming.kind:
            self.loaded.unreadable.add(key_of(naming.kind.kind, naming.id))
