"""Financial years that run across two calendar years, such as `2011/12`: they begin on another day in every house."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from cxmap.model.slips.slip import Slip, one_of, written

FIRST_AND_LAST = "write its first and its last day, with two dots between (2025-04-01..2026-03-31)"

_NAMED = r"(?:FY|GJ|WJ|(?:fiscal|financial) year|Geschäftsjahr|Wirtschaftsjahr) ?'?"
_TWO = r"(?P<first>[0-9]{4}) ?[/-] ?(?P<last>[0-9]{2}|[0-9]{4})"
_PART = r"(?P<part>[QH])(?P<number>[1-4])"
_ACROSS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (rf"(?:{_NAMED})?{_TWO}(?:,?[ -]?{_PART})?", rf"{_PART}(?: of)?[ /-]?(?:{_NAMED})?{_TWO}")
)
_LIKE_A_MONTH = re.compile(r"(?P<first>[0-9]{4}) ?[/-] ?(?P<last>0[1-9]|1[0-2])")
_ENDS_OR_BEGINS = re.compile(rf"{_NAMED}(?P<year>[0-9]{{4}})", re.IGNORECASE)
_SHORT = re.compile(r"(?P<first>1[3-9]|[2-9][0-9]) ?[/-] ?(?P<last>[0-9]{2})")
_ANYHOW = rf"{_NAMED}[0-9]{{2,4}}(?: ?[/-] ?[0-9]{{2,4}})?"
_OTHER = re.compile(rf"{_ANYHOW}(?:[ -]?[QH][1-4])?|[QH][1-4](?: of)? ?{_ANYHOW}", re.IGNORECASE)
_MONTHS = 12
_MONTHS_A_PART = {"Q": 3, "H": 6}
_JULY = 7


@dataclass(frozen=True, slots=True)
class YearAcross:
    """A year that ends in the calendar year after that in which it begins, or a quarter or half of it."""

    begins: int
    months: int = _MONTHS
    number: int = 1

    def days(self, starts: int) -> str | None:
        """Its first and its last day where such years start in this month; None where they run across nothing."""
        if starts == 1 or self.number * self.months > _MONTHS or not 0 < self.begins < date.max.year:
            return None
        first = _first_day(self.begins, starts + (self.number - 1) * self.months)
        last = _first_day(self.begins, starts + self.number * self.months) - timedelta(days=1)
        return f"{first}..{last}"


def year_across(text: str) -> YearAcross | None:
    """The year that `2011/12`, `2023-24`, `FY 2011/2012` or `Q1 2011/12` names."""
    match = next((found for form in _ACROSS if (found := form.fullmatch(text))), None)
    if match is None or not _follows(match):
        return None
    months = _MONTHS_A_PART.get((match["part"] or "").upper(), _MONTHS)
    return YearAcross(int(match["first"]), months, int(match["number"] or 1))


def can_be_month_too(text: str) -> bool:
    """Whether the signs of a year across two calendar years are those of a month: `2011-12`, but not `2012-13`."""
    match = _LIKE_A_MONTH.fullmatch(text)
    return match is not None and _follows(match)


def fiscal_year_meant(text: str, starts: int | None) -> Slip | None:
    """The days of a financial year, as far as the month is known in which it `starts`."""
    if year := year_across(text):
        days = year.days(starts) if starts else None
        return written(days) if days else Slip(_advice(year, text))
    if (match := _ENDS_OR_BEGINS.fullmatch(text)) and starts:
        # Some count a year by where it ends, others by where it begins.
        readings = (YearAcross(int(match["year"]) - before).days(starts) for before in (1, 0))
        return one_of(filter(None, readings)) or Slip(FIRST_AND_LAST)
    short = _SHORT.fullmatch(text)
    return Slip(FIRST_AND_LAST) if _OTHER.fullmatch(text) or (short and _follows(short)) else None


def _advice(year: YearAcross, text: str) -> str:
    if not (example := year.days(_JULY)):
        return FIRST_AND_LAST
    month = "; a month has a hyphen in it" if "/" in text and can_be_month_too(text) else ""
    return (
        f"write its first and its last day, with two dots between: `{example}` where the year starts in July{month}; "
        "where the site says `fiscal_year_starts`, the days are suggested"
    )


def _follows(years: re.Match[str]) -> bool:
    return str(int(years["first"]) + 1).endswith(years["last"])


def _first_day(year: int, month: int) -> date:
    """The first day of a month that is counted on into the next year."""
    return date(year + (month - 1) // _MONTHS, (month - 1) % _MONTHS + 1, 1)
