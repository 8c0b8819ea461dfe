"""A journey for slides and mail: all of it in plain words, and nothing that the site does not show."""

from __future__ import annotations

from typing import Any

import pytest

from cxmap.diagrams.blueprint_rows import BlueprintRow
from cxmap.model.ids import Key
from cxmap.pages.journey.lanes import LANES, SlideLaneKind
from cxmap.pages.journey.slide import (
    MOST_IN_ALL,
    MOST_STAGES,
    JourneyDownloads,
    JourneySlide,
    SlideLane,
    SlideStep,
    slide_of,
)
from tests.alignment.small_maps import Changes, measured
from tests.pages.small_sites import page_of, small_site

RECEIVE = Key("journey/receive")
CHANGES: dict[str, Any] = {
    RECEIVE: {
        "title": "Receive a parcel",
        "goal": "Have it *in hand*.",
        "personas": ["busy", "gone"],
        "state": "future",
        "stages": [
            {"name": "Wait", "period": "before", "touchpoints": ["tracking", "loading"]},
            {"name": "Nothing"},
            {"name": "Door", "touchpoints": [["doorstep", "rural"], "hidden"]},
        ],
    },
    "persona/busy": {"title": "The busy one"},
    "persona/gone": {"title": "Nobody", "status": "draft"},
    "promise/slogan": {"title": "We care", "statement": "We care", "reads_as": "slogan"},
    "touchpoint/tracking": {
        "title": "Tracking page",
        "channel": ["website"],
        "experience": {"score": "3", "ideal": "5", "because": "It stands **still**.", "research": ["diary"]},
        "pain_points": [{"title": "Old news", "severity": "4"}, {"title": "No news"}],
        "contributors": [{"partner": "vans", "layer": "frontstage"}],
    },
    "touchpoint/loading": {"title": "Loading", "layer": "backstage", "channel": ["other"], "owner": "last-mile"},
    "touchpoint/doorstep": {
        "experience": {"score": "4"},
        "moment_of_truth": "true",
        "promises": ["next-day", "slogan"],
    },
    "touchpoint/rural": {"title": "Rural door", "experience": {"score": "2", "ideal": "5"}},
    "touchpoint/hidden": {"title": "Hidden", "status": "draft"},
    "partner/vans": {"title": "Vans"},
    "research/diary": {"title": "Diaries", "method": "diary"},
}


def slide(changes: Changes | None = None) -> JourneySlide:
    return slide_of(small_site({**CHANGES, **(changes or {})}), RECEIVE)


def step(name: str, of: JourneySlide) -> SlideStep:
    return next(each for each in of.steps if each.name == name)


def lane(name: str, of: JourneySlide) -> SlideLane:
    return next(each for each in of.lanes if each.name == name)


def words(found: SlideLane) -> list[list[str]]:
    return [[entry.words for entry in cell] for cell in found.cells]


def many(touchpoints: int, stages: int = 1) -> JourneySlide:
    """A slide of stages that have so many touchpoints each."""
    names = [[f"t{stage}-{at}" for at in range(touchpoints)] for stage in range(stages)]
    parts = [{"name": f"Stage {at}", "touchpoints": each} for at, each in enumerate(names)]
    steps = {f"touchpoint/{name}": {"title": name} for each in names for name in each}
    return slide({RECEIVE: {"title": "Long", "stages": parts}, **steps})


def test_the_head_says_who_what_for_and_how_it_stands() -> None:
    found = slide()

    assert (found.title, found.personas, found.goal) == ("Receive a parcel", "The busy one", "Have it in hand.")
    assert found.verdict
    assert (found.verdict.words, found.verdicts, found.as_of) == ("kept", "1 kept", "2026-06-30")
    assert found.is_future


def test_a_journey_on_which_nothing_is_promised_has_no_verdict() -> None:
    found = slide({RECEIVE: {"title": "Receive", "stages": [{"name": "Wait", "touchpoints": ["tracking"]}]}})

    assert (found.verdict, found.verdicts, found.stages[0].verdict) == (None, "", None)
    assert (found.goal, found.personas, found.is_future) == ("", "", False)


def test_the_worst_verdict_stands_at_the_head_and_at_its_stage() -> None:
    found = slide({"capability/courier": measured("90")})

    assert found.verdict
    assert found.stages[2].verdict == found.verdict
    assert found.verdict.words == "broken"


def test_stages_follow_each_other_and_one_without_touchpoints_has_a_column() -> None:
    found = slide()

    assert [(each.name, each.period, each.column, each.width) for each in found.stages] == [
        ("Wait", "before the service", 0, 2),
        ("Nothing", "", 2, 1),
        ("Door", "", 3, 2),
    ]
    assert found.columns == 5
    assert [each.column for each in found.steps] == [0, 1, 3, 4]


def test_a_step_tells_how_it_is_felt() -> None:
    found = slide()

    tracking, rural, loading = (step(name, found) for name in ("Tracking page", "Rural door", "Loading"))
    assert (tracking.because, tracking.channels, tracking.is_assumed) == ("It stands still.", "website", False)
    assert (rural.is_lowest, rural.is_assumed, tracking.is_lowest) == (True, True, False)
    assert (loading.missing, loading.channels, loading.is_seen) == ("unseen", "", False)
    assert step("Parcel at the door", found).is_decisive


def test_curves_fork_at_alternatives_and_stop_where_nobody_knows() -> None:
    found = slide()

    assert (found.now, found.ideal) == ((), ())

    afterwards = {"name": "After", "touchpoints": ["tracking"]}
    door = {"name": "Door", "touchpoints": [["doorstep", "rural"]]}
    forked = slide({RECEIVE: {"title": "Receive", "stages": [door, afterwards]}})
    assert forked.now == ((0, 2), (1, 2))
    assert forked.ideal == ((1, 2),)


def test_alternatives_have_one_step_in_common() -> None:
    found = slide()

    assert step("Parcel at the door", found).step == step("Rural door", found).step


def test_lanes_hold_what_somebody_wrote() -> None:
    found = slide()

    assert [each.name for each in found.lanes] == ["Promised here", "What hurts", "Frontstage", "Backstage"]
    assert words(lane("Promised here", found)) == [[], [], [], ["Delivered the next day", "We care"], []]
    assert words(lane("Frontstage", found)) == [["Last mile", "Vans"], [], [], ["Last mile"], ["Last mile"]]
    assert words(lane("Backstage", found)) == [[], ["Last mile"], [], [], []]


def test_an_entry_says_more_of_itself() -> None:
    found = slide()

    kept, slogan = lane("Promised here", found).cells[3]
    assert kept.verdict
    assert (kept.verdict.words, slogan.verdict, slogan.note) == ("kept", None, "")
    assert kept.note.startswith("Promised: at least 95 %")
    assert [pain.note for pain in lane("What hurts", found).cells[0]] == ["severity 4 of 5", ""]
    assert lane("Frontstage", found).cells[0][1].note == "no valid agreement"


def test_the_line_of_visibility_lies_below_the_frontstage() -> None:
    found = slide({"touchpoint/loading": {"title": "Loading", "layer": "support", "owner": ""}})

    assert {each.name: each.is_seen for each in found.lanes} == {
        "Promised here": True,
        "What hurts": True,
        "Frontstage": True,
        "Support": False,
    }


def test_a_lane_in_which_only_a_touchpoint_stands_is_shown() -> None:
    changes = {"touchpoint/loading": {"title": "Loading", "layer": "support", "owner": "", "control": "outside"}}

    assert words(lane("Support", slide(changes))) == [[], [], [], [], []]


def test_partners_that_customers_do_not_see_have_a_lane() -> None:
    changes = {
        "capability/courier": {**measured("96"), "partners": ["vans"]},
        "touchpoint/doorstep": {"capabilities": ["courier"]},
    }

    found = lane("Partners", slide(changes))

    assert (words(found)[3], found.kind, found.is_seen) == (["Vans"], SlideLaneKind.PARTIES, False)


def test_the_whole_of_it_is_told_in_one_sentence() -> None:
    assert slide().description == (
        "Wait: Tracking page (3, ideally 5), Loading (unseen); Nothing: no touchpoints; "
        "Door: Parcel at the door (4, make-or-break), Rural door (2, ideally 5)"
    )


def test_a_journey_of_sixty_touchpoints_is_whole() -> None:
    found = many(15, 4)

    assert (len(found.steps), found.note) == (60, "")


def test_a_journey_without_end_is_cut_and_says_so() -> None:
    found = many(10, MOST_STAGES + 1)

    assert found.columns <= MOST_IN_ALL
    assert len(found.stages) == MOST_STAGES
    assert found.note == f"Not shown here: 1 more stage and {410 - len(found.steps)} more touchpoints."


def test_a_page_offers_its_journey_as_files() -> None:
    page = page_of(RECEIVE, CHANGES)

    (section,) = (each for each in page.before if each.fragment == "journey/downloads")
    assert isinstance(section.content, JourneyDownloads)
    assert section.content.name == "Receive a parcel"
    assert [file.name for file in section.content.files] == ["receive.html", "receive.svg"]
    assert [file.path for file in section.files] == [
        "assets/cxmap/journeys/receive.html",
        "assets/cxmap/journeys/receive.svg",
    ]


def test_what_customers_do_think_and_feel_stands_first_and_only_where_somebody_wrote_it() -> None:
    written = {"doing": ["*Opens* it", "Signs"], "feeling": ["Glad"], "duration": "Two minutes"}

    found = slide({"touchpoint/rural": {"title": "Rural door", **written}})

    assert [each.name for each in found.lanes][:4] == ["They do", "They feel", "It takes", "Promised here"]
    assert words(lane("They do", found)) == [[], [], [], [], ["Opens it, Signs"]]
    assert lane("They do", found).kind is SlideLaneKind.TEXTS


def test_the_lines_of_a_blueprint_lie_above_the_lanes_of_those_who_act() -> None:
    assert {each.name: each.line for each in slide().lanes} == {
        "Promised here": "",
        "What hurts": "",
        "Frontstage": "Line of interaction",
        "Backstage": "Line of visibility",
    }


def test_lanes_have_the_words_and_the_order_of_a_blueprint() -> None:
    names = [kind.name for kind in LANES if kind.name in list(BlueprintRow)]

    acting = list(BlueprintRow)[2:]
    assert [name for name in names if name in acting] == [row for row in acting if row != BlueprintRow.CAPABILITIES]


def test_a_hand_off_says_who_hands_over_to_whom() -> None:
    found = slide({"touchpoint/rural": {"title": "Rural door", "owner": "nobody", "control": "outside"}})

    assert step("Rural door", found).hand_off == ("Last mile", "somebody outside, not named")
    assert step("Tracking page", found).hand_off is None


def test_a_hand_off_shows_its_lane_where_nobody_is_named() -> None:
    stages = [{"name": "Door", "touchpoints": ["tracking", "rural"]}]
    nobody = {"owner": "nobody", "control": "outside"}

    found = slide(
        {
            RECEIVE: {"title": "Receive", "stages": stages},
            "touchpoint/tracking": {"title": "Tracking page", **nobody},
            "touchpoint/rural": {"title": "Rural door", "owner": "nobody"},
        }
    )

    assert words(lane("Frontstage", found)) == [[], []]
    assert step("Rural door", found).hand_off == ("somebody outside, not named", "somebody not named")


def test_a_journey_that_is_not_live_has_no_verdict() -> None:
    found = slide({RECEIVE: {**CHANGES[RECEIVE], "status": "retired"}})

    assert (found.verdict, found.verdicts) == (None, "")


def test_a_stage_fares_as_its_touchpoints_that_are_left_out_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxmap.pages.journey.slide.MOST_COLUMNS", 1)
    broken = {
        "touchpoint/rural": {"promises": ["next-day"], "capabilities": ["slow"]},
        "capability/slow": measured("80"),
    }
    stages = [{"name": "Door", "touchpoints": ["doorstep", "rural"]}]

    (door,) = slide({RECEIVE: {**CHANGES[RECEIVE], "stages": stages}, **broken}).stages

    assert [step.name for step in door.steps] == ["Parcel at the door"]
    assert door.verdict
    assert door.verdict.verdict == "broken"
