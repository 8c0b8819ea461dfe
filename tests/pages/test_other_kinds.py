from __future__ import annotations

from tests.pages.small_sites import content, facts, glance, lead_of, page_of


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

    assert lead_of(page).answer == ""
    assert glance(page) == {
        "State": "on its way",
        "Impact": "4 of 5",
        "Effort": "1 of 5",
        "Due": "2026-12-01",
        "Owner": "[Last mile]",
        "Would improve": "[Parcel at the door] [Delivered the next day]",
    }
    assert list(facts(content(page, "Facts"))) == ["Id"]


def test_an_opportunity_for_many_parts_counts_them_first_and_names_them_all_among_the_facts() -> None:
    doors = {f"touchpoint/door-{number}": {"title": f"Door {number}"} for number in range(6)}
    bell = {"title": "A bell", "owner": "last-mile", "addresses": list(doors), "impact": "3"}

    page = page_of("opportunity/bell", doors | {"opportunity/bell": bell})

    assert lead_of(page).answer == "Would improve 6 parts of the map"
    assert glance(page)["Would improve"].endswith("[Door 4] and 1 more")
    assert facts(content(page, "Facts"))["Addresses"].endswith("[Door 5]")
    assert "Impact" not in facts(content(page, "Facts"))


def test_an_idea_without_an_aim_has_no_answer() -> None:
    page = page_of("opportunity/idea", {"opportunity/idea": {"title": "Idea", "owner": "last-mile"}})

    assert lead_of(page).answer == ""
    assert glance(page) == {"Owner": "[Last mile]"}
    assert content(page, "Facts") is not None
