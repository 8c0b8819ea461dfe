"""Days in the cells of a table: as they are written anywhere, as spreadsheets count them, and as bounds of months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cxmap.loading.records.sheets import WrittenTable
from cxmap.model.calendar_bounds import window_meant
from cxmap.model.durations import CalendarWindow, day_from
from cxmap.model.slips.days import day_meant
from cxmap.model.slips.fiscal_years import can_be_month_too, year_across
from cxmap.model.slips.slip import can_be_read, slip_in

_MONTH = re.compile(r"[0-9]{4}[-/](?:0[1-9]|1[0-2])")
_SERIAL = re.compile(r"[3-6][0-9]{4}")
_FIRST_SERIAL = date(1899, 12, 30)
_LONGEST = 40
_MOST_ROWS = 50
"""So many rows are enough to tell how a column writes its periods."""


def day_in(cell: str) -> date | None:
    """The only day that a cell can mean."""
    text = cell.strip()
    if can_be_read(day_from, text):
        return day_from(text)
    if day := serial_day(text):
        return day
    slip = slip_in(text, day_from, day_meant) if len(text) <= _LONGEST else None
    return day_from(slip.suggestion) if slip and slip.suggestion else None


def serial_day(text: str) -> date | None:
    """The day that a spreadsheet shows as the number of days since 1899."""
    return _FIRST_SERIAL + timedelta(days=int(text)) if _SERIAL.fullmatch(text) else None


@dataclass(frozen=True, slots=True)
class ColumnOfPeriods:
    """How a column writes its periods: by the first or the last days of a `window`, or in years such as `2012-13`."""

    window: CalendarWindow | None = None
    in_years_across: bool = False


def periods_in_column(sheet: WrittenTable) -> ColumnOfPeriods:
    """The ways in which the column `period` is written."""
    cells = sheet.column(sheet.names.index("period"))[:_MOST_ROWS]
    return ColumnOfPeriods(_window_of_periods(sheet), _are_years_across(cells))


def _are_years_across(cells: Sequence[str]) -> bool:
    """Whether some can only be such years, and none only a month."""
    is_sure = any(year_across(cell) and not can_be_month_too(cell) for cell in cells)
    return is_sure and not any(_MONTH.fullmatch(cell) and not year_across(cell) for cell in cells)


def _window_of_periods(sheet: WrittenTable) -> CalendarWindow | None:
    """The months, quarters or years of which the column `period` seems to hold the first or the last days."""
    index = sheet.names.index("period")
    days: list[date] = []
    for _, cells in sheet.rows[:_MOST_ROWS]:
        cell = cells[index].strip() if index < len(cells) else ""
        day = day_in(cell)
        if day:
            days.append(day)
        elif cell:
            return None
    return window_meant(days)
