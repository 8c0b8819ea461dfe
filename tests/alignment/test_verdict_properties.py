from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.alignment.backing import Backing
from cxmap.alignment.cases import Encounter, MeasuredCase, Surroundings
from cxmap.alignment.doubt import Damage
from cxmap.alignment.judging import Outcome, outcome_of
from cxmap.alignment.measured_rules import MEASURED_RULES
from cxmap.alignment.performance import performance_of
from cxmap.model.capability import Capability, Delivery
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.targets import Operator
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict, worst_verdict
from tests.alignment.small_maps import AS_OF, small_map

levels = st.decimals(80, 100, places=1)
rows = st.builds(lambda month, value: {"period": f"2026-{month:02}", "value": str(value)}, st.integers(1, 7), levels)
series = st.lists(rows, max_size=6, unique_by=lambda row: row["period"])
deliveries = st.fixed_dictionaries(
    {"metric": st.just("on-time"), "measurements": series}, optional={"designed": levels.map(str)}
)
COMPILED = small_map({"metric/on-time": {"headroom": "2"}})
CATALOGUE = COMPILED.catalogue


def outcome(delivery: Mapping[str, Any], target: Decimal = Decimal(95)) -> Outcome:
    """What the rules say of one capability that delivers so, at a touchpoint of our own."""
    metric, promise = CATALOGUE.find(Metric, "on-time"), CATALOGUE.find(Promise, "next-day")
    capability, touchpoint = CATALOGUE.find(Capability, "courier"), CATALOGUE.find(Touchpoint, "doorstep")
    assert metric is not None
    assert promise is not None
    assert capability is not None
    assert touchpoint is not None
    performance = performance_of(Delivery.model_validate(delivery), metric, Damage(), AS_OF)
    backing = Backing(capability, Damage(), {"on-time": performance}, {})
    encounter = Encounter(Surroundings(CATALOGUE, AS_OF, {}, {"courier": ()}), touchpoint, Damage(), (backing,))
    case = MeasuredCase(encounter, backing, promise.expects[0], performance, Operator.AT_LEAST, target)
    found = outcome_of(case, MEASURED_RULES)
    assert found
    return found


@settings(deadline=None)
@given(deliveries, st.randoms(use_true_random=False))
def test_the_order_of_measurements_does_not_matter(delivery: dict[str, Any], random: Any) -> None:
    shuffled = list(delivery["measurements"])
    random.shuffle(shuffled)

    assert outcome({**delivery, "measurements": shuffled}) == outcome(delivery)


@settings(deadline=None)
@given(deliveries, st.decimals(0, 5, places=1))
def test_delivering_better_throughout_is_never_judged_worse(delivery: dict[str, Any], gain: Decimal) -> None:
    better = {
        **delivery,
        "measurements": [{**row, "value": str(Decimal(row["value"]) + gain)} for row in delivery["measurements"]],
    }

    before, after = outcome(delivery)[0], outcome(better)[0]

    # Far past the target is no worse for customers, but it has a verdict of its own.
    assert after.rank >= before.rank or (before is Verdict.KEPT and after is Verdict.UNDER_PROMISED)


@settings(deadline=None)
@given(deliveries, levels, st.decimals(0, 5, places=1))
def test_promising_less_is_never_judged_worse(delivery: dict[str, Any], target: Decimal, less: Decimal) -> None:
    before, after = outcome(delivery, target)[0], outcome(delivery, target - less)[0]

    assert after.rank >= before.rank or (before is Verdict.KEPT and after is Verdict.UNDER_PROMISED)


@settings(deadline=None)
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
