from __future__ import annotations

from typing import Any

from cxmap.insight.dependents import dependents_of
from cxmap.insight.root_causes import behind, felt_pains, reaches
from cxmap.model.ids import Key
from tests.pages.small_sites import small_site

CHAIN: dict[str, Any] = {
    "capability/top": {"title": "Top", "relies_on": ["middle"]},
    "capability/middle": {"title": "Middle", "relies_on": ["bottom"]},
    "capability/bottom": {"title": "Bottom"},
    "touchpoint/doorstep": {"capabilities": ["top"], "pain_points": [{"title": "Late", "causes": ["capability/top"]}]},
}


def test_behind_a_cause_lies_all_that_it_relies_on() -> None:
    site = small_site(CHAIN)

    assert behind(site, Key("touchpoint/doorstep")) == ("capability/top", "capability/middle", "capability/bottom")


def test_nothing_is_reached_through_a_retired_capability() -> None:
    retired = {"title": "Middle", "status": "retired", "relies_on": ["bottom"]}

    site = small_site({**CHAIN, "capability/middle": retired})

    assert behind(site, Key("touchpoint/doorstep")) == ("capability/top",)
    assert behind(site, Key("capability/middle")) == ()
    assert dependents_of(site, [Key("capability/bottom")]) == ()


def test_a_cause_that_is_not_live_is_no_cause() -> None:
    gone = {"title": "Top", "status": "retired", "relies_on": ["middle"]}

    site = small_site({**CHAIN, "capability/top": gone})

    assert [pain.causes for pain in felt_pains(site)] == [()]
    assert reaches(site, felt_pains(site), ()) == {}


def test_what_is_named_as_a_cause_is_not_told_again_as_relied_on() -> None:
    pains = [
        {"title": "Late", "causes": ["capability/top"]},
        {"title": "Lost", "causes": ["capability/top", "capability/middle"]},
    ]
    site = small_site({**CHAIN, "touchpoint/doorstep": {"capabilities": ["top"], "pain_points": pains}})

    reach = reaches(site, felt_pains(site), ())[Key("capability/middle")]

    assert [title for _, title in reach.said.pains] == ["Lost"]
    assert [title for _, title in reach.relied.pains] == ["Late"]
    assert not reach.relied.touchpoints


def test_a_cause_reaches_only_journeys_that_are_live() -> None:
    stages = [{"name": "All", "touchpoints": ["doorstep"]}]
    journeys = {
        "journey/receive": {"title": "Receive", "stages": stages},
        "journey/collect": {"title": "Collect", "status": "retired", "stages": stages},
    }
    site = small_site({**CHAIN, **journeys})

    reach = reaches(site, felt_pains(site), ())[Key("capability/top")]

    assert tuple(reach.said.journeys) == ("journey/receive",)
