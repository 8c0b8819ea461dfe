from __future__ import annotations

from typing import Any

from cxmap.pages.journey.chance import ChanceInWords
from tests.alignment.small_maps import Changes, measured
from tests.pages.small_sites import page_of, rows, shown

RECEIVE = "journey/receive"
ANSWERED = {"title": "Answered", "unit": "percent", "better": "higher", "type": "share", "cases": "all"}


def answered(value: str) -> Changes:
    rows = [{"period": "2026-06", "value": value}]
    return {
        "metric/answered": ANSWERED,
        "promise/answer": {"statement": "We answer", "expects": [{"metric": "answered", "at_least": "90"}]},
        "capability/desk": {"delivers": [{"metric": "answered", "measurements": rows}]},
        "touchpoint/call": {"promises": ["answer"], "capabilities": ["desk"]},
    }


def chance(*touchpoints: Any, **changes: Any) -> ChanceInWords | None:
    stages = [{"name": "Way", "touchpoints": [*touchpoints]}]
    page = page_of(RECEIVE, {RECEIVE: {"title": "Receive", "stages": stages}, **changes})
    return next((each.content for each in page.before if isinstance(each.content, ChanceInWords)), None)


def test_a_journey_says_how_many_get_all_that_they_are_promised() -> None:
    found = chance("doorstep", "call", **answered("93.25"))

    assert found
    assert (
        found.answer
        == "Of 100 customers who go the whole way, at least 89.2 and at most 93.3 get all that they are promised."
    )
    assert rows(found.figures)[1:] == [
        ["[Delivered the next day]", "[Parcels on time]", "96", "95"],
        ["[We answer]", "[Answered]", "93.2", "90"],
    ]
    assert (found.repair, found.left_out) == ((), ())


def test_of_one_promise_there_is_one_number() -> None:
    found = chance("doorstep")

    assert found
    assert found.answer == "Of 100 customers who go the whole way, 96 get all that they are promised."


def test_it_says_what_is_not_counted_and_which_repair_gains_most() -> None:
    unknown = {"promise/soon": {"statement": "Soon"}, "touchpoint/doorstep": {"promises": ["next-day", "soon"]}}
    found = chance("doorstep", "call", **answered("70"), **unknown)

    assert found
    assert found.answer.endswith("at least 66 and at most 70 get all that they are promised, as far as it is measured.")
    assert (shown(found.repair), found.repaired, shown(found.left_out)) == ("[We answer]", "86", "[Soon]")


def test_where_too_much_is_missing_no_lower_bound_is_said() -> None:
    found = chance("doorstep", "call", **answered("30"), **{"capability/courier": measured("20")})

    assert found
    assert found.answer == "Of 100 customers who go the whole way, at most 20 get all that they are promised."


def test_where_no_bound_is_left_it_says_so() -> None:
    found = chance(["doorstep", "call"], **answered("30"), **{"capability/courier": measured("20")})

    assert found
    assert found.answer == "So much is missing in all that nobody can say how many customers get everything."


def test_where_no_share_is_known_nothing_is_said() -> None:
    assert chance("doorstep", **{"capability/courier": {"delivers": ""}}) is None
