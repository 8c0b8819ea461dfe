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


def test_a_cause_reaches_only_journeys_that_are_live() -> None:
    stages = [{"name": "All", "touchpoints": ["doorstep"]}]
    journeys = {
        "journey/receive": {"title": "Receive", "stages": stages},
        "journey/collect": {"title": "Collect", "status": "retired", "stages": stages},
    }
    site = small_site({**CHAIN, **journeys})

    reach = reaches(site, felt_pains(site), ())[Key("capability/top")]

    assert tuple(reach.journeys) == ("journey/receive",)
