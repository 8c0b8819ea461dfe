from __future__ import annotations

from collections.abc import Sequence

import pytest

from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.rates import PeriodRates, kept_periods, rates_over_time
from cxmap.model.durations import CalendarWindow
from cxmap.model.ids import Key
from cxmap.model.verdicts import Verdict
from tests.alignment.small_maps import Changes, small_map

ROWS = {
    "capability/courier": {
        "delivers": [
            {
                "metric": "on-time",
                "measurements": [
                    {"period": "2025-Q3", "value": "97"},
                    {"period": "2025-Q4", "value": "90"},
                    {"period": "2026-Q1", "value": "98"},
                ],
            }
        ]
    }
}


def rates(
    changes: Changes, span: CalendarWindow = CalendarWindow.QUARTER, about: str | None = None, periods: int = 4
) -> Sequence[PeriodRates]:
    compiled = small_map({**ROWS, **changes})
    judged = JudgedMap(compiled.catalogue, compiled.alignment)
    return rates_over_time(judged, span, Key(about) if about else None, periods)


def told(found: Sequence[PeriodRates]) -> list[tuple[str, int | None, float | None]]:
    return [(str(each.period), each.rate.percent if each.rate else None, each.kept_rate) for each in found]


def test_each_period_is_judged_on_the_figures_up_to_its_end() -> None:
    found = rates({})

    assert told(found) == [("2025-Q3", 100, 1.0), ("2025-Q4", 0, 0.0), ("2026-Q1", 0, 0.0), ("2026-Q2", 100, 1.0)]
    turns = [[(turn.before, turn.after) for turn in each.turns] for each in found]
    assert turns == [
        [],
        [(Verdict.KEPT, Verdict.BROKEN)],
        [(Verdict.BROKEN, Verdict.AT_RISK)],
        [(Verdict.AT_RISK, Verdict.KEPT)],
    ]
    assert found[1].turns[0].reason.startswith("Promised: at least 95 % (Parcels on time). Measured: 90 % in 2025-Q4")


def test_periods_are_as_long_and_as_many_as_asked() -> None:
    assert [str(each.period) for each in rates({}, CalendarWindow.MONTH, periods=2)] == ["2026-05", "2026-06"]
    assert [str(each.period) for each in rates({}, CalendarWindow.YEAR, periods=1)] == ["2025"]


def test_a_promise_that_begins_or_ends_on_the_way_turns_from_and_to_nothing() -> None:
    found = rates({"promise/next-day": {"valid_from": "2025-10-01", "valid_until": "2026-03-31"}})

    assert told(found) == [("2025-Q3", None, None), ("2025-Q4", 0, 0.0), ("2026-Q1", 0, 0.0), ("2026-Q2", None, None)]
    assert [(turn.before, turn.after, turn.reason) for turn in found[3].turns] == [(Verdict.AT_RISK, None, "")]
    assert [turn.before for turn in found[1].turns] == [None]


@pytest.mark.parametrize(
    ("about", "promises"),
    [
        (None, {"next-day", "answer"}),
        ("promise/answer", {"answer"}),
        ("touchpoint/doorstep", {"next-day"}),
        ("journey/receive", {"next-day"}),
        ("department/care", {"answer"}),
        ("partner/van-co", set()),
    ],
)
def test_only_what_belongs_to_an_entity_counts_for_it(about: str | None, promises: set[str]) -> None:
    more = {
        "department/care": {"title": "Care"},
        "promise/answer": {"statement": "We answer", "made_by": "care"},
        "touchpoint/call": {"promises": ["answer"], "owner": "care"},
        "journey/receive": {"stages": [{"name": "Door", "touchpoints": ["doorstep"]}]},
        "partner/van-co": {"title": "Van company"},
    }

    found = rates(more, about=about, periods=1)

    assert {promise for promise, _ in found[0].pairs} == promises


def test_of_how_many_periods_something_is_known_and_all_is_kept() -> None:
    assert kept_periods(rates({})) == (2, 4)
    assert kept_periods(rates({"metric/on-time": {"max_age": "90 days"}}, periods=8)) == (1, 3)
    assert kept_periods(rates({"touchpoint/doorstep": {"promises": ""}})) == (0, 0)


def test_a_promise_of_which_a_mistake_hides_a_verdict_is_left_out() -> None:
    wrong = {"promise/next-day": {"expects": [{"metric": "on-time", "at_least": "x"}]}}

    assert told(rates(wrong, periods=1)) == [("2026-Q2", None, None)]
