"""Days in the cells of a table: as they are written anywhere, as spreadsheets count them, and as bounds of months."""

from __future__ import annotations

import re
from datetime import date, timedelta

from cxmap.loading.records.sheets import WrittenTable
from cxmap.model.calendar_bounds import window_meant
from cxmap.model.durations import CalendarWindow, day_from
from cxmap.model.slips.days import day_meant
from cxmap.model.slips.slip import can_be_read, slip_in

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


def window_of_periods(sheet: WrittenTable) -> CalendarWindow | None:
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
