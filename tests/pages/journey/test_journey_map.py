from __future__ import annotations

from typing import Any

from cxmap.model.ids import Key
from cxmap.model.journey import Journey
from cxmap.pages.journey.journey_map import MOST_COLUMNS, JourneyMap, StepOnMap, journey_map_section
from cxmap.pages.journey.parties import HandOffEntry
from cxmap.pages.kit.completeness import MapCompleteness
from tests.alignment.small_maps import measured
from tests.pages.small_sites import content, page_of, rows, shown, small_site

RECEIVE = "journey/receive"
FELT = {"score": "4", "ideal": "5", "because": "It *comes*.", "quote": "On time.", "research": ["rides"]}


def journey(*stages: tuple[str, list[str]], **more: Any) -> dict[str, Any]:
    named = [{"name": name, "touchpoints": touchpoints} for name, touchpoints in stages]
    return {RECEIVE: {"title": "Receive a parcel", "stages": named, **more}}


def map_of(changes: dict[str, Any]) -> JourneyMap:
    site = small_site(changes)
    entity = site.catalogue.documents[Key(RECEIVE)].entity
    assert isinstance(entity, Journey)
    found = journey_map_section(site, entity).content
    assert isinstance(found, JourneyMap)
    return found


def steps(found: JourneyMap) -> list[StepOnMap]:
    return [step for stage in found.stages for step in stage.steps]


def lanes(step: StepOnMap) -> dict[str, str]:
    return {cell.lane.name: shown(cell.entries) for cell in step.cells}


def hand_offs(found: JourneyMap) -> list[str]:
    entries = (entry for step in steps(found) for cell in step.cells for entry in cell.entries)
    return [shown((entry.giver, entry.taker)) for entry in entries if isinstance(entry, HandOffEntry)]


def completeness(changes: dict[str, Any]) -> MapCompleteness:
    found = content(page_of(RECEIVE, changes), "What is missing on this map")
    assert isinstance(found, MapCompleteness)
    return found


def test_the_map_and_what_it_lacks_follow_the_lead() -> None:
    page = page_of(RECEIVE, journey(("Door", ["doorstep"])))

    assert [section.fragment for section in page.before] == [
        "kit/lead",
        "journey/journey_map",
        "journey/downloads",
        "journey/chance",
        "journey/completeness",
    ]


def test_a_stage_has_a_column_for_each_touchpoint_and_one_without_any() -> None:
    changes = journey(("Wait", []), ("Door", ["doorstep", "call"]), ("Again", ["doorstep"]))

    found = map_of({**changes, "touchpoint/call": {}})

    assert [(stage.head.name, stage.column, stage.curve.width) for stage in found.stages] == [
        ("Wait", 1, 1),
        ("Door", 2, 2),
        ("Again", 4, 1),
    ]
    assert [(step.column, step.touchpoint.name) for step in steps(found)] == [
        (1, "Parcel at the door"),
        (2, "Another touchpoint"),
        (1, "Parcel at the door"),
    ]
    assert found.columns == 4
    assert not found.is_long


def test_a_map_without_touchpoints_has_no_curve_to_show() -> None:
    found = map_of(journey(("Wait", [])))

    assert not found.has_touchpoints
    assert found.stages[0].curve.description == "There are no touchpoints."


def test_a_stage_has_the_worst_verdict_of_its_touchpoints() -> None:
    stages = [{"name": "Door", "period": "during", "summary": "It *rings*.", "touchpoints": ["doorstep"]}]

    (stage,) = map_of({RECEIVE: {"stages": stages}}).stages

    assert stage.head.period == "during the service"
    assert shown(stage.head.summary) == "It *rings*."
    assert shown(stage.head.verdict) == "kept"


def test_moving_an_action_to_backstage_moves_it_below_the_line_of_visibility() -> None:
    changes = journey(("Door", ["doorstep"]))

    above = map_of(changes)
    below = map_of({**changes, "touchpoint/doorstep": {"layer": "backstage"}})

    assert steps(above)[0].row < above.line
    assert steps(below)[0].row > below.line
    assert lanes(steps(above)[0])["Frontstage"] == "[Last mile] owner"
    assert lanes(steps(below)[0])["Backstage"] == "[Last mile] owner"
    assert "Frontstage" not in lanes(steps(below)[0])


def test_a_blueprint_has_three_lines_and_customers_see_two_of_them() -> None:
    found = map_of(journey(("Door", ["doorstep"])))

    assert [(line.name, line.side) for line in found.lines] == [
        ("Line of interaction", "both"),
        ("Line of visibility", "both"),
        ("Line of internal interaction", "company"),
    ]
    assert [line.row for line in found.lines if line.is_of_visibility] == [found.line]


def test_a_lane_has_a_name_for_addresses() -> None:
    (lane,) = [lane for lane in map_of(journey(("Door", ["doorstep"]))).lanes if lane.name == "Promised here"]

    assert lane.key == "promised-here"


def test_an_unseen_action_stands_above_its_parties_in_its_lane() -> None:
    found = map_of({**journey(("Door", ["doorstep"])), "touchpoint/doorstep": {"layer": "support"}})

    (step,) = steps(found)
    (parties,) = [cell for cell in step.cells if cell.lane.name == "Support"]
    assert (parties.lane.row, parties.lane.height) == (step.row, 2)
    assert (parties.row, parties.height) == (step.row + 1, 1)
    assert step.notes == ("support",)


def test_the_curve_joins_neighbours_and_has_a_gap_where_nobody_knows() -> None:
    changes = {
        **journey(("Wait", ["call", "doorstep"]), ("Door", ["letterbox", "card"])),
        "research/talks": {"title": "Talks", "method": "interview", "date": "2026-01-01"},
        "touchpoint/call": {"experience": {"score": "5", "research": ["talks"]}},
        "touchpoint/doorstep": {"experience": {"score": "1", "ideal": "5"}, "moment_of_truth": "true"},
        "touchpoint/letterbox": {},
        "touchpoint/card": {"experience": {"score": "3.5", "ideal": "3"}},
    }

    first, second = (stage.curve for stage in map_of(changes).stages)

    assert [(leg.x, leg.y, leg.end_x, leg.end_y) for leg in first.now] == [("50.00", "17.00", "150.00", "77.00")]
    assert second.now == ()
    assert [(mark.x, mark.score, mark.missing) for mark in second.marks] == [
        ("25.00", "", "no score"),
        ("75.00", "3.5", ""),
    ]
    assert [mark.is_lowest for mark in first.marks] == [False, True]
    assert [mark.is_decisive for mark in first.marks] == [False, True]
    assert second.marks[1].is_above_ideal
    assert [mark.is_assumed for mark in (*first.marks, *second.marks)] == [False, True, False, True]
    assert first.description == (
        "Another touchpoint: 5 of 5; Parcel at the door: 1 of 5, assumed, ideally 5, make-or-break"
    )


def test_the_curve_goes_on_from_one_stage_to_the_next_but_not_across_an_empty_one() -> None:
    felt = {"experience": {"score": "3"}}
    changes = {"touchpoint/doorstep": felt, "touchpoint/call": felt, "touchpoint/card": felt}

    stages = map_of({**changes, **journey(("A", ["doorstep"]), ("B", ["call"]), ("C", []), ("D", ["card"]))}).stages

    assert [[(leg.x, leg.end_x) for leg in stage.curve.now] for stage in stages] == [
        [("50.00", "150.00")],
        [("-50.00", "50.00")],
        [],
        [],
    ]
    assert not any(mark.is_lowest for stage in stages for mark in stage.curve.marks)


def test_the_only_score_is_the_lowest_point_too() -> None:
    found = map_of({**journey(("Door", ["doorstep"])), "touchpoint/doorstep": {"experience": {"score": "4"}}})

    assert steps(found)[0].is_lowest
    assert steps(found)[0].score == "4 of 5, assumed"


def test_what_is_the_lowest_of_those_shown_alone_is_no_lowest_point() -> None:
    scores = {f"step-{number}": "3" if number else "2" for number in range(MOST_COLUMNS)} | {"last": "1"}
    touchpoints = {f"touchpoint/{name}": {"experience": {"score": score}} for name, score in scores.items()}

    found = map_of({**journey(("All", list(scores))), **touchpoints})

    assert len(steps(found)) == MOST_COLUMNS
    assert not any(step.is_lowest for step in steps(found))
    assert not any(mark.is_lowest for curve in (found.curve, found.stages[0].curve) for mark in curve.marks)


def test_what_no_customer_sees_is_unseen_rather_than_without_a_score() -> None:
    changes = {
        **journey(("Door", ["doorstep", "loading"])),
        "touchpoint/loading": {"layer": "backstage", "channel": "other"},
        "touchpoint/doorstep": {"channel": "in-person"},
    }

    found = map_of(changes)

    assert [step.score for step in steps(found)] == ["no score", "unseen"]
    assert [step.notes for step in steps(found)] == [("in person",), ("backstage",)]


def test_lanes_show_what_the_touchpoint_says() -> None:
    changes = {
        **journey(("Door", ["doorstep"])),
        "research/rides": {"title": "Rides", "method": "interview", "date": "2026-01-01"},
        "promise/soon": {"statement": "Soon", "status": "planned"},
        "capability/courier": measured("96"),
        "touchpoint/doorstep": {
            "experience": FELT,
            "tangibles": ["A *card*"],
            "moment_of_truth": "true",
            "recovery": "Ring again.",
            "promises": ["next-day", "soon"],
            "pain_points": [{"title": "Gone", "severity": "4", "causes": ["capability/courier"]}],
            "measured_by": ["on-time"],
            "control": "own",
        },
    }

    assert lanes(steps(map_of(changes))[0]) == {
        "Felt because": "It *comes*. On time. [Rides] False",
        "They see and hold": "A *card*",
        "Promised here": "[Delivered the next day] Promised: at least 95 % (Parcels on time). "
        "Measured: 96 % in 2026-06 (Courier). [Soon] (planned)",
        "What hurts": "Gone 4 of 5 [Courier]",
        "If it goes wrong": "Ring again.",
        "Frontstage": "[Last mile] owner",
        "Measured by": "[Parcels on time] 96 % in 2026-06",
        "In whose hands": "ours",
    }


def test_lanes_say_what_is_missing_or_out_of_control() -> None:
    changes = {
        **journey(("Door", ["doorstep", "call"])),
        "metric/ease": {"title": "Ease"},
        "capability/courier": {"delivers": [{"metric": "ease"}]},
        "touchpoint/call": {"control": ""},
        "touchpoint/doorstep": {
            "experience": {"quote": "Where?"},
            "moment_of_truth": "true",
            "control": "outside",
            "capabilities": ["missing", "courier"],
            "measured_by": ["ease", "nothing"],
        },
    }

    first, second = (lanes(step) for step in steps(map_of(changes)))

    assert first["Felt because"] == "Where? True"
    assert first["If it goes wrong"] == "nothing written yet, though it is make-or-break"
    assert first["In whose hands"] == "outside the organisation What is left to us: prepare, inform, make good."
    assert first["Measured by"] == "[Ease]"
    assert "In whose hands" not in second


def test_parties_stand_in_the_lane_where_they_act() -> None:
    changes = {
        **journey(("Door", ["doorstep"])),
        "department/it": {},
        "department/people": {},
        "department/legal": {},
        "partner/vans": {"title": "Vans", "agreement": {"title": "Contract", "until": "2026-01-01"}},
        "partner/paper": {"title": "Paper", "agreement": {"title": "Contract"}},
        "partner/rail": {"title": "Rail"},
        "capability/courier": {"partners": ["paper", "rail"]},
        "touchpoint/doorstep": {
            "capabilities": ["courier", "missing"],
            "contributors": [
                {"partner": "vans", "influence": "direct", "role": "Drives"},
                {"department": "it", "layer": "backstage", "influence": "indirect"},
                {"department": "people", "role": "Trains"},
                {"department": "legal", "layer": "frontstage"},
                {"department": "missing", "layer": "frontstage"},
                {"partner": "rail", "layer": "support"},
            ],
        },
    }

    found = lanes(steps(map_of(changes))[0])

    assert found["Frontstage"] == "[Last mile] owner [Vans] Drives partner direct no valid agreement [Legal]"
    assert found["Backstage"] == "[It] indirect"
    assert found["Support"] == "[People] Trains"
    assert found["Partners"] == "[Rail] no valid agreement [Paper] through Courier"


def test_a_hand_off_shows_where_the_acting_party_changes() -> None:
    changes = {
        **journey(("Shop", ["shop"]), ("Wait", []), ("Door", ["call", "doorstep", "rural", "letterbox"])),
        "department/care": {"title": "Care"},
        "partner/vans": {"title": "Vans"},
        "touchpoint/shop": {"control": "outside"},
        "touchpoint/call": {"owner": "care"},
        "touchpoint/rural": {
            "control": "partner",
            "contributors": [{"partner": "vans", "influence": "direct"}],
        },
        "touchpoint/letterbox": {
            "control": "partner",
            "contributors": [{"partner": "vans", "influence": "indirect"}],
        },
    }

    assert hand_offs(map_of(changes)) == [
        "somebody outside, not named [Care]",
        "[Care] [Last mile]",
        "[Last mile] [Vans]",
        "[Vans] a partner that is not named",
    ]


def test_a_long_map_is_known_as_one_and_a_wide_stage_fits_a_sheet() -> None:
    names = [f"step-{number}" for number in range(9)]

    found = map_of({**journey(("Door", names)), **{f"touchpoint/{name}": {} for name in names}})

    assert found.is_long
    assert found.stages[0].on_sheet == 8


def test_gaps_between_now_and_ideal_are_listed_with_the_largest_first() -> None:
    changes = {
        **journey(("Door", ["doorstep", "call", "letterbox", "card"])),
        "research/rides": {"title": "Rides", "method": "interview", "date": "2026-01-01"},
        "touchpoint/doorstep": {"experience": FELT},
        "touchpoint/call": {"title": "Call", "experience": {"score": "2", "ideal": "5"}},
        "touchpoint/letterbox": {"title": "Letterbox", "experience": {"ideal": "5"}},
        "touchpoint/card": {},
    }

    assert rows(content(page_of(RECEIVE, changes), "Experience now and ideal"))[1:] == [
        ["[Call]", "Door", "2", "5", "3", "assumption: no research"],
        ["[Parcel at the door]", "Door", "4", "5", "1", "[Rides]"],
        ["[Letterbox]", "Door", "no score", "5", "", "assumption: no research"],
    ]


def test_without_any_score_no_gaps_are_listed() -> None:
    assert content(page_of(RECEIVE, journey(("Door", ["doorstep"]))), "Experience now and ideal") is None


def test_a_half_documented_journey_says_what_is_missing() -> None:
    names = [f"step-{number}" for number in range(6)]
    changes = {
        **journey(("Wait", []), ("Door", ["doorstep", *names]), goal="The parcel in hand."),
        "touchpoint/doorstep": {"experience": {"score": "4"}, "measured_by": ["on-time"]},
        **{f"touchpoint/{name}": {"title": name} for name in names},
    }

    found = completeness(changes)

    assert [shown((point.words, point.missing_at[:1], point.more or None)) for point in found.missing] == [
        "Where it starts, where it ends, personas, objectives, research, when it was reviewed and pain and importance:"
        " not written yet",
        "1 of 2 stages have touchpoints: none in Wait",
        "1 of 7 touchpoints that customers see have an experience score [step-0] 1",
        "0 of 1 scored touchpoints say what would be ideal [Parcel at the door]",
        "0 of 1 scores say why [Parcel at the door]",
        "0 of 1 scores rest on research [Parcel at the door]",
        "1 of 7 touchpoints name a measure [step-0] 1",
    ]
    assert [point.words for point in found.met] == ["7 of 7 touchpoints say in whose hands they are"]
    assert found.total == 8


def test_a_whole_map_misses_nothing() -> None:
    changes = {
        **journey(("Door", ["doorstep", "call"])),
        "department/care": {},
        "persona/busy": {},
        "research/rides": {"title": "Rides", "method": "interview", "date": "2026-01-01"},
        "touchpoint/doorstep": {
            "experience": FELT,
            "moment_of_truth": "true",
            "recovery": "Ring again.",
            "measured_by": ["on-time"],
        },
        "touchpoint/call": {"owner": "care", "experience": FELT, "measured_by": ["on-time"]},
    }
    changes[RECEIVE] |= {
        "goal": "The parcel in hand.",
        "starts_when": "Ordered",
        "ends_when": "Unpacked",
        "personas": ["busy"],
        "objectives": ["Fewer cards"],
        "research": ["rides"],
        "pain": "4",
        "importance": "5",
        "reviewed": "2026-01-01",
    }

    found = completeness(changes)

    assert found.missing == ()
    assert found.met[0].words == "The journey says all of itself"
    assert found.met[-1].words == "1 of 1 hand-offs name who takes over"


def test_a_hand_off_to_nobody_is_missing_a_receiver() -> None:
    changes = {**journey(("Door", ["doorstep", "shop"])), "touchpoint/shop": {"title": "Shop", "control": "outside"}}

    (point,) = [point for point in completeness(changes).missing if "hand-offs" in point.words]

    assert shown((point.words, point.missing_at)) == "0 of 1 hand-offs name who takes over [Shop]"


def test_a_journey_without_touchpoints_has_no_shares() -> None:
    assert completeness(journey(("Wait", []))).total == 2


def test_a_stage_without_room_on_a_sheet_begins_the_next() -> None:
    touchpoints = {f"touchpoint/t{at}": {"title": f"T{at}", "owner": "last-mile"} for at in range(9)}
    names = [key.removeprefix("touchpoint/") for key in touchpoints]

    found = map_of({**touchpoints, **journey(("Three", names[:3]), ("Four", names[3:7]), ("Two", names[7:]))})

    assert [stage.is_first_on_sheet for stage in found.stages] == [False, True, False]


def test_sheets_are_no_more_than_needed_and_as_narrow_as_can_be() -> None:
    touchpoints = {f"touchpoint/t{at}": {"title": f"T{at}", "owner": "last-mile"} for at in range(10)}
    names = [key.removeprefix("touchpoint/") for key in touchpoints]

    found = map_of({**touchpoints, **journey(*((f"Stage {at}", names[at : at + 2]) for at in range(0, 10, 2)))})

    assert [stage.is_first_on_sheet for stage in found.stages] == [False, False, False, True, False]
    assert found.on_sheet == 6


def test_a_score_that_only_opinions_back_is_known_with_low_confidence() -> None:
    changes = {
        **journey(("Door", ["doorstep", "call"])),
        "research/panel": {"title": "Panel", "method": "survey", "date": "2026-01-01"},
        "research/rides": {"title": "Rides", "method": "ethnography", "date": "2026-01-01"},
        "touchpoint/doorstep": {"experience": {"score": "4", "ideal": "5", "research": ["panel"]}},
        "touchpoint/call": {
            "title": "Call",
            "experience": {"score": "4.5", "ideal": "5", "research": ["panel", "rides"]},
        },
        "touchpoint/card": {"title": "Card", "experience": {"score": "5", "ideal": "5", "research": ["panel"]}},
    }
    changes[RECEIVE]["stages"][0]["touchpoints"].append("card")

    table = rows(content(page_of(RECEIVE, changes), "Experience now and ideal"))

    # What is as it should be has no gap.
    assert [row[-1] for row in table[1:]] == ["[Panel] low confidence: survey alone", "[Panel] [Rides]"]


def test_a_step_of_the_future_that_no_capability_carries_is_missing() -> None:
    steps = {"touchpoint/call": {"title": "Call"}}

    (point,) = [
        each
        for each in completeness({**journey(("Door", ["doorstep", "call"]), state="future"), **steps}).missing
        if "future" in each.words
    ]
    today = completeness({**journey(("Door", ["doorstep", "call"])), **steps})

    assert point.words == "1 of 2 steps of this future rest on a capability"
    assert [link.name for link in point.missing_at] == ["Call"]
    assert not any("future" in each.words for each in (*today.missing, *today.met))


def test_the_curve_goes_to_each_alternative_and_on_from_it() -> None:
    felt = {"experience": {"score": "3"}}
    steps = {f"touchpoint/{name}": {"title": name, **felt} for name in ("a", "b", "c", "d")}
    stages = [{"name": "One", "touchpoints": ["a", ["b", "c"], "d"]}]

    found = map_of({**steps, RECEIVE: {"title": "Receive", "stages": stages}})

    legs = [(leg.x, leg.end_x) for leg in found.stages[0].curve.now]
    assert legs == [("50.00", "150.00"), ("50.00", "250.00"), ("150.00", "350.00"), ("250.00", "350.00")]
