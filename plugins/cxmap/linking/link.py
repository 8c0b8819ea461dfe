"""Linking: every reference to its target, both ways; and what can be wrong only between files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rules import ALIAS_USED
from cxmap.linking.cycles import circle_finding, circles
from cxmap.linking.measures import faults_of_measures
from cxmap.linking.references import WrittenReference, aliases_of, own_kind_references, references_of
from cxmap.linking.rewriting import rewritten
from cxmap.linking.unresolved import findings_for_missing
from cxmap.model import KINDS
from cxmap.model.catalogue import Catalogue, Link
from cxmap.model.document import Document
from cxmap.model.ids import Key
from cxmap.model.shape import Path
from cxmap.model.source import Settings


def link_documents(
    documents: Mapping[Key, Document], unreadable: Collection[Key], settings: Settings
) -> tuple[Catalogue, tuple[Finding, ...]]:
    """The catalogue of all documents that the site shows, and what their references and targets get wrong."""
    linker = _Linker(documents, frozenset(unreadable) - documents.keys(), settings)
    linker.resolve()
    linker.look_for_circles()
    linker.look_at_measures()
    return linker.catalogue(), tuple(linker.findings)


class _Linker:
    """Resolves all references once, and keeps what the next step needs."""

    def __init__(self, documents: Mapping[Key, Document], unreadable: frozenset[Key], settings: Settings) -> None:
        self.findings: list[Finding] = []
        self._documents = dict(sorted(documents.items(), key=lambda entry: entry[1].path))
        self._unreadable, self._settings = unreadable, settings
        self._references = {key: references_of(document) for key, document in self._documents.items()}
        self._aliases = aliases_of(self._documents.values())
        self._damage: dict[Key, set[str]] = {}

    def resolve(self) -> None:
        missing: list[WrittenReference] = []
        for key, references in self._references.items():
            current: dict[Path, str] = {}
            left_out: list[Path] = []
            for reference in references:
                target = self._current(reference.target)
                if target is None:
                    missing.append(reference)
                    self._damage.setdefault(key, set()).add(str(reference.path[0]))
                elif target != reference.target:
                    current[reference.path] = reference.written_as(target)
                    self.findings.append(self._alias_used(reference, target))
                if target is not None and self._is_left_out(key, target):
                    left_out.append(reference.path)
            if current or left_out:
                self._rewrite(key, current, left_out)
        self.findings += findings_for_missing(missing, self._documents, {*self._documents, *self._unreadable})
        self._mark_damage()

    def look_for_circles(self) -> None:
        own = (reference for references in self._references.values() for reference in own_kind_references(references))
        for field, members, edges in circles(own):
            self.findings.append(circle_finding(field, members, edges, self._documents))
            for key in members:
                self._damage.setdefault(key, set()).add(field)
        self._mark_damage()

    def look_at_measures(self) -> None:
        for key, document in self._documents.items():
            for path, finding in faults_of_measures(document, self._documents):
                self.findings.append(finding)
                self._damage.setdefault(key, set()).add(str(path[0]))
        self._mark_damage()

    def catalogue(self) -> Catalogue:
        shown = {key: document for key, document in self._documents.items() if self._is_shown(document)}
        links = [link for key in shown for link in self._links_from(key)]
        drafts = tuple(document for document in self._documents.values() if not self._is_shown(document))
        return Catalogue(
            documents=shown,
            entities={
                kind.kind: tuple(shown[key].entity for key in sorted(shown) if shown[key].entity.kind == kind.kind)
                for kind in KINDS
            },
            links_from=_grouped(links, by_target=False),
            links_to=_grouped(links, by_target=True),
            unreadable=self._unreadable,
            drafts=drafts,
        )

    def _current(self, target: Key) -> Key | None:
        """The key that a written key stands for now, or None where nothing has it."""
        if target in self._documents or target in self._unreadable:
            return target
        return self._aliases.get(target)

    def _is_shown(self, document: Document) -> bool:
        return self._settings.drafts or not document.entity.is_draft

    def _is_left_out(self, source: Key, target: Key) -> bool:
        document = self._documents.get(target)
        return document is not None and not self._is_shown(document) and self._is_shown(self._documents[source])

    def _alias_used(self, reference: WrittenReference, target: Key) -> Finding:
        name = reference.written_as(target)
        return ALIAS_USED.at(
            place_of(self._documents[reference.source], reference.path),
            f"`{reference.text}` is a former id of `{name}`",
            hint=f"write `{name}`",
            suggestion=name,
        )

    def _rewrite(self, key: Key, current: Mapping[Path, str], left_out: Collection[Path]) -> None:
        context = {"channels": self._settings.channels}
        self._documents[key] = rewritten(self._documents[key], current, left_out, context)
        self._references[key] = references_of(self._documents[key])

    def _mark_damage(self) -> None:
        for key, fields in self._damage.items():
            document = self._documents[key]
            self._documents[key] = replace(document, damaged=document.damaged | fields)
        self._damage = {}

    def _links_from(self, key: Key) -> Iterator[Link]:
        for reference in self._references[key]:
            if reference.target in self._documents and self._is_shown(self._documents[reference.target]):
                yield Link(key, reference.path, reference.target)


def _grouped(links: Iterable[Link], *, by_target: bool) -> Mapping[Key, tuple[Link, ...]]:
    groups: dict[Key, list[Link]] = {}
    for link in links:
        groups.setdefault(link.target if by_target else link.source, []).append(link)
    return {key: tuple(group) for key, group in groups.items()}
