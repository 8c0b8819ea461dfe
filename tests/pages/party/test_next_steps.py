from __future__ import annotations

from typing import Any

from cxmap.pages.kit.table import Table
from cxmap.pages.party.promises import Helped
from tests.alignment.small_maps import Changes, measured
from tests.pages.small_sites import content, lead_of, page_of, rows, shown

LAST_MILE = "department/last-mile"
HUB = "department/hub"
MISSED: dict[str, Any] = {"capability/courier": measured("80")}
"""The promise is broken, and it is for the last mile to mend it."""


def acting(key: str, changes: Changes) -> Helped:
    found = content(page_of(key, changes), "What you must act on")
    assert isinstance(found, Helped)
    return found


def test_a_party_is_told_first_which_promises_wait_for_it_and_what_would_mend_them() -> None:
    mends = {"opportunity/more-vans": {"title": "More vans", "addresses": ["promise/next-day"], "state": "planned"}}

    found = acting(LAST_MILE, {**MISSED, **mends})

    assert found.sentence == "1 promise waits for you."
    (row,) = found.groups[0].promises
    assert shown(row.deeds) == "Customers feel it at [Parcel at the door] What mends it: [More vans] planned"
    assert row.reason


def test_where_nobody_knows_what_mends_it_that_is_said() -> None:
    idea = {"opportunity/more-vans": {"title": "More vans", "addresses": ["promise/next-day"]}}

    assert "Nobody has written down yet" in shown(acting(LAST_MILE, MISSED).groups)
    assert "What mends it: [More vans]" in shown(acting(LAST_MILE, {**MISSED, **idea}).groups)


def test_those_who_must_act_with_a_party_are_named() -> None:
    too_much = {"metric": "on-time", "designed": "90", "measurements": [{"period": "2026-06", "value": "80"}]}
    shared: dict[str, Any] = {
        HUB: {"title": "Hub"},
        "promise/next-day": {"made_by": "hub"},
        "capability/courier": {"delivers": [too_much]},
    }

    assert "Together with [Hub]" in shown(acting(LAST_MILE, shared).groups)
    assert "Together with [Last mile]" in shown(acting(HUB, shared).groups)


def test_several_promises_wait_the_worst_first_and_many_places_are_counted() -> None:
    places = {
        f"touchpoint/door-{number}": {
            "title": f"Door {number}",
            "owner": "last-mile",
            "promises": ["next-day", "second"],
            "capabilities": ["courier"],
        }
        for number in range(4)
    }
    second = {"promise/second": {"statement": "Two", "made_by": "last-mile"}}

    found = acting(LAST_MILE, {**MISSED, **second, **places})

    assert found.sentence.startswith("2 promises wait for you, the worst and most harmful first: 1 broken and 1 un")
    assert shown(found.groups[0].verdict) == "broken"
    assert "and at 2 more touchpoints" in shown(found.groups[0])


def test_where_nothing_waits_for_a_party_it_is_told_so() -> None:
    helping = {HUB: {"title": "Hub"}, "touchpoint/doorstep": {"contributors": [{"department": "hub"}]}}

    assert acting(LAST_MILE, {}).sentence == "Nothing waits for you today: all that rests on you is kept."
    assert acting(HUB, {**helping, **MISSED}).sentence == (
        "Nothing waits for you today: what is not kept here is for others to mend."
    )


def test_the_head_gives_the_reason_of_its_verdict_where_what_waits_for_the_party_does_not() -> None:
    helping = {HUB: {"title": "Hub"}, "touchpoint/doorstep": {"contributors": [{"department": "hub"}]}}

    lead = lead_of(page_of(HUB, {**helping, **MISSED}))

    assert shown(lead.verdict) == "broken"
    assert lead.worst
    assert lead.worst_label == "The worst of these promises:"
    assert lead.worst.reason == "Promised: at least 95 % (Parcels on time). Measured: 80 % in 2026-06 (Courier)."
    assert shown(lead.worst.acting) == "[Last mile]"


def test_the_head_does_not_say_again_what_waits_for_the_party_or_is_kept() -> None:
    assert lead_of(page_of(LAST_MILE, MISSED)).worst is None
    assert lead_of(page_of(LAST_MILE)).worst is None


def test_a_party_on_which_nothing_rests_has_nothing_to_act_on() -> None:
    assert content(page_of(HUB, {HUB: {"title": "Hub"}}), "What you must act on") is None


def pains(key: str, changes: Changes) -> object:
    return content(page_of(key, changes), "Pains that come from you")


def test_the_pains_that_come_from_a_party_or_from_what_it_answers_for_are_told_the_worst_first() -> None:
    felt = [
        {"title": "Unrated", "causes": [HUB]},
        {"title": "No bell", "severity": "4", "causes": ["metric/on-time", "capability/courier"]},
        {"title": "The weather", "severity": "5"},
    ]
    rewarded = {HUB: {"title": "Hub", "incentives": [{"reward": "Bonus", "metric": "on-time"}, {"reward": "A cake"}]}}

    table = pains(HUB, {**rewarded, "touchpoint/doorstep": {"pain_points": felt}})

    assert isinstance(table, Table)
    assert table.legend == ("2 pains at 1 touchpoint come from you, or from what you answer for or are rewarded for.")
    assert rows(table)[1:] == [
        ["No bell", "[Parcel at the door]", "4 of 5", "[Parcels on time]"],
        ["Unrated", "[Parcel at the door]", "", "[Hub]"],
    ]


def test_the_worst_pains_that_come_from_a_party_are_told_in_the_head_of_its_page() -> None:
    felt = [{"title": f"Pain {level}", "severity": level, "causes": [HUB]} for level in ("1", "5", "3")]

    lead = lead_of(page_of(HUB, {HUB: {"title": "Hub"}, "touchpoint/doorstep": {"pain_points": felt}}))

    assert [(pain.title, pain.where.name) for pain in lead.pains] == [
        ("Pain 5", "Parcel at the door"),
        ("Pain 3", "Parcel at the door"),
    ]
    assert lead.more_pains == 1


def test_a_pain_that_comes_from_a_touchpoint_of_the_party_is_its_own_too() -> None:
    felt = [{"title": "Late", "causes": ["touchpoint/doorstep"]}]

    table = pains(LAST_MILE, {HUB: {"title": "Hub"}, "touchpoint/shed": {"owner": "hub", "pain_points": felt}})

    assert isinstance(table, Table)
    assert table.legend.startswith("1 pain at 1 touchpoint comes from you")


def test_a_party_that_is_not_live_causes_nothing() -> None:
    felt = [{"title": "Late", "causes": ["partner/vans"]}]
    retired = {"partner/vans": {"title": "Vans", "status": "retired"}}

    assert pains("partner/vans", {**retired, "touchpoint/doorstep": {"pain_points": felt}}) is None
