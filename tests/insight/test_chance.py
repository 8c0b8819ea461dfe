from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.insight.chance import Chance, chance_of
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.ids import Key
from cxmap.model.journey import Journey
from tests.alignment.small_maps import Changes, measured, small_map

JOURNEY = Key("journey/receive")
Fields = dict[str, Any]


def journey(*steps: str | list[str], **more: Any) -> Mapping[str, Fields]:
    return {JOURNEY: {"title": "Receive", "stages": [{"name": "Way", "touchpoints": [*steps]}], **more}}


def second(value: str, metric: str = "answered", **capability: Any) -> Mapping[str, Fields]:
    """A second promise, kept at a touchpoint of its own by a capability of its own."""
    rows = [{"period": "2026-06", "value": value}]
    share = {"title": "Answered", "unit": "percent", "better": "higher", "type": "share", "cases": "all"}
    return {
        **({"metric/answered": share} if metric == "answered" else {}),
        "promise/answer": {"statement": "We answer", "expects": [{"metric": metric, "at_least": "90"}]},
        "capability/desk": {"delivers": [{"metric": metric, "measurements": rows}], **capability},
        "touchpoint/call": {"promises": ["answer"], "capabilities": ["desk"]},
    }


def chance(*changes: Changes) -> Chance | None:
    compiled = small_map({key: fields for each in changes for key, fields in each.items()})
    judged = JudgedMap(compiled.catalogue, compiled.alignment)
    found = judged.catalogue.find(Journey, "receive")
    assert found
    return chance_of(judged, found)


def bounds(*changes: Changes) -> tuple[str, str | None]:
    found = chance(*changes)
    assert found
    return str(found.least), None if found.most is None else str(found.most)


def left_out(*changes: Changes) -> tuple[str, ...]:
    found = chance(*changes)
    assert found
    return found.left_out


def test_of_one_promise_as_many_get_all_as_get_it() -> None:
    assert bounds(journey("doorstep")) == ("96", "96")


def test_of_two_at_most_the_smaller_share_and_at_least_what_no_shortfall_takes() -> None:
    assert bounds(journey("doorstep", "call"), second("93")) == ("89", "93")


def test_a_share_that_should_be_low_counts_by_what_is_left_of_it() -> None:
    lost = {"metric": "on-time", "measurements": [{"period": "2026-06", "value": "4"}]}
    changes = {
        "metric/on-time": {"title": "Lost", "better": "lower"},
        "promise/next-day": {"expects": [{"metric": "on-time", "at_most": "5"}]},
        "capability/courier": {"delivers": [lost]},
    }

    assert bounds(journey("doorstep"), changes) == ("96", "96")


def test_a_series_counts_once_however_often_customers_meet_it() -> None:
    again = {"touchpoint/letterbox": {"promises": ["next-day"], "capabilities": ["courier"]}}

    assert bounds(journey("doorstep", "letterbox"), again) == ("96", "96")


def test_below_nothing_the_lower_bound_says_nothing() -> None:
    assert bounds(journey("doorstep", "call"), second("40"), {"capability/courier": measured("50")}) == ("0", "40")


def test_alternatives_take_from_the_lower_bound_and_set_no_upper_one() -> None:
    assert bounds(journey(["doorstep", "call"]), second("93")) == ("89", None)


def test_of_several_capabilities_at_one_touchpoint_the_worst_counts_and_sets_no_upper_bound() -> None:
    both = {
        "touchpoint/doorstep": {"capabilities": ["courier", "van"]},
        "capability/van": measured("91"),
    }

    assert bounds(journey("doorstep"), both) == ("91", None)


def test_what_another_capability_delivers_at_a_later_step_counts_too() -> None:
    other = {
        "touchpoint/letterbox": {"promises": ["next-day"], "capabilities": ["van"]},
        "capability/van": measured("91"),
    }

    assert bounds(journey("doorstep", "letterbox"), other) == ("87", None)


@pytest.mark.parametrize(
    "changes",
    [
        {"metric/on-time": {"type": "mean", "unit": "days"}},
        {
            "capability/courier": {
                "delivers": [{"metric": "on-time", "measurements": [{"period": "2019", "value": "96"}]}]
            }
        },
        {"capability/courier": {"delivers": ""}},
        {"metric/on-time": {"cases": "sample"}},
        {"metric/on-time": {"excludes": ["islands"]}},
        {"promise/next-day": {"expects": "", "proven_by": ""}},
    ],
    ids=["an average", "old figures", "no figures", "an unknown number of cases", "figures of others", "no target"],
)
def test_what_is_not_known_of_each_customer_is_left_out_and_said(changes: Changes) -> None:
    assert left_out(journey("doorstep", "call"), second("93"), changes) == ("promise/next-day",)
    assert bounds(journey("doorstep", "call"), second("93"), changes) == ("93", "93")


def test_a_verdict_that_a_mistake_hides_is_left_out_and_said() -> None:
    mistake = {"capability/courier": {"delivers": [{"metric": "on-time", "measurements": [{"period": "soon"}]}]}}

    assert left_out(journey("doorstep", "call"), second("93"), mistake) == ("promise/next-day",)


def test_nothing_that_is_known_gives_no_answer() -> None:
    assert chance(journey("doorstep"), {"capability/courier": {"delivers": ""}}) is None


def test_a_future_journey_has_none_yet() -> None:
    assert chance(journey("doorstep", state="future")) is None


@pytest.mark.parametrize("reads_as", ["most", "from", "stated", "average", "up-to"])
def test_what_is_not_promised_to_each_customer_takes_nothing_from_them(reads_as: str) -> None:
    assert bounds(journey("doorstep", "call"), second("93"), {"promise/next-day": {"reads_as": reads_as}}) == (
        "93",
        "93",
    )


PERSONAS = {"persona/shop": {"title": "Shop"}, "persona/home": {"title": "Home"}}


def test_what_is_promised_to_others_does_not_count() -> None:
    to_shops = {"promise/next-day": {"personas": ["shop"]}}

    assert bounds(journey("doorstep", "call", personas=["home"]), PERSONAS, to_shops, second("93")) == ("93", "93")


def test_what_is_promised_to_some_sets_no_upper_bound() -> None:
    to_shops = {"promise/next-day": {"personas": ["shop"]}}
    both = journey("doorstep", "call", personas=["home", "shop"])

    assert bounds(both, PERSONAS, to_shops, second("99")) == ("95", "99")
    assert bounds(journey("doorstep", "call"), PERSONAS, to_shops, second("99")) == ("95", "99")


def test_figures_of_a_group_set_no_upper_bound() -> None:
    of_islands = {
        "promise/next-day": {"expects": [{"metric": "on-time", "at_least": "95", "group": "islands"}]},
        "capability/courier": measured("90", group="islands"),
    }

    assert bounds(journey("doorstep", "call"), of_islands, second("99")) == ("89", "99")


def test_the_repair_that_lifts_the_lower_bound_most_is_named() -> None:
    found = chance(journey("doorstep", "call"), second("70"), {"capability/courier": measured("90")})

    assert found
    assert (found.least, found.repaired) == (Decimal(60), Decimal(80))
    assert found.repair
    assert found.repair.promises == ("promise/answer",)


def test_where_everything_is_kept_there_is_nothing_to_repair() -> None:
    found = chance(journey("doorstep"))

    assert found
    assert (found.repair, found.repaired) == (None, found.least)


@given(shares=st.lists(st.integers(min_value=0, max_value=100), min_size=2, max_size=4), seed=st.integers())
def test_whoever_misses_what_the_bounds_hold(shares: list[int], seed: int) -> None:
    """Of 100 customers, those who miss a promise are drawn anew for each."""
    random = Random(seed)
    missed = [set(random.sample(range(100), 100 - share)) for share in shares]
    names = [f"m{number}" for number in range(len(shares))]
    changes: dict[str, Any] = {}
    for name, share in zip(names, shares, strict=True):
        metric = {"title": name, "unit": "percent", "better": "higher", "type": "share", "cases": "all"}
        rows = [{"period": "2026-06", "value": str(share)}]
        changes |= {
            f"metric/{name}": metric,
            f"promise/{name}": {"statement": name, "expects": [{"metric": name, "at_least": "95"}]},
            f"capability/{name}": {"delivers": [{"metric": name, "measurements": rows}]},
            f"touchpoint/{name}": {"promises": [name], "capabilities": [name]},
        }

    found = chance(journey(*names), changes)

    assert found
    assert found.most is not None
    assert found.least <= 100 - len(set().union(*missed)) <= found.most
