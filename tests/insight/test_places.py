from __future__ import annotations

from typing import Any

import pytest

from cxmap.insight.hand_offs import participants_in, unseen_partners
from cxmap.insight.places import is_seen, met_by, places_of
from cxmap.model.ids import Key
from cxmap.model.touchpoint import Layer, Touchpoint
from tests.pages.small_sites import small_site

DOORSTEP = Key("touchpoint/doorstep")


@pytest.mark.parametrize(
    ("contributor", "lies"),
    [
        ({"influence": "direct"}, "seen"),
        ({"influence": "indirect"}, "unseen"),
        ({"influence": "indirect", "layer": "frontstage"}, "seen"),
        ({"influence": "direct", "layer": "backstage"}, "unseen"),
    ],
)
def test_a_part_lies_in_the_same_layer_wherever_it_is_told(contributor: dict[str, Any], lies: str) -> None:
    changes = {
        "partner/carrier": {"title": "Carrier"},
        "touchpoint/doorstep": {"contributors": [{"partner": "carrier", **contributor}]},
    }

    site = small_site(changes)

    carrier, touchpoint = Key("partner/carrier"), site.catalogue.find(Touchpoint, "doorstep")
    assert touchpoint
    assert is_seen(places_of(site, carrier)[DOORSTEP]) is (lies == "seen")
    assert (carrier in {each.party for each in participants_in(site, touchpoint, Layer.FRONTSTAGE)}) is (lies == "seen")
    assert (carrier in {each.party for each in unseen_partners(site, touchpoint)}) is (lies == "unseen")


@pytest.mark.parametrize(("status", "met"), [("live", {DOORSTEP}), ("retired", set())])
def test_a_persona_comes_only_to_what_is_on_live_journeys(status: str, met: set[Key]) -> None:
    changes: dict[str, Any] = {
        "persona/home": {"title": "Home"},
        "journey/receive": {
            "title": "Receive",
            "status": status,
            "personas": ["home"],
            "stages": [{"name": "All", "touchpoints": ["doorstep"]}],
        },
    }

    assert met_by(small_site(changes), Key("persona/home")) == met
