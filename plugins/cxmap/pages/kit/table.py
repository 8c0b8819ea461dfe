"""Tables: columns with the cells that they have for an entry, and lists that are cut after sorting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import NOTHING, Value, WebLink
from cxmap.pages.kit.words import counted


class Holds(StrEnum):
    """The content of a column, which decides how it is set."""

    NAME = "name"
    TEXT = "text"
    PROSE = "prose"
    NUMBER = "number"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Head:
    """The words above a column, and how the column is set."""

    label: str
    holds: Holds = Holds.TEXT


_WIDE = 5


def is_wide(columns: tuple[Head, ...]) -> bool:
    """Whether a table of these columns needs the whole width of its page."""
    return len(columns) >= _WIDE


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; the first cell of a row is its head. `caption` names the table for those who do not see it.

    `legend` says before the table what words in it mean, `note` what is to be said after it; `empty` is the sentence
    that stands there where no row does.
    """

    caption: str
    columns: tuple[Head, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""
    empty: str = "There is nothing here yet."
    legend: str = ""
    way: WebLink | None = None
    """Where what the note counts is listed."""
    total: int = 0
    """How many rows there are with those that are not shown, where that is more."""

    @property
    def more(self) -> int:
        """How many rows are not shown."""
        return max(self.total - len(self.rows), 0)

    @property
    def stacks(self) -> bool:
        """Whether its rows are read one by one where it does not fit.

        Those of many columns are, and those of three with prose; figures alone are compared in their columns.
        """
        held = {column.holds for column in self.columns[1:]}
        return Holds.PROSE in held if len(self.columns) == 3 else len(self.columns) > 3 and held != {Holds.NUMBER}

    @property
    def is_wide(self) -> bool:
        return is_wide(self.columns)


def without_empty_columns(table: Table) -> Table:
    """The same table without the columns in which nothing stands."""
    filled = [index for index in range(len(table.columns)) if any(row[index] != NOTHING for row in table.rows)]
    return replace(
        table,
        columns=tuple(table.columns[index] for index in filled),
        rows=tuple(tuple(row[index] for index in filled) for row in table.rows),
    )


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


MOST_ROWS = 300
"""More than that, and a page is no longer read."""


def table_of(site: Site, caption: str, columns: Columns[Entry], entries: Iterable[Entry], *, note: str = "") -> Table:
    """A table with a row for each entry, in the order given, as far as there is room."""
    shown = cut(entries, site.most(MOST_ROWS))
    rows = tuple(row_of(site, columns, entry) for entry in shown.shown)
    note = " ".join(filter(None, (note, shown.note("row", "rows"))))
    return Table(caption, heads_of(columns), rows, note=note, total=shown.total)


@dataclass(frozen=True, slots=True)
class Cut(Generic[Entry]):
    """The entries that are shown, in order, and the number of all entries."""

    shown: tuple[Entry, ...]
    total: int

    @property
    def more(self) -> int:
        """How many entries are not shown."""
        return self.total - len(self.shown)

    def of_all(self, several: str) -> str:
        """`200 of 231 promises.` where not all are shown."""
        return f"{len(self.shown)} of {self.total:,} {several}." if self.more else ""

    def note(self, one: str, several: str) -> str:
        """The sentence below a list that is cut short; empty for a whole list. An entry is called `one`."""
        rest = counted(self.more, f"more {one} is", f"more {several} are")
        return f"{rest} not shown here." if self.more else ""


def cut(entries: Iterable[Entry], most: int, *, by: Callable[[Entry], Any] | None = None) -> Cut[Entry]:
    """The first entries after sorting `by` a key; without a key the entries must be sorted already."""
    ordered = list(entries) if by is None else sorted(entries, key=by)
    return Cut(tuple(ordered[:most]), len(ordered))


@dataclass(frozen=True, slots=True)
class Idle:
    """Entities with a sentence about what they lack."""

    sentence: str
    entities: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """A table with the most telling first, before it those that lack something, and a sentence about all of it."""

    idle: tuple[Idle, ...]
    ranking: Table
    sentence: str = ""
