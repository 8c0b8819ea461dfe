"""Variance: how far a measured value lies from its target, and whether customers would still accept it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cxmap.alignment.exact import EXACT
from cxmap.alignment.results import Judgement
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.durations import Period
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Metric
from cxmap.model.persona import Persona
from cxmap.model.promise import Expectation, Promise
from cxmap.model.targets import Operator
from cxmap.model.touchpoint import Touchpoint


class Tolerance(StrEnum):
    """Where a value lies for customers, the worst first: between the least they accept and the promise is tolerable."""

    UNACCEPTABLE = "unacceptable"
    TOLERABLE = "tolerable"
    AS_PROMISED = "as-promised"


@dataclass(frozen=True, slots=True)
class Variance:
    """The distance from value to target in the metric's unit, above zero where the target is met.

    `share` is the distance as a part of the target, by which distances in different units compare. Of a stale one the
    value is too old to count.
    """

    distance: Decimal
    share: Decimal
    is_stale: bool


@dataclass(frozen=True, slots=True)
class MeasuredTarget:
    """One target of a promise, judged by what one capability delivers."""

    promise: str
    judgement: Judgement
    variance: Variance


def measured_targets(judged: JudgedMap) -> tuple[MeasuredTarget, ...]:
    """All targets against which something was measured, each once, the largest miss first; stale values come last."""
    found: dict[tuple[object, ...], MeasuredTarget] = {}
    for pair in judged.alignment.pairs:
        for judgement in pair.judgements:
            if variance := variance_of(judged, judgement):
                key = (pair.promise, judgement.expectation, judgement.capability, judgement.group)
                found.setdefault(key, MeasuredTarget(pair.promise, judgement, variance))
    return tuple(sorted(found.values(), key=lambda each: (each.variance.is_stale, each.variance.share, each.promise)))


def variance_of(judged: JudgedMap, judgement: Judgement | None) -> Variance | None:
    """None where nothing was measured against a target."""
    if judgement is None or judgement.value is None or judgement.target is None:
        return None
    distance = EXACT.subtract(judgement.value, judgement.target)
    if judgement.operator is Operator.AT_MOST:
        distance = EXACT.minus(distance)
    share = EXACT.divide(distance, abs(judgement.target)) if judgement.target else distance
    return Variance(distance, share, is_stale(judged, judgement))


def is_stale(judged: JudgedMap, judgement: Judgement) -> bool:
    """Whether the value of a judgement, which must have one, is too old to count."""
    metric = judged.catalogue.find(Metric, judgement.metric)
    return metric is not None and value_counts_until(judgement, metric) < judged.as_of


def value_counts_until(judgement: Judgement, metric: Metric) -> date:
    """The last day on which the value of a judgement, which must have one, counts; newer ones may count longer."""
    assert judgement.period
    assert judgement.measured_on
    known = Period(judgement.period, Period.from_text(judgement.period).first, judgement.measured_on)
    return metric.good_until(known)


def tolerance_of(judged: JudgedMap, promise: Promise, judgement: Judgement | None) -> Tolerance | None:
    """None where nobody wrote down the least that customers accept, or nothing that counts was measured."""
    if judgement is None or judgement.expectation is None or judgement.value is None or is_stale(judged, judgement):
        return None
    expectation = promise.expects[judgement.expectation]
    if expectation.adequate is None:
        return None
    return tolerance_at(judgement.value, expectation.operator, expectation.level, expectation.adequate)


def tolerance_at(value: Decimal, operator: Operator, target: Decimal, adequate: Decimal) -> Tolerance:
    if operator.is_met(value, target):
        return Tolerance.AS_PROMISED
    return Tolerance.TOLERABLE if operator.is_met(value, adequate) else Tolerance.UNACCEPTABLE


@dataclass(frozen=True, slots=True)
class DifferingTarget:
    """One of several targets of a measure, and to which personas it is promised; to everybody where there are none."""

    metric: Metric
    expectation: Expectation
    promise: Promise
    personas: tuple[Key, ...]


def differing_targets(judged: JudgedMap, touchpoint: Touchpoint) -> Iterator[DifferingTarget]:
    """The targets of measures for which the live promises of a touchpoint have more than one."""
    by_metric: dict[str, list[tuple[Promise, Expectation]]] = {}
    for promise in _promises(judged, touchpoint):
        for expectation in promise.expects:
            by_metric.setdefault(expectation.metric, []).append((promise, expectation))
    for identity, made in by_metric.items():
        metric = judged.catalogue.find(Metric, identity)
        if metric and len({expectation.level for _, expectation in made}) > 1:
            for promise, expectation in made:
                yield DifferingTarget(metric, expectation, promise, _personas(touchpoint, promise))


def _promises(judged: JudgedMap, touchpoint: Touchpoint) -> Iterator[Promise]:
    named = (*touchpoint.promises, *(promise for each in touchpoint.treatments for promise in each.promises))
    for identity in dict.fromkeys(named):
        promise = judged.catalogue.find(Promise, identity)
        if promise and promise.is_live_on(judged.as_of):
            yield promise


def _personas(touchpoint: Touchpoint, promise: Promise) -> tuple[Key, ...]:
    if promise.id in touchpoint.promises and not promise.personas:
        return ()
    treated = tuple(each.persona for each in touchpoint.treatments if promise.id in each.promises)
    return tuple(key_of(Persona.kind, persona) for persona in treated or promise.personas)
