from __future__ import annotations

from typing import Any

from cxmap.model.capability import Capability
from cxmap.model.ids import Key
from cxmap.model.metric import Metric
from cxmap.pages.charts.sparks import MOST_POINTS, levels_cell, sparks_cell
from cxmap.pages.kit.values import NOTHING, Several, Spark
from tests.pages.small_sites import small_site

ON_TIME = "metric/on-time"
COURIER = "capability/courier"


def sparks(changes: dict[str, Any]) -> list[Spark]:
    site = small_site(changes)
    metric = site.catalogue.documents[Key(ON_TIME)].entity
    assert isinstance(metric, Metric)
    found = sparks_cell(site, metric)
    return [each for each in found.members if isinstance(each, Spark)] if isinstance(found, Several) else []


def measured(*rows: tuple[str, str]) -> dict[str, Any]:
    measurements = [{"period": period, "value": value} for period, value in rows]
    return {COURIER: {"delivers": [{"metric": "on-time", "measurements": measurements}]}}


def test_a_measure_says_who_delivers_it_and_what_was_measured_last() -> None:
    (only,) = sparks(measured(("2026-06", "96.5"), ("2026-04", "90"), ("2026-05", "97")))

    assert (only.by.name, only.value, only.period) == ("Courier", "96.5 %", "in 2026-06")
    assert only.points == ((0, 100), (51, 0), (100, 7))


def test_what_is_delivered_on_another_measure_is_left_out() -> None:
    both = {COURIER: {"delivers": [{"metric": "wait"}, {"metric": "on-time"}]}, "metric/wait": {"title": "Wait"}}

    (only,) = sparks(both)

    assert only.value == ""


def test_a_line_needs_two_days() -> None:
    (only,) = sparks(measured(("2026-06", "96")))

    assert only.value
    assert only.points == ()


def test_a_value_that_never_changes_is_a_line_in_the_middle() -> None:
    (only,) = sparks(measured(("2026-04", "96"), ("2026-06", "96")))

    assert only.points == ((0, 50), (100, 50))


def test_only_the_last_values_are_drawn() -> None:
    (only,) = sparks(measured(*((f"{year}-0{month}", "9") for year in (2024, 2025) for month in range(1, 10))))

    assert len(only.points) == MOST_POINTS


def safe(changes: dict[str, Any]) -> list[tuple[str, str]]:
    site = small_site(changes)
    capability = site.catalogue.documents[Key(COURIER)].entity
    assert isinstance(capability, Capability)
    found = levels_cell(site, capability)
    return (
        [(each.by.name, each.safe) for each in found.members if isinstance(each, Spark)]
        if isinstance(found, Several)
        else []
    )


def test_a_capability_says_of_each_measure_what_is_safe_to_promise() -> None:
    both = [
        {"metric": "on-time", "measurements": [{"period": "2026-06", "value": "96"}]},
        {"metric": "wait", "measurements": [{"period": "2020", "value": "9"}]},
        {"promise": "next-day", "proof": [{"verdict": "kept", "on": "2026-06-01"}]},
    ]

    assert safe({COURIER: {"delivers": both}, "metric/wait": {"title": "Wait"}}) == [
        ("Parcels on time", "safe: at least 96.0 %"),
        ("Wait", "nothing safe: no measurement is fresh enough"),
    ]


def test_each_group_has_a_line_and_a_safe_level_of_its_own() -> None:
    rows = [{"period": "2026-06", "value": "96"}, {"period": "2026-06", "value": "61", "group": "islands"}]
    changes: dict[str, Any] = {COURIER: {"delivers": [{"metric": "on-time", "measurements": rows}]}}

    assert [(each.group, each.value) for each in sparks(changes)] == [("", "96 %"), ("islands", "61 %")]
    assert [level for _, level in safe(changes)] == ["safe: at least 96.0 %", "safe: at least 61.0 %"]


def test_a_value_that_is_too_old_to_count_says_so() -> None:
    (only,) = sparks(measured(("2024-06", "96")))

    assert only.period == "in 2024-06, too old to count"


def test_of_a_capability_that_is_not_live_nothing_is_said_to_be_safe() -> None:
    assert safe({COURIER: {"status": "retired"}}) == [("Parcels on time", "")]


def test_a_capability_that_delivers_nothing_measured_has_no_line() -> None:
    assert safe({COURIER: {"delivers": ""}}) == []


def test_who_has_not_measured_is_named_all_the_same() -> None:
    (only,) = sparks(measured())

    assert (only.by.name, only.value, only.points) == ("Courier", "", ())


def test_a_measure_that_nobody_delivers_has_no_line() -> None:
    delivers_another = {COURIER: {"delivers": [{"metric": "wait"}]}, "metric/wait": {"title": "Wait", "unit": "days"}}
    site = small_site(delivers_another)
    metric = site.catalogue.documents[Key(ON_TIME)].entity
    assert isinstance(metric, Metric)

    assert sparks_cell(site, metric) == NOTHING
