from __future__ import annotations

from decimal import Decimal

import pytest

from cxmap.alignment.wording import amount, distance_words, during, listed, target_amount
from cxmap.model.metric import Metric
from cxmap.model.record import IDENTITY
from cxmap.model.targets import Operator


def metric(unit: str) -> Metric:
    return Metric.model_validate({IDENTITY: "any", "title": "Any", "unit": unit, "better": "higher"})


def test_an_amount_stands_as_it_was_written() -> None:
    assert amount(Decimal("1.50"), metric("days")) == "1.50 days"
    assert amount(Decimal("0.0000001"), metric("percent")) == "0.0000001 %"
    assert amount(Decimal(3), metric("%")) == "3 %"
    assert amount(Decimal(3), metric("")) == "3"
    assert amount(None, metric("days")) == "nothing"


def test_a_target_says_which_side_is_good() -> None:
    assert target_amount(Operator.AT_LEAST, Decimal(95), metric("percent")) == "at least 95 %"
    assert target_amount(Operator.AT_MOST, Decimal(2), metric("days")) == "at most 2 days"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2026-Q3", "in 2026-Q3"),
        ("2026-W44", "in 2026-W44"),
        ("2026", "in 2026"),
        ("2026-10-31", "on 2026-10-31"),
        ("2026-01-01..2026-01-30", "from 2026-01-01 to 2026-01-30"),
    ],
)
def test_a_period_reads_as_part_of_a_sentence(period: str, words: str) -> None:
    assert during(period) == words


def test_a_list_of_names_ends_before_it_tires() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(list("abcdefg")) == "a, b, c, d, e and 2 more"


@pytest.mark.parametrize(
    ("distance", "unit", "words"),
    [
        ("1", "percent", "1 point"),
        ("1.0", "percent", "1.0 points"),
        ("2", "percent", "2 points"),
        ("1.5", "%", "1.5 points"),
        ("1", "days", "1 days"),
    ],
)
def test_shares_lie_points_apart(distance: str, unit: str, words: str) -> None:
    assert distance_words(Decimal(distance), metric(unit)) == words
