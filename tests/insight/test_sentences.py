from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.may_be_said import MayBeSaid, sayable
from cxmap.insight.sentences import Sentence, sentence_of
from cxmap.model.promise import Promise
from tests.alignment.small_maps import Changes, measured, small_map

NEXT_DAY, COURIER, DOORSTEP, ON_TIME = "promise/next-day", "capability/courier", "touchpoint/doorstep", "metric/on-time"
PUBLISHED = {"published": [{"where": "A wall", "from": "2026-01-01"}]}
SWIFT = {"title": "Swift Vans"}


def judged_map(changes: Changes) -> JudgedMap:
    compiled = small_map(changes)
    return JudgedMap(compiled.catalogue, compiled.alignment)


def sentence(changes: Changes) -> Sentence:
    judged = judged_map(changes)
    promise = judged.catalogue.find(Promise, "next-day")
    found = sentence_of(judged, promise) if promise else None
    assert found
    return found


def needs(changes: Changes) -> tuple[str, ...]:
    return sentence(changes).would_change


def delivers(*rows: dict[str, str], **more: Any) -> Mapping[str, Any]:
    return {"delivers": [{"metric": "on-time", "measurements": list(rows), **more}]}


def proved(**proof: str) -> Changes:
    return {
        NEXT_DAY: {"expects": ""},
        COURIER: {"delivers": [{"promise": "next-day", "proof": [{"on": "2026-06-01", **proof}] if proof else []}]},
    }


def test_what_is_kept_as_far_as_anybody_knows_needs_content_without_mistakes() -> None:
    counter = {"promises": ["next-day"], "capabilities": ["gone"]}

    assert needs({"touchpoint/counter": counter}) == ("no mistake in the content that hides how it does",)


def test_what_is_kept_needs_nothing() -> None:
    assert needs({}) == ()


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({NEXT_DAY: {"status": "planned"}}, "to be made: `status: live`"),
        ({NEXT_DAY: {"valid_from": "2026-07-01"}}, "the day 2026-07-01, from which on it is promised"),
        ({DOORSTEP: {"promises": ""}}, "a live touchpoint that has it among its `promises`"),
        (
            {NEXT_DAY: {**PUBLISHED, "status": "retired"}},
            "to be taken down: A wall",
        ),
    ],
)
def test_what_has_no_verdict_needs_a_place_or_a_day(changes: Changes, answer: str) -> None:
    assert needs(changes) == (answer,)


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({DOORSTEP: {"capabilities": ""}}, "a capability at Parcel at the door that delivers Parcels on time"),
        (
            {NEXT_DAY: {"expects": ""}, COURIER: {"delivers": ""}},
            "a capability at Parcel at the door that delivers it, with a proof",
        ),
        ({COURIER: delivers()}, "a first value of Parcels on time from Courier"),
        (
            {COURIER: delivers({"period": "2024", "value": "96"})},
            "a value of Parcels on time from Courier that is newer than 2024",
        ),
        (
            {COURIER: measured("90"), NEXT_DAY: {"valid_from": "2026-06-30"}},
            "5 points better at Courier: at least 95 %",
        ),
        (
            {COURIER: delivers({"period": "2026-05", "value": "90"}), NEXT_DAY: {"valid_from": "2026-06-15"}},
            "a value of Parcels on time from Courier of 2026-06-15 or later",
        ),
        (
            {ON_TIME: {"cases": ""}, COURIER: measured("94", sample="50")},
            "more cases for 2026-06: too few were looked at to tell",
        ),
        (proved(), "a proof by Courier that it is kept"),
        (proved(verdict="broken"), "a newer proof by Courier that it is kept"),
        ({COURIER: measured("91.2")}, "3.8 points better at Courier: at least 95 %"),
    ],
)
def test_what_fails_needs_evidence_or_better_delivery(changes: Changes, answer: str) -> None:
    assert needs(changes) == (answer,)


def test_a_window_with_many_digits_is_told_rounded() -> None:
    rows = (
        {"period": f"2026-0{month}", "value": value, "sample": "7"}
        for month, value in ((1, "90"), (2, "91"), (3, "92.3"))
    )
    expects = [{"metric": "on-time", "at_least": "95", "over": "quarter"}]

    (answer,) = needs({COURIER: delivers(*rows), NEXT_DAY: {"expects": expects}})

    assert answer == "3.9 points better at Courier: at least 95 %"


def test_what_was_never_built_for_it_needs_both() -> None:
    changes = {
        COURIER: delivers({"period": "2026-06", "value": "92"}, designed="93"),
        ON_TIME: {"unit": "stars", "type": "score"},
    }

    assert needs(changes) == (
        "3 stars better at Courier: at least 95 stars",
        "Courier built for at least 95 stars, not for 93 stars",
    )


def test_what_nobody_measured_and_was_never_built_for_it_needs_to_be_built() -> None:
    assert needs({COURIER: delivers(designed="93")}) == ("Courier built for at least 95 %, not for 93 %",)


SAMPLED = {"cases": ""}
WEAK = {"delivers": [{"metric": "on-time", "designed": "99", "measurements": [{"period": "2026-06", "value": "96"}]}]}
QUARTER = [{"metric": "on-time", "at_least": "95", "over": "quarter"}]


@pytest.mark.parametrize(
    ("changes", "answers"),
    [
        ({ON_TIME: SAMPLED}, ("a sample size for 2026-06",)),
        (
            {ON_TIME: SAMPLED, COURIER: measured("96", sample="50")},
            ("a larger sample than 50 for 2026-06, or a value further past the target",),
        ),
        (
            {ON_TIME: SAMPLED, COURIER: measured("96", low="94", high="97")},
            ("a narrower interval for 2026-06, or a value further past the target",),
        ),
        (
            {ON_TIME: SAMPLED, COURIER: delivers({"period": "2026-06", "value": "96", "group": "islands"})},
            ("a sample size for 2026-06 for islands",),
        ),
        ({ON_TIME: {"max_age": "10 days"}}, ("newer figures from Courier",)),
        (
            {COURIER: delivers({"period": "2026-05", "value": "94"}, {"period": "2026-06", "value": "96"})},
            ("four values in a row that are at least 95 %",),
        ),
        (
            {
                COURIER: delivers(
                    *({"period": f"2026-0{m}", "value": v} for m, v in ((3, "99"), (4, "98"), (5, "97"), (6, "95.5")))
                )
            },
            ("a value that is no worse than 95.5 %",),
        ),
        (
            {COURIER: delivers({"period": "2026-06", "value": "96"}, designed="93")},
            ("Courier built for at least 95 %, not for 93 %",),
        ),
        (
            {DOORSTEP: {"control": "outside"}},
            ("words that leave out Parcel at the door, which is outside the organisation's control",),
        ),
        (
            {DOORSTEP: {"control": "partner"}},
            (
                "a partner of Parcel at the door that is named, "
                "and an agreement with it that obliges it to at least 95 %",
            ),
        ),
        (
            {COURIER: {"partners": ["swift"]}, "partner/swift": SWIFT},
            ("an agreement with Swift Vans that obliges it to at least 95 %",),
        ),
        (
            {
                DOORSTEP: {"control": "shared", "contributors": [{"partner": "swift"}, {"department": "last-mile"}]},
                "partner/swift": {
                    **SWIFT,
                    "agreement": {"title": "A", "obligations": [{"metric": "on-time", "at_least": "93"}]},
                },
            },
            ("an agreement with Swift Vans that obliges it to at least 95 %",),
        ),
        (
            {
                COURIER: {"partners": ["swift", "slow"]},
                "partner/swift": {
                    **SWIFT,
                    "agreement": {"title": "A", "obligations": [{"metric": "on-time", "at_least": "95"}]},
                },
                "partner/slow": {"title": "Slow Vans"},
            },
            ("an agreement with Slow Vans that obliges it to at least 95 %",),
        ),
        (
            {
                COURIER: {"partners": ["swift"]},
                "partner/swift": {
                    **SWIFT,
                    "agreement": {
                        "title": "A",
                        "until": "2026-07-10",
                        "obligations": [{"metric": "on-time", "at_least": "95"}],
                    },
                },
            },
            ("a longer agreement with Swift Vans than until 2026-07-10",),
        ),
        (
            {COURIER: {"relies_on": ["depot"]}, "capability/depot": {"title": "Depot", **WEAK}},
            ("Depot back at the level that it is designed for",),
        ),
        (
            {COURIER: {"relies_on": ["depot"]}, "capability/depot": {"title": "Depot"}},
            ("fresh figures of Depot",),
        ),
        (
            {NEXT_DAY: {"expects": [{"metric": "on-time", "at_least": "90"}]}},
            ("other words, or a target of at least 95 %",),
        ),
        (
            {
                ON_TIME: {"better": "lower"},
                NEXT_DAY: {"expects": [{"metric": "on-time", "at_most": "10"}]},
                COURIER: measured("4"),
            },
            ("other words, or a target of at most 5 %",),
        ),
        ({ON_TIME: {"type": "mean"}}, ("words that say that it is an average",)),
        ({ON_TIME: {"type": "percentile"}}, ("words that say for how many it holds",)),
        (
            {ON_TIME: {"excludes": ["islands", "december"]}},
            ("small print that leaves out islands and december, or figures that do not",),
        ),
        ({NEXT_DAY: {"counts_from": "order"}}, ("figures that count from order",)),
        (
            {ON_TIME: {"perceives": "clock"}, "metric/clock": {"title": "By the clock"}},
            ("a target on By the clock as well",),
        ),
    ],
)
def test_each_risk_says_what_would_end_it(changes: Changes, answers: tuple[str, ...]) -> None:
    assert needs(changes) == answers


def test_a_running_window_needs_the_rest_to_go_well() -> None:
    row = {"period": "2026-05", "value": "94", "sample": "100"}
    of_year = {"metric": "on-time", "at_least": "95", "over": "year"}
    known = {COURIER: delivers(row), NEXT_DAY: {"expects": [{**of_year, "volume": "300"}]}}
    unknown = {NEXT_DAY: {"expects": [of_year]}}
    rows = ({"period": "2026-04", "value": "99", "sample": "100"}, row)

    assert needs(known) == ("95.5 % of the rest of 2026 going well",)
    assert needs({**unknown, COURIER: delivers(*rows)}) == ("the number of cases of the whole window (`volume`)",)


def test_a_remedied_promise_needs_better_delivery() -> None:
    remedy = {"text": "Money back", "metric": "paid", "at_least": "90"}
    delivered = [
        {"metric": "on-time", "measurements": [{"period": "2026-06", "value": "90"}]},
        {"metric": "paid", "measurements": [{"period": "2026-06", "value": "95"}]},
    ]
    changes = {
        NEXT_DAY: {"remedy": remedy},
        "metric/paid": {"title": "Paid", "unit": "%", "better": "higher", "type": "share", "cases": "all"},
        COURIER: {"delivers": delivered},
    }

    assert needs(changes) == ("5 points better at Courier: at least 95 %",)


@pytest.mark.parametrize(
    ("proof", "answer"),
    [
        ({"verdict": "kept"}, "who found it out: `research`, `by` or `url` in the proof of Courier"),
        ({"verdict": "kept", "by": "A", "scope": "One shop"}, "a proof by Courier that looks at all of it"),
        ({"verdict": "kept", "by": "A", "valid_until": "2026-07-01"}, "a newer proof by Courier"),
        (
            {"verdict": "kept", "by": "A", "excludes": "islands"},
            "a proof by Courier that leaves nothing out, or small print that does",
        ),
    ],
)
def test_each_risk_of_a_proof_says_what_would_end_it(proof: dict[str, str], answer: str) -> None:
    assert needs(proved(**proof)) == (answer,)


def test_a_proof_after_a_failure_needs_a_quiet_year_and_its_partners_an_agreement() -> None:
    proofs = [{"verdict": "broken", "on": "2026-05-01"}, {"verdict": "kept", "on": "2026-06-01", "by": "A"}]
    changes = {
        NEXT_DAY: {"expects": ""},
        COURIER: {"delivers": [{"promise": "next-day", "proof": proofs}], "partners": ["swift", "bound"]},
        "partner/swift": SWIFT,
        "partner/bound": {"title": "Bound", "agreement": {"title": "A"}},
    }

    assert needs(changes) == ("a year without a failure", "an agreement with Swift Vans")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "met since 2026-06"),
        (
            {
                COURIER: delivers(
                    *(
                        {"period": f"2026-0{month}", "value": value}
                        for month, value in ((3, "96"), (4, "94"), (5, "93"))
                    )
                )
            },
            "missed since 2026-04, by both values, without a gap",
        ),
        (
            {
                COURIER: delivers(
                    {"period": "2026-01-01..2026-05-20", "value": "92"}, {"period": "2026-06", "value": "91"}
                )
            },
            "missed since 2026-01-01, by both values; part of that time was not measured",
        ),
        ({NEXT_DAY: {**PUBLISHED, "valid_until": "2026-05-31"}}, "over since 2026-05-31"),
        ({NEXT_DAY: {"valid_from": "2026-07-01"}}, "planned from 2026-07-01"),
        ({NEXT_DAY: PUBLISHED, DOORSTEP: {"promises": ""}}, "published since 2026-01-01"),
        ({NEXT_DAY: PUBLISHED, COURIER: delivers({"period": "2024", "value": "96"})}, "published since 2026-01-01"),
        ({DOORSTEP: {"promises": ""}}, ""),
        ({COURIER: delivers(designed="93")}, ""),
        (proved(verdict="broken"), ""),
    ],
)
def test_since_when_comes_from_the_dated_figures(changes: Changes, words: str) -> None:
    since = sentence(changes).since

    assert (since.in_words if since else "") == words


def test_since_when_a_window_is_missed_comes_from_all_its_rows() -> None:
    rows = ({"period": f"2026-0{month}", "value": "90", "sample": "10"} for month in (1, 2, 3))

    since = sentence({COURIER: delivers(*rows), NEXT_DAY: {"expects": QUARTER}}).since

    assert since
    assert since.in_words == "missed since 2026-01, by all 3 values, without a gap"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("96", "met since 2026-03, by all 4 values of 2 series; part of that time was not measured"),
        ("94.9", "published since 2026-01-01"),
    ],
)
def test_a_promise_is_met_since_all_series_meet_it(value: str, words: str) -> None:
    mainland = ({"period": f"2026-0{month}", "value": "97"} for month in (1, 2, 3, 6))
    islands = (
        {"period": "2026-01", "value": "90", "group": "islands"},
        {"period": "2026-03", "value": "96", "group": "islands"},
        {"period": "2026-06", "value": value, "low": "94", "high": "97", "group": "islands"},
    )

    found = sentence({NEXT_DAY: PUBLISHED, COURIER: delivers(*mainland, *islands)}).since

    assert found
    assert found.in_words == words


def test_whoever_makes_a_promise_acts_where_it_must_go() -> None:
    brand = {"department/brand": {"title": "Brand"}, NEXT_DAY: {"made_by": "brand"}}

    assert sentence({**brand, COURIER: measured("90")}).acting == ("department/brand", "department/last-mile")
    assert sentence({**brand, ON_TIME: SAMPLED}).acting == ("department/last-mile",)
    assert sentence({**brand, DOORSTEP: {"promises": ""}}).acting == ("department/brand",)


def test_a_kept_sentence_that_is_stronger_than_its_figures_is_not_offered() -> None:
    rows = (
        {"period": f"2026-0{month}", "value": "95.5", "sample": str(size)} for month, size in ((5, 300), (6, 90_000))
    )

    found = sentence({ON_TIME: SAMPLED, COURIER: delivers(*rows)})

    assert (found.listed, found.is_offered) == (MayBeSaid.SAFE, False)
    assert found.instead
    assert found.instead.sentence == "Nine times out of ten: Delivered the next day"


def test_what_is_over_is_replaced_by_nothing() -> None:
    assert sentence({NEXT_DAY: {**PUBLISHED, "valid_until": "2026-05-31"}}).instead is None


def test_what_stands_in_no_list_is_no_sentence() -> None:
    judged = judged_map({NEXT_DAY: {"explicit": "false"}})
    promise = judged.catalogue.find(Promise, "next-day")

    assert promise
    assert sentence_of(judged, promise) is None


def stopped(changes: Changes) -> list[str]:
    found = sayable(judged_map(changes))[MayBeSaid.STOP]
    return [each.id for each in found if isinstance(each, Promise)]


def another(name: str, level: str, **more: Any) -> Changes:
    expects = [{"metric": "on-time", "at_least": level, **more}]
    return {f"promise/{name}": {"statement": name.capitalize(), "made_by": "last-mile", "expects": expects}}


BOTH = {DOORSTEP: {"promises": ["next-day", "other"]}, COURIER: measured("90")}


def test_what_is_furthest_past_what_customers_accept_comes_first() -> None:
    assert stopped({**BOTH, **another("other", "99")}) == ["other", "next-day"]
    assert stopped({**BOTH, **another("other", "99", adequate="80")}) == ["next-day", "other"]


def test_the_harm_grows_with_places_and_twice_at_moments_of_truth() -> None:
    counter = {"title": "Counter", "control": "own", "promises": ["next-day"], "capabilities": ["courier"]}
    further = another("other", "97")

    assert stopped({**BOTH, **further}) == ["other", "next-day"]
    assert stopped({**BOTH, **further, "touchpoint/counter": counter}) == ["next-day", "other"]
    moment = {**BOTH[DOORSTEP], "promises": ["other"], "moment_of_truth": "true"}
    at_counter = {**counter, "promises": ["next-day"]}
    assert stopped({**BOTH, **further, DOORSTEP: moment, "touchpoint/counter": at_counter}) == ["other", "next-day"]


def test_harm_is_the_same_where_little_is_good_and_none_is_accepted() -> None:
    few = {
        ON_TIME: {"better": "lower"},
        NEXT_DAY: {"expects": [{"metric": "on-time", "at_most": "0"}]},
        "promise/other": {"statement": "Other", "expects": [{"metric": "on-time", "at_most": "2"}]},
        DOORSTEP: BOTH[DOORSTEP],
        COURIER: measured("3"),
    }

    assert stopped(few) == ["next-day", "other"]


def test_what_is_over_counts_by_the_places_where_it_hangs() -> None:
    walls = [{"where": "A wall"}, {"where": "Another wall"}]
    changes = {
        "promise/a-little": {"status": "retired", "published": walls[:1]},
        "promise/b-lot": {"status": "retired", "published": walls},
    }

    assert stopped(changes) == ["b-lot", "a-little"]


def test_values_with_months_between_them_of_which_nothing_is_known_say_so() -> None:
    rows = ({"period": f"2026-0{month}", "value": "90"} for month in (1, 3, 4))

    since = sentence({COURIER: delivers(*rows)}).since

    assert since
    assert since.in_words == "missed since 2026-01, by all 3 values; part of that time was not measured"


@pytest.mark.parametrize(
    ("changes", "stays"),
    [
        ({}, False),
        ({NEXT_DAY: {"expects": [{"metric": "on-time", "at_least": "90"}]}}, False),
        ({COURIER: measured("96", sample="100"), ON_TIME: SAMPLED}, False),
        ({COURIER: delivers({"period": "2026-06", "value": "96"}, designed="93")}, True),
        ({DOORSTEP: {"control": "outside"}, NEXT_DAY: {"expects": [{"metric": "on-time", "at_least": "90"}]}}, True),
        ({NEXT_DAY: {"expects": QUARTER}}, True),
    ],
)
def test_other_words_mend_only_what_is_wrong_with_words(changes: Changes, *, stays: bool) -> None:
    assert sentence(changes).stays_at_risk is stays


def test_a_series_without_a_value_since_then_is_not_counted_and_is_a_gap() -> None:
    mainland = ({"period": f"2026-0{month}", "value": "97"} for month in (2, 3))
    islands = (
        {"period": "2026-03", "value": "90", "group": "islands"},
        {"period": "2026-04", "value": "96", "group": "islands"},
        {"period": "2026-05", "value": "96", "group": "islands"},
    )

    found = sentence({COURIER: delivers(*mainland, *islands)}).since

    assert found
    assert found.in_words == "met since 2026-04, by both values; part of that time was not measured"
