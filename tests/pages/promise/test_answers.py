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
    assert said.content.remark.startswith("What is out already keeps its words") is is_reminded


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
    assert [(cell.when, shown(cell.verdict), cell.measured, cell.period) for cell in strip.cells] == [
        ("2025-11", "", "", ""),
        ("2025-12", "unverified", "", ""),
        ("2026-01", "unverified", "", ""),
        ("2026-02", "unverified", "", ""),
        ("2026-03", "broken", "93 %", ""),
        ("2026-04", "broken", "93 %", "2026-03"),
        ("2026-05", "unverified", "93 %", "2026-03"),
        ("2026-06", "unverified", "93 %", "2026-03"),
        ("Today", "unverified", "93 %", "2026-03"),
    ]
    assert [cell.is_today for cell in strip.cells] == [False] * 8 + [True]
    assert shown(strip.cells[4].link) == "[Courier]"
    assert rows(strip.reasons)[0] == ["Period", "Verdict", "Why"]
    assert rows(strip.reasons)[-1][1:] == [
        "no verdict",
        "Not promised anywhere then, or a mistake in the content hides the verdict.",
    ]


def test_a_strip_of_proof_says_proof() -> None:
    proof = [{"verdict": "kept", "on": "2026-05-01", "by": "An auditor"}]
    changes = {PROMISE: {"expects": ""}, COURIER: {"delivers": [{"promise": "next-day", "proof": proof}]}}

    strip = content(page_of(PROMISE, changes), "In the last 8 quarters")

    assert isinstance(strip, Strip)
    assert (strip.cells[-1].measured, strip.cells[-1].period) == ("proof", "2026-05-01")
    assert strip.cells[0].measured == ""


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
