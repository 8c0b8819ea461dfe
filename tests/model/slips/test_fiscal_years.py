from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from cxmap.model import fields

ACROSS = ("2011/12", "2011/2012", "2011 / 12", "2011–12", "FY2011/12", "FY 2011-12", "GJ 2011/2012")


def _answer(text: str, starts: int | None) -> tuple[str, str | None]:
    try:
        TypeAdapter(fields.PeriodText).validate_python(text, context={fields.YEAR_STARTS: starts})
    except ValidationError as error:
        context = error.errors()[0]["ctx"]
        return context["hint"], context.get("instead")
    raise AssertionError(f"{text} can be read")


@pytest.mark.parametrize("text", ACROSS)
def test_the_days_of_a_financial_year_are_suggested_where_its_first_month_is_known(text: str) -> None:
    assert _answer(text, 7)[1] == "2011-07-01..2012-06-30"
    assert _answer(text, 4)[1] == "2011-04-01..2012-03-31"
    assert _answer(text, 12)[1] == "2011-12-01..2012-11-30"


@pytest.mark.parametrize("text", ACROSS)
def test_no_day_and_no_december_is_suggested_where_nobody_knows_it(text: str) -> None:
    hint, suggestion = _answer(text, None)

    assert suggestion is None
    assert "`2011-07-01..2012-06-30` where the year starts in July" in hint
    assert "2011-12`" not in hint


@pytest.mark.parametrize(
    ("text", "days"),
    [("2023-24", "2023-10-01..2024-09-30"), ("1999/00", "1999-10-01..2000-09-30"),
     ("Q1 2011/12", "2011-10-01..2011-12-31"), ("2011/12 Q2", "2012-01-01..2012-03-31"),
     ("FY 2011/12 H2", "2012-04-01..2012-09-30"), ("q4 of FY2011/12", "2012-07-01..2012-09-30")],
)  # fmt: skip
def test_parts_of_a_financial_year_are_counted_from_its_first_month(text: str, days: str) -> None:
    assert _answer(text, 10)[1] == days


@pytest.mark.parametrize("text", ["H3 2011/12", "2011/13", "9999/00", "13/14", "FY12", "FY26 Q1"])
def test_a_financial_year_that_nobody_can_tell_is_not_suggested(text: str) -> None:
    assert _answer(text, 7)[1] is None


def test_years_that_are_those_of_the_calendar_run_across_nothing() -> None:
    assert _answer("2011/12", 1)[1] is None
    assert _answer("FY2012", 1)[1] is None


def test_a_year_that_is_called_by_its_end_or_its_beginning_is_both() -> None:
    hint, suggestion = _answer("FY2012", 7)

    assert suggestion is None
    assert "`2011-07-01..2012-06-30` or `2012-07-01..2013-06-30`" in hint
    assert _answer("FY2012", None)[1] is None


def test_a_month_of_an_old_year_stays_a_month() -> None:
    adapter: TypeAdapter[object] = TypeAdapter(fields.PeriodText)

    assert str(adapter.validate_python("2011-12", context={fields.YEAR_STARTS: 7})) == "2011-12"
