"""Which of several values is the worst."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cxmap.alignment.series import furthest, level_of
from cxmap.model.capability import Measurement
from cxmap.model.metric import Metric
from cxmap.model.record import IDENTITY
from cxmap.model.targets import Operator

METRIC = Metric.model_validate({IDENTITY: "days", "title": "Days", "unit": "days", "better": "lower"})


@pytest.mark.parametrize(
    ("operator", "rows", "period"),
    [
        (Operator.AT_LEAST, {"2026-01": "3", "2026-02": "2", "2026-03": "4"}, "2026-02"),
        (Operator.AT_MOST, {"2026-01": "3", "2026-02": "2", "2026-03": "4"}, "2026-03"),
        (Operator.AT_MOST, {"2026-01": "4", "2026-02": "4", "2026-03": "3"}, "2026-02"),
        (Operator.AT_MOST, {"2026-03": "4", "2026-Q1": "4"}, "2026-Q1"),
        (Operator.AT_MOST, {"2026-01": "3"}, "2026-01"),
    ],
)
def test_the_worst_is_on_the_bad_side_and_of_equal_ones_the_later_and_longer(
    operator: Operator, rows: dict[str, str], period: str
) -> None:
    levels = [
        level_of(Measurement.model_validate({"period": text, "value": value}), METRIC) for text, value in rows.items()
    ]

    found = furthest(levels, operator)

    assert found.period.text == period
    assert found.value == Decimal(rows[period])
