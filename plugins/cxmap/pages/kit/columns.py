"""Tables made from columns: each column knows its head and the cell that it has for an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import Value

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Column(Generic[Entry]):
    """A head, and what stands below it in the row of an entry."""

    label: str
    cell: Callable[[Site, Entry], Value]
    holds: Holds = Holds.TEXT

    @property
    def head(self) -> Head:
        return Head(self.label, self.holds)


Columns = tuple[Column[Entry], ...]


def heads_of(columns: Columns[Entry]) -> tuple[Head, ...]:
    return tuple(column.head for column in columns)


def row_of(site: Site, columns: Columns[Entry], entry: Entry) -> tuple[Value, ...]:
    return tuple(column.cell(site, entry) for column in columns)


def table_of(site: Site, caption: str, columns: Columns[Entry], entries: Iterable[Entry], *, note: str = "") -> Table:
    """A table with a row for each entry, in the order given."""
    rows = tuple(row_of(site, columns, entry) for entry in entries)
    return Table(caption, heads_of(columns), rows, note=note)
