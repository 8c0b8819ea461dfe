from __future__ import annotations

from typing import Any

import pytest

from cxmap.pages.kit.index_page import Nothing
from cxmap.pages.kit.sentences import Wording
from cxmap.pages.promise.periods import Strip
from tests.pages.small_sites import content, facts, page_of, rows, shown

PROMISE, COURIER = "promise/next-day", "capability/courier"
BROKEN = {"delivers": [{"metric": "on-time", "measurements": [{"period": "2026-06", "value": "90"}]}]}
SAMPLED = {
    "delivers": [{"metric": "on-time", "measurements": [{"period": "2026-06", "value": "91.2", "sample": "400"}]}]
}
MEND, STRIP = "What would mend it", "In the last 8 months"


def test_what_would_mend_a_promise_stands_right_after_its_verdict() -> None:
    changes = {
        COURIER: {**BROKEN, "relies_on": ["sorting"]},
        "capability/sorting": {"title": "Sorting"},
        "opportunity/belt": {
            "title": "A second belt",
            "owner": "last-mile",
            "addresses": ["capability/sorting"],
            "effort": "4",
            "state": "planned",
            "due": "2027-01-31",
        },
        "opportunity/words": {"title": "Other words", "owner": "last-mile", "addresses": [PROMISE]},
    }

    page = page_of(PROMISE, changes)

    assert [section.title for section in page.before] == ["", "", MEND]
    assert rows(content(page, MEND)) == [
        ["Opportunity", "Changes", "Effort", "State", "Due", "Owner"],
        ["[A second belt]", "[Sorting]", "4 of 5", "planned", "2027-01-31", "[Last mile]"],
        ["[Other words]", "[Delivered the next day]", "", "", "", "[Last mile]"],
    ]


def test_the_true_sentence_stands_beside_the_published_one() -> None:
    (_, said, _) = page_of(PROMISE, {COURIER: SAMPLED}).before

    assert isinstance(said.content, Wording)
    assert (said.content.label, said.content.sentence) == (
        "Say instead",
        "Nine times out of ten: Delivered the next day",
    )


@pytest.mark.parametrize(
    ("published", "is_reminded"),
    [
        ({"where": "A wall"}, True),
        ({"where": "A wall", "text": "Here tomorrow"}, False),
        ({"where": "A wall", "until": "2026-01-31"}, False),
    ],
)
def test_new_words_come_with_the_reminder_that_what_is_out_keeps_the_old_ones(
    published: dict[str, str], *, is_reminded: bool
) -> None:
    (_, said, *_) = page_of(PROMISE, {COURIER: SAMPLED, PROMISE: {"published": [published]}}).before

    assert isinstance(said.content, Wording)
    assert said.content.label == "Say instead"
    assert said.content.for_editors.startswith("What is out already keeps its words") is is_reminded


@pytest.mark.parametrize(
    ("delivered", "why"),
    [
        ({"measurements": [{"period": "2026-06", "value": "90"}]}, "nobody knows how many cases were looked at"),
        (
            {"measurements": [{"period": "2026-06", "value": "20", "sample": "400"}]},
            "its figures carry too little",
        ),
    ],
)
def test_where_there_is_no_true_sentence_the_reason_is_told(delivered: dict[str, Any], why: str) -> None:
    changes: dict[str, Any] = {
        COURIER: {"delivers": [{"metric": "on-time", **delivered}]},
        "metric/on-time": {"cases": "sample"},
    }

    (_, said, _) = page_of(PROMISE, changes).before

    assert isinstance(said.content, Nothing)
    assert said.content.words == f"Nothing to say instead: {why}."


def test_where_nobody_knows_what_would_mend_it_that_is_said() -> None:
    table = content(page_of(PROMISE, {COURIER: BROKEN}), MEND)

    assert "Nobody has written down yet" in shown(table)


def test_a_kept_promise_may_become_better_still() -> None:
    addressed = {"title": "Earlier", "owner": "last-mile", "addresses": [PROMISE], "state": "idea"}

    assert content(page_of(PROMISE), MEND) is None
    assert [section.title for section in page_of(PROMISE, {"opportunity/early": addressed}).before] == [
        "",
        "What would make it better still",
    ]


def test_a_promise_without_a_verdict_needs_no_mending_and_was_nothing_before() -> None:
    page = page_of(PROMISE, {PROMISE: {"status": "retired"}})

    assert [section.title for section in page.before] == [""]
    assert not [section for section in page.after if section.fragment == "promise/strip"]


def test_the_strip_has_the_verdicts_of_the_last_periods_and_of_today() -> None:
    measurements = [
        {"period": "2026-03", "value": "93"},
        {"period": "2026-05", "value": "96", "group": "north-shore"},
        {"period": "2026-06", "value": "97", "group": "north-shore"},
    ]
    changes = {
        PROMISE: {"valid_from": "2025-12-01"},
        COURIER: {"delivers": [{"metric": "on-time", "measurements": measurements}]},
        "metric/on-time": {"max_age": "40 days"},
    }

    strip = content(page_of(PROMISE, changes), STRIP)

    assert isinstance(strip, Strip)
    assert "today's rules" in strip.rules
    none = "no new figure"
    assert [(cell.when, shown(cell.verdict), cell.measured, cell.period) for cell in strip.cells] == [
        ("2025-11", "", none, ""),
        ("2025-12", "unverified", none, ""),
        ("2026-01", "unverified", none, ""),
        ("2026-02", "unverified", none, ""),
        ("2026-03", "broken", "93 %", ""),
        ("2026-04", "broken", none, ""),
        ("2026-05", "unverified", none, ""),
        ("2026-06", "unverified", none, ""),
        ("Today", "unverified", "93 %", "2026-03"),
    ]
    assert [cell.known for cell in strip.cells] == ["known then"] * 8 + [""]
    assert [cell.is_today for cell in strip.cells] == [False] * 8 + [True]
    assert shown(strip.cells[4].link) == "[Courier]"
    assert rows(strip.reasons)[0] == ["Period", "Verdict", "Judged on", "Why"]
    assert rows(strip.reasons)[3][:3] == ["2026-04", "broken", "93 % (2026-03)"]
    assert rows(strip.reasons)[-1][1:] == [
        "no verdict",
        "",
        "Not promised anywhere then, or a mistake in the content hides the verdict.",
    ]


def test_a_strip_of_proof_says_proof() -> None:
    proof = [{"verdict": "kept", "on": "2026-05-01", "by": "An auditor"}]
    changes = {PROMISE: {"expects": ""}, COURIER: {"delivers": [{"promise": "next-day", "proof": proof}]}}

    strip = content(page_of(PROMISE, changes), "In the last 8 quarters")

    assert isinstance(strip, Strip)
    assert (strip.cells[-1].measured, strip.cells[-1].period) == ("proof", "2026-05-01")
    assert [cell.measured for cell in strip.cells[-3:]] == ["no new proof", "proof", "proof"]
    assert rows(strip.reasons)[1][:3] == ["2026-Q2", "kept", "proof (2026-05-01)"]
    assert strip.sentence == ""


def test_a_period_shows_its_own_value_even_where_the_verdict_then_was_on_an_older_one() -> None:
    """The year's value was the worst known until it was too old; the quarters' own values are better."""
    strip = _strip(
        {"period": "2024-04-01..2025-03-31", "value": "76.5"},
        {"period": "2025-Q3", "value": "77.5"},
        {"period": "2025-09-29..2025-11-30", "value": "76.8"},
        {"period": "2026-Q1", "value": "78.1"},
        {"period": "2026-Q2", "value": "78.9"},
    )

    assert [(cell.when, cell.measured, cell.period) for cell in strip.cells[2:8]] == [
        ("2025-Q1", "76.5 %", "2024-04-01 to 2025-03-31"),
        ("2025-Q2", "no new figure", ""),
        ("2025-Q3", "77.5 %", ""),
        ("2025-Q4", "76.8 %", "2025-09-29 to 2025-11-30"),
        ("2026-Q1", "78.1 %", ""),
        ("2026-Q2", "78.9 %", ""),
    ]
    assert rows(strip.reasons)[3][:3] == ["2025-Q4", "broken", "76.5 % (2024-04-01 to 2025-03-31)"]
    assert strip.sentence == (
        "Last 12 months (2025-Q3 to 2026-Q2): 77.5 → 76.8 → 78.1 → 78.9 %; the target is at least 95 %: never reached."
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("96", "97", "95", "96"), "96 → 97 → 95 → 96 %; the target is at least 95 %: reached each time."),
        (("96", "90", "95", "96"), "96 → 90 → 95 → 96 %; the target is at least 95 %: reached by 3 of 4 figures."),
        (
            ("90", "", "91", ""),
            "90 % → no figure → 91 % → no figure; the target is at least 95 %: reached by none of 2 figures.",
        ),
        (
            ("", "", "", "96"),
            "3 without a figure → 96 %; the target is at least 95 %: reached by 1 of 1 figure.",
        ),
    ],
)
def test_the_sentence_never_says_more_than_the_values_of_the_last_year(values: tuple[str, ...], said: str) -> None:
    quarters = ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2")
    measured = [{"period": period, "value": value} for period, value in zip(quarters, values, strict=True) if value]

    strip = _strip(*measured)

    assert strip.sentence == f"Last 12 months (2025-Q3 to 2026-Q2): {said}"


def test_a_shorter_figure_that_reaches_the_target_counts_beside_the_quarter_that_does_not() -> None:
    quarters = [{"period": period, "value": "90"} for period in ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2")]

    strip = _strip(*quarters, {"period": "2026-05", "value": "97"})

    assert strip.sentence.endswith("90 → 90 → 90 → 90 %; the target is at least 95 %: reached by 1 of 5 figures.")


def test_where_a_year_has_no_value_none_is_said() -> None:
    strip = _strip({"period": "2023-Q4", "value": "90"})

    assert strip.sentence == ("Last 12 months (2025-Q3 to 2026-Q2): no new figure; the target is at least 95 %.")


def test_years_are_followed_for_three_of_them() -> None:
    strip = _strip({"period": "2024", "value": "90"}, {"period": "2025", "value": "91"})

    assert strip.sentence.startswith("Last 3 years (2023 to 2025): no figure → 90 % → 91 %;")


def test_a_promise_over_a_window_shows_the_value_of_the_window() -> None:
    months = [{"period": f"2026-0{month}", "value": value} for month, value in ((4, "90"), (5, "93"), (6, "96"))]
    changes = {
        PROMISE: {"expects": [{"metric": "on-time", "at_least": "95", "over": "quarter"}]},
        COURIER: {"delivers": [{"metric": "on-time", "measurements": months}]},
        "metric/on-time": {"cases": "all"},
    }

    strip = content(page_of(PROMISE, changes), "In the last 8 quarters")

    assert isinstance(strip, Strip)
    assert [cell.measured for cell in strip.cells[-3:-1]] == ["no new figure", "93 %"]


def test_where_several_series_judge_a_promise_the_sentence_names_its_own() -> None:
    measurements = [
        {"period": "2026-Q2", "value": "96"},
        {"period": "2026-Q2", "value": "61", "group": "outer-isles"},
    ]
    changes = {COURIER: {"delivers": [{"metric": "on-time", "measurements": measurements}]}}

    strip = content(page_of(PROMISE, changes), "In the last 8 quarters")

    assert isinstance(strip, Strip)
    assert strip.sentence.startswith("Parcels on time by Courier, outer isles. Last 12 months (")
    assert strip.cells[7].group == "outer isles"


def test_what_nobody_delivers_has_no_figure() -> None:
    strip = content(
        page_of(PROMISE, {COURIER: {"delivers": [{"metric": "wait"}]}, "metric/wait": {}}), "In the last 8 quarters"
    )

    assert isinstance(strip, Strip)
    assert {cell.measured for cell in strip.cells} == {"no new figure", ""}


def _strip(*measurements: dict[str, str]) -> Strip:
    changes = {
        COURIER: {"delivers": [{"metric": "on-time", "measurements": list(measurements)}]},
        "metric/on-time": {"max_age": "14 months", "cases": "all"},
    }
    page = page_of(PROMISE, changes)
    (strip,) = (section.content for section in page.after if section.fragment == "promise/strip")
    assert isinstance(strip, Strip)
    return strip


def test_each_group_is_a_row_and_the_worst_comes_first() -> None:
    measurements = [
        {"period": "2026-06", "value": "96"},
        {"period": "2026-06", "value": "61", "low": "58", "high": "64", "group": "outer-isles"},
    ]
    changes = {
        PROMISE: {
            "expects": [
                {"metric": "on-time", "at_least": "95"},
                {"metric": "on-time", "at_least": "80", "group": "nobody-measured"},
                {"metric": "wait", "at_least": "80"},
            ]
        },
        "metric/wait": {"better": "higher"},
        COURIER: {"delivers": [{"metric": "on-time", "designed": "94", "measurements": measurements}]},
    }

    table = content(page_of(PROMISE, changes), "Verdict by group")

    assert rows(table) == [
        ["Group", "Verdict", "Measured", "Promised", "By", "Risks"],
        ["outer isles", "over-promised", "61 % in 2026-06 58 to 64 %", "at least 95 %", "[Courier]", ""],
        ["all together", "unbacked", "nothing yet", "at least 80 days", "", ""],
        ["nobody measured", "unverified", "nothing yet", "at least 80 %", "[Courier]", ""],
        ["all together", "at risk", "96 % in 2026-06", "at least 95 %", "[Courier]", "design"],
    ]


def test_without_groups_there_is_no_verdict_by_group() -> None:
    assert content(page_of(PROMISE), "Verdict by group") is None


def test_the_terms_are_told_in_plain_words() -> None:
    changes = {
        PROMISE: {
            "reads_as": "most",
            "basis": "law",
            "qualifier": "On the *mainland*.",
            "excludes": ["islands", "december"],
            "counts_from": "order",
        }
    }

    assert facts(content(page_of(PROMISE, changes), "How it is meant")) == {
        "Customers take it as": (
            "a promise to most customers, so at least 50 % of them must get it; "
            "its own target is stricter: at least 95 %"
        ),
        "Demanded by": "the law; it holds whether it is said or not",
        "The small print": "On the *mainland*.",
        "It leaves out": "islands and december",
        "The clock starts with": "order",
    }


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"reads_as": "most", "expects": [{"metric": "on-time", "at_most": "60"}]},
            "a promise to most customers, so at least 50 % of them must get it",
        ),
        (
            {"reads_as": "stated", "statement": "Nine in ten the next day"},
            "what it says: the sentence itself names the share",
        ),
        (
            {"reads_as": "stated"},
            "a sentence that names the share of customers who get it; but it names none",
        ),
        ({"expects": ""}, "a promise to every customer"),
        (
            {"explicit": "false"},
            "something that goes without saying: price, packaging or habit lets them expect it",
        ),
    ],
)
def test_how_customers_take_it(changes: dict[str, Any], words: str) -> None:
    meant = facts(content(page_of(PROMISE, {PROMISE: changes}), "How it is meant"))

    assert meant == {"Customers take it as": words}


@pytest.mark.parametrize(
    ("remedy", "delivers", "words"),
    [
        ({}, [], "Nobody knows: nothing is measured of it."),
        (
            {"metric": "refunds", "at_least": "98"},
            [],
            "Nobody knows: nothing at work where it is felt delivers that; announced is at least 98 % (Refunds).",
        ),
        (
            {"metric": "refunds", "at_least": "98"},
            [{"metric": "refunds"}],
            "Nobody knows: Courier has no value that is fresh; announced is at least 98 % (Refunds).",
        ),
        (
            {"metric": "refunds", "at_least": "98"},
            [{"metric": "refunds", "measurements": [{"period": "2026-06", "value": "99"}]}],
            "Yes: 99 % in 2026-06 by Courier; announced is at least 98 % (Refunds).",
        ),
        (
            {"metric": "refunds", "at_least": "98"},
            [
                {
                    "metric": "refunds",
                    "measurements": [
                        {"period": "2026-06", "value": "99", "group": "north-shore"},
                        {"period": "2026-06", "value": "98"},
                    ],
                }
            ],
            "Yes: 99 % in 2026-06, north shore and 98 % in 2026-06 by Courier; announced is at least 98 % (Refunds).",
        ),
        (
            {"metric": "refunds", "at_most": "2"},
            [{"metric": "refunds", "measurements": [{"period": "2026-06", "value": "3"}]}],
            "No: 3 % in 2026-06 by Courier; announced is at most 2 % (Refunds).",
        ),
    ],
)
def test_the_remedy_says_whether_it_is_done(remedy: dict[str, str], delivers: list[dict[str, Any]], words: str) -> None:
    better = "lower" if "at_most" in remedy else "higher"
    changes = {
        PROMISE: {"remedy": {"text": "We pay the postage back.", **remedy}},
        COURIER: {"delivers": [{"metric": "on-time"}, *delivers]},
        "metric/refunds": {"title": "Refunds", "unit": "percent", "better": better, "type": "share", "cases": "all"},
    }

    meant = facts(content(page_of(PROMISE, changes), "How it is meant"))

    assert meant["Where it is not kept"] == "We pay the postage back."
    assert meant["Is that done?"] == words


def test_each_place_says_what_it_says_and_whether_it_says_it_today() -> None:
    published = [
        {"where": "Poster", "until": "2026-05-31"},
        {"where": "Home page", "text": "Tomorrow!", "url": "https://post.example/", "from": "2026-01-01"},
        {"where": "Radio", "touchpoint": "spot", "from": "2026-07-01"},
    ]

    page = page_of(PROMISE, {PROMISE: {"published": published}, "touchpoint/spot": {"title": "Radio spot"}})

    assert rows(content(page, "Where it is said")) == [
        ["Where", "What it says there", "Today", "From", "Until"],
        ["Home page post.example https://post.example/", "“Tomorrow!”", "still said", "2026-01-01", ""],
        ["Poster", "the same words", "no longer", "", "2026-05-31"],
        ["Radio [Radio spot]", "the same words", "not yet", "2026-07-01", ""],
    ]
