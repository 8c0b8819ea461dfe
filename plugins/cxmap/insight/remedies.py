"""Remedies: whether what was announced for the case that a promise is not kept is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.alignment.doubt import Damage
from cxmap.alignment.performance import Performance, performance_of
from cxmap.alignment.remedy import is_done
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability, Measurement
from cxmap.model.ids import Key
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise, Remedy
from cxmap.model.touchpoint import Touchpoint


@dataclass(frozen=True, slots=True)
class RemedyAtWork:
    """A capability that does what is due where a promise is not kept: its newest figures, and whether they suffice."""

    capability: Key
    rows: tuple[Measurement, ...]
    is_done: bool


def remedies_at_work(judged: JudgedMap, promise: Promise, remedy: Remedy, metric: Metric) -> tuple[RemedyAtWork, ...]:
    """One for each capability that delivers the metric of a promise's remedy where the promise is felt."""
    return tuple(
        RemedyAtWork(capability.key, performance.newest_fresh_rows, is_done(remedy, performance))
        for capability, performance in _performances(judged, promise, metric)
    )


def _performances(judged: JudgedMap, promise: Promise, metric: Metric) -> Iterator[tuple[Capability, Performance]]:
    touchpoints = (judged.catalogue.find(Touchpoint, pair.touchpoint) for pair in judged.pairs_of(promise.key))
    names = dict.fromkeys(name for touchpoint in touchpoints if touchpoint for name in touchpoint.capabilities)
    for name in names:
        capability = judged.catalogue.find(Capability, name)
        for delivery in capability.delivers if capability and capability.is_live else ():
            if capability and delivery.metric == metric.id:
                yield capability, performance_of(delivery, metric, Damage(frozenset()), judged.as_of)
