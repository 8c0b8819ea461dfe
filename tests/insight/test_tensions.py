from __future__ import annotations

from typing import Any

from cxmap.insight.tensions import tensions_named, tensions_of
from cxmap.model.department import Department
from cxmap.model.ids import Key
from tests.pages.small_sites import small_site

PARTIES: dict[str, Any] = {
    "department/shops": {"title": "Shops", "conflicts_with": ["department/last-mile"]},
    "touchpoint/doorstep": {"contributors": [{"department": "shops"}]},
    "touchpoint/aisle": {"title": "Aisle", "owner": "shops", "contributors": [{"department": "last-mile"}]},
}


def test_parties_in_tension_meet_where_both_act_and_what_is_judged_comes_first() -> None:
    site = small_site(PARTIES)

    (found,) = tensions_named(site, site.catalogue.all(Department))

    assert (found.one, found.other) == ("department/last-mile", "department/shops")
    assert found.said_by == ("department/shops",)
    assert [meeting.touchpoint for meeting in found.meetings] == ["touchpoint/doorstep", "touchpoint/aisle"]


def test_whoever_is_asked_for_comes_first_in_a_tension_that_another_names() -> None:
    site = small_site(PARTIES)

    found = {party.id: tensions_of(site, party)[0].one for party in site.catalogue.all(Department)}

    assert found == {"last-mile": "department/last-mile", "shops": "department/shops"}


def test_parties_that_never_meet_may_hand_over_to_one_another() -> None:
    changes: dict[str, Any] = {
        "department/shops": {"title": "Shops", "conflicts_with": ["department/last-mile"]},
        "touchpoint/aisle": {"title": "Aisle", "owner": "shops"},
        "journey/buy": {"title": "Buy", "stages": [{"name": "All", "touchpoints": ["aisle", "doorstep"]}]},
    }

    site = small_site(changes)

    (found,) = tensions_named(site, site.catalogue.all(Department))
    assert (found.meetings, found.hand_overs) == ((), ("journey/buy",))


def test_alternatives_do_not_hand_over_to_one_another() -> None:
    changes: dict[str, Any] = {
        "department/shops": {"title": "Shops", "conflicts_with": ["department/last-mile"]},
        "touchpoint/aisle": {"title": "Aisle", "owner": "shops"},
        "journey/buy": {"title": "Buy", "stages": [{"name": "All", "touchpoints": [["aisle", "doorstep"]]}]},
    }

    (found,) = tensions_named((site := small_site(changes)), site.catalogue.all(Department))

    assert found.hand_overs == ()


def test_each_alternative_hands_over_to_what_comes_next() -> None:
    changes: dict[str, Any] = {
        "department/shops": {"title": "Shops", "conflicts_with": ["department/last-mile"]},
        "department/posts": {"title": "Posts"},
        "touchpoint/aisle": {"title": "Aisle", "owner": "shops"},
        "touchpoint/box": {"title": "Box", "owner": "posts"},
        "journey/buy": {"title": "Buy", "stages": [{"name": "All", "touchpoints": [["box", "aisle"], "doorstep"]}]},
    }

    (found,) = tensions_named((site := small_site(changes)), site.catalogue.all(Department))

    assert found.hand_overs == ("journey/buy",)


def test_parties_say_why_they_are_in_tension() -> None:
    changes: dict[str, Any] = {
        "department/shops": {
            "title": "Shops",
            "conflicts_with": [
                {"with": "department/last-mile", "because": "Both want the vans"},
                {"with": "department/posts", "because": "Space"},
            ],
        },
        "department/posts": {"title": "Posts"},
        "department/last-mile": {"title": "Last mile", "conflicts_with": "department/shops"},
    }
    site = small_site(changes)

    found = {each.other: each.reasons for each in tensions_of(site, site.catalogue.all(Department)[2])}

    assert found[Key("department/last-mile")] == (("department/shops", "Both want the vans"),)
