from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxmap.model.ids import Key
from cxmap.pages import ENTITY_PAGES
from cxmap.pages.kit.page import PageView
from cxmap.pages.promise.budget import BudgetView
from tests.pages.small_sites import content, facts, glance, page_of, rows, small_site

PROMISE, TITLE = "promise/next-day", "What may still go wrong in 2026-Q4"
NOVEMBER = date(2026, 12, 5)


def test_what_is_left_is_told_with_the_day_on_which_it_is_used_up() -> None:
    page = budget_page(("2026-10", "96", "100000"), ("2026-11", "90", "100000"), volume="300000")

    assert glance(page)["Budget"] == (
        "1,000 cases may still be missed this quarter; at November's rate that is used up on 4 December."
    )
    view = budget(page)
    assert view.state == "open"
    assert facts(view.facts) == {
        "Metric": "[Parcels on time]",
        "Capability": "[Courier]",
        "Allowed in 2026-Q4": "15,000 of 300,000 cases, as the promise expects",
        "Missed by 2026-11-30": "14,000 cases of 200,000",
        "Must go well of the rest": "at least 99.0 % of them",
        "Went well in 2026-11": "90 %",
    }
    assert rows(view.course) == [
        ["By", "Missed so far", "Still allowed"],
        ["2026-10-31", "4,000", "11,000"],
        ["2026-11-30", "14,000", "1,000"],
    ]
    assert view.course.note == "At November's rate it would be 24,163 cases on 2026-12-31."


def test_the_chart_leads_from_nothing_over_what_was_missed_to_what_it_comes_to() -> None:
    chart = budget(budget_page(("2026-10", "96", "100000"), ("2026-11", "90", "100000"), volume="300000")).chart

    assert [spot.words for spot in chart.spots] == ["4,000", "14,000"]
    assert [spot.said for spot in chart.spots] == ["4,000 cases by 2026-10-31", "14,000 cases by 2026-11-30"]
    assert (chart.steps[0].x, chart.steps[0].y) == ("3", str(chart.height))
    assert chart.steps[-1].end_x == chart.projection.x
    assert chart.projection.end_x == "97"
    assert chart.used_up
    assert (chart.used_up.y, chart.used_up.words) == (chart.allowed_y, "4 December")
    assert float(chart.projection.end_y) < float(chart.allowed_y)
    assert chart.allowed == "Allowed 15,000"
    assert [tick.words for tick in chart.days] == ["Oct 2026", "Nov 2026", "Dec 2026"]
    assert "Allowed are 15,000." in chart.description


@pytest.mark.parametrize(
    ("measured", "volume", "state", "sentence"),
    [
        (
            (("2026-W45", "97", "100000"),),
            "300000",
            "open",
            "12,000 cases may still be missed this quarter; at the rate of 2026-W45 that lasts until the quarter ends.",
        ),
        (
            (("2026-11-01..2026-11-14", "97", "100000"),),
            "300000",
            "open",
            "12,000 cases may still be missed this quarter; at November's rate that lasts until the quarter ends.",
        ),
        (
            (("2026-10-24..2026-11-14", "97", "100000"),),
            "300000",
            "open",
            "12,000 cases may still be missed this quarter; "
            "at the rate of 2026-10-24 to 2026-11-14 that lasts until the quarter ends.",
        ),
        (
            (("2026-10", "99.9", "290000"),),
            "300000",
            "secured",
            "Whatever still comes, this quarter is kept: enough has gone well already.",
        ),
        (
            (("2026-10", "90", "200000"),),
            "300000",
            "lost",
            "5,000 cases more than allowed were missed this quarter, so it can no longer be kept.",
        ),
        (
            (("2025-Q4", "96", "300000"), ("2026-10", "90", "200000")),
            "",
            "open",
            "Nothing may be missed any more this quarter, if as many cases come as a year ago: "
            "5,000 cases more than allowed were missed by 31 October.",
        ),
    ],
)
def test_every_state_has_its_sentence(
    measured: tuple[tuple[str, str, str], ...], volume: str, state: str, sentence: str
) -> None:
    view = budget(budget_page(*measured, volume=volume))

    assert (view.state, view.sentence) == (state, sentence)


def test_what_was_used_up_before_needs_no_mark_and_more_than_all_cannot_go_well() -> None:
    view = budget(budget_page(("2025-Q4", "96", "300000"), ("2026-10", "90", "200000")))

    assert view.chart.used_up is None
    assert facts(view.facts)["Must go well of the rest"] == "more than there are"
    assert facts(view.facts)["Allowed in 2026-Q4"] == "15,000 of 300,000 cases, as many as a year ago"


def test_of_several_budgets_the_one_that_is_nearest_to_its_end_comes_first() -> None:
    page = budget_page(
        ("2026-10", "97", "100000"), ("2026-10", "90", "100000", "north-shore"), volume="250000", target="95"
    )

    view = budget(page)

    assert facts(view.facts)["Group"] == "north shore"
    assert view.others
    assert rows(view.others) == [
        ["Measured", "State", "What may still go wrong"],
        [
            "Parcels on time by Courier",
            "open",
            "9,500 cases may still be missed this quarter; at October's rate that lasts until the quarter ends.",
        ],
    ]


def test_where_nothing_may_be_missed_the_whole_budget_is_nothing() -> None:
    view = budget(budget_page(("2026-10", "100", "100000"), volume="250000", target="100"))

    expected = "Nothing may be missed any more this quarter: all that is allowed was missed by 31 October."
    assert view.sentence == expected
    assert rows(view.course)[1] == ["2026-10-31", "0", "0"]


def test_what_was_missed_and_what_is_left_make_what_is_allowed() -> None:
    view = budget(budget_page(("2026-10", "90.5", "1001"), volume="10000"))

    assert rows(view.course)[1] == ["2026-10-31", "96", "404"]
    assert facts(view.facts)["Missed by 2026-10-31"] == "96 cases of 1,001"
    assert facts(view.facts)["Allowed in 2026-Q4"].startswith("500 of 10,000")


def test_a_promise_for_no_window_has_no_budget() -> None:
    page = page_of(PROMISE)

    assert "Budget" not in glance(page)
    assert not [section for section in page.after if section.fragment == "promise/budget"]


def budget_page(*measured: tuple[str, ...], volume: str = "", target: str = "95") -> PageView:
    expectation = {"metric": "on-time", "at_least": target, "over": "quarter", **({"volume": volume} if volume else {})}
    names = ("period", "value", "sample", "group")
    measurements = [dict(zip(names, row, strict=False)) for row in measured]
    changes: dict[str, Any] = {
        PROMISE: {"expects": [expectation]},
        "capability/courier": {"delivers": [{"metric": "on-time", "measurements": measurements}]},
    }
    site = small_site(changes, as_of=NOVEMBER)
    return ENTITY_PAGES["promise"](site, site.catalogue.documents[Key(PROMISE)])


def budget(page: PageView) -> BudgetView:
    view = content(page, TITLE)
    assert isinstance(view, BudgetView)
    return view
