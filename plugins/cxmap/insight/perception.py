"""Perception against performance: one matter as operations measure it and as customers say it, side by side."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cxmap.alignment.exact import EXACT
from cxmap.alignment.intervals import Interval, interval_of
from cxmap.alignment.wording import is_percent
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.measured_series import Delivered, Held, Level, deliveries_of, levels_of
from cxmap.model.capability import Capability, Measurement
from cxmap.model.metric import Better, Metric, MetricView
from cxmap.model.promise import Promise
from cxmap.model.targets import Operator


class Unlike(StrEnum):
    """The reasons why two figures cannot be subtracted from each other."""

    UNIT = "unit"
    TYPE = "type"
    DIRECTION = "direction"
    SCALE = "scale"
    PERCENTILE = "percentile"


class Felt(StrEnum):
    """How what customers say stands to what was measured, what matters most first."""

    NOT_FELT = "not-felt"
    """Well done, but not felt."""
    NOT_MEASURED = "not-measured"
    """Customers say it, but no figure of operations counts."""
    NEITHER = "neither"
    """Neither well done nor felt."""
    NOT_DONE = "not-done"
    """Felt, though not well done."""
    NOT_ASKED = "not-asked"
    """Operations measure it, but nothing that customers said counts."""
    LESS = "less"
    """Felt less than it is done, where nobody says which level is good."""
    MORE = "more"
    OPEN = "open"
    """Nobody says which level is good, and the figures cannot be compared, or lie too close together."""
    BOTH = "both"
    """Well done, and felt."""
    UNKNOWN = "unknown"
    """Nothing counts on either side."""


@dataclass(frozen=True, slots=True)
class CountingValue:
    """The newest value that counts of one capability, and the level that it is held against, where there is one."""

    capability: Capability
    row: Measurement
    interval: Interval | None
    level: Level | None
    is_good: bool | None


@dataclass(frozen=True, slots=True)
class PerceptionSide:
    """All that counts of one metric for one group, the worst first; that one is what the side comes to."""

    metric: Metric
    values: tuple[CountingValue, ...]

    @property
    def worst(self) -> CountingValue | None:
        return self.values[0] if self.values else None


@dataclass(frozen=True, slots=True)
class PerceptionGap:
    """One matter for one group: as operations measure it, and as customers say it.

    `difference` is what customers say less what was measured; None where the two cannot be subtracted.
    """

    group: str | None
    performed: PerceptionSide
    perceived: PerceptionSide
    difference: Decimal | None
    felt: Felt


@dataclass(frozen=True, slots=True)
class Matter:
    """An operational metric, the metric that asks customers about it, and both compared group by group."""

    performed: Metric
    perceived: Metric
    unlike: tuple[Unlike, ...]
    comparisons: tuple[PerceptionGap, ...]

    @property
    def order(self) -> tuple[int, str]:
        """The gaps that matter most come first."""
        return (min(tuple(Felt).index(each.felt) for each in self.comparisons), self.performed.name.casefold())


def matters(judged: JudgedMap) -> tuple[Matter, ...]:
    """All matters on which both sides are named, what matters most first."""
    found = (matter for perceived in judged.live(Metric) for matter in _matters_asked_in(judged, perceived))
    return tuple(sorted(found, key=lambda matter: matter.order))


def matters_of(judged: JudgedMap, metric: Metric) -> tuple[Matter, ...]:
    """The matters of which a metric is one of the two sides."""
    asking = (each for each in judged.referring(Metric, metric.key, "perceives") if each.is_live)
    return tuple(matter for each in (metric, *asking) for matter in _matters_asked_in(judged, each))


def asked_alone(judged: JudgedMap) -> tuple[Metric, ...]:
    """The metrics that ask customers what they thought, and name no operational one on the same matter."""
    views = (each for each in judged.live(Metric) if each.view is MetricView.PERCEPTION)
    return tuple(each for each in views if not judged.catalogue.find(Metric, each.perceives))


def never_asked(judged: JudgedMap) -> tuple[Metric, ...]:
    """The metrics of live promises on whose matter no live metric asks customers."""
    promised = {
        each.metric
        for promise in judged.catalogue.all(Promise)
        if promise.is_live_on(judged.as_of)
        for each in promise.expects
    }
    asked = {each.perceives for each in judged.live(Metric)}
    inside = (each for each in judged.live(Metric) if each.view in (None, MetricView.OPERATIONAL))
    return tuple(each for each in inside if each.id in promised and each.id not in asked)


def _matters_asked_in(judged: JudgedMap, perceived: Metric) -> Iterator[Matter]:
    performed = judged.catalogue.find(Metric, perceived.perceives)
    if performed and performed.is_live and perceived.is_live:
        unlike = tuple(each for each, feature in _FEATURES.items() if feature(performed) != feature(perceived))
        done, said = _sides(judged, performed), _sides(judged, perceived)
        nothing_done, nothing_said = PerceptionSide(performed, ()), PerceptionSide(perceived, ())
        groups = sorted({*done, *said}, key=lambda group: group or "") or [None]
        comparisons = (
            _comparison(group, done.get(group, nothing_done), said.get(group, nothing_said), unlike) for group in groups
        )
        yield Matter(performed, perceived, unlike, tuple(comparisons))


_FEATURES: Mapping[Unlike, Callable[[Metric], Hashable]] = {
    Unlike.UNIT: lambda metric: "%" if is_percent(metric) else metric.unit.casefold(),
    Unlike.TYPE: lambda metric: metric.type,
    Unlike.DIRECTION: lambda metric: metric.better,
    Unlike.SCALE: lambda metric: metric.scale,
    Unlike.PERCENTILE: lambda metric: metric.percentile,
}


def _sides(judged: JudgedMap, metric: Metric) -> Mapping[str | None, PerceptionSide]:
    """The values that count of a metric, by group."""
    found: dict[str | None, list[CountingValue]] = {}
    for delivered in deliveries_of(judged, metric):
        if delivered.capability.is_live and (value := _value(judged, delivered)):
            found.setdefault(delivered.group, []).append(value)
    is_reversed = metric.better is Better.LOWER
    return {
        group: PerceptionSide(metric, tuple(sorted(values, key=lambda each: each.row.value, reverse=is_reversed)))
        for group, values in found.items()
    }


def _value(judged: JudgedMap, delivered: Delivered) -> CountingValue | None:
    row = delivered.series_until(judged.as_of).newest_fresh
    if row is None:
        return None
    operator = Operator.towards(delivered.metric.better)
    level = _strictest(levels_of(judged, delivered, judged.pairs_of(delivered.capability.key)), operator)
    is_good = operator.is_met(row.value, level.value) if level else None
    return CountingValue(delivered.capability, row, interval_of(row, delivered.metric), level, is_good)


def _strictest(levels: Iterable[Level], operator: Operator) -> Level | None:
    """The hardest target, else what it is designed for."""
    found = tuple(levels)
    targets = [level for level in found if level.held is Held.TARGET]
    hardest = max if operator is Operator.AT_LEAST else min
    if targets:
        return hardest(targets, key=lambda level: level.value)
    return next((level for level in found if level.held is Held.DESIGNED), None)


def _comparison(
    group: str | None, performed: PerceptionSide, perceived: PerceptionSide, unlike: tuple[Unlike, ...]
) -> PerceptionGap:
    done, said = performed.worst, perceived.worst
    difference = None
    if done and said and not unlike:
        difference = EXACT.subtract(said.row.value, done.row.value)
    return PerceptionGap(group, performed, perceived, difference, _felt(performed, perceived, difference))


def _felt(performed: PerceptionSide, perceived: PerceptionSide, difference: Decimal | None) -> Felt:
    done, said = performed.worst, perceived.worst
    if done is None or said is None:
        return _one_sided(done, said)
    if done.is_good is not None and said.is_good is not None:
        return _BY_LEVELS[done.is_good, said.is_good]
    operator = Operator.towards(perceived.metric.better)
    if difference is None or _are_close(done, said):
        return Felt.OPEN
    is_less = not operator.is_met(said.row.value, done.row.value)
    if is_less and done.is_good:
        return Felt.NOT_FELT
    return Felt.LESS if is_less else Felt.MORE


def _one_sided(done: CountingValue | None, said: CountingValue | None) -> Felt:
    if said:
        return Felt.NOT_MEASURED
    return Felt.NOT_ASKED if done else Felt.UNKNOWN


_BY_LEVELS: Mapping[tuple[bool, bool], Felt] = {
    (True, False): Felt.NOT_FELT,
    (True, True): Felt.BOTH,
    (False, True): Felt.NOT_DONE,
    (False, False): Felt.NEITHER,
}


def _are_close(one: CountingValue, other: CountingValue) -> bool:
    """Whether the true values may be the same, for all that anybody knows."""
    low, high = _ends(one)
    other_low, other_high = _ends(other)
    return low <= other_high and other_low <= high


def _ends(value: CountingValue) -> tuple[Decimal, Decimal]:
    if value.interval is None:
        return value.row.value, value.row.value
    return Decimal(value.interval.low), Decimal(value.interval.high)
