from __future__ import annotations

from tests.pages.small_sites import content, glance, lead_of, page_of, rows


def test_a_persona_speaks_first() -> None:
    changes = {
        "persona/busy": {"title": "The busy one", "quote": "Just *tell* me.", "segment": "One in three"},
        "promise/next-day": {"personas": ["busy"]},
        "journey/receive": {"title": "Receive", "personas": ["busy"], "stages": [{"name": "Door"}]},
    }

    page = page_of("persona/busy", changes)

    assert lead_of(page).quotation_markdown == "Just *tell* me."
    assert lead_of(page).answer == "On 1 journey, with 1 promise"
    assert glance(page) == {"Journeys": "[Receive]", "Segment": "One in three"}


def test_a_persona_has_the_promises_that_the_register_shows_for_it() -> None:
    changes = {
        "persona/busy": {"title": "The busy one"},
        "persona/calm": {"title": "The calm one"},
        "promise/next-day": {"personas": ["busy"]},
        "promise/for-all": {"statement": "For all", "made_by": "last-mile"},
    }

    busy, calm = page_of("persona/busy", changes), page_of("persona/calm", changes)

    assert lead_of(busy).answer == "On 0 journeys, with 2 promises"
    assert rows(content(busy, "What they are promised"))[1:] == [
        ["[Delivered the next day]", "kept 1", "this group by name"],
        ["[For all]", "", "everybody"],
    ]
    assert lead_of(calm).answer == "On 0 journeys, with 1 promise"


def test_a_persona_to_whom_nothing_is_promised_has_no_list_of_promises() -> None:
    changes = {
        "persona/calm": {"title": "Calm"},
        "persona/busy": {"title": "Busy"},
        "promise/next-day": {"personas": ["busy"]},
    }

    assert content(page_of("persona/calm", changes), "What they are promised") is None


def test_a_study_says_whom_it_heard_and_what_rests_on_it() -> None:
    heard = {"customers": "1200", "employees": "1", "partners": "0"}
    changes = {
        "research/visits": {"title": "Visits", "method": "diary-study", "date": "2026-05-01", "heard": heard},
        "touchpoint/doorstep": {"experience": {"score": "4", "research": ["visits"]}},
    }

    page = page_of("research/visits", changes)

    assert lead_of(page).answer == "Diary study: 1 part of the map rests on it"
    assert glance(page) == {"Date": "2026-05-01", "Heard": "1,200 customers and 1 employee"}


def test_a_study_that_heard_nobody_says_nothing_of_it() -> None:
    changes = {"research/visits": {"title": "Visits", "method": "survey", "date": "2026-05-01"}}

    assert glance(page_of("research/visits", changes)) == {"Date": "2026-05-01"}


def test_an_opportunity_says_what_it_would_improve() -> None:
    changes = {
        "opportunity/ring-twice": {
            "title": "Ring twice",
            "owner": "last-mile",
            "addresses": ["touchpoint/doorstep", "promise/next-day"],
            "impact": "4",
            "effort": "1",
            "state": "doing",
            "due": "2026-12-01",
        }
    }

    page = page_of("opportunity/ring-twice", changes)

    assert lead_of(page).answer == "Would improve 2 parts of the map"
    assert glance(page) == {
        "State": "doing",
        "Impact": "4 of 5",
        "Effort": "1 of 5",
        "Due": "2026-12-01",
        "Owner": "[Last mile]",
        "Would improve": "[Parcel at the door] [Delivered the next day]",
    }


def test_an_idea_without_an_aim_has_no_answer() -> None:
    page = page_of("opportunity/idea", {"opportunity/idea": {"title": "Idea", "owner": "last-mile"}})

    assert lead_of(page).answer == ""
    assert glance(page) == {"Owner": "[Last mile]"}
    assert content(page, "Facts") is not None
