from __future__ import annotations

from cxmap.pages.touchpoint.promised import PromisesHeld
from tests.pages.small_sites import content, glance, lead_of, page_of, rows

DOORSTEP = "touchpoint/doorstep"


def test_a_touchpoint_begins_with_how_many_promises_are_felt_there() -> None:
    held = page_of(DOORSTEP).before[0].content

    assert isinstance(held, PromisesHeld)
    assert held.sentence == "1 promise is felt here"
    assert held.verdict.words == "kept"
    assert held.counts is None
    assert lead_of(page_of(DOORSTEP)).answer == ""


def test_a_touchpoint_says_at_a_glance_what_it_is() -> None:
    changes = {
        DOORSTEP: {
            "channel": "in-person",
            "control": "shared",
            "moment_of_truth": "true",
            "experience": {"score": "4", "ideal": "5"},
        },
        "journey/receive": {"title": "Receive", "stages": [{"name": "Door", "touchpoints": ["doorstep"]}]},
    }

    assert glance(page_of(DOORSTEP, changes)) == {
        "Owner": "[Last mile]",
        "Channel": "in person",
        "Seen by customers": "yes",
        "In whose hands": "ours and a partner's",
        "Moment of truth": "make-or-break",
        "Part of": "[Receive]",
    }


def test_what_is_not_known_of_a_touchpoint_is_not_said() -> None:
    changes = {DOORSTEP: {"control": "", "layer": "backstage", "experience": {"ideal": "5"}}}

    assert glance(page_of(DOORSTEP, changes)) == {"Owner": "[Last mile]", "Seen by customers": "no, backstage"}


def test_after_its_promises_a_touchpoint_is_told_as_customers_live_it_and_the_rest_is_folded() -> None:
    page = page_of(DOORSTEP, {DOORSTEP: {"experience": {"score": "2"}}})

    assert page.before[-1].title == "As customers live it"
    assert page.after
    assert all(section.folded for section in page.after)


def test_a_touchpoint_without_promises_says_so() -> None:
    page = page_of(DOORSTEP, {DOORSTEP: {"promises": ""}})

    assert lead_of(page).answer == "Nothing is promised here."
    assert not isinstance(page.before[0].content, PromisesHeld)


def test_a_touchpoint_whose_promises_are_not_live_has_no_verdict() -> None:
    page = page_of(DOORSTEP, {"promise/next-day": {"status": "retired"}})

    assert lead_of(page).answer == "No verdict: none of the promises made here is live and judged."


def test_a_retired_touchpoint_has_no_verdict() -> None:
    lead = lead_of(page_of(DOORSTEP, {DOORSTEP: {"status": "retired"}}))

    assert (lead.standing, lead.verdict, lead.answer) == ("retired", None, "")


def test_different_targets_of_one_measure_are_told_with_those_to_whom_they_are_promised() -> None:
    changes = {
        "persona/shop": {"title": "The shop"},
        "persona/slow": {"title": "The slow one"},
        "promise/faster": {
            "statement": "Faster",
            "made_by": "last-mile",
            "personas": ["shop"],
            "expects": [{"metric": "on-time", "at_least": "98"}],
        },
        "promise/gentle": {
            "statement": "Gentle",
            "made_by": "last-mile",
            "expects": [{"metric": "on-time", "at_least": "90"}],
        },
        "promise/over": {
            "statement": "Over",
            "made_by": "last-mile",
            "status": "retired",
            "expects": [{"metric": "on-time", "at_least": "1"}],
        },
        DOORSTEP: {
            "promises": ["next-day", "faster", "over"],
            "treatments": [{"persona": "slow", "difference": "The driver waits.", "promises": ["gentle"]}],
        },
    }

    assert rows(content(page_of(DOORSTEP, changes), "Promised differently here"))[1:] == [
        ["[Parcels on time]", "at least 95 %", "[Delivered the next day]", "everybody"],
        ["[Parcels on time]", "at least 98 %", "[Faster]", "[The shop]"],
        ["[Parcels on time]", "at least 90 %", "[Gentle]", "[The slow one]"],
    ]


def test_one_target_of_a_measure_is_no_difference() -> None:
    second = {"statement": "Again", "made_by": "last-mile", "expects": [{"metric": "on-time", "at_least": "95"}]}
    changes = {"promise/again": second, DOORSTEP: {"promises": ["next-day", "again"]}}

    assert content(page_of(DOORSTEP, changes), "Promised differently here") is None


def test_a_touchpoint_says_that_nobody_answers_for_it() -> None:
    assert glance(page_of(DOORSTEP, {DOORSTEP: {"owner": "nobody"}}))["Owner"] == "nobody"
    assert "Owner" not in glance(page_of(DOORSTEP, {DOORSTEP: {"owner": "", "control": "outside"}}))


def test_a_touchpoint_may_have_several_channels() -> None:
    found = glance(page_of(DOORSTEP, {DOORSTEP: {"channel": ["in-person", "app", "app"]}}))

    assert found["Channel"] == "in person, app"
