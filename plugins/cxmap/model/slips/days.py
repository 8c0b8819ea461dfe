"""Days and periods as they are written elsewhere: with points, slashes, and the names of months."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from cxmap.model.calendar_bounds import windows_bounded_by
from cxmap.model.durations import CalendarWindow, Period
from cxmap.model.slips.fiscal_years import FIRST_AND_LAST, can_be_month_too, fiscal_year_meant
from cxmap.model.slips.months import month_named
from cxmap.model.slips.parts_of_years import long_year, part_of_year_named
from cxmap.model.slips.slip import LONG_DASHES, Slip, can_be_read, one_of, or_of, written

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

_NAME = r"(?P<name>[^\W\d_]{3,12})\.?"
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_LONG_YEAR = r"(?P<year>[0-9]{4})"
_IMPOSSIBLE = re.compile(rf"{_LONG_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})")
_LONG_DASH = re.compile(rf"(?<=[0-9])[{LONG_DASHES}](?=[0-9])")
_TIME = re.compile(
    r"(?P<day>.*[0-9])(?:T| |, )(?P<hour>[0-9]{1,2}):(?P<rest>[0-9]{2}(?::[0-9.]+)?)(?: ?[AP]M)?"
    r"(?:(?P<of_greenwich> ?Z|[+-]00:?00)|[+-][0-9:]+)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?P<weekday>[^\W\d_]+)[.,]{0,2} (?P<day>.*[0-9].*)")
_YEAR_FIRST = re.compile(rf"{_LONG_YEAR}(?P<gap>[-./])(?P<month>[0-9]{{1,2}})(?P=gap)(?P<day>[0-9]{{1,2}})")
_EIGHT_DIGITS = re.compile(rf"{_LONG_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})")
_YEAR_LAST = re.compile(rf"(?P<first>[0-9]{{1,2}})(?P<gap>[-./] ?)(?P<second>[0-9]{{1,2}})(?P=gap){_YEAR}")
_DAY_AND_NAME = re.compile(
    rf"(?:the |den |le |el )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|er|º|\.)?[\s-]?(?:of |de )?{_NAME},?[\s-](?:de )?"
    rf"{_YEAR}",
    re.IGNORECASE,
)
_NAME_AND_DAY = re.compile(rf"{_NAME}[\s-](?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s){_LONG_YEAR}", re.IGNORECASE)

_NAMED_MONTH = re.compile(rf"{_NAME},?(?: of)?[\s-]?{_YEAR}", re.IGNORECASE)
_YEAR_AND_NAME = re.compile(rf"{_LONG_YEAR}[\s-]{_NAME}", re.IGNORECASE)
_MONTH = re.compile(
    # Whoever reads `2018.10` as a number loses its zero.
    rf"{_LONG_YEAR}(?:(?:[-/]|[-./ ]?M|\.(?!1$))(?P<month>[0-9]{{1,2}})|(?P<joined>[0-9]{{2}})(?:\.0)?)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?:M(?P<named>[0-9]{{1,2}})[-./ ]|(?P<month>[0-9]{{1,2}})[-./]){_LONG_YEAR}", re.IGNORECASE
)
_YEAR_AS_NUMBER = re.compile(rf"{_LONG_YEAR}\.0")
_FROM = re.compile(r"(?:from|von|du|between) ", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s?(?:\.{2,3}|[\u2026\u2013\u2192~])\s?|\s[-\u2014]\s|\s(?:to|until|till|through|bis|au|à|and|und|et)\s"
    r"|(?<=[0-9]{2})[/-](?=[0-9]{4}-)|(?<=[^\W\d_])-(?=[^\W\d_])|(?<=\.)-(?=[0-9]{1,2}\.)|(?<=Q[0-9])-(?=Q[0-9])",
    re.IGNORECASE,
)
"""What stands between the two ends of a span."""
_YEAR_WITHIN = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_MONTHS = 12
_LONGEST_MONTH = 31
_DAWN, _NOON = 8, 12
_YEAR_TO = re.compile(
    r"(?:the )?(?:(?:(?:12|twelve) months|year|yr)\.? (?:to|until|till|up to|end(?:ing|ed)?)|Y/?E)(?: in| on)? "
    r"(?P<end>.+)",
    re.IGNORECASE,
)
_ROLLING = re.compile(
    r"(?:last|past|previous|letzte\w*|current|this|rolling|trailing|since|seit|depuis)\b.*"
    r"|YTD.*|.* to date|R12M?|TTM|LTM|now|[0-9]+ (?:months|weeks|days) (?:to|until|ending|up to) .*",
    re.IGNORECASE,
)


def day_meant(text: str) -> Slip | None:
    """`01.03.2026`, `31/12/27`, `2026-2-3` and `3 March 2026` are days elsewhere; `01/03/2026` is one of two."""
    text = _LONG_DASH.sub("-", text)
    if days := _days_in(text):
        return one_of(day.isoformat() for day in days)
    if impossible := _why_none(text):
        return impossible
    if can_be_read(Period.from_text, text) or ((period := _period_in(text)) and (text := period)):
        span = Period.from_text(text)
        return Slip(f"write one day: {or_of((span.first.isoformat(), span.last.isoformat()))}")
    return None


def period_meant(text: str, year_starts: int | None = None) -> Slip | None:
    """`Q3 2026`, `July 2026` and `2026-7` are periods elsewhere, and so are all days that `day_meant` knows.

    `year_starts` is the month in which the financial years of this site begin.
    """
    hyphened = _LONG_DASH.sub("-", text)
    if year := fiscal_year_meant(hyphened, year_starts):
        return year
    if period := _period_in(text):
        return written(period)
    if match := _YEAR_TO.fullmatch(text):
        return _year_to(match["end"]) or Slip(FIRST_AND_LAST)
    if _ROLLING.fullmatch(text):
        return Slip(FIRST_AND_LAST)
    return _span_meant(text) or _bounds_meant(_days_in(hyphened)) or _why_none(hyphened)


def period_or_day(day: date, only: CalendarWindow | None = None) -> str:
    """The period to write for a day; at a bound of a month, quarter or year, that may be meant, or `only` one."""
    windows = ((only, only.holding(day)),) if only else windows_bounded_by(day)
    if not windows:
        return f"write `{day}`"
    (window, period), *longer = windows
    others = "".join(f", `{other}` if the {name}" for name, other in longer)
    return f"write `{period}` if the {window} is meant{others}, `{day}` if the day"


def _bounds_meant(days: Sequence[date]) -> Slip | None:
    """The one day, the days that a text can mean, or what such a day begins or ends."""
    if len(days) == 1 and windows_bounded_by(days[0]):
        return Slip(period_or_day(days[0]))
    months = (period.text for day in days for _, period in windows_bounded_by(day)[:1])
    return one_of((*(day.isoformat() for day in days), *months))


def _why_none(text: str) -> Slip | None:
    """Why a text in the form of a day is none."""
    if match := _IMPOSSIBLE.fullmatch(text):
        year, month, day = match["year"], int(match["month"]), match["day"]
        turned = _day(year, day, str(month)) if month > _MONTHS else None
        instead = f"; write `{turned}` if the day stands before the month" if turned else ""
        return Slip(_why_impossible(int(year), month) + instead)
    if (match := _WEEKDAY.fullmatch(text)) and match["weekday"].lower() in _WEEKDAYS:
        days = [day.isoformat() for day in _days_in(match["day"])]
        return Slip(f"{or_of(days)} is no such day of the week: correct one of the two") if days else None
    match = _DAY_AND_NAME.fullmatch(text) or _NAME_AND_DAY.fullmatch(text)
    month = month_named(match["name"]) if match else 0
    return Slip(_why_impossible(int(long_year(match["year"])), month)) if match and month else None


_LONGEST_SPAN = 100
"""Each word between the ends is tried, so that a longer text would take long."""


def _span_meant(text: str) -> Slip | None:
    """`2026-04..2026-06` and `April to June 2026`: from the first day of one period to the last of another."""
    if len(text) > _LONGEST_SPAN:
        return None
    bare = _FROM.sub("", text, count=1) if _FROM.match(text) else text
    ends = (_ends(bare[: between.start()], bare[between.end() :]) for between in _BETWEEN.finditer(bare))
    first, last = next((end for end in ends if all(end)), (None, None))
    if first is None or last is None:
        return None
    is_turned = last.last < first.first
    return Slip("its last day lies before its first") if is_turned else written(f"{first.first}..{last.last}")


def _ends(first: str, last: str) -> tuple[Period | None, Period | None]:
    """The two periods of a span; a year that one of them lacks stands in the other."""
    if year := _YEAR_WITHIN.search(last):
        without = not _YEAR_WITHIN.search(first)
        return _known_period(
            f"{first}{'' if first.endswith('.') else ' '}{year[0]}" if without else first
        ), _known_period(last)
    known = _YEAR_WITHIN.match(first) if last.isdigit() else None
    return _known_period(first), _known_period(f"{known[0]}-{last}" if known else last)


def _known_period(text: str) -> Period | None:
    """The one period, or the one day, that a text is or means; a span is none."""
    days = _days_in(_LONG_DASH.sub("-", text))
    meant = _period_in(text) or (str(days[0]) if len(days) == 1 else text)
    return Period.from_text(meant) if ".." not in meant and can_be_read(Period.from_text, meant) else None


def _period_in(text: str) -> str | None:
    """The week, month, quarter, half or year that a text names, if there is such a one."""
    if part := part_of_year_named(text):
        return part
    if "/" in text and can_be_month_too(text):
        return None
    period = ""
    if (match := _NAMED_MONTH.fullmatch(text) or _YEAR_AND_NAME.fullmatch(text)) and month_named(match["name"]):
        period = f"{long_year(match['year'])}-{month_named(match['name']):02}"
    elif match := _YEAR_AS_NUMBER.fullmatch(text):
        period = match["year"]
    elif match := _MONTH.fullmatch(text):
        period = f"{match['year']}-{match['month'] or match['joined']:0>2}"
    elif match := _MONTH_FIRST.fullmatch(text):
        period = f"{match['year']}-{match['named'] or match['month']:0>2}"
    return period if period and can_be_read(Period.from_text, period) else None


def _year_to(text: str) -> Slip | None:
    """`2011-07-01..2012-06-30` for the year that ends with June 2012."""
    end = _known_period(text)
    if end is None or end.days > _LONGEST_MONTH:
        return None
    after = end.last.toordinal() + 1
    try:
        first = date.fromordinal(after).replace(year=date.fromordinal(after).year - 1)
    except ValueError:
        return None
    return written(f"{first}..{end.last}")


def _days_in(text: str) -> tuple[date, ...]:
    """The days that a text can mean, in their order; a weekday that is not theirs makes them none."""
    if match := _TIME.fullmatch(text):
        days = _days_in(match["day"])
        is_night = match["of_greenwich"] and (int(match["hour"]) or match["rest"].strip(":0."))
        return _around(days, int(match["hour"])) if is_night else days
    if (match := _WEEKDAY.fullmatch(text)) and (weekday := _WEEKDAYS.get(match["weekday"].lower())) is not None:
        return tuple(day for day in _days_in(match["day"]) if day.weekday() == weekday)
    if match := _DAY_AND_NAME.fullmatch(text) or _NAME_AND_DAY.fullmatch(text):
        return _possible((match["year"], month_named(match["name"]), match["day"]))
    if match := _YEAR_FIRST.fullmatch(text) or _EIGHT_DIGITS.fullmatch(text):
        return _possible((match["year"], match["month"], match["day"]))
    if match := _YEAR_LAST.fullmatch(text):
        return _with_year_last(match["first"], match["second"], match["year"], match["gap"][0])
    return ()


def _around(days: Sequence[date], hour: int) -> tuple[date, ...]:
    """The days that it is in the world at this hour of Greenwich."""
    beside = timedelta(days=1 if hour >= _NOON else -1 if hour < _DAWN else 0)
    return tuple(sorted({other for day in days for other in (day, day + beside)}))


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
        return date(int(long_year(year)), int(month), int(day))
    except ValueError:
        return None


def _why_impossible(year: int, month: int) -> str:
    if not (year and 1 <= month <= _MONTHS):
        return "there is no such day; months are `01` to `12`" if year else "there is no such day"
    return f"there is no such day; the month ends on `{year:04}-{month:02}-{monthrange(year, month)[1]}`"
