from __future__ import annotations

from typing import Any

from cxmap.pages.kit.register import REGISTER_ROWS
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Table
from cxmap.pages.party.agreement import AgreementView
from cxmap.pages.party.promises import COUNTED_ONCE
from tests.alignment.small_maps import Changes
from tests.pages.small_sites import content, facts, glance, lead_of, overview_of, page_of, page_on, small_site

LAST_MILE = "department/last-mile"
VANS = "partner/vans"
SORTED = {"delivers": [{"metric": "sorted", "designed": "90", "measurements": [{"period": "2026-06", "value": "99"}]}]}
"""Fresh figures that meet the design: what relies on them is at no risk."""


def helping(**more: Any) -> dict[str, Any]:
    return {
        VANS: {"title": "Vans", "managed_by": "last-mile", **more},
        "touchpoint/doorstep": {
            "contributors": [
                {"department": "last-mile"},
                {"partner": "vans", "influence": "direct"},
                {"partner": "vans"},
            ]
        },
    }


def test_a_department_says_which_promises_it_helps_to_keep() -> None:
    page = page_of(LAST_MILE, {LAST_MILE: {"parent": "operations"}, "department/operations": {"title": "Operations"}})

    assert (
        lead_of(page).answer
        == "You help to keep 1 promise; it is kept. You make 1 promise that customers feel; it is kept."
    )
    assert glance(page) == {
        "Where you help to keep it": "kept 1",
        "Where you made the promise": "kept 1",
        "Part of": "[Operations]",
        "Touchpoints owned": "1",
        "Touchpoints helped": "0",
    }


def test_what_is_not_live_is_not_counted() -> None:
    changes = {"promise/next-day": {"status": "planned"}, "touchpoint/doorstep": {"status": "draft"}}

    found = glance(page_of(LAST_MILE, changes, drafts=True))

    assert (found["Touchpoints owned"], found["Touchpoints helped"]) == ("0", "0")


def test_a_touchpoint_that_blames_a_party_is_not_its_own() -> None:
    pains = [{"title": "Too late", "causes": ["partner/vans"]}]
    changes = {VANS: {"title": "Vans"}, "touchpoint/doorstep": {"pain_points": pains}}

    assert content(page_of(VANS, changes), "Where you act") is None


def test_a_party_on_which_no_promise_rests_says_so() -> None:
    page = page_of(VANS, {VANS: {"title": "Vans"}})

    assert lead_of(page).answer == "No promise rests on you."
    assert glance(page) == {"Agreement": "none", "Touchpoints helped": "0"}


def test_an_agreement_is_valid_until_its_last_day() -> None:
    until = helping(agreement={"title": "Contract", "until": "2026-06-30"})

    assert glance(page_of(VANS, until))["Agreement"] == "valid until 2026-06-30"
    assert glance(page_of(VANS, until))["Managed by"] == "[Last mile]"


def test_an_agreement_without_an_end_is_valid() -> None:
    assert glance(page_of(VANS, helping(agreement={"title": "Contract"})))["Agreement"] == "valid"


def test_an_agreement_that_ran_out_says_when() -> None:
    over = helping(agreement={"title": "Contract", "until": "2026-06-29"})

    assert glance(page_of(VANS, over))["Agreement"] == "ended on 2026-06-29"


def test_the_agreement_of_a_partner_that_is_none_any_more_does_not_count() -> None:
    retired = helping(agreement={"title": "Contract"}, status="retired")

    assert glance(page_of(VANS, retired))["Agreement"] == "does not count, as the partner is not live"


def test_a_promise_at_two_places_is_one_promise() -> None:
    shed = {"touchpoint/shed": {"title": "Shed", "owner": "last-mile", "promises": ["next-day"]}}

    lead = lead_of(page_of(LAST_MILE, shed))

    assert lead.answer == "1 promise rests on you. You make 1 promise that customers feel; it does not count as kept."
    assert lead.verdict
    assert lead.verdict.verdict == "unbacked"
    assert (lead.counts, lead.counted) == (None, "")


def test_verdicts_lead_to_the_register_where_that_shows_as_many_promises() -> None:
    changes: Changes = {
        "promise/second": {"statement": "Two", "made_by": "last-mile"},
        "touchpoint/doorstep": {"promises": ["next-day", "second"]},
    }
    twice: Changes = {"touchpoint/shed": {"title": "Shed", "owner": "last-mile", "promises": ["next-day"]}}

    assert ways(small_site(changes, "promises")) == [
        "verdict=unbacked&department=last-mile",
        "verdict=kept&department=last-mile",
    ]
    assert ways(small_site({**changes, **twice}, "promises")) == ["verdict=unbacked&department=last-mile"]
    assert ways(small_site(changes)) == [None, None]


def test_verdicts_lead_nowhere_where_the_register_does_not_show_all_promises() -> None:
    many: Changes = {f"promise/more-{number}": {"statement": "More"} for number in range(REGISTER_ROWS)}
    changes: Changes = {
        "promise/second": {"statement": "Two", "made_by": "last-mile"},
        "touchpoint/doorstep": {"promises": ["next-day", "second"]},
    }

    assert ways(small_site({**changes, **many}, "promises")) == [None, None]


def ways(site: Site) -> list[str | None]:
    counts = lead_of(page_on(site, LAST_MILE)).counts
    assert counts
    return [each.way.query if each.way else None for each in counts.entries]


def test_several_promises_count_each_once_by_their_worst_place() -> None:
    second = {
        "promise/second": {"statement": "Two", "made_by": "last-mile"},
        "touchpoint/doorstep": {"promises": ["next-day", "second"]},
        "touchpoint/shed": {"title": "Shed", "owner": "last-mile", "promises": ["next-day"]},
    }

    lead = lead_of(page_of(LAST_MILE, second))

    assert lead.counted == COUNTED_ONCE
    assert lead.counts
    assert lead.counts.in_words == "2 unbacked"


def test_the_lists_of_parties_say_that_a_promise_counts_once() -> None:
    departments = content(overview_of("departments"), "All departments")
    partners = content(overview_of("partners", {VANS: {"title": "Vans"}}), "All partners")

    assert isinstance(departments, Table)
    assert isinstance(partners, Table)
    assert departments.legend.startswith("Each promise counts once")
    assert partners.legend == departments.legend


def test_a_department_whose_promises_have_no_place_says_so() -> None:
    page = page_of(LAST_MILE, {"touchpoint/doorstep": {"promises": ""}})

    assert lead_of(page).answer == "You make 1 promise, judged at no touchpoint."


def test_a_party_says_what_rests_on_it_through_capabilities_that_rely_on_its_own() -> None:
    changes = {
        VANS: {"title": "Vans"},
        "metric/sorted": {"title": "Sorted", "unit": "percent", "better": "higher"},
        "capability/courier": {"relies_on": ["trunk", "hub"]},
        "capability/trunk": {"title": "Trunk", "partners": ["vans"], "relies_on": ["hub"], **SORTED},
        "capability/hub": {"title": "Hub", "partners": ["vans"], **SORTED},
    }

    page = page_of(VANS, changes)

    bonds = content(page, "Your agreement")
    assert lead_of(page).answer == "1 promise rests on you through capabilities that rely on yours: kept."
    assert isinstance(bonds, AgreementView)
    assert bonds.sentence == (
        "1 promise rests on you through capabilities that rely on yours, and no agreement binds you to anything."
    )


def test_a_partner_may_make_promises() -> None:
    page = page_of(VANS, {VANS: {"title": "Vans"}, "promise/next-day": {"made_by": "partner/vans"}})

    assert lead_of(page).answer.startswith("You make 1 promise")


def test_a_department_shows_what_it_has_agreed_to() -> None:
    agreement = {"title": "Service level", "obligations": [{"metric": "on-time", "at_least": "95"}]}

    page = page_of(LAST_MILE, {LAST_MILE: {"title": "Last mile", "agreement": agreement}})

    assert "Service level" in facts(content(page, "Facts"))["Agreement"]
