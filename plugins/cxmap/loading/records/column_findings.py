"""Findings about the columns of a table: named twice, misspelt, named by periods, or not read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from cxmap.findings.finding import Finding, Place
from cxmap.findings.value_rules import BAD_MEASUREMENT, COLUMN_NOT_READ
from cxmap.loading.records.column_roles import PERIOD, VALUE
from cxmap.loading.records.columns import COLUMNS, column_named, is_set_aside, is_target, misspelt, otherwise_named
from cxmap.loading.records.csv_rows import shown
from cxmap.loading.records.figures import figure_in
from cxmap.loading.records.periods_across import period_in, periods_across
from cxmap.loading.records.sheets import WrittenTable
from cxmap.loading.records.turned_tables import written_rows
from cxmap.model.document import Span
from cxmap.model.slips.slip import and_of

_ASIDE = "if it is something else, begin its name with `x-`"
_MOST_NAMED = 10
_MOST_ACROSS = 100
"""So many columns are looked at for periods."""
_SAMPLE = "sample"


def named_twice(path: str, sheet: WrittenTable) -> Finding | None:
    """Two columns of one name, of which nobody knows which is meant."""
    twice = next((name for name in COLUMNS if sheet.names.count(name) > 1), None)
    if twice is None:
        return None
    hint = (
        f"leave the name `{twice}` to the column that is meant; the other is not read, by whatever name. Figures of "
        "groups need a row each, with a column `group`"
    )
    return BAD_MEASUREMENT.at(_place(path, sheet), f"the row of names has the column `{twice}` twice", hint=hint)


def faults_of_columns(path: str, sheet: WrittenTable) -> Iterator[Finding]:
    """Columns that are meant to be read, and cannot be."""
    for name, meant in misspelt(sheet.headings):
        hint = f"did you mean `{meant}`? If it is something else, begin its name with `x-`"
        yield BAD_MEASUREMENT.at(_place(path, sheet), f"the column `{shown(name)}` is not known", hint=hint)
    yield from _named_by_periods(path, sheet)


def columns_not_read(path: str, sheet: WrittenTable) -> Iterator[Finding]:
    """Columns that are passed over: by other words for a known name, and all others together."""
    said = {name for name, _ in misspelt(sheet.headings)} | {sheet.headings[index] for index in _periods(sheet)}
    unknown = {name: None for name in sheet.headings if _is_unknown(name) and name not in said}
    meant = {name: column for name, column in otherwise_named(sheet.headings) if name in unknown}
    for name, column in meant.items():
        message = f"the column `{shown(name)}` is not read; the word for it is `{column}`"
        hint = f"call it `{column}` if that is what it holds; {_ASIDE}"
        yield COLUMN_NOT_READ.at(_place(path, sheet), message, hint=hint)
    others = [name for name in unknown if name not in meant]
    if named := [f"`{shown(name)}`" for name in others] + _nameless(sheet):
        message = f"{_these_columns(named)} not read: {_first_of(named)}"
        yield COLUMN_NOT_READ.at(_place(path, sheet), message, hint=_what_is_read(sheet, others, meant.values()))


def _these_columns(named: Sequence[str]) -> str:
    return "this column is" if len(named) == 1 else "these columns are"


def _first_of(named: Sequence[str]) -> str:
    others = len(named) - _MOST_NAMED
    return ", ".join(named[:_MOST_NAMED]) + (f" and {others} more" if others > 0 else "")


def _what_is_read(sheet: WrittenTable, others: Sequence[str], meant: Collection[str]) -> str:
    """The columns that are read, and what may be missed among the others."""
    read = and_of(name for name in COLUMNS if name in sheet.names)
    counts = [name for name in others[:_MOST_NAMED] if not is_target(name) and _is_of_whole_numbers(sheet, name)]
    sample = ""
    if counts and _SAMPLE not in (*sheet.names, *meant):
        sample = f"if `{shown(counts[0])}` holds how many cases were looked at, call it `{_SAMPLE}`; "
    return f"{read} are read; {sample}begin the name of what is not for the map with `x-`, and nothing is said of it"


def _is_of_whole_numbers(sheet: WrittenTable, name: str) -> bool:
    index = sheet.headings.index(name)
    figures = [figure_in(cell) for cell in sheet.column(index)]
    return bool(figures) and all(each and not each.mark and not each.in_percent for each in figures)


def _nameless(sheet: WrittenTable) -> list[str]:
    """The columns without a name in which something stands."""
    filled = {
        index
        for _, cells in sheet.rows
        for index, (name, cell) in enumerate(zip(sheet.names, cells, strict=False))
        if not name and cell.strip()
    }
    return [f"column {index + 1}, which has no name" for index in sorted(filled)]


def _named_by_periods(path: str, sheet: WrittenTable) -> Iterator[Finding]:
    """Columns whose figures would be lost, as each is called by its period."""
    periods = _periods(sheet)
    if not periods:
        return
    names = [f"`{shown(sheet.headings[index])}`" for index in periods]
    message = f"{_these_columns(names)} named by a period, and not read: {_first_of(names)}"
    hint = f"give each figure a row of its own, with its period in the column `{PERIOD}`"
    if len(sheet.rows) == 1:
        rows = [[period, cell] for index, period in periods.items() for cell in sheet.column(index)]
        hint = f"{hint}:\n{written_rows(sheet.separator, [PERIOD, VALUE], [*_own(sheet), *rows])}"
    else:
        hint = f"{hint}; {_ASIDE}"
    yield BAD_MEASUREMENT.at(_place(path, sheet), message, hint=hint)


def _periods(sheet: WrittenTable) -> Mapping[int, str]:
    """The columns that are named by a period, or by several parts of a year."""
    names = [name if _is_unknown(name) else "" for name in sheet.headings[:_MOST_ACROSS]]
    across = periods_across(names)
    if across and across.lack_year:
        return {index: f"…{part}" for index, part in across.by_column.items()}
    single = {index: period.text for index, name in enumerate(names) if (period := period_in(name))}
    return across.by_column if across else single


def _own(sheet: WrittenTable) -> Iterator[list[str]]:
    """The measurement of the only row, whose own period may have got lost."""
    for period in sheet.column(sheet.names.index(PERIOD)):
        read = period_in(period)
        yield from ([read.text if read else "…", value] for value in sheet.column(sheet.names.index(VALUE)))


def _is_unknown(heading: str) -> bool:
    name = column_named(heading)
    return name != "" and name not in COLUMNS and not is_set_aside(heading)


def _place(path: str, sheet: WrittenTable) -> Place:
    return Place(path, Span(sheet.line, 1, sheet.line, 1))
