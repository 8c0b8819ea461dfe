from __future__ import annotations

from typing import Any

from cxmap.pages.party.made import MakingTables
from cxmap.pages.party.promises import COUNTED_ONCE
from tests.pages.small_sites import content, lead_of, page_of, shown

MARKETING = "department/marketing"
JOURNEY = {
    "title": "Receive",
    "stages": [
        {"name": "Order", "period": "before", "touchpoints": ["poster"]},
        {"name": "Wait"},
        {"name": "Door", "touchpoints": ["doorstep"]},
    ],
}
SAID: dict[str, Any] = {
    MARKETING: {"title": "Marketing"},
    "touchpoint/poster": {"title": "Poster", "owner": "marketing"},
    "journey/receive": JOURNEY,
    "promise/next-day": {
        "made_by": "marketing",
        "published": [
            {"where": "Posters", "touchpoint": "poster", "text": "Tomorrow!", "from": "2026-01-01"},
            {"where": "Last year's posters", "touchpoint": "poster", "until": "2025-12-31"},
        ],
    },
}


def made(changes: dict[str, Any], party: str = MARKETING) -> MakingTables:
    found = content(page_of(party, changes), "Promises you make")
    assert isinstance(found, MakingTables)
    return found


def test_a_maker_sees_the_whole_journey_with_what_it_says_and_what_is_kept() -> None:
    (table,) = made(SAID).tables

    order, wait, door = table.rows
    assert table.journey
    assert table.journey.name == "Receive"
    assert (order.name, order.period) == ("Order", "before")
    assert shown(order.said) == "[Tomorrow!] Posters [Poster]"
    assert (order.redeemed, wait.said, wait.redeemed, door.said) == ((), (), (), ())
    assert shown(door.redeemed) == (
        "[Delivered the next day] [Parcel at the door] 96 % in 2026-06, at least 95 % promised [Last mile] 0"
    )


def test_what_lies_on_no_journey_is_told_last() -> None:
    changes = {
        **SAID,
        "journey/receive": {**JOURNEY, "status": "retired"},
        "promise/next-day": {"made_by": "marketing", "published": [{"where": "Everywhere"}]},
    }

    found = made(changes)

    (table,) = found.tables
    assert found.sentence == "You make 1 promise that customers feel at 1 touchpoint."
    assert table.journey is None
    assert shown(table.rows[0].said) == "[Delivered the next day] Everywhere"
    assert len(table.rows[0].redeemed) == 1
    assert table.has_redeemed


def test_where_nothing_is_felt_off_the_journeys_nothing_is_said_of_its_keeping() -> None:
    on, off = made(
        {**SAID, "promise/next-day": {"made_by": "marketing", "published": [{"where": "Everywhere"}]}}
    ).tables

    assert (on.has_redeemed, off.has_redeemed) == (True, False)


def test_what_is_only_said_is_told_too() -> None:
    found = made({**SAID, "touchpoint/doorstep": {"promises": ""}})

    assert found.sentence == "Customers feel none of it anywhere yet."


def test_proof_stands_where_a_number_would() -> None:
    proof = [{"verdict": "kept", "on": "2026-06-01", "by": "An auditor"}]
    changes = {
        **SAID,
        "promise/next-day": {"made_by": "marketing", "expects": []},
        "capability/courier": {"delivers": [{"promise": "next-day", "proof": proof}]},
    }

    assert made(changes).tables[0].rows[2].redeemed[0].measured == "proof of 2026-06-01"


def test_what_was_never_measured_or_proved_says_so() -> None:
    never = {**SAID, "capability/courier": {"delivers": []}}
    unproved = {**never, "promise/next-day": {"made_by": "marketing", "expects": []}}

    assert made(never).tables[0].rows[2].redeemed[0].measured == "not measured, at least 95 % promised"
    assert made(unproved).tables[0].rows[2].redeemed[0].measured == "nothing proved"


def test_what_a_party_makes_comes_first_where_it_makes_more_than_it_keeps() -> None:
    page = page_of(MARKETING, {**SAID, "touchpoint/doorstep": {"contributors": [{"department": "marketing"}]}})
    second = {"promise/second": {"statement": "Two", "made_by": "marketing"}}
    more = {**SAID, **second, "touchpoint/shed": {"title": "Shed", "promises": ["second"], "owner": "last-mile"}}
    helping = {**more, "touchpoint/doorstep": {"contributors": [{"department": "marketing"}]}}

    assert [section.title for section in page.after][:2] == ["Promises you help to keep", "Promises you make"]
    assert [section.title for section in page_of(MARKETING, helping).after][:2] == [
        "Promises you make",
        "Promises you help to keep",
    ]


def test_a_maker_is_told_how_much_is_kept() -> None:
    second = {"promise/second": {"statement": "Two", "made_by": "marketing"}}
    both = {**SAID, **second, "touchpoint/doorstep": {"promises": ["next-day", "second"]}}
    unkept = {**both, "capability/courier": {"delivers": []}}

    assert (
        lead_of(page_of(MARKETING, both)).answer
        == "You make 2 promises that customers feel; 1 of them is kept everywhere."
    )
    assert (
        lead_of(page_of(MARKETING, unkept)).answer
        == "You make 2 promises that customers feel; none of them counts as kept."
    )
    assert lead_of(page_of(MARKETING, both)).counted == COUNTED_ONCE
