"""Spans of time as authors write them: a duration (`90 days`) and a period (`2026-Q3`)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from cxmap.model.words import FixedWord

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DURATION = re.compile(r"(\d{1,9}) (day|week|month|year)s?", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_HALF = re.compile(r"(\d{4})-H([12])", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_MONTHS_A_UNIT = {"month": 1, "year": 12}
_DAYS_A_UNIT = {"day": 1, "week": 7}
_LENGTHS = ((1, 1), (7, 7), (28, 31), (90, 92), (181, 184), (365, 366))
"""The fewest and the most days of a day, week, month, quarter, half and year."""


def day_from(text: str) -> date:
    """The day `YYYY-MM-DD`; raises ValueError for any other text and for impossible days."""
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class Duration:
    """A number of days, weeks, months or years."""

    count: int
    unit: str

    @classmethod
    def from_text(cls, text: str) -> Duration:
        """Reads `90 days`, `6 weeks`, `18 months` or `1 year`; raises ValueError for anything else."""
        match = _DURATION.fullmatch(text.lower())
        if not match:
            raise ValueError(text)
        return cls(int(match[1]), match[2])

    def after(self, day: date) -> date:
        """The day this long after `day`; months and years are the calendar's, clipped to the month's end."""
        try:
            if self.unit in _DAYS_A_UNIT:
                return day + timedelta(days=self.count * _DAYS_A_UNIT[self.unit])
            return _months_after(day, self.count * _MONTHS_A_UNIT[self.unit])
        except (OverflowError, ValueError):
            return date.max

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Period:
    """The days a measurement covers, first and last included, and how the author wrote them, in capital letters."""

    text: str
    first: date
    last: date

    @classmethod
    def from_text(cls, text: str) -> Period:
        """Reads a day, week, month, quarter, half, year or two days joined by `..`; else raises ValueError."""
        text = text.upper()
        first, dots, last = text.partition("..")
        start, _ = _days_of(first) if not dots else (day_from(first), None)
        end = day_from(last) if dots else _days_of(first)[1]
        if end < start:
            raise ValueError(text)
        return cls(text, start, end)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def length(self) -> int:
        """Its days, but the same number for all months, for all quarters, for all halves and for all years."""
        days = self.days
        return next((fewest for fewest, most in _LENGTHS if fewest <= days <= most), days)

    def __str__(self) -> str:
        return self.text


class CalendarWindow(FixedWord):
    """A stretch of the calendar for which a promise is made."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"

    def holding(self, day: date) -> Period:
        """The one of these in which a day lies."""
        months = _MONTHS_A_WINDOW[self]
        number = (day.month - 1) // months
        first, last = _month_range(day.year, number * months + 1, months)
        return Period(f"{day.year:04}{_ENDINGS[self].format(number + 1)}", first, last)

    def year_before(self, window: Period) -> Period | None:
        """The same one a year earlier; None before the first year."""
        return self.holding(window.first.replace(year=window.first.year - 1)) if window.first.year > 1 else None


_MONTHS_A_WINDOW = {
    CalendarWindow.MONTH: 1,
    CalendarWindow.QUARTER: 3,
    CalendarWindow.HALF: 6,
    CalendarWindow.YEAR: 12,
}
_ENDINGS = {
    CalendarWindow.MONTH: "-{:02}",
    CalendarWindow.QUARTER: "-Q{}",
    CalendarWindow.HALF: "-H{}",
    CalendarWindow.YEAR: "",
}


def _days_of(text: str) -> tuple[date, date]:
    if _DAY.fullmatch(text):
        return day_from(text), day_from(text)
    if match := _WEEK.fullmatch(text):
        year, week = int(match[1]), int(match[2])
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    if match := _MONTH.fullmatch(text):
        return _month_range(int(match[1]), int(match[2]), 1)
    if match := _QUARTER.fullmatch(text):
        return _month_range(int(match[1]), 3 * int(match[2]) - 2, 3)
    if match := _HALF.fullmatch(text):
        return _month_range(int(match[1]), 6 * int(match[2]) - 5, 6)
    if _YEAR.fullmatch(text):
        return _month_range(int(text), 1, 12)
    raise ValueError(text)


def _month_range(year: int, month: int, months: int) -> tuple[date, date]:
    first = date(year, month, 1)
    last_month = month + months - 1
    return first, date(year, last_month, calendar.monthrange(year, last_month)[1])


def _months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
