from __future__ import annotations

from typing import Any

import pytest

from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.mending import mends_of
from cxmap.model.promise import Promise
from tests.alignment.small_maps import measured, small_map

BEHIND = {
    "capability/courier": {"relies_on": ["sorting"], "partners": ["vans"]},
    "capability/sorting": {"title": "Sorting", "partners": ["belts"]},
    "partner/vans": {"title": "Vans"},
    "partner/belts": {"title": "Belts"},
    "partner/porters": {"title": "Porters"},
    "partner/painters": {"title": "Painters"},
    "touchpoint/doorstep": {
        "contributors": [
            {"partner": "porters"},
            {"partner": "painters", "promises": ["another"]},
            {"department": "last-mile"},
        ]
    },
    "promise/another": {},
}


@pytest.mark.parametrize(
    "addressed",
    [
        "promise/next-day",
        "touchpoint/doorstep",
        "metric/on-time",
        "capability/courier",
        "capability/sorting",
        "partner/vans",
        "partner/belts",
        "partner/porters",
    ],
)
def test_whatever_stands_behind_a_promise_can_be_addressed(addressed: str) -> None:
    (mend,) = mends({"opportunity/change": opportunity(addressed)})

    assert mend == ("change", (addressed,))


@pytest.mark.parametrize("addressed", ["partner/painters", "department/last-mile", "promise/another"])
def test_what_does_not_stand_behind_it_mends_nothing(addressed: str) -> None:
    assert mends({"opportunity/change": opportunity(addressed)}) == []


def test_those_on_their_way_come_first_then_those_that_help_most_for_least() -> None:
    found = mends(
        {
            "opportunity/a-done": opportunity("promise/next-day", state="done"),
            "opportunity/b-unknown": opportunity("promise/next-day"),
            "opportunity/c-idea": opportunity("promise/next-day", state="idea", impact="2"),
            "opportunity/d-idea": opportunity("promise/next-day", state="idea", impact="5", effort="4"),
            "opportunity/e-idea": opportunity("promise/next-day", state="idea", impact="5", effort="1"),
            "opportunity/f-doing": opportunity("promise/next-day", state="doing"),
            "opportunity/g-dropped": opportunity("promise/next-day", state="dropped"),
            "opportunity/h-retired": opportunity("promise/next-day", status="retired"),
        }
    )

    assert [name for name, _ in found] == ["f-doing", "e-idea", "d-idea", "c-idea", "b-unknown", "a-done"]


def test_an_opportunity_is_named_once_with_all_that_it_addresses() -> None:
    (mend,) = mends({"opportunity/change": opportunity("capability/courier", "promise/next-day")})

    assert mend == ("change", ("promise/next-day", "capability/courier"))


def test_what_cannot_be_read_further_down_stops_nothing() -> None:
    found = mends(
        {
            **BEHIND,
            "capability/courier": {"relies_on": ["sorting"], **measured("90")},
            "capability/sorting": "---\ntitle: [\n---\n",
            "opportunity/change": opportunity("capability/courier"),
        }
    )

    assert found == [("change", ("capability/courier",))]


def opportunity(*addressed: str, **fields: str) -> dict[str, Any]:
    return {"title": "A change", "owner": "last-mile", "addresses": list(addressed), **fields}


def mends(changes: dict[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    compiled = small_map({**BEHIND, **changes})
    promise = compiled.catalogue.find(Promise, "next-day")
    assert promise
    found = mends_of(JudgedMap(compiled.catalogue, compiled.alignment), promise)
    return [(each.opportunity.id, each.addressed) for each in found]
