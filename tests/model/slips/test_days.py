from __future__ import annotations

import re

import pytest

from cxmap.model import fields
from tests.model.slips.readings import answer, holds


@pytest.mark.parametrize(
    "text",
    ["24. Dezember 2026", "24.12.26", "24.12.2026", "24. 12. 2026", "24 d\u00e9cembre 2026", "Thu, 24 Dec 2026",
     "Donnerstag, 24.12.2026", "2026-12-24T10:00:00Z", "2026-12-24 00:00:00", "24/12/26", "24-Dec-26", "Dec 24, 2026",
     "the 24th of December 2026", "December 24th 2026", "20261224", "2026.12.24", "12/24/2026",
     "\u201c2026-12-24\u201d"],
)  # fmt: skip
def test_a_day_with_one_reading_is_suggested(text: str) -> None:
    assert answer(fields.Day, text)[1] == "2026-12-24"


@pytest.mark.parametrize(
    ("text", "days"),
    [("03/04/2026", ("2026-03-04", "2026-04-03")), ("24-12-26", ("2024-12-26", "2026-12-24")),
     ("2026-12", ("2026-12-01", "2026-12-31")), ("Q3 2026", ("2026-07-01", "2026-09-30")),
     ("2026", ("2026-01-01", "2026-12-31"))],
)  # fmt: skip
def test_of_two_days_both_are_said_and_neither_is_suggested(text: str, days: tuple[str, str]) -> None:
    hint, suggestion = answer(fields.Day, text)

    assert suggestion is None
    assert all(f"`{day}`" in hint for day in days)


@pytest.mark.parametrize("text", ["soon", "Fri, 24 Dec 2026", "24.12.", "31/31/2026", "30 Foo 2026", "2026-02-30"])
def test_a_day_is_not_guessed(text: str) -> None:
    assert answer(fields.Day, text)[1] is None


@pytest.mark.parametrize(
    ("text", "period"),
    [("Q3 2026", "2026-Q3"), ("Q3/26", "2026-Q3"), ("Q3'26", "2026-Q3"), ("2026Q3", "2026-Q3"), ("Jul 26", "2026-07"),
     ("Jul-26", "2026-07"), ("juillet 2026", "2026-07"), ("07/2026", "2026-07"), ("2026/07", "2026-07"),
     ("2026 Sept", "2026-09"), ("KW 44 2026", "2026-W44"), ("week 7 2026", "2026-W07"), ("3rd quarter 2026", "2026-Q3"),
     ("third quarter of 2026", "2026-Q3"), ("3. Quartal 2026", "2026-Q3"), ("first half of 2026", "2026-H1"),
     ("24.12.2026", "2026-12-24"), ("Q3, 2026", "2026-Q3"), ("2026 T3", "2026-Q3"), ("year 2026", "2026"),
     ("drittes Quartal 2026", "2026-Q3"), ("im dritten Quartal 2026", "2026-Q3"), ("Quartal III/2026", "2026-Q3"),
     ("3e trimestre 2026", "2026-Q3"), ("3ème trimestre 2026", "2026-Q3"), ("troisième trimestre 2026", "2026-Q3"),
     ("1. Halbjahr 2026", "2026-H1"), ("erstes Halbjahr 2026", "2026-H1"), ("HJ 1 2026", "2026-H1"),
     ("2. Jahreshälfte 2026", "2026-H2"), ("1er semestre 2026", "2026-H1"), ("KW 31 2026", "2026-W31"),
     ("31. KW 2026", "2026-W31"), ("Kalenderwoche 31 2026", "2026-W31"), ("semaine 31 2026", "2026-W31"),
     ("calendar week 31 of 2026", "2026-W31"), ("3rd quarter, '26", "2026-Q3")],
)  # fmt: skip
def test_a_period_with_one_reading_is_suggested(text: str, period: str) -> None:
    assert answer(fields.PeriodText, text)[1] == period


@pytest.mark.parametrize("text", ["5. Quartal 2026", "KW 54 2026", "S1 2026", "3. Quartal", "Sommer 2026", "year 0000"])
def test_a_period_that_does_not_exist_or_lacks_its_year_is_not_guessed(text: str) -> None:
    assert answer(fields.PeriodText, text)[1] is None


@pytest.mark.parametrize(
    ("text", "readings"),
    [("01.10.2026", ("2026-10", "2026-Q4", "2026-10-01")), ("31.10.2026", ("2026-10", "2026-10-31")),
     ("31.12.2026", ("2026-12", "2026-Q4", "2026", "2026-12-31")),
     ("1/7/2026", ("2026-01-07", "2026-07-01", "2026-07")), ("28. Februar 2026", ("2026-02", "2026-02-28"))],
)  # fmt: skip
def test_of_the_first_or_last_day_of_a_month_both_are_said(text: str, readings: tuple[str, ...]) -> None:
    hint, suggestion = answer(fields.PeriodText, text)

    assert suggestion is None
    assert re.findall("`([^`]+)`", hint) == list(readings)


@pytest.mark.parametrize(
    "text",
    ["2026-04..2026-06", "2026-04-01 - 2026-06-30", "2026-04-01\u20132026-06-30", "2026-04-01 to 2026-06-30",
     "April 2026 - June 2026", "2026-04-01/2026-06-30", "1.4.2026 - 30.6.2026", "from 2026-04 until 2026-06",
     "April to June 2026", "Apr-Jun 2026", "avril à juin 2026", "1.4.-30.6.2026", "2026-04..06",
     "between 2026-04-01 and 2026-06-30", "2026-04-01-2026-06-30", "2026-Q2..2026-Q2"],
)  # fmt: skip
def test_a_span_reaches_from_its_first_day_to_its_last(text: str) -> None:
    suggestion = answer(fields.PeriodText, text)[1]

    assert suggestion == "2026-04-01..2026-06-30"
    assert holds(fields.PeriodText, suggestion).days == 91


@pytest.mark.parametrize("text", ["2025/26", "2025/2026", "FY2026", "FY 2025/26", "last 12 months", "YTD"])
def test_a_year_that_begins_anywhere_needs_its_days(text: str) -> None:
    hint, suggestion = answer(fields.PeriodText, text)

    assert suggestion is None
    assert hint.startswith("write its first and its last day")


def test_a_span_that_ends_before_it_begins_says_so() -> None:
    assert answer(fields.PeriodText, "2026-03-01..2026-02-01") == ("its last day lies before its first", None)


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-Q5", "2025-W53", "13/2026", "Total", "fifth quarter 2026", "03/04/2026"]
)
def test_a_period_is_not_guessed(text: str) -> None:
    assert answer(fields.PeriodText, text)[1] is None


def test_words_with_signs_that_only_look_alike_name_no_quarter() -> None:
    assert answer(fields.PeriodText, "f\u0131rst quarter 2026")[1] is None


def test_a_long_text_is_no_span() -> None:
    assert answer(fields.PeriodText, "1 to " * 2_000 + "x")[1] is None


@pytest.mark.parametrize(
    ("text", "period"),
    [("201812", "2018-12"), ("201812.0", "2018-12"), ("2018M12", "2018-12"), ("2018 M1", "2018-01"),
     ("M12 2018", "2018-12"), ("2018S1", "2018-H1"), ("2018-S2", "2018-H2"), ("2018.0", "2018"),
     ("2018-06-14T10:30:00Z", "2018-06-14"), ("2018-06-14 22:00", "2018-06-14"),
     ("2018-06-14T22:00:00+02:00", "2018-06-14"), ("2018-06-14T00:00:00Z", "2018-06-14"),
     ("year ending June 2012", "2011-07-01..2012-06-30"), ("Year to 30 June 2012", "2011-07-01..2012-06-30"),
     ("twelve months to 2012-02", "2011-03-01..2012-02-29"), ("YE 28 Feb 2019", "2018-03-01..2019-02-28")],
)  # fmt: skip
def test_a_period_of_a_statistical_office_is_suggested(text: str, period: str) -> None:
    assert answer(fields.PeriodText, text)[1] == period


@pytest.mark.parametrize(
    "text",
    ["201813", "2018111", "20261", "2018M13", "2018S3", "2018S01", "2018.1", "2018-06-14T22:00:00Z",
     "2018-06-14 03:00:00Z", "year ending 2012", "year to 28 February 2012", "year to summer", "YE"],
)  # fmt: skip
def test_a_day_or_month_that_may_be_another_is_not_suggested(text: str) -> None:
    assert answer(fields.PeriodText, text)[1] is None
