"""Cells that are too long for a workbook: what they hold becomes rows of a sheet of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from cxmap.adapters.export.sheets import Cell, Sheet, cell_of, sheet_of
from cxmap.findings.formats.json_text import JsonValue
from cxmap.loading.foreign.exported_tables import PART_OF_TEXT

LONGEST_TEXT = 32_767
"""More units of UTF-16 than that Excel does not take in one cell."""
_LONGEST_NAME = 31
_ID, _OF, _NUMBER, _TEXT = "id", "of", "number", "text"


def within_limits(sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """The sheets, behind each those with the rows that its long cells became."""
    every = tuple(sheets)
    names = {sheet.name for sheet in every}
    for sheet in every:
        further = _Further(names)
        yield replace(sheet, rows=tuple(_fitting(sheet, number, row, further) for number, row in enumerate(sheet.rows)))
        for name, records in further.records.items():
            heads = dict.fromkeys((_ID, _OF, _NUMBER, *(head for record in records for head in record)))
            yield sheet_of(name, tuple(records), tuple(heads))


def is_too_long(cell: Cell) -> bool:
    if not isinstance(cell, str) or len(cell) * 2 <= LONGEST_TEXT:
        return False
    return len(cell.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST_TEXT


@dataclass(slots=True)
class _Further:
    """The rows that long cells became, by the sheets in which they come; no sheet has one of the `names`."""

    names: set[str]
    sheets: dict[str, str] = field(default_factory=dict)
    records: dict[str, list[Mapping[str, Cell]]] = field(default_factory=dict)

    def cell(self, identity: str, path: tuple[str | int, ...], value: JsonValue) -> Cell:
        """The value as a cell, which says where to look if it is too long."""
        cell = cell_of(value)
        if not is_too_long(cell):
            return cell
        name = self._sheet_of(" ".join(step for step in path if isinstance(step, str)))
        members = value if isinstance(value, list) else [value] if isinstance(value, Mapping) else _parts(str(cell))
        rows = self.records.setdefault(name, [])
        records: list[Mapping[str, Cell]] = [
            {_ID: identity, _OF: _written(path), _NUMBER: number, **self._cells(identity, (*path, number), member)}
            for number, member in enumerate(members)
        ]
        rows += records
        return f"{len(records)} rows in the sheet “{name}”"

    def _sheet_of(self, fields: str) -> str:
        if fields not in self.sheets:
            self.sheets[fields] = _unused(fields, self.names)
            self.names.add(self.sheets[fields])
        return self.sheets[fields]

    def _cells(self, identity: str, path: tuple[str | int, ...], member: JsonValue) -> Mapping[str, Cell]:
        if isinstance(member, Mapping):
            return {key: self.cell(identity, (*path, key), value) for key, value in member.items()}
        return {_TEXT: self.cell(identity, (*path, _TEXT), member)}


def _fitting(sheet: Sheet, number: int, row: tuple[Cell, ...], further: _Further) -> tuple[Cell, ...]:
    if not any(map(is_too_long, row)):
        return row
    identity = str(row[0]) if sheet.heads[0] == _ID else f"row {number + 2}"
    return tuple(
        further.cell(identity, (head,), _read(cell)) if is_too_long(cell) else cell
        for head, cell in zip(sheet.heads, row, strict=True)
    )


def _read(cell: Cell) -> JsonValue:
    """The value that a cell holds as JSON; any other text is itself."""
    text = str(cell)
    try:
        value: JsonValue = json.loads(text, parse_float=Decimal) if text.startswith(("[", "{")) else text
    except ValueError:
        return text
    return value


def _parts(text: str) -> list[JsonValue]:
    return [text[at : at + PART_OF_TEXT] for at in range(0, len(text), PART_OF_TEXT)]


def _written(path: tuple[str | int, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def _unused(name: str, names: set[str]) -> str:
    short = name[:_LONGEST_NAME]
    return next(
        each
        for each in (short, *(f"{short[: _LONGEST_NAME - 4]} {number}" for number in range(2, 99)))
        if each not in names
    )
