from __future__ import annotations

from datetime import date

import pytest

from cxmap.model.ids import Key
from cxmap.pages import ENTITY_PAGES
from cxmap.pages.kit.judgement_table import Promised
from cxmap.pages.kit.table import Table
from cxmap.pages.kit.values import Counts, VerdictMark
from tests.alignment.small_maps import measured
from tests.pages.small_sites import content, facts, glance, lead_of, page_of, rows, shown, small_site

NEXT_DAY = "promise/next-day"
TWO_PLACES = {
    "touchpoint/checkout": {"title": "Checkout", "promises": ["next-day"], "control": "own"},
    "capability/courier": measured("96"),
}
VERDICT = "Promised against deliverable"


def test_a_promise_is_quoted_before_its_verdict_and_the_reason() -> None:
    page = page_of(NEXT_DAY, {"capability/courier": measured("90")})

    lead = lead_of(page)
    assert page.title == "Delivered the next day"
    assert lead.quotation == "Delivered the next day"
    assert lead.verdict == VerdictMark("broken", "broken")
    assert lead.answer == "Felt at 1 touchpoint"
    assert lead.worst
    assert lead.worst.reason == "Promised: at least 95 % (Parcels on time). Measured: 90 % in 2026-06 (Courier)."
    assert shown(lead.worst.acting) == "[Last mile]"
    assert lead.worst.promise is None
    assert shown(lead.worst.touchpoint) == "[Parcel at the door]"


def test_a_promise_says_at_a_glance_who_made_it_what_it_says_and_where() -> None:
    page = page_of(NEXT_DAY)

    assert glance(page) == {
        "May we say this?": "Safe to say list-safe",
        "Made by": "[Last mile]",
        "Target": "at least 95 %",
        "Felt at": "[Parcel at the door]",
    }


def test_a_promise_that_is_exceeded_may_be_said_and_more() -> None:
    page = page_of(NEXT_DAY, {"metric/on-time": {"headroom": "1"}})

    assert glance(page)["May we say this?"] == "Safe to say list-safe Say more list-more"


def test_what_is_over_and_said_nowhere_stands_in_no_list_of_what_may_be_said() -> None:
    assert "May we say this?" not in glance(page_of(NEXT_DAY, {NEXT_DAY: {"status": "retired"}}))


OVERDUE = {"reviewed": "2025-12-01", "review_every": "6 months"}


def test_a_target_whose_review_is_overdue_is_unconfirmed_and_changes_no_verdict() -> None:
    page = page_of(NEXT_DAY, {NEXT_DAY: OVERDUE})

    assert glance(page)["Target"] == "at least 95 %, unconfirmed since 2026-06-01"
    expects = content(page, "Expects")
    assert isinstance(expects, Table)
    assert expects.legend.startswith("Unconfirmed since 2026-06-01. The promise should have been reviewed")
    assert lead_of(page).verdict == VerdictMark("kept", "kept")


@pytest.mark.parametrize(
    "written",
    [
        {**OVERDUE, "review_every": "1 year"},
        {"reviewed": "2025-12-30", "review_every": "6 months"},
        {"reviewed": "2025-12-01"},
        {"review_every": "6 months"},
        {**OVERDUE, "status": "retired"},
        {**OVERDUE, "valid_until": "2026-06-29"},
    ],
)
def test_a_target_is_confirmed_until_a_review_is_overdue(written: dict[str, str]) -> None:
    page = page_of(NEXT_DAY, {NEXT_DAY: written})

    assert glance(page)["Target"] == "at least 95 %"
    expects = content(page, "Expects")
    assert isinstance(expects, Table)
    assert expects.legend == ""


def test_what_is_judged_on_proof_has_no_target_to_confirm() -> None:
    page = page_of(NEXT_DAY, {NEXT_DAY: {**OVERDUE, "expects": ""}})

    assert glance(page)["Target"] == "none: judged on proof"
    assert content(page, "Expects") is None


def test_the_verdicts_of_several_touchpoints_are_counted() -> None:
    counts = lead_of(page_of(NEXT_DAY, TWO_PLACES)).counts

    assert isinstance(counts, Counts)
    assert counts.in_words == "1 unbacked and 1 kept"
    assert [(entry.mark.words, entry.count, entry.start) for entry in counts.entries] == [
        ("unbacked", 1, 0),
        ("kept", 1, 1),
    ]


def test_each_judgement_is_a_row_and_the_worst_comes_first() -> None:
    promised = content(page_of(NEXT_DAY, TWO_PLACES), VERDICT)

    assert isinstance(promised, Promised)
    assert promised.head == "Touchpoint and capability"
    worst, kept = promised.rows
    assert [shown(name) for name in worst.names] == ["at [Checkout]"]
    assert (worst.designed, worst.measured, worst.details) == ("", "", ())
    assert [shown(name) for name in kept.names] == ["at [Parcel at the door]", "by [Courier]"]
    assert (kept.promised, kept.measured, kept.details) == ("at least 95 %", "96 %", ("in 2026-06",))
    assert kept.verdict == VerdictMark("kept", "kept")


def test_a_row_has_designed_level_interval_sample_and_risks() -> None:
    rows_of_courier = [{"period": "2026-06", "value": "96", "sample": "1200"}]
    delivers = [{"metric": "on-time", "designed": "94", "measurements": rows_of_courier}]

    changes = {"capability/courier": {"delivers": delivers}, "metric/on-time": {"cases": "sample"}}
    promised = content(page_of(NEXT_DAY, changes), VERDICT)

    assert isinstance(promised, Promised)
    (row,) = promised.rows
    assert row.designed == "94 %"
    assert row.details == ("in 2026-06", "94.7 to 97.0 %", "sample of 1,200")
    assert row.verdict == VerdictMark("at-risk", "at risk")
    assert row.risks == ("sample", "design")


def test_a_weak_link_is_named_with_its_page() -> None:
    weak = [{"metric": "on-time", "designed": "99", "measurements": [{"period": "2026-06", "value": "97"}]}]
    changes = {
        "capability/courier": {"relies_on": ["sorting"]},
        "capability/sorting": {"title": "Sorting", "delivers": weak},
    }

    promised = content(page_of(NEXT_DAY, changes), VERDICT)

    assert isinstance(promised, Promised)
    assert promised.rows[0].risks == ("weak link",)
    assert shown(promised.rows[0].weak_links) == "[Sorting]"


def test_a_link_of_which_nobody_knows_anything_is_named_with_its_page() -> None:
    changes = {"capability/courier": {"relies_on": ["sorting"]}, "capability/sorting": {"title": "Sorting"}}

    promised = content(page_of(NEXT_DAY, changes), VERDICT)

    assert isinstance(promised, Promised)
    assert promised.rows[0].risks == ("unknown link",)
    assert shown(promised.rows[0].unknown_links) == "[Sorting]"


@pytest.mark.parametrize(
    ("over", "details"),
    [
        ("month", ("in 2026-06 as a whole", "all 500 cases")),
        ("year", ("in 2026 so far", "all 500 cases")),
    ],
)
def test_a_window_says_whether_it_is_over_and_a_group_whom_it_is_about(over: str, details: tuple[str, ...]) -> None:
    rows_of_courier = [{"period": "2026-06", "value": "96", "sample": "500", "group": "north-shore"}]
    changes = {
        NEXT_DAY: {"expects": [{"metric": "on-time", "at_least": "95", "over": over}]},
        "capability/courier": {"delivers": [{"metric": "on-time", "measurements": rows_of_courier}]},
    }

    promised = content(page_of(NEXT_DAY, changes), VERDICT)

    assert isinstance(promised, Promised)
    assert promised.rows[0].group == "north shore"
    assert promised.rows[0].details == details


def test_a_slogan_has_no_verdict_and_says_so() -> None:
    page = page_of(NEXT_DAY, {NEXT_DAY: {"reads_as": "slogan", "expects": ""}})

    assert lead_of(page).answer.startswith("A slogan: it lets nobody expect anything")


def test_a_promise_judged_on_proof_shows_the_day_of_the_proof() -> None:
    changes = {
        NEXT_DAY: {"expects": ""},
        "capability/courier": {
            "delivers": [{"promise": "next-day", "proof": [{"verdict": "kept", "on": "2026-05-01"}]}]
        },
    }

    page = page_of(NEXT_DAY, changes)

    promised = content(page, VERDICT)
    assert isinstance(promised, Promised)
    assert (promised.rows[0].promised, promised.rows[0].measured) == ("judged on proof", "proof of 2026-05-01")
    assert glance(page)["Target"] == "none: judged on proof"


def test_a_promise_without_proof_has_no_day() -> None:
    changes = {NEXT_DAY: {"expects": ""}, "capability/courier": {"delivers": [{"promise": "next-day"}]}}

    promised = content(page_of(NEXT_DAY, changes), VERDICT)

    assert isinstance(promised, Promised)
    assert promised.rows[0].measured == ""


def test_a_homeless_promise_says_so_and_has_no_table() -> None:
    page = page_of(NEXT_DAY, {"touchpoint/doorstep": {"promises": ""}})

    assert lead_of(page).verdict is None
    assert lead_of(page).answer.startswith("Homeless:")
    assert content(page, VERDICT) is None


def test_a_promise_whose_verdict_a_mistake_hides_says_so() -> None:
    page = page_of(NEXT_DAY, {"metric/on-time": {"better": "sideways"}})

    assert lead_of(page).answer.startswith("No verdict: a mistake in the content hides it.")


def test_a_retired_promise_is_marked_and_has_no_verdict() -> None:
    lead = lead_of(page_of(NEXT_DAY, {NEXT_DAY: {"status": "retired"}}))

    assert lead.standing == "retired"
    assert lead.standing_because == "Retired: kept for the record, and counted nowhere."
    assert (lead.verdict, lead.answer) == (None, "")


def test_a_draft_is_marked_where_drafts_are_shown() -> None:
    lead = lead_of(page_of(NEXT_DAY, {NEXT_DAY: {"status": "draft"}}, drafts=True))

    assert lead.standing == "draft"
    assert lead.verdict is None


def test_a_promise_is_not_yet_valid_before_its_first_day() -> None:
    lead = lead_of(page_of(NEXT_DAY, {NEXT_DAY: {"valid_from": "2026-07-01"}}))

    assert lead.standing == "not yet valid"
    assert lead.standing_because.startswith("Not yet valid: promised from 2026-07-01 on")


def test_a_promise_has_ended_after_its_last_day() -> None:
    lead = lead_of(page_of(NEXT_DAY, {NEXT_DAY: {"valid_until": "2026-06-29"}}))

    assert lead.standing == "ended"
    assert lead.standing_because.startswith("Ended: it was promised until 2026-06-29")


def test_a_promise_is_live_on_its_last_day() -> None:
    site = small_site({NEXT_DAY: {"valid_until": "2026-06-30"}}, as_of=date(2026, 6, 30))

    page = ENTITY_PAGES["promise"](site, site.catalogue.documents[Key(NEXT_DAY)])

    assert lead_of(page).standing == ""


def test_the_wording_is_not_said_again_among_the_facts_and_each_list_has_its_own_table() -> None:
    page = page_of(NEXT_DAY, {NEXT_DAY: {"title": "Next day"}})

    assert facts(content(page, "Facts")) == {"Made by": "[Last mile]", "Id": "next-day"}
    assert rows(content(page, "Expects")) == [["Metric", "At least"], ["[Parcels on time]", "95 %"]]


def test_at_a_glance_a_promise_names_a_few_of_its_places() -> None:
    places = {
        f"touchpoint/t{at}": {"title": f"T{at}", "owner": "last-mile", "promises": ["next-day"]} for at in range(9)
    }

    felt = glance(page_of("promise/next-day", places))["Felt at"]

    assert felt.endswith("and 5 more")
    assert felt.count("[") == 5


def test_a_promise_is_felt_at_no_touchpoint_that_is_not_live() -> None:
    retired = {"touchpoint/closed": {"title": "Closed", "status": "retired", "promises": ["next-day"]}}

    assert glance(page_of("promise/next-day", retired))["Felt at"] == "[Parcel at the door]"


def test_whoever_answers_for_a_touchpoint_is_left_open_where_nobody_does() -> None:
    outside = {"owner": "", "control": "outside"}

    table = content(page_of("promise/next-day", {"touchpoint/doorstep": outside}), "Who promised, and who keeps it")

    assert "Parcel at the door" not in shown(table)
