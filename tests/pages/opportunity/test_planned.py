from __future__ import annotations

from typing import Any

import pytest

from cxmap.pages.opportunity.planned import PlannedVerdicts
from tests.alignment.small_maps import measured
from tests.pages.small_sites import page_of, rows

PLAN = "opportunity/plan"


def planned(*effects: Any, **more: Any) -> PlannedVerdicts | None:
    changes = {
        PLAN: {"title": "Plan", "owner": "last-mile", "would": [*effects], **more.pop("plan", {})},
        "capability/courier": measured("90"),
        **more,
    }
    page = page_of(PLAN, changes)
    return next((each.content for each in page.after if isinstance(each.content, PlannedVerdicts)), None)


VALUE = {"capability": "courier", "metric": "on-time", "value": "97"}


def test_an_opportunity_tells_which_verdicts_would_turn() -> None:
    found = planned(VALUE)

    assert found
    assert found.answer == "Once it is done, promises would be kept better at 1 place."
    assert rows(found.turns)[1:] == [
        [
            "[Delivered the next day]",
            "[Parcel at the door]",
            "broken",
            "kept",
            "Promised: at least 95 % (Parcels on time). Measured: 97 % in 2026-06 (Courier).",
        ]
    ]


def test_what_gets_worse_is_told_beside_what_gets_better() -> None:
    more = {"promise/answer": {"statement": "We answer"}, "touchpoint/call": {"promises": ["answer"]}}

    found = planned(VALUE, {"touchpoint": "call", "promises": ["answer", "next-day"]}, **more)

    assert found
    assert found.answer == "Once it is done, promises would be kept better at 1 place and worse at 1 place."


def test_a_promise_that_is_only_felt_elsewhere_is_neither() -> None:
    found = planned(
        {"touchpoint": "call", "promises": ["next-day"], "capabilities": ["courier"]},
        **{"capability/courier": measured("97"), "touchpoint/call": {"title": "Call"}},
    )

    assert found
    assert found.answer == "Once it is done, promises would be felt elsewhere, and kept no better and no worse."
    assert rows(found.turns)[1][2] == "not promised there"


def test_where_nothing_turns_it_says_so() -> None:
    found = planned({"promise": "next-day", "statement": "Soon"})

    assert found
    assert found.answer == "No verdict would turn: 1 promise that it may touch would be judged as today."
    assert found.turns is None


@pytest.mark.parametrize("plan", [{"would": ""}, {"state": "done"}, {"state": "dropped"}, {"status": "retired"}])
def test_what_is_over_or_plans_nothing_tells_nothing(plan: Any) -> None:
    assert planned(VALUE, plan=plan) is None
