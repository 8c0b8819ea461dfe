from __future__ import annotations

from collections.abc import Mapping

from cxmap.pages.kit.graph_picture import GraphPictures
from tests.alignment.small_maps import Changes
from tests.pages.small_sites import content, page_of, rows

TITLE = "Your neighbourhood"
CHANGES = {
    "department/hub": {"title": "Hub", "conflicts_with": ["department/last-mile", "persona/home"]},
    "department/finance": {"title": "Finance"},
    "department/last-mile": {"title": "Last mile", "conflicts_with": ["department/finance"]},
    "persona/home": {"title": "At home"},
    "partner/vans": {"title": "Vans"},
    "touchpoint/doorstep": {
        "contributors": [{"department": "hub", "layer": "support"}, {"partner": "vans", "layer": "frontstage"}]
    },
}


def test_a_party_acts_at_touchpoints_and_meets_there_promises_departments_and_partners() -> None:
    assert groups("department/last-mile") == {
        "In tension": ["Finance"],
        "Department": ["Last mile"],
        "Part seen by customers": ["Parcel at the door"],
        "Promises felt": ["Delivered the next day"],
        "Departments": ["Hub"],
        "Partners": ["Vans"],
    }


def test_a_part_that_customers_do_not_see_stands_apart() -> None:
    found = groups("department/hub")

    assert found["Part not seen"] == ["Parcel at the door"]
    assert "Part seen by customers" not in found
    assert "In tension" not in found  # it is met at the door, and no persona is a party


def test_a_partner_has_a_neighbourhood_too() -> None:
    assert groups("partner/vans")["Departments"] == ["Last mile", "Hub"]


def test_the_same_stands_in_a_table() -> None:
    assert rows(neighbourhood("partner/vans").relations) == [
        ["Who or what", "is related how", "to whom or what"],
        ["[Vans]", "contributes to", "[Parcel at the door]"],
        ["[Delivered the next day]", "is felt at", "[Parcel at the door]"],
        ["[Last mile]", "stands behind", "[Parcel at the door]"],
        ["[Hub]", "stands behind", "[Parcel at the door]"],
    ]


def test_promises_carry_their_verdicts() -> None:
    graph = neighbourhood("partner/vans").pictures[0].graph

    assert {node.name: node.words for node in graph.nodes if node.verdict} == {
        "Parcel at the door": ("kept",),
        "Delivered the next day": ("kept",),
    }


def test_a_party_that_acts_nowhere_has_no_neighbourhood() -> None:
    assert content(page_of("department/finance", CHANGES), TITLE) is None


def neighbourhood(key: str, changes: Changes = CHANGES) -> GraphPictures:
    found = content(page_of(key, changes), TITLE)
    assert isinstance(found, GraphPictures)
    return found


def groups(key: str) -> Mapping[str, list[str]]:
    graph = neighbourhood(key).pictures[0].graph
    return {group.name: [node.name for node in group.nodes] for group in graph.groups}
