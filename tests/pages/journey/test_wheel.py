from __future__ import annotations

import itertools
from typing import Any

from cxmap.pages.journey.wheel import MOST_SPOKES, Wheel
from tests.pages.small_sites import content, page_of, rows

RECEIVE = "journey/receive"


def wheel(stages: list[dict[str, Any]], changes: dict[str, Any] | None = None, **more: Any) -> Wheel | None:
    journey = {RECEIVE: {"title": "Receive a parcel", "stages": stages, **more}}
    found = content(page_of(RECEIVE, {**journey, **(changes or {})}), "Experience wheel")
    assert found is None or isinstance(found, Wheel)
    return found


def stage(period: str | None, *touchpoints: str) -> dict[str, Any]:
    return {"name": period or "Some time", "touchpoints": list(touchpoints), **({"period": period} if period else {})}


FELT: dict[str, Any] = {
    "touchpoint/call": {"title": "Call", "experience": {"score": "2"}, "moment_of_truth": True},
    "touchpoint/card": {"title": "Card", "experience": {"score": "4"}},
    "touchpoint/loading": {"title": "Loading", "layer": "backstage"},
}


def test_the_wheel_goes_once_around_the_customer_from_before_to_after() -> None:
    found = wheel([stage("before", "call"), stage("during", "doorstep", "loading"), stage("after", "card")], FELT)

    assert found
    assert [sector.name for sector in found.sectors] == ["Before", "During", "After"]
    assert [spoke.name for spoke in found.spokes] == ["Call", "Parcel at the door", "Loading", "Card"]
    assert [spoke.is_left for spoke in found.spokes] == [False, False, True, True]
    assert found.personas == ("Customers",)
    assert [spoke.score for spoke in found.spokes] == ["2", "", "", "4"]
    assert [spoke.is_lowest for spoke in found.spokes] == [True, False, False, False]
    assert [spoke.is_decisive for spoke in found.spokes] == [True, False, False, False]


def test_the_lowest_point_is_that_of_the_map_also_where_a_single_score_is_known() -> None:
    found = wheel([stage("before", "call", "doorstep")], {"touchpoint/call": FELT["touchpoint/call"]})

    assert found
    assert [spoke.is_lowest for spoke in found.spokes] == [True, False]


def test_the_same_stands_in_a_table() -> None:
    found = wheel([stage("before", "call"), stage(None, "loading")], FELT)

    assert found
    assert rows(found.table) == [
        ["Touchpoint", "When", "Score", "Make-or-break"],
        ["[Call]", "Before", "2 of 5, assumed", "yes"],
        ["[Loading]", "Period not said", "unseen", ""],
    ]


def test_personas_stand_in_the_middle_and_long_names_are_shortened() -> None:
    changes = {
        "persona/a": {"title": "The one who needs longer to the door"},
        "touchpoint/call": {"title": "A call to say that nobody will be there today"},
    }

    found = wheel([stage("before", "call", "doorstep")], changes, personas=["a"])

    assert found
    assert found.personas == ("The one who needs l…",)
    assert found.spokes[0].name == "A call to say that nobody will be…"
    assert found.spokes[0].title.startswith("A call to say that nobody will be there today: ")


def test_names_never_lie_over_each_other() -> None:
    many = [f"touch-{number}" for number in range(MOST_SPOKES)]

    found = wheel([stage("before", *many)], {f"touchpoint/{each}": {"title": each} for each in many})

    assert found
    for is_left in (False, True):
        heights = sorted(float(spoke.label_y) for spoke in found.spokes if spoke.is_left is is_left)
        assert all(below - above >= 23.9 for above, below in itertools.pairwise(heights))
        assert 0 < heights[0] < heights[-1] < float(found.height)


def test_one_touchpoint_makes_no_wheel_and_very_many_make_none_either() -> None:
    many = [f"touch-{number}" for number in range(MOST_SPOKES + 1)]

    assert wheel([stage("before", "doorstep")]) is None
    assert wheel([stage("before", *many)], {f"touchpoint/{each}": {"title": each} for each in many}) is None


def test_of_many_personas_the_middle_says_how_many_more_there_are() -> None:
    personas = {**FELT, **{f"persona/{name}": {"title": name.upper()} for name in "abcd"}}

    three, four = (
        wheel([stage("before", "call", "doorstep")], personas, personas=list(names)) for names in ("abc", "abcd")
    )

    assert three
    assert three.personas == ("A", "B", "C")
    assert four
    assert four.personas == ("A", "B", "and 2 more")
