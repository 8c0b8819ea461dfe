"""Roles of columns: which of them seems to hold the period, which the value, and which the sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxmap.loading.records.columns import COLUMNS, NEEDED, NUMBERS, column_meant, column_named, is_target
from cxmap.loading.records.csv_rows import shown
from cxmap.loading.records.figures import figure_in
from cxmap.loading.records.periods_across import is_year, period_in
from cxmap.model.slips.slip import or_of

PERIOD, VALUE = NEEDED
_MOST = 100
"""So many columns are looked at."""
_MOST_ASKED = 4


@dataclass(frozen=True, slots=True)
class ColumnRoles:
    """The columns of a table by what they seem to hold, as positions; of several `values` only one can be the value.

    `others` are columns that are known here by another name.
    """

    period: int | None
    values: tuple[int, ...]
    others: Mapping[int, str]

    def names(self, written: Sequence[str], value: int) -> list[str]:
        """The names that the columns should have if this one is the value."""
        known = {self.period: PERIOD, value: VALUE}
        return [known.get(index) or self.others.get(index, name) for index, name in enumerate(written)]

    def question(self, written: Sequence[str]) -> str:
        """Which of several figures is the value."""
        return f"which one is the value: {or_of(shown(written[index]) for index in self.values[:_MOST_ASKED])}?"

    @property
    def unread(self) -> str:
        """The fate of the figures that are not the value."""
        others = "The other is" if len(self.values) == len(NEEDED) else "The others are"
        return f"{others} not read; call a number of cases `sample`; figures of groups need a row and a `group` each"


def roles_of(names: Sequence[str], rows: Sequence[Sequence[str]]) -> ColumnRoles:
    """The roles that names and cells tell together."""
    names = names[:_MOST]
    columns = [[cell for row in rows if (cell := "".join(row[at : at + 1]).strip())] for at in range(len(names))]
    meant = [column_meant(name) for name in names]
    period = _period_column(names, meant, columns)
    figures = [index for index, column in enumerate(columns) if index != period and _mostly_figures(column)]
    values = tuple(sorted(_values(meant, figures), key=lambda index: is_target(names[index])))
    taken = {column_named(name) for name in names} & {*COLUMNS}
    others: dict[int, str] = {}
    for index in figures:
        name = meant[index]
        if name in NUMBERS[1:] and name not in taken and index not in values:
            others[index] = name
            taken.add(name)
    return ColumnRoles(period, values, others)


def _period_column(names: Sequence[str], meant: Sequence[str | None], columns: Sequence[Sequence[str]]) -> int | None:
    if called := [index for index, name in enumerate(names) if column_named(name) == PERIOD]:
        return called[0]
    read = [_periods(column) for column in columns]
    mostly = [index for index, column in enumerate(columns) if 2 * len(read[index]) > len(column)]
    # A figure may look like a year; a month, or the name of the column, leaves no doubt.
    sure = {index: sum(not is_year(cell) for cell in read[index]) for index in mostly}
    likest = max(mostly, key=lambda index: (sure[index], meant[index] == PERIOD), default=None)
    return likest if likest is not None else next((at for at, name in enumerate(meant) if name == PERIOD), None)


def _periods(column: Sequence[str]) -> list[str]:
    return [cell for cell in column if period_in(cell)]


def _mostly_figures(column: Sequence[str]) -> bool:
    return 2 * sum(figure_in(cell) is not None for cell in column) > len(column)


def _values(meant: Sequence[str | None], figures: Sequence[int]) -> Sequence[int]:
    """The only figure of such a name; else all figures, but those known as something else only if there is no other."""
    named = [index for index in figures if meant[index] == VALUE]
    unknown = [index for index in figures if meant[index] in (VALUE, None)]
    return named if len(named) == 1 else unknown or figures
