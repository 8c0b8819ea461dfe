from __future__ import annotations

from typing import Any

from cxmap.pages.touchpoint.lived import Lived
from tests.pages.small_sites import content, page_of, rows, shown

DOORSTEP = "touchpoint/doorstep"
STUDY = {"research/diaries": {"title": "Diaries", "method": "diary-study", "date": "2026-01-01"}}


def lived(fields: dict[str, Any]) -> Lived:
    found = content(page_of(DOORSTEP, {**STUDY, DOORSTEP: fields}), "As customers live it")
    assert isinstance(found, Lived)
    return found


def test_an_experience_has_a_quote_a_place_on_the_scale_and_a_reason() -> None:
    felt = {"score": "2", "ideal": "5", "because": "*Late*", "quote": "Again?", "research": ["diaries"]}

    found = lived({"experience": felt})

    assert found.now
    assert found.ideal
    assert (found.now.words, found.now.at, found.ideal.at) == ("2 of 5", 25, 100)
    assert shown((found.quote, found.because, found.studies)) == "Again? *Late* [Diaries]"
    assert found.unproved == ""


def test_a_score_without_a_study_is_an_assumption() -> None:
    assert lived({"experience": {"score": "2"}}).unproved == "An assumption: no study is named."
    assert lived({"experience": {"because": "Late"}}).unproved == ""


def test_a_score_that_rests_on_nothing_that_looks_at_why_has_little_confidence() -> None:
    panel = {"research/panel": {"title": "Panel", "method": "focus-group", "date": "2026-01-01"}}

    found = content(
        page_of(DOORSTEP, {**panel, DOORSTEP: {"experience": {"score": "5", "ideal": "5", "research": ["panel"]}}}),
        "As customers live it",
    )

    assert isinstance(found, Lived)
    assert found.unproved == "Low confidence: focus group alone."


def test_pains_stand_by_how_badly_they_hurt() -> None:
    pains = [
        {"title": "Unrated"},
        {"title": "Worst", "severity": "4", "causes": ["capability/courier"], "research": ["diaries"]},
    ]

    worst, unrated = lived({"pain_points": pains}).pains

    assert (worst.title, worst.severity, worst.level) == ("Worst", "4 of 5", 4)
    assert shown((worst.causes, worst.studies)) == "[Courier] [Diaries]"
    assert (unrated.severity, unrated.level) == ("", 0)


def test_what_customers_do_think_and_feel_stands_beside_what_is_done_when_it_goes_wrong() -> None:
    found = lived({"doing": ["Waits"], "feeling": ["Annoyed"], "duration": "two minutes", "recovery": "We ring again."})

    assert shown(found.says) == "Doing Waits Feeling Annoyed Takes two minutes"
    assert shown(found.recovery) == "We ring again."


def test_customers_do_not_live_what_they_do_not_see() -> None:
    page = page_of(DOORSTEP, {DOORSTEP: {"layer": "backstage", "pain_points": [{"title": "Cold"}]}})

    assert content(page, "As customers live it") is None
    assert content(page, "As it is lived here")


def test_a_touchpoint_of_which_nothing_is_known_has_no_such_section() -> None:
    assert content(page_of(DOORSTEP), "As customers live it") is None


def test_partners_of_capabilities_stand_behind_a_touchpoint_too() -> None:
    changes = {
        "partner/vans": {"title": "Vans", "agreement": {"title": "A", "until": "2027-01-31"}},
        "department/it": {"title": "IT"},
        "capability/courier": {"partners": ["vans"]},
        DOORSTEP: {
            "contributors": [
                {"department": "it", "layer": "support", "role": "Handhelds", "promises": ["next-day"]},
                {"department": "it", "layer": "support"},
                {"partner": "gone"},
            ]
        },
    }

    assert rows(content(page_of(DOORSTEP, changes), "Who stands behind it")) == [
        ["Who", "What they do here", "Line of visibility", "Influence", "Agreement"],
        ["[Last mile]", "Answers for it Delivers with [Courier]", "in front, seen", "direct and indirect", ""],
        ["[IT]", "Handhelds Only for [Delivered the next day] Contributes", "behind, unseen", "not said", ""],
        ["[Vans]", "Delivers with [Courier]", "behind, unseen", "indirect", "valid until 2027-01-31"],
    ]


def test_nobody_stands_behind_what_nobody_answers_for() -> None:
    changes = {DOORSTEP: {"owner": "nobody", "capabilities": ""}}

    assert content(page_of(DOORSTEP, changes), "Who stands behind it") is None
