"""The whole map as one workbook, a sheet for each kind and one for the verdicts; long lists have their own.

Every cell is written as what it is, so that a text that begins like a formula stays the text that it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from cxmap.adapters.export.long_cells import within_limits
from cxmap.adapters.export.sheets import Cell, Sheet, map_sheets
from cxmap.compiler import Map

FILE_NAME = "cxmap.xlsx"
_LAST_ROW = 1_048_576
_FIRST_YEAR = 1900
_WIDEST = 60
_NARROWEST = 8


def exported(compiled: Map) -> Mapping[str, bytes]:
    """One file that holds everything."""
    return {FILE_NAME: workbook_bytes(map_sheets(compiled), compiled.as_of)}


def workbook_bytes(sheets: Iterable[Sheet], as_of: date) -> bytes:
    """The same sheets and day give the same bytes."""
    file = BytesIO()
    # `xlsxwriter` has no types.
    book: Any = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"created": datetime(as_of.year, as_of.month, as_of.day)})
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    formats = {
        str: book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        date: book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        Decimal: book.add_format({"valign": "top"}),
    }
    for sheet in within_limits(sheets):
        _write(book.add_worksheet(sheet.name), sheet, head, formats)
    book.close()
    return file.getvalue()


def _write(page: Any, sheet: Sheet, head: object, formats: Mapping[type, object]) -> None:
    for column, name in enumerate(sheet.heads):
        page.write_string(0, column, name, head)
        page.set_column(column, column, _width(sheet, column))
    for number, row in enumerate(sheet.rows[: _LAST_ROW - 1], start=1):
        for column, cell in enumerate(row):
            _write_cell(page, (number, column), cell, formats)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.heads) - 1)


def _write_cell(page: Any, place: tuple[int, int], cell: Cell, formats: Mapping[type, object]) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        page.write_boolean(*place, cell, formats[Decimal])
    elif isinstance(cell, date) and cell.year >= _FIRST_YEAR:
        page.write_datetime(*place, datetime(cell.year, cell.month, cell.day), formats[date])
    elif isinstance(cell, str | date):
        page.write_string(*place, str(cell), formats[str])
    else:
        page.write_number(*place, cell, formats[Decimal])


def _width(sheet: Sheet, column: int) -> int:
    """Wide enough for most of what stands there."""
    longest = max((len(str(row[column])) for row in sheet.rows if row[column] is not None), default=0)
    return min(max(longest, len(sheet.heads[column]) + 3, _NARROWEST), _WIDEST)
