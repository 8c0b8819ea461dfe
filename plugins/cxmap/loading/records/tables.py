"""Measurements that stand in CSV files: read once a file, each row judged like an inline measurement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cxmap.findings.finding import Finding, Place
from cxmap.findings.repeated import Repeated
from cxmap.findings.value_rules import BAD_MEASUREMENT, TABLE_READ_AS
from cxmap.loading.files.characters import STAND_IN, swept
from cxmap.loading.records.column_findings import columns_not_read, faults_of_columns, named_twice
from cxmap.loading.records.columns import CAPABILITY, METRIC, NUMBERS
from cxmap.loading.records.csv_rows import SEPARATORS, Unusable, cell_in
from cxmap.loading.records.days_in_cells import periods_in_column
from cxmap.loading.records.figures import WrittenNumber, figure_in
from cxmap.loading.records.row_faults import RowFault, fault_of_figure, fault_of_shape, fault_of_values
from cxmap.loading.records.sheets import UTF8, WrittenTable, decoded_table, sheet_from
from cxmap.model.capability import Measurement
from cxmap.model.document import Span, TableColumns

_CONFLICT = re.compile("^<<<<<<< .*$", re.MULTILINE)
ABOUT = (CAPABILITY, METRIC)
"""The columns that say what a row is about; an empty cell in them means everything."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that can be used: its line in the file, what it is about, and its values."""

    line: int
    about: Mapping[str, str]
    values: Mapping[str, Any]
    in_percent: bool = False

    def is_about(self, capabilities: Collection[str], metric: str) -> bool:
        capability = self.about.get(CAPABILITY, "")
        return (not capability or capability in capabilities) and self.about.get(METRIC, metric) == metric


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The rest that is to be said of a CSV file once its rows stand where they belong."""

    findings: tuple[Finding, ...]
    columns: TableColumns


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV file of measurements; `faulty` holds what bad rows are about. Nothing of an unusable one counts."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    faulty: tuple[Row, ...] = ()
    is_usable: bool = True
    columns: TableColumns = field(default_factory=TableColumns)

    def rows_of(self, capabilities: Collection[str], metric: str) -> tuple[Row, ...]:
        """The rows about a metric of the capability that has or had these ids."""
        return tuple(row for row in self.rows if row.is_about(capabilities, metric))

    def is_faulty_for(self, capabilities: Collection[str], metric: str) -> bool:
        return not self.is_usable or any(row.is_about(capabilities, metric) for row in self.faulty)


def unusable(*findings: Finding) -> CsvTable:
    """A table of which nothing can be used, and why."""
    return CsvTable((), findings, is_usable=False)


_NOTHING_KNOWN: Mapping[str, Any] = {}


def table_from(path: str, content: bytes, as_of: date, context: Mapping[str, Any] = _NOTHING_KNOWN) -> CsvTable:
    """Reads what a spreadsheet saved; rows without a value are plans as long as their period has not ended.

    `context` is what fields need to know of the site.
    """
    decoded = decoded_table(content)
    if isinstance(decoded, Unusable):
        return _no_table(path, decoded)
    text, encoding = decoded
    if conflict := _CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        message = "two versions of some rows stand here, between `<<<<<<<` and `>>>>>>>`"
        hint = "keep one of them and delete the marking lines"
        return unusable(BAD_MEASUREMENT.at(Place(path, Span(line, 1, line, 1)), message, hint=hint))
    text, invisible = swept(path, text, None)
    sheet = sheet_from(text)
    if isinstance(sheet, Unusable):
        return _no_table(path, sheet)
    if twice := named_twice(path, sheet):
        return unusable(twice)
    reading = _Reading(path, text, sheet, (as_of, context))
    table = reading.table()
    read_as = _read_as(path, sheet, encoding, reading)
    return CsvTable(
        table.rows, (*invisible, *read_as, *table.findings), table.faulty, table.is_usable, columns=table.columns
    )


def _no_table(path: str, problem: Unusable) -> CsvTable:
    return unusable(
        BAD_MEASUREMENT.at(Place(path, problem.span), problem.message, hint=problem.hint, suggestion=problem.suggestion)
    )


class _Reading:
    """Reads the rows of one sheet, and remembers what had to be understood on the way."""

    def __init__(self, path: str, text: str, sheet: WrittenTable, known: tuple[date, Mapping[str, Any]]) -> None:
        self.decimal_comma: WrittenNumber | None = None
        self.thousands: WrittenNumber | None = None
        self.in_percent = False
        self._path, self._sheet = path, sheet
        self._as_of, self._context = known
        self._lines = text.split("\n")
        self._marks = _decimal_marks(sheet)
        self._periods = periods_in_column(sheet)
        self._repeated = Repeated()

    def table(self) -> CsvTable:
        wrong_names = list(faults_of_columns(self._path, self._sheet))
        good: list[Row] = []
        faulty: list[Row] = []
        for line, cells in self._sheet.rows:
            row, fault = self._row(line, cells)
            is_hidden = any(STAND_IN in cell for cell in cells)
            if is_hidden or (fault and not fault.is_plan):
                faulty.append(row)
            elif not fault:
                good.append(row)
            if fault and not fault.is_plan and not is_hidden:
                self._repeated.add(fault.kind, self._finding(line, fault))
        findings = (*wrong_names, *columns_not_read(self._path, self._sheet), *self._repeated.findings())
        columns = _columns(self._sheet, good)
        return CsvTable(tuple(good), findings, tuple(faulty), not wrong_names, columns)

    def _row(self, line: int, cells: Sequence[str]) -> tuple[Row, RowFault | None]:
        texts = {
            name: cell.strip() for name, cell in zip(self._sheet.names, cells, strict=False) if name and cell.strip()
        }
        about = {name: texts[name].replace(STAND_IN, "") for name in ABOUT if name in texts}
        values: dict[str, Any] = {name: text for name, text in texts.items() if name in Measurement.shape}
        fault = fault_of_shape(self._sheet, cells, texts)
        in_percent = False
        for name in NUMBERS:
            figure = figure_in(values[name]) if name in values else None
            if figure and not (figure.in_percent and name == "sample"):
                read = self._read(figure, is_whole=name == "sample")
                fault = fault or (fault_of_figure(name, figure) if read is None else None)
                values[name] = read or values[name]
                in_percent |= figure.in_percent
        self.in_percent |= in_percent
        row = Row(line, about, values, in_percent)
        return row, fault or fault_of_values(values, texts, self._as_of, self._periods, self._context)

    def _finding(self, line: int, fault: RowFault) -> Finding:
        """At its cell where that is known and another text could stand there, else at its line."""
        span, suggestion = Span(line, 1, line, 1), None
        if fault.suggestion is not None:
            index = self._sheet.names.index(fault.column)
            if cell := cell_in(self._lines[line - 1], self._sheet.separator, index):
                span, suggestion = Span(line, cell[0] + 1, line, cell[1] + 1), fault.suggestion
        place = Place(self._path, span)
        return BAD_MEASUREMENT.at(place, f"this row {fault.problem}", hint=fault.hint, suggestion=suggestion)

    def _read(self, figure: WrittenNumber, *, is_whole: bool) -> str | None:
        """The number as front matter has it, or None where it has two meanings or a comma too many."""
        if not figure.mark and figure.decimal:
            self.thousands = self.thousands or (figure if figure.decimal not in figure.text else None)
            return figure.decimal
        if figure.mark == "," and self._sheet.separator == ",":
            return None
        if figure.is_doubtful:
            return self._decided(figure, is_whole=is_whole)
        if figure.decimal and figure.mark == ",":
            self.decimal_comma = self.decimal_comma or figure
        elif figure.thousands or (figure.decimal and figure.decimal not in figure.text):
            self.thousands = self.thousands or figure
        return figure.decimal or figure.thousands

    def _decided(self, figure: WrittenNumber, *, is_whole: bool) -> str | None:
        """One of the two meanings, where the file's other numbers leave no doubt."""
        if figure.mark == ".":
            return None if self._marks[","] else figure.decimal
        if is_whole or figure.text.endswith("0") or not self._marks[","] or self._marks["."]:
            return None
        self.decimal_comma = self.decimal_comma or figure
        return figure.decimal


def _decimal_marks(sheet: WrittenTable) -> Counter[str]:
    """How often each mark can only be a decimal one."""
    columns = [index for index, name in enumerate(sheet.names) if name in NUMBERS]
    cells = (row[index] for _, row in sheet.rows for index in columns if index < len(row))
    return Counter(figure.shows_decimal for cell in cells if (figure := figure_in(cell)))


def _columns(sheet: WrittenTable, rows: Sequence[Row]) -> TableColumns:
    """The entities that the rows name."""
    named: dict[str, dict[str, list[int]]] = {name: {} for name in ABOUT if name in sheet.names}
    for row in rows:
        for column, identity in row.about.items():
            named[column].setdefault(identity, []).append(row.line)
    return TableColumns({column: {each: tuple(lines) for each, lines in ids.items()} for column, ids in named.items()})


def _read_as(path: str, sheet: WrittenTable, encoding: str, reading: _Reading) -> Iterator[Finding]:
    """One note of all that is not what a plain CSV file has."""
    comma, thousands = reading.decimal_comma, reading.thousands
    understood = [
        *([f"{SEPARATORS[sheet.separator]} between the cells"] if sheet.separator != "," else []),
        *([encoding] if encoding != UTF8 else []),
        *([f"the names in line {sheet.line} (what stands above is passed over)"] if sheet.titles else []),
        *([f"decimal commas ({_example(comma)})"] if comma else []),
        *([f"marks between thousands ({_example(thousands)})"] if thousands else []),
        *(["percent signs"] if reading.in_percent else []),
    ]
    if understood:
        hint = "nothing need be done if the figures on the page are right; compare a few of them with the file"
        yield TABLE_READ_AS.at(Place(path), f"this table is read with {', '.join(understood)}", hint=hint)


def _example(figure: WrittenNumber) -> str:
    return f"`{figure.text}` is {figure.decimal or figure.thousands}"
