from __future__ import annotations

from tests.pages.small_sites import content, glance, lead_of, page_of


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
        "State": "on its way",
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
