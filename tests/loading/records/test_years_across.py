from __future__ import annotations

from datetime import date

import pytest

from cxmap.loading.records.tables import table_from
from cxmap.model.fields import YEAR_STARTS

DAY = date(2026, 6, 30)


def _suggested(*periods: str, starts: int | None = 7) -> list[str | None]:
    rows = "".join(f"{period},9\n" for period in periods)
    findings = table_from("a.csv", f"period,value\n{rows}".encode(), DAY, {YEAR_STARTS: starts}).findings
    return [finding.suggestion for finding in findings if finding.severity == "error"]


@pytest.mark.parametrize("first", ["2011-12", "Dec-11", "Dec 11", "2011/12"])
def test_years_of_one_column_are_all_years(first: str) -> None:
    assert _suggested(first, "2012-13") == ["2011-07-01..2012-06-30", "2012-07-01..2013-06-30"]
    assert _suggested(first, "2012-13", starts=None) == [None, None]


@pytest.mark.parametrize("other", ["2012-01", "2011-09", "2012/02"])
def test_a_month_beside_them_leaves_the_others_months(other: str) -> None:
    assert "2011-07-01..2012-06-30" not in _suggested("2011-12", "2012-13", other)


def test_a_month_that_is_no_year_stays_what_the_spreadsheet_made_of_it() -> None:
    assert _suggested("Nov-12", "2012-13") == [None, "2012-07-01..2013-06-30"]


def test_without_years_that_can_be_nothing_else_all_are_months() -> None:
    assert _suggested("2010-11", "2011-12") == []
