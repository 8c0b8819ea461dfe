from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.alignment.exact import continued, further, rounded, rounded_safely
from cxmap.alignment.intervals import Interval, wilson_interval
from cxmap.model.targets import Operator

percents = st.decimals(0, 100, places=4).map(float)
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**20), max_value=10**20)


def test_half_of_ten_has_the_known_interval() -> None:
    interval = wilson_interval(50, 10)

    assert interval.low == pytest.approx(23.6593090512564, abs=1e-9)
    assert interval.high == pytest.approx(76.3406909487436, abs=1e-9)


@given(percents, st.integers(1, 10**30))
def test_an_interval_holds_its_value_and_stays_within_what_is_possible(percent: float, sample: int) -> None:
    interval = wilson_interval(percent, sample)

    assert 0 <= interval.low <= percent <= interval.high <= 100


@given(percents, st.integers(1, 10**6))
def test_the_interval_of_what_is_left_is_its_mirror(percent: float, sample: int) -> None:
    interval, mirrored = wilson_interval(percent, sample), wilson_interval(100 - percent, sample)

    assert mirrored.low == pytest.approx(100 - float(interval.high), abs=1e-9)


@given(percents, st.integers(1, 10**6))
def test_a_larger_sample_narrows_the_interval(percent: float, sample: int) -> None:
    wide, narrow = wilson_interval(percent, sample), wilson_interval(percent, 4 * sample)

    assert wide.low <= float(narrow.low) + 1e-9
    assert wide.high >= float(narrow.high) - 1e-9


def test_nobody_and_everybody_are_ends_of_their_intervals() -> None:
    assert wilson_interval(0, 7).low == 0
    assert wilson_interval(100, 7).high == 100


@given(numbers, numbers)
def test_the_unfavourable_end_is_the_one_further_from_the_good_side(one: Decimal, other: Decimal) -> None:
    interval = Interval(min(one, other), max(one, other))

    assert interval.unfavourable(Operator.AT_LEAST) == min(one, other)
    assert interval.unfavourable(Operator.AT_MOST) == max(one, other)


@given(numbers, st.sampled_from(Operator))
def test_rounding_is_to_the_safe_side_and_by_less_than_a_tenth(value: Decimal, operator: Operator) -> None:
    rounded = rounded_safely(operator, value)

    assert operator.is_met(value, rounded)
    assert abs(rounded - value) < Decimal("0.1")
    assert rounded_safely(operator, rounded) == rounded


def test_arithmetic_is_in_decimal() -> None:
    assert further(Operator.AT_LEAST, Decimal(95), Decimal("0.3")) == Decimal("95.3")
    assert further(Operator.AT_MOST, Decimal("1.1"), Decimal("0.1")) == Decimal("1.0")
    assert continued(Decimal("0.3"), Decimal("0.2")) == Decimal("0.1")


@given(st.integers(1, 10**6))
def test_where_all_cases_are_alike_the_interval_ends_exactly_there(sample: int) -> None:
    assert wilson_interval(0, sample).low == 0
    assert wilson_interval(100, sample).high == 100


@pytest.mark.parametrize(
    ("number", "shown"),
    [("1.5000", "1.5"), ("100.00001", "100"), ("0.00006", "0.0001"), ("9" * 30, "9" * 30), ("1E+3", "1000")],
)
def test_a_computed_number_has_at_most_four_decimals(number: str, shown: str) -> None:
    assert str(rounded(Decimal(number))) == shown
