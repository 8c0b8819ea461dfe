"""Targets that differ at one touchpoint: of the same measure, some are promised more than others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.insight.judged_map import JudgedMap
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Metric
from cxmap.model.persona import Persona
from cxmap.model.promise import Expectation, Promise
from cxmap.model.touchpoint import Touchpoint


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
