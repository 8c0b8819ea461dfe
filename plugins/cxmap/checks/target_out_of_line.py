"""Targets that everything measured meets ten times over, as their decimal point or a digit is a slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from cxmap.checks.rows import measured
from cxmap.findings.examples import next_day
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.metric import Metric, MetricType
from cxmap.model.promise import Promise
from cxmap.model.targets import Operator

RULE = warning(
    "target-out-of-line",
    "A target is a tenth or a hundredth of all that is measured, so that it is always met; or as many times as much.",
    wrong=next_day("expects:", "  - {metric: on-time, at_least: 9.5}"),
    right=next_day("expects:", "  - {metric: on-time, at_least: 95}"),
)

_TIMES: Mapping[int, str] = {10: "ten times", 100: "a hundred times"}
_PARTS: Mapping[int, str] = {10: "a tenth of", 100: "a hundredth of"}
_ALIKE = 2
"""How many times the lowest value the highest one may be where they tell of a target."""
_NEAR = Fraction(6, 5)
"""How far outside the values the target without its slip may lie."""


def check(linked: LinkedMap) -> Iterator[Finding]:
    measured_on = _measured_on(linked)
    for promise in linked.catalogue.all(Promise):
        if not linked.catalogue.is_sound(promise.key, "expects"):
            continue
        for position, target in enumerate(promise.expects):
            metric = linked.catalogue.find(Metric, target.metric)
            values = measured_on.get(target.metric)
            words = _slip(metric, target.operator, target.level, values) if metric and values else None
            if values and words:
                shown = f"{values.low}" if values.low == values.high else f"{values.low} to {values.high}"
                yield RULE.at(
                    place_of(linked.catalogue.documents[promise.key], ("expects", position, target.operator.value)),
                    f"`{target.level}` is about {words} what is measured on `{target.metric}`, {shown}",
                    hint="look at the decimal point and the unit: correct the number, or leave it if it is right",
                )


class _Measured(NamedTuple):
    """The least and the most that is measured on a metric."""

    low: Decimal
    high: Decimal


def _measured_on(linked: LinkedMap) -> Mapping[str, _Measured]:
    values: defaultdict[str, list[Decimal]] = defaultdict(list)
    for _, _, delivery in measured(linked):
        values[delivery.metric or ""] += (row.value for row in delivery.measurements)
    return {metric: _Measured(min(each), max(each)) for metric, each in values.items()}


def _slip(metric: Metric, operator: Operator, level: Decimal, values: _Measured) -> str | None:
    """How far a target that is always met lies from values that are alike, where that is a power of ten."""
    if level <= 0 or not 0 < values.high <= values.low * _ALIKE:
        return None
    if metric.type is MetricType.SHARE and (operator is Operator.AT_MOST or level <= 1):
        # Of few cases a tenth is often measured, 0.4 % of at most 5 %; and fractions have a rule of their own.
        return None
    low, high = Fraction(values.low) / _NEAR, Fraction(values.high) * _NEAR
    if operator is Operator.AT_LEAST:
        return next((words for times, words in _PARTS.items() if low <= level * times <= high), None)
    return next((words for times, words in _TIMES.items() if low <= Fraction(level) / times <= high), None)
