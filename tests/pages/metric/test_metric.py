from __future__ import annotations

from cxmap.pages.charts.series import Series
from cxmap.pages.kit.judgement_table import Promised
from cxmap.pages.kit.perception import Matters
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
    assert glance(page_of(ON_TIME, {ON_TIME: {"owner": "last-mile", "max_age": "90 days"}})) == {
        "Measured as": "a share, in percent; higher is better",
        "Counts": "every case",
        "Owner": "[Last mile]",
        "Too old after": "90 days",
    }


def test_a_metric_says_what_its_figures_are_about() -> None:
    wait = {
        "title": "Wait",
        "unit": "minutes",
        "better": "lower",
        "type": "percentile",
        "percentile": "90",
        "scale": "0..60",
        "excludes": ["outer-islands", "december"],
        "counts_from": "order",
        "internal": "yes",
    }

    page = page_of("metric/wait", {"metric/wait": wait})

    assert glance(page) == {
        "Measured as": "the value within which 90 % of cases are, in minutes, from 0 to 60; lower is better",
        "Leaves out": "outer islands and december",
        "The clock starts with": "order",
        "May be promised": "no, it is for use inside only",
        "Too old after": "180 days, or as many as its period has, if that is more",
    }
    assert set(facts(content(page, "Facts"))) == {"Unit", "Id"}


def test_the_two_sides_of_a_matter_lead_to_each_other_and_stand_side_by_side() -> None:
    felt = {"title": "Came when told", "unit": "%", "better": "higher", "type": "share", "perceives": "on-time"}
    changes = {"metric/felt": felt}

    performed, perceived = page_of(ON_TIME, changes), page_of("metric/felt", changes)

    assert glance(performed)["Customers say it in"] == "[Came when told]"
    assert glance(perceived)["Asks customers about"] == "[Parcels on time]"
    for page in (performed, perceived):
        found = content(page, "As measured, and as customers say it")
        assert isinstance(found, Matters)
        assert [side.metric.name for side in found.matters[0].sides] == ["Parcels on time", "Came when told"]


def test_a_metric_of_one_side_alone_is_compared_with_nothing() -> None:
    assert content(page_of(ON_TIME), "As measured, and as customers say it") is None


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
