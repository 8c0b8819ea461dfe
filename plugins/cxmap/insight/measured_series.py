"""Measured series: what a capability has measured on a metric, and the levels that its values are held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cxmap.alignment.intervals import Interval, interval_of
from cxmap.alignment.results import Judgement, Pair
from cxmap.alignment.series import GroupSeries, rows_until
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.variance import Tolerance, tolerance_at
from cxmap.model.capability import Capability, Delivery, Measurement
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.targets import Operator


class Held(StrEnum):
    """The kinds of level."""

    TARGET = "target"
    DESIGNED = "designed"
    ADEQUATE = "adequate"


@dataclass(frozen=True, slots=True)
class Level:
    """A level that concerns a series, and the promises that it comes from."""

    held: Held
    value: Decimal
    promises: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesReading:
    """One measurement with the interval around its value; an expired one is too old to count."""

    row: Measurement
    interval: Interval | None
    is_expired: bool


@dataclass(frozen=True, slots=True)
class MeasuredSeries:
    """All readings until a day, of which there is at least one, the oldest first."""

    metric: Metric
    as_of: date
    readings: tuple[SeriesReading, ...]
    levels: tuple[Level, ...]

    @property
    def newest(self) -> Measurement:
        return self.readings[-1].row

    @property
    def zone(self) -> tuple[Decimal, Decimal] | None:
        """The target and the least that customers accept; None where there is not one of each."""
        found = {held: [level.value for level in self.levels if level.held is held] for held in Held}
        if len(found[Held.TARGET]) != 1 or len(found[Held.ADEQUATE]) != 1:
            return None
        return found[Held.TARGET][0], found[Held.ADEQUATE][0]

    @property
    def tolerance(self) -> Tolerance | None:
        """Where the newest value lies for customers; None where it is too old to count, and where there is no zone."""
        if self.zone is None or self.readings[-1].is_expired:
            return None
        return tolerance_at(self.newest.value, Operator.towards(self.metric.better), *self.zone)


@dataclass(frozen=True, slots=True)
class Delivered:
    """The delivery of one capability on one metric to one group, or to all."""

    capability: Capability
    delivery: Delivery
    metric: Metric
    group: str | None

    @property
    def measurements(self) -> tuple[Measurement, ...]:
        """Those of the group."""
        return tuple(row for row in self.delivery.measurements if row.group == self.group)

    def series_until(self, day: date) -> GroupSeries:
        """The rows of which the last day is not after a day."""
        return GroupSeries(self.metric, self.group, rows_until(self.measurements, day), day)

    def is_judged_by(self, judgement: Judgement) -> bool:
        own = (self.capability.id, self.metric.id, self.group)
        return (judgement.capability, judgement.metric, judgement.group) == own


def deliveries_of(judged: JudgedMap, metric: Metric) -> Iterator[Delivered]:
    """The deliveries of all capabilities on a metric."""
    for capability in judged.referring(Capability, metric.key, "delivers"):
        for delivery in capability.delivers:
            if delivery.metric == metric.id:
                yield from delivered_groups(capability, delivery, metric)


def delivered_groups(capability: Capability, delivery: Delivery, metric: Metric) -> Iterator[Delivered]:
    """A delivery on a metric, a part for each group that was measured; one where nothing was."""
    for group in dict.fromkeys(row.group for row in delivery.measurements) or (None,):
        yield Delivered(capability, delivery, metric, group)


def deliveries_behind(judged: JudgedMap, judgement: Judgement) -> Iterator[Delivered]:
    """The delivery whose figures a judgement is about; none where nothing delivers it, or a proof decides."""
    capability = judged.catalogue.find(Capability, judgement.capability)
    metric = judged.catalogue.find(Metric, judgement.metric)
    for delivery in capability.delivers if capability else ():
        if capability and metric and delivery.metric == metric.id:
            yield Delivered(capability, delivery, metric, judgement.group)


def series_of(judged: JudgedMap, delivered: Delivered, pairs: Iterable[Pair]) -> MeasuredSeries | None:
    """The series held against the expectations of some pairs; None where nothing was measured."""
    metric, series = delivered.metric, delivered.series_until(judged.as_of)
    if not series.rows:
        return None
    readings = (SeriesReading(row, interval_of(row, metric), not series.is_fresh(row)) for row in series.rows)
    return MeasuredSeries(metric, judged.as_of, tuple(readings), levels_of(judged, delivered, pairs))


def levels_of(judged: JudgedMap, delivered: Delivered, pairs: Iterable[Pair]) -> tuple[Level, ...]:
    """Targets, then the designed level, then what is adequate; each level once, with all promises that it is from."""
    targets: dict[Decimal, dict[Key, None]] = {}
    adequate: dict[Decimal, dict[Key, None]] = {}
    for key, position in dict.fromkeys(_expectations(pairs, delivered)):
        promise = judged.catalogue.entity(key)
        assert isinstance(promise, Promise)
        expectation = promise.expects[position]
        targets.setdefault(expectation.level, {})[key] = None
        if expectation.adequate is not None:
            adequate.setdefault(expectation.adequate, {})[key] = None
    designed = delivered.delivery.designed
    return (
        *_levels(Held.TARGET, targets),
        *([Level(Held.DESIGNED, designed)] if designed is not None else []),
        *_levels(Held.ADEQUATE, adequate),
    )


def _expectations(pairs: Iterable[Pair], delivered: Delivered) -> Iterator[tuple[Key, int]]:
    for pair in pairs:
        for judgement in pair.judgements:
            if judgement.expectation is not None and delivered.is_judged_by(judgement):
                yield key_of(Promise.kind, pair.promise), judgement.expectation


def _levels(held: Held, found: Mapping[Decimal, Mapping[Key, None]]) -> Iterator[Level]:
    for value, promises in sorted(found.items()):
        yield Level(held, value, tuple(promises))
