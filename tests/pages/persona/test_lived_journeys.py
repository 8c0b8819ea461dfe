from __future__ import annotations

from typing import Any

from cxmap.pages.persona.journeys import LivedJourneys
from tests.pages.small_sites import content, page_of, page_on, shown, small_site

BUSY: dict[str, Any] = {"persona/busy": {"title": "The busy one"}}


def lived(changes: dict[str, Any]) -> LivedJourneys:
    found = content(page_of("persona/busy", {**BUSY, **changes}), "Where it hurts them")
    assert isinstance(found, LivedJourneys)
    return found


def journey(title: str, *touchpoints: str, **fields: Any) -> dict[str, Any]:
    stages = [{"name": "All", "touchpoints": list(touchpoints)}]
    return {"title": title, "personas": ["busy"], "stages": stages, **fields}


def test_journeys_of_today_come_first_by_pain_and_importance() -> None:
    found = lived(
        {
            "journey/some-day": journey("Some day", pain="5", importance="5", state="future"),
            "journey/mild": journey("Mild", pain="1", importance="5"),
            "journey/bad": journey("Bad", pain="4", importance="5"),
            "journey/also-unrated": journey("Also unrated"),
        }
    )

    assert [row.journey.name for row in found.rows] == ["Bad", "Mild", "Also unrated", "Some day"]
    assert [row.notes for row in found.rows] == [
        ("pain 4 of 5, importance 5 of 5",),
        ("pain 1 of 5, importance 5 of 5",),
        (),
        ("pain 5 of 5, importance 5 of 5", "as it should become"),
    ]


def test_a_journey_has_its_curve_and_its_lowest_point_with_the_reason() -> None:
    found = lived(
        {
            "journey/receive": journey("Receive", "site", "doorstep"),
            "touchpoint/site": {"title": "Site", "experience": {"score": "4", "ideal": "5"}},
            "touchpoint/doorstep": {"experience": {"score": "2", "because": "*Late*"}},
        }
    )

    row = found.rows[0]
    assert row.curve
    assert [(mark.score, mark.is_lowest) for mark in row.curve.marks] == [("4", False), ("2", True)]
    assert row.curve.description == "Site: 4 of 5, assumed, ideally 5; Parcel at the door: 2 of 5, assumed"
    assert row.low
    assert shown(row.low) == "[Parcel at the door] 2 of 5, assumed *Late*"


def test_others_that_are_as_low_are_counted_each_once() -> None:
    low = {"experience": {"score": "2"}}

    found = lived(
        {
            "journey/receive": journey("Receive", "site", "doorstep", "best", "doorstep"),
            "touchpoint/site": low,
            "touchpoint/doorstep": low,
            "touchpoint/best": {"experience": {"score": "5"}},
        }
    )

    assert found.rows[0].low
    assert found.rows[0].low.others == "and 1 more"


def test_a_journey_that_nobody_has_rated_has_no_curve() -> None:
    row = lived({"journey/receive": journey("Receive", "site")}).rows[0]

    assert (row.curve, row.low, row.rate, row.bar.parts) == (None, None, None, ())


def test_promises_are_counted_as_on_the_home_page_and_lead_into_the_register() -> None:
    changes = {**BUSY, "journey/receive": journey("Receive", "doorstep")}
    site = small_site(changes, "promises")

    found = content(page_on(site, "persona/busy"), "Where it hurts them")

    assert isinstance(found, LivedJourneys)
    assert found.rows[0].rate
    assert (found.rows[0].rate.text, found.rows[0].rate.query) == ("1 of 1 kept", "journey=receive")
    assert found.rows[0].bar.said == "1 kept"


def test_the_rate_is_told_without_a_register_too() -> None:
    rate = lived({"journey/receive": journey("Receive", "doorstep")}).rows[0].rate

    assert rate
    assert (rate.text, rate.path) == ("1 of 1 kept", "")


def test_a_persona_without_journeys_is_told_so() -> None:
    found = lived({})

    assert (found.rows, found.nobody) == ((), "No journey on the map is theirs yet.")


def test_journeys_for_which_there_is_no_room_are_counted() -> None:
    found = lived({f"journey/number-{number}": journey(f"Number {number}") for number in range(17)})

    assert len(found.rows) == 15
    assert found.note == "2 more journeys are not shown here."
