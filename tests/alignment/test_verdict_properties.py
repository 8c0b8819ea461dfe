from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.model.verdicts import Verdict, worst_verdict
from tests.alignment.small_maps import small_map

levels = st.decimals(80, 100, places=1)
rows = st.builds(lambda month, value: {"period": f"2026-{month:02}", "value": str(value)}, st.integers(1, 7), levels)
series = st.lists(rows, max_size=6, unique_by=lambda row: row["period"])
deliveries = st.fixed_dictionaries(
    {"metric": st.just("on-time"), "measurements": series}, optional={"designed": levels.map(str)}
)


def outcome(delivery: Mapping[str, Any], target: Decimal = Decimal(95)) -> tuple[Verdict, str]:
    """The verdict and the reason where one capability delivers so at a touchpoint of our own."""
    changes = {
        "metric/on-time": {"headroom": "2"},
        "promise/next-day": {"reads_as": "stated", "expects": [{"metric": "on-time", "at_least": str(target)}]},
        "capability/courier": {"delivers": [delivery]},
    }
    (pair,) = small_map(changes).alignment.pairs
    return pair.verdict, pair.reason


@settings(max_examples=50)
@given(deliveries, st.randoms(use_true_random=False))
def test_the_order_of_measurements_does_not_matter(delivery: dict[str, Any], random: Any) -> None:
    shuffled = list(delivery["measurements"])
    random.shuffle(shuffled)

    assert outcome({**delivery, "measurements": shuffled}) == outcome(delivery)


@settings(max_examples=50)
@given(deliveries, st.decimals(0, 5, places=1))
def test_delivering_better_throughout_is_never_judged_worse(delivery: dict[str, Any], gain: Decimal) -> None:
    better = {
        **delivery,
        "measurements": [
            {**row, "value": str(min(Decimal(100), Decimal(row["value"]) + gain))} for row in delivery["measurements"]
        ],
    }

    before, after = outcome(delivery)[0], outcome(better)[0]

    # Far past the target is no worse for customers, but it has a verdict of its own.
    assert after.rank >= before.rank or (before is Verdict.KEPT and after is Verdict.UNDER_PROMISED)


@settings(max_examples=50)
@given(deliveries, levels, st.decimals(0, 5, places=1))
def test_promising_less_is_never_judged_worse(delivery: dict[str, Any], target: Decimal, less: Decimal) -> None:
    before, after = outcome(delivery, target)[0], outcome(delivery, target - less)[0]

    assert after.rank >= before.rank or (before is Verdict.KEPT and after is Verdict.UNDER_PROMISED)


@settings(max_examples=50)
@given(deliveries)
def test_missing_data_never_yields_kept(delivery: dict[str, Any]) -> None:
    known = [row for row in delivery["measurements"] if row["period"] != "2026-07"]
    verdict = outcome(delivery)[0]

    assert known or verdict in (Verdict.OVER_PROMISED, Verdict.UNVERIFIED)


@given(st.lists(st.sampled_from(Verdict), min_size=1))
def test_the_worst_verdict_is_one_of_them_and_none_is_worse(verdicts: list[Verdict]) -> None:
    worst = worst_verdict(verdicts)

    assert worst in verdicts
    assert worst.rank == min(verdict.rank for verdict in verdicts)
