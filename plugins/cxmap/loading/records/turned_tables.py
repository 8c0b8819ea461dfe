"""Tables with their periods side by side, and the first rows of what they are with one row for each period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from cxmap.loading.records.column_roles import PERIOD, VALUE, roles_of
from cxmap.loading.records.columns import COLUMNS, column_named
from cxmap.loading.records.csv_rows import Cells, Unusable, row_of, shown
from cxmap.loading.records.figures import figure_in
from cxmap.loading.records.periods_across import PeriodsAcross, is_year, part_of_year, periods_across
from cxmap.model.document import Span
from cxmap.model.slips.slip import and_of

_SHOWN = 3
_FEW = 2
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_NO_YEAR = "YYYY"

Row = list[str]


def table_to_turn(separator: str, rows: Sequence[Cells]) -> Unusable | None:
    """Advice for a table in one of whose rows periods stand side by side, with figures below them."""
    for number, (line, cells) in enumerate(rows):
        across = periods_across(cells)
        below = [row for _, row in rows[number + 1 :]]
        if across and _are_above_figures(across, below):
            above = chain(chain.from_iterable(titles for _, titles in rows[:number]), cells)
            message = f"periods stand side by side here ({_examples(cells, across)}), and each needs a row of its own"
            return Unusable(message, _turned(separator, across, above, below), Span(line, 1, line, 1))
    return None


def written_rows(separator: str, names: Row, rows: Sequence[Row]) -> str:
    """The first rows of a table, below its names."""
    lines = [row_of(row, separator) for row in (names, *rows[:_SHOWN])]
    return "\n".join((*lines, *(["…"] if len(rows) > _SHOWN else [])))


def _are_above_figures(across: PeriodsAcross, rows: Sequence[Row]) -> bool:
    below = [row[index].strip() for row in rows for index in across.by_column if index < len(row)]
    figures = sum(figure_in(cell) is not None for cell in below)
    return figures > 0 and 2 * figures >= sum(cell != "" for cell in below)


def _with_year(across: PeriodsAcross, above: chain[str]) -> PeriodsAcross:
    """The periods with the only year that is named above them, as far as they lack it."""
    if not across.lack_year:
        return across
    years = {match[0] for cell in above for match in _YEAR.finditer(cell)}
    year = years.pop() if len(years) == 1 else _NO_YEAR
    return PeriodsAcross({index: f"{year}{part}" for index, part in across.by_column.items()}, lack_year=True)


def _examples(cells: Row, across: PeriodsAcross) -> str:
    names = [shown(cells[index]) for index in across.by_column]
    others = len(names) - _FEW
    return f"`{names[0]}`, `{names[1]}` and {others} more" if others > 0 else and_of(names)


def _turned(separator: str, bare: PeriodsAcross, above: chain[str], rows: Sequence[Row]) -> str:
    """How to turn the table, the first rows that it then has, and which of its figures they hold."""
    across = _with_year(bare, above)
    labels = [_label(row, across) for row in rows]
    if crossed := _crossed(across, labels, rows):
        return f"turn the table, one row for each figure:\n{written_rows(separator, [PERIOD, VALUE], crossed)}"
    turn = f"turn the table, one row for each {bare.length}"
    names = [PERIOD, *labels]
    turned = [[period, *(_cell(row, index) for row in rows)] for index, period in across.by_column.items()]
    roles = roles_of(names, turned)
    if not roles.values:
        return f"{turn}, below a row with the names `{PERIOD}{separator}{VALUE}`"
    value = roles.values[0]
    named = roles.names(names, value)
    # The names that are right already are no other names.
    right = (index for index, name in enumerate(names) if column_named(name) in COLUMNS)
    kept = list(dict.fromkeys((0, value, *roles.others, *right)))
    table = [[row[index] for index in kept] for row in turned if row[value]]
    if len(roles.values) > 1:
        turn = f"{turn}; {roles.question(names)} {roles.unread}. With `{shown(names[value])}`"
    return f"{turn}:\n{written_rows(separator, [named[index] for index in kept], table)}"


def _crossed(across: PeriodsAcross, labels: Sequence[str], rows: Sequence[Row]) -> list[Row]:
    """Rows of a table in which years stand one way, and their months or quarters the other way."""
    parts = [part_of_year(label) for label in labels]
    if across.are_years and all(parts):
        return [
            [f"{year}{part}", cell]
            for index, year in across.by_column.items()
            for part, row in zip(parts, rows, strict=True)
            if (cell := _cell(row, index))
        ]
    if across.lack_year and all(map(is_year, labels)):
        return [
            [f"{year}{period[len(_NO_YEAR) :]}", cell]
            for year, row in zip(labels, rows, strict=True)
            for index, period in across.by_column.items()
            if (cell := _cell(row, index))
        ]
    return []


def _label(row: Row, across: PeriodsAcross) -> str:
    """The first text of a row before its figures."""
    return next((cell.strip() for cell in row[: min(across.by_column)] if cell.strip()), "")


def _cell(row: Row, index: int) -> str:
    return row[index].strip() if index < len(row) else ""
