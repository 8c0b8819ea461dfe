"""Tables as readers see them: heads, and rows of values. `columns.py` makes them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from cxmap.pages.kit.values import NOTHING, Value


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

    @property
    def stacks(self) -> bool:
        """Whether its rows are read one by one where it does not fit.

        Those of many columns are, and those of three with prose; figures alone are compared in their columns.
        """
        held = {column.holds for column in self.columns[1:]}
        return Holds.PROSE in held if len(self.columns) == 3 else len(self.columns) > 3 and held != {Holds.NUMBER}


def without_empty_columns(table: Table) -> Table:
    """The same table without the columns in which nothing stands."""
    filled = [index for index in range(len(table.columns)) if any(row[index] != NOTHING for row in table.rows)]
    return replace(
        table,
        columns=tuple(table.columns[index] for index in filled),
        rows=tuple(tuple(row[index] for index in filled) for row in table.rows),
    )
