"""Linking: every reference to its target, both ways; and what can be wrong only between files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cxmap.findings.finding import Finding
from cxmap.findings.repeated import Repeated
from cxmap.linking.cycles import circles
from cxmap.linking.drafts import NO_DRAFTS, Drafts
from cxmap.linking.measures import faults_of_measures
from cxmap.linking.references import WrittenReference, aliases_of, references_of
from cxmap.linking.rewriting import LinkedBlock, linked_blocks, rewritten
from cxmap.linking.tables import faults_of_tables
from cxmap.linking.unpublished import unpublished_among
from cxmap.linking.unresolved import aliases_used, findings_for_missing, second_entries
from cxmap.model import KINDS
from cxmap.model.catalogue import Catalogue, Link
from cxmap.model.document import Document, TableColumns, WrittenBlock
from cxmap.model.ids import Key
from cxmap.model.later import Later
from cxmap.model.record import Entity
from cxmap.model.source import Settings


@dataclass(frozen=True, slots=True)
class Beside:
    """Readings beside the documents, which are linked with them.

    `strays` are documents that their file's name keeps off the map; what they refer to is looked at all the same.
    `blocks` are the views that authors put into any body, `tables` the CSV files that documents name. Entities that are
    `quarantined` are not shown, and references to them are left out. `pages` are the paths of the ordinary pages. No
    text that is shown names `drafts`.
    """

    strays: Sequence[Document] = ()
    blocks: Iterable[WrittenBlock] = ()
    tables: Mapping[str, TableColumns] = field(default_factory=dict)
    quarantined: Collection[Key] = frozenset()
    pages: Sequence[str] = ()
    drafts: Drafts = NO_DRAFTS


NOTHING = Beside()


def link_documents(
    documents: Mapping[Key, Document], unreadable: Collection[Key], settings: Settings, beside: Beside = NOTHING
) -> tuple[Catalogue, tuple[Finding, ...]]:
    """The catalogue of all documents that the site shows, and what their references and targets get wrong."""
    linker = _Linker(documents, unreadable, settings, beside.quarantined)
    linker.resolve(beside)
    linker.look_for_circles()
    linker.rewrite(beside.drafts)
    linker.look_at_measures()
    linker.look_at_tables(beside.tables)
    return linker.catalogue(), tuple(linker.findings)


class _Linker:
    """Resolves all references once, and keeps what the next step needs."""

    def __init__(
        self,
        documents: Mapping[Key, Document],
        unreadable: Collection[Key],
        settings: Settings,
        quarantined: Collection[Key],
    ) -> None:
        self.findings: list[Finding] = []
        self._settings = settings
        self._documents = dict(sorted(documents.items(), key=lambda entry: entry[1].path))
        self._aliases = aliases_of(self._documents.values())
        self._unreadable = frozenset(unreadable) - self._documents.keys()
        self._quarantined = frozenset(quarantined)
        unpublished = unpublished_among((each.path for each in self._documents.values()), settings)
        self._hidden = self._quarantined | {
            key
            for key, document in self._documents.items()
            if document.path in unpublished or (document.is_draft and not settings.drafts)
        }
        self._references: dict[Key, tuple[WrittenReference, ...]] = {}
        self._blocks: list[LinkedBlock] = []
        self._damage: dict[Key, set[str]] = {}
        self._missing: dict[Key, tuple[Key, ...]] = {}

    def resolve(self, beside: Beside) -> None:
        """Finds the target of every reference, and those that have none."""
        strays, blocks = beside.strays, beside.blocks
        self._unreadable |= aliases_of(strays).keys() - self._documents.keys() - self._aliases.keys()
        self._references = {key: references_of(document, self._current) for key, document in self._documents.items()}
        self._blocks = [(block, references_of(block, self._current)) for block in blocks]
        astray = [reference for stray in strays for reference in references_of(stray, self._current)]
        own = [reference for references in self._references.values() for reference in references] + astray
        own += (reference for _, references in self._blocks for reference in references)
        missing = [reference for reference in own if reference.target is None]
        renamed = [reference for reference in own if reference.target and reference.target != reference.named]
        self.findings += findings_for_missing(
            missing, {*self._documents, *self._unreadable}, self._documents, beside.pages
        )
        self.findings += aliases_used(reference for reference in renamed if not self._is_left_out(reference))
        for reference, finding in second_entries(own):
            self.findings.append(finding)
            self._mark(reference)
        for reference in missing:
            self._mark(reference)

    def look_for_circles(self) -> None:
        to_own_kind = (
            reference
            for key, references in self._references.items()
            for reference in references
            if reference.kind == self._documents[key].entity.kind and not self._is_left_out(reference)
        )
        for own_field, members, finding in circles(to_own_kind):
            self.findings.append(finding)
            for key in members:
                self._damage.setdefault(key, set()).add(own_field)

    def rewrite(self, drafts: Drafts) -> None:
        """References get current ids; those to drafts that are not shown are left out, and so are their names."""
        context = {"channels": self._settings.channels}
        for key, references in self._references.items():
            changed = [each for each in references if each.target != each.named or each.target in self._hidden]
            left_out = {reference.path for reference in changed if self._is_left_out(reference)}
            current = {
                reference.path: reference.written_as(reference.target)
                for reference in changed
                if reference.target and reference.target != reference.named
            }
            missing = [each.target for each in changed if each.target and each.target in self._quarantined]
            if missing:
                self._missing[key] = tuple(dict.fromkeys(missing))
            document = self._documents[key]
            is_shown = bool(drafts) and key not in self._hidden
            if is_shown:
                left_out |= {
                    link.at for link in document.links if link.alone and drafts.at(document.path, link.address)
                }
            if left_out or current or is_shown:
                document = rewritten(document, current, left_out, context, drafts if is_shown else NO_DRAFTS)
                self._documents[key] = document
                self._references[key] = references_of(document, self._current)

    def look_at_measures(self) -> None:
        seen: set[object] = set()
        in_tables = Repeated()
        for document in self._documents.values():
            for path, finding in faults_of_measures(document, self._documents):
                self._damage.setdefault(document.key, set()).add(str(path[0]))
                place = finding.place
                if place.path == document.path:
                    self.findings.append(finding)
                # Several capabilities may read the same line of a table.
                elif (at := (place.path, place.span, finding.message)) not in seen:
                    seen.add(at)
                    in_tables.add((place.path, path[-1], finding.hint), finding)
        self.findings += in_tables.findings()

    def look_at_tables(self, tables: Mapping[str, TableColumns]) -> None:
        known = {*self._documents, *self._unreadable}
        for fault in faults_of_tables(tables, self._documents, known, self._aliases):
            self.findings.append(fault.finding)
            for key in fault.concerned:
                self._damage.setdefault(key, set()).add("delivers")

    def catalogue(self) -> Catalogue:
        documents = {key: self._finished(key, document) for key, document in self._documents.items()}
        shown = {key: document for key, document in documents.items() if key not in self._hidden}
        entities: dict[str, list[Entity]] = {kind.kind: [] for kind in KINDS}
        for _, document in sorted(shown.items()):
            entities[document.entity.kind].append(document.entity)
        references = self._references
        return Catalogue(
            documents=shown,
            entities={kind: tuple(members) for kind, members in entities.items()},
            links_from=Later(lambda: _grouped(_links(shown, references), by_target=False)),
            links_to=Later(lambda: _grouped(_links(shown, references), by_target=True)),
            unreadable=self._unreadable,
            drafts=tuple(documents[key] for key in documents if key in self._hidden - self._quarantined),
            blocks=linked_blocks(self._blocks, self._is_left_out, {"channels": self._settings.channels}),
            former={alias: key for alias, key in self._aliases.items() if self._current(alias) == key},
            missing=self._missing,
        )

    def _current(self, named: Key) -> Key | None:
        """The key that a written key stands for now, or None where nothing has it."""
        if named in self._documents or named in self._unreadable:
            return named
        return self._aliases.get(named)

    def _is_left_out(self, reference: WrittenReference) -> bool:
        """Whether only other drafts may point to an entity, so that readers see nothing of it."""
        return reference.target in self._hidden and not reference.document.is_draft

    def _mark(self, reference: WrittenReference) -> None:
        if self._documents.get(reference.source) is reference.document:
            self._damage.setdefault(reference.source, set()).add(str(reference.path[0]))

    def _finished(self, key: Key, document: Document) -> Document:
        """The document with what is wrong only beside others."""
        damage = self._damage.get(key)
        return replace(document, damaged=document.damaged | damage) if damage else document


def _links(shown: Collection[Key], references: Mapping[Key, tuple[WrittenReference, ...]]) -> Iterator[Link]:
    for key in shown:
        for reference in references[key]:
            if reference.target and reference.target in shown:
                yield Link(key, reference.path, reference.target)


def _grouped(links: Iterable[Link], *, by_target: bool) -> Mapping[Key, tuple[Link, ...]]:
    groups: dict[Key, list[Link]] = {}
    for link in links:
        groups.setdefault(link.target if by_target else link.source, []).append(link)
    return {key: tuple(group) for key, group in groups.items()}
