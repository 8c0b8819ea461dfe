"""Performance: what a capability has delivered on one metric, as far as it is known on one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from heapq import nlargest

from cxmap.alignment.intervals import Interval, interval_of
from cxmap.model.capability import Delivery, Measurement
from cxmap.model.metric import Metric
from cxmap.model.targets import Operator

MOST_READINGS = 4
"""No rule looks further back."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A measurement with the interval used for it."""

    measurement: Measurement
    interval: Interval | None
    is_interval_known: bool
    """False where a mistake in the metric leaves open whether there is an interval."""

    def end(self, operator: Operator) -> Decimal:
        """The unfavourable end of the interval, or the value where there is none."""
        return self.interval.unfavourable(operator) if self.interval else self.measurement.value


@dataclass(frozen=True, slots=True)
class Performance:
    """One metric's newest readings, the oldest of them first; none of them ends after `as_of`.

    `mistaken` names the metric's fields that nothing may be computed from.
    """

    metric: Metric
    mistaken: frozenset[str]
    designed: Decimal | None
    readings: tuple[Reading, ...]
    as_of: date

    @property
    def newest(self) -> Reading | None:
        return self.readings[-1] if self.readings else None

    @property
    def direction(self) -> Operator:
        return Operator.towards(self.metric.better)

    @property
    def is_fresh(self) -> bool | None:
        """Whether the newest reading can still be relied on; None where nobody can tell how long it can."""
        return self.is_fresh_on(self.as_of)

    def is_fresh_on(self, day: date) -> bool | None:
        if not self.readings:
            return False
        if "max_age" in self.mistaken:
            return None
        return not is_older(self.readings[-1].measurement, self.metric, day)

    @property
    def is_as_designed(self) -> bool | None:
        """Whether the newest value meets the designed level; None unless both are there and the value is fresh."""
        if self.designed is None or not self.is_fresh:
            return None
        return self.direction.is_met(self.readings[-1].measurement.value, self.designed)


def is_older(measurement: Measurement, metric: Metric, day: date) -> bool:
    """Whether a measurement is older on a day than the metric allows."""
    return metric.max_age.after(measurement.period.last) < day


def performance_of(delivery: Delivery, metric: Metric, mistaken: frozenset[str], as_of: date) -> Performance:
    readings = tuple(_reading(row, metric, mistaken) for row in newest_rows(delivery.measurements, as_of))
    return Performance(metric, mistaken, delivery.designed, readings, as_of)


def newest_rows(measurements: Iterable[Measurement], as_of: date) -> tuple[Measurement, ...]:
    """The last few that ended on or before a day, the oldest first; of two that end together the longer is older."""
    ended = (row for row in measurements if row.period.last <= as_of)
    newest_first = nlargest(MOST_READINGS, ended, key=lambda row: (row.period.last, row.period.first, row.period.text))
    return tuple(reversed(newest_first))


def _reading(row: Measurement, metric: Metric, mistaken: frozenset[str]) -> Reading:
    is_known = "type" not in mistaken or row.low is not None or row.sample is None
    return Reading(row, interval_of(row, metric.type) if is_known else None, is_known)
