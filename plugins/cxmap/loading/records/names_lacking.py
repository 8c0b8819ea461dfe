"""Advice for a table whose row of names is missing, or has other names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxmap.loading.files.characters import STAND_IN
from cxmap.loading.records.column_roles import ColumnRoles, roles_of
from cxmap.loading.records.columns import COLUMNS, NEEDED, column_meant, column_named
from cxmap.loading.records.csv_rows import SEPARATORS, Cells, Unusable, first_rows, row_of, shown
from cxmap.loading.records.figures import figure_in
from cxmap.loading.records.periods_across import period_in, periods_across
from cxmap.loading.records.turned_tables import table_to_turn
from cxmap.model.document import Span
from cxmap.model.slips.slip import and_of

_MOST = 100
"""So many cells of a row are looked at."""
_MOST_WAYS = 3


@dataclass(frozen=True, slots=True)
class _RowOfNames:
    """The row that seems to name the columns, the rows below it, and the line of the file that holds it."""

    separator: str
    line: int
    cells: Sequence[str]
    rows: Sequence[Sequence[str]]
    text: str

    @property
    def is_plain(self) -> bool:
        """Whether its cells are what stands between the separators of its line."""
        return '"' not in self.text and STAND_IN not in self.text


def advice_on_names(text: str) -> Unusable:
    """Advice for a file in which no row has the needed names."""
    tables = [(separator, first_rows(text, separator)) for separator in SEPARATORS]
    separator, rows = max(tables, key=lambda table: _likeness(table[1]))
    if not rows:
        return Unusable("this file has no rows", "write a row of names, `period,value`, and the measurements below it")
    return table_to_turn(separator, rows) or _advice(text, separator, rows)


def _advice(text: str, separator: str, rows: Sequence[Cells]) -> Unusable:
    measured = next((number for number, (_, cells) in enumerate(rows) if _is_measured(cells)), None)
    above = range(len(rows)) if measured is None else range(measured)
    wide = [number for number in above if sum(cell.strip() != "" for cell in rows[number][1]) > 1]
    named = next((number for number, (_, cells) in enumerate(rows) if _known_names(cells) >= len(NEEDED)), None)
    if measured is not None and not wide and named is None:
        line, cells = rows[measured]
        place = Span(line, 1, line, 1)
        return Unusable("this file has no row of names", _names_to_add(separator, cells), place)
    if named is not None:
        number = named
    elif measured is not None:
        number = wide[-1]
    else:
        number = max(above, key=lambda each: _rank(rows[each][1]))
    line, cells = rows[number]
    names = _RowOfNames(
        separator, line, cells[:_MOST], [row for _, row in rows[number + 1 :]], text.split("\n")[line - 1]
    )
    return _other_names(names, roles_of(names.cells, names.rows))


def _likeness(rows: Sequence[Cells]) -> tuple[int, int, int]:
    """How much a text looks like a table with one separator."""
    measured = sum(_is_measured(cells) for _, cells in rows)
    known = max((_known_names(cells) + len(_across(cells)) for _, cells in rows), default=0)
    return measured, known, max((len(cells) for _, cells in rows), default=0)


def _across(cells: Sequence[str]) -> Sequence[int]:
    across = periods_across(cells)
    return tuple(across.by_column) if across else ()


def _is_measured(cells: Sequence[str]) -> bool:
    """Whether one cell is a period and another a figure."""
    periods = [index for index, cell in enumerate(cells[:_MOST]) if period_in(cell)]
    others = (cell for index, cell in enumerate(cells[:_MOST]) if index not in periods[:1])
    return bool(periods) and any(figure_in(cell) for cell in others)


def _known_names(cells: Sequence[str]) -> int:
    return sum(column_meant(cell) is not None for cell in cells[:_MOST] if cell.strip())


def _rank(cells: Sequence[str]) -> tuple[int, int]:
    return _known_names(cells), len(cells)


def _names_to_add(separator: str, cells: Sequence[str]) -> str:
    order = NEEDED if period_in(cells[0]) else NEEDED[::-1]
    if len(cells) == len(NEEDED):
        return f"put a line with `{separator.join(order)}` above this row"
    example = separator.join((*NEEDED, "sample"))
    return f"put a row of names above this row, one for each of its {len(cells)} columns, such as `{example}`"


def _other_names(names: _RowOfNames, roles: ColumnRoles) -> Unusable:
    lacking = [name for name in NEEDED if name not in map(column_named, names.cells)]
    if roles.period is None or not roles.values:
        return _unclear(names, lacking)
    end = len(names.text.rstrip(f"{names.separator} ")) if names.is_plain else 0
    span = Span(names.line, 1, names.line, end + 1)
    message = f"the row of names lacks {and_of(lacking)}"
    first, *others = roles.values
    if others:
        ways = [(index, row_of(roles.names(names.cells, index), names.separator)) for index in roles.values]
        written = ", ".join(f"`{row}` if it is `{shown(names.cells[index])}`" for index, row in ways[:_MOST_WAYS])
        return Unusable(message, f"{roles.question(names.cells)} Write {written}. {roles.unread}", span)
    row = row_of(roles.names(names.cells, first), names.separator)
    if until := _until(names, roles):
        return Unusable(message, f"write `{row}` in this line, {until}", span)
    suggestion = row if end and not roles.others else None
    return Unusable(message, f"write `{row}` in this line{_left(names, roles)}", span, suggestion)


def _until(names: _RowOfNames, roles: ColumnRoles) -> str:
    """Advice for the second of two columns of days, which says when each period ends."""
    for row in names.rows:
        days = [(index, period) for index, cell in enumerate(row[:_MOST]) if (period := period_in(cell))]
        if len(days) == len(NEEDED) and all(period.days == 1 for _, period in days) and days[0][0] == roles.period:
            (_, first), (index, last) = days
            until = shown(names.cells[index])
            return f"and both days of each row in its `period`: `{first}..{last}`; `{until}` is not read"
    return ""


def _left(names: _RowOfNames, roles: ColumnRoles) -> str:
    """The columns with figures that are not read then."""
    read = {roles.period, *roles.values, *roles.others}
    left = [
        shown(name)
        for index, name in enumerate(names.cells)
        if index not in read
        and column_named(name) not in COLUMNS
        and any(figure_in(cell) for row in names.rows for cell in row[index : index + 1])
    ]
    return f"; {and_of(left)} {'is' if len(left) == 1 else 'are'} not read" if left else ""


def _unclear(names: _RowOfNames, lacking: Sequence[str]) -> Unusable:
    """Advice where the cells do not tell which column is which."""
    meant = {name: shown(cell) for cell in names.cells for name in lacking if column_meant(cell) == name}
    said = and_of(lacking)
    if not meant:
        message = f"no row of this file names a column {said}"
        hint = f"name the columns in the row above the measurements: `{names.separator.join(NEEDED)}`"
        return Unusable(message, f"{hint}, and the others after them")
    renamed = [f"if `{cell}` is the {name}, call it `{name}`" for name, cell in meant.items()]
    left = [f"call the column with the {name} `{name}`" for name in lacking if name not in meant]
    place = Span(names.line, 1, names.line, 1)
    return Unusable(f"the row of names lacks {said}", "; ".join((*renamed, *left)), place)
