"""Puts the rows of CSV files where front matter names the file."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.rules import MISSING_MEASUREMENTS
from cxmap.loading.tables import Table, table_from, unusable
from cxmap.loading.text import decoded
from cxmap.loading.validation import Written
from cxmap.model.document import TableRows
from cxmap.model.ids import kind_and_id
from cxmap.model.record import Entity
from cxmap.model.shape import Path, records_at
from cxmap.model.source import SourceFile


@dataclass(slots=True)
class Filled:
    """Front matter with the rows in place, where they came from, and what could not be used."""

    tables: dict[Path, TableRows] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    damaged: set[str] = field(default_factory=set)


class Tables:
    """The content folder's CSV files, each read when it is first named."""

    def __init__(self, sources: Mapping[str, SourceFile]) -> None:
        self._sources = sources
        self._read: dict[str, Table] = {}

    def fill(self, kind: type[Entity], values: dict[str, Any], written: Written) -> Filled:
        """Replaces each path of a table by its rows, in `values` itself."""
        filled = Filled()
        for at, record, mapping in list(records_at(kind, values)):
            for shape in record.shape.values():
                name = mapping.get(shape.key)
                if shape.or_table and isinstance(name, str) and isinstance(mapping, dict):
                    mapping[shape.key] = self._rows((*at, shape.key), name, written, filled)
        return filled

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong in the files that were read."""
        return tuple(finding for table in self._read.values() for finding in table.findings)

    def _rows(self, at: Path, name: str, written: Written, filled: Filled) -> list[Mapping[str, Any]]:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(written.path), name))
        capability = kind_and_id(written.key)[1]
        table = self._table(path)
        if table is None:
            filled.findings.append(_missing(at, name, path, written))
        if table is None or table.is_faulty_for(capability):
            filled.damaged.add(str(at[0]))
            return []
        rows = table.rows_of(capability)
        filled.tables[at] = TableRows(path, tuple(row.line for row in rows))
        return [row.values for row in rows]

    def _table(self, path: str) -> Table | None:
        source = self._sources.get(path)
        if source is None or not path.endswith(".csv"):
            return None
        if path not in self._read:
            self._read[path] = _table_of(source)
        return self._read[path]


def _table_of(source: SourceFile) -> Table:
    if source.unread:
        return Table((), (), frozenset({None}))
    text = decoded(source)
    return table_from(source.path, text) if isinstance(text, str) else unusable(source.path, "this file is not UTF-8")


def _missing(at: Path, name: str, path: str, written: Written) -> Finding:
    place = Place(written.path, written.places.of_value(at), written.key, field_name(at))
    outside = path.startswith(("../", "/"))
    message = f"`{name}` leads out of the content folder" if outside else f"there is no file `{path}`"
    hint = (
        "write measurements as a list, or give the path of a `.csv` file in the content folder, from this file's folder"
    )
    return MISSING_MEASUREMENTS.at(place, message, hint=hint)
