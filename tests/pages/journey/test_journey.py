from __future__ import annotations

from typing import Any

from cxmap.diagrams.journey_parts import MOST_TASKS
from cxmap.pages.journey.pictures import JourneyPicture
from cxmap.pages.journey.stages import Stages
from cxmap.pages.kit.values import VerdictMark
from tests.pages.small_sites import content, glance, lead_of, page_of, rows, shown

RECEIVE = "journey/receive"
SCORED = {"experience": {"score": "4"}}


def journey(*touchpoints: str, **more: Any) -> dict[str, Any]:
    stages = [
        {"name": "Wait"},
        {"name": "Door", "period": "during", "summary": "It *rings*.", "touchpoints": [*touchpoints]},
    ]
    return {RECEIVE: {"title": "Receive a parcel", "stages": stages, **more}}


def test_a_journey_says_where_promises_are_felt() -> None:
    lead = lead_of(page_of(RECEIVE, journey("doorstep")))

    assert lead.answer == "1 promise is felt on this journey"
    assert lead.verdict == VerdictMark("kept", "kept")
    assert lead.worst is None


def test_of_the_promises_on_a_journey_the_most_harmful_is_told_and_never_a_slogan() -> None:
    changes = {
        **journey("doorstep", "call"),
        "touchpoint/call": {"title": "Call", "promises": ["every-parcel", "soon"], "moment_of_truth": True},
        "promise/every-parcel": {"statement": "Every parcel matters", "kind": "slogan"},
        "promise/soon": {"statement": "We call back soon"},
    }

    worst = lead_of(page_of(RECEIVE, changes)).worst

    assert worst
    assert shown((worst.promise, worst.touchpoint)) == "[We call back soon] [Call]"


def test_a_journey_without_promises_says_so() -> None:
    assert lead_of(page_of(RECEIVE, journey())).answer == "No promise is felt on this journey."


def test_a_journey_says_at_a_glance_how_urgent_it_is_and_where_it_hurts_most() -> None:
    changes = {
        **journey("doorstep", "letterbox", "call", pain="4", importance="5", state="future", personas=["busy"]),
        "persona/busy": {"title": "The busy one"},
        "touchpoint/doorstep": {"experience": {"score": "4"}},
        "touchpoint/letterbox": {
            "title": "Letterbox",
            "control": "partner",
            "experience": {"score": "2", "because": "It is *wet*."},
        },
        "touchpoint/call": {"title": "Call", "owner": "nobody", "control": "outside"},
    }

    assert glance(page_of(RECEIVE, changes)) == {
        "Pain and importance": "pain 4 of 5, importance 5 of 5",
        "For": "[The busy one]",
        "Owner": "[Last mile]",
        "Nobody answers for": "[Call]",
        "State": "future: how it should become",
    }
    assert shown((lead_of(page_of(RECEIVE, changes)).low,)) == "[Letterbox] 2 of 5, assumed It is *wet*."


def test_a_lowest_point_without_a_reason_has_none() -> None:
    low: dict[str, Any] = {"experience": {"score": "2"}}

    lead = lead_of(page_of(RECEIVE, {**journey("doorstep"), "touchpoint/doorstep": low}))

    assert shown((lead.low,)) == "[Parcel at the door] 2 of 5, assumed"


def test_a_lowest_point_says_what_hurts_most_there_and_where_that_comes_from() -> None:
    pains = [
        {"title": "It drips", "severity": "1"},
        {"title": "No bell", "severity": "5", "causes": ["touchpoint/call"]},
    ]
    low: dict[str, Any] = {"experience": {"score": "2"}, "pain_points": pains}
    changes = {**journey("doorstep"), "touchpoint/doorstep": low, "touchpoint/call": {"title": "Call"}}

    lead = lead_of(page_of(RECEIVE, changes))

    assert shown((lead.low,)) == "[Parcel at the door] 2 of 5, assumed No bell [Call]"


def test_what_hurts_on_a_journey_is_listed_with_its_causes_the_worst_first() -> None:
    pains = [
        {"title": "It drips"},
        {"title": "No light", "severity": "2"},
        {"title": "No bell", "severity": "5", "causes": ["capability/courier"]},
    ]

    page = page_of(RECEIVE, {**journey("doorstep"), "touchpoint/doorstep": {"pain_points": pains}})

    assert rows(content(page, "What hurts, and why")) == [
        ["Pain", "Where", "How badly", "It comes from"],
        ["No bell", "[Parcel at the door]", "5 of 5", "[Courier]"],
        ["No light", "[Parcel at the door]", "2 of 5", ""],
        ["It drips", "[Parcel at the door]", "", ""],
    ]


def test_what_is_not_known_of_a_journey_is_not_said() -> None:
    assert glance(page_of(RECEIVE, journey())) == {"Owner": "[Last mile]"}


def test_stages_list_their_touchpoints_with_the_promises_felt_there() -> None:
    changes = {
        **journey("doorstep"),
        "touchpoint/doorstep": {
            "channel": "in-person",
            "layer": "support",
            "moment_of_truth": "true",
            "experience": {"score": "4", "ideal": "5"},
        },
    }

    stages = content(page_of(RECEIVE, changes), "Stages and touchpoints")

    assert isinstance(stages, Stages)
    wait, door = stages.stages
    assert (wait.head.verdict, wait.steps, wait.head.period, wait.head.summary) == (None, (), "", None)
    assert door.head.verdict
    assert (door.head.name, door.head.period, door.head.verdict.words, shown(door.head.summary)) == (
        "Door",
        "during the service",
        "kept",
        "It *rings*.",
    )
    (step,) = door.steps
    assert step.notes == ("in person", "support", "make-or-break")
    assert (step.score, step.ideal, shown(step.owner)) == ("4 of 5, assumed", "5", "[Last mile]")
    assert [(shown(felt.promise), felt.verdict.words) for felt in step.promises] == [
        ("[Delivered the next day]", "kept")
    ]


def test_a_touchpoint_without_a_score_has_none() -> None:
    stages = content(page_of(RECEIVE, journey("doorstep")), "Stages and touchpoints")

    assert isinstance(stages, Stages)
    assert (stages.stages[1].steps[0].score, stages.stages[1].steps[0].ideal) == ("", "")


def test_a_touchpoint_that_does_not_exist_is_shown_as_typed() -> None:
    page = page_of(RECEIVE, journey("nowhere"))

    stages = content(page, "Stages and touchpoints")
    assert isinstance(stages, Stages)
    assert shown(stages.stages[1].steps[0].touchpoint) == "nowhere"


def test_the_diagram_has_stages_touchpoints_scores_and_owners() -> None:
    changes = {
        **journey("doorstep"),
        "research/talks": {"title": "Talks", "method": "interview", "date": "2026-01-01"},
        "touchpoint/doorstep": {"experience": {"score": "4", "research": ["talks"]}},
    }

    picture = content(page_of(RECEIVE, changes), "Journey diagram")

    assert isinstance(picture, JourneyPicture)
    (only,) = picture.pictures
    assert picture.note == ""
    assert only.source.text.splitlines()[0] == "journey"
    assert "Parcel at the door: 4: Last mile" in only.source.text.replace(" :", ":")
    assert only.description == (
        "How customers feel each touchpoint, from 1 (bad) to 5 (good). "
        "Wait: no touchpoints; Door: Parcel at the door 4."
    )
    assert only.diagram.tasks[0].path == "touchpoints/doorstep.md"


def test_a_score_without_a_study_is_marked_in_the_diagram_and_its_words() -> None:
    changes = {**journey("doorstep"), "touchpoint/doorstep": {"experience": {"score": "4"}}}

    picture = content(page_of(RECEIVE, changes), "Journey diagram")

    assert isinstance(picture, JourneyPicture)
    (only,) = picture.pictures
    assert "Parcel at the door #40;assumed#41;: 4" in only.source.text.replace(" :", ":")
    assert only.description.endswith("Door: Parcel at the door 4, assumed.")


def test_a_touchpoint_of_an_unknown_owner_has_no_actor() -> None:
    changes = {**journey("doorstep"), "touchpoint/doorstep": {"owner": "nobody", **SCORED}}

    picture = content(page_of(RECEIVE, changes), "Journey diagram")

    assert isinstance(picture, JourneyPicture)
    assert picture.pictures[0].diagram.tasks[0].actors == ()


def test_without_a_single_score_there_is_nothing_to_draw() -> None:
    picture = content(page_of(RECEIVE, journey("doorstep")), "Journey diagram")

    assert isinstance(picture, JourneyPicture)
    assert (picture.note, picture.pictures) == ("No touchpoint has an experience score yet.", ())


def test_a_journey_too_long_for_one_diagram_is_split_and_says_so() -> None:
    many = [f"touch-{number}" for number in range(MOST_TASKS + 1)]
    changes = {**journey(*many), **{f"touchpoint/{identity}": {"title": identity, **SCORED} for identity in many}}

    picture = content(page_of(RECEIVE, changes), "Journey diagram")

    assert isinstance(picture, JourneyPicture)
    assert len(picture.pictures) == 3
    assert picture.note == "This journey is too long for one diagram: there are 3."


def test_stages_have_their_own_fields_and_are_not_said_again_among_the_facts() -> None:
    changes = {RECEIVE: {"title": "Receive", "stages": [{"name": "Door", "x-room": "Hall"}]}}

    page = page_of(RECEIVE, changes)

    stages = content(page, "Stages and touchpoints")
    assert isinstance(stages, Stages)
    assert shown(stages.stages[0].own) == "Room Hall"
    assert content(page, "Stages") is None


def test_a_touchpoint_says_to_which_others_it_is_an_alternative() -> None:
    stages = [{"name": "Door", "touchpoints": ["doorstep", ["doorstep", "locker", "shop"]]}]
    changes = {
        RECEIVE: {"title": "Receive", "stages": stages},
        "touchpoint/locker": {"title": "Locker"},
        "touchpoint/shop": {"title": "Shop"},
    }

    found = content(page_of(RECEIVE, changes), "Stages and touchpoints")

    assert isinstance(found, Stages)
    assert [step.notes for step in found.stages[0].steps[:2]] == [(), ("alternative to Locker and Shop",)]
