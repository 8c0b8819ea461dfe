"""Sheets: tables whose cells are texts, numbers, days or yes and no, before anybody writes them to a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Cell = str | int | Decimal | float | date | bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under heads."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheet_of(name: str, records: tuple[Mapping[str, Cell], ...], heads: tuple[str, ...]) -> Sheet:
    """A sheet of records; what a record does not have stays empty."""
    return Sheet(name, heads, tuple(tuple(record.get(head) for head in heads) for record in records))
