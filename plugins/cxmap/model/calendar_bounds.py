"""First and last days of months, quarters and years, by which spreadsheets write the whole of these."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from cxmap.model.durations import CalendarWindow, Period

_USUAL = (CalendarWindow.MONTH, CalendarWindow.QUARTER, CalendarWindow.YEAR)
_LONGEST_FIRST = tuple(reversed(CalendarWindow))
_NEXT_DAY = timedelta(days=1)


def windows_bounded_by(day: date) -> tuple[tuple[CalendarWindow, Period], ...]:
    """The month, quarter and year that begin or end on a day."""
    held = ((window, window.holding(day)) for window in _USUAL)
    return tuple((window, period) for window, period in held if day in (period.first, period.last))


def window_meant(days: Sequence[date]) -> CalendarWindow | None:
    """The longest window that all these days begin, or all of them end, and that some have right after each other."""
    return next((window for window in _LONGEST_FIRST if _are_bounds(window, sorted(days))), None)


def _are_bounds(window: CalendarWindow, days: Sequence[date]) -> bool:
    periods = [window.holding(day) for day in days]
    begin = all(period.first == day for period, day in zip(periods, days, strict=True))
    end = all(period.last == day for period, day in zip(periods, days, strict=True))
    follow = any(later.first - earlier.last == _NEXT_DAY for earlier, later in pairwise(periods))
    return (begin or end) and follow
