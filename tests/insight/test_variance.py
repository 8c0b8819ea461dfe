from __future__ import annotations

from typing import Any

from cxmap.insight.variance import Tolerance, is_stale, measured_targets, tolerance_of
from cxmap.model.promise import Promise
from tests.pages.small_sites import small_site

EXPECTS = {"metric": "on-time", "at_least": "95", "adequate": "90"}


def site_with(*rows: dict[str, str], **expects: str) -> Any:
    changes: dict[str, Any] = {
        "promise/next-day": {"expects": [{**EXPECTS, **expects}]},
        "capability/courier": {"delivers": [{"metric": "on-time", "measurements": [*rows]}]},
    }
    return small_site(changes)


def test_a_value_that_is_too_old_to_count_is_stale_and_neither_good_nor_bad() -> None:
    site = site_with({"period": "2020", "value": "96"})

    (only,) = measured_targets(site)

    assert only.variance.is_stale
    assert tolerance_of(site, site.catalogue.find(Promise, "next-day"), only.judgement) is None


def test_a_value_that_counts_is_as_good_as_promised() -> None:
    site = site_with({"period": "2026-06", "value": "96"})

    (only,) = measured_targets(site)

    assert not only.variance.is_stale
    assert tolerance_of(site, site.catalogue.find(Promise, "next-day"), only.judgement) is Tolerance.AS_PROMISED


def test_the_window_that_is_running_counts_up_to_its_last_row() -> None:
    site = site_with({"period": "2026-05", "value": "96", "sample": "10"}, over="half")

    (only,) = measured_targets(site)

    assert not only.variance.is_stale


def test_each_group_has_a_variance_of_its_own_and_stale_ones_come_last() -> None:
    rows = ({"period": "2020", "value": "50", "group": "islands"}, {"period": "2026-06", "value": "96"})

    found = measured_targets(site_with(*rows))

    assert [(each.judgement.group, each.variance.is_stale) for each in found] == [(None, False), ("islands", True)]


def test_a_promise_that_is_judged_on_proof_has_no_stale_value() -> None:
    proof = [{"verdict": "kept", "on": "2020-01-01"}]
    site = small_site(
        {
            "promise/next-day": {"expects": ""},
            "capability/courier": {"delivers": [{"promise": "next-day", "proof": proof}]},
        }
    )

    assert not is_stale(site, site.alignment.pairs[0].judgements[0])
