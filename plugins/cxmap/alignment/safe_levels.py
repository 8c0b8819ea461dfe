"""Safe levels: what a capability has shown lately that it can be relied on for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from cxmap.alignment.backing import Backing
from cxmap.alignment.doubt import Undecided, decided
from cxmap.alignment.exact import rounded_safely
from cxmap.alignment.performance import Performance
from cxmap.alignment.results import SafeLevel
from cxmap.model.targets import Operator


def safe_levels(backing: Backing, as_of: date) -> Iterator[SafeLevel]:
    """One for each metric that the capability delivers and on which something is fresh."""
    for performance in backing.performances.values():
        if level := decided(partial(_safe_level, performance, as_of)):
            yield level


def _safe_level(performance: Performance, as_of: date) -> SafeLevel | None:
    if not performance.is_fresh:
        return None
    max_age, operator = performance.metric.max_age, performance.operator
    readings = [each for each in performance.readings if max_age.after(each.measurement.period.last) >= as_of]
    if not all(reading.is_interval_known for reading in readings):
        raise Undecided
    worst = min if operator is Operator.AT_LEAST else max
    # The newest first, so that of equal ones it is the newest that set the level.
    setter = worst(reversed(readings), key=lambda reading: reading.end)
    level = rounded_safely(operator, setter.end)
    return SafeLevel(performance.metric.id, operator, level, setter.measurement.period.text)
