from __future__ import annotations

from typing import Any

import pytest

from cxmap.pages.touchpoint.promised import MOST_PROMISES, PromiseHeld, PromisesHeld
from tests.alignment.small_maps import measured
from tests.pages.small_sites import page_of, shown

DOORSTEP = "touchpoint/doorstep"
PROMISE = "promise/next-day"
COURIER = "capability/courier"
VANS = "partner/vans"


def held(changes: dict[str, Any]) -> PromisesHeld:
    found = page_of(DOORSTEP, changes).before[0].content
    assert isinstance(found, PromisesHeld)
    return found


def row(changes: dict[str, Any]) -> PromiseHeld:
    (found,) = held(changes).rows
    return found


def test_the_marketing_half_has_the_wording_who_promised_it_where_it_is_said_and_how_it_reads() -> None:
    changes = {
        "touchpoint/poster": {"title": "Poster"},
        PROMISE: {
            "title": "Next day",
            "qualifier": "On the mainland.",
            "published": [
                {"where": "Posters", "touchpoint": "poster"},
                {"where": "Home page"},
                {"where": "On the van", "touchpoint": "doorstep"},
                {"where": "Last year", "until": "2025-12-31"},
            ],
        },
    }

    said = row(changes).said

    assert said.wording.name == "Delivered the next day"
    assert shown(said.qualifier) == "On the mainland."
    assert [(each.level, each.metric.name, each.limits) for each in said.targets] == [
        ("at least 95 %", "Parcels on time", ())
    ]
    assert shown(said.maker) == "[Last mile]"
    assert shown(said.said) == "Posters [Poster] False Home page False On the van True"
    assert said.unsaid == ""
    assert said.reading == "true for everybody, every time"


def test_a_promise_that_is_said_nowhere_says_so() -> None:
    implied = row({PROMISE: {"explicit": "false"}}).said

    assert row({}).said.unsaid == "nowhere today"
    assert (implied.unsaid, implied.reading) == ("nowhere: it is implied", "")


def test_a_target_says_for_whom_and_over_what_it_holds() -> None:
    expects = [{"metric": "on-time", "at_least": "95", "group": "islands", "over": "month"}]

    (target,) = row({PROMISE: {"expects": expects}}).said.targets

    assert (target.level, target.limits) == ("at least 95 %", ("over each month", "for islands"))


def test_the_delivery_half_has_the_capability_the_design_and_what_was_measured_when() -> None:
    changes = {COURIER: {"delivers": [{**measured("96", sample="400")["delivers"][0], "designed": "97"}]}}

    (half,) = row({**changes, "metric/on-time": {"cases": "sample"}}).delivered

    assert shown((half.capability, half.owner)) == "[Courier] [Last mile]"
    assert half.measured == "96 %"
    assert half.details == ("in 2026-06", "93.6 to 97.6 %", "sample of 400")
    assert half.designed == "97 %"
    assert (half.metric, half.verdict, half.partners) == (None, None, ())


def test_the_verdict_stands_between_them_with_its_risks_its_reason_and_who_acts() -> None:
    found = row({COURIER: {"delivers": [{**measured("96")["delivers"][0], "designed": "90"}]}})

    assert found.verdict.words == "at risk"
    assert found.risks == ("design",)
    assert found.reason.startswith("Promised: at least 95 %")
    assert shown(found.acting) == "[Last mile]"


def test_several_halves_say_their_measure_and_verdict_each_the_worst_first() -> None:
    rows = [
        {"period": "2026-06", "value": "99"},
        {"period": "2026-06", "value": "61", "group": "islands"},
    ]

    islands, others = row({COURIER: {"delivers": [{"metric": "on-time", "measurements": rows}]}}).delivered

    assert (islands.whom, islands.measured, islands.metric) == ("islands", "61 %", None)
    assert islands.verdict
    assert others.verdict
    assert (islands.verdict.words, others.verdict.words) == ("broken", "kept")


def test_halves_of_several_measures_name_theirs() -> None:
    expects = [{"metric": "on-time", "at_least": "95"}, {"metric": "days", "at_most": "2"}]

    found = row({"metric/days": {"title": "Days"}, PROMISE: {"expects": expects}}).delivered

    assert [shown(half.metric) for half in found] == ["[Days]", "[Parcels on time]"]


def test_what_nothing_delivers_has_no_capability() -> None:
    (half,) = row({DOORSTEP: {"capabilities": ""}}).delivered

    assert (half.capability, half.owner, half.measured, half.details) == (None, None, "", ())


def test_a_promise_judged_on_proof_says_when_it_was_proved() -> None:
    proof = [{"verdict": "kept", "on": "2026-06-01", "by": "An auditor"}]
    changes = {PROMISE: {"expects": []}, COURIER: {"delivers": [{"promise": "next-day", "proof": proof}]}}

    (half,) = row(changes).delivered

    assert row(changes).said.targets == ()
    assert (half.measured, half.details) == ("Proof", ("on 2026-06-01",))


@pytest.mark.parametrize(
    ("agreement", "words", "is_lacking"),
    [
        (None, "no agreement", True),
        ({"title": "A", "until": "2026-01-31"}, "agreement ended on 2026-01-31", True),
        ({"title": "A"}, "agreement says nothing of this", True),
        ({"title": "A", "obligations": [{"metric": "on-time", "at_least": "93"}]}, "bound to at least 93 % only", True),
        (
            {"title": "A", "until": "2027-06-30", "obligations": [{"metric": "on-time", "at_least": "95"}]},
            "bound to at least 95 % until 2027-06-30",
            False,
        ),
    ],
)
def test_partners_behind_say_what_they_are_bound_to(agreement: object, words: str, is_lacking: bool) -> None:  # noqa: FBT001
    vans = {"title": "Vans"} | ({"agreement": agreement} if agreement else {})

    (bound,) = row({VANS: vans, COURIER: {"partners": ["vans"]}}).delivered[0].partners

    assert (bound.partner.name, bound.words, bound.is_lacking) == ("Vans", words, is_lacking)


def test_where_no_number_is_promised_any_agreement_binds() -> None:
    proof = [{"verdict": "kept", "on": "2026-06-01", "by": "An auditor"}]
    changes = {
        VANS: {"title": "Vans", "agreement": {"title": "A"}},
        PROMISE: {"expects": []},
        COURIER: {"delivers": [{"promise": "next-day", "proof": proof}]},
        DOORSTEP: {"contributors": [{"partner": "vans"}, {"department": "last-mile"}]},
    }

    (bound,) = row(changes).delivered[0].partners

    assert (bound.words, bound.is_lacking) == ("bound", False)


def test_a_partner_that_helps_with_other_promises_does_not_stand_behind_this_one() -> None:
    changes = {
        VANS: {"title": "Vans"},
        "promise/photo": {"statement": "With a photo"},
        DOORSTEP: {"contributors": [{"partner": "vans", "promises": ["photo"]}]},
    }

    assert row(changes).delivered[0].partners == ()


def test_many_promises_are_cut_and_their_verdicts_counted() -> None:
    more = {f"promise/p-{number}": {"statement": f"Promise {number}"} for number in range(MOST_PROMISES)}
    names = [key.removeprefix("promise/") for key in more]

    found = held({**more, DOORSTEP: {"promises": ["next-day", *names]}})

    assert len(found.rows) == MOST_PROMISES
    assert found.note == "1 more promise is not shown here."
    assert found.counts
    assert found.counts.in_words == "40 unbacked and 1 kept"
