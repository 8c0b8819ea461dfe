from __future__ import annotations

from typing import Any

from cxmap.pages.kit.exchange import Exchange
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.sieve import Sieve
from cxmap.pages.kit.tensions import MOST_MEETINGS, Tensions
from cxmap.pages.party.agreement import AgreementView
from cxmap.pages.party.promises import MOST_DEEDS, Helped
from tests.pages.small_sites import content, lead_of, page_of, rows, shown

UNPROMISED = "Promises need it none of yours"
UNRELATED = "Promises and touchpoints none of yours is measured by it"
UNSEEN = "What customers feel of it nobody can tell, as nothing measures it"
REWARDS = "What you are rewarded for, and what that does"
MEASURES = "What you are measured by, but not rewarded for"
DEPOT = "department/last-mile"
CARRIER = "partner/carrier"
"""A partner that has a part at the door."""
WITH_CARRIER: dict[str, Any] = {
    CARRIER: {"title": "Carrier"},
    "touchpoint/doorstep": {
        "control": "partner",
        "contributors": [{"partner": "carrier", "influence": "direct", "role": "Drives"}],
    },
}


def _helped(page: PageView) -> Helped:
    found = content(page, "Promises you help to keep")
    assert isinstance(found, Helped)
    return found


def test_a_department_is_told_how_many_of_its_promises_it_helps_to_keep() -> None:
    page = page_of(DEPOT)

    assert (
        lead_of(page).answer
        == "You help to keep 1 promise; it is kept. You make 1 promise that customers feel; it is kept."
    )
    assert _helped(page).sentence == "You help to keep 1 promise: 1 kept."
    assert [group.verdict.words for group in _helped(page).groups] == ["kept"]


def test_a_party_is_told_how_many_of_several_promises_are_kept() -> None:
    second = {"promise/second": {"statement": "Two", "made_by": "last-mile"}, "touchpoint/doorstep": {}}
    touched = {**second, "touchpoint/doorstep": {"promises": ["next-day", "second"]}}

    assert lead_of(page_of(DEPOT, touched)).answer == (
        "You help to keep 2 promises; 1 of them is kept wherever you have a part."
        " You make 2 promises that customers feel; 1 of them is kept everywhere."
    )


def test_promises_that_are_felt_at_several_places_are_counted_by_the_worst() -> None:
    shop = {"touchpoint/shop": {"title": "Shop", "promises": ["next-day"], "capabilities": ["courier"]}}

    found = _helped(page_of(DEPOT, shop)).sentence

    assert found == "You help to keep 1 promise, counted by its worst place: 1 kept."


def test_where_no_promise_is_kept_only_their_number_is_told() -> None:
    page = page_of(DEPOT, {"capability/courier": {"delivers": []}})

    assert (
        lead_of(page).answer
        == "1 promise rests on you. You make 1 promise that customers feel; it does not count as kept."
    )


def test_a_party_without_promises_is_told_so() -> None:
    page = page_of("department/archive", {"department/archive": {"title": "Archive"}})

    assert lead_of(page).answer == "No promise rests on you."
    assert content(page, "Promises you help to keep") is None
    assert content(page, "Where you act") is None


def test_each_promise_says_what_the_party_does_for_it() -> None:
    deeds = _helped(page_of(CARRIER, WITH_CARRIER)).groups[0].promises[0].deeds

    assert shown(deeds) == "Drives [Parcel at the door] seen direct"


def test_a_party_helps_to_keep_only_the_promises_that_its_part_names() -> None:
    changes: dict[str, Any] = {
        CARRIER: {"title": "Carrier"},
        "promise/photo": {"statement": "With a photo", "expects": []},
        "touchpoint/doorstep": {
            "promises": ["next-day", "photo"],
            "contributors": [
                {"partner": "carrier", "role": "Drives"},
                {"partner": "carrier", "role": "Takes the photo", "promises": ["photo"]},
            ],
        },
    }

    photo, driven = _helped(page_of(CARRIER, changes)).groups

    assert (
        shown(photo.promises[0].deeds)
        == "Drives [Parcel at the door] unseen Takes the photo [Parcel at the door] unseen"
    )
    assert shown(driven.promises[0].deeds) == "Drives [Parcel at the door] unseen"


def test_whoever_only_makes_a_promise_does_not_help_to_keep_it() -> None:
    changes: dict[str, Any] = {
        "department/marketing": {"title": "Marketing"},
        "promise/next-day": {"made_by": "marketing"},
    }

    page = page_of("department/marketing", changes)

    assert lead_of(page).answer == "You make 1 promise that customers feel; it is kept."
    assert content(page, "Promises you help to keep") is None


def test_many_deeds_are_counted() -> None:
    count = MOST_DEEDS + 2
    changes: dict[str, Any] = {
        CARRIER: {"title": "Carrier"},
        **{
            f"touchpoint/door-{number}": {
                "title": f"Door {number}",
                "owner": "last-mile",
                "promises": ["next-day"],
                "capabilities": ["courier"],
                "contributors": [{"partner": "carrier", "layer": "backstage"}],
            }
            for number in range(count)
        },
    }

    promise = _helped(page_of(CARRIER, changes)).groups[0].promises[0]

    assert len(promise.deeds) == MOST_DEEDS
    assert promise.more == 2
    assert shown(promise.deeds[0]) == "You contribute to [Door 0] unseen"


def test_touchpoints_are_told_by_what_customers_see_of_the_party() -> None:
    sieve = content(page_of(CARRIER, WITH_CARRIER), "Where you act")

    assert isinstance(sieve, Sieve)
    assert sieve.stacks
    assert not sieve.is_wide
    (group,) = sieve.groups
    assert group.title == "Seen by customers: 1 above the line of visibility"
    assert group.entries[0].answers == {"seen": "seen", "influence": "direct", "part": "contributed"}
    assert sieve.sentence == "1 touchpoint: 1 contributed to."


def test_what_a_capability_does_unseen_is_listed_too() -> None:
    changes: dict[str, Any] = {
        "department/planning": {"title": "Planning"},
        "capability/courier": {"owner": "planning"},
        "capability/old": {"title": "Old", "owner": "planning", "status": "retired"},
        "touchpoint/doorstep": {"capabilities": ["courier", "old"]},
        "touchpoint/gone": {"title": "Gone", "owner": "planning", "status": "retired", "capabilities": ["courier"]},
    }

    sieve = content(page_of("department/planning", changes), "Where you act")

    assert isinstance(sieve, Sieve)
    (group,) = sieve.groups
    assert group.title == "Unseen: 1 below the line of visibility"
    assert group.entries[0].answers["part"] == "delivered"


def test_rewards_stand_beside_what_promises_need() -> None:
    changes: dict[str, Any] = {
        "metric/drops": {"title": "Drops per hour", "unit": "drops", "better": "higher"},
        "metric/calls": {"title": "Calls", "unit": "calls", "better": "lower"},
        "metric/smiles": {"title": "Smiles", "unit": "points", "better": "higher"},
        DEPOT: {
            "incentives": [
                {"reward": "Bonus on drops", "metric": "drops"},
                {"reward": "Bonus on calls", "metric": "calls"},
                {"reward": "A cake"},
            ]
        },
        "touchpoint/doorstep": {"measured_by": ["drops", "smiles"]},
    }

    page = page_of(DEPOT, changes)

    assert rows(content(page, REWARDS)) == [
        ["You are rewarded for", "Measured by", "What that does"],
        ["Bonus on calls", "[Calls]", UNRELATED],
        ["Bonus on drops", "[Drops per hour]", f"{UNPROMISED} Measured at [Parcel at the door]"],
        ["A cake", "none", f"{UNSEEN} You answer for [Parcel at the door]"],
    ]
    assert rows(content(page, MEASURES)) == [
        ["Measure", "Promises need it", "Measured at"],
        ["[Parcels on time]", "[Delivered the next day]", ""],
        ["[Smiles]", "", "[Parcel at the door]"],
    ]


def test_a_measure_that_the_map_does_not_show_is_left_out() -> None:
    page = page_of(DEPOT, {"touchpoint/doorstep": {"measured_by": ["nowhere"]}})

    assert rows(content(page, MEASURES)) == [
        ["Measure", "Promises need it", "Measured at"],
        ["[Parcels on time]", "[Delivered the next day]", ""],
    ]


def test_a_reward_says_where_it_hurts_customers() -> None:
    changes: dict[str, Any] = {
        "metric/drops": {"title": "Drops per hour", "unit": "drops", "better": "higher"},
        "department/hub": {"title": "Hub", "incentives": [{"reward": "Bonus on drops", "metric": "drops"}]},
        "touchpoint/doorstep": {"pain_points": [{"title": "No bell", "causes": ["metric/drops"]}]},
    }

    table = rows(content(page_of("department/hub", changes), REWARDS))

    assert table[1][2] == f"{UNRELATED} It hurts customers at [Parcel at the door]"


def test_what_a_party_is_rewarded_for_without_a_measure_is_unseen() -> None:
    changes: dict[str, Any] = {"department/hub": {"title": "Hub", "incentives": [{"reward": "A cake"}]}}

    table = rows(content(page_of("department/hub", changes), REWARDS))

    assert table[1][2] == UNSEEN


def test_a_reward_names_the_promises_that_need_it() -> None:
    changes: dict[str, Any] = {DEPOT: {"incentives": [{"reward": "Bonus", "metric": "on-time"}]}}

    table = rows(content(page_of(DEPOT, changes), REWARDS))

    assert table[1] == ["Bonus", "[Parcels on time]", "Promises need it [Delivered the next day]"]


def _bonds(agreement: object = None) -> AgreementView:
    carrier: dict[str, object] = {"title": "Carrier"} | ({"agreement": agreement} if agreement else {})
    found = content(page_of(CARRIER, {**WITH_CARRIER, CARRIER: carrier}), "Your agreement")
    assert isinstance(found, AgreementView)
    return found


def test_a_partner_without_agreement_is_marked_where_promises_rest_on_it() -> None:
    bonds = _bonds()

    assert bonds.is_missing
    assert bonds.sentence == "1 promise rests on you, and no agreement binds you to anything."
    assert rows(bonds.obligations)[1][3] == "Nothing obliges you to what is promised"


def test_an_obligation_is_held_against_the_strictest_target() -> None:
    assert rows(_bonds(_agreement(50)).obligations)[1][3] == "Agreed to less than is promised: the rest is a favour"
    assert rows(_bonds(_agreement(99)).obligations)[1][3] == "Agreed at least as strictly as promised"


def test_an_agreement_that_ended_binds_to_nothing() -> None:
    bonds = _bonds({**_agreement(99), "until": "2020-01-01"})

    assert bonds.is_missing
    assert rows(bonds.obligations)[1][3] == "The agreement ended on 2020-01-01"


def test_an_agreement_without_obligations_says_so_and_links_to_itself() -> None:
    bonds = _bonds({"title": "Contract", "url": "https://example.org/contract"})

    assert bonds.sentence == "1 promise rests on you. Your agreement is valid and obliges you to no level."
    assert shown(bonds.agreement) == "Contract https://example.org/contract"


def test_an_obligation_that_no_promise_needs_is_told() -> None:
    changes: dict[str, Any] = {CARRIER: {"title": "Carrier", "agreement": _agreement(99)}}

    bonds = content(page_of(CARRIER, changes), "Your agreement")

    assert isinstance(bonds, AgreementView)
    assert bonds.sentence == "No promise rests on you. Your agreement is valid."
    assert rows(bonds.obligations)[1][3] == "Agreed, but no promise needs it"


def _agreement(level: int) -> dict[str, object]:
    return {"title": "Contract", "obligations": [{"metric": "on-time", "at_least": str(level)}]}


def _exchange(fields: dict[str, object]) -> Exchange:
    found = content(page_of(DEPOT, {DEPOT: fields}), "What you need, give and get")
    assert isinstance(found, Exchange)
    return found


def test_needs_say_how_well_they_are_met() -> None:
    needs = [{"need": "Time", "met": "2"}, {"need": "Vans", "met": "4"}, {"need": "Rest"}]

    exchange = _exchange({"needs": needs, "gives": ["Work"], "gets": ["Pay"]})

    assert exchange.sentence == "1 of 2 needs is met."
    assert [(need.met, need.is_unmet) for need in exchange.needs] == [("2 of 5", True), ("4 of 5", False), ("", False)]


def test_a_party_that_says_nothing_of_itself_is_told_so() -> None:
    assert _exchange({}).sentence == "Nobody has written down what you need, give or get."
    assert _exchange({"gives": ["Work"]}).sentence == ""


def test_tensions_show_why_and_where_both_parties_meet() -> None:
    because = {"with": "department/last-mile", "because": "Both want the *vans*"}
    changes: dict[str, Any] = {
        **WITH_CARRIER,
        CARRIER: {"title": "Carrier", "conflicts_with": [because]},
        "persona/home": {"title": "Home"},
        "journey/receive": {
            "title": "Receive",
            "owner": "last-mile",
            "personas": ["home"],
            "stages": [{"name": "Door", "touchpoints": ["doorstep"]}],
        },
        DEPOT: {"conflicts_with": ["persona/home", "metric/on-time", "department/last-mile"]},
    }

    tensions = content(page_of(DEPOT, changes), "Your tensions")

    assert isinstance(tensions, Tensions)
    assert [(each.other.name, each.said_by, len(each.meetings)) for each in tensions.tensions] == [
        ("Carrier", "so says Carrier", 1),
        ("Home", "so says Last mile", 1),
        ("Parcels on time", "so says Last mile", 0),
    ]
    assert [shown(each.reasons) for each in tensions.tensions] == ["Both want the *vans*", "", ""]


def test_two_who_name_each_other_are_one_tension() -> None:
    many = {
        f"touchpoint/door-{number}": {
            "title": f"Door {number}",
            "owner": "last-mile",
            "contributors": [{"partner": "carrier"}],
        }
        for number in range(MOST_MEETINGS + 1)
    }
    changes: dict[str, Any] = {
        CARRIER: {"title": "Carrier", "conflicts_with": ["department/last-mile"]},
        DEPOT: {"conflicts_with": ["partner/carrier"]},
        **many,
    }

    tensions = content(page_of(DEPOT, changes), "Your tensions")

    assert isinstance(tensions, Tensions)
    (tension,) = tensions.tensions
    assert tension.said_by == "both say so"
    assert tension.more == 1


def test_keys_of_the_organisations_own_are_not_lost() -> None:
    page = page_of(DEPOT, {DEPOT: {"needs": [{"need": "Time", "x-code": "T1"}]}})

    assert "T1" in shown(content(page, "Needs"))


def test_a_promise_judged_on_proof_needs_no_measure_and_no_obligation() -> None:
    changes: dict[str, Any] = {
        **WITH_CARRIER,
        "promise/next-day": {"expects": []},
        "capability/courier": {
            "delivers": [{"promise": "next-day", "proof": [{"verdict": "kept", "on": "2026-06-01"}]}]
        },
    }

    page = page_of(CARRIER, changes)

    bonds = content(page, "Your agreement")
    assert isinstance(bonds, AgreementView)
    assert bonds.obligations.rows == ()
    assert content(page, "What you are measured by and rewarded for") is None
