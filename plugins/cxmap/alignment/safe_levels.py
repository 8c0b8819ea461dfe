"""Safe levels: what a capability has shown lately that it can be relied on for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cxmap.alignment.backing import Backing
from cxmap.alignment.exact import rounded_safely
from cxmap.alignment.performance import Performance, Reading
from cxmap.alignment.results import SafeLevel
from cxmap.model.targets import Operator


def safe_levels(backing: Backing, as_of: date) -> Iterator[SafeLevel]:
    """One for each metric that the capability delivers and on which something is fresh."""
    for performance in backing.performances.values():
        max_age = performance.metric.max_age
        readings = tuple(
            reading for reading in performance.readings if max_age.after(reading.measurement.period.last) >= as_of
        )
        if performance.is_fresh and all(reading.is_interval_known for reading in readings):
            yield _level_of(performance, readings)


def _level_of(performance: Performance, readings: tuple[Reading, ...]) -> SafeLevel:
    operator = performance.operator
    worst = min if operator is Operator.AT_LEAST else max
    # The newest first, so that of equal ones it is the newest that set the level.
    setter = worst(reversed(readings), key=lambda reading: reading.end)
    level = rounded_safely(operator, setter.end)
    return SafeLevel(performance.metric.id, operator, level, setter.measurement.period.text)
