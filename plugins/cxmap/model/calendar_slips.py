"""Slips: days and periods as authors write them elsewhere, and what each must be here."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from cxmap.model.slips import Slip

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>[0-9]{4})"
_IMPOSSIBLE = re.compile(rf"{_YEAR}-(?P<month>[0-9]{{2}})-[0-9]{{2}}")
_YEAR_FIRST = re.compile(rf"{_YEAR}(?P<gap>[-./]?)(?P<month>[0-9]{{1,2}})(?P=gap)(?P<day>[0-9]{{1,2}})")
_YEAR_LAST = re.compile(rf"(?P<first>[0-9]{{1,2}})(?P<gap>[-./] ?)(?P<second>[0-9]{{1,2}})(?P=gap){_YEAR}")
_DAY_AND_NAME = re.compile(
    rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|\.)?[\s-](?:of )?{_NAME},?[\s-]{_YEAR}", re.IGNORECASE
)
_NAME_AND_DAY = re.compile(rf"{_NAME}\s(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s{_YEAR}", re.IGNORECASE)
_PART = re.compile(rf"(?P<part>[QHW][0-9]{{1,2}})[\s/-]?{_YEAR}", re.IGNORECASE)
_YEAR_AND_PART = re.compile(rf"{_YEAR}[\s/-]?(?P<part>[QHW][0-9]{{1,2}})", re.IGNORECASE)
_NAMED_MONTH = re.compile(rf"{_NAME},?\s{_YEAR}", re.IGNORECASE)
_YEAR_AND_NAME = re.compile(rf"{_YEAR}[\s-]{_NAME}", re.IGNORECASE)
_MONTH = re.compile(rf"{_YEAR}[-./](?P<month>[0-9]{{1,2}})")
_MONTH_FIRST = re.compile(rf"(?P<month>[0-9]{{1,2}})[-./]{_YEAR}")


def day_meant(text: str) -> Slip | None:
    """`01.03.2026`, `31/12/2027`, `2026-2-3` and `3 March 2026` are days elsewhere; `01/03/2026` is one of two."""
    if match := _IMPOSSIBLE.fullmatch(text):
        return Slip(_why_impossible(int(match["year"]), int(match["month"])))
    if match := _DAY_AND_NAME.fullmatch(text) or _NAME_AND_DAY.fullmatch(text):
        return _one_of(_day(match["year"], _month_of(match["name"]), match["day"]))
    if match := _YEAR_FIRST.fullmatch(text):
        return _one_of(_day(match["year"], match["month"], match["day"]))
    if match := _YEAR_LAST.fullmatch(text):
        year, first, second = match["year"], match["first"], match["second"]
        # With points the day comes first everywhere.
        american = None if "." in match["gap"] else _day(year, first, second)
        return _one_of(_day(year, second, first), american)
    return None


def period_meant(text: str) -> Slip | None:
    """`Q3 2026`, `July 2026` and `2026-7` are periods elsewhere, and so are all days that `day_meant` knows."""
    if match := _PART.fullmatch(text) or _YEAR_AND_PART.fullmatch(text):
        part = match["part"].upper()
        return _written(f"{match['year']}-{f'W{part[1:]:0>2}' if part[0] == 'W' else part}")
    if match := _NAMED_MONTH.fullmatch(text) or _YEAR_AND_NAME.fullmatch(text):
        return _written(f"{match['year']}-{_month_of(match['name']):0>2}")
    if match := _MONTH.fullmatch(text) or _MONTH_FIRST.fullmatch(text):
        return _written(f"{match['year']}-{match['month']:0>2}")
    return day_meant(text)


def _written(text: str) -> Slip:
    return Slip(f"write `{text}`", text)


def _one_of(*days: date | None) -> Slip | None:
    possible = sorted({day.isoformat() for day in days if day})
    if len(possible) == 1:
        return _written(possible[0])
    return Slip(f"write year, month and day: `{'` or `'.join(possible)}`") if possible else None


def _why_impossible(year: int, month: int) -> str:
    if not (year and 1 <= month <= 12):
        return "there is no such day; months are `01` to `12`" if year else "there is no such day"
    return f"there is no such day; the month ends on `{year:04}-{month:02}-{monthrange(year, month)[1]}`"


def _month_of(name: str) -> str:
    return str(_MONTHS.index(name[:3].lower()) + 1)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
