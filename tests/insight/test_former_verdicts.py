from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxmap.insight.former_verdicts import FormerVerdict, former_verdicts
from cxmap.insight.judged_map import JudgedMap
from tests.alignment.small_maps import AS_OF, small_map


@pytest.mark.parametrize(
    ("period", "names"),
    [
        ("2026-06-29", ("2025-11", "2026-06")),
        ("2026-06", ("2025-11", "2026-06")),
        ("2026-Q2", ("2024-Q3", "2026-Q2")),
        ("2025-H2", ("2022-H2", "2026-H1")),
        ("2025-04-01..2026-03-31", ("2018", "2025")),
    ],
)
def test_the_periods_are_as_long_as_the_figures(period: str, names: tuple[str, str]) -> None:
    found = former({"period": period, "value": "96"})

    assert len(found) == 8
    assert (found[0].period.text, found[-1].period.text) == names


def test_a_period_that_is_not_over_is_none_of_the_last() -> None:
    found = former({"period": "2026-05", "value": "96"}, as_of=date(2026, 6, 29))

    assert found[-1].period.text == "2026-05"


def test_each_period_is_judged_on_what_was_known_at_its_end() -> None:
    found = former({"period": "2026-04", "value": "90"}, {"period": "2026-05", "value": "96"})

    assert [each.verdict for each in found[-4:]] == ["unverified", "broken", "at-risk", "at-risk"]
    decisive = found[-3].decisive
    assert decisive
    assert decisive.value == 90


def test_a_promise_that_nobody_measured_is_followed_by_quarters() -> None:
    assert former()[-1].period.text == "2026-Q2"


def test_a_promise_without_a_verdict_today_has_no_former_ones() -> None:
    compiled = small_map({"touchpoint/doorstep": {"promises": ""}})

    assert former_verdicts(JudgedMap(compiled.catalogue, compiled.alignment)) == {}


def test_time_begins_with_the_first_year() -> None:
    found = former({"period": "0001-02", "value": "96"}, as_of=date(1, 3, 31))

    assert [each.period.text for each in found] == ["0001-01", "0001-02", "0001-03"]


def test_a_period_in_which_a_mistake_hides_a_pair_has_no_verdict() -> None:
    rows = [{"period": "2026-05", "value": "96"}, {"period": "2026-06", "value": "90"}]
    there = {"owner": "last-mile", "promises": ["next-day"], "capabilities": ["courier"], "control": "mine"}
    changes = {
        "capability/courier": {"delivers": [{"metric": "on-time", "measurements": rows}]},
        "touchpoint/counter": {**there, "title": "Counter"},
    }
    compiled = small_map(changes)

    found = former_verdicts(JudgedMap(compiled.catalogue, compiled.alignment))["next-day"]

    assert [each.verdict for each in found[-3:]] == ["unverified", None, "broken"]


def former(*measurements: dict[str, str], as_of: date = AS_OF) -> tuple[FormerVerdict, ...]:
    courier: dict[str, Any] = {"delivers": [{"metric": "on-time", "measurements": list(measurements)}]}
    compiled = small_map({"capability/courier": courier}, as_of)
    return former_verdicts(JudgedMap(compiled.catalogue, compiled.alignment))["next-day"]
