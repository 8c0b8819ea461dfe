"""Measurements that stand in CSV files: read once a file, each row judged like an inline measurement."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from cxmap.findings.finding import Finding, Place
from cxmap.findings.rules import BAD_MEASUREMENT
from cxmap.model.capability import Measurement
from cxmap.model.document import Span

CAPABILITY = "capability"
_NEEDED = ("period", "value")


@dataclass(frozen=True, slots=True)
class Row:
    """One good row: its line in the file, the capability it is about if the table says so, and its values."""

    line: int
    capability: str | None
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file of measurements; `faulty` names the capabilities of bad rows, None standing for all."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    faulty: frozenset[str | None]

    def rows_of(self, capability: str) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.capability in (None, capability))

    def is_faulty_for(self, capability: str) -> bool:
        return None in self.faulty or capability in self.faulty


def table_from(path: str, text: str) -> Table:
    """Reads comma-separated text whose first row names its columns."""
    lines = _cells(text)
    try:
        _, header = next(lines)
    except (StopIteration, csv.Error):
        return unusable(path, "this file has no row of column names")
    names = [name.strip() for name in header]
    if any(names.count(name) != 1 for name in _NEEDED):
        return unusable(path, "the first row does not name the columns `period` and `value`, once each")
    rows: list[Row] = []
    findings: list[Finding] = []
    faulty: set[str | None] = set()
    try:
        for line, cells in lines:
            row = _row(names, line, cells)
            fault = (
                f"has {len(cells)} cells, but the first row has {len(names)}"
                if len(cells) > len(names)
                else _fault(row)
            )
            if fault is None:
                rows.append(row)
            else:
                faulty.add(row.capability)
                findings.append(_bad_row(path, line, fault))
    except csv.Error as error:
        return unusable(path, f"this file is no comma-separated table ({error})")
    return Table(tuple(rows), tuple(findings), frozenset(faulty))


def unusable(path: str, message: str) -> Table:
    """A table of which nothing can be used, and why."""
    hint = "save it as comma-separated UTF-8 whose first row is `period,value`, with `sample,low,high,source` if known"
    return Table((), (BAD_MEASUREMENT.at(Place(path), message, hint=hint),), frozenset({None}))


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds something, with the line on which it begins."""
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    first = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield first, cells
        first = reader.line_num + 1


def _row(names: list[str], line: int, cells: list[str]) -> Row:
    texts = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if cell.strip()}
    known = {name: text for name, text in texts.items() if name in Measurement.shape}
    return Row(line, texts.get(CAPABILITY), known)


def _fault(row: Row) -> str | None:
    try:
        Measurement.model_validate(row.values)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        if detail["type"] == "missing":
            return f"has no `{detail['loc'][-1]}`"
        column = detail["loc"][-1] if detail["loc"] else detail["ctx"]["at"]
        return f"has a `{column}` that {detail['msg']}: `{row.values.get(str(column), '')}`"
    return None


def _bad_row(path: str, line: int, fault: str) -> Finding:
    place = Place(path, Span(line, 1, line, 1))
    return BAD_MEASUREMENT.at(place, f"this row {fault}", hint="correct the row, or delete it")
