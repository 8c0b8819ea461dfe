"""Puts the rows of CSV files where front matter names the file."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cxmap.findings.finding import Finding
from cxmap.findings.value_rules import MISSING_MEASUREMENTS
from cxmap.loading.files.decoding import decoded
from cxmap.loading.records.tables import CsvTable, no_table, table_from, unusable
from cxmap.loading.records.written import Written
from cxmap.model.document import TableRows
from cxmap.model.ids import kind_and_id
from cxmap.model.record import Entity, Record
from cxmap.model.shape import FieldShape, Path, records_at
from cxmap.model.source import SourceFile

_CSV = ".csv"


@dataclass(slots=True)
class Filled:
    """Where rows were put, what could not be found, and the places of which nothing can be known."""

    tables: dict[Path, TableRows] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    faults: set[Path] = field(default_factory=set)


class Tables:
    """The content folder's CSV files, each read when it is first named."""

    def __init__(self, sources: Mapping[str, SourceFile]) -> None:
        self._sources = sources
        self._read: dict[str, CsvTable] = {}

    def fill(self, kind: type[Entity], values: Mapping[str, Any], written: Written) -> Filled:
        """Replaces each path of a table by its rows, in `values` itself."""
        filled = Filled()
        if not kind.tabled:
            return filled
        former = values.get("aliases")
        others = former if isinstance(former, list) else ()
        names = (kind_and_id(written.key or "")[1], *(name for name in others if isinstance(name, str)))
        for at, record, mapping in list(records_at(kind, _tabled, values)):
            for shape in record.tabled.values():
                name = mapping.get(shape.key)
                if shape.or_table and isinstance(name, str) and isinstance(mapping, dict):
                    mapping[shape.key] = self._rows((*at, shape.key), name, names, written, filled)
        return filled

    @property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings in each file that was read."""
        return {path: table.findings for path, table in self._read.items()}

    def _rows(
        self, at: Path, name: str, names: tuple[str, ...], written: Written, filled: Filled
    ) -> list[Mapping[str, Any]]:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(written.path), name))
        table = self._table(path)
        if table is None:
            filled.findings.append(_missing(at, name, path, written, exists=path in self._sources))
        if table is None or table.is_faulty_for(names):
            filled.faults.add(at)
            return []
        rows = table.rows_of(names)
        filled.tables[at] = TableRows(path, tuple(row.line for row in rows))
        return [row.values for row in rows]

    def _table(self, path: str) -> CsvTable | None:
        source = self._sources.get(path)
        if source is None or not path.lower().endswith(_CSV):
            return None
        if path not in self._read:
            self._read[path] = _table_of(source)
        return self._read[path]


def _tabled(record: type[Record]) -> Mapping[str, FieldShape]:
    return record.tabled


def _table_of(source: SourceFile) -> CsvTable:
    if source.unread:
        return unusable()  # Why it was not read is reported with the file.
    text = decoded(source)
    if isinstance(text, str):
        return table_from(source.path, text)
    return no_table(source.path, "this file is not saved as UTF-8, so its letters cannot be read")


def _missing(at: Path, name: str, path: str, written: Written, *, exists: bool) -> Finding:
    message = f"there is no file `{path}`"
    if path.startswith(("..", "/")):
        message = f"`{name}` leads out of the content folder"
    elif exists:
        message = f"`{path}` is no `.csv` file"
    hint = (
        "write measurements as a list, or give the path of a `.csv` file in the content folder, from this file's folder"
    )
    return MISSING_MEASUREMENTS.at(written.place(at), message, hint=hint)
