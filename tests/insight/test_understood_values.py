from __future__ import annotations

from typing import Any

import pytest

from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.map_diff import map_diff
from tests.alignment.small_maps import Changes, small_map

JUNE = {"period": "2026-06", "value": "96"}
DELIVERY = {"metric": "on-time", "measurements": [JUNE]}


def understood(old: Changes, new: Changes) -> list[str]:
    """The values of all changed entities: subject, as it was, as it is."""
    before, after = (JudgedMap(each.catalogue, each.alignment) for each in (small_map(old), small_map(new)))
    found = map_diff(before, after).understood
    return [f"{key} | {each.subject} | {each.old} | {each.new}" for key, some in found.items() for each in some]


def measured(*rows: dict[str, Any], **more: str) -> Changes:
    return {"capability/courier": {"delivers": [{"metric": "on-time", **more, "measurements": list(rows)}]}}


def test_a_value_is_told_with_its_unit_its_sample_and_its_period() -> None:
    now = measured({"period": "2026-06", "value": "93.9", "sample": "12000"})

    assert understood({}, now) == [
        "capability/courier | Parcels on time | 96 % in June 2026 | 93.9 % of 12,000 in June 2026"
    ]


def test_a_measurement_that_stands_further_down_now_is_held_against_what_it_was() -> None:
    may, june = {"period": "2026-05", "value": "95"}, {"period": "2026-06", "value": "96"}
    old = measured({"period": "2026-01", "value": "90"}, may, june)
    new = measured(may, {**june, "value": "97"})

    assert understood(old, new) == [
        "capability/courier | Parcels on time | 90 % in January 2026 | None",
        "capability/courier | Parcels on time | 96 % in June 2026 | 97 % in June 2026",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({}, measured(JUNE, designed="97"), "Parcels on time, designed | None | 97 %"),
        (
            {},
            {"promise/next-day": {"expects": [{"metric": "on-time", "at_least": "90"}]}},
            "expects | at least 95 % (Parcels on time) | at least 90 % (Parcels on time)",
        ),
        ({"promise/next-day": {"expects": ""}}, {}, "expects | None | at least 95 % (Parcels on time)"),
        ({}, {"promise/next-day": {"valid_from": "2026-01-31"}}, "valid from | None | 31 January 2026"),
        ({"promise/next-day": {"valid_from": "2026-01-31"}}, {}, "valid from | 31 January 2026 | None"),
        ({}, {"promise/next-day": {"reads_as": "up-to"}}, "reads as | None | up to"),
        ({}, {"department/last-mile": {"needs": ["Quiet"]}}, "needs | None | “Quiet”"),
        (
            {"department/last-mile": {"needs": [{"need": "Quiet", "met": "2"}]}},
            {"department/last-mile": {"needs": [{"need": "Quiet", "met": "3"}]}},
            "Quiet, met | 2 | 3",
        ),
        ({}, {"metric/on-time": {"headroom": "2"}}, "headroom | None | 2 %"),
        ({}, {"metric/on-time": {"max_age": "90 days"}}, "max age | None | 90 days"),
        ({}, {"promise/next-day": {"x-cost-centre": "12"}}, "fields of your own | None | x-cost-centre: 12"),
    ],
)
def test_a_value_is_read_as_the_type_of_its_field_says(old: Changes, new: Changes, told: str) -> None:
    assert [each.partition(" | ")[2] for each in understood(old, new)] == [told]


def test_what_cannot_be_read_is_said_so() -> None:
    wrong = {"promise/next-day": {"expects": [{"metric": "on-time", "at_least": "ninety"}], "valid_from": "soon"}}

    assert understood({}, wrong) == [
        "promise/next-day | expects | at least 95 % (Parcels on time) | “ninety”, which cannot be read",
        "promise/next-day | valid from | None | “soon”, which cannot be read",
    ]


def test_a_touchpoint_that_moves_to_another_stage_is_told_by_the_names_of_both() -> None:
    def journey(first: list[str], second: list[str]) -> Changes:
        stages = [{"name": "Ordering", "touchpoints": first}, {"name": "Getting it", "touchpoints": second}]
        return {"journey/parcel": {"stages": stages}}

    assert understood(journey(["doorstep"], []), journey([], ["doorstep"])) == [
        "journey/parcel | Ordering, touchpoints | Parcel at the door | None",
        "journey/parcel | Getting it, touchpoints | None | Parcel at the door",
    ]


def test_a_new_entity_is_told_field_by_field_and_one_that_is_gone_not_at_all() -> None:
    new = {"capability/vans": {"title": "Vans", "owner": "last-mile", "delivers": [DELIVERY], "tags": ["a", "b"]}}

    assert understood({}, new) == [
        "capability/vans | owner | None | Last mile",
        "capability/vans | delivers | None | Parcels on time, measurements: 96 % in June 2026",
        "capability/vans | tags | None | “a”, “b”",
    ]
    assert understood(new, {}) == []


def test_an_unknown_field_is_told_as_it_is_typed() -> None:
    assert understood({}, {"department/last-mile": {"colour": "red"}}) == [
        "department/last-mile | colour | None | “red”, which cannot be read"
    ]
