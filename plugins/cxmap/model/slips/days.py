"""Days and periods as they are written elsewhere: with points, slashes, and the names of months."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from cxmap.model.durations import Period
from cxmap.model.slips.slip import Slip, can_be_read, one_of, or_of, written

_MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier", "feb february februar février fevrier fév",
            "mar march märz maerz mrz mär mars",
            "apr april avril avr", "may mai", "jun june juni juin", "jul july juli juillet juil",
            "aug august août aout", "sep sept september septembre", "oct october oktober okt octobre",
            "nov november novembre", "dec december dezember dez décembre decembre déc",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""The months in English, German and French."""
_WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "mon monday montag mo lundi lun", "tue tues tuesday dienstag di mardi",
            "wed wednesday mittwoch mi mercredi mer",
            "thu thur thurs thursday donnerstag do jeudi jeu", "fri friday freitag fr vendredi ven",
            "sat saturday samstag sonnabend sa samedi sam", "sun sunday sonntag so dimanche dim",
        ),
    )
    for name in names.split()
}  # fmt: skip

_NAME = r"(?P<name>[^\W\d_]{3,9})\.?"
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_LONG_YEAR = r"(?P<year>[0-9]{4})"
_IMPOSSIBLE = re.compile(rf"{_LONG_YEAR}-(?P<month>[0-9]{{2}})-[0-9]{{2}}")
_TIME = re.compile(
    r"(?P<day>.*[0-9])(?:T| |, )[0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?(?: ?[AP]M)?(?: ?Z|[+-][0-9:]+)?", re.IGNORECASE
)
_WEEKDAY = re.compile(r"(?P<weekday>[^\W\d_]+)[.,]{0,2} (?P<day>.*[0-9].*)")
_YEAR_FIRST = re.compile(rf"{_LONG_YEAR}(?P<gap>[-./]?)(?P<month>[0-9]{{1,2}})(?P=gap)(?P<day>[0-9]{{1,2}})")
_YEAR_LAST = re.compile(rf"(?P<first>[0-9]{{1,2}})(?P<gap>[-./] ?)(?P<second>[0-9]{{1,2}})(?P=gap){_YEAR}")
_DAY_AND_NAME = re.compile(
    rf"(?:the )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|er|\.)?[\s-]?(?:of )?{_NAME},?[\s-]{_YEAR}", re.IGNORECASE
)
_NAME_AND_DAY = re.compile(rf"{_NAME}[\s-](?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s){_LONG_YEAR}", re.IGNORECASE)

_ORDINAL = r"(?P<count>[1-4])(?:st|nd|rd|th|er|e|\.)?|(?P<word>first|second|third|fourth|last)"
_PART = re.compile(
    rf"(?P<part>Q|H|W|CW|KW|week|quarter|half)\s?(?P<count>[0-9]{{1,2}})(?: of)?[\s/-]?{_YEAR}", re.IGNORECASE
)
_YEAR_AND_PART = re.compile(
    rf"{_LONG_YEAR}[\s/-]?(?P<part>Q|H|W|CW|KW|week|quarter|half)\s?(?P<count>[0-9]{{1,2}})", re.IGNORECASE
)
_COUNTED_PART = re.compile(
    rf"(?:the )?(?:{_ORDINAL}) ?(?P<part>Q|H|quarter|quartal|trimestre|half|halbjahr)(?: of)?[\s/-]?{_YEAR}",
    re.IGNORECASE,
)
_PARTS: Mapping[str, str] = {
    "q": "Q", "quarter": "Q", "quartal": "Q", "trimestre": "Q", "h": "H", "half": "H", "halbjahr": "H",
    "w": "W", "cw": "W", "kw": "W", "week": "W",
}  # fmt: skip
_WORDS: Mapping[str, int] = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_NAMED_MONTH = re.compile(rf"{_NAME},?(?: of)?[\s-]?{_YEAR}", re.IGNORECASE)
_YEAR_AND_NAME = re.compile(rf"{_LONG_YEAR}[\s-]{_NAME}", re.IGNORECASE)
_MONTH = re.compile(rf"{_LONG_YEAR}[-./](?P<month>[0-9]{{1,2}})")
_MONTH_FIRST = re.compile(rf"(?P<month>[0-9]{{1,2}})[-./]{_LONG_YEAR}")
_ENDS = re.compile(
    r"(?:from |von |du )?(?P<first>.+?)"
    r"(?:\s?\.{2,3}\s?|\s?\u2026\s?|\s[-\u2014]\s|\s?\u2013\s?|\s(?:to|until|till|through|bis|au)\s"
    r"|(?<=[0-9]{2})/(?=[0-9]{4}-))"
    r"(?P<last>.+)",
    re.IGNORECASE,
)
_FINANCIAL_YEAR = re.compile(r"(?:FY|GJ) ?'?[0-9]{2,4}(?: ?[/-] ?[0-9]{2,4})?", re.IGNORECASE)
_TWO_YEARS = re.compile(r"(?P<first>[0-9]{4}) ?[/-] ?(?P<last>[0-9]{2}|[0-9]{4})")
_FIRST_AND_LAST = "write its first and its last day, with two dots between (2025-04-01..2026-03-31)"
_ROLLING = re.compile(r"(?:last|past|previous|letzte\w*|current|this)\b.*|YTD.*|.* to date", re.IGNORECASE)


def day_meant(text: str) -> Slip | None:
    """`01.03.2026`, `31/12/27`, `2026-2-3` and `3 March 2026` are days elsewhere; `01/03/2026` is one of two."""
    if match := _IMPOSSIBLE.fullmatch(text):
        return Slip(_why_impossible(int(match["year"]), int(match["month"])))
    if days := _days_in(text):
        return one_of(day.isoformat() for day in days)
    if can_be_read(Period.from_text, text) or ((period := _period_in(text)) and (text := period)):
        span = Period.from_text(text)
        return Slip(f"write one day: {or_of((span.first.isoformat(), span.last.isoformat()))}")
    return None


def period_meant(text: str) -> Slip | None:
    """`Q3 2026`, `July 2026` and `2026-7` are periods elsewhere, and so are all days that `day_meant` knows."""
    if period := _period_in(text):
        return written(period)
    if _FINANCIAL_YEAR.fullmatch(text) or _ROLLING.fullmatch(text) or _is_two_years(text):
        return Slip(_FIRST_AND_LAST)
    return _span_meant(text) or _day_alone(text)


def _day_alone(text: str) -> Slip | None:
    if match := _IMPOSSIBLE.fullmatch(text):
        return Slip(_why_impossible(int(match["year"]), int(match["month"])))
    return one_of(day.isoformat() for day in _days_in(text))


def _span_meant(text: str) -> Slip | None:
    """`2026-04..2026-06` and `April 2026 to June 2026`: from the first day of one period to the last of another."""
    match = _ENDS.fullmatch(text)
    first, last = (_known_period(match["first"]), _known_period(match["last"])) if match else (None, None)
    if first is None or last is None:
        return None
    is_turned = last.last < first.first
    return Slip("its last day lies before its first") if is_turned else written(f"{first.first}..{last.last}")


def _known_period(text: str) -> Period | None:
    slip = None if can_be_read(Period.from_text, text) else period_meant(text)
    meant = slip.suggestion if slip else text
    return Period.from_text(meant) if meant and can_be_read(Period.from_text, meant) else None


def _period_in(text: str) -> str | None:
    """The week, month, quarter or half that a text names, if there is such a one."""
    period = ""
    if match := _PART.fullmatch(text) or _YEAR_AND_PART.fullmatch(text):
        period = _part(match["part"], int(match["count"]), match["year"])
    elif match := _COUNTED_PART.fullmatch(text):
        period = _part(
            match["part"], int(match["count"] or _WORDS.get((match["word"] or "").lower(), 0)), match["year"]
        )
    elif (match := _NAMED_MONTH.fullmatch(text) or _YEAR_AND_NAME.fullmatch(text)) and _month_of(match["name"]):
        period = f"{_year(match['year'])}-{_month_of(match['name']):02}"
    elif match := _MONTH.fullmatch(text) or _MONTH_FIRST.fullmatch(text):
        period = f"{match['year']}-{match['month']:0>2}"
    return period if period and can_be_read(Period.from_text, period) else None


def _is_two_years(text: str) -> bool:
    """`2025/26`: a financial year begins on another day in every house."""
    match = _TWO_YEARS.fullmatch(text)
    return match is not None and str(int(match["first"]) + 1).endswith(match["last"])


def _part(name: str, count: int, year: str) -> str:
    letter = _PARTS[name.lower()]
    return f"{_year(year)}-{letter}{count:02}" if letter == "W" else f"{_year(year)}-{letter}{count}"


def _days_in(text: str) -> tuple[date, ...]:
    """The days that a text can mean, in their order; a weekday that is not theirs makes them none."""
    if match := _TIME.fullmatch(text):
        return _days_in(match["day"])
    if (match := _WEEKDAY.fullmatch(text)) and (weekday := _WEEKDAYS.get(match["weekday"].lower())) is not None:
        return tuple(day for day in _days_in(match["day"]) if day.weekday() == weekday)
    if match := _DAY_AND_NAME.fullmatch(text) or _NAME_AND_DAY.fullmatch(text):
        return _possible((match["year"], _month_of(match["name"]), match["day"]))
    if match := _YEAR_FIRST.fullmatch(text):
        return _possible((match["year"], match["month"], match["day"]))
    if match := _YEAR_LAST.fullmatch(text):
        return _with_year_last(match["first"], match["second"], match["year"], match["gap"][0])
    return ()


def _with_year_last(first: str, second: str, year: str, gap: str) -> tuple[date, ...]:
    """With points the day comes first everywhere; with hyphens two digits at the end may also be a day."""
    day_first = (year, second, first)
    if gap == ".":
        return _possible(day_first)
    year_first = [(first, second, year)] if gap == "-" and len(year) == len("26") else []
    return _possible(day_first, (year, first, second), *year_first)


def _possible(*parts: tuple[str, str | int, str]) -> tuple[date, ...]:
    days = (_day(year, month, day) for year, month, day in parts)
    return tuple(sorted({day for day in days if day}))


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(_year(year)), int(month), int(day))
    except ValueError:
        return None


def _year(text: str) -> str:
    digits = text.removeprefix("'")
    return digits if len(digits) == len("2026") else f"20{digits}"


def _month_of(name: str) -> int:
    return _MONTHS.get(name.lower(), 0)


def _why_impossible(year: int, month: int) -> str:
    if not (year and 1 <= month <= 12):
        return "there is no such day; months are `01` to `12`" if year else "there is no such day"
    return f"there is no such day; the month ends on `{year:04}-{month:02}-{monthrange(year, month)[1]}`"
