from __future__ import annotations

from typing import Any

import pytest

from cxmap.diagrams import ecosystem
from cxmap.diagrams.graph import Relation
from cxmap.pages.ecosystem import dependence
from cxmap.pages.ecosystem.dependence import Dependence
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.sieve import Sieve
from cxmap.pages.kit.tensions import MOST_HAND_OVERS, TensionRow, Tensions
from tests.alignment.small_maps import measured
from tests.pages.small_sites import content, overview_of, shown

ALL_THREE: dict[str, Any] = {
    "partner/carrier": {"title": "Carrier", "conflicts_with": ["department/last-mile"]},
    "persona/home": {"title": "Home"},
    "touchpoint/doorstep": {"contributors": [{"partner": "carrier"}]},
    "touchpoint/loading": {"title": "Loading", "layer": "backstage"},
    "journey/receive": {
        "title": "Receive",
        "personas": ["home"],
        "stages": [{"name": "Door", "touchpoints": ["doorstep", "loading"]}],
    },
}

TWO_JOURNEYS: dict[str, Any] = {
    **ALL_THREE,
    "journey/complain": {"title": "Complain", "stages": [{"name": "Door", "touchpoints": ["doorstep"]}]},
}


def _dependence(page: PageView) -> Dependence:
    found = content(page, "Who depends on whom")
    assert isinstance(found, Dependence)
    return found


def test_departments_partners_and_personas_stand_in_one_picture() -> None:
    (picture,) = _dependence(overview_of("ecosystem", ALL_THREE)).pictures

    assert {node.key: node.path for node in picture.graph.nodes} == {
        "department/last-mile": "departments/last-mile.md",
        "journey/receive": "journeys/receive.md",
        "persona/home": "personas/home.md",
        "partner/carrier": "partners/carrier.md",
    }
    assert Relation.TENSION in {edge.relation for edge in picture.graph.edges}
    assert picture.description.endswith("4 boxes, 4 lines; the table says the same.")


def test_too_many_for_one_picture_are_shown_in_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ecosystem, "MOST_NODES", 3)

    found = _dependence(overview_of("ecosystem", TWO_JOURNEYS))

    assert [picture.graph.title for picture in found.pictures] == ["The ecosystem (1 of 2)", "The ecosystem (2 of 2)"]
    assert found.note == (
        "2 journeys with all their parties are too many for one picture, "
        "so there are 2, the most urgent journeys first."
    )


def test_more_pictures_than_a_page_holds_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ecosystem, "MOST_NODES", 3)
    monkeypatch.setattr(dependence, "MOST_PICTURES", 1)

    found = _dependence(overview_of("ecosystem", TWO_JOURNEYS))

    assert len(found.pictures) == 1
    assert found.note.endswith("The first 1 picture stands here.")
    lines = [entry.answers["line"] for group in found.sieve.groups for entry in group.entries]
    assert sorted(lines) == ["", "", "0.n0.n1", "0.n2.n1"]


def test_every_picture_is_offered_as_a_file() -> None:
    page = overview_of("ecosystem", ALL_THREE)

    (files,) = [section.files for section in (*page.before, *page.after) if section.files]
    assert [file.path for file in files] == ["assets/cxmap/diagrams/ecosystem.part-1.mmd"]


def test_tensions_come_first_then_value_and_then_the_picture() -> None:
    page = overview_of("ecosystem", ALL_THREE)

    assert [section.title for section in page.after] == [
        "Who is in tension with whom",
        "Who gets value, and who gets none",
        "Who depends on whom",
    ]


def test_who_must_mend_a_promise_is_told_journey_by_journey() -> None:
    page = overview_of("ecosystem", {**ALL_THREE, "capability/courier": measured("80")})

    (group,) = _dependence(page).sieve.groups
    assert [(shown(row.cells[2]), row.answers["mends"]) for row in group.entries] == [
        ("[Delivered the next day]", "next-day"),
        ("", ""),
    ]


def test_nobody_with_a_part_in_a_journey_has_no_picture() -> None:
    page = overview_of("ecosystem")

    assert content(page, "Who depends on whom") is None
    assert content(page, "Who is in tension with whom") is None


def test_parts_can_be_sifted_by_journey_promise_and_party() -> None:
    sieve = _dependence(overview_of("ecosystem", ALL_THREE)).sieve

    (group,) = sieve.groups
    assert shown((group.head, group.others)) == "[Receive] [Home]"
    everywhere = {"journey": "receive", "promise": "next-day", "mends": ""}
    assert [row.answers for row in group.entries] == [
        {**everywhere, "party": "department/last-mile persona/home", "line": "0.n0.n1"},
        {**everywhere, "party": "partner/carrier persona/home", "line": "0.n3.n1"},
    ]
    assert [shown(row.cells[1]) for row in group.entries] == ["owns 2", "helps at 1"]
    assert [question.name for question in sieve.questions] == ["party"]


def test_a_long_list_of_parts_says_that_it_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dependence, "MOST_ROWS", 1)

    found = _dependence(overview_of("ecosystem", ALL_THREE))

    assert found.sieve.note == "1 more part is not shown here."
    assert found.pictures[0].description.endswith("4 lines.")


def test_tensions_are_listed_with_the_touchpoints_where_parties_meet() -> None:
    tensions = content(overview_of("ecosystem", ALL_THREE), "Who is in tension with whom")

    assert isinstance(tensions, Tensions)
    (tension,) = tensions.tensions
    assert shown(tension.meetings) == "[Parcel at the door]"
    assert tension.meetings[0].verdict


APART: dict[str, Any] = {
    "partner/carrier": {"title": "Carrier", "conflicts_with": ["department/last-mile"]},
    "touchpoint/van": {
        "title": "Van",
        "owner": "hub",
        "control": "partner",
        "contributors": [{"partner": "carrier", "influence": "direct"}],
    },
    "department/hub": {"title": "Hub"},
    "touchpoint/doorstep": {"owner": "last-mile"},
}
"""Two in tension who act at no touchpoint together."""


def _journey(title: str, *touchpoints: str, **more: Any) -> dict[str, Any]:
    return {"title": title, "owner": "hub", "stages": [{"name": "Door", "touchpoints": [*touchpoints]}], **more}


def _tension(changes: dict[str, Any]) -> TensionRow:
    found = content(overview_of("ecosystem", changes), "Who is in tension with whom")
    assert isinstance(found, Tensions)
    (tension,) = found.tensions
    return tension


def test_those_who_share_no_touchpoint_may_hand_over_to_one_another() -> None:
    changes = {
        **APART,
        "touchpoint/desk": {"title": "Desk", "owner": "hub"},
        "journey/there": _journey("There", "van", "doorstep"),
        "journey/back": _journey("Back", "doorstep", "van"),
        "journey/apart": _journey("Apart", "doorstep", "desk", "van"),
        "journey/gone": _journey("Gone", "van", "doorstep", status="retired"),
        "journey/alone": _journey("Alone", "van"),
    }

    tension = _tension(changes)

    assert (tension.meetings, shown(tension.hand_overs), tension.more_hand_overs) == ((), "[Back] [There]", 0)


def test_many_journeys_of_a_hand_over_are_cut_and_counted() -> None:
    journeys = {f"journey/j{number}": _journey(f"J{number}", "van", "doorstep") for number in range(7)}

    tension = _tension({**APART, **journeys})

    assert (len(tension.hand_overs), tension.more_hand_overs) == (MOST_HAND_OVERS, 7 - MOST_HAND_OVERS)


def test_those_who_get_nothing_come_first_with_what_depends_on_them() -> None:
    changes: dict[str, Any] = {
        "persona/home": {"title": "Home", "needs": [{"need": "A shelf", "met": "1"}], "gets": ["Parcels"]},
        "journey/receive": {"title": "Receive", "personas": ["home"]},
        "department/content": {"title": "Content", "gets": ["Pay"], "needs": [{"need": "Time", "met": "4"}]},
        "department/half": {
            "title": "Half",
            "gets": ["Pay"],
            "needs": [{"need": "Time", "met": "4"}, {"need": "Vans", "met": "1"}],
        },
        "department/unmet": {"title": "Unmet", "gets": ["Pay"], "needs": [{"need": "Vans", "met": "2"}]},
    }

    found = content(overview_of("ecosystem", changes), "Who gets value, and who gets none")

    assert isinstance(found, Sieve)
    assert {group.title: [shown(row.cells[:3]) for row in group.entries] for group in found.groups} == {
        "Get nothing that they need (2)": ["[Home] A shelf Parcels", "[Unmet] Vans Pay"],
        "Have not said what they get (1)": ["[Last mile] nobody has said nothing written down"],
        "Get some of what they need (1)": ["[Half] Vans Pay"],
        "Lack nothing (1)": ["[Content] Pay"],
    }
    places = [shown(row.cells[3]) for group in found.groups for row in group.entries]
    assert places == ["1\N{NO-BREAK SPACE}journey", "", "1\N{NO-BREAK SPACE}touchpoint", "", ""]


def test_a_map_without_parties_says_nothing_of_value() -> None:
    nobody: dict[str, Any] = {"department/last-mile": {"status": "retired"}}

    assert content(overview_of("ecosystem", nobody), "Who gets value, and who gets none") is None
