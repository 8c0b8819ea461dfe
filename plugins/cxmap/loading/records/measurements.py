"""Puts the rows of CSV files where front matter names the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cxmap.findings.finding import Finding
from cxmap.loading.records.table_paths import TablePaths
from cxmap.loading.records.tables import CsvTable, ReadTable, table_from, unusable
from cxmap.loading.records.written import Written
from cxmap.model.document import TableRows
from cxmap.model.ids import kind_and_id
from cxmap.model.record import Entity, Record
from cxmap.model.shape import FieldShape, Path, records_at
from cxmap.model.source import SourceFile

_METRIC = "metric"


@dataclass(slots=True)
class Filled:
    """Where rows were put, what could not be found, and the places of which nothing can be known."""

    tables: dict[Path, TableRows] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    faults: set[Path] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The rows that a field asks for: of which table, for the capability of these ids, and for which metric."""

    at: Path
    name: str
    ids: tuple[str, ...]
    metric: str


class Tables:
    """The content folder's CSV files, each read when it is first named."""

    def __init__(self, sources: Mapping[str, SourceFile], as_of: date, context: Mapping[str, Any]) -> None:
        self._sources, self._as_of, self._context = sources, as_of, context
        self._paths = TablePaths(sources)
        self._read: dict[str, CsvTable] = {}
        self.meant: set[str] = set()
        """The files that a name which leads nowhere seems to mean."""

    def fill(self, kind: type[Entity], values: Mapping[str, Any], written: Written) -> Filled:
        """Replaces each path of a table by its rows, in `values` itself."""
        filled = Filled()
        if not kind.tabled:
            return filled
        former = values.get("aliases")
        others = former if isinstance(former, list) else ()
        ids = (kind_and_id(written.key or "")[1], *(name for name in others if isinstance(name, str)))
        for at, record, mapping in list(records_at(kind, _tabled, values)):
            for shape in record.tabled.values():
                name = mapping.get(shape.key)
                if shape.or_table and isinstance(name, str) and isinstance(mapping, dict):
                    wanted = _Wanted((*at, shape.key), name, ids, str(mapping.get(_METRIC, "")))
                    mapping[shape.key] = self._rows(wanted, written, filled)
        return filled

    @property
    def read(self) -> Mapping[str, ReadTable]:
        """The files that were read: what is wrong in them, and what their rows are about."""
        return {path: ReadTable(table.findings, table.columns) for path, table in self._read.items()}

    def _rows(self, wanted: _Wanted, written: Written, filled: Filled) -> list[Mapping[str, Any]]:
        path = self._paths.meant(written.path, wanted.name)
        table = self._table(path) if path else None
        if table is None:
            missing = self._paths.missing(wanted.name, written.path, written.place(wanted.at))
            filled.findings.append(missing)
            self.meant.update(filter(None, (self._paths.meant(written.path, missing.suggestion or ""),)))
        if path is None or table is None or table.is_faulty_for(wanted.ids, wanted.metric):
            filled.faults.add(wanted.at)
            return []
        rows = table.rows_of(wanted.ids, wanted.metric)
        in_percent = frozenset(row.line for row in rows if row.in_percent)
        filled.tables[wanted.at] = TableRows(path, tuple(row.line for row in rows), in_percent)
        return [row.values for row in rows]

    def _table(self, path: str) -> CsvTable:
        if path not in self._read:
            source = self._sources[path]
            # Why a file was not read is reported with the file.
            is_unread = source.unread is not None
            self._read[path] = unusable() if is_unread else table_from(path, source.content, self._as_of, self._context)
        return self._read[path]


def _tabled(record: type[Record]) -> Mapping[str, FieldShape]:
    return record.tabled
