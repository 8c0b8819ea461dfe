"""One entity's file: from its front matter and body to a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from cxmap.findings.finding import Finding
from cxmap.findings.severity import Severity
from cxmap.findings.value_rules import REQUIRED_FIELD, WRONG_TYPE
from cxmap.loading.files.decoding import DividedText, divided
from cxmap.loading.front_matter.node_places import NodePlaces
from cxmap.loading.front_matter.reading import read_front_matter
from cxmap.loading.markdown.body import Bodies
from cxmap.loading.records.kinds import unknown_kind, written_kind
from cxmap.loading.records.links_and_html import words_of_body, words_of_fields
from cxmap.loading.records.measurements import Tables
from cxmap.loading.records.unfilled import unfilled, with_unknown
from cxmap.loading.records.unknown_keys import meant_by
from cxmap.loading.records.validation import faults_between_keys, findings_of, unknown_channels
from cxmap.loading.records.written import Written
from cxmap.model.document import START, Body, Document, Page, TableRows
from cxmap.model.fields import channels_with
from cxmap.model.ids import key_of
from cxmap.model.keys import KIND
from cxmap.model.neutral import with_neutral_values
from cxmap.model.record import IDENTITY, Entity, Status
from cxmap.model.shape import Path, in_full


@dataclass(frozen=True, slots=True)
class EntityFile:
    """A file of the content folder that is an entity, as it was found."""

    path: str
    kind: type[Entity]
    id: str
    parts: DividedText


class Entities:
    """Makes documents of files, with what they share."""

    def __init__(self, tables: Tables, bodies: Bodies, context: Mapping[str, Any]) -> None:
        self._tables, self._bodies, self._context = tables, bodies, context

    def document(self, file: EntityFile) -> tuple[Document | None, list[Finding]]:
        """The document, unless its front matter cannot be read; and what is wrong with it."""
        synonyms = file.kind.synonyms
        places = NodePlaces(file.parts.front_matter, synonyms)
        key = key_of(file.kind.kind, file.id)
        front = read_front_matter(file.path, file.parts.front_matter, key, synonyms)
        words = words_of_body(self._bodies, file.path, key, file.parts.body, self._context)
        findings = [*front.findings, *words.findings]
        if front.values is None:
            return None, findings
        if no_kind := unknown_kind(file.path, front.values, places):
            return None, [*findings, no_kind]
        kind = written_kind(front.values, file.kind)
        written = Written(file.path, key_of(kind.kind, file.id), places)
        bare = unfilled(kind, front.bare, file.path, written.key)
        values = {IDENTITY: file.id, **in_full(kind, with_unknown(front.values, bare.unknown))}
        values.pop(KIND, None)
        judged = self._judged(kind, values, written, front.faults | {path for path, _ in bare.cut})
        in_fields = words_of_fields(self._bodies, kind, values, written)
        document = Document(
            path=file.path,
            entity=judged.entity,
            values=values,
            places=places,
            body=file.parts.body,
            damaged=judged.damaged,
            tables=judged.tables,
            links=(*in_fields.links, *words.links),
            diagrams=words.diagrams,
            blocks=words.blocks,
            faults=judged.faults,
        )
        known = channels_with(self._context.get("channels", ()))
        channels = unknown_channels(kind, values, written, known)
        cut = (finding for _, finding in bare.cut)
        return document, [*findings, *cut, *judged.findings, *channels, *in_fields.findings]

    def _judged(self, kind: type[Entity], values: dict[str, Any], written: Written, faults: set[Path]) -> _Judged:
        """Replaces the names of tables in `values` by their rows."""
        filled = self._tables.fill(kind, values, written)
        known = faults | filled.faults
        wrong = [(path, finding) for path, finding in faults_between_keys(kind, values, written) if path not in known]
        entity = None
        try:
            entity = kind.model_validate(values, context=self._context)
        except ValidationError as error:
            wrong += findings_of(kind, error, written, known)
        if entity and not wrong and not known:
            return _Judged(entity, tables=filled.tables)
        # A misspelt field is missing where it belongs.
        unfit = {field for path, finding in wrong for field in (str(path[0]), meant_by(path, finding))}
        damaged = unfit | {str(path[0]) for path in known}
        if entity is None or unfit:
            entity = with_neutral_values(kind, values, unfit if entity else damaged, self._context)
        known |= {path for path, _ in wrong}
        findings = _of_a_draft(values, (*filled.findings, *(finding for _, finding in wrong)))
        return _Judged(entity, findings, frozenset(known), frozenset(damaged), filled.tables)


def _of_a_draft(values: Mapping[str, Any], findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What a draft still lacks is a note: it is not finished, and can be shared all the same."""
    if str(values.get("status")).lower() != Status.DRAFT:
        return findings
    return tuple(
        replace(finding, severity=Severity.NOTE) if finding.rule == REQUIRED_FIELD.id else finding
        for finding in findings
    )


@dataclass(frozen=True, slots=True)
class _Judged:
    """An entity as far as it is valid."""

    entity: Entity
    findings: tuple[Finding, ...] = ()
    faults: frozenset[Path] = frozenset()
    damaged: frozenset[str] = frozenset()
    tables: Mapping[Path, TableRows] = field(default_factory=dict)


_VIEW = "view"


def page_from(path: str, text: str, bodies: Bodies, context: Mapping[str, Any]) -> tuple[Page, list[Finding]]:
    """An ordinary page needs no front matter; if it has some, it must be readable."""
    parts = divided(path, text)
    body, findings, view, span = Body(text, 1), [], None, START
    if not isinstance(parts, Finding):
        front = read_front_matter(path, parts.front_matter, None, {})
        # Anything but a mapping is text between two rules, and part of the page.
        is_text = any(finding.rule == WRONG_TYPE.id for finding in front.findings)
        if not is_text:
            body, findings = parts.body, front.findings
            view = (front.values or {}).get(_VIEW)
            span = NodePlaces(parts.front_matter, {}).of_value((_VIEW,)) if view else START
    words = words_of_body(bodies, path, None, body, context)
    page = Page(path, view if isinstance(view, str) else None, span, body, words.links, words.diagrams, words.blocks)
    return page, [*findings, *words.findings]
