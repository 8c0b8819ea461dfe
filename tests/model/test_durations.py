from __future__ import annotations

from datetime import date

import pytest

from cxmap.model.durations import Duration, Period, day_from


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-10-31", date(2026, 10, 31), date(2026, 10, 31)),
        ("2026-W44", date(2026, 10, 26), date(2026, 11, 1)),
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2025-04-01..2026-03-31", date(2025, 4, 1), date(2026, 3, 31)),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31)),
    ],
)
def test_a_period_covers_its_days(text: str, first: date, last: date) -> None:
    period = Period.from_text(text)

    assert (period.first, period.last, str(period)) == (first, last, text)


@pytest.mark.parametrize(
    "text",
    [
        "", "26", "2026-1", "2026-13", "2026-00", "2026-W54", "2025-W53", "2026-W00", "2026-Q0", "2026-Q5", "2026-H3",
        "2026-02-29", "2026-10-32", "0000", "0000-01-01", "9999-W52", "2026-10 ", "2026-10\n", "٢٠٢٦",
        "2026..2027", "2026-01..2026-03", "2026-01-01..", "..2026-01-01", "2026-01-02..2026-01-01",
        "2026-01-01...2026-01-02", "2026-01-01 .. 2026-01-02",
    ],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Period.from_text(text)


@pytest.mark.parametrize(
    ("text", "day", "after"),
    [
        ("90 days", date(2026, 1, 1), date(2026, 4, 1)),
        ("1 day", date(2026, 12, 31), date(2027, 1, 1)),
        ("6 weeks", date(2026, 1, 1), date(2026, 2, 12)),
        ("18 months", date(2026, 8, 31), date(2028, 2, 29)),
        ("1 month", date(2026, 1, 31), date(2026, 2, 28)),
        ("1 year", date(2024, 2, 29), date(2025, 2, 28)),
        ("0 days", date(2026, 1, 1), date(2026, 1, 1)),
        ("999999999 days", date(2026, 1, 1), date.max),
        ("999999999 months", date(2026, 1, 1), date.max),
        ("999999999 years", date(2026, 1, 1), date.max),
    ],
)
def test_a_duration_ends_on_a_day_of_the_calendar(text: str, day: date, after: date) -> None:
    assert Duration.from_text(text).after(day) == after


@pytest.mark.parametrize("text", ["", "90", "days", "90days", "90  days", "-1 days", "1.5 years", "1 quarter"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Duration.from_text(text)


@pytest.mark.parametrize(("text", "written"), [("1 days", "1 day"), ("2 week", "2 weeks")])
def test_a_duration_is_written_in_good_english(text: str, written: str) -> None:
    assert str(Duration.from_text(text)) == written


@pytest.mark.parametrize("text", ["2026-1-1", "20260101", "2026-W01-1", "2026-02-30", "٢٠٢٦-01-01"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        day_from(text)


@pytest.mark.parametrize(("text", "read"), [("2026-q3", "2026-Q3"), ("2026-w05", "2026-W05"), ("2026-h1", "2026-H1")])
def test_letter_case_is_no_mistake_in_a_period(text: str, read: str) -> None:
    assert Period.from_text(text) == Period.from_text(read)


@pytest.mark.parametrize(("text", "read"), [("6 Months", "6 months"), ("1 YEAR", "1 year"), ("90 Days", "90 days")])
def test_letter_case_is_no_mistake_in_a_duration(text: str, read: str) -> None:
    assert str(Duration.from_text(text)) == read
