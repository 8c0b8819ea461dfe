from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cxmap.insight.measured_series import Held, deliveries_of, series_of
from cxmap.insight.variance import Tolerance
from cxmap.model.metric import Metric
from tests.alignment.small_maps import measured
from tests.pages.small_sites import small_site


@pytest.mark.parametrize(
    ("value", "tolerance"), [("80", Tolerance.UNACCEPTABLE), ("92", Tolerance.TOLERABLE), ("96", Tolerance.AS_PROMISED)]
)
def test_the_newest_value_lies_for_customers_between_what_they_accept_and_the_promise(
    value: str, tolerance: Tolerance
) -> None:
    expects = [{"metric": "on-time", "at_least": "95", "adequate": "90"}]
    changes: dict[str, Any] = {"promise/next-day": {"expects": expects}, "capability/courier": measured(value)}
    site = small_site(changes)
    metric = site.catalogue.find(Metric, "on-time")
    assert metric

    (delivered,) = deliveries_of(site, metric)
    series = series_of(site, delivered, site.alignment.pairs)

    assert series
    assert series.zone == (Decimal(95), Decimal(90))
    assert series.tolerance is tolerance
    assert [level.held for level in series.levels if level.promises] == [Held.TARGET, Held.ADEQUATE]


def test_a_value_that_is_too_old_lies_nowhere_for_customers() -> None:
    expects = [{"metric": "on-time", "at_least": "95", "adequate": "90"}]
    old = {"delivers": [{"metric": "on-time", "measurements": [{"period": "2020", "value": "96"}]}]}
    site = small_site({"promise/next-day": {"expects": expects}, "capability/courier": old})
    metric = site.catalogue.find(Metric, "on-time")
    assert metric

    (delivered,) = deliveries_of(site, metric)
    series = series_of(site, delivered, site.alignment.pairs)

    assert series
    assert series.zone
    assert series.tolerance is None
