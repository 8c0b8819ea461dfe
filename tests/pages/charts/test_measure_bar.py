from __future__ import annotations

import pytest

from cxmap.model.promise import Promise
from cxmap.pages.charts.measure_bar import measure_bar
from tests.alignment.small_maps import measured
from tests.pages.small_sites import small_site


@pytest.mark.parametrize(
    ("operator", "target", "value", "places"),
    [
        ("at_most", "2", "3", ("0", "87", "58")),
        ("at_least", "0", "-4", ("13", "87", "100")),
        ("at_most", "0", "0", ("0", "0", "0")),
    ],
)
def test_a_measure_that_is_no_share_has_a_scale_of_its_own(
    operator: str, target: str, value: str, places: tuple[str, str, str]
) -> None:
    better = "higher" if operator == "at_least" else "lower"
    site = small_site(
        {
            "metric/on-time": {"type": "", "cases": "", "unit": "days", "better": better},
            "promise/next-day": {"expects": [{"metric": "on-time", operator: target}]},
            "capability/courier": measured(value),
        }
    )

    bar = measure_bar(site, site.catalogue.all(Promise)[0], site.alignment.pairs[0].worst)

    assert bar
    assert (bar.start, bar.length, bar.promised.at) == places
    assert bar.accepted is None
