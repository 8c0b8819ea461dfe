from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from cxmap.alignment.snapshots import Snapshot, snapshot_of
from cxmap.insight.history import Commit, History, State, States
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.promise_rate import FormerVerdicts, PromiseRate, former_days, former_quarters, rate_of
from cxmap.model.verdicts import Verdict
from tests.alignment.small_maps import AS_OF, KEPT, Changes, measured, small_map

BROKEN = {"capability/courier": measured("90")}
COMMIT = Commit("a" * 40, datetime(2026, 4, 2, tzinfo=UTC), "Begins")
LATER = date(2026, 6, 29)


def judged(changes: Changes, as_of: date = AS_OF, *, drafts: bool = False) -> JudgedMap:
    compiled = small_map(changes, as_of, drafts=drafts)
    return JudgedMap(compiled.catalogue, compiled.alignment)


def snapshot(changes: Changes, **more: Any) -> Snapshot:
    compiled = small_map(changes)
    return replace(snapshot_of(compiled.catalogue, compiled.alignment), **more)


def days(old: State, new: State, today: Changes | None = None, *, drafts: bool = False) -> tuple[FormerVerdicts, ...]:
    site = judged(today or {}, drafts=drafts)
    return former_days(site, History(states=States(old, new)), former_quarters(site))


def rows(*values: tuple[str, str]) -> Changes:
    measurements = [{"period": period, "value": value} for period, value in values]
    return {"capability/courier": {"delivers": [{"metric": "on-time", "measurements": measurements}]}}


@pytest.mark.parametrize(("goal", "short"), [("90", 18), ("34.375", 0), ("34.4", 1), ("0", 0), ("100", 21)])
def test_a_goal_is_reached_with_whole_promises(goal: str, short: int) -> None:
    rate = PromiseRate(11, 32)

    assert rate.percent == 34
    assert rate.short_of(Decimal(goal)) == short


def test_former_states_come_by_their_days_and_names() -> None:
    found = days(State(snapshot(BROKEN), date(2026, 4, 2), commit=COMMIT), State(snapshot({}), LATER, "2026-Q2"), {})

    assert [(each.name, each.day, rate_of(each.verdicts)) for each in found] == [
        ("2026-04-02", date(2026, 4, 2), PromiseRate(0, 1)),
        ("2026-Q2", LATER, PromiseRate(1, 1)),
    ]


def test_all_states_that_are_known_count_and_not_only_the_two_that_are_compared() -> None:
    site = judged({})
    first, second, third = (State(snapshot({}), date(2026, month, 1), f"2026-0{month}") for month in (1, 3, 5))
    history = History(states=States(second, third), earlier=(first, second, third))

    found = former_days(site, history, former_quarters(site))

    assert [each.name for each in found] == ["2026-01", "2026-03", "2026-05"]


def test_the_content_as_it_is_now_and_a_state_of_the_same_day_are_no_former_ones() -> None:
    assert days(State(snapshot({}), AS_OF, "today"), State(snapshot({}), AS_OF)) == ()


@pytest.mark.parametrize(
    "mistake",
    [{"errors": 1}, {"undecided": frozenset((("a", "b"),))}, {"unsure": frozenset(("promise/a",))}],
)
def test_a_state_in_which_a_mistake_hides_verdicts_is_left_out(mistake: dict[str, Any]) -> None:
    assert days(State(snapshot({}, **mistake), date(2026, 4, 2), "2026-Q1"), State(snapshot({}), AS_OF)) == ()


def test_a_former_state_speaks_in_the_ids_of_today_and_says_nothing_of_drafts() -> None:
    old = State(snapshot({"touchpoint/hall": {"title": "Hall", "promises": ["next-day"]}}), LATER, "v1")
    renamed = {"touchpoint/doorstep": "", "touchpoint/door": {**KEPT["touchpoint/doorstep"], "aliases": ["doorstep"]}}
    draft = {"touchpoint/hall": {"title": "Hall", "promises": ["next-day"], "status": "draft"}}

    (found,) = days(old, State(snapshot({}), AS_OF), {**renamed, **draft})
    (with_drafts,) = days(old, State(snapshot({}), AS_OF), {**renamed, **draft}, drafts=True)

    assert found.verdicts == {("next-day", "door"): "kept"}
    assert set(with_drafts.verdicts) == {("next-day", "door"), ("next-day", "hall")}


def test_without_states_the_ends_of_quarters_are_judged_by_what_was_known_then() -> None:
    site = judged(rows(("2026-03", "90"), ("2026-05", "96")), date(2026, 5, 31))

    (found,) = former_days(site, History(), former_quarters(site))

    assert (found.name, found.day, rate_of(found.verdicts)) == ("2026-Q1", date(2026, 3, 31), PromiseRate(0, 1))


def test_quarters_go_back_as_far_as_something_was_known_of_all_that_is_known_today() -> None:
    every_quarter = rows(
        *((f"{year}-{month}", "96") for year in (2024, 2025, 2026) for month in ("03", "06", "09", "12"))
    )

    assert list(former_quarters(judged(rows(("2026-06", "96"))))) == []
    assert list(former_quarters(judged(every_quarter))) == ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"]


def test_a_quarter_in_which_customers_felt_no_promise_is_not_known() -> None:
    changes = {**rows(("2026-03", "96"), ("2026-06", "96")), "promise/next-day": {"valid_from": "2026-04-01"}}

    assert former_quarters(judged(changes)) == {}


def test_a_mistake_that_hides_a_verdict_today_hides_former_quarters_too() -> None:
    broken = {"promise/next-day": {"expects": [{"metric": "on-time", "at_least": "many"}]}}

    assert former_quarters(judged({**rows(("2026-03", "96")), **broken})) == {}


def test_only_what_is_felt_at_some_touchpoints_counts_there() -> None:
    verdicts = {("a", "door"): Verdict.KEPT, ("a", "hall"): Verdict.BROKEN, ("b", "hall"): Verdict.KEPT}

    found = FormerVerdicts("2026-Q1", LATER, verdicts).by_touchpoint()

    assert found.rate_at(["door"]) == PromiseRate(1, 1)
    assert found.rate_at(["door", "hall", "hall", "gate"]) == PromiseRate(1, 2)
    assert found.rate_at(["gate"]) is None
