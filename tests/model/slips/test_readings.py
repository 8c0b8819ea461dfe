"""Whatever way a value is written, it is never taken for another one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cxmap.model import fields
from tests.model.slips.readings import answer

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
DAY_FORMS = st.sampled_from(
    ("%d.%m.%Y", "%d.%m.%y", "%d. %m. %Y", "%d/%m/%Y", "%m/%d/%Y", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%A, %d %B %Y",
     "%Y%m%d", "%Y/%m/%d", "%Y-%m-%dT%H:%M:%S", "%a %d %b %Y")
)  # fmt: skip


@given(DAYS, DAY_FORMS)
def test_a_day_is_never_taken_for_another(day: date, form: str) -> None:
    hint, suggestion = answer(fields.Day, day.strftime(form))

    assert suggestion in (None, day.isoformat())
    assert day.isoformat() in hint


@given(st.integers(0, 9999), st.integers(0, 99), st.sampled_from(("{}.{} %", "{},{}", "{},{} percent", "{}.{}e0")))
def test_a_number_is_never_taken_for_another(whole: int, rest: int, form: str) -> None:
    _, suggestion = answer(fields.Level, form.format(whole, f"{rest:02}"))

    assert suggestion is None or Decimal(suggestion) == Decimal(f"{whole}.{rest:02}")


@given(
    st.integers(1, 999),
    st.sampled_from(("day", "week", "month", "year")),
    st.sampled_from(("{}{}s", "{}-{}", "every {} {}s")),
)
def test_a_duration_is_never_taken_for_another(count: int, unit: str, form: str) -> None:
    assert answer(fields.DurationText, form.format(count, unit))[1] == f"{count} {unit}{'' if count == 1 else 's'}"


@given(
    st.integers(2000, 2099),
    st.integers(1, 4),
    st.sampled_from(("Q{1} {0}", "{0}Q{1}", "Q{1}/{0}", "{0} q{1}", "{1}. Quartal {0}")),
)
def test_a_quarter_is_never_taken_for_another(year: int, quarter: int, form: str) -> None:
    assert answer(fields.PeriodText, form.format(year, quarter))[1] == f"{year}-Q{quarter}"
