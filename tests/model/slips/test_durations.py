from __future__ import annotations

import pytest

from cxmap.model import fields
from tests.model.slips.readings import answer, holds


@pytest.mark.parametrize(
    ("text", "duration"),
    [("90days", "90 days"), ("6 Monate", "6 months"), ("one year", "1 year"), ("a year", "1 year"), ("P6M", "6 months"),
     ("P1Y", "1 year"), ("quarterly", "3 months"), ("48 hours", "2 days"), ("1.5 years", "18 months"),
     ("1,5 Jahre", "18 months"), ("half a year", "6 months"), ("every 6 months", "6 months"), ("1 quarter", "3 months"),
     ("1 year 6 months", "18 months"), ("1 year and 6 months", "18 months"), ("2 weeks 3 days", "17 days"),
     ("90d", "90 days"), ("two weeks", "2 weeks"), ("ein Jahr", "1 year"), ("6 mois", "6 months"),
     ("9 meses", "9 months"), ("neun Monate", "9 months"), ("P1Y6M", "18 months"), ("\u00bd year", "6 months"),
     ("1\u00bd years", "18 months"), ("max. 9 months", "9 months"), ("~9 month(s)", "9 months"),
     ("\u0663 days", "3 days"), ("a fortnight", "2 weeks"), ("\u201c90 days\u201d", "90 days")],
)  # fmt: skip
def test_a_duration_with_one_reading_is_suggested(text: str, duration: str) -> None:
    suggestion = answer(fields.DurationText, text)[1]

    assert suggestion == duration
    assert str(holds(fields.DurationText, suggestion)) == duration


def test_a_number_alone_needs_its_unit() -> None:
    hint, suggestion = answer(fields.DurationText, "90")

    assert suggestion is None
    assert hint == "write the unit too: `90 days`, `90 weeks`, `90 months` or `90 years`"


@pytest.mark.parametrize(
    ("text", "durations"),
    [("50 hours", ("2 days", "3 days")), ("biannual", ("6 months", "2 years")), ("bimonthly", ("2 weeks", "2 months")),
     ("6-9 months", ("6 months", "9 months"))],
)  # fmt: skip
def test_of_two_durations_both_are_said_and_neither_is_suggested(text: str, durations: tuple[str, str]) -> None:
    hint, suggestion = answer(fields.DurationText, text)

    assert suggestion is None
    assert all(f"`{duration}`" in hint for duration in durations)


def test_working_days_are_no_days_of_the_calendar() -> None:
    hint, suggestion = answer(fields.DurationText, "90 working days")

    assert suggestion is None
    assert "days of the calendar" in hint


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "0",
        "6 m",
        "10 min",
        "1 month 3 days",
        "1 year 3 hours",
        "0.3 months",
        "some days",
        "\u00b2 days",
        "8 hours",
    ],
)
def test_a_duration_is_not_guessed(text: str) -> None:
    assert answer(fields.DurationText, text) == ("write a number and behind it days, weeks, months or years", None)
