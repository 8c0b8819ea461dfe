from __future__ import annotations

from typing import Any

import pytest

from cxmap.pages.charts.series import Series
from cxmap.pages.kit.judgement_table import Promised
from cxmap.pages.kit.values import VerdictMark
from tests.alignment.small_maps import measured
from tests.pages.small_sites import content, facts, glance, lead_of, page_of, rows, shown

COURIER = "capability/courier"
SORTING = "capability/sorting"
MEASURED = "Measured: Parcels on time"
SAMPLED: dict[str, Any] = {"metric/on-time": {"cases": "sample"}}


def delivering(*measurements: dict[str, str], **more: str) -> dict[str, Any]:
    return {COURIER: {"delivers": [{"metric": "on-time", "measurements": [*measurements], **more}]}}


def relying(*capabilities: str, on: str = "sorting") -> dict[str, Any]:
    """Capabilities that rely on another one; a rider is too slow for what is promised at the counter."""
    upon: dict[str, Any] = {f"capability/{each}": {"relies_on": [on]} for each in capabilities}
    if "rider" in capabilities:
        upon["capability/rider"] |= {"title": "Rider", **measured("80")}
        upon["promise/second"] = {"statement": "Second", "expects": [{"metric": "on-time", "at_least": "95"}]}
        upon["touchpoint/counter"] = {"promises": ["second"], "capabilities": ["rider"]}
    return {
        SORTING: {"title": "Sorting", **delivering({"period": "2026-06", "value": "98"}, designed="97")[COURIER]},
        **upon,
    }


def test_a_capability_says_what_rests_on_it_and_what_is_safe_to_promise() -> None:
    page = page_of(COURIER)

    assert lead_of(page).answer == "1 promise rests on it"
    assert glance(page) == {"Owner": "[Last mile]", "Safe to promise": "Parcels on time at least 96.0 %"}


def test_a_series_has_the_newest_measurement_first() -> None:
    changes = SAMPLED | delivering(
        {"period": "2026-05", "value": "95.5", "sample": "20000"},
        {"period": "2026-06", "value": "96.25", "sample": "12000", "source": "Scans"},
        {"period": "2025-04-01..2026-03-31", "value": "97", "low": "96.5", "high": "97.5"},
        designed="97",
    )

    series = content(page_of(COURIER, changes), MEASURED)

    assert isinstance(series, Series)
    assert facts(series.levels) == {
        "Metric": "[Parcels on time]",
        "Counts": "some of the cases, as far as anybody says: each value needs its sample",
        "Designed": "97 %",
        "Safe to promise": "at least 95.2 %, set by the value in 2026-05",
    }
    assert rows(series.measurements) == [
        ["Period", "Value", "Sample", "Low", "High", "Source"],
        ["2026-06", "96.25 %", "12,000", "95.8", "96.6", "Scans"],
        ["2026-05", "95.5 %", "20,000", "95.2", "95.8", ""],
        ["2025-04-01 to 2026-03-31", "97 %", "", "96.5", "97.5", ""],
    ]
    assert "Wilson" in series.measurements.note


def test_columns_in_which_nothing_stands_are_left_out() -> None:
    series = content(page_of(COURIER), MEASURED)

    assert isinstance(series, Series)
    assert rows(series.measurements) == [["Period", "Value"], ["2026-06", "96 %"]]
    assert series.measurements.note == ""


def test_a_capability_without_a_fresh_measurement_makes_nothing_safe() -> None:
    page = page_of(COURIER, delivering())

    series = content(page, MEASURED)
    assert isinstance(series, Series)
    assert facts(series.levels) == {
        "Metric": "[Parcels on time]",
        "Counts": "every case",
        "Safe to promise": "nothing: no measurement is fresh enough",
    }
    assert series.trend is None
    assert rows(series.measurements) == [[]]
    assert series.measurements.empty == "Nothing has been measured yet."
    assert "Safe to promise" not in glance(page)


def test_only_the_judgements_of_the_capability_are_shown() -> None:
    changes = {
        "touchpoint/doorstep": {"capabilities": ["courier", "drone"]},
        "capability/drone": {"title": "Drone", "delivers": [{"metric": "on-time"}]},
    }

    promised = content(page_of(COURIER, changes), "Promised against deliverable")

    assert isinstance(promised, Promised)
    assert promised.head == "Promise and touchpoint"
    assert [shown(name) for name in promised.rows[0].names] == ["[Delivered the next day]", "at [Parcel at the door]"]
    assert [row.verdict for row in promised.rows] == [VerdictMark("kept", "kept")]


def test_proof_is_a_table_with_the_newest_first() -> None:
    proof = [
        {"verdict": "broken", "on": "2026-01-05", "note": "Nobody *rang*."},
        {"verdict": "kept", "on": "2026-05-01", "research": "visits"},
    ]
    changes = {
        COURIER: {"delivers": [{"promise": "next-day", "proof": proof}]},
        "research/visits": {"title": "Visits", "method": "interview", "date": "2026-05-01"},
    }

    table = content(page_of(COURIER, changes), "Proof: Delivered the next day")

    assert rows(table) == [
        ["On", "Verdict", "Study", "Note"],
        ["2026-05-01", "kept", "[Visits]", ""],
        ["2026-01-05", "broken", "", "Nobody *rang*."],
    ]


def test_a_capability_says_in_which_metrics_it_does_well_and_nothing_is_promised() -> None:
    delivers = [
        {"metric": "on-time", "measurements": [{"period": "2026-06", "value": "96"}]},
        {"metric": "wait", "measurements": [{"period": "2026-06", "value": "2"}], "designed": "3"},
    ]

    page = page_of(COURIER, {COURIER: {"delivers": delivers}, "metric/wait": {"title": "Wait"}})

    assert lead_of(page).answer == "1 promise rests on it"
    assert glance(page)["Unpromoted"] == (
        "[Wait] measured lately, misses no level that it is built for, and no live promise speaks of it"
    )


def test_what_a_promise_expects_anywhere_is_not_unpromoted() -> None:
    page = page_of(COURIER, {"touchpoint/doorstep": {"capabilities": ""}})

    assert "Unpromoted" not in glance(page)


def test_each_group_has_a_series_and_a_safe_level_of_its_own() -> None:
    changes = delivering(
        {"period": "2026-06", "value": "98"}, {"period": "2026-06", "value": "61", "group": "outer-islands"}
    )

    page = page_of(COURIER, changes)

    assert glance(page)["Safe to promise"] == (
        "Parcels on time at least 98.0 % Parcels on time, outer islands at least 61.0 %"
    )
    everybody = content(page, MEASURED)
    islands = content(page, f"{MEASURED}, outer islands")
    assert isinstance(everybody, Series)
    assert isinstance(islands, Series)
    assert facts(everybody.levels)["Safe to promise"] == "at least 98.0 %, set by the value in 2026-06"
    assert facts(islands.levels)["Safe to promise"] == "at least 61.0 %, set by the value in 2026-06"


@pytest.mark.parametrize(
    ("metric", "why"),
    [
        ({"internal": "yes"}, "for use inside only"),
        ({"cases": ""}, "nobody knows how many cases were looked at"),
    ],
)
def test_a_level_that_is_not_safe_says_why(metric: dict[str, str], why: str) -> None:
    series = content(page_of(COURIER, {"metric/on-time": metric}), MEASURED)

    assert isinstance(series, Series)
    assert facts(series.levels)["Safe to promise"] == f"nothing: {why}"


def test_of_a_retired_capability_no_level_is_safe_or_unsafe() -> None:
    series = content(page_of(COURIER, {COURIER: {"status": "retired"}}), MEASURED)

    assert isinstance(series, Series)
    assert "Safe to promise" not in facts(series.levels)


def test_a_capability_on_which_nothing_rests_says_so() -> None:
    assert lead_of(page_of(COURIER, {"touchpoint/doorstep": {"capabilities": ""}})).answer == "No promise rests on it."


def test_what_rests_on_it_through_others_alone_is_told_with_its_verdicts_and_gives_it_none() -> None:
    changes = relying("courier", "rider")

    lead = lead_of(page_of(SORTING, changes))

    assert lead.answer == "2 promises rest on it through others: 1 broken and 1 kept."
    assert lead.verdict is None


def test_of_a_single_promise_through_others_the_verdict_is_told_alone() -> None:
    assert lead_of(page_of(SORTING, relying("courier"))).answer == "1 promise rests on it through others: kept."


def test_promises_that_rest_on_it_directly_are_told_from_those_through_others() -> None:
    lead = lead_of(page_of(COURIER, relying("rider", on="courier")))

    assert lead.answer == "1 promise rests on it, and 1 more through others: broken"
    assert lead.verdict == VerdictMark("kept", "kept")


def test_a_promise_that_rests_on_it_both_ways_is_counted_once() -> None:
    counter = {"promises": ["next-day"], "capabilities": ["rider"]}

    page = page_of(COURIER, {**relying("rider", on="courier"), "touchpoint/counter": counter})

    assert lead_of(page).answer == "1 promise rests on it"


def test_verdicts_of_several_places_are_told_apart_from_the_promises() -> None:
    counter = {"promises": ["next-day"], "capabilities": ["courier"]}

    lead = lead_of(page_of(COURIER, {"touchpoint/counter": counter}))

    assert lead.answer == "1 promise rests on it"
    assert lead.counted == "The 2 places where promises rest on it directly, by verdict:"


def test_what_is_not_live_counts_nothing_that_rests_on_it() -> None:
    page = page_of(SORTING, {**relying("courier"), SORTING: {"title": "Sorting", "status": "retired"}})

    assert lead_of(page).answer == ""


def test_a_weak_link_and_its_partners_are_named() -> None:
    changes = delivering({"period": "2026-06", "value": "96"}, designed="97")
    changes[COURIER]["partners"] = ["vans"]
    changes["partner/vans"] = {"title": "Vans"}

    found = glance(page_of(COURIER, changes))

    assert found["Weak link"] == "misses its designed level"
    assert found["Partners"] == "[Vans]"


def test_what_is_delivered_on_an_unknown_metric_has_no_series() -> None:
    page = page_of(COURIER, {COURIER: {"delivers": [{"metric": "nothing"}]}})

    assert [section.title for section in page.after] == ["Facts", "What points here"]
