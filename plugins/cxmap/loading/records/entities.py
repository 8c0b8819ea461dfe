"""One entity's file: from its front matter and body to a document."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from pydantic import ValidationError

from cxmap.findings.finding import Finding
from cxmap.findings.severity import Severity
from cxmap.findings.value_rules import REQUIRED_FIELD
from cxmap.loading.files.decoding import DividedText
from cxmap.loading.front_matter.node_places import NodePlaces
from cxmap.loading.front_matter.reading import read_front_matter
from cxmap.loading.markdown.body import Bodies
from cxmap.loading.records.kinds import unknown_kind, written_kind
from cxmap.loading.records.links_and_html import words_of_body, words_of_fields
from cxmap.loading.records.measurements import Tables
from cxmap.loading.records.misplaced import (
    fields_below,
    kind_meant,
    wrong_folder,
)
from cxmap.loading.records.parted_entries import with_parted_entries
from cxmap.loading.records.strayed_keys import with_strayed_keys
from cxmap.loading.records.unfilled import unfilled, with_unknown
from cxmap.loading.records.unknown_keys import meant_by
from cxmap.loading.records.validation import faults_between_keys, findings_of, unknown_channels
from cxmap.loading.records.written import Fault, Written, is_known
from cxmap.model.channels import channels_with
from cxmap.model.document import Document, TableRows
from cxmap.model.ids import key_of
from cxmap.model.keys import KIND
from cxmap.model.neutral import with_neutral_values
from cxmap.model.record import IDENTITY, Entity, Status
from cxmap.model.shape import Path, in_full
from cxmap.model.slips.odd_texts import is_odd_text, texts_in


@dataclass(frozen=True, slots=True)
class EntityFile:
    """A file of the content folder that is an entity, as it was found."""

    path: str
    kind: type[Entity]
    id: str
    parts: DividedText


class ReadEntity(NamedTuple):
    """A document, if there is one, what is wrong with it, and the kind that it seems to be of in the wrong folder."""

    document: Document | None
    findings: list[Finding]
    meant: type[Entity] | None = None


class Entities:
    """Makes documents of files, with what they share."""

    def __init__(self, tables: Tables, bodies: Bodies, context: Mapping[str, Any]) -> None:
        self._tables, self._bodies, self._context = tables, bodies, context

    def document(self, file: EntityFile) -> ReadEntity:
        """The document, unless its front matter cannot be read or is in the wrong folder; and what is wrong with it."""
        key = key_of(file.kind.kind, file.id)
        front = read_front_matter(file.path, file.parts.front_matter, key, file.kind.synonyms, file.kind)
        places = NodePlaces(front.text, file.kind.synonyms)
        words = words_of_body(self._bodies, file.path, key, file.parts.body, self._context)
        findings = [*front.findings, *words.findings]
        if front.values is None:
            return ReadEntity(None, findings)
        if no_kind := unknown_kind(file.path, front.values, places):
            return ReadEntity(None, [*findings, no_kind])
        if meant := kind_meant(file.kind, front.values):
            return ReadEntity(None, [*findings, wrong_folder(file.path, file.kind, meant, front.values)], meant)
        kind = written_kind(front.values, file.kind)
        written = Written(file.path, key_of(kind.kind, file.id), places)
        bare = unfilled(kind, front.bare, file.path, written.key)
        values = {IDENTITY: file.id, **in_full(kind, with_unknown(front.values, bare.unknown))}
        values.pop(KIND, None)
        judged = self._judged(kind, values, written, _in_full_view(kind, values, front.faults) | bare.faults)
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
            is_broken=front.is_broken,
            has_odd_texts=not front.is_usual and any(map(is_odd_text, texts_in(front.values.values()))),
        )
        channels = unknown_channels(kind, values, written, channels_with(self._context.get("channels", ())))
        findings += (*bare.findings, *judged.findings, *channels, *in_fields.findings)
        if below := fields_below(file.path, written.key, kind, file.parts.body):
            return _without_fields(document, findings, *below)
        return ReadEntity(document, findings)

    def _judged(self, kind: type[Entity], values: dict[str, Any], written: Written, faults: set[Path]) -> _Judged:
        """Replaces the names of tables in `values` by their rows."""
        filled = self._tables.fill(kind, values, written)
        known = faults | filled.faults
        between = tuple(faults_between_keys(kind, values, written))
        wrong: list[Fault] = [fault for fault in between if not _is_about(fault[1], fault[0], known)]
        entity = None
        try:
            entity = kind.model_validate(values, context=self._context)
        except ValidationError as error:
            wrong += findings_of(kind, error, written, known, values)
        if entity and not wrong and not known and not between:
            return _Judged(entity, tables=filled.tables)
        wrong = with_strayed_keys(kind, with_parted_entries(kind, wrong, values, written), values, written)
        # A misspelt field is missing where it belongs.
        unfit = {field for path, finding in wrong for field in (str(path[0]), meant_by(path, finding))}
        # Where a value that cannot be read may be the one that is missing, nothing is said, and nothing computed.
        unfit |= {str(path[0]) for path, _ in between}
        damaged = unfit | {str(path[0]) for path in known}
        if entity is None or unfit:
            entity = with_neutral_values(kind, values, unfit if entity else damaged, self._context)
        known |= {path for path, _ in wrong}
        findings = _of_a_draft(values, (*filled.findings, *(finding for _, finding in wrong if finding)))
        return _Judged(entity, findings, frozenset(known), frozenset(damaged), filled.tables)


def _without_fields(document: Document, findings: list[Finding], below: frozenset[str], finding: Finding) -> ReadEntity:
    """Fields below the front matter are not missing, but nobody knows them."""
    others = [each for each in findings if not (each.rule == REQUIRED_FIELD.id and each.place.field in below)]
    return ReadEntity(replace(document, damaged=document.damaged | below), [*others, finding])


def _of_a_draft(values: Mapping[str, Any], findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The lacks of a draft are notes: it is not finished, and can be shared all the same."""
    if str(values.get("status")).lower() != Status.DRAFT:
        return findings
    return tuple(
        replace(finding, severity=Severity.NOTE) if finding.rule == REQUIRED_FIELD.id else finding
        for finding in findings
    )


def _is_about(finding: Finding, path: Path, known: Collection[Path]) -> bool:
    """Whether a place is known to be wrong, or what it lacks may be the value in it that is."""
    may_be_there = finding.rule == REQUIRED_FIELD.id and path and any(fault[: len(path)] == path for fault in known)
    return bool(may_be_there) or is_known(path, known)


def _in_full_view(kind: type[Entity], values: Mapping[str, Any], faults: set[Path]) -> set[Path]:
    """Where fields may be written that nobody can see, each that is not there may be one of them."""
    absent = {(key,) for key in kind.shape if key not in values} if () in faults else set()
    return (faults - {()}) | absent


@dataclass(frozen=True, slots=True)
class _Judged:
    """An entity as far as it is valid."""

    entity: Entity
    findings: tuple[Finding, ...] = ()
    faults: frozenset[Path] = frozenset()
    damaged: frozenset[str] = frozenset()
    tables: Mapping[Path, TableRows] = field(default_factory=dict)


_VIEW = "view"
