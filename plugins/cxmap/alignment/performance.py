"""Performance: what a capability has delivered on one metric, as far as it is known on one day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from heapq import nlargest
from itertools import pairwise

from cxmap.alignment.doubt import Damage
from cxmap.alignment.exact import continued
from cxmap.alignment.intervals import Interval, interval_of
from cxmap.model.capability import Delivery, Measurement
from cxmap.model.metric import Metric
from cxmap.model.targets import Operator

MOST_READINGS = 4
"""No rule looks further back."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A measurement with the interval used for it; `end` is the unfavourable one, or the value without interval."""

    measurement: Measurement
    interval: Interval | None
    is_interval_known: bool
    """False where a mistake in the metric leaves open whether there is an interval."""
    end: Decimal


@dataclass(frozen=True, slots=True)
class Performance:
    """One metric's newest readings, the oldest of them first; none of them ends after the day in question.

    The newest reading counts until `good_until`, which is None without readings and where nobody can tell. `next_value`
    is where three steps for the worse in a row are heading.
    """

    metric: Metric
    damage: Damage
    as_of: date
    operator: Operator
    designed: Decimal | None
    readings: tuple[Reading, ...]
    good_until: date | None
    next_value: Decimal | None

    @property
    def newest(self) -> Reading | None:
        return self.readings[-1] if self.readings else None

    @property
    def is_fresh(self) -> bool:
        """Whether the newest reading can still be relied on."""
        if not self.readings:
            return False
        self.damage.touch("max_age")
        return self.good_until is not None and self.good_until >= self.as_of

    @property
    def is_as_designed(self) -> bool | None:
        """Whether the newest value meets the designed level; None unless both are there and the value is fresh."""
        if self.designed is None or not self.is_fresh:
            return None
        return self.operator.is_met(self.readings[-1].measurement.value, self.designed)


def performance_of(delivery: Delivery, metric: Metric, damage: Damage, as_of: date) -> Performance:
    operator = Operator.towards(metric.better)
    readings = tuple(_reading(row, metric, damage, operator) for row in newest_rows(delivery.measurements, as_of))
    is_age_known = "max_age" not in damage.fields
    good_until = metric.max_age.after(readings[-1].measurement.period.last) if readings and is_age_known else None
    return Performance(
        metric=metric,
        damage=damage,
        as_of=as_of,
        operator=operator,
        designed=delivery.designed,
        readings=readings,
        good_until=good_until,
        next_value=_next_value([reading.measurement.value for reading in readings], operator),
    )


def newest_rows(measurements: Iterable[Measurement], as_of: date, most: int = MOST_READINGS) -> tuple[Measurement, ...]:
    """The last few that ended on or before a day, the oldest first; of two that end together the longer is older."""
    ended = (row for row in measurements if row.period.last <= as_of)
    newest_first = nlargest(most, ended, key=lambda row: (row.period.last, row.period.first))
    return tuple(reversed(newest_first))


def _reading(row: Measurement, metric: Metric, damage: Damage, operator: Operator) -> Reading:
    is_known = "type" not in damage.fields or row.low is not None or row.sample is None
    interval = interval_of(row, metric.type) if is_known else None
    return Reading(row, interval, is_known, interval.unfavourable(operator) if interval else row.value)


def _next_value(values: Sequence[Decimal], operator: Operator) -> Decimal | None:
    gets_worse = all(not operator.is_met(later, earlier) for earlier, later in pairwise(values))
    return continued(values[-2], values[-1]) if len(values) == MOST_READINGS and gets_worse else None
