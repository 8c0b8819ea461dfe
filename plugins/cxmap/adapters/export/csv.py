"""The whole map as CSV: a file for each kind, and one for the verdicts.

A CSV file cannot say that a cell is text, and spreadsheets calculate what begins like a formula. Such a text gets an
apostrophe before it, which is all that is changed; numbers stand bare, so that a number below zero stays one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from io import StringIO

from cxmap.adapters.export.sheets import Cell, Sheet, map_sheets
from cxmap.compiler import Map

# Excel reads a file as UTF-8 only if it begins so.
_MARK = "\ufeff"
# The wide forms begin a formula where Excel speaks Japanese or Chinese.
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_APOSTROPHE = "'"


def exported(compiled: Map) -> Mapping[str, bytes]:
    """One file a kind, and `alignment.csv`."""
    return {f"{sheet.name}.csv": csv_bytes(sheet) for sheet in map_sheets(compiled)}


def csv_bytes(sheet: Sheet) -> bytes:
    return csv_text(sheet).encode("utf-8", "replace")


def csv_text(sheet: Sheet) -> str:
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(sheet.heads)
    writer.writerows(_written(row) for row in sheet.rows)
    return _MARK + text.getvalue()


def _written(row: Iterable[Cell]) -> list[object]:
    return [_cell(cell) for cell in row]


def _cell(cell: Cell) -> object:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    return _harmless(cell) if isinstance(cell, str) else cell


def _harmless(text: str) -> str:
    # An apostrophe before such a sign is doubled, so that whoever takes one off has the text as it was typed.
    is_formula = text.removeprefix(_APOSTROPHE).lstrip(" ").startswith(_BEGINS_FORMULA)
    return _APOSTROPHE + text if is_formula else text
