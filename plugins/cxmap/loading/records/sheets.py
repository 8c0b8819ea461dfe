"""Cells of a CSV file as spreadsheets of any country write it: its letters, its separator, its row of names."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from cxmap.loading.files.characters import STAND_IN
from cxmap.loading.records.columns import NEEDED, column_named
from cxmap.loading.records.csv_rows import SEPARATORS, Cells, Unusable, first_rows, rows_in
from cxmap.loading.records.names_lacking import advice_on_names

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
UTF8, WINDOWS = "UTF-8", "Windows-1252"
SAVE_AS = "in Excel, save it as “CSV UTF-8”"


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """The rows below the row of names; above it there may be `titles`, which are passed over.

    `headings` are the names as they are written. `width` counts the cells in the row of names, those without a name at
    its end too.
    """

    separator: str
    line: int
    names: tuple[str, ...]
    headings: tuple[str, ...]
    width: int
    rows: tuple[Cells, ...]
    titles: int = 0

    def column(self, index: int) -> list[str]:
        """The cells of a column that hold something."""
        return [cell for _, cells in self.rows if (cell := "".join(cells[index : index + 1]).strip())]


def decoded_table(content: bytes) -> tuple[str, str] | Unusable:
    """The text with plain line ends, and the encoding in which it was saved."""
    if content.startswith(_UTF16):
        return Unusable("this file is saved as UTF-16, which Excel calls “Unicode Text”", SAVE_AS)
    bare, encoding = content.removeprefix(_BOM), UTF8
    try:
        text = bare.decode()
    except UnicodeDecodeError:
        try:
            text, encoding = bare.decode("cp1252"), WINDOWS
        except UnicodeDecodeError:
            return Unusable("this file is saved neither as UTF-8 nor as Windows-1252", SAVE_AS)
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def sheet_from(text: str) -> WrittenTable | Unusable:
    """The cells of a text, whatever stands between them, or why they cannot be told."""
    for separator in SEPARATORS:
        above = first_rows(text, separator)
        for number, (line, cells) in enumerate(above):
            names = _names(cells)
            if all(name in names for name in NEEDED):
                return _below(text, separator, (line, cells), above[:number])
    return advice_on_names(text)


def _below(text: str, separator: str, row_of_names: Cells, above: Sequence[Cells]) -> WrittenTable | Unusable:
    line, headings = row_of_names
    names = _names(headings)
    if misplaced := next((first for first, cells in above if _is_measurement(names, cells)), None):
        message = f"line {misplaced} looks like a measurement and stands above the row of names"
        return Unusable(message, "put the row of names, which has `period` and `value`, above all measurements")
    rows: list[Cells] = []
    try:
        rows.extend(rows_in(text, separator))
    except csv.Error:
        before = f" after line {rows[-1][0]}" if rows else ""
        message = f"the cells of this file cannot be told apart{before}: quotes are wrong, or a cell is very long"
        return Unusable(message, 'write a quote inside a quoted cell twice (`""`), and close every quoted cell')
    below = tuple((first, cells) for first, cells in rows if first > line and _names(cells) != names)
    named = max(number for number, name in enumerate(names, 1) if name)
    written = tuple(heading.replace(STAND_IN, "").strip() for heading in headings[:named])
    return WrittenTable(separator, line, names[:named], written, len(names), below, len(above))


def _names(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(column_named, cells))


def _is_measurement(names: Sequence[str], cells: Sequence[str]) -> bool:
    by_name = dict(zip(names, cells, strict=False))
    period, value = (by_name.get(name, "").strip() for name in NEEDED)
    return _is_like_period(period) and _is_like_number(value)


def _is_like_period(cell: str) -> bool:
    return len(cell) >= len("2026") and cell[:4].isdigit() and cell[4:5] in ("", "-")


def _is_like_number(cell: str) -> bool:
    plain = cell.rstrip("% ").replace(",", ".").lstrip("+-")
    return plain.replace(".", "", 1).isdigit()
