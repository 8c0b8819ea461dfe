from __future__ import annotations

from cxmap.pages.kit.graph_picture import GraphPictures
from tests.alignment.small_maps import Changes
from tests.pages.small_sites import content, page_of, rows

JOURNEY = "journey/receive"
STAGES = [{"name": "Wait", "touchpoints": ["loading", "gone"]}, {"name": "Get it", "touchpoints": ["doorstep"]}]
CHANGES = {
    JOURNEY: {"title": "Receive", "stages": STAGES},
    "department/hub": {"title": "Hub"},
    "partner/vans": {"title": "Vans"},
    "touchpoint/gone": {"status": "draft"},
    "touchpoint/loading": {"title": "Loading", "owner": "hub", "layer": "backstage"},
    "touchpoint/doorstep": {
        "moment_of_truth": "true",
        "contributors": [{"partner": "vans", "layer": "frontstage"}, {"department": "hub"}],
    },
}


def test_the_line_of_visibility_lies_between_what_is_seen_and_what_is_not() -> None:
    (picture,) = blueprint(CHANGES).pictures

    lanes = {group.name: [node.name for node in group.nodes] for group in picture.graph.groups}
    assert lanes == {
        "They do": ["Parcel at the door"],
        "Frontstage": ["Last mile", "Vans"],
        "Backstage": ["Loading", "Hub"],
        "Support": ["Hub"],
        "Capabilities": ["Courier"],
    }
    assert [heading.name for heading in picture.graph.headings] == ["Wait", "Get it"]


def test_moving_an_action_backstage_moves_it_below_the_line() -> None:
    changes = {**CHANGES, "touchpoint/doorstep": {"layer": "backstage"}}

    lanes = {group.name: group.within for group in blueprint(changes).pictures[0].graph.groups}

    assert lanes == {"Backstage": "Line of visibility", "Capabilities": "Line of internal interaction"}


def test_verdicts_and_moments_of_truth_stand_with_the_touchpoint() -> None:
    (picture,) = blueprint(CHANGES).pictures

    assert picture.graph.nodes[0].words == ("kept", "make-or-break", "hand-off from Hub")


def test_the_same_stands_in_a_table_without_empty_columns() -> None:
    assert rows(blueprint(CHANGES).relations) == [
        ["Touchpoint", "Stage", "Lies", "Frontstage", "Backstage", "Support", "Capabilities", "Hand-off"],
        ["[Loading]", "Wait", "unseen, backstage", "", "[Hub]", "", "", ""],
        [
            "[Parcel at the door]",
            "Get it",
            "seen by customers",
            "[Last mile] [Vans]",
            "",
            "[Hub]",
            "[Courier]",
            "Hub to Last mile",
        ],
    ]


def test_what_customers_see_and_do_and_the_partners_stand_in_the_table_too() -> None:
    written = {"tangibles": ["A *card*", "A van"], "doing": ["Signs"], "control": "outside"}
    changes = {
        **CHANGES,
        "touchpoint/doorstep": written,
        "capability/courier": {"partners": ["vans"]},
    }

    table = rows(blueprint(changes).relations)

    assert table[0][3:5] == ["They see and hold", "They do"]
    assert table[0][-2:] == ["Partners", "Hand-off"]
    assert table[2][3:5] == ["A *card*, A van", "Signs"]
    assert table[2][-2:] == ["[Vans]", "Hub to somebody outside, not named"]


def test_a_hand_off_from_nobody_says_so() -> None:
    changes = {**CHANGES, "touchpoint/loading": {"title": "Loading", "owner": "nobody"}}

    assert rows(blueprint(changes).relations)[2][-1] == "somebody not named to Last mile"


def test_pictures_show_plain_words() -> None:
    changes = {**CHANGES, "touchpoint/doorstep": {"tangibles": ["A *card*"]}}

    (note,) = blueprint(changes).pictures[0].graph.above.notes

    assert note.text == "A card"


def test_a_large_journey_has_a_blueprint_for_each_stage_and_says_so() -> None:
    steps = {f"touchpoint/step-{at}": {"title": f"Step {at}"} for at in range(80)}
    names = [key.partition("/")[2] for key in steps]
    stages = [{"name": "One", "touchpoints": names[:40]}, {"name": "Two", "touchpoints": names[40:]}]

    found = blueprint({JOURNEY: {"title": "Receive", "stages": stages}, **steps})

    assert found.sentence == "This journey is too large for one blueprint: there are 2."
    assert [picture.graph.title for picture in found.pictures] == ["Blueprint: Receive: One", "Blueprint: Receive: Two"]


def test_a_journey_without_touchpoints_has_no_blueprint() -> None:
    page = page_of(JOURNEY, {JOURNEY: {"title": "Receive", "stages": [{"name": "Wait"}]}})

    assert content(page, "Blueprint") is None


def test_owners_that_the_site_does_not_show_are_left_out() -> None:
    changes = {**CHANGES, "department/hub": {"title": "Hub", "status": "draft"}}

    assert rows(blueprint(changes).relations)[1][:4] == ["[Loading]", "Wait", "unseen, backstage", ""]


def blueprint(changes: Changes) -> GraphPictures:
    found = content(page_of(JOURNEY, changes), "Blueprint")
    assert isinstance(found, GraphPictures)
    return found
