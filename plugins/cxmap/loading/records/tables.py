"""Measurements that stand in CSV files: read once a file, each row judged like an inline measurement."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from cxmap.findings.finding import Finding, Place
from cxmap.findings.value_rules import BAD_MEASUREMENT
from cxmap.loading.files.characters import STAND_IN, swept
from cxmap.model.capability import Measurement
from cxmap.model.document import Span

CAPABILITY = "capability"
_NEEDED = ("period", "value")
_COLUMNS = frozenset((*Measurement.shape, CAPABILITY))
_HINT = "save it as comma-separated UTF-8 whose first row is `period,value`, with `sample,low,high,source` if known"
_ROW_HINT = "correct the row, or delete it"


@dataclass(frozen=True, slots=True)
class Row:
    """One row that can be used: its line in the file, the capability that it names, and its values."""

    line: int
    capability: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV file of measurements; `faulty` are the capabilities that bad rows name.

    Without a column of capabilities every row is about whoever names the file.
    """

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    faulty: frozenset[str]
    is_usable: bool = True
    names_capabilities: bool = False

    def rows_of(self, names: Collection[str]) -> tuple[Row, ...]:
        """The rows about the capability that has or had these ids."""
        return tuple(row for row in self.rows if not self.names_capabilities or row.capability in names)

    def is_faulty_for(self, names: Collection[str]) -> bool:
        about_it = self.faulty.intersection(names) if self.names_capabilities else self.faulty
        return not self.is_usable or bool(about_it)


def unusable(*findings: Finding) -> CsvTable:
    """A table of which nothing can be used, and why."""
    return CsvTable((), findings, frozenset(), is_usable=False)


def no_table(path: str, message: str, hint: str = _HINT) -> CsvTable:
    return unusable(BAD_MEASUREMENT.at(Place(path), message, hint=hint))


def table_from(path: str, text: str) -> CsvTable:
    """Reads comma-separated text whose first row names its columns."""
    text, invisible = swept(path, text, None)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend(_rows(text))
    except csv.Error:
        before = f" after line {rows[-1][0]}" if rows else ""
        return no_table(
            path, f"this file is no comma-separated table{before}: quotes are wrong, or a cell is very long"
        )
    if not rows:
        return no_table(path, "this file has no row of column names")
    names = [name.replace(STAND_IN, "").strip() for name in rows[0][1]]
    if len(names) == 1 and ";" in names[0]:
        return no_table(path, "semicolons stand between the cells of this file", "save it again with commas between")
    if any(names.count(name) != 1 for name in _NEEDED):
        return no_table(path, "the first row does not name the columns `period` and `value`, once each")
    if twice := next((name for name in names if name in _COLUMNS and names.count(name) > 1), None):
        return no_table(path, f"the first row names the column `{twice}` twice")
    return _judged(path, names, rows[1:], invisible)


def _judged(
    path: str, names: Sequence[str], rows: Sequence[tuple[int, list[str]]], invisible: Sequence[Finding]
) -> CsvTable:
    good: list[Row] = []
    findings: list[Finding] = [*invisible]
    faulty: set[str] = set()
    for line, cells in rows:
        row = _row(names, line, cells)
        is_hidden = any(STAND_IN in cell for cell in cells)
        fault = None if is_hidden else _fault(names, cells, row)
        if fault is None and not is_hidden:
            good.append(row)
            continue
        faulty.add(row.capability)
        if fault:
            place = Place(path, Span(line, 1, line, 1))
            problem, hint = fault
            findings.append(BAD_MEASUREMENT.at(place, f"this row {problem}", hint=hint))
    return CsvTable(tuple(good), tuple(findings), frozenset(faulty), names_capabilities=CAPABILITY in names)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds something, with the line on which it begins."""
    reader = csv.reader((f"{line}\n" for line in text.split("\n")), strict=True)
    first = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield first, cells
        first = reader.line_num + 1


def _row(names: Sequence[str], line: int, cells: Sequence[str]) -> Row:
    texts = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if cell.strip()}
    values = {name: text for name, text in texts.items() if name in Measurement.shape}
    return Row(line, texts.get(CAPABILITY, "").replace(STAND_IN, ""), values)


def _fault(names: Sequence[str], cells: Sequence[str], row: Row) -> tuple[str, str] | None:
    """A mistake in a row, and how to mend it."""
    if any(cell.strip() for cell in cells[len(names) :]):
        return f"has {len(cells)} cells, but the first row has {len(names)}", _ROW_HINT
    try:
        Measurement.model_validate(row.values)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        column = str(detail["loc"][-1] if detail["loc"] else detail["ctx"]["at"])
        if detail["type"] == "missing":
            return f"has no `{column}`", _ROW_HINT
        context = detail["ctx"]
        hint = str(context["hint"]) if context.get("instead") else _ROW_HINT
        return f"has a `{column}` that {detail['msg']}: `{row.values[column]}`", hint
    return None
