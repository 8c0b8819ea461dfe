from __future__ import annotations

from typing import Any

import pytest

from cxmap.diagrams.graph import Relation
from cxmap.pages.ecosystem import page as ecosystem_page
from cxmap.pages.ecosystem.page import EcosystemPictures
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.sieve import Sieve
from cxmap.pages.kit.tensions import MOST_HAND_OVERS, TensionRow, Tensions
from tests.pages.small_sites import content, overview_of, rows, shown

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


def _pictures(page: PageView) -> EcosystemPictures:
    found = content(page, "The ecosystem as a picture")
    assert isinstance(found, EcosystemPictures)
    return found


def test_departments_partners_and_personas_stand_in_one_picture() -> None:
    everybody = _pictures(overview_of("ecosystem", ALL_THREE)).everybody

    assert everybody
    (picture,) = everybody.pictures
    assert {node.key: node.path for node in picture.graph.nodes} == {
        "department/last-mile": "departments/last-mile.md",
        "partner/carrier": "partners/carrier.md",
        "journey/receive": "journeys/receive.md",
        "persona/home": "personas/home.md",
    }
    assert Relation.TENSION in {edge.relation for edge in picture.graph.edges}


def test_a_journeys_picture_shows_who_stands_behind_each_touchpoint() -> None:
    (journey,) = _pictures(overview_of("ecosystem", ALL_THREE)).journeys

    (picture,) = journey.pictures.pictures
    edges = {(edge.source, edge.target) for edge in picture.graph.edges}
    assert ("touchpoint/doorstep", "journey/receive") in edges
    assert ("touchpoint/loading", "journey/receive") not in edges
    assert ["[Carrier]", "contributes to", "[Parcel at the door]"] in rows(journey.pictures.relations)
    assert (shown(journey.journey), shown(journey.personas), picture.size) == (
        "[Receive]",
        "[Home]",
        "6 boxes, 6 lines",
    )


@pytest.mark.parametrize("limit", ["MOST_NODES", "MOST_LINES"])
def test_too_many_for_one_picture_are_shown_journey_by_journey(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(ecosystem_page, limit, 3)
    monkeypatch.setattr(ecosystem_page, "MOST_PICTURES", 1)

    pictures = _pictures(overview_of("ecosystem", TWO_JOURNEYS))

    assert pictures.everybody is None
    assert len(pictures.journeys) == 1
    assert pictures.note.startswith("5 parties and journeys with 6 lines between them are too many for one picture")
    assert pictures.note.endswith("The most urgent of 2 journeys is drawn; the tables below tell of the others.")


def test_beside_the_picture_of_everybody_it_is_told_how_many_journeys_have_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ecosystem_page, "MOST_PICTURES", 1)

    pictures = _pictures(overview_of("ecosystem", TWO_JOURNEYS))

    assert pictures.everybody is not None
    assert pictures.note == "The most urgent of 2 journeys is drawn; the tables below tell of the others."


def test_every_picture_is_offered_as_a_file() -> None:
    page = overview_of("ecosystem", ALL_THREE)

    (files,) = [section.files for section in (*page.before, *page.after) if section.files]
    assert [file.path for file in files] == [
        "assets/cxmap/diagrams/ecosystem.everybody.mmd",
        "assets/cxmap/diagrams/ecosystem.journey.receive.mmd",
    ]


def test_nobody_with_a_part_in_a_journey_has_no_picture() -> None:
    page = overview_of("ecosystem")

    assert content(page, "The ecosystem as a picture") is None
    assert content(page, "Who depends on whom") is None
    assert content(page, "Who is in tension with whom") is None


def test_parts_can_be_sifted_by_journey_promise_and_party() -> None:
    sieve = content(overview_of("ecosystem", ALL_THREE), "Who depends on whom")

    assert isinstance(sieve, Sieve)
    (group,) = sieve.groups
    assert shown((group.head, group.others)) == "[Receive] [Home]"
    assert [row.answers for row in group.entries] == [
        {"journey": "receive", "promise": "next-day", "party": "department/last-mile persona/home"},
        {"journey": "receive", "promise": "next-day", "party": "partner/carrier persona/home"},
    ]
    assert [shown(row.cells[1]) for row in group.entries] == ["owns 2", "helps at 1"]
    assert [question.name for question in sieve.questions] == ["party"]


def test_a_long_list_of_parts_says_that_it_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ecosystem_page, "MOST_ROWS", 1)

    sieve = content(overview_of("ecosystem", ALL_THREE), "Who depends on whom")

    assert isinstance(sieve, Sieve)
    assert sieve.note == "1 more part is not shown here."


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
        "department/content": {"title": "Content", "gets": ["Pay"], "needs": [{"need": "Time", "met": "4"}]},
        "department/half": {
            "title": "Half",
            "gets": ["Pay"],
            "needs": [{"need": "Time", "met": "4"}, {"need": "Vans", "met": "1"}],
        },
        "department/unmet": {"title": "Unmet", "gets": ["Pay"], "needs": [{"need": "Vans", "met": "2"}]},
    }

    table = rows(content(overview_of("ecosystem", changes), "Who gets value, and who gets none"))

    assert [row[:3] for row in table[1:]] == [
        ["[Unmet]", "none", "Gets Pay Lacks Vans"],
        ["[Last mile]", "not said", "Gets nothing written down"],
        ["[Half]", "some", "Gets Pay Lacks Vans"],
        ["[Content]", "all", ""],
    ]
    assert table[2][3] == "[Parcel at the door]"


def test_a_map_without_parties_says_nothing_of_value() -> None:
    nobody: dict[str, Any] = {"department/last-mile": {"status": "retired"}}

    assert content(overview_of("ecosystem", nobody), "Who gets value, and who gets none") is None
