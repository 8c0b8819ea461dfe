from __future__ import annotations

from typing import Any

import pytest
import yaml

from cxmap.adapters.export.openslo import FILE_NAME, exported
from tests.alignment.small_maps import KEPT, Changes, small_map

PROMISE = KEPT["promise/next-day"]


def text(changes: Changes) -> str:
    return exported(small_map(changes))[FILE_NAME].decode()


def objectives(changes: Changes) -> list[Any]:
    return list(yaml.safe_load_all(text(changes)))


def within(window: str, **target: str) -> Changes:
    rows = [{"period": "2026-06", "value": "96", "sample": "1000"}]
    return {
        "promise/next-day": {"expects": [{"metric": "on-time", "over": window, **(target or {"at_least": "95"})}]},
        "capability/courier": {"delivers": [{"metric": "on-time", "measurements": rows}]},
    }


def test_a_share_within_a_window_is_an_objective_of_the_capability_that_delivers_it() -> None:
    (found,) = objectives(within("quarter"))

    assert (found["apiVersion"], found["kind"]) == ("openslo/v1", "SLO")
    assert found["metadata"] == {
        "name": "next-day-doorstep-on-time-courier",
        "displayName": "Delivered the next day (Parcel at the door)",
        "labels": {"promise": "next-day", "touchpoint": "doorstep", "made-by": "last-mile", "verdict": "at-risk"},
    }
    spec = found["spec"]
    assert spec["service"] == "courier"
    assert spec["budgetingMethod"] == "Occurrences"
    assert spec["objectives"] == [{"displayName": "Delivered the next day", "targetPercent": 95}]
    assert spec["description"].startswith("Delivered the next day\nPromised: at least 95 %")
    assert spec["indicator"]["metadata"] == {"name": "on-time", "displayName": "Parcels on time"}
    ratio = spec["indicator"]["spec"]["ratioMetric"]
    assert ratio["rawType"] == "success"
    assert ratio["raw"]["metricSource"] == {"type": "cxmap", "spec": {"metric": "on-time", "capability": "courier"}}


@pytest.mark.parametrize(
    ("window", "duration", "start"),
    [
        ("month", "1M", "2026-06-01"),
        ("quarter", "1Q", "2026-04-01"),
        ("half", "6M", "2026-01-01"),
        ("year", "1Y", "2026-01-01"),
    ],
)
def test_the_window_is_that_of_the_calendar(window: str, duration: str, start: str) -> None:
    (found,) = objectives(within(window))

    (said,) = found["spec"]["timeWindow"]
    assert said == {
        "duration": duration,
        "calendar": {"startTime": f"{start} 00:00:00", "timeZone": "UTC"},
        "isRolling": False,
    }


def test_a_share_that_should_be_low_is_a_share_of_failures() -> None:
    low = {"metric/on-time": {"better": "lower"}}

    (found,) = objectives({**within("quarter", at_most="4.5"), **low})

    assert found["spec"]["objectives"][0]["targetPercent"] == 95.5
    assert found["spec"]["indicator"]["spec"]["ratioMetric"]["rawType"] == "failure"


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {**within("quarter"), "metric/on-time": {"type": "mean", "unit": "days"}},
        {"promise/next-day": {"expects": ""}},
    ],
    ids=["no window", "no share", "no target"],
)
def test_other_promises_are_no_objectives(changes: Changes) -> None:
    assert text(changes) == "# Promises of shares within a window, as of 2026-06-30: 0.\n"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        (within("quarter", at_least="100"), "OpenSLO knows no objective of 100 percent"),
        ({**within("quarter"), "touchpoint/doorstep": {"capabilities": ""}}, "no capability delivers it"),
    ],
)
def test_what_the_format_cannot_say_is_left_out_and_said(changes: Changes, why: str) -> None:
    assert objectives(changes) == []
    assert "# Left out: next-day-doorstep-on-time" in text(changes)
    assert why in text(changes)


def test_long_names_stay_different_and_within_the_format() -> None:
    capability = within("quarter")["capability/courier"]
    many = {f"capability/{'courier-' * 9}{letter}": capability for letter in "ab"}
    names = [key.partition("/")[2] for key in many]
    changes = {**within("quarter"), **many, "touchpoint/doorstep": {"capabilities": names}}

    found = [each["metadata"]["name"] for each in objectives(changes)]

    assert len(found) == len(set(found)) == 2
    assert all(len(name) <= 63 and name == name.lower() for name in found)


def test_the_figures_of_a_group_name_it() -> None:
    changes = {
        "promise/next-day": {"expects": [{"metric": "on-time", "over": "month", "at_least": "95", "group": "islands"}]},
        "capability/courier": {
            "delivers": [
                {
                    "metric": "on-time",
                    "measurements": [{"period": "2026-06", "value": "96", "sample": "1000", "group": "islands"}],
                }
            ]
        },
    }

    (found,) = objectives(changes)

    assert found["metadata"]["name"] == "next-day-doorstep-on-time-courier-islands"
    assert found["spec"]["indicator"]["spec"]["ratioMetric"]["raw"]["metricSource"]["spec"]["group"] == "islands"
