"""Periods in the cells of a table, and rows in which they stand side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxmap.model.calendar_bounds import window_meant
from cxmap.model.durations import CalendarWindow, Period
from cxmap.model.slips.days import day_meant, period_meant
from cxmap.model.slips.slip import can_be_read, slip_in

_LONGEST = 40
_MOST_ACROSS = 100
"""So many cells of a row are looked at."""
_SOME_YEAR = "2000"
_YEARS = range(1900, 2101)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class PeriodsAcross:
    """Periods that stand side by side, by column; where they lack their year, each is the end of one: `-07`."""

    by_column: Mapping[int, str]
    lack_year: bool = False

    @property
    def are_years(self) -> bool:
        return all(map(is_year, self.by_column.values()))

    @property
    def length(self) -> str:
        """How long each of them is, in a word."""
        texts = (f"{_SOME_YEAR}{text}" if self.lack_year else text for text in self.by_column.values())
        period = Period.from_text(next(texts))
        windows = (window for window in CalendarWindow if window.holding(period.first).last == period.last)
        return next(
            (window.value for window in windows if window.holding(period.first).first == period.first), "period"
        )


def period_in(cell: str) -> Period | None:
    """The only period that a cell can mean."""
    text = cell.strip()
    if not text or len(text) > _LONGEST or (text.isdigit() and not is_year(text)):
        return None
    if can_be_read(Period.from_text, text):
        return Period.from_text(text)
    slips = (slip_in(text, Period.from_text, meant) for meant in (period_meant, day_meant))
    return next((Period.from_text(slip.suggestion) for slip in slips if slip and slip.suggestion), None)


def is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text) in _YEARS


def part_of_year(cell: str) -> str | None:
    """The month, quarter or week that a cell names without its year, as it stands behind a year: `-07`."""
    period = period_in(f"{cell.strip()} {_SOME_YEAR}") if cell.strip() else None
    return period.text.removeprefix(_SOME_YEAR) if period and period.text.startswith(f"{_SOME_YEAR}-") else None


def periods_across(cells: Sequence[str]) -> PeriodsAcross | None:
    """The periods in several cells of a row, all of them different."""
    looked_at = cells[:_MOST_ACROSS]
    periods = {index: period for index, cell in enumerate(looked_at) if (period := period_in(cell))}
    if len({period.text for period in periods.values()}) == len(periods) >= _FEWEST:
        across = PeriodsAcross(_in_whole_months(periods))
        return across if not across.are_years or _are_in_a_row(list(across.by_column.values())) else None
    parts = {index: part for index, cell in enumerate(looked_at) if (part := part_of_year(cell))}
    return PeriodsAcross(parts, lack_year=True) if len({*parts.values()}) == len(parts) >= _FEWEST else None


def _in_whole_months(periods: Mapping[int, Period]) -> Mapping[int, str]:
    """The periods as they are written here; first or last days of months are the months."""
    window = window_meant([period.first for period in periods.values() if period.days == 1])
    return {
        index: window.holding(period.first).text if window and period.days == 1 else period.text
        for index, period in periods.items()
    }


def _are_in_a_row(years: Sequence[str]) -> bool:
    return all(abs(int(one) - int(other)) == 1 for one, other in pairwise(years))
