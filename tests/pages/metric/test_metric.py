from __future__ import annotations

from cxmap.pages.charts.series import Series
from cxmap.pages.kit.judgement_table import Promised
from tests.pages.small_sites import content, facts, glance, lead_of, page_of

ON_TIME = "metric/on-time"
EXPECTS = [{"metric": "on-time", "at_least": "95"}]


def test_a_metric_says_what_is_promised_in_it() -> None:
    page = page_of(ON_TIME)

    promised = content(page, "Promised against deliverable")
    assert lead_of(page).answer == "Promised in this measure at 1 place"
    assert isinstance(promised, Promised)
    assert promised.rows[0].metric is None


def test_a_metric_says_at_a_glance_how_it_is_measured() -> None:
    assert glance(page_of(ON_TIME, {ON_TIME: {"owner": "last-mile"}})) == {
        "Measured as": "a share, in percent; higher is better",
        "Owner": "[Last mile]",
        "Too old after": "180 days",
    }


def test_a_metric_in_a_unit_of_its_own_names_it() -> None:
    found = glance(page_of("metric/wait", {"metric/wait": {"title": "Wait", "unit": "minutes", "better": "lower"}}))

    assert found["Measured as"] == "mean, in minutes; lower is better"


def test_a_metric_has_a_series_for_each_capability() -> None:
    changes = {"capability/drone": {"delivers": [{"metric": "wait"}, {"metric": "on-time"}]}, "metric/wait": {}}

    page = page_of(ON_TIME, changes)

    series = content(page, "Measured: Another capability")
    assert isinstance(series, Series)
    assert facts(series.levels)["Capability"] == "[Another capability]"
    assert content(page, "Measured: Courier") is not None


def test_a_metric_in_which_nothing_is_promised_says_so() -> None:
    page = page_of("metric/wait", {"metric/wait": {}})

    assert lead_of(page).answer == "Nothing is promised in this measure."


def test_a_promise_without_a_place_is_still_made_in_its_measure() -> None:
    changes = {"touchpoint/doorstep": {"promises": ""}, "promise/soon": {"expects": EXPECTS, "status": "planned"}}

    page = page_of(ON_TIME, changes)

    assert lead_of(page).answer == "1 promise is made in this measure, but judged at no touchpoint."
