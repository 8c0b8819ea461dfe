"""Tables as `cxmap export` writes them, read back as the entities that they were."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxmap.loading.foreign.entity_names import ForeignEntity
from cxmap.loading.foreign.foreign_tables import ForeignTable
from cxmap.loading.front_matter.written_fields import WrittenValue
from cxmap.model import KINDS
from cxmap.model.record import OWN_KEYS, Entity, Record
from cxmap.model.shape import FieldShape

_ID, _OF, _NUMBER, _TEXT = "id", "of", "number", "text"
_OF_ROWS = {_ID, _OF, _NUMBER}
_OF_TEXTS = {*_OF_ROWS, _TEXT}
PART_OF_TEXT = 16_000
"""The characters of each part of a text that is too long for one cell."""
_ELSEWHERE = re.compile(r"\d+ rows in the sheet “(?P<name>.+)”")
_BETWEEN = "; "
_BY_FOLDER = {kind.folder: kind for kind in KINDS}


def exported_kind(table: ForeignTable) -> type[Entity] | None:
    """The kind whose entities an export wrote into this table; None where it is no such table."""
    kind = _BY_FOLDER.get(table.name)
    if kind is None or table.heads[:1] != (_ID,) or not all(key in table.heads for key in kind.shape):
        return None
    others = [head for head in table.heads[1:] if head not in kind.shape]
    return kind if all(head.startswith(OWN_KEYS) for head in others) else None


def exported_entities(tables: Sequence[ForeignTable]) -> Iterator[ForeignEntity]:
    """The entities of all tables of an export; long cells are read from the tables that hold them."""
    reading = _ExportReading({table.name: table for table in tables if table.heads[:3] == (_ID, _OF, _NUMBER)})
    for table in tables:
        kind = exported_kind(table)
        if kind is None:
            continue
        for number, row in table.rows:
            cells = table.cells(row)
            if identity := cells.pop(_ID, ""):
                values = reading.values(kind, cells, identity, "")
                yield ForeignEntity(kind, identity, values, f"{table.name}, row {number}")


@dataclass(frozen=True, slots=True)
class _ExportReading:
    """Reads cells; `further` are the tables of those that were too long for one."""

    further: Mapping[str, ForeignTable]

    def values(self, record: type[Record], cells: Mapping[str, str], identity: str, at: str) -> dict[str, WrittenValue]:
        way = f"{at}." if at else ""
        return {key: self._value(record.shape.get(key), cell, identity, f"{way}{key}") for key, cell in cells.items()}

    def _value(self, shape: FieldShape | None, cell: str, identity: str, path: str) -> WrittenValue:
        elsewhere = _ELSEWHERE.fullmatch(cell)
        if elsewhere and elsewhere["name"] in self.further:
            return self._from_rows(shape, self.further[elsewhere["name"]], identity, path)
        has_parts = shape is None or shape.many or shape.record
        if has_parts and cell.startswith(("[", "{")) and (read := _json(cell)) is not None:
            return read
        if shape is None or not (shape.many or shape.record):
            return cell
        parts = cell.split(_BETWEEN) if shape.many else [cell]
        groups = [_alone(shape.record, part) for part in parts]
        return groups if shape.many else groups[0]

    def _from_rows(self, shape: FieldShape | None, table: ForeignTable, identity: str, path: str) -> WrittenValue:
        """A list whose members have a row each, or a long text in parts."""
        rows = (table.cells(row) for _, row in table.rows)
        mine = [row for row in rows if row.get(_ID) == identity and row.get(_OF) == path]
        ordered = sorted(mine, key=lambda row: int(row.get(_NUMBER, "0")))
        texts = [row.get(_TEXT, "") for row in ordered]
        if all(len(text) == PART_OF_TEXT for text in texts[:-1]) and all(row.keys() <= _OF_TEXTS for row in ordered):
            joined = "".join(texts)
            return self._value(shape, joined, identity, path)
        members: list[WrittenValue] = []
        for row in ordered:
            cells = {key: cell for key, cell in row.items() if key not in _OF_ROWS}
            below = f"{path}[{row.get(_NUMBER, '0')}]"
            record = shape.record if shape and cells.keys() != {_TEXT} else None
            members.append(self.values(record, cells, identity, below) if record else cells.get(_TEXT, ""))
        return members


def _alone(record: type[Any] | None, text: str) -> WrittenValue:
    """A text, or the group of fields that it stands for."""
    key = record.lone if record else None
    return {key: text} if key else text


def _json(cell: str) -> WrittenValue | None:
    try:
        return _typed(json.loads(cell, parse_int=str, parse_float=str, parse_constant=str))
    except ValueError:
        return None


def _typed(value: Any) -> WrittenValue:
    """The value as it would be typed."""
    if isinstance(value, dict):
        return {str(key): _typed(member) for key, member in value.items() if member is not None}
    if isinstance(value, list):
        return [_typed(member) for member in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
