"""Slips: numbers as authors write them elsewhere, and what each must be here."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import NamedTuple

LONG_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
"""Characters that editors put in place of hyphens."""


class Slip(NamedTuple):
    """Advice about a text that cannot be read, and, where it is known, the text to write instead."""

    hint: str
    suggestion: str | None = None


Meant = Callable[[str], Slip | None]
"""Tells what was meant, where it can."""


_QUOTED = re.compile("[\u201c\u201d\u201e\u2018\u2019](.*)[\u201c\u201d\u201f\u2018\u2019]")


_WITH_UNIT = re.compile(r"(?P<number>[+-]?[0-9.,]*[0-9])(?:\s*%|\s+[^\W\d]+)", re.ASCII)


_THOUSANDS = re.compile(
    r"(?P<number>[+-]?[0-9]{1,3}(?:(?P<gap>[,\s'])[0-9]{3})(?:(?P=gap)[0-9]{3})*)(?P<rest>\.[0-9]+)?"
)


_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")


_NO_ZERO = re.compile(r"(?P<sign>[+-]?)(?P<rest>\.[0-9]+)")


_GAPS = re.compile(r"[,\s']")


def slip_in(text: str, read: Callable[[str], object], meant: Meant | None) -> Slip | None:
    """The probable meaning of a text that `read` refuses with a ValueError; only what it would take is suggested."""
    bare = _in_curly_quotes(text)
    if bare is not None and _can(read, bare):
        return Slip(f"write `{bare}`, without the curly quotes", bare)
    slip = meant(text if bare is None else bare) if meant else None
    return slip if slip and (slip.suggestion is None or _can(read, slip.suggestion)) else None


def whole_meant(text: str) -> Slip | None:
    """The number alone, where it is a count of something."""
    slip = number_meant(text)
    return Slip(f"write `{slip.suggestion}`", slip.suggestion) if slip else None


def number_meant(text: str) -> Slip | None:
    """`95%`, `96,1`, `1,200` and `.5` are numbers elsewhere."""
    with_unit = _WITH_UNIT.fullmatch(text)
    number, remark = _plain(with_unit["number"] if with_unit else text)
    unit = "; the unit stands in the metric" if with_unit else ""
    return Slip(f"write `{number}`{remark}{unit}", number) if number != text else None


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


_OTHERS: Mapping[str, tuple[str, ...]] = {
    "share": ("%", "percent", "percentage", "proportion", "rate", "ratio"),
    "mean": ("average", "avg"),
    "percentile": ("median",),
    "count": ("number", "sum", "total"),
    "score": ("index", "nps", "rating"),
    "higher": ("high", "increase", "more", "up"),
    "lower": ("decrease", "down", "less", "low"),
    "draft": ("wip",),
    "live": ("active", "published"),
    "retired": ("archived", "closed", "inactive"),
    "website": ("online", "web"),
    "store": ("branch", "shop"),
    "post": ("letter",),
}


_MEANT = {other: word for word, others in _OTHERS.items() for other in others}


def word_meant(text: str, allowed: Collection[str]) -> str | None:
    """`share` for `percentage`, where that is allowed."""
    word = _MEANT.get(text.strip().lower())
    return word if word in allowed else None


def _can(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def _in_curly_quotes(text: str) -> str | None:
    """The text between curly quotes, which are no quotes here."""
    match = _QUOTED.fullmatch(text)
    return match[1].strip() if match else None


def _plain(text: str) -> tuple[str, str]:
    if match := _THOUSANDS.fullmatch(text):
        return _GAPS.sub("", match["number"]) + (match["rest"] or ""), ""
    if _COMMA.fullmatch(text):
        return text.replace(",", "."), ", with a point"
    if match := _NO_ZERO.fullmatch(text):
        return f"{match['sign']}0{match['rest']}", ""
    return text, ""


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
